using Demarc.Storage;
using Demarc.Storage.LiteDb;

namespace Demarc.Tests.Storage;

public sealed class LiteDbStoreTests : StoreContract
{
    readonly string folder = Directory.CreateTempSubdirectory("demarc-test-").FullName;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    protected override ValueTask<IStore> OpenAsync(IReadOnlyList<ICollectionInfo> collections) =>
        new(LiteDbStore.Open(folder, collections));

    [Fact]
    public async Task A_closed_store_says_so()
    {
        await Store.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await Store.LoadAsync(Samples.All, "a", Cancel));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await Store.QueryAsync(Samples.All, Samples.All.All, Cancel));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => CommitAsync(Save(Samples.One("a"))));
        await Store.DisposeAsync();
    }
}
