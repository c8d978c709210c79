using Demarc.Storage.LiteDb;
using Demarc.Tests.Storage.Disks;

namespace Demarc.Tests.Storage;

/// <summary>
/// A power loss keeps what was flushed and any part of what was not. The store is used on a disk that remembers every write and flush;
/// then it is opened as each of many power losses would have left it. <c>DEMARC_POWER_LOSSES</c> says how many, twice (15).
/// </summary>
public sealed class PowerLossTests : IDisposable
{
    static readonly string[] Producers = ["p0", "p1", "p2", "p3"];

    readonly string folder = Directory.CreateTempSubdirectory("demarc-test-").FullName;
    readonly RecordingDisk disk = new();
    readonly Dictionary<string, List<(int Begun, int Acknowledged)>> moments = Producers.ToDictionary(producer => producer, _ => new List<(int, int)>());

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Whenever_the_power_goes_all_that_was_acknowledged_is_there_and_nothing_in_part()
    {
        await RunAsync(commits: 60);
        var random = new Random(20260308);
        var checkpoints = disk.FlushesOf("demarc.db");
        Assert.True(checkpoints.Count > 10);

        for (var i = int.Parse(Environment.GetEnvironmentVariable("DEMARC_POWER_LOSSES") ?? "15"); i > 0; i--)
        {
            await CheckAsync(random.Next(disk.Moment + 1), random);
            await CheckAsync(checkpoints[random.Next(checkpoints.Count)] + random.Next(-10, 90), random);
        }
    }

    async Task RunAsync(int commits)
    {
        var use = Path.Combine(folder, "use");
        await LiteDbStore.Open(use, []).DisposeAsync();
        await using var store = LiteDbStore.Open(use, Ledger.Collections, disk.Open);
        await Task.WhenAll(Producers.Select(async producer =>
        {
            for (var number = 1; number <= commits; number++)
            {
                var begun = disk.Moment;
                Assert.True((await Ledger.CommitAsync(store, producer, number, Cancel)).IsCommitted);
                moments[producer].Add((begun, disk.Moment));
                if (number % 12 == 0)
                {
                    // A backup begins with a checkpoint.
                    await store.BackupAsync(Path.Combine(folder, producer), overwrite: true, Cancel);
                }
            }
        }));
    }

    async Task CheckAsync(int moment, Random random)
    {
        var left = Directory.CreateDirectory(Path.Combine(folder, "left")).FullName;
        disk.Lose(Math.Clamp(moment, 0, disk.Moment), random, left);
        await using (var store = LiteDbStore.Open(left, Ledger.Collections))
        {
            foreach (var producer in Producers)
            {
                var held = await Ledger.ReadAsync(store, producer, Cancel);
                Assert.InRange(held, moments[producer].Count(commit => commit.Acknowledged <= moment), moments[producer].Count(commit => commit.Begun < moment));
            }

            await Ledger.CheckIndexesAsync(store, Producers, Cancel);
            Assert.True((await Ledger.CommitAsync(store, "after", 1, Cancel)).IsCommitted);
        }

        Directory.Delete(left, recursive: true);
    }
}
