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
}
