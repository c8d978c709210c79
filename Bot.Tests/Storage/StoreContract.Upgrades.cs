using Demarc.Storage;

namespace Demarc.Tests.Storage;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Documents_of_older_schemas_are_read_and_found_in_their_present_form()
    {
        await ReopenAsync(Notes.V1);
        await Store.CommitAsync([New("a", "late order"), New("b", null)], Cancel);
        await ReopenAsync(Notes.V2);
        await Store.CommitAsync([new Change(Notes.V2, "c", 0, new Notes.Second { Id = "c", Title = "late" })], Cancel);
        await ReopenAsync(Notes.V3);

        var found = await Store.QueryAsync(Notes.V3, Notes.V3.Where(n => n.Words.Contains("late")).OrderBy(n => n.Id), Cancel);

        Assert.Equal([("a", "late order", 2), ("c", "late", 1)], found.Select(n => (n.Id, string.Join(' ', n.Words), n.Upgraded)));
        Assert.Empty((await Store.LoadAsync(Notes.V3, "b", Cancel))!.Words);
        Assert.Equal(3, await Store.CountAsync(Notes.V3, Notes.V3.All, Cancel));
    }

    [Fact]
    public async Task An_upgrade_leaves_versions_and_everything_else_as_they_were()
    {
        await ReopenAsync(Notes.V1);
        await Store.CommitAsync([New("a", "x")], Cancel);
        var before = (await Store.LoadAsync(Notes.V1, "a", Cancel))!;
        await Store.CommitAsync([new Change(Notes.V1, "a", before.Version, before with { At = new DateTimeOffset(2026, 3, 8, 2, 30, 0, TimeSpan.FromHours(-5)) })], Cancel);
        before = (await Store.LoadAsync(Notes.V1, "a", Cancel))!;
        await ReopenAsync(Notes.V3);

        var after = (await Store.LoadAsync(Notes.V3, "a", Cancel))!;

        Assert.Equal((before.Version, before.At), (after.Version, after.At));
        Assert.True((await Store.CommitAsync([new Change(Notes.V3, "a", after.Version, after)], Cancel)).IsCommitted);
        Assert.False((await Store.CommitAsync([new Change(Notes.V3, "a", after.Version, after)], Cancel)).IsCommitted);
        await ReopenAsync(Notes.V3);
        Assert.Equal(2, (await Store.LoadAsync(Notes.V3, "a", Cancel))!.Upgraded);
    }

    [Fact]
    public async Task A_store_of_a_newer_program_is_refused_in_words_and_stays_as_it_is()
    {
        await ReopenAsync(Notes.V2, Samples.Others);
        await Store.CommitAsync([new Change(Notes.V2, "a", 0, new Notes.Second { Id = "a", Title = "x" })], Cancel);

        var refusal = await Assert.ThrowsAsync<StoreTooNewException>(() => ReopenAsync(Notes.V1, Samples.Others));

        Assert.Contains("'notes' has schema 2, and this version knows 1. Install the newer version again, or restore a backup", refusal.Message);
        await ReopenAsync(Notes.V2, Samples.Others);
        Assert.Equal("x", (await Store.LoadAsync(Notes.V2, "a", Cancel))!.Title);
    }

    [Fact]
    public async Task What_a_failing_step_says_names_the_document_and_nothing_is_upgraded()
    {
        await ReopenAsync(Notes.V1, Samples.All);
        await Store.CommitAsync([.. Enumerable.Range(0, 50).Select(i => New($"n{i:00}", "x")), Save(Samples.One("s"))], Cancel);

        var broken = await Assert.ThrowsAsync<StoreUpgradeException>(() =>
            ReopenAsync(Notes.FailingOn("n40", _ => throw new InvalidOperationException("No such colour.")), Samples.All));
        Assert.StartsWith("The document 'n40' in 'notes' could not be brought from schema 1 to 2: No such colour.", broken.Message);
        broken = await Assert.ThrowsAsync<StoreUpgradeException>(() => ReopenAsync(Notes.FailingOn("n41", note => note["Upgraded"] = "many"), Samples.All));
        Assert.StartsWith("The document 'n41' in 'notes' could not be read with schema 2:", broken.Message);
        broken = await Assert.ThrowsAsync<StoreUpgradeException>(() => ReopenAsync(Notes.FailingOn("n42", note => note["Id"] = "other"), Samples.All));
        Assert.StartsWith("The document 'n42' in 'notes'", broken.Message);

        await ReopenAsync(Notes.V1, Samples.All);
        Assert.Equal(50, await Store.CountAsync(Notes.V1, Notes.V1.Where(n => n.Text == "x"), Cancel));
        Assert.NotNull(await Store.LoadAsync(Samples.All, "s", Cancel));
    }

    [Fact]
    public async Task A_collection_that_is_no_longer_declared_is_kept_as_it_is_until_it_is_again()
    {
        await ReopenAsync(Notes.V1, Samples.All);
        await Store.CommitAsync([New("a", "x"), Save(Samples.One("s"))], Cancel);
        await ReopenAsync(Samples.All);
        await Store.CommitAsync([Save(Samples.One("t"))], Cancel);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Store.LoadAsync(Notes.V1, "a", Cancel));

        await ReopenAsync(Samples.All, Notes.V3);

        Assert.Equal((2, 1), ((int)await Store.CountAsync(Samples.All, Samples.All.All, Cancel), (int)await Store.CountAsync(Notes.V3, Notes.V3.Where(n => n.Words.Contains("x")), Cancel)));
    }

    [Fact]
    public async Task New_collections_and_indexes_appear_beside_what_is_there()
    {
        var plain = new Collection<Sample>("samples");
        await ReopenAsync(plain);
        await Store.CommitAsync([new Change(plain, "a", 0, Samples.One("a") with { Text = "x", Tags = ["red", "blue"] }), new Change(plain, "b", 0, Samples.One("b"))], Cancel);
        await ReopenAsync(Samples.All, Samples.Others);

        Assert.Single(await Store.QueryAsync(Samples.All, Samples.All.Where(s => s.Text == "x"), Cancel));
        Assert.Single(await Store.QueryAsync(Samples.All, Samples.All.Where(s => s.Tags.Contains("blue")), Cancel));
        Assert.Equal(["b", "a"], (await Store.QueryAsync(Samples.All, Samples.All.All.OrderBy(s => s.Text), Cancel)).Select(s => s.Id));
        Assert.Equal(0, await Store.CountAsync(Samples.Others, Samples.Others.All, Cancel));
    }

    [Fact]
    public async Task An_index_that_a_document_does_not_fit_is_refused_by_its_name()
    {
        var plain = new Collection<Sample>("samples");
        await ReopenAsync(plain);
        await Store.CommitAsync([new Change(plain, "a", 0, Samples.One("a")), new Change(plain, "long", 0, Samples.One("long") with { Text = new string('x', 2000) })], Cancel);

        var broken = await Assert.ThrowsAsync<StoreUpgradeException>(() => ReopenAsync(Samples.All));

        Assert.Contains("'Text' of 'long' in 'samples' is indexed and longer than 1000 bytes", broken.Message);
        await ReopenAsync(plain);
        Assert.Equal(2, await Store.CountAsync(plain, plain.All, Cancel));
    }

    [Fact]
    public async Task A_schema_without_its_upgrade_is_a_mistake_of_the_program()
    {
        var mistake = await Assert.ThrowsAsync<ArgumentException>(() => ReopenAsync(new Collection<Notes.Second>("notes", 2)));

        Assert.Contains("'notes' has schema 2 and 0 upgrades", mistake.Message);
    }

    /// <summary>Closes the store and opens it again as another version of the program does.</summary>
    protected async Task ReopenAsync(params ICollectionInfo[] collections)
    {
        await Store.DisposeAsync();
        Store = await OpenAsync(collections);
    }

    static Change New(string id, string? text) => new(Notes.V1, id, 0, new Notes.First { Id = id, Text = text });
}
