using Demarc.Storage;
using Demarc.Storage.LiteDb;
using Demarc.Storage.LiteDb.Files;
using Demarc.Tests.Storage.Commands;
using Demarc.Tests.Storage.Disks;
using Microsoft.Extensions.Time.Testing;

namespace Demarc.Tests.Storage;

/// <summary>Older, newer, foreign and half-finished data folders of the embedded store.</summary>
public sealed class UpgradeTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("demarc-test-").FullName;
    readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 3, 8, 14, 30, 5, TimeSpan.Zero));

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    string Data => Path.Combine(folder, "data");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task An_upgrade_keeps_the_older_file_beside_the_store_and_the_older_program_can_go_back_to_it()
    {
        await Folders.WithNotesAsync(Data, 20);
        var before = Folders.Contents(Data)["demarc.db"];

        await using (var store = LiteDbStore.Open(Data, [Notes.V2], time))
        {
            Assert.Equal(20, await store.CountAsync(Notes.V2, Notes.V2.Where(n => n.Upgraded == 1), Cancel));
        }

        Assert.Equal(["demarc.before-upgrade-20260308-143005.db", "demarc.db"], Folders.Contents(Data).Keys);
        Assert.Equal(before, Folders.Contents(Data)["demarc.before-upgrade-20260308-143005.db"]);
        await LiteDbStore.Open(Data, [Notes.V2], time).DisposeAsync();
        Assert.Equal(2, Folders.Contents(Data).Count);

        Assert.True(StoreBackup.Restore(Path.Combine(Data, "demarc.before-upgrade-20260308-143005.db"), Data, force: true, [Notes.V1], time).IsDone);
        await using var older = LiteDbStore.Open(Data, [Notes.V1], time);
        Assert.Equal(20, await older.CountAsync(Notes.V1, Notes.V1.All, Cancel));
    }

    [Fact]
    public async Task What_a_killed_program_left_in_its_log_is_upgraded_too()
    {
        await using (var store = LiteDbStore.Open(Path.Combine(folder, "used"), [Notes.V1]))
        {
            await Folders.AddNotesAsync(store, 20);
            Folders.CopyAsKilled(Path.Combine(folder, "used"), Data);
        }

        await using var upgraded = LiteDbStore.Open(Data, [Notes.V3], time);

        Assert.Equal(20, await upgraded.CountAsync(Notes.V3, Notes.V3.Where(n => n.Upgraded == 2), Cancel));
    }

    [Fact]
    public async Task A_large_collection_is_upgraded_in_parts_and_each_document_once()
    {
        await Folders.WithNotesAsync(Data, 3000, textLength: 900);

        await using var store = LiteDbStore.Open(Data, [Notes.V2], time);

        Assert.Equal(3000, await store.CountAsync(Notes.V2, Notes.V2.Where(n => n.Upgraded == 1), Cancel));
        Assert.Equal(900, (await store.LoadAsync(Notes.V2, "n002999", Cancel))!.Title!.Length);
    }

    [Fact]
    public async Task A_folder_that_is_refused_is_not_touched()
    {
        await using (var store = LiteDbStore.Open(Path.Combine(folder, "used"), [Notes.V2]))
        {
            await store.CommitAsync([new Change(Notes.V2, "a", 0, new Notes.Second { Id = "a", Title = "x" })], Cancel);
            Folders.CopyAsKilled(Path.Combine(folder, "used"), Data);
        }

        var before = Folders.Contents(Data);
        Assert.Throws<StoreTooNewException>(() => LiteDbStore.Open(Data, [Notes.V1]));
        Assert.Equal(before, Folders.Contents(Data));
        Assert.Throws<StoreUpgradeException>(() => LiteDbStore.Open(Data, [Notes.V2 with { Schema = 3, Upgrades = [.. Notes.V2.Upgrades, _ => throw new FormatException()] }]));
        await using var again = LiteDbStore.Open(Data, [Notes.V2]);
        Assert.Equal("x", (await again.LoadAsync(Notes.V2, "a", Cancel))!.Title);
    }

    [Fact]
    public async Task A_failed_upgrade_leaves_the_file_as_it_was_byte_for_byte()
    {
        await Folders.WithNotesAsync(Data, 3000);
        var before = Folders.Contents(Data);

        Assert.Throws<StoreUpgradeException>(() => LiteDbStore.Open(Data, [Notes.FailingOn("n002900", _ => throw new FormatException())]));

        Assert.Equal(before, Folders.Contents(Data));
    }

    [Fact]
    public async Task An_upgrade_without_room_says_so_and_leaves_the_folder_as_it_was()
    {
        await Folders.WithNotesAsync(Data, 2000);
        var before = Folders.Contents(Data);
        var writes = 0;
        var disk = new FailingDisk { Fails = (file, work) => file.StartsWith("demarc.building", StringComparison.Ordinal) && work == DiskWork.Write && ++writes > 20 };

        var broken = Assert.Throws<StoreUpgradeException>(() => LiteDbStore.Open(Data, [Notes.V2], disk.Open));

        Assert.Contains("could not be brought up to date: " + FailingDisk.Message, broken.Message);
        Assert.Equal(before, Folders.Contents(Data));
        await using var store = LiteDbStore.Open(Data, [Notes.V2]);
        Assert.Equal(2000, await store.CountAsync(Notes.V2, Notes.V2.All, Cancel));
    }

    [Fact]
    public async Task Killed_at_any_moment_of_an_upgrade_the_folder_is_upgraded_at_the_next_start()
    {
        await Folders.WithNotesAsync(Data, 3000);
        var random = new Random();

        for (var kill = 0; kill < 5; kill++)
        {
            using var victim = new VictimProcess(Upgrader.Name, Data);
            await victim.HearAsync(() => victim.Acknowledged.Count > 0);
            await Task.Delay(random.Next(400), Cancel);
            await victim.KillAsync();
        }

        await using var store = LiteDbStore.Open(Data, [Notes.V2]);
        Assert.Equal(3000, await store.CountAsync(Notes.V2, Notes.V2.Where(n => n.Upgraded == 1), Cancel));
        Assert.Single(Directory.EnumerateFiles(Data, "demarc.before-upgrade-*"));
        Assert.Empty(Directory.EnumerateFiles(Data, "demarc.building*"));
    }

    [Fact]
    public async Task A_replacement_that_a_crash_cut_short_is_finished_or_forgotten()
    {
        await Folders.WithNotesAsync(Data, 5);
        var paths = StorePaths.In(Data);

        File.Copy(paths.Data, paths.Next);
        File.WriteAllText(paths.Building.Data, "half");
        await LiteDbStore.Open(Data, [Notes.V1]).DisposeAsync();
        Assert.Equal(["demarc.db"], Folders.Contents(Data).Keys);

        File.Move(paths.Data, paths.Next);
        await using var store = LiteDbStore.Open(Data, [Notes.V1]);
        Assert.Equal(5, await store.CountAsync(Notes.V1, Notes.V1.All, Cancel));
    }

    [Fact]
    public async Task A_layout_of_a_newer_program_is_refused_in_words()
    {
        await Folders.WithNotesAsync(Data, 5);
        using (var handle = LiteDbHandle.Open(StorePaths.In(Data), DiskFile.Open))
        {
            new Meta(handle.Database).Format = Meta.CurrentFormat + 1;
            handle.Checkpoint();
        }

        var refusal = Assert.Throws<StoreTooNewException>(() => LiteDbStore.Open(Data, [Notes.V1]));

        Assert.Contains("its format is 2, and this version knows 1. Install the newer version again", refusal.Message);
    }

    [Fact]
    public void A_file_of_something_else_is_refused_and_left_alone()
    {
        var file = Path.Combine(Directory.CreateDirectory(Data).FullName, "demarc.db");
        foreach (var content in (string[])["", "hello", new string('x', 50_000), new string('\0', 20_000)])
        {
            File.WriteAllText(file, content);
            Assert.Contains("is no store of this program", Assert.Throws<InvalidDataException>(() => LiteDbStore.Open(Data, [])).Message);
            Assert.Equal(content, File.ReadAllText(file));
            Assert.Single(Folders.Contents(Data));
        }
    }

    [Fact]
    public async Task A_damaged_file_opens_or_says_that_a_backup_is_to_be_restored()
    {
        await Folders.WithNotesAsync(Data, 300, textLength: 100);
        var file = Path.Combine(Data, "demarc.db");
        var whole = await File.ReadAllBytesAsync(file, Cancel);
        var random = new Random(9);
        for (var i = 0; i < 40; i++)
        {
            var damaged = (byte[])whole.Clone();
            random.NextBytes(damaged.AsSpan(random.Next(damaged.Length - 200), random.Next(1, 200)));
            await File.WriteAllBytesAsync(file, damaged, Cancel);

            var refusal = await Record.ExceptionAsync(async () => await LiteDbStore.Open(Data, [Notes.V2]).DisposeAsync());

            Assert.True(refusal is null or InvalidDataException or StoreUpgradeException, refusal?.ToString());
            foreach (var left in Directory.EnumerateFiles(Data))
            {
                File.Delete(left);
            }
        }
    }

    [Fact]
    public async Task A_document_that_lost_its_id_does_not_keep_the_program_from_ever_starting()
    {
        await Folders.WithNotesAsync(Data, 300, textLength: 100);
        var file = Path.Combine(Data, "demarc.db");
        var whole = await File.ReadAllBytesAsync(file, Cancel);
        var last = "n000299"u8.ToArray();
        var refusals = 0;
        for (var at = whole.AsSpan().IndexOf(last); at >= 0; at = Following(whole, last, at))
        {
            var damaged = (byte[])whole.Clone();
            damaged[at] = (byte)'!';
            await File.WriteAllBytesAsync(file, damaged, Cancel);

            var refusal = await Record.ExceptionAsync(() => Task.Run(async () => await LiteDbStore.Open(Data, [Notes.V2]).DisposeAsync(), Cancel).WaitAsync(TimeSpan.FromSeconds(30), Cancel));

            Assert.True(refusal is null or InvalidDataException or StoreUpgradeException, refusal?.ToString());
            refusals += refusal is null ? 0 : 1;
            foreach (var left in Directory.EnumerateFiles(Data))
            {
                File.Delete(left);
            }
        }

        Assert.NotEqual(0, refusals);
    }

    static int Following(byte[] whole, byte[] sought, int at) =>
        whole.AsSpan(at + 1).IndexOf(sought) is >= 0 and var next ? at + 1 + next : -1;

    [Fact]
    public void A_database_of_another_program_is_refused()
    {
        var file = Path.Combine(Directory.CreateDirectory(Data).FullName, "demarc.db");
        foreach (var collation in (LiteDB.Collation[])[LiteDB.Collation.Default, LiteDB.Collation.Binary])
        {
            using (var other = new LiteDB.LiteDatabase(new LiteDB.ConnectionString { Filename = file, Collation = collation }))
            {
                other.GetCollection("x").Insert(new LiteDB.BsonDocument());
            }

            Assert.Contains("no store of this program", Assert.Throws<InvalidDataException>(() => LiteDbStore.Open(Data, [])).Message);
            File.Delete(file);
        }
    }
}
