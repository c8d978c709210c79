using System.Diagnostics;
using System.Globalization;
using Demarc.Storage;
using Demarc.Storage.LiteDb;

namespace Demarc.Tests.Storage.Commands;

/// <summary>
/// Prints how the memory of a process behaves over many commits of mixed changes on ten thousand documents, with a query of all of them now and then:
/// <c>dotnet run -c Release --project Bot.Tests -- measure-memory [commits, 200000] [commits between queries of all, 20000]</c>
/// </summary>
static class MeasureMemory
{
    public const string Name = "measure-memory";

    const int Ids = 10_000;
    const int Producers = 32;

    static readonly Collection<Sample> Documents = new("samples") { Indexes = [s => s.Text, s => s.Count] };

    public static async Task<int> RunAsync(string[] args)
    {
        var commits = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 200_000;
        var between = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 20_000;
        var folder = Directory.CreateTempSubdirectory("demarc-measure-").FullName;
        try
        {
            await using var store = LiteDbStore.Open(folder, [Documents]);
            Print(0, folder);
            for (var done = 0; done < commits; done += between)
            {
                await Task.WhenAll(Enumerable.Range(0, Producers).Select(producer => Task.Run(() => CommitAsync(store, new Random(done + producer), between / Producers))));
                Print(done + between, folder);
                var all = await store.QueryAsync(Documents, Documents.All);
                Print(done + between, folder, $"after a query of all {all.Count}");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    static async Task CommitAsync(LiteDbStore store, Random random, int commits)
    {
        for (var i = 0; i < commits; i++)
        {
            var id = "d" + random.Next(Ids);
            await store.CommitAsync([random.Next(10) == 0
                ? new Change(Documents, id, null, null)
                : new Change(Documents, id, null, Samples.One(id) with { Text = "t" + random.Next(500), Count = random.Next(10_000), Free = new string('x', random.Next(2000)) })]);
        }
    }

    static void Print(int commits, string folder, string? when = null)
    {
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{commits,8:N0} commits   resident {process.WorkingSet64 >> 20,5:N0} MB   managed {GC.GetTotalMemory(forceFullCollection: false) >> 20,5:N0} MB   data file {new FileInfo(Path.Combine(folder, "demarc.db")).Length >> 20,5:N0} MB   {when}"));
    }
}
