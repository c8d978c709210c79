using LiteDB;

namespace Demarc.Storage.LiteDb;

/// <summary>The versions of documents written lately, so that the next change of one need not look it up. Only the writer changes documents.</summary>
sealed class KnownVersions
{
    const int Most = 20_000;

    readonly Dictionary<(string Collection, string Id), long> known = [];

    /// <returns>0: there is none.</returns>
    public long Of(LiteDatabase database, PreparedChange change) =>
        known.TryGetValue((change.Collection.Name, change.Change.Id), out var version)
            ? version
            : BsonJson.VersionOf(database.GetCollection(change.Collection.Name).FindById(change.Key));

    public void Set(PreparedChange change, long version)
    {
        if (known.Count >= Most)
        {
            known.Clear();
        }

        known[(change.Collection.Name, change.Change.Id)] = version;
    }

    /// <summary>When what was written may not be in the file.</summary>
    public void Forget() => known.Clear();
}
