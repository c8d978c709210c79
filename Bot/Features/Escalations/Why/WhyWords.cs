using System.Text.RegularExpressions;
using Demarc.Features.Escalations.Work;
using Demarc.Turns;

namespace Demarc.Features.Escalations.Why;

/// <summary>What is asked about a choice or a message of an escalation.</summary>
enum WhyAsked
{
    /// <summary>Why it stands as it does: who has it, by which rule, who was told.</summary>
    Whole,

    /// <summary>Why somebody did not get it.</summary>
    WhyNot,

    /// <summary>Why whoever asks heard of it.</summary>
    WhyMe,
}

/// <summary>"why ESC-104", "why not Lee on ESC-104", "why did I get this", "who was told about ESC-104".</summary>
static partial class WhyWords
{
    public const string Intent = "esc.why";
    const int MostRead = 400;

    public static string? In(string text, Pending? pending) =>
        text.Length <= MostRead && (SaidWords.NamesOne(text) ? Asks().IsMatch(IdFirst().Replace(text, "")) || WhoTold().IsMatch(text) : pending is null && (Me().IsMatch(text) || ShortWhyNot().IsMatch(text)))
            ? Intent
            : null;

    public static WhyAsked Of(string text) =>
        Me().IsMatch(text) ? WhyAsked.WhyMe : Not().IsMatch(text) ? WhyAsked.WhyNot : WhyAsked.Whole;

    [GeneratedRegex(@"\A\W*(?:esc|escalation)[\s#_-]*\d{1,9}\W+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex IdFirst();

    const string Polite = @"\A\W*(?:(?:hey|hi|ok|okay|so|and|but|please|pls|demarc|can you|could you|would you|do you know)\W+)*(?:(?:tell|show|explain|say|give)\W+(?:(?:me|us|to me)\W+)?(?:the reason\W+)?)?";
    const string Why = @"(?:why(?:'s|s|d)?|how come|what(?:'s| is| was) the reason|for what reason|on what grounds|by (?:what|which) rule|(?:what|which) rule)\b";
    const string Heard = @"(?:get|got|getting|gets|receive[ds]?|receiving|see|seeing|have|asked|told|notified|paged|pinged|alerted|messaged|bothered|reminded|picked|chosen|assigned|given|on|called|contacted|added|copied|cc'?d)";

    /// <summary>What may follow when it is about a message and not about money or papers: "this", "this message", "on this one", an id.</summary>
    const string Rest = @"\b(?:\s+(?:about|on|for|of|to|in|with|by))?(?:\s+(?:this|that|it|these|those|the|a|an|all|such|your))*(?:\s+(?:one|messages?|cards?|notices?|notifications?|escalations?|alerts?|pages?|pings?|reminders?|thing|here|again|now))*(?:\s.*\b(?:esc|escalation)[\s#_-]*\d.*|\s*(?:esc|escalation)[\s#_-]*\d.*)?\W*\z";

    [GeneratedRegex(Polite + Why, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Asks();

    /// <summary>"who was told about ESC-104 and when", "who got ESC-104", "how was ESC-104 routed".</summary>
    [GeneratedRegex(
        Polite + @"(?:who(?:m|'s|s)?\b(?:\s+(?:all|else|exactly))?\s+(?:(?:did|has|have|had|was|were|is|are|been|you|we|it|they|already)\s+)*(?:told|notified|asked|paged|pinged|alerted|informed|reminded|tell|notify|ask|page|alert|inform|heard|hear|messaged|contacted|knows?)\b|how (?:was|is|did|were)\b.*\b(?:rout\w+|assign\w*|chosen|picked|get to|end up|given)\b|explain (?:the )?(?:routing|assignment|choice)\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WhoTold();

    /// <summary>"why did I get this", "why was I asked", "why me", "why am I on this".</summary>
    [GeneratedRegex(Polite + Why + @"(?:\s+(?:me|us)" + Rest + @"|\s+(?:(?:did|do|does|am|was|have|had|has|should|would|were|are|that|it|this|you|keep|is)\s+)*(?:i|me|we|us)\s+(?:(?:be|being|been|keep|kept|just|even|still|always|now|was|am|have|had|did|were|are|got|get)\s+)*" + Heard + Rest + @"|\s+(?:(?:did|do|have|are|were|was)\s+)?you\s+(?:(?:just|keep|kept)\s+)*(?:telling|tell|asking|ask|messaging|message|paging|page|pinging|ping|sending|send|notifying|notify|told|asked|sent|bothering|bother|reminding|remind)\s+(?:(?:this|it|that)\s+to\s+)?me" + Rest + ")", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Me();

    [GeneratedRegex(@"\b(?:why|how come|reason)\b.*?(?:\bnot\b|n['’]?t\b|\bnever\b|\binstead of\b|\brather than\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Not();

    [GeneratedRegex(@"\A\W*why not\s+(?!now\b|me\b|today\b|yet\b|just\b|the\b|a\b|it\b|this\b|that\b)[\p{L}'’-]+(?:\s+[\p{L}'’-]+)?\W*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ShortWhyNot();
}
