using Demarc.Storage;
using Demarc.Storage.LiteDb;

namespace Demarc.Tests.Support;

/// <summary>A real store in a folder of its own, gone when disposed.</summary>
public sealed class TempStore : IAsyncDisposable
{
    readonly ICollectionInfo[] collections;

    TempStore(string folder, ICollectionInfo[] collections)
    {
        Folder = folder;
        this.collections = collections;
        Store = LiteDbStore.Open(folder, collections);
    }

    public string Folder { get; }

    public LiteDbStore Store { get; private set; }

    public static TempStore Open(params ICollectionInfo[] collections) =>
        new(Directory.CreateTempSubdirectory("demarc-test-").FullName, collections);

    public Session Session() => new(Store);

    /// <summary>Closes the store and opens the same folder again, as a restart does.</summary>
    public async Task ReopenAsync()
    {
        await Store.DisposeAsync();
        Store = LiteDbStore.Open(Folder, collections);
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
