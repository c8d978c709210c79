using LiteDB;

namespace Demarc.Storage.LiteDb;

/// <summary>The database file of a data folder, its names and how it is opened.</summary>
static class LiteDbFile
{
    public const string Name = "demarc.db";
    public const string LogName = "demarc-log.db";

    /// <summary>Text compares by code unit, as ids and ISO dates must. No password: LiteDB would never flush to disk then.</summary>
    public static LiteDatabase Open(string file, bool readOnly = false)
    {
        var database = new LiteDatabase(new ConnectionString
        {
            Filename = file,
            Connection = ConnectionType.Direct,
            Collation = Collation.Binary,
            ReadOnly = readOnly,
        });
        if (database.Collation.SortOptions != Collation.Binary.SortOptions)
        {
            var found = database.Collation;
            database.Dispose();
            throw new InvalidDataException($"'{file}' compares text by '{found}'; it was not written by this program.");
        }

        return database;
    }

    /// <summary>Makes every collection with exactly the indexes declared. To be done while nobody reads: LiteDB breaks otherwise.</summary>
    public static void MakeCollections(LiteDatabase database, IEnumerable<OpenCollection> collections)
    {
        var present = PresentIndexes(database);
        foreach (var collection in collections)
        {
            var documents = database.GetCollection(collection.Name);
            // Inserting nothing makes the collection.
            documents.Insert(Array.Empty<BsonDocument>());
            foreach (var (_, name, _) in present.Where(index => index.Collection == collection.Name && !Declares(collection, index.Name, index.Expression)))
            {
                documents.DropIndex(name);
            }

            foreach (var (name, expression) in collection.Indexes)
            {
                documents.EnsureIndex(name, expression);
            }
        }
    }

    static bool Declares(OpenCollection collection, string name, string expression) =>
        name == "_id" || (collection.Indexes.TryGetValue(name, out var declared) && declared == expression);

    static List<(string Collection, string Name, string Expression)> PresentIndexes(LiteDatabase database) =>
        [.. database.GetCollection("$indexes").Query().ToEnumerable()
            .Select(index => (index["collection"].AsString, index["name"].AsString, index["expression"].AsString))];
}
