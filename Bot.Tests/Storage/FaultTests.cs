using Demarc.Storage;
using Demarc.Storage.LiteDb;
using Demarc.Tests.Storage.Disks;
using Microsoft.Extensions.Time.Testing;

namespace Demarc.Tests.Storage;

/// <summary>A disk that fails: the store says so, refuses, comes back when the disk does, and keeps every word it gave.</summary>
public sealed class FaultTests : IAsyncLifetime
{
    readonly string folder = Directory.CreateTempSubdirectory("demarc-test-").FullName;
    readonly FailingDisk disk = new();
    readonly FakeTimeProvider time = new();
    readonly List<(string Id, long? Version)> told = [];

    LiteDbStore store = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    string Data => Path.Combine(folder, "data");

    public ValueTask InitializeAsync()
    {
        store = LiteDbStore.Open(Data, Samples.Collections, disk.Open, time);
        store.Watch(Samples.All, committed => told.Add((committed.Id, committed.Document?.Version)));
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("demarc-log.db", DiskWork.Write)]
    [InlineData("demarc-log.db", DiskWork.Flush)]
    public async Task A_log_that_cannot_be_written_is_a_fault_until_it_can(string file, DiskWork work)
    {
        Assert.True((await PutAsync("before")).IsCommitted);
        disk.Fails = (name, what) => name == file && what == work;

        await Assert.ThrowsAsync<StoreFaultException>(() => PutAsync("refused"));
        Assert.Equal(FailingDisk.Message, store.Fault?.Message);
        await Assert.ThrowsAsync<StoreFaultException>(() => PutAsync("refused"));
        Assert.NotNull(await store.LoadAsync(Samples.All, "before", Cancel));
        Assert.Null(await store.LoadAsync(Samples.All, "refused", Cancel));

        disk.Fails = (_, _) => false;
        await HealedAsync();
        Assert.True((await PutAsync("after")).IsCommitted);
        Assert.True((await PutAsync("refused")).IsCommitted);
        Assert.Equal(["before", "after", "refused"], told.Select(each => each.Id));
        Assert.Equal(["after", "before", "refused"], await IdsAfterRestartAsync());
    }

    [Theory]
    [InlineData(DiskWork.Write)]
    [InlineData(DiskWork.Flush)]
    public async Task What_was_refused_is_not_found_after_a_restart_either(DiskWork work)
    {
        await PutAsync("before");
        disk.Fails = (name, what) => name == "demarc-log.db" ? what == work : what == DiskWork.Write;
        await Assert.ThrowsAsync<StoreFaultException>(() => PutAsync("refused"));
        Folders.CopyAsKilled(Data, Path.Combine(folder, "killed"));
        await store.DisposeAsync();

        disk.Fails = (_, _) => false;
        Assert.Equal(["before"], await IdsAfterRestartAsync());
        await using var killed = LiteDbStore.Open(Path.Combine(folder, "killed"), Samples.Collections);
        Assert.Null(await killed.LoadAsync(Samples.All, "refused", Cancel));
    }

    [Fact]
    public async Task A_data_file_that_cannot_be_written_costs_nothing_that_was_acknowledged()
    {
        disk.Fails = (name, what) => name == "demarc.db" && what == DiskWork.Write;

        // The log takes them, until a checkpoint is due.
        var held = 0;
        while (await Record.ExceptionAsync(() => PutAsync("d" + held, new string('x', 30_000))) is null)
        {
            held++;
        }

        Assert.InRange(held, 10, 1000);
        Assert.Equal(FailingDisk.Message, store.Fault?.Message);
        await Assert.ThrowsAsync<StoreFaultException>(() => PutAsync("refused"));
        Assert.Equal(held, await store.CountAsync(Samples.All, Samples.All.All, Cancel));

        disk.Fails = (_, _) => false;
        await HealedAsync();
        Assert.True((await PutAsync("after")).IsCommitted);
        Assert.Equal(held + 1, (await IdsAfterRestartAsync()).Count);
    }

    [Fact]
    public async Task A_read_that_fails_does_not_stop_the_store()
    {
        await PutAsync("a");
        await store.BackupAsync(Path.Combine(folder, "backup"), cancel: Cancel);
        disk.Fails = (name, what) => name == "demarc.db" && what == DiskWork.Read;
        await Assert.ThrowsAnyAsync<Exception>(async () => await store.LoadAsync(Samples.All, "a", Cancel));

        disk.Fails = (_, _) => false;
        while (await Record.ExceptionAsync(async () => await store.LoadAsync(Samples.All, "a", Cancel)) is not null)
        {
            time.Advance(StoreHealth.BetweenRepairs);
            await Task.Delay(1, Cancel);
        }

        await HealedAsync();
        Assert.True((await PutAsync("after")).IsCommitted);
    }

    [Fact]
    public async Task A_data_folder_that_is_moved_away_is_a_fault_until_it_is_back()
    {
        await PutAsync("before");
        Directory.Move(Data, Data + "-away");

        Assert.Contains("gone from the data folder", (await Assert.ThrowsAsync<StoreFaultException>(() => PutAsync("refused"))).Message);
        Assert.NotNull(store.Fault);
        await Assert.ThrowsAsync<StoreFaultException>(async () => await store.LoadAsync(Samples.All, "before", Cancel));
        Assert.False(Directory.Exists(Data));

        Directory.Move(Data + "-away", Data);
        await HealedAsync();
        Assert.True((await PutAsync("after")).IsCommitted);
        Assert.Equal(["after", "before"], await IdsAfterRestartAsync());
    }

    [Fact]
    public async Task In_a_fault_backups_are_refused_and_closing_does_not_hang()
    {
        await PutAsync("before");
        disk.Fails = (_, what) => what == DiskWork.Write;
        await Assert.ThrowsAsync<StoreFaultException>(() => PutAsync("refused"));

        Assert.Contains("cannot write", (await store.BackupAsync(Path.Combine(folder, "backup"), cancel: Cancel)).Refusal);
        Assert.False(File.Exists(Path.Combine(folder, "backup")));
        var waiting = Enumerable.Range(0, 2000).Select(i => PutAsync("refused" + i)).ToList();
        await store.DisposeAsync();

        foreach (var commit in waiting)
        {
            Assert.True(await Record.ExceptionAsync(() => commit) is StoreFaultException or ObjectDisposedException);
        }

        disk.Fails = (_, _) => false;
        Assert.Equal(["before"], await IdsAfterRestartAsync());
    }

    [Fact]
    public async Task Closing_writes_what_waits()
    {
        var waiting = Enumerable.Range(0, 500).Select(i => PutAsync("d" + i)).ToList();
        await store.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => PutAsync("late"));

        var results = await Task.WhenAll(waiting.Select(async commit => await Record.ExceptionAsync(() => commit)));
        Assert.All(results, refusal => Assert.True(refusal is null or ObjectDisposedException));
        Assert.Contains(null, results);
        Assert.Equal(results.Count(refusal => refusal is null), (await IdsAfterRestartAsync()).Count);
    }

    [Fact]
    public async Task Of_many_commits_at_once_on_a_disk_that_fails_now_and_then_the_acknowledged_are_there_and_the_refused_are_not()
    {
        var random = new Random(5);
        var left = 0;
        disk.Fails = (_, what) => what is DiskWork.Write or DiskWork.Flush && (Interlocked.Decrement(ref left) >= 0 || (random.Next(60) == 0 && (left = random.Next(4)) >= 0));
        using var passing = new Timer(_ => time.Advance(StoreHealth.BetweenRepairs), null, 0, 1);

        var commits = await Task.WhenAll(Enumerable.Range(0, 1000).Select(async i =>
            (Id: "d" + i, IsStored: await Record.ExceptionAsync(() => PutAsync("d" + i, new string('x', i))) is null)));

        var stored = commits.Where(commit => commit.IsStored).Select(commit => commit.Id).Order(StringComparer.Ordinal).ToList();
        Assert.InRange(stored.Count, 1, 999);
        Assert.Equal(stored, told.Select(each => each.Id).Order(StringComparer.Ordinal));
        Assert.Equal(told.Select(each => each.Version).Order(), told.Select(each => each.Version));
        disk.Fails = (_, _) => false;
        Assert.Equal(stored, await IdsAfterRestartAsync());
    }

    async Task HealedAsync()
    {
        while (store.Fault is not null)
        {
            time.Advance(StoreHealth.BetweenRepairs);
            await Task.Delay(1, Cancel);
        }
    }

    async Task<IReadOnlyList<string>> IdsAfterRestartAsync()
    {
        await store.DisposeAsync();
        store = LiteDbStore.Open(Data, Samples.Collections, disk.Open, time);
        return [.. (await store.QueryAsync(Samples.All, Samples.All.All, Cancel)).Select(document => document.Id).Order(StringComparer.Ordinal)];
    }

    Task<CommitResult> PutAsync(string id, string? text = null) =>
        store.CommitAsync([new Change(Samples.All, id, null, Samples.One(id) with { Free = text })], Cancel);
}
