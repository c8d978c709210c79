using Demarc.Storage;

namespace Demarc.Tests.Storage;

/// <summary>What every store must do. Each implementation is a subclass that opens one, empty at first and then the same again.</summary>
public abstract partial class StoreContract : IAsyncLifetime
{
    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected IStore Store { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Store = await OpenAsync(Samples.Collections);

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Store.DisposeAsync();
    }

    protected abstract ValueTask<IStore> OpenAsync(IReadOnlyList<ICollectionInfo> collections);

    [Fact]
    public async Task What_was_committed_is_read_back_with_its_version()
    {
        var sample = Samples.One("a") with { Text = "Grüße", Count = 7, Money = 12.50m, On = new DateOnly(2026, 3, 8) };

        Assert.True((await CommitAsync(Save(sample))).IsCommitted);

        var read = await Store.LoadAsync(Samples.All, "a", Cancel);
        Assert.NotNull(read);
        Assert.Equal(Samples.Json(sample), Samples.Json(read));
        Assert.True(read.Version > 0);
        Assert.Null(await Store.LoadAsync(Samples.All, "A", Cancel));
    }

    [Fact]
    public async Task A_second_document_of_the_same_id_is_a_conflict_that_names_it()
    {
        await CommitAsync(Save(Samples.One("a") with { Text = "first" }));

        var result = await CommitAsync(Save(Samples.One("a") with { Text = "second" }));

        Assert.Equal(CommitResult.Conflict("samples", "a"), result);
        Assert.Equal("first", (await Store.LoadAsync(Samples.All, "a", Cancel))!.Text);
    }

    [Fact]
    public async Task Of_two_changes_from_the_same_version_the_second_is_a_conflict()
    {
        await CommitAsync(Save(Samples.One("a")));
        var loaded = (await Store.LoadAsync(Samples.All, "a", Cancel))!;

        Assert.True((await CommitAsync(Save(loaded with { Text = "first" }))).IsCommitted);
        Assert.False((await CommitAsync(Save(loaded with { Text = "second" }))).IsCommitted);
        Assert.False((await CommitAsync(Delete(loaded))).IsCommitted);

        var now = (await Store.LoadAsync(Samples.All, "a", Cancel))!;
        Assert.Equal("first", now.Text);
        Assert.Equal(loaded.Version + 1, now.Version);
    }

    [Fact]
    public async Task A_change_of_what_is_gone_is_a_conflict()
    {
        await CommitAsync(Save(Samples.One("a")));
        var loaded = (await Store.LoadAsync(Samples.All, "a", Cancel))!;
        Assert.True((await CommitAsync(Delete(loaded))).IsCommitted);

        Assert.False((await CommitAsync(Save(loaded))).IsCommitted);
        Assert.False((await CommitAsync(Delete(loaded))).IsCommitted);
        Assert.Null(await Store.LoadAsync(Samples.All, "a", Cancel));
    }

    [Fact]
    public async Task What_is_deleted_and_made_again_is_not_what_was_loaded_before()
    {
        await CommitAsync(Save(Samples.One("a")));
        await CommitAsync(Save((await Store.LoadAsync(Samples.All, "a", Cancel))!));
        var old = (await Store.LoadAsync(Samples.All, "a", Cancel))!;
        await CommitAsync(Delete(old));
        await CommitAsync(Save(Samples.One("a") with { Text = "again" }));

        Assert.False((await CommitAsync(Delete(old))).IsCommitted);
        Assert.True((await Store.LoadAsync(Samples.All, "a", Cancel))!.Version > old.Version);
    }

    [Fact]
    public async Task A_commit_with_one_conflict_changes_nothing_in_any_collection()
    {
        await CommitAsync(Save(Samples.One("taken")));

        var result = await Store.CommitAsync(
            [new(Samples.Others, "x", 0, new Other { Id = "x" }), Save(Samples.One("free")), Save(Samples.One("taken")), new(Samples.Others, "y", 0, new Other { Id = "y" })],
            Cancel);

        Assert.False(result.IsCommitted);
        Assert.Null(await Store.LoadAsync(Samples.All, "free", Cancel));
        Assert.Equal(0, await Store.CountAsync(Samples.Others, Samples.Others.All, Cancel));
    }

    [Fact]
    public async Task Putting_needs_no_version_and_deleting_what_is_not_there_is_fine()
    {
        Change Put(string text) => new(Samples.All, "a", null, Samples.One("a") with { Text = text });
        Assert.True((await CommitAsync(Put("first"))).IsCommitted);
        Assert.True((await CommitAsync(Put("second"))).IsCommitted);
        Assert.Equal("second", (await Store.LoadAsync(Samples.All, "a", Cancel))!.Text);

        Assert.True((await CommitAsync(new Change(Samples.All, "a", null, null))).IsCommitted);
        Assert.True((await CommitAsync(new Change(Samples.All, "a", null, null))).IsCommitted);
        Assert.Null(await Store.LoadAsync(Samples.All, "a", Cancel));
    }

    [Fact]
    public async Task Late_commits_fail_alone_among_many_at_once()
    {
        await CommitAsync(Save(Samples.One("contested")));
        var contested = (await Store.LoadAsync(Samples.All, "contested", Cancel))!;

        var commits = Enumerable.Range(0, 200).Select(i => i % 4 == 0
            ? Store.CommitAsync([Save(contested with { Count = i }), Save(Samples.One("side" + i))], Cancel)
            : Store.CommitAsync([Save(Samples.One("own" + i))], Cancel));
        var results = await Task.WhenAll(commits);

        Assert.Equal(151, results.Count(result => result.IsCommitted));
        Assert.Equal(1, await Store.CountAsync(Samples.All, Samples.All.Where(s => s.Id.StartsWith("side")), Cancel));
        Assert.Equal(150, await Store.CountAsync(Samples.All, Samples.All.Where(s => s.Id.StartsWith("own")), Cancel));
    }

    [Fact]
    public async Task Watchers_are_told_in_commit_order_before_the_committer()
    {
        var seen = new List<(string Id, long? Version)>();
        Store.Watch(Samples.All, _ => throw new InvalidOperationException("a watcher's mistake"));
        Store.Watch(Samples.All, committed => seen.Add((committed.Id, committed.Document?.Version)));
        Store.Watch(Samples.Others, _ => Assert.Fail("not this collection"));

        await CommitAsync(Save(Samples.One("a")));
        Assert.Single(seen);
        var loaded = (await Store.LoadAsync(Samples.All, "a", Cancel))!;
        await CommitAsync(Save(loaded with { Text = "x" }));
        await CommitAsync(Save(loaded));
        await CommitAsync(new Change(Samples.All, "a", null, null));
        await CommitAsync(new Change(Samples.All, "a", null, null));

        Assert.Equal([("a", loaded.Version), ("a", loaded.Version + 1), ("a", null)], seen);
        await Task.WhenAll(Enumerable.Range(0, 300).Select(i => Store.CommitAsync([new Change(Samples.All, "put", null, Samples.One("put"))], Cancel)));
        Assert.Equal(300, seen.Count(s => s.Id == "put"));
        Assert.Equal(seen.Where(s => s.Id == "put").Select(s => s.Version).Order(), seen.Where(s => s.Id == "put").Select(s => s.Version));
    }

    [Fact]
    public async Task What_cannot_be_stored_is_refused_and_the_store_goes_on()
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => CommitAsync(Save(Samples.One(""))));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => CommitAsync(Save(Samples.One(new string('é', 501)))));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => CommitAsync(Save(Samples.One("a") with { Text = new string('x', 1001) })));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => CommitAsync(Save(Samples.One("a") with { Tags = [new string('x', 1001)] })));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => CommitAsync(Save(Samples.One("a") with { Free = new string('x', 20_000_000) })));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => CommitAsync(Save(Samples.One("a")), Save(Samples.One("a"))));

        Assert.True((await CommitAsync(Save(Samples.One(new string('é', 500)) with { Text = new string('x', 1000), Free = new string('x', 2_000_000) }))).IsCommitted);
        Assert.Equal(1, await Store.CountAsync(Samples.All, Samples.All.All, Cancel));
        Assert.Null(Store.Fault);
    }

    [Fact]
    public async Task An_unknown_collection_is_named_in_the_error()
    {
        var unknown = new Collection<Sample>("unknown");

        var error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await Store.LoadAsync(unknown, "a", Cancel));

        Assert.Contains("'unknown'", error.Message);
    }

    [Fact]
    public async Task A_session_loads_once_and_commits_all_it_saved()
    {
        await CommitAsync(Save(Samples.One("a") with { Text = "stored" }));
        var session = new Session(Store);
        var loaded = (await session.LoadAsync(Samples.All, "a", Cancel))!;
        Assert.Same(loaded, await session.LoadAsync(Samples.All, "a", Cancel));
        session.Save(Samples.All, loaded with { Text = "changed here" });
        session.Save(Samples.Others, new Other { Id = "o" });

        Assert.Equal("changed here", (await session.LoadAsync(Samples.All, "a", Cancel))!.Text);
        Assert.Equal("changed here", (await session.QueryAsync(Samples.All, Samples.All.Where(s => s.Text == "stored"), Cancel)).Single().Text);
        Assert.Equal("stored", (await Store.LoadAsync(Samples.All, "a", Cancel))!.Text);

        Assert.True((await session.CommitAsync(Cancel)).IsCommitted);
        Assert.Equal("changed here", (await Store.LoadAsync(Samples.All, "a", Cancel))!.Text);
        Assert.NotNull(await Store.LoadAsync(Samples.Others, "o", Cancel));
    }

    protected static Change Save(Sample sample) => new(Samples.All, sample.Id, sample.Version, sample);

    protected static Change Delete(Sample sample) => new(Samples.All, sample.Id, sample.Version, null);

    protected Task<CommitResult> CommitAsync(params Change[] changes) => Store.CommitAsync(changes, Cancel);
}
