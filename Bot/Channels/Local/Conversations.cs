using Demarc.Storage;

namespace Demarc.Channels.Local;

/// <summary>
/// What was said on the page. Changes are made one after another and numbered in that order, so that a page which lost its connection can ask for
/// what is above the last number it saw. The numbers follow the clock: those of a new store are above those of one that was thrown away.
/// </summary>
sealed class Conversations(IStore store, TimeProvider clock)
{
    /// <summary>Who missed more than this asks for the conversation anew.</summary>
    public const int MostMissed = 500;

    readonly SemaphoreSlim gate = new(1);
    readonly Dictionary<string, long> counts = new(StringComparer.Ordinal);
    long last = -1;

    /// <summary>Adds a message that is not there yet.</summary>
    /// <returns>False: it is there, or <paramref name="commit"/> did not take place.</returns>
    /// <param name="commit">Commits these changes, with others if it likes.</param>
    public async Task<bool> AddAsync(LocalMessage message, Func<IReadOnlyList<Change>, Task<bool>> commit, CancellationToken cancel)
    {
        await gate.WaitAsync(cancel);
        try
        {
            var number = await NextAsync(cancel);
            var count = await CountAsync(message.Conversation, cancel);
            var old = await OldAsync(message.Conversation, count + 1 - LocalMessages.MostInConversation, cancel);
            var added = message with { Place = number, Change = number };
            var isDone = await commit([new Change(LocalMessages.All, added.Id, 0, added), .. old.Select(one => new Change(LocalMessages.All, one.Id, null, null))]);
            counts[message.Conversation] = isDone ? count + 1 - old.Count : count;
            return isDone;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Changes a message that is there.</summary>
    /// <param name="change">Null: it stays as it is.</param>
    /// <returns>False: there is none, it stayed as it was, or <paramref name="commit"/> did not take place.</returns>
    public async Task<bool> ChangeAsync(string id, Func<LocalMessage, LocalMessage?> change, Func<IReadOnlyList<Change>, Task<bool>> commit, CancellationToken cancel)
    {
        await gate.WaitAsync(cancel);
        try
        {
            var number = await NextAsync(cancel);
            return await store.LoadAsync(LocalMessages.All, id, cancel) is { } message
                && change(message) is { } changed
                && await commit([new Change(LocalMessages.All, id, message.Version, changed with { Change = number })]);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Commits nothing else.</summary>
    public async Task<bool> AloneAsync(IReadOnlyList<Change> changes, CancellationToken cancel) => (await store.CommitAsync(changes, cancel)).IsCommitted;

    public ValueTask<LocalMessage?> FindAsync(string id, CancellationToken cancel) => store.LoadAsync(LocalMessages.All, id, cancel);

    /// <summary>Everything still kept of one conversation, oldest first, and the number up to which it is known.</summary>
    public async Task<(IReadOnlyList<LocalMessage> Messages, long At)> HistoryAsync(string conversation, CancellationToken cancel)
    {
        var at = await LastAsync(cancel);
        var messages = await store.QueryAsync(LocalMessages.All, InOrder(conversation), cancel);
        return ([.. messages.OrderBy(message => message.Place)], at);
    }

    /// <summary>Messages of all conversations that changed after this number, in the order of their changes; null: too many, or the number is none of this store's.</summary>
    public async Task<IReadOnlyList<LocalMessage>?> SinceAsync(long after, CancellationToken cancel)
    {
        if (after > await LastAsync(cancel))
        {
            return null;
        }

        var missed = await store.QueryAsync(
            LocalMessages.All, LocalMessages.All.Where(message => message.Change > after).OrderBy(message => message.Change).Take(MostMissed + 1), cancel);
        return missed.Count > MostMissed ? null : missed;
    }

    /// <summary>The number of the last change. What is being committed is waited for, so nothing below it can still come.</summary>
    public async Task<long> LastAsync(CancellationToken cancel)
    {
        await gate.WaitAsync(cancel);
        try
        {
            return await KnownAsync(cancel);
        }
        finally
        {
            gate.Release();
        }
    }

    // A number whose commit fails is not used again; a gap harms nobody.
    async Task<long> NextAsync(CancellationToken cancel) => last = Math.Max(await KnownAsync(cancel) + 1, clock.GetUtcNow().ToUnixTimeMilliseconds() * 1000);

    async ValueTask<long> KnownAsync(CancellationToken cancel)
    {
        if (last < 0)
        {
            var newest = await store.QueryAsync(LocalMessages.All, LocalMessages.All.All.OrderByDescending(message => message.Change).Take(1), cancel);
            last = newest is [var message] ? message.Change : 0;
        }

        return last;
    }

    async ValueTask<long> CountAsync(string conversation, CancellationToken cancel) =>
        counts.TryGetValue(conversation, out var count) ? count : await store.CountAsync(LocalMessages.All, In(conversation), cancel);

    async ValueTask<IReadOnlyList<LocalMessage>> OldAsync(string conversation, long tooMany, CancellationToken cancel) =>
        tooMany <= 0 ? [] : await store.QueryAsync(LocalMessages.All, InOrder(conversation).Take((int)tooMany), cancel);

    static Query<LocalMessage> In(string conversation) => LocalMessages.All.Where(message => message.Conversation == conversation);

    static Query<LocalMessage> InOrder(string conversation) => In(conversation).OrderBy(message => message.Place);
}
