using Demarc.Storage;
using Demarc.Storage.LiteDb;
using Demarc.Storage.LiteDb.Files;
using Demarc.Tests.Storage.Commands;
using Microsoft.Extensions.Time.Testing;

namespace Demarc.Tests.Storage;

/// <summary>Putting a backup in the place of a store.</summary>
public sealed class RestoreTests : IAsyncLifetime
{
    readonly string folder = Directory.CreateTempSubdirectory("demarc-test-").FullName;
    readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 3, 8, 14, 30, 5, TimeSpan.Zero));

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    string Data => Path.Combine(folder, "data");

    string Backup => Path.Combine(folder, "backup.db");

    /// <summary>A backup with 300 notes.</summary>
    public async ValueTask InitializeAsync()
    {
        await using var store = LiteDbStore.Open(Path.Combine(folder, "origin"), [Notes.V1]);
        await Folders.AddNotesAsync(store, 300, textLength: 100);
        await store.BackupAsync(Backup);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Into_a_folder_without_a_store_it_is_put_at_once()
    {
        Assert.Equal(BackupResult.Done, Restore());

        Assert.Equal(300, await CountAsync());
    }

    [Fact]
    public async Task A_store_that_is_there_stays_unless_it_is_said_that_it_may_go_aside()
    {
        await Folders.WithNotesAsync(Data, 5);
        var before = Folders.Contents(Data);

        Assert.Contains("holds a store already. To put the backup in its place", Restore().Refusal);
        Assert.Equal(before, Folders.Contents(Data));

        var aside = Path.Combine(Data, "demarc.before-restore-20260308-143005.db");
        Assert.Equal(new BackupResult(Aside: aside), Restore(force: true));
        Assert.Equal(300, await CountAsync());
        Assert.Equal(before["demarc.db"], Folders.Contents(Data)[Path.GetFileName(aside)]);
        Assert.Equal(Path.Combine(Data, "demarc.before-restore-20260308-143005-2.db"), StoreBackup.Restore(aside, Data, force: true, [Notes.V1], time).Aside);
        Assert.Equal(5, await CountAsync());
    }

    [Fact]
    public async Task The_log_of_a_killed_program_goes_aside_with_its_store()
    {
        await using (var store = LiteDbStore.Open(Path.Combine(folder, "used"), [Notes.V1]))
        {
            await Folders.AddNotesAsync(store, 7);
            Folders.CopyAsKilled(Path.Combine(folder, "used"), Data);
        }

        Assert.True(new FileInfo(Path.Combine(Data, "demarc-log.db")).Length > 0);
        var aside = Restore(force: true).Aside!;

        Assert.Equal(300, await CountAsync());
        Assert.True(StoreBackup.Restore(aside, Data, force: true, [Notes.V1], time).IsDone);
        Assert.Equal(7, await CountAsync());
    }

    [Fact]
    public async Task A_damaged_store_is_put_aside_as_it_is()
    {
        Directory.CreateDirectory(Data);
        await File.WriteAllTextAsync(Path.Combine(Data, "demarc.db"), "damaged", Cancel);
        await File.WriteAllTextAsync(Path.Combine(Data, "demarc-log.db"), "damaged too", Cancel);

        var aside = Restore(force: true).Aside!;

        Assert.Equal("damaged", await File.ReadAllTextAsync(aside, Cancel));
        Assert.Equal("damaged too", await File.ReadAllTextAsync(Path.ChangeExtension(aside, null) + "-log.db", Cancel));
        Assert.Equal(300, await CountAsync());
    }

    [Fact]
    public async Task A_folder_in_use_is_refused()
    {
        await using var store = LiteDbStore.Open(Data, [Notes.V1]);

        Assert.Contains("is in use by another process. Stop it first", Restore(force: true).Refusal);
        Assert.Equal(0, await store.CountAsync(Notes.V1, Notes.V1.All, Cancel));
    }

    [Fact]
    public async Task An_older_backup_is_taken_and_upgraded_at_the_next_start_and_a_newer_one_refused()
    {
        Assert.True(StoreBackup.Restore(Backup, Data, force: false, [Notes.V3], time).IsDone);
        await using (var store = LiteDbStore.Open(Data, [Notes.V3]))
        {
            Assert.Equal(300, await store.CountAsync(Notes.V3, Notes.V3.Where(n => n.Upgraded == 2), Cancel));
            Assert.True((await store.BackupAsync(Path.Combine(folder, "newer.db"), cancel: Cancel)).IsDone);
        }

        var refusal = StoreBackup.Restore(Path.Combine(folder, "newer.db"), Path.Combine(folder, "other"), force: false, [Notes.V1], time).Refusal;
        Assert.Contains("'notes' has schema 3, and this version knows 1", refusal);
        Assert.False(Directory.Exists(Path.Combine(folder, "other")));
    }

    [Fact]
    public async Task What_is_no_whole_backup_is_refused_before_anything_is_touched()
    {
        await Folders.WithNotesAsync(Data, 5);
        var before = Folders.Contents(Data);
        var whole = await File.ReadAllBytesAsync(Backup, Cancel);
        var last = whole.Length / PageStream.PageBytes * PageStream.PageBytes;

        Refused("is too short", []);
        Refused("is too short", whole[..5000]);
        Refused("is no backup of this program", new byte[100_000]);
        Refused("is no backup of this program", [.. whole.Reverse()]);
        Refused("is not whole: it ends after 1 of", whole[..PageStream.PageBytes]);
        Refused("is not whole", whole[..(whole.Length / 2)]);
        Refused("is not whole", whole[..(last - 1)]);
        Refused("is damaged in part 4 of", Altered(whole, 3 * PageStream.PageBytes, PageStream.PageBytes));
        Assert.Contains("There is no backup", StoreBackup.Restore(Path.Combine(folder, "none"), Data, force: true, [Notes.V1], time).Refusal);
        Assert.Contains("is a folder", StoreBackup.Restore(folder, Data, force: true, [Notes.V1], time).Refusal);
        Assert.Contains("is the store itself", StoreBackup.Restore(Path.Combine(Data, "demarc.db"), Data, force: true, [Notes.V1], time).Refusal);
        Assert.Equal(before, Folders.Contents(Data));

        void Refused(string expected, byte[] content)
        {
            var file = Path.Combine(folder, "bad.db");
            File.WriteAllBytes(file, content);
            Assert.Contains(expected, StoreBackup.Restore(file, Data, force: true, [Notes.V1], time).Refusal);
        }
    }

    [Fact]
    public async Task However_a_backup_is_damaged_the_answer_is_a_result_and_the_file_stays_as_it_was()
    {
        var whole = await File.ReadAllBytesAsync(Backup, Cancel);
        var file = Path.Combine(folder, "bad.db");
        var random = new Random(3);
        for (var i = 0; i < 60; i++)
        {
            var content = Altered(whole, random.Next(whole.Length), random.Next(1, 200), random);
            await File.WriteAllBytesAsync(file, content, Cancel);

            var result = StoreBackup.Restore(file, Data, force: true, [Notes.V1], time);

            Assert.True(result.IsDone || result.Refusal!.Contains("bad.db", StringComparison.Ordinal), result.Refusal);
            Assert.Equal(content, await File.ReadAllBytesAsync(file, Cancel));
        }
    }

    [Fact]
    public async Task A_folder_without_room_or_permission_is_refused_and_stays_as_it_was()
    {
        await Folders.WithNotesAsync(Data, 5);
        var before = Folders.Contents(Data);
        Directory.CreateDirectory(Path.Combine(Data, "demarc.building.db.partial"));

        Assert.Contains("could not be put into", Restore(force: true).Refusal);
        Assert.Equal(before, Folders.Contents(Data));
        Assert.Contains("could not be put into", StoreBackup.Restore(Backup, Path.Combine(Backup, "under", "a", "file"), force: true, [Notes.V1], time).Refusal);
    }

    [Fact]
    public async Task Killed_at_any_moment_it_leaves_the_one_store_or_the_other()
    {
        var random = new Random();
        for (var round = 0; round < 5; round++)
        {
            Directory.CreateDirectory(Data);
            Directory.Delete(Data, recursive: true);
            await Folders.WithNotesAsync(Data, 5);
            using (var victim = new VictimProcess(Restorer.Name, Backup, Data))
            {
                await victim.HearAsync(() => victim.Acknowledged.Count > 0);
                await Task.Delay(random.Next(250), Cancel);
                await victim.KillAsync();
            }

            Assert.Contains(await CountAsync(), (long[])[5, 300]);
        }
    }

    static byte[] Altered(byte[] content, int at, int count, Random? random = null)
    {
        var altered = (byte[])content.Clone();
        for (var i = at; i < Math.Min(at + count, altered.Length); i++)
        {
            altered[i] = (byte)(random?.Next(256) ?? 0);
        }

        return altered;
    }

    BackupResult Restore(bool force = false) => StoreBackup.Restore(Backup, Data, force, [Notes.V1], time);

    async Task<long> CountAsync()
    {
        await using var store = LiteDbStore.Open(Data, [Notes.V1]);
        return await store.CountAsync(Notes.V1, Notes.V1.All, Cancel);
    }
}
