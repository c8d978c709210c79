namespace Demarc.Storage;

/// <summary>Deciding on what is stored, and again on what is stored then when someone else was first.</summary>
public static class Decision
{
    const int Most = 20;

    /// <param name="decide">Loads and saves in the session; called anew, with a new session, after each conflict.</param>
    /// <param name="own">A conflict in this collection means that the matter is no longer ours: it ends the trying.</param>
    /// <returns>Committed, or the conflict in <paramref name="own"/>.</returns>
    /// <exception cref="InvalidOperationException">Someone else was first every time.</exception>
    public static async Task<CommitResult> CommitAsync(IStore store, Func<Session, Task> decide, ICollectionInfo? own = null, CancellationToken cancel = default)
    {
        for (var tries = 1; ; tries++)
        {
            var session = new Session(store);
            await decide(session);
            var result = await session.CommitAsync(cancel);
            if (result.IsCommitted || result.ConflictCollection == own?.Name)
            {
                return result;
            }

            if (tries == Most)
            {
                throw new InvalidOperationException($"{result.ConflictCollection}/{result.ConflictId} was changed by others {Most} times.");
            }
        }
    }
}
