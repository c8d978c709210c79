using LiteDB;
using Microsoft.Extensions.Logging.Abstractions;

namespace Demarc.Storage.LiteDb;

/// <summary>The default store: one LiteDB file in a folder, for one process.</summary>
public sealed class LiteDbStore : IStore
{
    readonly string file;
    readonly FolderLock folderLock;
    readonly LiteDbHandle handle;
    readonly Dictionary<string, OpenCollection> collections;
    readonly Writer writer;
    readonly Lock watching = new();

    int disposed;

    LiteDbStore(string file, FolderLock folderLock, LiteDbHandle handle, Dictionary<string, OpenCollection> collections, Writer writer)
    {
        this.file = file;
        this.folderLock = folderLock;
        this.handle = handle;
        this.collections = collections;
        this.writer = writer;
    }

    public Exception? Fault => writer.Fault;

    /// <summary>Opens the store in a folder, made if it is not there, with every collection there will ever be.</summary>
    /// <exception cref="StoreInUseException">Another process has it open.</exception>
    /// <exception cref="StoreTooNewException">A newer version of this program wrote it.</exception>
    public static LiteDbStore Open(string folder, IEnumerable<ICollectionInfo> collections, TimeProvider? time = null, ILogger<LiteDbStore>? log = null)
    {
        Directory.CreateDirectory(folder);
        var named = Named(collections);
        var folderLock = FolderLock.Take(folder);
        LiteDbHandle? handle = null;
        try
        {
            var file = Path.Combine(folder, LiteDbFile.Name);
            handle = new LiteDbHandle(file);
            LiteDbFile.MakeCollections(handle.Database, named.Values);
            handle.Database.Checkpoint();
            var writer = new Writer(handle, time ?? TimeProvider.System, log ?? NullLogger<LiteDbStore>.Instance);
            return new LiteDbStore(file, folderLock, handle, named, writer);
        }
        catch
        {
            handle?.Dispose();
            folderLock.Dispose();
            throw;
        }
    }

    public ValueTask<T?> LoadAsync<T>(Collection<T> collection, string id, CancellationToken cancel = default)
        where T : Document
    {
        var open = Opened(collection);
        return handle.ReadAsync(
            database => database.GetCollection(open.Name).FindById(id) is { } bson ? BsonJson.FromBson<T>(bson) : null,
            cancel);
    }

    public ValueTask<IReadOnlyList<T>> QueryAsync<T>(Collection<T> collection, Query<T> query, CancellationToken cancel = default)
        where T : Document
    {
        var open = Opened(collection);
        return handle.ReadAsync<IReadOnlyList<T>>(
            database => [.. BsonQuery.Find(database, open, query).Select(BsonJson.FromBson<T>)],
            cancel);
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

    public Task BackupAsync(string file, CancellationToken cancel = default) =>
        writer.PauseForAsync(() => StoreBackup.CopyWhole(this.file, file), cancel);

    public ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 0)
        {
            writer.Dispose();
            handle.Dispose();
            folderLock.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    OpenCollection Opened(ICollectionInfo collection) =>
        collections.TryGetValue(collection.Name, out var open)
            ? open
            : throw new InvalidOperationException($"The collection '{collection.Name}' was not named when the store was opened. Add it to AddCollections.");

    static Dictionary<string, OpenCollection> Named(IEnumerable<ICollectionInfo> collections)
    {
        var named = new Dictionary<string, OpenCollection>(StringComparer.Ordinal);
        foreach (var collection in collections)
        {
            if (!collection.Name.All(char.IsAsciiLetterOrDigit) || collection.Name.Any(char.IsAsciiLetterUpper) || collection.Name.Length == 0)
            {
                throw new ArgumentException($"A collection is named with lower case letters and digits, not '{collection.Name}'.");
            }

            if (named.TryGetValue(collection.Name, out var other) && !ReferenceEquals(other.Info, collection))
            {
                throw new ArgumentException($"Two collections are named '{collection.Name}'.");
            }

            named[collection.Name] = new OpenCollection(collection);
        }

        return named;
    }
}
