using System.Text.RegularExpressions;
using Demarc.Turns;

namespace Demarc.Features.Escalations.Work;

/// <summary>Takes commands apart: what a note says, for whom it is, who should have it, what proves it.</summary>
static partial class SaidWords
{
    static readonly char[] Around = [' ', ':', ',', ';', '-', '–', '.', '\n', '\t'];

    /// <summary>What a note or proof says: what stands behind the id, else what is left without the command.</summary>
    public static string WordsOf(string text)
    {
        var said = text.Trim();
        if (Id().Match(said) is { Success: true } id)
        {
            var behind = Behind(said[(id.Index + id.Length)..]);
            if (behind.Length > 0)
            {
                return behind;
            }

            said = said[..id.Index];
        }

        return BehindColon().Match(said) is { Success: true } match
            ? match.Groups[1].Value.Trim()
            : Tail().Replace(Command().Replace(said, ""), "").Trim(' ', ':', ',', ';', '-', '–', '.');
    }

    // A colon says that the words begin; without one the rest of the command may still be in front of them.
    static string Behind(string rest)
    {
        var behind = rest.TrimStart();
        if (behind.StartsWith(':'))
        {
            return behind[1..].Trim();
        }

        return Lead().Replace(behind.TrimStart(' ', ',', ';', '-', '–', '.'), "").Trim();
    }

    /// <summary>It names an escalation.</summary>
    public static bool NamesOne(string text) => Id().IsMatch(text);

    /// <summary>Something to write down stands behind the id.</summary>
    public static bool HasWordsBehind(string text) => Id().Match(text) is { Success: true } id && Behind(text[(id.Index + id.Length)..]).Length > 0;

    /// <summary>Whom it is said to, when it tells somebody: "Maya" of "let Maya know on ESC-104"; empty when nobody is named.</summary>
    public static string ToldIn(string text) => Told().Match(text) is { Success: true } match ? match.Groups[1].Value : "";

    /// <summary>For our own staff alone, in so many words: whatever else is in it, no partner reads it.</summary>
    public static bool IsInternal(string text) => Internal().IsMatch(Id().Match(text) is { Success: true } id ? text[..Math.Min(text.Length, id.Index + id.Length + 20)] : text);

    /// <summary>Meant for the partner to read, not for ourselves.</summary>
    public static bool IsForPartner(string text) => !IsInternal(text) && ForPartner().IsMatch(Id().Match(text) is { Success: true } id ? text[..Math.Min(text.Length, id.Index + id.Length + 40)] : text);

    /// <summary>What happens next: without "next step on ESC-104 is" before it and "by Friday 3 pm" behind it.</summary>
    /// <param name="days">Dates and times, as written.</param>
    public static string NextStepIn(string text, IEnumerable<string> days)
    {
        var what = NextLead().Replace(Id().Replace(text, " ", 1), "").Trim(Around);
        var written = days.Where(day => day.Length > 0).ToList();
        for (var before = ""; before != what;)
        {
            before = what;
            foreach (var day in written.Where(day => what.EndsWith(day, StringComparison.OrdinalIgnoreCase)))
            {
                what = By().Replace(what[..^day.Length], "").Trim(Around);
            }
        }

        return what;
    }

    /// <summary>When the next update is to come, as it is written, though it may be no day: "feb 30" of "ESC-104 next update in feb 30"; empty when it is only asked for.</summary>
    public static string UpdateIn(string text) =>
        Update().Match(Id().Replace(text, " ", 1)) is { Success: true } update ? update.Groups["when"].Value.Trim(Around) : "";

    /// <summary>What looks like a day at the end of a step and was not read as one: "feb 30" of "call the supplier by feb 30".</summary>
    public static string UnreadDayIn(string what) => UnreadDay().Match(what) is { Success: true } day ? day.Groups["when"].Value : "";

    public static string WithoutDay(string what) => UnreadDay().Replace(what, "").Trim(Around);

    /// <summary>The words without "to the partner:".</summary>
    public static string WithoutReader(string words) => Reader().Replace(words, "").Trim();

    public static bool IsDown(string text) => Down().IsMatch(text);

    public static bool IsAtSupplier(string text) => AtSupplier().IsMatch(text);

    /// <summary>What proves it; null when nothing does. That somebody "confirmed" something is the customer's word only when it was the customer.</summary>
    public static ProofKind? ProofIn(string words) =>
        ActsSaid.IsStillWrong(words) || Ahead().IsMatch(words) ? null
        : Confirmation().IsMatch(words) ? ProofKind.CustomerConfirmation
        : Completion().IsMatch(words) ? ProofKind.Completion
        : Test().IsMatch(words) ? ProofKind.Test
        : Credit().IsMatch(words) ? ProofKind.Credit
        : null;

    /// <summary>Whose names are in it: full names first, first names only when there is none.</summary>
    public static IReadOnlyList<Person> PeopleIn(string text, IReadOnlyList<Person> people)
    {
        var full = people.Where(person => Names(text, person.Name) || Names(text, person.Id)).ToList();
        return full.Count > 0 ? full : [.. people.Where(person => Names(text, person.Name.Split(' ')[0]))];
    }

    public static bool IsMe(string text) => Me().IsMatch(text);

    static bool Names(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0 && name.Length > 1; at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + name.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"\b(?:esc|escalation)[\s#_-]*\d{1,9}\b|#\d{1,9}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Id();

    [GeneratedRegex(@"\A(?:(?:(?:internal|private|staff)\s+)?(?:note|comment|update)\b\s*[:,;–-]?\s*|that\s+|because\s+|since\s+|(?:is |was |can be |as )?(?:resolved|done|fixed|closed)(?:\s*[:,;.–-]\s*|\s*\z)|can be closed\W*)+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Lead();

    [GeneratedRegex(@"\A(?:\s*next\b(?=\s*[:,;–-])|.{0,40}?\bnext (?:steps?|actions?)\b)(?:\s|[:,;–-]|\b(?:on|to|for|of|is|are|will be|should be|by me)\b)*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex NextLead();

    [GeneratedRegex(@"\A\W*(?:(?:please|pls|can you|could you|set|put|move|push|change|make|promise|give|the|a|an|on|for|of|to|partner|our|my)\W+)*next\s+updates?(?:\W|\b(?:on|for|of|to|the|partner|is|will|be|comes?|due|set|moved|by|in|at|until|before|please|pls|thanks)\b)*(?<when>(?!(?:when|what|where|why|who|how|status)\b)[^?]*)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Update();

    [GeneratedRegex(@"\s+(?:by|before|until|till|due|on|in)\s+(?<when>(?=.*\d)(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.?\s+)?[\d./:-]+(?:st|nd|rd|th)?(?:\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?)?(?:[\s,]+\d{4})?(?:\s*[ap]m)?)\W*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UnreadDay();

    [GeneratedRegex(@"(?:\s|[,;–-]|\b(?:by|on|due|before|until|till|at|no later than)\b)+\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex By();

    [GeneratedRegex(@"(?:\s|[:,;–-]|\b(?:on|to|for|in|of|onto)\b)+\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tail();

    [GeneratedRegex(@"\A.{0,40}?\b(?:note|comment|resolved?|close|reopen)\b[^:]{0,30}:(.+)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex BehindColon();

    [GeneratedRegex(
        @"\A\W*(?:(?:please|pls|can you|could you) )?(?:(?:(?:add|put|leave|make|drop|append|log|record|jot down|keep)\b(?: an?| this| the| down)?(?: internal)?(?: (?:note|comment)s?)?(?: down)?)|(?:internal )?(?:note|comment)s?\b|(?:resolved?|close(?: out)?|closing|finish|mark|withdraw|reopen|re-open)\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Command();

    [GeneratedRegex(@"\b(?:to|for|tell|inform|notify|message|write|update|let)\b.{0,12}\b(?:partner|requester|rep|agency)\b|\bpartner (?:note|message|update)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ForPartner();

    [GeneratedRegex(@"\A\W*(?:(?:to|for|tell|inform|notify|message|write|update|let)\b.{0,12}\b(?:partner|requester|rep|agency)\b(?:\s+(?:that|know))*|partner (?:note|message|update))\W*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reader();

    [GeneratedRegex(@"\A[^:]{0,60}?\b(?:internal(?:ly)?|private(?:ly)?|staff.?only|not for the partner)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Internal();

    [GeneratedRegex(@"\A\W*(?:(?:please|pls|can you|could you)\s+)?(?:tell|let|inform|notify|message|write(?: to)?|update|answer|reply to)\s+(?:(?:the|our|their)\s+)?([\p{L}'’-]+(?:\s+(?!know|on|that|about|for|esc|escalation|in|via|re)[\p{L}'’-]+)?)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Told();

    [GeneratedRegex(@"\b(?:lower|downgrade|de-?escalate|reduce|drop it|bring it down)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Down();

    [GeneratedRegex(@"\b(?:supplier|carrier|their (?:manager|director|vp)|level [234])\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AtSupplier();

    [GeneratedRegex(@"\b(?:turned up|turn.?up (?:done|complete\w*)|install(?:ed)?|complet(?:ed|ion)|activated|delivered|circuit is (?:up|in)|ported|foc received|foc is in)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Completion();

    [GeneratedRegex(@"\b(?:test(?:ed|s|ing)?|pings?|dial tone|calls? (?:work|complete)\w*|verified)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Test();

    [GeneratedRegex(@"\b(?:credit(?:ed|s)?|refund(?:ed)?|waived|bill corrected|commission paid)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Credit();

    /// <summary>What will be is no proof.</summary>
    [GeneratedRegex(@"\b(?:will be|going to be|scheduled|planned|should be|due (?:on|by|to)|waiting (?:for|on)|awaiting|expect\w*|needs? to be|has to be|must be|tomorrow|next (?:week|month))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ahead();

    [GeneratedRegex(
        @"\b(?:customer|client|cust|end.?user|partner|requester|rep|agency|site contact|(?:clinic|store|office|shop|school|library|restaurant|hotel) (?:manager|owner|staff)|manager on site)(?:'s)?\b.{0,30}\b(?:confirm\w*|happy|satisfied|up and running|back up|is up|says? (?:that )?(?:it |all |everything )?(?:works|is (?:fine|ok|good|working|fixed|up))|accept\w*|sign(?:ed)? off|verif\w*)\b|\bconfirm(?:ed|ation)\b.{0,20}\b(?:by|with|from) (?:the |our |their |my )?(?:customer|client|cust|end.?user|partner|requester|rep|agency|site)\b|\bworks (?:now|again)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Confirmation();

    [GeneratedRegex(@"\b(?:me|myself)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Me();
}
