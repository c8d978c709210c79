using System.Text.RegularExpressions;
using Demarc.Understanding;

namespace Demarc.Features.Escalations.Intake;

/// <summary>Reads what people write when they ask for an escalation and when they answer its questions.</summary>
static partial class IntakeWords
{
    const int FewestWords = 3;

    const string EndsSentence = ".!?…";

    static readonly char[] Marks = [' ', ',', '.', ':', ';', '-', '–', '!', '#', '\n', '\t', '\r', '…'];

    static readonly char[] Before = [.. Marks, '?'];

    /// <summary>What is wrong, as it was written, without the asking for an escalation around it; empty when nothing else was said.</summary>
    public static string ProblemOf(string text, IEnumerable<Entity> entities)
    {
        var named = entities.Where(entity => entity.Kind is EntityKind.OrderId or EntityKind.Level && entity.Text.Length > 0).Select(entity => entity.Text.Trim(Marks)).ToList();
        var left = text.TrimStart(Before).TrimEnd(Marks);
        for (var before = ""; before != left;)
        {
            before = left;
            left = Asking().Replace(left, "", 1).TrimStart(Before);
            left = named.Where(name => left.StartsWith(name, StringComparison.Ordinal)).Select(name => left[name.Length..].TrimStart(Before)).FirstOrDefault() ?? left;
            left = AskingAtEnd().Replace(left, "", 1).TrimEnd(Marks);
        }

        return left.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length >= FewestWords || OutageReader.Read(left) == OutageSaid.Told ? left : "";
    }

    /// <summary>Two things that were said, one after the other, as two sentences.</summary>
    public static string Joined(string before, string after)
    {
        var (first, second) = (before.Trim(), after.Trim());
        return first.Length == 0 || second.Length == 0 ? first + second
            : EndsSentence.Contains(first[^1]) ? $"{first} {second}"
            : $"{first.TrimEnd(',', ';', ':', '-', '–')}. {second}";
    }

    /// <summary>The whole message names a level and nothing else: "high", "make it mid", "sev 1".</summary>
    public static EscalationLevel? OnlyLevelIn(string text) => OnlyLevel().Match(text) is { Success: true } match
        ? match.Groups[1].Value.ToLowerInvariant() switch
        {
            "low" or "minor" or "p3" or "p4" or "sev 3" or "sev3" or "sev 4" or "sev4" => EscalationLevel.Low,
            "mid" or "middle" or "medium" or "med" or "moderate" or "p2" or "sev 2" or "sev2" => EscalationLevel.Mid,
            _ => EscalationLevel.High,
        }
        : null;

    /// <summary>Small change that answers nothing: a yes to "what is wrong?", a mark, a stray word.</summary>
    public static bool IsNoise(string text) => !text.Any(char.IsLetterOrDigit) || Noise().IsMatch(text);

    /// <summary>No sentence: one word tells neither what is wrong nor what it does.</summary>
    public static bool IsOneWord(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetterOrDigit)) < 2;

    public static bool IsNo(string text) => No().IsMatch(text);

    public static EscalationLevel? LevelIn(string text) => Level().Match(text) is { Success: true } match
        ? char.ToLowerInvariant(match.Value[0]) switch
        {
            'h' => EscalationLevel.High,
            'm' => EscalationLevel.Mid,
            _ => EscalationLevel.Low,
        }
        : null;

    public static bool IsSkip(string text) => Skip().IsMatch(text);

    public static bool IsCancel(string text) => Cancel().IsMatch(text);

    public static bool IsYes(string text) => Yes().IsMatch(text);

    /// <summary>Enough was said: "send it", "pls do it", "submit".</summary>
    public static bool IsGo(string text) => Go().IsMatch(text);

    /// <summary>An order number and nothing else.</summary>
    public static bool IsOnlyNumber(string text) => OnlyNumber().IsMatch(text);

    /// <summary>A question or a command beside what was asked. Problems and wishes may be put as questions too: "why does nobody call back".</summary>
    public static bool IsAside(string text, IntakeSlot slot) =>
        Beside().IsMatch(text)
        || (slot is IntakeSlot.Confirm && Openers.IsQuestion(text))
        || (slot is IntakeSlot.Impact or IntakeSlot.Contact && text.TrimEnd().EndsWith('?') && Openers.IsQuestion(text));

    public static bool IsNoOrder(string text) => NoOrder().IsMatch(text);

    public static bool IsFormWanted(string text) => FormWanted().IsMatch(text);

    /// <summary>"Add to it", as against "a new one".</summary>
    public static bool IsAdd(string text) => AddToIt().IsMatch(text) && !IsSeparate(text);

    public static bool IsSeparate(string text) => Separate().IsMatch(text);

    /// <summary>"show ESC-104": the id; empty when nothing is to be shown.</summary>
    public static string ShownIn(string text) => Shown().Match(text) is { Success: true } match ? match.Groups[1].Value : "";

    /// <summary>A new request rather than the answer to a question.</summary>
    public static bool IsNewRequest(string text) => NewRequest().IsMatch(text);

    /// <summary>A ticket number, or that there is none.</summary>
    public static bool IsTicket(string text) => NoTicket().IsMatch(text) || IsSkip(text) || TicketNumber().IsMatch(text);

    /// <summary>A ticket number as told; empty when there is none.</summary>
    public static string TicketIn(string text) => NoTicket().IsMatch(text) || IsSkip(text)
        ? ""
        : TicketNumber().Match(text) is { Success: true } match ? match.Value : text.Length <= 60 ? text.Trim() : text[..60];

    // One piece at a time, from the start.
    [GeneratedRegex(
        @"\A(?:please|pls|plz|hey|hi|hello|can (?:you|we|i)|could (?:you|we)|would you|(?:i|we) (?:want|need|would like)(?: to| this| it)?|have to|(?:re-?)?escalt?a?te(?: (?:this|it))?|(?:open|start|create|file|raise|get|make|log) (?:an? )?(?:(?:low|mid|medium|high)(?:[- ]level)? )?escalation|an? escalation|(?:on|for|about|of|with)(?= (?:the |this |my )?(?:order|\d|#|pon))|(?:the |this |my )?order(?=\W*(?:\d|pon|\z)))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Asking();

    [GeneratedRegex(@"(?:\A|[\s,.;:!-]+)(?:please|pls|plz|asap|(?:please |pls |can (?:you|we) |could you |i (?:want|need) (?:this |it )?(?:to be )?)?(?:escalt?a?ted?|get this escalated)(?: (?:this|it))?(?: (?:now|please|pls|asap))?)\W*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AskingAtEnd();

    [GeneratedRegex(@"\b(?:low|mid(?:dle)?|medium|high)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Level();

    [GeneratedRegex(@"\A\W*(?:skip|pass|none|nothing|n/?a|no|not? (?:known|sure|idea)|don'?t know|unknown|-+|\.+)\W*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Skip();

    [GeneratedRegex(
        @"\A\W*(?:(?:please|pls|ok|okay|actually|no|oh|sorry)\W+)*(?:cancel|never ?mind|nvm|forget|stop|abort|quit|exit|scrap|drop|leave|discard|undo|don'?t(?: bother| escalate| do (?:it|that))|do not(?: bother| escalate)?|not (?:needed|necessary)|no longer (?:needed|necessary)|no need|don'?t|no,? (?:thanks|thank you|don'?t|cancel)|i changed my mind|changed my mind)(?: (?:it|that|this|about (?:it|that|this)|out|here|now|all|everything|(?:the|this|that|my) (?:escalation|request|draft|whole thing|one)|escalating|any ?more|alone))*(?:\W+(?:please|pls|thanks|thank you|thx|for now))*\W*\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Cancel();

    [GeneratedRegex(@"\A\W*(?:no|nope|nah|n)\W*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex No();

    [GeneratedRegex(@"\A\W*(?:(?:please|pls|make|set|call|mark|escalate|open|raise|it|this|that|is|it'?s|as|at|to|a|the|level|priority|severity|should be|be|very)\s+)*(low|minor|mid(?:dle)?|med(?:ium)?|moderate|high|critical|urgent|severe|p[1-4]|sev ?[1-4])(?:\s+(?:level|priority|severity|please|pls|one|then|thanks))*\W*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OnlyLevel();

    [GeneratedRegex(@"\A\W*(?:y|yes(?: please)?|yep|yeah|yup|ya|no|nope|nah|n|ok(?:ay|ey)?|k+|sure|right|correct|true|false|fine|good|great|cool|nice|hi|hello|hey|yo|thanks?|thank you|thx|ty|h+m+|u+h+|u+m+|e+r+|a+h+|o+h+|test(?:ing)?|lol|ha(?:ha)*|what|why|huh|how|idk|maybe|please|pls|now|asap|got it|go(?: ahead)?|done|next|back|continue|submit|send|escalat\w*|asdf\w*|qwer\w*|x+|\w)\W*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Noise();

    [GeneratedRegex(@"\A\W*(?:y|yes|yep|yeah|ok(?:ay)?|sure|go(?: ahead)?|do it|please(?: do)?|correct|right|confirm(?:ed)?|escalate(?: it)?|send(?: it)?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Yes();

    [GeneratedRegex(
        @"\A\W*(?:(?:y|yes|yeah|yep|ok|okay|please|pls|plz|just|and|now|then|sure|alright)\W+)*(?:do it|do that|do so|send(?: it| this| that)?|go ahead|go for it|go on|submit(?: it| this)?|escalate (?:it|this)|just escalate|proceed|file it|open it|raise it|get it going|that'?s (?:it|all|everything)|that is (?:it|all|everything)|nothing (?:else|more)|no more(?: questions)?|skip (?:all|the rest|everything|it all|to the end)|enough(?: questions)?)(?:\W+(?:now|already|please|pls|thanks|thank you|then|asap|with it|as is|anyway))*\W*\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Go();

    [GeneratedRegex(@"\A\W*(?:(?:order|pon|no|number|it'?s|i mean(?:t)?|sorry|for|the)\W+)*[A-Z]{0,4}-?\d{4,12}\W*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OnlyNumber();

    [GeneratedRegex(
        @"\A\W*(?:(?:and|also|hey|oh|but|ok|okay)\W+)*(?:(?:what|how) about\b|status(?:\W*\z| of\b)|(?:my|open|all) (?:orders|escalations|tasks|ports)\W*\z|who (?:are you|is my|has|owns|do i)\b|how (?:do|can|would|should) (?:i|we)\b|what(?:'s| is) (?:an? |the status|my|ka-|new)\b|what (?:can|do) (?:you|i)\b|what does .{1,40} mean\b|where(?:'s| is| are) (?:my|our|the) (?:order|orders|commission|money|port)\b|show (?:me )?(?:my|the|all|open|esc|order)\b|list (?:my|the|all|open)\b|remind me\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Beside();

    [GeneratedRegex(@"\b(?:no order|not an order|without (?:an )?order|none|no number|not (?:about )?an? order|don'?t have (?:one|it|a number))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoOrder();

    [GeneratedRegex(@"\A\W*(?:show|open|see)?\s*((?:esc|escalation)[\s#-]*\d{1,9})\W*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Shown();

    [GeneratedRegex(@"\A\W*(?:(?:give me |open |use |show )?(?:the |a )?form(?: please| instead)?|fill (?:it )?in|(?:i'?d |i would )?(?:rather |like )?(?:fill (?:in|out) )?(?:a|the) form(?: instead)?|change something)\W*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FormWanted();

    [GeneratedRegex(@"\b(?:add|same|that one|existing|yes|yeah|ok)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AddToIt();

    [GeneratedRegex(@"\b(?:new|separate|another|own|different|anyway|no)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Separate();

    [GeneratedRegex(@"\A\W*(?:please |pls |can you |could you )?(?:re-?)?escalt?a?te\b.*\d{4}|\A\W*(?:open|start|create|file|raise) an? (?:\w+ )?escalation\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NewRequest();

    [GeneratedRegex(@"\b(?:no|without|don'?t have|have no|none|not yet|won'?t answer|nobody answers)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoTicket();

    [GeneratedRegex(@"\b[A-Z0-9][A-Z0-9-]*\d[A-Z0-9-]*\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TicketNumber();
}
