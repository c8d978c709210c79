using System.Text.RegularExpressions;

namespace Demarc.Features.Orders.Changes;

/// <summary>What a note says, word for word: only what introduces it ("note on 48213:") is left away.</summary>
static partial class NoteText
{
    const RegexOptions Flags = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <param name="names">What in the text stands for the order.</param>
    public static string Of(string text, IReadOnlyCollection<string> names)
    {
        var (at, isNote, isNamed) = (0, false, false);
        while (at < text.Length)
        {
            var name = names.Where(each => each.Length > 0 && string.Compare(text, at, each, 0, each.Length, StringComparison.OrdinalIgnoreCase) == 0).MaxBy(each => each.Length);
            if (name is not null && !isNamed)
            {
                (at, isNamed) = (at + name.Length, true);
            }
            else if (Stop().Match(text, at) is { Success: true } stop && isNote)
            {
                at += stop.Length;
                break;
            }
            else if (isNote && isNamed)
            {
                at += After().Match(text, at).Length;
                break;
            }
            else if (Head().Match(text, at) is { Success: true } head)
            {
                (at, isNote) = (at + head.Length, isNote || head.Groups["note"].Success);
            }
            else
            {
                break;
            }
        }

        return text[at..].Trim();
    }

    [GeneratedRegex(@"\G\s*[:–—-]\s*", Flags)]
    private static partial Regex Stop();

    [GeneratedRegex(@"\G(?:\s+(?:to|for)\s+(?:the\s+)?(?:partner|agent|agency|rep|customer|client|end\s+user)\b)?\s*(?:[:,;–—-]\s*|that\s+|saying\s+|says\s+)?", Flags)]
    private static partial Regex After();

    [GeneratedRegex(@"\G(?:\s+|[,#]|(?<note>internal\s+note|notes?|comment|remark|tell|let)\b|(?:to|for)\s+(?:the\s+)?(?:customer|client|end\s+user)\b|(?:know|again|quick)\b|(?:please|pls|add|put|leave|make|drop|jot|log|write|append|save|a|an|the|this|internal|down|on|for|to|of|about|order|partner|agent|agency|rep|that)\b)", Flags)]
    private static partial Regex Head();
}
