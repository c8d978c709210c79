using System.Globalization;
using Demarc.Storage;
using Demarc.Storage.LiteDb;
using Demarc.Storage.LiteDb.Files;

namespace Demarc.Tests.Storage;

/// <summary>
/// When LiteDB's page cache is full, one of some thirty thousand reads finds another's document if two threads are in it at once. <c>dotnet test</c> runs 40,000;
/// the full form: <c>DEMARC_READS=400000 dotnet test --project Bot.Tests --filter-class "*ReadersTests"</c>.
/// </summary>
public sealed class ReadersTests : IDisposable
{
    const int Count = 9000;
    const int Readers = 16;

    static readonly Collection<Sample> Documents = new("samples");

    readonly string folder = Directory.CreateTempSubdirectory("demarc-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task However_many_read_at_once_each_gets_what_it_asked_for()
    {
        await FillAsync();
        using var handle = LiteDbHandle.Open(StorePaths.In(folder), DiskFile.Open);
        var reads = int.Parse(Environment.GetEnvironmentVariable("DEMARC_READS") ?? "40000", CultureInfo.InvariantCulture) / Readers;

        var wrong = await Task.WhenAll(Enumerable.Range(0, Readers).Select(reader =>
            Task.Factory.StartNew(() => ReadAsync(handle, new Random(reader), reads), TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));

        Assert.Empty(wrong.SelectMany(each => each));
    }

    async Task FillAsync()
    {
        await using var store = LiteDbStore.Open(folder, [Documents]);
        foreach (var part in Enumerable.Range(0, Count).Chunk(500))
        {
            await store.CommitAsync([.. part.Select(i => new Change(Documents, "d" + i, 0, Samples.One("d" + i) with { Free = new string('x', 2500) }))]);
        }
    }

    static async Task<List<string>> ReadAsync(LiteDbHandle handle, Random random, int reads)
    {
        var wrong = new List<string>();
        for (var i = 0; i < reads; i++)
        {
            var id = "d" + random.Next(Count);
            var found = await handle.ReadAsync(database => database.GetCollection(Documents.Name).FindById(id), CancellationToken.None);
            if (found?["_id"].AsString != id)
            {
                wrong.Add($"{id}: {found?["_id"].AsString}");
            }
        }

        return wrong;
    }
}
