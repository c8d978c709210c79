using System.Text.RegularExpressions;
using Demarc.Features.Escalations.Intake;
using Demarc.Turns;

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
        : Unclear(text, pending) is { } act ? act
        : IsOutage(text, pending) ? pending is { Intent: Open, Slot: not "order_id" } || Escalating().IsMatch(text) ? Open : "esc.outage"
        : null;

    const int MostRead = 20_000;

    // What forbids an act or asks about it goes to whoever does the act, which then does nothing.
    static string? Unclear(string text, Pending? pending) =>
        Stances.NamesOne(text) ? Stances.Of(text) == Stance.Told ? null : Stances.IntentIn(text)
        : pending is null or { Intent: Open } && Stances.IsAgainstEscalating(text) ? Open
        : null;

    static bool IsNote(string text) =>
        (NoteFirst().IsMatch(text) || IdFirst().IsMatch(text) || Telling().IsMatch(text)) && SaidWords.HasWordsBehind(text) && !Question().IsMatch(text);

    // A question that waits for words gets them; they may be about something that is down.
    static bool IsOutage(string text, Pending? pending) =>
        (pending is null or { Intent: Open } or { Slot: "order_id" })
        && !Writing().IsMatch(text) && !SaidWords.NamesOne(text)
        && (OutageReader.Read(text) == OutageSaid.Told || OutageReader.IsLifeSafety(text));

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
