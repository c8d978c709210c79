using System.Diagnostics;
using System.Globalization;
using Demarc.Storage;
using Demarc.Storage.LiteDb;

namespace Demarc.Tests.Storage.Commands;

/// <summary>
/// Prints how many durable commits a second the store makes, and how long the slowest hundredth waits:
/// <c>dotnet run -c Release --project Bot.Tests -- measure-store [seconds for each line, 5] [parent of the data folder]</c>
/// </summary>
static class MeasureStore
{
    public const string Name = "measure-store";

    const int Ids = 10_000;

    static readonly Collection<Row> Small = new("small") { Indexes = [r => r.Owner] };
    static readonly Collection<Row>[] Large = [.. Enumerable.Range(1, 4).Select(i => new Collection<Row>("large" + i) { Indexes = [r => r.Owner, r => r.At] })];

    static readonly (string Label, Func<Random, Change[]> Commit)[] Loads =
    [
        ("1 small document", random => [Put(Small, random, 20)]),
        ("4 documents of 1 KB, 2 indexes each", random => [.. Large.Select(collection => Put(collection, random, 900))]),
    ];

    public static async Task<int> RunAsync(string[] args)
    {
        var seconds = args.Length > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : 5;
        var folder = Directory.CreateDirectory(Path.Combine(args.Length > 1 ? args[1] : Path.GetTempPath(), "demarc-measure-" + Guid.NewGuid().ToString("N"))).FullName;
        try
        {
            await using var store = LiteDbStore.Open(folder, [Small, .. Large]);
            foreach (var (label, commit) in Loads)
            {
                await RunAsync(store, 16, TimeSpan.FromSeconds(1), commit);
                foreach (var producers in (int[])[1, 8, 32, 64])
                {
                    var waits = await RunAsync(store, producers, TimeSpan.FromSeconds(seconds), commit);
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                        $"{label,-36} {producers,3} producers {waits.Count / seconds,8:N0} commits/s   p50 {At(waits, 0.5),7:N2} ms   p99 {At(waits, 0.99),7:N2} ms"));
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    static async Task<List<double>> RunAsync(LiteDbStore store, int producers, TimeSpan duration, Func<Random, Change[]> commit)
    {
        var until = Stopwatch.GetTimestamp() + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        var all = await Task.WhenAll(Enumerable.Range(0, producers).Select(producer => Task.Run(async () =>
        {
            var random = new Random(producer);
            var waits = new List<double>();
            while (Stopwatch.GetTimestamp() < until)
            {
                var changes = commit(random);
                var started = Stopwatch.GetTimestamp();
                await store.CommitAsync(changes);
                waits.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }

            return waits;
        })));
        return [.. all.SelectMany(waits => waits).Order()];
    }

    static Change Put(Collection<Row> collection, Random random, int text)
    {
        var id = random.Next(Ids).ToString(CultureInfo.InvariantCulture);
        return new Change(collection, id, null, new Row
        {
            Id = id,
            Owner = "owner" + random.Next(200).ToString(CultureInfo.InvariantCulture),
            At = DateTimeOffset.UnixEpoch.AddSeconds(random.Next(100_000_000)),
            Text = new string((char)('a' + random.Next(26)), text),
        });
    }

    static double At(List<double> waits, double part) => waits[(int)((waits.Count - 1) * part)];

    sealed record Row : Document
    {
        public required string Owner { get; init; }

        public required DateTimeOffset At { get; init; }

        public required string Text { get; init; }
    }
}
