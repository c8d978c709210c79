using System.Runtime.InteropServices;
using Demarc.Storage.LiteDb;
using Demarc.Tests.Storage.Commands;

namespace Demarc.Tests.Storage;

/// <summary>A disk with no room, as a process meets it whose files may grow no further (RLIMIT_FSIZE).</summary>
public sealed class FullDiskTests : IDisposable
{
    const int FileSize = 1;

    readonly string folder = Directory.CreateTempSubdirectory("demarc-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task When_there_is_no_room_commits_are_refused_and_when_there_is_again_they_go_on()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Limits of a running process are set by a call of Linux.");
        using var victim = new VictimProcess(Victim.Name, folder);
        await victim.HearAsync(() => Victim.Producers.All(victim.Acknowledged.ContainsKey));

        Limit(victim.Id, bytes: 200_000);
        await victim.HearAsync(() => victim.Refused > 3 * Victim.Producers.Count);
        var whenFull = victim.Acknowledged.ToDictionary();
        Limit(victim.Id, bytes: ulong.MaxValue);
        await victim.HearAsync(() => Victim.Producers.All(producer => victim.Acknowledged[producer] > whenFull[producer]));
        await victim.KillAsync();

        Assert.True(victim.Refused > 0);
        await using var store = LiteDbStore.Open(folder, Ledger.Collections);
        foreach (var producer in Victim.Producers)
        {
            Assert.True(victim.Acknowledged[producer] > whenFull[producer]);
            Assert.InRange(await Ledger.ReadAsync(store, producer, TestContext.Current.CancellationToken), victim.Acknowledged[producer], victim.Acknowledged[producer] + 1);
        }

        await Ledger.CheckIndexesAsync(store, Victim.Producers, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_backup_without_room_is_refused_and_leaves_no_half_of_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Limits of a running process are set by a call of Linux.");
        var target = Path.Combine(folder, "backups", "today.db");
        await using (var store = LiteDbStore.Open(folder, [Notes.V1]))
        {
            await Folders.AddNotesAsync(store, 2000, textLength: 500);
        }

        using var victim = new VictimProcess(Victim.Name, folder, Victim.Quiet);
        await victim.HearAsync(() => victim.Acknowledged.ContainsKey("open"));
        Limit(victim.Id, bytes: 700_000);
        victim.Tell(target);
        await victim.HearAsync(() => victim.Refused == 1);
        Assert.Empty(Directory.EnumerateFiles(Path.GetDirectoryName(target)!));

        Limit(victim.Id, bytes: ulong.MaxValue);
        victim.Tell(target);
        await victim.HearAsync(() => victim.Acknowledged.ContainsKey("backup"));
        Assert.True(new FileInfo(target).Length > 700_000);
    }

    static void Limit(int process, ulong bytes)
    {
        var limit = new ResourceLimit(bytes, ulong.MaxValue);
        Assert.Equal(0, SetLimit(process, FileSize, ref limit, 0));
    }

    [DllImport("libc", EntryPoint = "prlimit")]
    static extern int SetLimit(int process, int resource, ref ResourceLimit limit, nint old);

    [StructLayout(LayoutKind.Sequential)]
    readonly struct ResourceLimit(ulong current, ulong most)
    {
        readonly ulong current = current;
        readonly ulong most = most;
    }
}
