using Demarc.Delivery;

namespace Demarc.Features.Escalations.Work;

/// <summary>Whom which entry concerns, and how much.</summary>
static class Concerns
{
    /// <summary>What partners hear of by themselves: changes that matter to them.</summary>
    public static bool Partner(EntryKind kind) => kind is EntryKind.Acknowledged or EntryKind.Message or EntryKind.NextStep or EntryKind.Commitment or EntryKind.CommitmentMissed
        or EntryKind.Waiting or EntryKind.Raised or EntryKind.Lowered or EntryKind.SupplierLevel or EntryKind.PromiseMissed or EntryKind.Resolved or EntryKind.Reopened or EntryKind.Closed;

    /// <summary>What whoever has it hears of when somebody else did it.</summary>
    public static bool Owner(EntryKind kind) => kind is not (EntryKind.Opened or EntryKind.Assigned or EntryKind.AcknowledgeMissed or EntryKind.Closed);

    /// <summary>What goes up: the levels and promises that are theirs to watch.</summary>
    public static bool Leadership(Escalation escalation, EscalationEntry entry) => entry.Kind switch
    {
        EntryKind.SupplierLevel => escalation.Level == EscalationLevel.High,
        EntryKind.PromiseMissed => escalation.Level != EscalationLevel.Low || escalation.PromisesBroken > 1,
        EntryKind.CommitmentMissed => escalation.Level != EscalationLevel.Low,
        EntryKind.NextStepMissed => escalation.Timeline.Count(other => other.Kind == EntryKind.NextStepMissed) > 1,
        EntryKind.Reopened => escalation.Reopened > 1 || escalation.Level == EscalationLevel.High,
        _ => false,
    };

    public static Importance ToPartner(Escalation escalation, IReadOnlyList<EscalationEntry> entries) =>
        escalation.Level == EscalationLevel.High && entries.Any(entry => entry.Kind is EntryKind.Waiting or EntryKind.Resolved) ? Importance.MustArrive : Importance.Notice;

    /// <summary>What they have to act on arrives at any hour.</summary>
    public static Importance ToOwner(Escalation escalation, IReadOnlyList<EscalationEntry> entries) =>
        escalation.Level == EscalationLevel.High || entries.Any(entry => entry.Kind is EntryKind.PromiseMissed or EntryKind.NextStepMissed or EntryKind.CommitmentMissed or EntryKind.Reopened or EntryKind.Raised)
            ? Importance.MustArrive
            : Importance.Notice;
}
