using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Storage;

namespace Demarc.Turns;

/// <summary>
/// Every turn goes through here: person → route → handle → commit. The commit holds the documents, the messages, the audit entry and the end of the
/// inbox row together. When someone else changed a document first, the turn is decided again on what is there now.
/// </summary>
public sealed partial class TurnRunner(IStore store, Router router, Registry registry, TimeProvider clock, ILogger<TurnRunner> log)
{
    /// <summary>The platforms give up on a click after 15 s (Teams); the rest of the way needs some of it.</summary>
    static readonly TimeSpan Deadline = TimeSpan.FromSeconds(9);

    /// <summary>A platform that got no answer in time sends the click again under a new id; a person who means it clicks later.</summary>
    static readonly TimeSpan SameClick = TimeSpan.FromSeconds(60);

    /// <summary>Runs a queued message to its commit.</summary>
    public async Task RunQueuedAsync(InboxRow row, CancellationToken cancel)
    {
        if (row.Inbound is not { } inbound)
        {
            return;
        }

        await DecideAndCommitAsync(
            async (session, now) =>
            {
                var routed = await router.RouteAsync(inbound, session, now, cancel);
                var replies = Answering.Flatten(routed.Reply).ToList();
                Answering.Enqueue(session, inbound, routed.Person, routed.Room, replies, now);
                session.Save(Inbox.Rows, row with { State = InboxState.Done, Inbound = null, DoneAt = now });
            },
            cancel);
    }

    /// <summary>Runs a click, form or search at once. Past the deadline it says "working on it", and the result follows as a message.</summary>
    /// <param name="write">Writes the outcome as the platform's response body, which is stored with the turn and repeated to a redelivery.</param>
    public async Task<TurnOutcome> RunInlineAsync(Inbound inbound, Func<TurnOutcome, string> write, CancellationToken cancel)
    {
        if (await EarlierAsync(inbound, cancel) is { } stored)
        {
            return new TurnOutcome(new Reply.Silence(), Stored: stored) { Person = null };
        }

        var turn = new InlineTurn();
        var work = RunOnceAsync(inbound, write, turn, cancel);
        var first = await Task.WhenAny(work, Task.Delay(Deadline, clock, cancel));
        if (first == work || !turn.GiveUpWaiting())
        {
            return await work;
        }

        _ = TellIfItFailsAsync(work, inbound, cancel);
        return new TurnOutcome(new Reply.Done(Text.Plain("Working on it. I will tell you here when it is done."))) { Person = null };
    }

    /// <summary>Runs a message to its commit and hands the answers back instead of sending them: for the terminal.</summary>
    public async Task<IReadOnlyList<Card>> RunPassingAsync(Inbound inbound, CancellationToken cancel)
    {
        var answers = new List<Card>();
        await DecideAndCommitAsync(
            async (session, now) =>
            {
                answers.Clear();
                var routed = await router.RouteAsync(inbound, session, now, cancel);
                foreach (var row in Answering.Rows(inbound, routed.Person, routed.Room, Answering.Flatten(routed.Reply), now))
                {
                    var card = row.View is { } view && registry.View(view.View) is { } draw ? await draw(view, inbound.Address, session, cancel) : row.Card;
                    answers.AddRange(card is null ? [] : [card]);
                }
            },
            cancel);
        return answers;
    }

    async Task<TurnOutcome> RunOnceAsync(Inbound inbound, Func<TurnOutcome, string> write, InlineTurn turn, CancellationToken cancel)
    {
        TurnOutcome? outcome = null;
        var committed = await DecideAndCommitAsync(
            async (session, now) =>
            {
                var routed = await router.RouteAsync(inbound, session, now, cancel);
                var replies = Answering.Flatten(routed.Reply).ToList();
                var inTime = turn.Decided();
                var inline = replies.FirstOrDefault(IsInline) ?? new Reply.Silence();
                Answering.Enqueue(session, inbound, routed.Person, routed.Room, inTime ? replies.Where(reply => !IsInline(reply)) : replies, now);
                outcome = new TurnOutcome(inline, await DrawAsync(inline, inbound, routed.Person, session, cancel)) { Person = routed.Person };
                if (session.Changes.Count > 0)
                {
                    Remember(inbound, inline, write(outcome), session, now);
                }
            },
            cancel);
        return committed || await EarlierAsync(inbound, cancel) is not { } stored ? outcome! : outcome! with { Stored = stored };
    }

    /// <summary>Nobody waits for it any more, so nobody would hear that it came to nothing.</summary>
    async Task TellIfItFailsAsync(Task work, Inbound inbound, CancellationToken cancel)
    {
        try
        {
            await work;
        }
        catch (Exception broken) when (!cancel.IsCancellationRequested)
        {
            LogFailed(broken, inbound.Key);
            var now = clock.GetUtcNow();
            var reference = References.Of(inbound.Key);
            var trouble = new Trouble($"turn:{inbound.Key}", $"A click or form could not be worked on; reference {reference}. The log has the error under its id. Who did it was told.", now);
            await Decision.CommitAsync(
                store,
                async session =>
                {
                    session.Add(Receiver.Apology(inbound.Key, inbound, reference, now));
                    await registry.ReportAsync(trouble, session, cancel);
                },
                Outbox.Rows,
                cancel);
        }
    }

    /// <returns>False when another delivery of the same act was first.</returns>
    async Task<bool> DecideAndCommitAsync(Func<Session, DateTimeOffset, Task> decide, CancellationToken cancel) =>
        (await Decision.CommitAsync(store, session => decide(session, clock.GetUtcNow()), Inbox.Rows, cancel)).IsCommitted;

    async Task<Card?> DrawAsync(Reply reply, Inbound inbound, Person? person, Session session, CancellationToken cancel)
    {
        var view = reply switch
        {
            Reply.Done done => done.Redraw,
            Reply.Refused refused => refused.Redraw,
            _ => null,
        };
        return view is not null && registry.View(view.View) is { } draw
            ? await draw(view with { PersonId = inbound.Address.Place == Place.Personal ? person?.Id : null }, inbound.Address, session, cancel)
            : null;
    }

    async Task<string?> EarlierAsync(Inbound inbound, CancellationToken cancel)
    {
        var row = await store.LoadAsync(Inbox.Rows, inbound.Key, cancel);
        if (row is null && TicketKey(inbound) is { } ticket)
        {
            row = await store.LoadAsync(Inbox.Rows, ticket, cancel);
            if (row is not null && inbound.Kind == InboundKind.Action && clock.GetUtcNow() - row.ReceivedAt > SameClick)
            {
                row = null;
            }
        }

        return row?.Response;
    }

    static void Remember(Inbound inbound, Reply reply, string response, Session session, DateTimeOffset now)
    {
        var row = new InboxRow
        {
            Id = inbound.Key,
            ConversationKey = inbound.Address.Key,
            ReceivedAt = now,
            State = InboxState.Done,
            DoneAt = now,
            Response = response,
        };
        session.Save(Inbox.Rows, row);
        if (TicketKey(inbound) is { } ticket && reply is not Reply.Ask)
        {
            session.Put(Inbox.Rows, row with { Id = ticket });
        }
    }

    static string? TicketKey(Inbound inbound) =>
        inbound.Ticket is { Length: > 0 } ticket ? $"ticket|{inbound.Sender.Key}|{inbound.Kind}|{inbound.Verb}|{ticket}" : null;

    static bool IsInline(Reply reply) => reply is Reply.Done or Reply.Refused or Reply.Ask or Reply.Hits;

    [LoggerMessage(LogLevel.Error, "Turn {Key} failed after its answer was given up waiting for")]
    partial void LogFailed(Exception broken, string key);

    /// <summary>Who was first: the decision, or the clock?</summary>
    sealed class InlineTurn
    {
        const int Open = 0;
        const int DecisionFirst = 1;
        const int ClockFirst = 2;
        int state;

        /// <returns>True when the answer can still go into the response.</returns>
        public bool Decided()
        {
            Interlocked.CompareExchange(ref state, DecisionFirst, Open);
            return Volatile.Read(ref state) == DecisionFirst;
        }

        public bool GiveUpWaiting() => Interlocked.CompareExchange(ref state, ClockFirst, Open) == Open;
    }
}
