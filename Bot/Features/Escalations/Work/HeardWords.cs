using System.Text.RegularExpressions;
using Demarc.Features.Escalations.Intake;
using Demarc.Turns;
using Demarc.Understanding;
using Demarc.Understanding.Stances;

namespace Demarc.Features.Escalations.Work;

/// <summary>
/// What is heard before all other reading: a service that is down, and words somebody wants written down on an escalation. A note is its author's own words,
/// whatever is in them; what it holds is never taken for a command or an attack.
/// </summary>
static partial class HeardWords
{
    const string Open = "esc.open";

    public static string? In(string text, Pending? pending) => text.Length > MostRead ? null
        : pending is { Intent: Open } && AsLevel().IsMatch(text) ? Open
        : IsNote(text) ? "esc.note"
        : SaidWords.NamesOne(text) && SaidWords.UpdateIn(text) is { Length: > 0 } ? "esc.next"
        : pending is null && BareList().IsMatch(text) ? "esc.list"
        : Unclear(text, pending) is { } act ? act
        : SaidWords.NamesOne(text) && WhoHasIt().IsMatch(text) ? "esc.status"
        : SaidWords.NamesOne(text) && CallingOff().IsMatch(text) ? "esc.resolve"
        : SaidWords.NamesOne(text) && IsComplaint(text) ? "esc.reopen"
        : IsOutage(text, pending) ? pending is { Intent: Open, Slot: not "order_id" } || Escalating().IsMatch(text) ? Open : "esc.outage"
        : null;

    const int MostRead = 20_000;

    // What forbids an act or asks about it goes to whoever does the act, which then does nothing.
    static string? Unclear(string text, Pending? pending) =>
        ActsSaid.NamesOne(text) ? ActsSaid.Of(text) == Stance.Told ? null : ActsSaid.IntentIn(text)
        : pending is null or { Intent: Open } && ActsSaid.IsAgainstEscalating(text) ? Open
        : null;

    // What is wrong with one that is named, or what somebody feels about it, is for whoever has it.
    static bool IsComplaint(string text) =>
        ActsSaid.IntentIn(text) is null && !text.Contains('?') && !Openers.IsQuestion(Id().Replace(text, " ")) && (ActsSaid.IsStillWrong(text) || Complaint().IsMatch(text));

    static bool IsNote(string text) =>
        (NoteFirst().IsMatch(text) || IdFirst().IsMatch(text) || Telling().IsMatch(text)) && SaidWords.HasWordsBehind(text) && !Question().IsMatch(text);

    // A question that waits for words gets them; they may be about something that is down.
    static bool IsOutage(string text, Pending? pending) =>
        (pending is null or { Intent: Open } or { Slot: "order_id" })
        && !Writing().IsMatch(text) && !SaidWords.NamesOne(text)
        && (OutageReader.Read(text) == OutageSaid.Told || OutageReader.IsLifeSafety(text));

    [GeneratedRegex(@"\b(?:esc|escalation)[\s#_-]*\d{1,9}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Id();

    [GeneratedRegex(@"\A\W*(?:(?:esc|escalation)[\s#_-]*\d{1,9}\W+)?who(?:'s|’s|s)?\s+(?:(?:is|has|got|owns|handles|in)\b|(?:handling|working|looking|dealing|responsible|assigned)\b)(?!\s+(?:been\s+)?(?:told|notified|closed|resolved|raised|reopened|acked|acknowledged))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WhoHasIt();

    /// <summary>"cancel ESC-104": an order is not what is meant.</summary>
    [GeneratedRegex(@"\A\W*(?:(?:please|pls|can you|could you|ok|hey|just|i want to|i'd like to|we can|you can)\W+)*(?:cancel|call off|drop|scrap|kill|nix|forget(?: about)?|never ?mind(?: about)?)\s+(?:(?:the|my|our)\s+)?(?:esc|escalation)[\s#_-]*\d{1,9}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CallingOff();

    [GeneratedRegex(@"\b(?:ridiculous|unacceptable|outrageous|a joke|furious|livid|screaming|yelling|fed up|angry|upset|losing patience|had enough|(?:nobody|no one|noone) (?:has |ever |even )*(?:calls?|called|answers?|answered|came|comes|shows?|showed|responds?|responded|does|did|cares?)|still waiting|no (?:news|word|reply|response|answer) (?:since|for|yet))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Complaint();

    [GeneratedRegex(@"\A\W*(?:(?:please|pls|show|list|give|get|me|us|my|our|all|the|open|current|active)\W+)*escalations\W*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BareList();

    /// <summary>The draft's buttons, typed: "escalate as mid", "as low instead".</summary>
    [GeneratedRegex(@"\A\W*(?:(?:please|yes|ok)\W+)*(?:escalate\s+)?(?:it\s+|this\s+)?(?:as|at)\s+(?:an?\s+)?(?:low|mid|medium|high)(?:\s+(?:instead|please|escalation))*\W*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AsLevel();

    [GeneratedRegex(@"\bescalt?a?t(?:e|ed|ing|ion)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Escalating();

    /// <summary>"internal note on ESC-104", "note to the partner ESC-104", "add a note to esc 104".</summary>
    [GeneratedRegex(
        @"\A\W*(?:(?:please|pls|can you|could you)\s+)?(?:(?:add|put|leave|write|make|drop|append|log|record|send|post)\s+)?(?:(?:an?|the|this|another|my)\s+)?(?:(?:internal|private|staff|partner|quick|short)\s+){0,2}(?:note|comment|remark|message|update)s?\b[^:]{0,40}?\b(?:esc|escalation)[\s#_-]*\d{1,9}\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoteFirst();

    [GeneratedRegex(@"\A\W*(?:on\s+)?(?:esc|escalation)[\s#_-]*\d{1,9}\W{0,3}(?:(?:add|put|leave|write)\s+)?(?:an?\s+)?(?:(?:internal|private|staff|partner)\s+)?(?:note|comment|message|internal)s?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex IdFirst();

    /// <summary>"tell the partner on ESC-104", "let Maya know on ESC-104", "ESC-104: tell the rep".</summary>
    [GeneratedRegex(
        @"\A\W*(?:(?:please|pls|can you|could you)\s+)?(?:(?:(?:on|for)\s+)?(?:esc|escalation)[\s#_-]*\d{1,9}\W+)?(?:tell|let|inform|notify|message|write(?: to)?|update|answer|reply to)\s+(?:(?:the|our|their)\s+)?(?!(?:on|to|for|me|us|esc|escalation)\b)[\p{L}'’-]+(?:\s+[\p{L}'’-]+)?(?:\s+know)?\b.{0,30}?\b(?:esc|escalation)[\s#_-]*\d{1,9}\b|\A\W*(?:on\s+)?(?:esc|escalation)[\s#_-]*\d{1,9}\W+(?:tell|let|inform|notify|message|write(?: to)?|to)\s+(?:the\s+)?(?:partner|requester|rep|agency)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Telling();

    [GeneratedRegex(@"\A\W*(?:what|who|when|where|how|did|does|do|is|are|has|have|show|see|read|list)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Question();

    /// <summary>Words for the record, not a call for help.</summary>
    [GeneratedRegex(@"\A\W*(?:(?:please|pls)\s+)?(?:(?:\d{4,}|pon\S*)\W+)?(?:note|notes|comment|set|mark|log|record|remember|append|remind|tell|add (?:a )?(?:note|comment)|put (?:a )?(?:note|comment)|leave (?:a )?(?:note|comment)|jot|import|update)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Writing();
}
