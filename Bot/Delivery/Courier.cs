using System.Text.Json;
using Demarc.Cards.Model;
using Demarc.Storage;

namespace Demarc.Delivery;

/// <summary>
/// Sends one row and writes down what became of it. It is marked as being sent before it is, so that after a crash nobody takes it for unsent;
/// a doubt is settled by looking, and where nobody can look, by how much the message matters.
/// </summary>
sealed partial class Courier(IStore store, Registry registry, IReadOnlyDictionary<string, IChannel> channels, Pacer pacer, TimeProvider clock, ILogger log)
{
    /// <summary>Longer than any channel waits for its platform.</summary>
    static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(60);

    static readonly TimeSpan FirstRest = TimeSpan.FromSeconds(1);
    static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(5);

    /// <summary>A message in doubt that must arrive is repeated once, when a slow platform would long have shown it.</summary>
    static readonly TimeSpan BeforeRepeat = TimeSpan.FromSeconds(30);

    const int MostInFlight = 64;

    readonly string run = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
    readonly SemaphoreSlim inFlight = new(MostInFlight);

    public IReadOnlyList<RateLimit>? LimitsOf(Outgoing row) => channels.GetValueOrDefault(row.Address.Channel)?.Limits;

    /// <param name="failures">Tries of this conversation that failed in a row.</param>
    /// <returns>How long the conversation rests before the next try; null when the row is done with.</returns>
    public async Task<TimeSpan?> SendAsync(Outgoing row, int failures, CancellationToken cancel)
    {
        if (await MarkAsync(row, cancel) is not { } marked)
        {
            return null;
        }

        if (!channels.TryGetValue(row.Address.Channel, out var channel))
        {
            return await EndAsync(marked, new SendResult.Never($"The channel '{row.Address.Channel}' is not configured here any more."), cancel);
        }

        var card = await DrawAsync(marked, cancel);
        if (card is null && marked.Kind != OutgoingKind.Delete)
        {
            await SupersedeAsync(marked, "there was nothing to say any more", cancel);
            return null;
        }

        card ??= new Card("gone", "", Text.Empty);
        var result = await SendAsync(channel, marked, marked.IsRepeat ? AsRepeat(card) : card, cancel);
        return result switch
        {
            SendResult.Sent sent => await SentAsync(marked, card, sent.MessageId, cancel),
            SendResult.NotYet later => await AgainAsync(marked, later, failures, cancel),
            SendResult.Doubt doubt when marked.Kind == OutgoingKind.Post => await ReconcileAsync(marked, doubt.Why, cancel),
            // Updating or deleting twice is the same as once.
            SendResult.Doubt doubt => await AgainAsync(marked, new SendResult.NotYet(doubt.Why), failures, cancel),
            SendResult.Never never => await EndAsync(marked, never, cancel),
            _ => throw new InvalidOperationException($"{channel.Name} answered {result.GetType().Name}."),
        };
    }

    /// <summary>Did it arrive? Asked of the platform where it can tell.</summary>
    public async Task<TimeSpan?> ReconcileAsync(Outgoing row, string why, CancellationToken cancel)
    {
        if (row.Kind != OutgoingKind.Post)
        {
            return await AgainAsync(row, new SendResult.NotYet(why, TimeSpan.Zero), 0, cancel);
        }

        var found = channels.TryGetValue(row.Address.Channel, out var channel) ? await FindAsync(channel, row, cancel) : new Found.CannotTell();
        LogDoubt(row.Id, found.GetType().Name);
        return found switch
        {
            Found.There there => await SentAsync(row, await DrawAsync(row, cancel), there.MessageId, cancel),
            Found.NotThere => await AgainAsync(row, new SendResult.NotYet(why, FirstRest), 0, cancel),
            _ when row is { Importance: Importance.MustArrive, IsRepeat: false } => await SaveAsync(
                row with { State = OutgoingState.Waiting, Lease = null, IsRepeat = true, NotBefore = clock.GetUtcNow() + BeforeRepeat, Problem = why }, cancel),
            _ => await SaveAsync(row with { State = OutgoingState.InDoubt, Lease = null, Card = null, Problem = why }, cancel),
        };
    }

    public async Task SupersedeAsync(Outgoing row, string why, CancellationToken cancel)
    {
        var session = new Session(store);
        if (row.Kind == OutgoingKind.Post)
        {
            session.Save(Outbox.Rows, row with { State = OutgoingState.Superseded, Lease = null, Card = null, Problem = why });
        }
        else
        {
            session.Delete(Outbox.Rows, row);
        }

        await CommitAsync(session, cancel);
    }

    /// <summary>Puts one message in the place of many that are late. They keep their words until it is sent.</summary>
    public async Task CatchUpAsync(IReadOnlyList<Outgoing> late, CancellationToken cancel)
    {
        var session = new Session(store);
        session.Add(CatchUp.Row(late, clock.GetUtcNow()));
        foreach (var row in late)
        {
            session.Save(Outbox.Rows, row with { State = OutgoingState.Superseded, Lease = null, Covers = null, Problem = "part of a catch-up" });
        }

        await CommitAsync(session, cancel);
        LogCatchUp(late[0].ConversationKey, late.Count);
    }

    async Task<SendResult> SendAsync(IChannel channel, Outgoing row, Card card, CancellationToken cancel)
    {
        await inFlight.WaitAsync(cancel);
        try
        {
            return await channel.SendAsync(row, card, cancel);
        }
        catch (Exception broken) when (broken is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            LogThrown(broken, row.Id);
            return new SendResult.Doubt(broken.GetType().Name);
        }
        finally
        {
            inFlight.Release();
        }
    }

    async Task<Found> FindAsync(IChannel channel, Outgoing row, CancellationToken cancel)
    {
        try
        {
            return await channel.FindAsync(row, cancel);
        }
        catch (Exception broken) when (broken is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            LogThrown(broken, row.Id);
            return new Found.CannotTell();
        }
    }

    /// <returns>Null when someone else has it or it was replaced.</returns>
    async Task<Outgoing?> MarkAsync(Outgoing row, CancellationToken cancel)
    {
        var marked = row with { State = OutgoingState.Sending, Attempts = row.Attempts + 1, Lease = new Lease(run, clock.GetUtcNow() + LeaseTime) };
        var result = await store.CommitAsync([new Change(Outbox.Rows, row.Id, row.Version, marked)], cancel);
        return result.IsCommitted ? marked with { Version = row.Version + 1 } : null;
    }

    ValueTask<Card?> DrawAsync(Outgoing row, CancellationToken cancel) => CatchUp.DrawAsync(row, registry, new Session(store), cancel);

    async Task<TimeSpan?> SentAsync(Outgoing row, Card? shown, string? messageId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var session = new Session(store);
        if (row.Kind == OutgoingKind.Post)
        {
            session.Save(Outbox.Rows, row with { State = OutgoingState.Sent, Lease = null, Card = null, MessageId = messageId, SentAt = now, Problem = null });
        }
        else
        {
            // Its key is needed again for the next change.
            session.Delete(Outbox.Rows, row);
        }

        var posted = row is { Kind: OutgoingKind.Post, View: { } view } && messageId is not null
            ? new PostedCard { Id = row.Id, Address = row.Address, MessageId = messageId, View = view, Subject = view.Subject, PostedAt = now, Reader = row.Reader }
            : null;
        if (posted is not null)
        {
            session.Put(Outbox.Posted, posted);
        }

        await CatchUp.ForgetAsync(row, session, cancel);

        // A conflict means that an update was decided anew while this one went out: it is in the line again.
        if ((await CommitAsync(session, cancel)).IsCommitted && posted is not null)
        {
            await CatchChangeAsync(posted, shown, cancel);
        }

        return null;
    }

    // The subject may have changed after the drawing and before anyone could know that there is a card to redraw.
    async Task CatchChangeAsync(PostedCard posted, Card? shown, CancellationToken cancel)
    {
        var session = new Session(store);
        var current = registry.View(posted.View.View) is { } draw ? await draw(posted.View, posted.Address, session, cancel) : null;
        if (current is not null && Written(current) != Written(shown))
        {
            session.Put(Outbox.Rows, Sending.UpdateOf(posted, clock.GetUtcNow()));
            await CommitAsync(session, cancel);
        }
    }

    async Task<TimeSpan?> AgainAsync(Outgoing row, SendResult.NotYet later, int failures, CancellationToken cancel)
    {
        var rest = later.RetryAfter ?? Rest(row, failures);
        if (later.RetryAfter is { } asked)
        {
            pacer.Hold(later.Scope, row.Address, asked);
        }

        await SaveAsync(row with { State = OutgoingState.Waiting, Lease = null, Problem = later.Why }, cancel);
        return rest;
    }

    // Doubling, spread by the row's id instead of chance, so that a replay waits as long.
    static TimeSpan Rest(Outgoing row, int failures)
    {
        var doubled = FirstRest * Math.Pow(2, Math.Min(failures, 9));
        var spread = 0.75 + (row.Id.Sum(letter => letter) & 0xFF) / 512.0;
        return (doubled < LongestRest ? doubled : LongestRest) * spread;
    }

    async Task<TimeSpan?> EndAsync(Outgoing row, SendResult.Never never, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        LogNever(row.Id, never.Why);
        await StoredAsync(() => Decision.CommitAsync(store, EndInAsync, Outbox.Rows, cancel), cancel);
        return null;

        async Task EndInAsync(Session session)
        {
            if (row.Kind != OutgoingKind.Post)
            {
                // What cannot be changed any more is left as it stands.
                session.Delete(Outbox.Rows, row);
                session.Delete(Outbox.Posted, row.Id[Sending.UpdatePrefix.Length..]);
                return;
            }

            session.Save(Outbox.Rows, row with { State = OutgoingState.Dead, Lease = null, Card = null, Problem = never.Why });
            await CatchUp.ForgetAsync(row, session, cancel);
            var trouble = new Trouble($"undelivered:{row.Address.Key}:{never.Why}", never.Why, now) { Undelivered = row, IsGone = never.Gone };
            await registry.ReportAsync(trouble, session, cancel);
        }
    }

    async Task<TimeSpan?> SaveAsync(Outgoing row, CancellationToken cancel)
    {
        var session = new Session(store);
        session.Save(Outbox.Rows, row);
        await CommitAsync(session, cancel);
        return null;
    }

    Task<CommitResult> CommitAsync(Session session, CancellationToken cancel) => StoredAsync(() => session.CommitAsync(cancel), cancel);

    // What happened outside must be written down, so it waits for a store that cannot write at present.
    async Task<CommitResult> StoredAsync(Func<Task<CommitResult>> commit, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                return await commit();
            }
            catch (StoreFaultException broken)
            {
                LogStore(broken);
                await Task.Delay(FirstRest, clock, cancel);
            }
        }
    }

    static Card AsRepeat(Card card) => card with
    {
        Body = [new Note(Text.Plain("You may have this already: the first time it could not be confirmed that it arrived.")), .. card.Body],
    };

    static string Written(Card? card) => JsonSerializer.Serialize(card, StoreJson.Options);

    [LoggerMessage(LogLevel.Warning, "Whether {Id} arrived was in doubt: {Found}")]
    partial void LogDoubt(string id, string found);

    [LoggerMessage(LogLevel.Warning, "Sending {Id} threw")]
    partial void LogThrown(Exception broken, string id);

    [LoggerMessage(LogLevel.Warning, "Sending waits for the store")]
    partial void LogStore(Exception broken);

    [LoggerMessage(LogLevel.Warning, "{Id} will never arrive: {Why}")]
    partial void LogNever(string id, string why);

    [LoggerMessage(LogLevel.Information, "{Conversation} gets one catch-up for {Count} late messages")]
    partial void LogCatchUp(string conversation, int count);
}
