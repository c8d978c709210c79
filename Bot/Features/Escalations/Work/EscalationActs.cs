using Demarc.Cards.Model;
using Demarc.Features.Escalations.Ladder;
using Demarc.Features.Escalations.Showing;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.Escalations.Work;

/// <summary>What a person does to an escalation, by a button, a form or in words. Whoever comes second is told who was first and when.</summary>
public sealed partial class EscalationActs(EscalationMoves moves, EscalationDesk desk, EscalationLadder ladder, Policy policy)
{
    public async Task<Reply> AcknowledgeAsync(Turn turn, Session session, Escalation escalation, CancellationToken cancel)
    {
        if (await ClosedAsync(turn, session, escalation, cancel) is { } closed)
        {
            return closed;
        }

        if (escalation is { AcknowledgedAt: { } at, AcknowledgedBy: { } by })
        {
            var name = await NameAsync(session, by, cancel);
            return by == turn.Person.Id
                ? Answers.Done(turn, Text.Of($"You acknowledged {escalation.Id} already, {at}."), escalation)
                : Answers.Refused(turn, Text.Of($"{name} was first and acknowledged {escalation.Id} {at}. Take it if you should have it."), escalation);
        }

        var after = await SaveAsync(turn, session, escalation, moves.Acknowledge(escalation, turn.Person, StampOf(turn)), cancel);
        return Answers.Done(turn, Text.Of($"{escalation.Id} is yours. The partner was promised an update by {Due(after, EscalationClock.Promise)}."), after);
    }

    public async Task<Reply> TakeAsync(Turn turn, Session session, Escalation escalation, CancellationToken cancel)
    {
        if (await ClosedAsync(turn, session, escalation, cancel) is { } closed)
        {
            return closed;
        }

        if (escalation.Assignee == turn.Person.Id && escalation.AcknowledgedAt is not null)
        {
            return Answers.Done(turn, Text.Of($"You have {escalation.Id} already."), escalation);
        }

        // The card they pressed was drawn before somebody else got it.
        var has = await NameAsync(session, escalation.Assignee, cancel);
        var isAnothers = escalation.Assignee is { } assignee && assignee != turn.Person.Id;
        if (isAnothers && turn.Inbound.DocumentVersion > 0 && turn.Inbound.DocumentVersion < escalation.AssignedVersion)
        {
            var since = escalation.Timeline.Last(entry => entry.Kind is EntryKind.Assigned or EntryKind.Acknowledged or EntryKind.Opened).At;
            return Answers.Refused(turn, Text.Of($"{has} was first and has {escalation.Id} since {since}. Press again if you should have it all the same."), escalation);
        }

        var after = await SaveAsync(turn, session, escalation, moves.Take(escalation, turn.Person, StampOf(turn)), cancel);
        return Answers.Done(turn, Text.Of($"You have {escalation.Id} now. The partner was promised an update by {Due(after, EscalationClock.Promise)}.{(isAnothers ? $" {has} was told." : "")}"), after);
    }

    public async Task<Reply> AssignAsync(Turn turn, Session session, Escalation escalation, Person to, string why, CancellationToken cancel)
    {
        if (await ClosedAsync(turn, session, escalation, cancel) is { } closed)
        {
            return closed;
        }

        if (to.Id == turn.Person.Id)
        {
            return await TakeAsync(turn, session, escalation, cancel);
        }

        if (CannotHave(to, escalation, turn.Now) is { } reason)
        {
            return Answers.Refused(turn, Text.Of($"{to.Name} {reason}. Choose someone else for {escalation.Id}."), escalation);
        }

        if (to.Id == escalation.Assignee)
        {
            return Answers.Refused(turn, Text.Of($"{to.Name} has {escalation.Id} already."), escalation);
        }

        var noted = why.Length > 0 ? moves.Note(escalation, why, StampOf(turn)) : escalation;
        var after = await SaveAsync(turn, session, escalation, moves.Assign(noted, to, $"given by {turn.Person.Name}", StampOf(turn)), cancel);
        return Answers.Done(turn, Text.Of($"{to.Name} has {escalation.Id} now and acknowledges by {Due(after, EscalationClock.Acknowledge)}."), after);
    }

    public async Task<Reply> ResumeAsync(Turn turn, Session session, Escalation escalation, CancellationToken cancel)
    {
        if (escalation.Waiting is null)
        {
            return await ClosedAsync(turn, session, escalation, cancel)
                ?? Answers.Refused(turn, Text.Of($"{escalation.Id} does not wait any more; its clocks run."), escalation);
        }

        var after = await SaveAsync(turn, session, escalation, moves.Resume(escalation, StampOf(turn)), cancel);
        return Answers.Done(turn, Text.Of($"{escalation.Id} goes on. The partner hears by {Due(after, EscalationClock.Promise)}."), after);
    }

    public async Task<Reply> RaiseAsync(Turn turn, Session session, Escalation escalation, EscalationLevel to, string why, CancellationToken cancel)
    {
        if (await ClosedAsync(turn, session, escalation, cancel) is { } closed)
        {
            return closed;
        }

        if (to == escalation.Level)
        {
            var last = escalation.Timeline.LastOrDefault(entry => entry.Kind is EntryKind.Raised or EntryKind.Lowered or EntryKind.Opened);
            var by = await NameAsync(session, last?.By, cancel);
            var since = last is { Kind: not EntryKind.Opened } ? Text.Of($", by {by}, {last.At}") : Text.Empty;
            return Answers.Refused(turn, Text.Of($"{escalation.Id} is {to} already{since}."), escalation);
        }

        var stamp = StampOf(turn);
        var noted = why.Length > 0 ? moves.Note(escalation, why, stamp) : escalation;
        var moved = to > escalation.Level
            ? await ladder.RerouteAsync(session, moves.Raise(noted, to, $"raised by {turn.Person.Name}", stamp), stamp, cancel)
            : moves.Lower(noted, to, $"lowered by {turn.Person.Name}", stamp);
        var after = await SaveAsync(turn, session, escalation, moved, cancel);
        return Answers.Done(turn, Text.Of($"{escalation.Id} is {to} now. {(to == EscalationLevel.High ? "Leadership was told. " : "")}The partner hears by {Due(after, EscalationClock.Promise)}."), after);
    }

    public async Task<Reply> RaiseAtSupplierAsync(Turn turn, Session session, Escalation escalation, string why, CancellationToken cancel)
    {
        if (await ClosedAsync(turn, session, escalation, cancel) is { } closed)
        {
            return closed;
        }

        if (escalation.SupplierLevel >= SupplierLadder.Highest)
        {
            return Answers.Refused(turn, Text.Of($"{escalation.Id} is at {SupplierLadder.Words(escalation.SupplierLevel)} already; there is no level above."), escalation);
        }

        var noted = why.Length > 0 ? moves.Note(escalation, why, StampOf(turn)) : escalation;
        var after = await SaveAsync(turn, session, escalation, moves.RaiseAtSupplier(noted, StampOf(turn)), cancel);
        return Answers.Done(turn, Text.Of($"{escalation.Id} goes to {SupplierLadder.Words(after.SupplierLevel)}. They answer by {Due(after, EscalationClock.Supplier)}, or it goes on."), after);
    }

    /// <summary>A partner wants it higher: whoever has it decides, and is told.</summary>
    public async Task<Reply> AskToRaiseAsync(Turn turn, Session session, Escalation escalation, CancellationToken cancel)
    {
        if (await ClosedAsync(turn, session, escalation, cancel) is { } closed)
        {
            return closed;
        }

        var after = await SaveAsync(turn, session, escalation, moves.AskToRaise(escalation, StampOf(turn)), cancel);
        var told = await NameAsync(session, after.Assignee, cancel);
        return Answers.Done(turn, Text.Of($"I told {told} that you want {escalation.Id} raised. If something changed, add it: say \"add to {escalation.Id}\" and what."), after);
    }

    /// <returns>Why work on it cannot be given to them, as the end of a sentence; null when it can.</returns>
    public string? CannotHave(Person to, Escalation escalation, DateTimeOffset now) =>
        !policy.Allows(to, Act.WorkEscalation, escalation.Owner) ? "does not work on escalations"
        : Routing.IsAway(to, now) ? "is away"
        : Turns.Telling.AddressOf(to) is null ? "has never talked to me, so I cannot reach them"
        : null;

    public async Task<Escalation> SaveAsync(Turn turn, Session session, Escalation before, Escalation after, CancellationToken cancel)
    {
        await desk.SaveAsync(session, before, after, StampOf(turn), turn.Inbound.Key, cancel);
        return after;
    }

    public static Stamp StampOf(Turn turn) => new(turn.Person.Id, turn.Now);

    /// <summary>Nothing more is done to what is resolved or closed.</summary>
    public static async Task<Reply?> ClosedAsync(Turn turn, Session session, Escalation escalation, CancellationToken cancel)
    {
        if (escalation.IsOpen)
        {
            return null;
        }

        var last = escalation.Timeline[^1];
        var by = await NameAsync(session, escalation.Proof?.By ?? last.By, cancel);
        var state = escalation.State == EscalationState.Closed ? "closed" : "resolved";
        var proof = escalation.Proof is { } shown ? Text.Of($" Proof: {StateWords.ProofWords(shown.Kind)}{(shown.Words.Length > 0 ? Text.Of($", \"{shown.Words}\"") : Text.Empty)}.") : Text.Empty;
        return Answers.Refused(
            turn,
            Text.Of($"{escalation.Id} is {state} already, by {by}, {escalation.ResolvedAt ?? last.At}.{proof} Say \"reopen {escalation.Id}\" if it is not fixed."),
            escalation,
            new FormButton($"Reopen {escalation.Id}…", EscalationForms.Reopen, escalation.Id));
    }

    /// <summary>When a clock runs out, for a sentence.</summary>
    public static Text Due(Escalation escalation, EscalationClock clock) => escalation.Clocks.TryGetValue(clock, out var at) ? Text.At(at) : Text.Plain("when work goes on");

    static async Task<string> NameAsync(Session session, string? personId, CancellationToken cancel) =>
        personId switch
        {
            null => "nobody",
            Audit.TheClock => "Demarc",
            _ => (await session.LoadAsync(Roster.People, personId, cancel))?.Name ?? "someone who left",
        };
}
