using Demarc.Storage.LiteDb.Files;
using Microsoft.Extensions.Logging.Abstractions;

namespace Demarc.Storage.LiteDb;

/// <summary>The default store: one LiteDB file in a folder, for one process.</summary>
public sealed partial class LiteDbStore : IStore
{
    readonly StorePaths paths;
    readonly FolderLock folderLock;
    readonly LiteDbHandle handle;
    readonly IReadOnlyDictionary<string, OpenCollection> collections;
    readonly Writer writer;
    readonly Lock watching = new();
    readonly SemaphoreSlim backing = new(1);
    readonly CancellationTokenSource closing = new();

    int disposed;

    LiteDbStore(StorePaths paths, FolderLock folderLock, LiteDbHandle handle, IReadOnlyDictionary<string, OpenCollection> collections, Writer writer)
    {
        this.paths = paths;
        this.folderLock = folderLock;
        this.handle = handle;
        this.collections = collections;
        this.writer = writer;
        handle.ReadFailed = writer.Doubt;
    }

    public Exception? Fault => writer.Fault;

    /// <summary>Opens the store in a folder, made if it is not there, with every collection there will ever be. An older folder is brought up to date.</summary>
    /// <exception cref="StoreInUseException">Another process has it open.</exception>
    /// <exception cref="StoreTooNewException">A newer version of this program wrote it.</exception>
    /// <exception cref="StoreUpgradeException">It cannot be brought up to date, and is as it was.</exception>
    /// <exception cref="InvalidDataException">No version of this program wrote it, or it is damaged.</exception>
    public static LiteDbStore Open(string folder, IEnumerable<ICollectionInfo> collections, TimeProvider? time = null, ILogger<LiteDbStore>? log = null) =>
        Open(folder, collections, DiskFile.Open, time, log);

    /// <param name="open">How its files are opened.</param>
    internal static LiteDbStore Open(string folder, IEnumerable<ICollectionInfo> collections, OpenDiskFile open, TimeProvider? time = null, ILogger<LiteDbStore>? log = null)
    {
        var named = OpenCollection.Named(collections);
        var paths = StorePaths.In(Directory.CreateDirectory(folder).FullName);
        time ??= TimeProvider.System;
        log ??= NullLogger<LiteDbStore>.Instance;
        var folderLock = FolderLock.Take(paths.Folder);
        try
        {
            var opening = new StoreOpening(paths, named.Values, open, time);
            var handle = opening.Open();
            if (opening.KeptOlder is { } older)
            {
                LogUpgraded(log, older);
            }

            return new LiteDbStore(paths, folderLock, handle, named, new Writer(handle, time, log));
        }
        catch
        {
            folderLock.Dispose();
            throw;
        }
    }

    public async ValueTask<T?> LoadAsync<T>(Collection<T> collection, string id, CancellationToken cancel = default)
        where T : Document
    {
        var open = Opened(collection);
        var found = await handle.ReadAsync(database => database.GetCollection(open.Name).FindById(id), cancel);
        return found is null ? null : BsonJson.FromBson<T>(found);
    }

    public async ValueTask<IReadOnlyList<T>> QueryAsync<T>(Collection<T> collection, Query<T> query, CancellationToken cancel = default)
        where T : Document
    {
        var open = Opened(collection);
        var found = await handle.ReadAsync(database => BsonQuery.Find(database, open, query), cancel);
        return [.. found.Select(BsonJson.FromBson<T>)];
    }

    public ValueTask<long> CountAsync<T>(Collection<T> collection, Query<T> query, CancellationToken cancel = default)
        where T : Document
    {
        var open = Opened(collection);
        return handle.ReadAsync(database => BsonQuery.Count(database, open, query), cancel);
    }

    public async Task<CommitResult> CommitAsync(IReadOnlyList<Change> changes, CancellationToken cancel = default)
    {
        if (changes.Count == 0)
        {
            return CommitResult.Committed;
        }

        var prepared = new PreparedChange[changes.Count];
        for (var i = 0; i < prepared.Length; i++)
        {
            prepared[i] = Opened(changes[i].Collection).Prepare(changes[i]);
        }

        if (prepared.Length > 1 && prepared.DistinctBy(change => (change.Collection, change.Change.Id)).Count() < prepared.Length)
        {
            throw new ArgumentException("A commit changes a document once.", nameof(changes));
        }

        return await writer.CommitAsync(prepared, cancel);
    }

    public void Watch<T>(Collection<T> collection, Action<Committed<T>> seen)
        where T : Document
    {
        var open = Opened(collection);
        lock (watching)
        {
            open.Watchers = [.. open.Watchers, (id, document) => seen(new Committed<T>(id, (T?)document))];
        }
    }

    public async Task<BackupResult> BackupAsync(string file, bool overwrite = false, CancellationToken cancel = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, closing.Token);
        await backing.WaitAsync(stop.Token);
        try
        {
            return await StoreBackup.MakeAsync(paths, writer, file, overwrite, stop.Token);
        }
        finally
        {
            backing.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 0)
        {
            await closing.CancelAsync();
            await backing.WaitAsync();
            writer.Dispose();
            handle.Dispose();
            folderLock.Dispose();
            closing.Dispose();
            backing.Dispose();
        }
    }

    OpenCollection Opened(ICollectionInfo collection) =>
        collections.TryGetValue(collection.Name, out var open)
            ? open
            : throw new InvalidOperationException($"The collection '{collection.Name}' was not named when the store was opened. Add it to AddCollections.");

    [LoggerMessage(LogLevel.Warning, "The data folder was brought up to date. The older data file is {File}")]
    static partial void LogUpgraded(ILogger log, string file);
}
