using System.Text.RegularExpressions;
using Demarc.Understanding;

namespace Demarc.Features.Escalations.Intake;

/// <summary>Reads what people write when they ask for an escalation and when they answer its questions.</summary>
static partial class IntakeWords
{
    const int FewestWords = 3;

    static readonly char[] Marks = [' ', ',', '.', ':', ';', '-', '–', '!', '#', '\n', '\t', '\r'];

    /// <summary>What is wrong, as it was written, without the asking for an escalation around it; empty when nothing else was said.</summary>
    public static string ProblemOf(string text, IEnumerable<Entity> entities)
    {
        var named = entities.Where(entity => entity.Kind is EntityKind.OrderId or EntityKind.Level && entity.Text.Length > 0).Select(entity => entity.Text.Trim(Marks)).ToList();
        var left = text.Trim(Marks);
        for (var before = ""; before != left;)
        {
            before = left;
            left = Asking().Replace(left, "", 1).TrimStart(Marks);
            left = named.Where(name => left.StartsWith(name, StringComparison.Ordinal)).Select(name => left[name.Length..].TrimStart(Marks)).FirstOrDefault() ?? left;
            left = AskingAtEnd().Replace(left, "", 1).TrimEnd(Marks);
        }

        return left.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length >= FewestWords ? left : "";
    }

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

    public static bool IsNoOrder(string text) => NoOrder().IsMatch(text);

    public static bool IsFormWanted(string text) => FormWanted().IsMatch(text);

    /// <summary>"Add to it", as against "a new one".</summary>
    public static bool IsAdd(string text) => AddToIt().IsMatch(text) && !IsSeparate(text);

    public static bool IsSeparate(string text) => Separate().IsMatch(text);

    /// <summary>"show ESC-104": the id; empty when nothing is to be shown.</summary>
    public static string ShownIn(string text) => Shown().Match(text) is { Success: true } match ? match.Groups[1].Value : "";

    /// <summary>A new request rather than the answer to a question.</summary>
    public static bool IsNewRequest(string text) => NewRequest().IsMatch(text);

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

    [GeneratedRegex(@"\A\W*(?:cancel(?: (?:it|that|this))?|never ?mind|forget (?:it|that)|stop|leave it|don'?t(?: escalate)?|no,? (?:thanks|don'?t|cancel))\W*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Cancel();

    [GeneratedRegex(@"\A\W*(?:y|yes|yep|yeah|ok(?:ay)?|sure|go(?: ahead)?|do it|please(?: do)?|correct|right|confirm(?:ed)?|escalate(?: it)?|send(?: it)?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Yes();

    [GeneratedRegex(@"\b(?:no order|not an order|without (?:an )?order|none|no number|not (?:about )?an? order|don'?t have (?:one|it|a number))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoOrder();

    [GeneratedRegex(@"\A\W*(?:show|open|see)?\s*((?:esc|escalation)[\s#-]*\d{1,9})\W*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Shown();

    [GeneratedRegex(@"\A\W*(?:(?:give me |open |use |show )?(?:the |a )?form(?: please| instead)?|fill (?:it )?in)\W*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
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
