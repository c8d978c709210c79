using System.Text.RegularExpressions;

namespace Demarc.Features.Knowledge;

/// <summary>Words that answer something and ask nothing: "yes", "skip", "the first one". Where nothing was asked they are no question for a person.</summary>
static partial class Strays
{
    public static bool IsOne(string words) => words.Length <= 40 && Stray().IsMatch(words);

    [GeneratedRegex(
        @"\A\W*(?:(?:y|yes|yep|yeah|yup|no|nope|nah|n|ok|okay|k|sure|fine|right|correct|please|thanks|thank you|skip|stop|cancel|done|next|go|go on|go ahead|do it|do that|pass it on|send it|never ?mind|forget it|leave it|none|nothing|maybe|later|now|again|hm+|uh+|um+|the|that|this|it|one|(?:the )?(?:first|second|third|fourth|fifth|last|[1-9])(?: one)?|option [1-9]|low|mid|medium|high)\b\W*)+\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Stray();
}
