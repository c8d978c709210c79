using Demarc.Storage.LiteDb.Files;
using LiteDB;
using LiteDB.Engine;

namespace Demarc.Storage.LiteDb;

/// <summary>How LiteDB is opened and what is made in its file.</summary>
static class LiteDbFile
{
    /// <summary>Text compares by code unit, as ids and ISO dates must. No password: LiteDB would not flush to disk then.</summary>
    /// <exception cref="InvalidDataException">It is no LiteDB file, or not one of this program.</exception>
    public static LiteDatabase Open(StoreFiles files)
    {
        try
        {
            return new LiteDatabase(new LiteEngine(new EngineSettings
            {
                DataStream = files.Data,
                LogStream = files.Log,
                TempStream = files.Sorting,
                Collation = Collation.Binary,
            }));
        }
        catch (Exception broken) when (broken is not IOException)
        {
            throw new InvalidDataException($"'{files.Name}' is no store of this program, or it is damaged: {broken.Message}", broken);
        }
    }

    /// <summary>From now on only those that the store asks for: a backup puts them off.</summary>
    public static void ForbidCheckpoints(LiteDatabase database)
    {
        if (database.CheckpointSize != 0)
        {
            database.CheckpointSize = 0;
        }
    }

    /// <summary>Drops the indexes that are not declared, or not so. To be done while nobody reads: LiteDB breaks otherwise.</summary>
    public static void DropIndexes(LiteDatabase database, IEnumerable<OpenCollection> collections)
    {
        var declared = collections.ToDictionary(collection => collection.Name);
        foreach (var (name, index, expression) in PresentIndexes(database))
        {
            if (index != "_id" && declared.TryGetValue(name, out var collection) && collection.Indexes.GetValueOrDefault(index) != expression)
            {
                database.GetCollection(name).DropIndex(index);
            }
        }
    }

    /// <summary>Makes every collection and index that is declared and not there. To be done while nobody reads.</summary>
    /// <exception cref="StoreUpgradeException">A document cannot be indexed as declared. Nothing was made.</exception>
    public static void MakeCollections(LiteDatabase database, IReadOnlyCollection<OpenCollection> collections)
    {
        var present = PresentIndexes(database).Select(index => (index.Collection, index.Name)).ToHashSet();
        foreach (var collection in collections.Where(collection => collection.Indexes.Keys.Any(index => !present.Contains((collection.Name, index)))))
        {
            CheckKeys(database, collection);
        }

        foreach (var collection in collections)
        {
            var documents = database.GetCollection(collection.Name);
            // Inserting nothing makes the collection.
            documents.Insert(Array.Empty<BsonDocument>());
            foreach (var (name, expression) in collection.Indexes)
            {
                documents.EnsureIndex(name, expression);
            }
        }
    }

    static void CheckKeys(LiteDatabase database, OpenCollection collection)
    {
        try
        {
            foreach (var document in DocumentParts.Of(() => database, collection.Name).SelectMany(part => part))
            {
                collection.CheckKeys(document["_id"].AsString, document);
            }
        }
        catch (ArgumentException broken)
        {
            throw new StoreUpgradeException($"An index of '{collection.Name}' cannot be made: {broken.Message} The previous version of this program still runs on this data folder.", broken);
        }
    }

    static List<(string Collection, string Name, string Expression)> PresentIndexes(LiteDatabase database) =>
        [.. database.GetCollection("$indexes").Query().ToEnumerable()
            .Select(index => (index["collection"].AsString, index["name"].AsString, index["expression"].AsString))];
}
