using System.Globalization;
using Demarc.Storage.LiteDb;
using Demarc.Tests.Storage.Commands;

namespace Demarc.Tests.Storage;

/// <summary>
/// A process that commits from eight producers at once is killed (SIGKILL) again and again, at any moment, also while it opens what the last
/// kill left. <c>dotnet test</c> runs 6 rounds; the full form is 100: <c>DEMARC_KILL_ROUNDS=100 dotnet test --project Bot.Tests --filter-class "*KillTests"</c>.
/// </summary>
public sealed class KillTests(ITestOutputHelper output) : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("demarc-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Whenever_it_is_killed_all_that_was_acknowledged_is_there_and_nothing_in_part()
    {
        var rounds = int.Parse(Environment.GetEnvironmentVariable("DEMARC_KILL_ROUNDS") ?? "6", CultureInfo.InvariantCulture);
        var held = Victim.Producers.ToDictionary(producer => producer, _ => new Held(0, 0));
        var acknowledged = 0;
        var random = new Random();

        for (var round = 1; round <= rounds; round++)
        {
            using (var victim = new VictimProcess(Victim.Name, folder))
            {
                await KillSomewhereAsync(victim, random);
                foreach (var (producer, before) in held)
                {
                    held[producer] = before.After(victim.Acknowledged.GetValueOrDefault(producer));
                    acknowledged += Math.Max(0, held[producer].AtLeast - before.AtLeast);
                }
            }

            // Now and then the next process is the first to see what this one left.
            if (round == rounds || random.Next(3) > 0)
            {
                await CheckAsync(held);
            }
        }

        output.WriteLine($"{rounds} kills, {acknowledged} acknowledged commits, 0 lost, 0 half done");
        Assert.True(acknowledged > rounds);
    }

    static async Task KillSomewhereAsync(VictimProcess victim, Random random)
    {
        if (random.Next(4) > 0)
        {
            await victim.HearAsync(() => victim.Acknowledged.ContainsKey(Victim.Producers[0]));
        }

        await Task.Delay(random.Next(250));
        await victim.KillAsync();
    }

    async Task CheckAsync(Dictionary<string, Held> held)
    {
        await using var store = LiteDbStore.Open(folder, Ledger.Collections);
        foreach (var (producer, commits) in held)
        {
            var found = await Ledger.ReadAsync(store, producer, TestContext.Current.CancellationToken);
            Assert.InRange(found, commits.AtLeast, commits.AtMost);
            held[producer] = new Held(found, found);
        }

        await Ledger.CheckIndexesAsync(store, Victim.Producers, TestContext.Current.CancellationToken);
        Assert.Null(store.Fault);
    }

    /// <summary>How many commits of a producer the store must and can hold. Each process waits for one at a time, so it may leave one that nobody heard of.</summary>
    sealed record Held(int AtLeast, int AtMost)
    {
        public Held After(int acknowledged) => acknowledged == 0 ? this with { AtMost = AtMost + 1 } : new Held(acknowledged, acknowledged + 1);
    }
}
