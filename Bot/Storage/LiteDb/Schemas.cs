using LiteDB;

namespace Demarc.Storage.LiteDb;

/// <summary>The schemas that a file has, against those that this program declares.</summary>
static class Schemas
{
    /// <param name="what">The file, as the sentence begins: <c>The data folder '/var/demarc'</c>.</param>
    /// <exception cref="StoreTooNewException">A newer version of this program wrote it.</exception>
    /// <exception cref="InvalidDataException">No version of this program wrote it.</exception>
    public static void Check(LiteDatabase database, IEnumerable<OpenCollection> collections, string what)
    {
        var meta = new Meta(database);
        var format = meta.Format ?? throw new InvalidDataException($"{what} holds a LiteDB file that is no store of this program. Choose another folder.");
        if (format > Meta.CurrentFormat)
        {
            throw new StoreTooNewException(
                $"{what} was written by a newer version of this program: its format is {format}, and this version knows {Meta.CurrentFormat}. {Cure}");
        }

        foreach (var collection in collections)
        {
            if (meta.SchemaOf(collection.Name) is { } schema && schema > collection.Info.Schema)
            {
                throw new StoreTooNewException(
                    $"{what} was written by a newer version of this program: '{collection.Name}' has schema {schema}, and this version knows {collection.Info.Schema}. {Cure}");
            }
        }
    }

    /// <summary>The collections with documents of an older schema.</summary>
    public static IReadOnlyList<OpenCollection> Older(LiteDatabase database, IEnumerable<OpenCollection> collections)
    {
        var meta = new Meta(database);
        return [.. collections.Where(collection =>
            meta.SchemaOf(collection.Name) < collection.Info.Schema && database.GetCollection(collection.Name).Query().FirstOrDefault() is not null)];
    }

    public static void Stamp(LiteDatabase database, IEnumerable<OpenCollection> collections)
    {
        var meta = new Meta(database);
        foreach (var collection in collections.Where(collection => meta.SchemaOf(collection.Name) != collection.Info.Schema))
        {
            meta.SetSchema(collection.Name, collection.Info.Schema);
        }
    }

    const string Cure = "Install the newer version again, or restore a backup from before it. Nothing was changed.";
}
