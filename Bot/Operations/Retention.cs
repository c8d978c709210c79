using Demarc.Delivery;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Operations;

/// <summary>Once a night: forgets what served its purpose. Keys that keep a redelivery from being done twice stay long enough for every platform's last retry.</summary>
sealed class Retention(IStore store, TimeProvider clock) : IFeature
{
    const string Job = "operations.retention";

    /// <summary>A commit of this many rows does not hold anybody up.</summary>
    const int Batch = 250;

    static readonly TimeSpan Inboxes = TimeSpan.FromDays(3);
    static readonly TimeSpan Messages = TimeSpan.FromDays(14);
    static readonly TimeSpan LiveCards = TimeSpan.FromDays(60);
    static readonly TimeSpan Talks = TimeSpan.FromDays(1);

    public void Register(Catalog catalog) => catalog.Job(Job, RunAsync);

    public async Task StartAsync(Session session, CancellationToken cancel)
    {
        if (await session.LoadAsync(Schedule.Rows, Job, cancel) is null)
        {
            session.At(Job, Job, Tonight(clock.GetUtcNow()));
        }
    }

    async Task RunAsync(Due due, Session session, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (inboxes, messages, cards, talks) = (now - Inboxes, now - Messages, now - LiveCards, now - Talks);
        await ForgetAsync(Inbox.Rows, Inbox.Rows.Where(row => row.DoneAt < inboxes), cancel);
        await ForgetAsync(Outbox.Rows, Outbox.Rows.Where(row => row.SentAt < messages), cancel);
        await ForgetAsync(Outbox.Rows, Outbox.Rows.Where(row => row.State != OutgoingState.Sent && row.State != OutgoingState.Waiting && row.State != OutgoingState.Sending && row.CreatedAt < messages), cancel);
        await ForgetAsync(Outbox.Posted, Outbox.Posted.Where(card => card.PostedAt < cards), cancel);
        await ForgetAsync(Dialogues.All, Dialogues.All.Where(dialogue => dialogue.At < talks), cancel);
        session.At(Job, Job, Tonight(now));
    }

    async Task ForgetAsync<T>(Collection<T> collection, Query<T> old, CancellationToken cancel)
        where T : Document
    {
        while (await store.QueryAsync(collection, old.Take(Batch), cancel) is { Count: > 0 } rows)
        {
            await store.CommitAsync([.. rows.Select(row => new Change(collection, row.Id, null, null))], cancel);
        }
    }

    // 08:00 UTC is night or early morning from Hawaii to New York.
    static DateTimeOffset Tonight(DateTimeOffset now)
    {
        var today = new DateTimeOffset(now.UtcDateTime.Date.AddHours(8), TimeSpan.Zero);
        return today > now ? today : today.AddDays(1);
    }
}
