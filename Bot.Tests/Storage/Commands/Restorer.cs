using Demarc.Storage.LiteDb;

namespace Demarc.Tests.Storage.Commands;

/// <summary>A process to be killed: says "restoring 1" and puts a backup of <see cref="Notes"/> into a folder that holds a store.</summary>
static class Restorer
{
    public const string Name = "store-restorer";

    public static async Task<int> RunAsync(string[] args)
    {
        await Console.Out.WriteLineAsync("restoring 1");
        await Console.Out.FlushAsync();
        return StoreBackup.Restore(args[0], args[1], force: true, [Notes.V1]).IsDone ? 0 : 1;
    }
}
