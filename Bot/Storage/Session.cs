namespace Demarc.Storage;

/// <summary>
/// One unit of work: what is loaded here is loaded once, what is saved here is committed together or not at all.
/// Handlers only load, query, save and delete; whoever opened the session commits it.
/// </summary>
public sealed class Session(IStore store)
{
    readonly Dictionary<(string Collection, string Id), Document?> seen = [];
    readonly Dictionary<(string Collection, string Id), Change> changes = [];

    public IReadOnlyCollection<Change> Changes => changes.Values;

    /// <summary>The document as this session knows it: a save made here is seen here.</summary>
    public async ValueTask<T?> LoadAsync<T>(Collection<T> collection, string id, CancellationToken cancel = default)
        where T : Document
    {
        if (seen.TryGetValue((collection.Name, id), out var known))
        {
            return (T?)known;
        }

        var document = await store.LoadAsync(collection, id, cancel);
        seen[(collection.Name, id)] = document;
        return document;
    }

    /// <summary>Reads the store as last committed, then lays this session's own changes over the matches by id. New documents of this session are not found.</summary>
    public async ValueTask<IReadOnlyList<T>> QueryAsync<T>(Collection<T> collection, Query<T> query, CancellationToken cancel = default)
        where T : Document
    {
        var found = await store.QueryAsync(collection, query, cancel);
        var result = new List<T>(found.Count);
        foreach (var document in found)
        {
            var key = (collection.Name, document.Id);
            if (!seen.TryGetValue(key, out var known))
            {
                seen[key] = known = document;
            }

            if (known is T current)
            {
                result.Add(current);
            }
        }

        return result;
    }

    /// <summary>Stores a new document (version 0, the id must be free) or the next version of a loaded one.</summary>
    public void Save<T>(Collection<T> collection, T document)
        where T : Document
    {
        var key = (collection.Name, document.Id);
        var expected = changes.TryGetValue(key, out var earlier) ? earlier.Expected : document.Version;
        changes[key] = new Change(collection, document.Id, expected, document);
        seen[key] = document;
    }

    /// <summary>
    /// Stores it whatever is there: for rows that are derived and may be overwritten, never for what people decide.
    /// After a save or delete of the same id in this session it still depends on the version that one depended on.
    /// </summary>
    public void Put<T>(Collection<T> collection, T document)
        where T : Document
    {
        var key = (collection.Name, document.Id);
        changes[key] = new Change(collection, document.Id, changes.GetValueOrDefault(key)?.Expected, document);
        seen[key] = document;
    }

    public void Delete<T>(Collection<T> collection, T document)
        where T : Document
    {
        var key = (collection.Name, document.Id);
        var expected = changes.TryGetValue(key, out var earlier) ? earlier.Expected : document.Version;
        changes[key] = new Change(collection, document.Id, expected, null);
        seen[key] = null;
    }

    /// <summary>Deletes it if it is there.</summary>
    public void Delete<T>(Collection<T> collection, string id)
        where T : Document
    {
        var key = (collection.Name, id);
        changes[key] = new Change(collection, id, changes.GetValueOrDefault(key)?.Expected, null);
        seen[key] = null;
    }

    public Task<CommitResult> CommitAsync(CancellationToken cancel = default) =>
        changes.Count == 0 ? Task.FromResult(CommitResult.Committed) : store.CommitAsync([.. changes.Values], cancel);
}
