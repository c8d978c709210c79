using System.Collections.Concurrent;
using System.Globalization;
using Demarc.Storage;
using Demarc.Storage.LiteDb;

namespace Demarc.Tests.Storage;

/// <summary>
/// Many write to many collections at once, with deletes, changes of what is indexed and contested documents, while others query.
/// <c>dotnet test</c> runs 3 s; the full form is 60 s: <c>DEMARC_SOAK_SECONDS=60 dotnet test --project Bot.Tests --filter-class "*SoakTests"</c>.
/// </summary>
public sealed class SoakTests(ITestOutputHelper output) : IAsyncLifetime
{
    const int Writers = 12;
    const int Readers = 4;
    const int IdsOfEach = 60;

    static readonly Collection<Sample>[] Collections =
    [
        .. Enumerable.Range(0, 8).Select(i => new Collection<Sample>("soak" + i) { Indexes = [s => s.Text, s => s.Count, s => s.Tags] }),
    ];

    static readonly Collection<Sample> Contested = new("contested") { Indexes = [s => s.Count] };

    readonly CancellationTokenSource over = new();
    readonly string folder = Directory.CreateTempSubdirectory("demarc-test-").FullName;
    readonly ConcurrentDictionary<(string Collection, string Id), string> model = [];
    readonly ConcurrentDictionary<(string Collection, string Id), string> watched = [];
    readonly ConcurrentDictionary<string, int> increments = [];

    LiteDbStore store = null!;
    long commits;
    long conflicts;
    long queries;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        store = LiteDbStore.Open(folder, [.. Collections, Contested]);
        foreach (var collection in Collections)
        {
            store.Watch(collection, committed => Set(watched, collection, committed.Id, committed.Document));
        }

        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        over.Dispose();
    }

    [Fact]
    public async Task After_all_of_it_the_store_holds_what_the_model_says()
    {
        var seconds = double.Parse(Environment.GetEnvironmentVariable("DEMARC_SOAK_SECONDS") ?? "3", CultureInfo.InvariantCulture);
        over.CancelAfter(TimeSpan.FromSeconds(seconds));

        await Task.WhenAll(
        [
            .. Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(writer))),
            .. Enumerable.Range(0, Readers).Select(reader => Task.Run(() => ReadAsync(reader))),
        ]);

        output.WriteLine($"{commits} commits, {conflicts} conflicts, {queries} queries, {model.Count} documents left");
        Assert.True(commits > 100 && conflicts > 0 && queries > 100);
        await CheckAsync();
        await store.DisposeAsync();
        store = LiteDbStore.Open(folder, [.. Collections, Contested]);
        await CheckAsync();
        Assert.Null(store.Fault);
    }

    async Task WriteAsync(int writer)
    {
        var random = new Random(writer);
        while (!over.IsCancellationRequested)
        {
            if (random.Next(4) == 0)
            {
                await IncrementAsync("c" + random.Next(3));
                continue;
            }

            var changes = Enumerable.Range(0, random.Next(1, 6)).Select(_ => Change(writer, random)).DistinctBy(change => (change.Collection.Name, change.Id)).ToArray();
            Assert.True((await store.CommitAsync(changes, Cancel)).IsCommitted);
            Interlocked.Increment(ref commits);
            foreach (var change in changes)
            {
                Set(model, change.Collection, change.Id, change.Document);
            }
        }
    }

    // As turns do it: loaded, decided, saved, and decided again when someone was first.
    async Task IncrementAsync(string id)
    {
        for (var isCommitted = false; !isCommitted;)
        {
            var present = await store.LoadAsync(Contested, id, Cancel) ?? Samples.One(id);
            isCommitted = (await store.CommitAsync([new Change(Contested, id, present.Version, present with { Count = present.Count + 1 })], Cancel)).IsCommitted;
            Interlocked.Increment(ref isCommitted ? ref commits : ref conflicts);
        }

        increments.AddOrUpdate(id, 1, (_, count) => count + 1);
    }

    static Change Change(int writer, Random random)
    {
        var collection = Collections[random.Next(Collections.Length)];
        var id = $"w{writer}-{random.Next(IdsOfEach)}";
        return random.Next(3) == 0
            ? new Change(collection, id, null, null)
            : new Change(collection, id, null, Samples.One(id) with
            {
                Text = "t" + random.Next(20),
                Count = random.Next(1000),
                Tags = [.. Enumerable.Range(0, random.Next(4)).Select(_ => "tag" + random.Next(9))],
                Free = new string('x', random.Next(4) == 0 ? random.Next(20_000) : random.Next(200)),
            });
    }

    async Task ReadAsync(int reader)
    {
        var random = new Random(1000 + reader);
        while (!over.IsCancellationRequested)
        {
            var collection = Collections[random.Next(Collections.Length)];
            var (text, tag, count) = ("t" + random.Next(20), "tag" + random.Next(9), random.Next(1000));
            Assert.All(await store.QueryAsync(collection, collection.Where(s => s.Text == text), Cancel), found => Assert.Equal(text, found.Text));
            Assert.All(await store.QueryAsync(collection, collection.Where(s => s.Tags.Contains(tag)).Take(20), Cancel), found => Assert.Contains(tag, found.Tags));
            var ordered = await store.QueryAsync(collection, collection.Where(s => s.Count >= count).OrderBy(s => s.Count).Take(30), Cancel);
            Assert.Equal(ordered.Select(found => found.Count).Order(), ordered.Select(found => found.Count));
            Assert.InRange(await store.CountAsync(collection, collection.All, Cancel), 0, Writers * IdsOfEach);
            Interlocked.Add(ref queries, 4);
        }
    }

    async Task CheckAsync()
    {
        var held = new Dictionary<(string, string), string>();
        foreach (var collection in Collections)
        {
            var all = await store.QueryAsync(collection, collection.All, Cancel);
            all.ToList().ForEach(document => held.Add((collection.Name, document.Id), Samples.Json(document)));
            foreach (var text in all.Select(document => document.Text).Distinct())
            {
                Assert.Equal(all.Count(document => document.Text == text), await store.CountAsync(collection, collection.Where(s => s.Text == text), Cancel));
            }

            Assert.Equal(all.Count(document => document.Tags.Contains("tag1")), await store.CountAsync(collection, collection.Where(s => s.Tags.Contains("tag1")), Cancel));
        }

        Assert.Equal(new SortedDictionary<(string, string), string>(model), new SortedDictionary<(string, string), string>(held));
        Assert.Equal(new SortedDictionary<(string, string), string>(model), new SortedDictionary<(string, string), string>(watched));
        Assert.Equal(
            increments.OrderBy(each => each.Key).Select(each => each.Value),
            (await store.QueryAsync(Contested, Contested.All.OrderBy(s => s.Id), Cancel)).Select(document => document.Count));
    }

    static void Set(ConcurrentDictionary<(string, string), string> documents, ICollectionInfo collection, string id, Document? document)
    {
        if (document is null)
        {
            documents.TryRemove((collection.Name, id), out _);
        }
        else
        {
            documents[(collection.Name, id)] = Samples.Json(document);
        }
    }
}
