using System.Globalization;
using Demarc.Cards.Model;
using Demarc.Turns;

namespace Demarc.Features.Escalations.Showing;

/// <summary>Entries of the timeline as sentences. What somebody typed stays plain.</summary>
static class EntryWords
{
    /// <summary>When, what, and for staff also who reads it: in words, so that nobody depends on a colour.</summary>
    public static Text Line(EscalationEntry entry, Escalation escalation, Names names, bool isMarked)
    {
        var mark = !isMarked ? Text.Empty : Text.Bold(entry.IsInternal ? "[internal] " : "[partner sees] ");
        return Text.Of($"{mark}{entry.At}: {Say(entry, escalation, names)}");
    }

    public static Text Say(EscalationEntry entry, Escalation escalation, Names names)
    {
        var by = names.Of(entry.By);
        var supplier = escalation.Supplier.Length > 0 ? escalation.Supplier : "The supplier";
        return entry.Kind switch
        {
            EntryKind.Opened => Text.Of($"{by} opened it."),
            EntryKind.Acknowledged => Text.Of($"{by} acknowledged it and works on it."),
            EntryKind.Assigned => Text.Of($"{entry.Words} has it now."),
            EntryKind.Note or EntryKind.Message or EntryKind.Added => Text.Of($"{by}: {entry.Words}"),
            EntryKind.NextStep => Text.Of($"Next step: {entry.Words}"),
            EntryKind.Contact => Text.Of($"{by} spoke with {entry.Words}"),
            EntryKind.Commitment => Text.Of($"{supplier} committed to {Day(entry.Words)}."),
            EntryKind.Waiting => Text.Of($"It waits, and the clocks stand still: {entry.Words}"),
            EntryKind.Resumed => Text.Plain("The wait is over; work goes on."),
            EntryKind.Raised => Text.Of($"Raised to {entry.Words}."),
            EntryKind.Lowered => Text.Of($"Lowered to {entry.Words}."),
            EntryKind.RaiseAsked => Text.Of($"{by} asks to raise it."),
            EntryKind.SupplierLevel => Text.Of($"It goes to {supplier}'s {entry.Words}."),
            EntryKind.AcknowledgeMissed => Text.Of($"Not acknowledged in time: {entry.Words}"),
            EntryKind.PromiseMissed => Text.Of($"The update promised by {Moment(entry.Words)} did not come in time."),
            EntryKind.NextStepMissed => Text.Of($"The next step is overdue: {entry.Words}"),
            EntryKind.CommitmentMissed => Text.Of($"{supplier} did not keep the date it gave."),
            EntryKind.Resolved => Text.Of($"{by} resolved it: {entry.Words}"),
            EntryKind.Confirmed => Text.Of($"{by} confirmed that it is fixed."),
            EntryKind.Withdrawn => Text.Of($"{by} withdrew it{(entry.Words.Length > 0 ? $": {entry.Words}" : ".")}"),
            EntryKind.Reopened => Text.Of($"{by} reopened it: {entry.Words}"),
            EntryKind.Closed => Text.Plain(entry.By == Audit.TheClock ? "Closed: nobody objected in time." : $"{by} closed it."),
            _ => Text.Plain(entry.Words),
        };
    }

    /// <summary>A kind in words: "promise missed".</summary>
    public static string Name(EntryKind kind) =>
        string.Concat(kind.ToString().Select((letter, i) => char.IsUpper(letter) ? (i == 0 ? "" : " ") + char.ToLowerInvariant(letter) : letter.ToString()));

    static Text Day(string words) =>
        DateOnly.TryParseExact(words, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Text.Date(day) : Text.Plain("a date");

    static Text Moment(string words) =>
        DateTimeOffset.TryParseExact(words, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? Text.At(at) : Text.Plain("then");
}
