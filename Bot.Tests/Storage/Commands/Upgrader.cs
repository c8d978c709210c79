using Demarc.Storage.LiteDb;

namespace Demarc.Tests.Storage.Commands;

/// <summary>A process to be killed: says "opening 1" and opens a folder of <see cref="Notes"/> with their second schema.</summary>
static class Upgrader
{
    public const string Name = "store-upgrader";

    public static async Task<int> RunAsync(string[] args)
    {
        await Console.Out.WriteLineAsync("opening 1");
        await Console.Out.FlushAsync();
        await using var store = LiteDbStore.Open(args[0], [Notes.V2]);
        return 0;
    }
}
