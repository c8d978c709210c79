using Demarc.Storage.LiteDb;

namespace Demarc.Tests.Storage;

/// <summary>Copies made while the store serves.</summary>
public sealed class BackupTests : IAsyncLifetime
{
    static readonly string[] Producers = ["p0", "p1", "p2", "p3", "p4", "p5"];

    readonly string folder = Directory.CreateTempSubdirectory("demarc-test-").FullName;

    LiteDbStore store = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    string Data => Path.Combine(folder, "data");

    string Target => Path.Combine(folder, "backups", "today.db");

    public ValueTask InitializeAsync()
    {
        store = LiteDbStore.Open(Data, Ledger.Collections);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Every_backup_taken_under_load_is_the_store_of_one_moment()
    {
        var acknowledged = new int[Producers.Length];
        using var enough = new CancellationTokenSource();
        var hammering = Producers.Select((producer, p) => Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
            {
                await Ledger.CommitAsync(store, producer, acknowledged[p] + 1);
                Volatile.Write(ref acknowledged[p], acknowledged[p] + 1);
            }
        })).ToList();

        for (var i = 0; i < 12; i++)
        {
            var before = acknowledged.ToArray();
            Assert.True((await store.BackupAsync(Target, overwrite: true, Cancel)).IsDone);
            await CheckAsync(before);
        }

        await enough.CancelAsync();
        await Task.WhenAll(hammering);
        Assert.All(acknowledged, number => Assert.True(number > 12));
    }

    async Task CheckAsync(int[] atLeast)
    {
        var restored = Path.Combine(folder, "restored");
        Assert.Null(StoreBackup.Restore(Target, restored, force: false, Ledger.Collections).Refusal);
        await using (var copy = LiteDbStore.Open(restored, Ledger.Collections))
        {
            for (var p = 0; p < Producers.Length; p++)
            {
                Assert.InRange(await Ledger.ReadAsync(copy, Producers[p], Cancel), atLeast[p], int.MaxValue);
            }

            await Ledger.CheckIndexesAsync(copy, Producers, Cancel);
        }

        Directory.Delete(restored, recursive: true);
    }

    [Fact]
    public async Task Commits_go_on_while_a_backup_is_taken_and_come_into_the_next()
    {
        await Ledger.CommitAsync(store, "p0", 1, Cancel);
        var backups = Task.WhenAll(Enumerable.Range(0, 10).Select(i => store.BackupAsync(Path.Combine(folder, "backups", $"{i}.db"), cancel: Cancel)));
        for (var number = 2; number <= 30; number++)
        {
            Assert.True((await Ledger.CommitAsync(store, "p0", number, Cancel)).IsCommitted);
        }

        Assert.All(await backups, result => Assert.True(result.IsDone));
        Assert.True((await store.BackupAsync(Target, cancel: Cancel)).IsDone);
        await CheckAsync([30, 0, 0, 0, 0, 0]);
    }

    [Fact]
    public async Task A_file_that_is_there_is_replaced_only_when_that_was_asked_for()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Target)!);
        await File.WriteAllTextAsync(Target, "yesterday", Cancel);

        Assert.Contains("is there already. Choose another name", (await store.BackupAsync(Target, cancel: Cancel)).Refusal);
        Assert.Equal("yesterday", await File.ReadAllTextAsync(Target, Cancel));
        Assert.True((await store.BackupAsync(Target, overwrite: true, Cancel)).IsDone);
        await CheckAsync(new int[Producers.Length]);
        Assert.Equal([Target], Directory.EnumerateFiles(Path.GetDirectoryName(Target)!));
    }

    [Theory]
    [InlineData("", "could not be written to ''")]
    [InlineData("a\0b", "could not be written to")]
    [InlineData("backups", "is a folder. Name the file")]
    [InlineData("file/under/a/file", "could not be written to")]
    [InlineData("data/demarc.db", "is a name that the store uses itself")]
    [InlineData("data/demarc-copy.db", "is a name that the store uses itself")]
    public async Task A_target_that_cannot_be_is_refused_in_words(string target, string expected)
    {
        Directory.CreateDirectory(Path.Combine(folder, "backups"));
        await File.WriteAllTextAsync(Path.Combine(folder, "file"), "", Cancel);

        var result = await store.BackupAsync(target.Length == 0 ? target : Path.Combine(folder, target), overwrite: true, Cancel);

        Assert.False(result.IsDone);
        Assert.Contains(expected, result.Refusal);
        Assert.True((await store.BackupAsync(Target, cancel: Cancel)).IsDone);
    }

    [Fact]
    public async Task Closing_the_store_ends_a_backup_without_a_half()
    {
        for (var number = 1; number <= 50; number++)
        {
            await Ledger.CommitAsync(store, "p0", number, Cancel);
        }

        var backups = Enumerable.Range(0, 50).Select(i => store.BackupAsync(Path.Combine(folder, "backups", $"{i}.db"), cancel: Cancel)).ToList();
        await store.DisposeAsync();

        var done = 0;
        foreach (var backup in backups)
        {
            done += await Record.ExceptionAsync(() => backup) is null ? 1 : 0;
        }

        var left = Directory.Exists(Path.Combine(folder, "backups")) ? Directory.EnumerateFiles(Path.Combine(folder, "backups")).ToList() : [];
        Assert.Equal(done, left.Count);
        Assert.All(left, file => Assert.EndsWith(".db", file));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.BackupAsync(Target, cancel: Cancel));
    }
}
