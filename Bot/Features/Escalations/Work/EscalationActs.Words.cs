using Demarc.Cards.Model;
using Demarc.Features.Escalations.Showing;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.Escalations.Work;

public sealed partial class EscalationActs
{
    /// <summary>More is a book, and no card shows it; what clocks write is not counted against anybody.</summary>
    const int MostEntries = 1000;

    public async Task<Reply> NoteAsync(Turn turn, Session session, Escalation escalation, string words, CancellationToken cancel)
    {
        if (Full(turn, escalation) is { } full)
        {
            return full;
        }

        var after = await SaveAsync(turn, session, escalation, moves.Note(escalation, words, StampOf(turn)), cancel);
        return Answers.Done(turn, Text.Of($"Kept as an internal note on {escalation.Id}. The partner does not see it."), after);
    }

    public async Task<Reply> MessageAsync(Turn turn, Session session, Escalation escalation, string words, DateTimeOffset? nextUpdate, CancellationToken cancel)
    {
        if (escalation.Agency.Length == 0)
        {
            return Answers.Refused(turn, Text.Of($"{escalation.Id} is nobody's but ours: there is no partner to write to. Use an internal note."), escalation);
        }

        if (Full(turn, escalation) is { } full)
        {
            return full;
        }

        var after = await SaveAsync(turn, session, escalation, moves.Message(escalation, turn.Person, words, nextUpdate, StampOf(turn)), cancel);
        var next = after.Clocks.ContainsKey(EscalationClock.Promise) ? Text.Of($" The next update is promised by {Due(after, EscalationClock.Promise)}.") : Text.Empty;
        var sent = await SentToAsync(session, after, cancel);
        return Answers.Done(turn, Text.Of($"{sent}{next}"), after);
    }

    /// <param name="by">Ahead of now.</param>
    public async Task<Reply> SetNextAsync(Turn turn, Session session, Escalation escalation, string what, DateTimeOffset by, string note, CancellationToken cancel)
    {
        if (await ClosedAsync(turn, session, escalation, cancel) is { } closed)
        {
            return closed;
        }

        var noted = note.Length > 0 ? moves.Note(escalation, note, StampOf(turn)) : escalation;
        var set = moves.SetNext(noted, turn.Person, new NextAction(what, by.ToUniversalTime(), turn.Person.Id), null, StampOf(turn));
        var after = await SaveAsync(turn, session, escalation, set, cancel);
        return Answers.Done(turn, Text.Of($"The next step of {escalation.Id} is set: {what}, by {by}. The partner hears by {Due(after, EscalationClock.Promise)}."), after);
    }

    /// <summary>The requester tells us more.</summary>
    public async Task<Reply> AddAsync(Turn turn, Session session, Escalation escalation, string words, CancellationToken cancel)
    {
        if (escalation.State == EscalationState.Closed)
        {
            return Answers.Refused(turn, Text.Of($"{escalation.Id} is closed. Say \"reopen {escalation.Id}\" and what is still wrong."), escalation);
        }

        if (Full(turn, escalation) is { } full)
        {
            return full;
        }

        var after = await SaveAsync(turn, session, escalation, moves.Add(escalation, turn.Person, words, StampOf(turn)), cancel);
        var told = await NameAsync(session, after.Assignee, cancel);
        return Answers.Done(turn, Text.Of($"Added to {escalation.Id}. {told} was told."), after);
    }

    public async Task<Reply> ResolveAsync(Turn turn, Session session, Escalation escalation, ProofKind kind, string words, string note, CancellationToken cancel)
    {
        if (await ClosedAsync(turn, session, escalation, cancel) is { } closed)
        {
            return closed;
        }

        var noted = note.Length > 0 ? moves.Note(escalation, note, StampOf(turn)) : escalation;
        var after = await SaveAsync(turn, session, escalation, moves.Resolve(noted, turn.Person, new Proof(kind, words, turn.Person.Id), StampOf(turn)), cancel);
        return Answers.Done(turn, Text.Of($"{escalation.Id} is resolved: {StateWords.ProofWords(kind)}. It closes {Due(after, EscalationClock.Close)} unless the partner says that it is not fixed."), after);
    }

    /// <summary>The requester's word that it works.</summary>
    public Task<Reply> ConfirmAsync(Turn turn, Session session, Escalation escalation, string words, CancellationToken cancel) =>
        CloseAsync(turn, session, escalation, stamp => moves.Confirm(escalation, words, stamp), cancel);

    /// <summary>The requester calls it off.</summary>
    public Task<Reply> WithdrawAsync(Turn turn, Session session, Escalation escalation, string words, CancellationToken cancel) =>
        CloseAsync(turn, session, escalation, stamp => moves.Withdraw(escalation, words, stamp), cancel);

    async Task<Reply> CloseAsync(Turn turn, Session session, Escalation escalation, Func<Stamp, Escalation> move, CancellationToken cancel)
    {
        if (turn.Person.IsStaff)
        {
            return Answers.Refused(turn, Text.Of($"The requester confirms. To resolve {escalation.Id} yourself, say what proves it: \"resolve {escalation.Id}: turned up, test passed\"."), escalation);
        }

        if (escalation.State == EscalationState.Closed)
        {
            return Answers.Refused(turn, Text.Of($"{escalation.Id} is closed already."), escalation);
        }

        var after = await SaveAsync(turn, session, escalation, move(StampOf(turn)), cancel);
        return Answers.Done(turn, Text.Of($"Thank you. {escalation.Id} is closed. If it comes back, say \"reopen {escalation.Id}\"."), after);
    }

    public async Task<Reply> ReopenAsync(Turn turn, Session session, Escalation escalation, string words, CancellationToken cancel)
    {
        if (escalation.IsOpen)
        {
            return Answers.Refused(turn, Text.Of($"{escalation.Id} is open already."), escalation);
        }

        var stamp = StampOf(turn);
        var reopened = await ladder.RerouteAsync(session, moves.Reopen(escalation, words, stamp), stamp, cancel);
        var after = await SaveAsync(turn, session, escalation, reopened, cancel);
        var has = await NameAsync(session, after.Assignee, cancel);
        return Answers.Done(turn, Text.Of($"{escalation.Id} is open again. {has} acknowledges by {Due(after, EscalationClock.Acknowledge)}; you hear by {Due(after, EscalationClock.Promise)}."), after);
    }

    static Reply? Full(Turn turn, Escalation escalation) => escalation.Timeline.Count < MostEntries
        ? null
        : Answers.Refused(turn, Text.Of($"{escalation.Id} has {escalation.Timeline.Count} entries, more than anybody reads. Resolve it and open a new one that names it."), escalation);

    static async Task<string> SentToAsync(Session session, Escalation escalation, CancellationToken cancel)
    {
        var readers = new List<string>();
        foreach (var follower in escalation.Followers)
        {
            if (await session.LoadAsync(Roster.People, follower, cancel) is { IsStaff: false, Gone: false } partner)
            {
                readers.Add(partner.Name);
            }
        }

        return readers.Count > 0
            ? $"Sent to {string.Join(", ", readers)} on {escalation.Id}."
            : $"It stands on {escalation.Id} for the agency, but nobody there follows it, so call them too.";
    }
}
