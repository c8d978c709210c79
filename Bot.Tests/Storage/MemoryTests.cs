using Demarc.Storage;
using Demarc.Storage.LiteDb;
using Demarc.Storage.LiteDb.Files;

namespace Demarc.Tests.Storage;

public sealed class MemoryTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("demarc-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task What_a_large_read_took_is_given_back_at_a_checkpoint()
    {
        await FillAsync(2000);
        using var handle = LiteDbHandle.Open(StorePaths.In(folder), DiskFile.Open);
        handle.MostCachedPages = 1000;
        Assert.Equal(2000, await CountAsync(handle));
        Assert.True(handle.CachedPages > 1000);

        Add(handle, "one more");
        handle.Checkpoint();

        Assert.True(handle.CachedPages < 1000);
        Assert.Equal(2001, await CountAsync(handle));
        Add(handle, "another");
        Assert.Equal(2002, await CountAsync(handle));
    }

    async Task FillAsync(int count)
    {
        var documents = new Collection<Sample>("samples");
        await using var store = LiteDbStore.Open(folder, [documents]);
        foreach (var part in Enumerable.Range(0, count).Chunk(500))
        {
            await store.CommitAsync([.. part.Select(i => new Change(documents, "d" + i, 0, Samples.One("d" + i) with { Free = new string('x', 5000) }))]);
        }
    }

    static ValueTask<int> CountAsync(LiteDbHandle handle) =>
        handle.ReadAsync(database => database.GetCollection("samples").FindAll().ToList().Count, CancellationToken.None);

    static void Add(LiteDbHandle handle, string id) => handle.Commit(database =>
    {
        database.GetCollection("samples").Insert(new LiteDB.BsonDocument { ["_id"] = id });
        return true;
    });
}
