using Demarc.Storage;
using Demarc.Storage.LiteDb;

namespace Demarc.Tests.Storage.Commands;

/// <summary>
/// A process to be killed: commits to the <see cref="Ledger"/> in a folder from several producers, each going on from what the folder holds, and writes
/// "producer number" to its output for every commit that was acknowledged, and "producer refused" for one that was not.
/// A line on its input is a file to make a backup in, answered by "backup 1" or "backup refused". It ends when its input does.
/// </summary>
static class Victim
{
    public const string Name = "store-victim";

    /// <summary>As a second argument: no commits.</summary>
    public const string Quiet = "quiet";

    public static IReadOnlyList<string> Producers { get; } = [.. Enumerable.Range(0, 8).Select(i => $"p{i}")];

    public static async Task<int> RunAsync(string[] args)
    {
        await using var store = LiteDbStore.Open(args[0], Ledger.Collections);
        foreach (var producer in args is [_, Quiet] ? [] : Producers)
        {
            _ = Task.Run(() => CommitAsync(store, producer));
        }

        Say("open 1");
        while (await Console.In.ReadLineAsync() is { } file)
        {
            Say((await store.BackupAsync(file)).IsDone ? "backup 1" : "backup refused");
        }

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
}
