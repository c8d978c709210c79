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
        var acknowledged = Victim.Producers.ToDictionary(producer => producer, _ => 0);
        var random = new Random();

        for (var round = 1; round <= rounds; round++)
        {
            using (var victim = new VictimProcess(Victim.Name, folder))
            {
                await KillSomewhereAsync(victim, random);
                foreach (var producer in Victim.Producers)
                {
                    acknowledged[producer] = victim.Acknowledged.GetValueOrDefault(producer, acknowledged[producer]);
                }
            }

            // Now and then the next process is the first to see what this one left.
            if (round == rounds || random.Next(3) > 0)
            {
                await CheckAsync(acknowledged);
            }
        }

        output.WriteLine($"{rounds} kills, {acknowledged.Values.Sum()} acknowledged commits, 0 lost, 0 half done");
        Assert.True(acknowledged.Values.Sum() > rounds);
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

    // A producer waits for one commit at a time, so at most one more than was acknowledged can be there.
    async Task CheckAsync(Dictionary<string, int> acknowledged)
    {
        await using var store = LiteDbStore.Open(folder, Ledger.Collections);
        foreach (var (producer, number) in acknowledged)
        {
            Assert.InRange(await Ledger.ReadAsync(store, producer, TestContext.Current.CancellationToken), number, number + 1);
        }

        await Ledger.CheckIndexesAsync(store, Victim.Producers, TestContext.Current.CancellationToken);
        Assert.Null(store.Fault);
    }
}
