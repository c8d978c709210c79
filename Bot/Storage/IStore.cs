namespace Demarc.Storage;

/// <summary>
/// Where documents live. Small on purpose: LiteDB and PostgreSQL both implement it, and one contract test suite holds both to it.
/// Reads see the last commit. There is one way to write: <see cref="CommitAsync"/>, atomic and durable.
/// </summary>
public interface IStore : IAsyncDisposable
{
    /// <summary>Why nothing can be written at present; null when all is well.</summary>
    Exception? Fault { get; }

    ValueTask<T?> LoadAsync<T>(Collection<T> collection, string id, CancellationToken cancel = default)
        where T : Document;

    /// <summary>All matches, materialised. A query with no <see cref="Query{T}.Limit"/> reads the whole collection: for start-up only.</summary>
    ValueTask<IReadOnlyList<T>> QueryAsync<T>(Collection<T> collection, Query<T> query, CancellationToken cancel = default)
        where T : Document;

    ValueTask<long> CountAsync<T>(Collection<T> collection, Query<T> query, CancellationToken cancel = default)
        where T : Document;

    /// <summary>
    /// All of it or none of it. When the task completes with <see cref="CommitResult.Committed"/>, a power loss loses nothing.
    /// Once handed over, a cancelled token no longer stops it.
    /// </summary>
    /// <exception cref="StoreFaultException">The store cannot write at present.</exception>
    /// <exception cref="ArgumentException">A document cannot be stored: too big, an id or indexed text too long. Nothing was.</exception>
    Task<CommitResult> CommitAsync(IReadOnlyList<Change> changes, CancellationToken cancel = default);

    /// <summary>
    /// Called after each commit that touched the collection, in commit order and before the committer is told, so that a projection
    /// in memory is never behind what its owner has written. Keep it short and do not throw: it runs on the writer.
    /// </summary>
    void Watch<T>(Collection<T> collection, Action<Committed<T>> seen)
        where T : Document;

    /// <summary>A consistent copy of the whole store, of a moment after the call, while it is in use. No half of a file is ever left.</summary>
    /// <param name="overwrite">Whether a file of that name may be replaced.</param>
    Task<BackupResult> BackupAsync(string file, bool overwrite = false, CancellationToken cancel = default);
}

/// <summary>One document to write or delete.</summary>
/// <param name="Expected">The version it must have now: 0, it must not exist; null, whatever is there.</param>
/// <param name="Document">Null: delete.</param>
public sealed record Change(ICollectionInfo Collection, string Id, long? Expected, Document? Document);

/// <summary>What a watcher is told.</summary>
/// <param name="Document">As stored, with its new version; null when deleted.</param>
public sealed record Committed<T>(string Id, T? Document)
    where T : Document;

/// <summary>How a commit ended. A conflict is no exception: someone was first, so load again and decide again.</summary>
public sealed record CommitResult(bool IsCommitted, string? ConflictCollection = null, string? ConflictId = null)
{
    public static readonly CommitResult Committed = new(true);

    public static CommitResult Conflict(string collection, string id) => new(false, collection, id);
}
