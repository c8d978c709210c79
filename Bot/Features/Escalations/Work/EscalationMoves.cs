using System.Globalization;
using Demarc.Features.Escalations.Ladder;
using Demarc.Features.Escalations.Policies;
using Demarc.Turns;

namespace Demarc.Features.Escalations.Work;

/// <summary>
/// What can happen to an escalation: from how it was to how it is then, with its entries and clocks. Nothing is loaded, saved or said here.
/// Whoever works on it first has acknowledged it and has it.
/// </summary>
public sealed partial class EscalationMoves(EscalationHours hours, EscalationPolicy policy)
{
    public Escalation Open(Escalation raised, Person? assignee, string because, Stamp stamp)
    {
        var opened = Entry(raised, EntryKind.Opened, "", stamp);
        var routed = assignee is null ? opened with { RoutedBecause = because } : Given(opened, assignee.Id, because);
        return Restart(assignee?.Id == stamp.By ? Acknowledge(routed, assignee, stamp) : routed, stamp.At);
    }

    public Escalation Acknowledge(Escalation was, Person by, Stamp stamp) =>
        Entry(
            (was.Assignee == by.Id ? was : Given(was, by.Id, "acknowledged it")) with
            {
                AcknowledgedAt = stamp.At,
                AcknowledgedBy = by.Id,
                Asked = [],
                State = was.State == EscalationState.New ? EscalationState.Acknowledged : was.State,
                Clocks = was.Clocks.Without(EscalationClock.Acknowledge),
            },
            EntryKind.Acknowledged,
            "",
            stamp);

    public Escalation Take(Escalation was, Person by, Stamp stamp) => was.AcknowledgedAt is null
        ? Acknowledge(was, by, stamp)
        : Entry(Given(was, by.Id, "took it") with { Asked = [] }, EntryKind.Assigned, by.Name, stamp);

    /// <summary>Gives it to somebody, who has to acknowledge it.</summary>
    public Escalation Assign(Escalation was, Person to, string because, Stamp stamp)
    {
        var given = Entry(Given(was, to.Id, because), EntryKind.Assigned, to.Name, stamp) with { AcknowledgedAt = null, AcknowledgedBy = null };
        return given with
        {
            State = was.State == EscalationState.Acknowledged ? EscalationState.New : was.State,
            Clocks = was.Waiting is null ? was.Clocks.With(EscalationClock.Acknowledge, hours.Add(stamp.At, Target(was).Acknowledge)) : was.Clocks,
            Held = was.Waiting is null ? was.Held : was.Held.With(EscalationClock.Acknowledge, Whole(was, stamp.At, Target(was).Acknowledge)),
        };
    }

    public Escalation Note(Escalation was, string words, Stamp stamp) => Entry(was, EntryKind.Note, words, stamp, isInternal: true);

    /// <summary>Words for the partner: an update, so the next one is due anew.</summary>
    public Escalation Message(Escalation was, Person by, string words, DateTimeOffset? nextUpdate, Stamp stamp) =>
        Promise(Entry(Worked(was, by, stamp), EntryKind.Message, words, stamp), nextUpdate, stamp.At);

    /// <summary>Words from the partner. They end a wait for them.</summary>
    public Escalation Add(Escalation was, Person by, string words, Stamp stamp)
    {
        var added = Entry(was, EntryKind.Added, words, stamp) with { Followers = was.Followers.Contains(by.Id) ? was.Followers : [.. was.Followers, by.Id] };
        return added.Waiting is null ? added : Resume(added, stamp);
    }

    public Escalation AskToRaise(Escalation was, Stamp stamp) => Entry(was, EntryKind.RaiseAsked, "", stamp);

    public Escalation SetNext(Escalation was, Person by, NextAction next, DateTimeOffset? nextUpdate, Stamp stamp)
    {
        var set = Entry(Running(Worked(was, by, stamp), stamp), EntryKind.NextStep, next.What, stamp);
        return Promise(
            set with { Next = next, Clocks = set.Clocks.With(EscalationClock.NextStep, next.By) },
            nextUpdate ?? Sooner(next.By, stamp.At),
            stamp.At);
    }

    /// <summary>A talk with the supplier. An answer gives them their time anew; it does not end a wait for the partner.</summary>
    public Escalation Contacted(Escalation was, Person by, SupplierContact contact, string ticket, Stamp stamp)
    {
        var worked = Worked(was, by, stamp);
        var logged = Entry(worked, EntryKind.Contact, $"{contact.Who}: {contact.Said}", stamp, isInternal: true) with
        {
            Contacts = [.. worked.Contacts, contact],
            SupplierLevel = Math.Max(worked.SupplierLevel, contact.Level),
            Ticket = ticket.Length > 0 ? ticket : worked.Ticket,
            State = worked.State == EscalationState.Acknowledged ? EscalationState.WithSupplier : worked.State,
        };
        return !contact.Answered || logged.State == EscalationState.CommitmentReceived || logged.Waiting?.Before == EscalationState.CommitmentReceived ? logged
            : logged.Waiting is null ? logged with { Clocks = logged.Clocks.With(EscalationClock.Supplier, hours.Add(stamp.At, Target(logged).SupplierSilence)) }
            : logged with { Held = logged.Held.With(EscalationClock.Supplier, Whole(logged, stamp.At, Target(logged).SupplierSilence)) };
    }

    /// <summary>The supplier gave a date: until its close of business it is the supplier's move.</summary>
    public Escalation Commit(Escalation was, Person by, DateOnly date, DateTimeOffset? nextUpdate, Stamp stamp)
    {
        var committed = Entry(Running(Worked(was, by, stamp), stamp), EntryKind.Commitment, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), stamp);
        var close = Later(hours.CloseOf(date), stamp.At);
        return Promise(
            committed with
            {
                State = EscalationState.CommitmentReceived,
                Commitment = date,
                SupplierLevel = Math.Max(1, committed.SupplierLevel),
                Clocks = committed.Clocks.With(EscalationClock.Supplier, close),
            },
            nextUpdate ?? Sooner(close, stamp.At),
            stamp.At);
    }

    public Escalation Resolve(Escalation was, Person by, Proof proof, Stamp stamp) => Entry(
        Worked(was, by, stamp) with
        {
            State = EscalationState.Resolved,
            ResolvedAt = stamp.At,
            Proof = proof,
            Waiting = null,
            Held = Clocks.None,
            Clocks = Clocks.Only(EscalationClock.Close, hours.Add(stamp.At, policy.UntilClosed)),
        },
        EntryKind.Resolved,
        proof.Words,
        stamp);

    /// <summary>The requester's own word: proof enough, and no reason to wait.</summary>
    public Escalation Confirm(Escalation was, string words, Stamp stamp) => Closed(
        was with { Proof = was.Proof ?? new Proof(ProofKind.CustomerConfirmation, words, stamp.By), ResolvedAt = was.ResolvedAt ?? stamp.At },
        EntryKind.Confirmed,
        words,
        stamp);

    /// <summary>Called off: it proves nothing.</summary>
    public Escalation Withdraw(Escalation was, string words, Stamp stamp) => Closed(was with { ResolvedAt = was.ResolvedAt ?? stamp.At }, EntryKind.Withdrawn, words, stamp);

    public Escalation Close(Escalation was, Stamp stamp) => Closed(was, EntryKind.Closed, "", stamp);

    /// <summary>Not fixed after all: everything starts again, and somebody has to acknowledge it.</summary>
    public Escalation Reopen(Escalation was, string words, Stamp stamp) => Restart(
        Entry(was, EntryKind.Reopened, words, stamp) with
        {
            State = EscalationState.New,
            AcknowledgedAt = null,
            AcknowledgedBy = null,
            ResolvedAt = null,
            Proof = null,
            Commitment = null,
            Next = null,
            Asked = [],
            Reopened = was.Reopened + 1,
            Clocks = Clocks.Empty,
        },
        stamp.At);

    static Escalation Closed(Escalation was, EntryKind kind, string words, Stamp stamp) =>
        Entry(was with { State = EscalationState.Closed, Waiting = null, Held = Clocks.None, Clocks = Clocks.Empty }, kind, words, stamp);

    /// <summary>Work by anybody on what nobody acknowledged is an acknowledgement.</summary>
    Escalation Worked(Escalation was, Person by, Stamp stamp) => was.AcknowledgedAt is null ? Acknowledge(was, by, stamp) : was;

    static Escalation Given(Escalation was, string personId, string because) => was with
    {
        Assignee = personId,
        RoutedBecause = because,
        AssignedVersion = was.Version + 1,
        Asked = [.. was.Asked.Where(asked => asked != personId), personId],
    };

    static Escalation Entry(Escalation was, EntryKind kind, string words, Stamp stamp, bool isInternal = false) =>
        was with { Timeline = [.. was.Timeline, new EscalationEntry(kind, words, stamp.By, stamp.At, isInternal)] };

    LevelTarget Target(Escalation escalation) => policy.Of(escalation.Level);
}
