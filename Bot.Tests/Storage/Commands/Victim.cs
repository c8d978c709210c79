using Demarc.Storage;
using Demarc.Storage.LiteDb;

namespace Demarc.Tests.Storage.Commands;

/// <summary>
/// A process to be killed: commits to the <see cref="Ledger"/> in a folder from several producers, each going on from what the folder holds, and writes
/// "producer number" to its output for every commit that was acknowledged, and "producer refused" for one that was not.
/// </summary>
static class Victim
{
    public const string Name = "store-victim";

    public static IReadOnlyList<string> Producers { get; } = [.. Enumerable.Range(0, 8).Select(i => $"p{i}")];

    public static async Task<int> RunAsync(string[] args)
    {
        _ = Task.Run(EndWithParent);
        await using var store = LiteDbStore.Open(args[0], Ledger.Collections);
        await Task.WhenAll(Producers.Select(producer => Task.Run(() => CommitAsync(store, producer))));
        return 0;
    }

    static async Task CommitAsync(LiteDbStore store, string producer)
    {
        for (var number = await Ledger.ReadAsync(store, producer) + 1; ;)
        {
            try
            {
                await Ledger.CommitAsync(store, producer, number);
                Say($"{producer} {number++}");
            }
            catch (StoreFaultException)
            {
                Say($"{producer} refused");
                await Task.Delay(20);
            }
        }
    }

    static void Say(string line)
    {
        lock (Console.Out)
        {
            Console.Out.WriteLine(line);
            Console.Out.Flush();
        }
    }

    static void EndWithParent()
    {
        Console.In.ReadToEnd();
        Environment.Exit(1);
    }
}
