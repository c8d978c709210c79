using System.Text.Json;
using System.Text.Json.Nodes;
using Demarc.Storage.LiteDb.Files;
using LiteDB;

namespace Demarc.Storage.LiteDb;

/// <summary>
/// Brings the documents of an older file to the schemas that are declared now. It works on a copy, which then takes the place of the file
/// while the file stays beside it: whatever happens on the way, the folder is as it was.
/// </summary>
sealed class SchemaUpgrade(StorePaths paths, IReadOnlyCollection<OpenCollection> collections, OpenDiskFile open, TimeProvider time)
{
    const long MostLogBytes = 8_000_000;

    /// <returns>The older file, under its new name.</returns>
    /// <exception cref="StoreUpgradeException">It cannot be done.</exception>
    public string Run(IEnumerable<OpenCollection> older)
    {
        var aside = paths.Aside("upgrade", time.GetUtcNow());
        try
        {
            WholeCopy.Make(paths.Data, paths.Building.Data, overwrite: true);
            using (var handle = LiteDbHandle.Open(paths.Building, open))
            {
                LiteDbFile.DropIndexes(handle.Database, collections);
                foreach (var collection in older)
                {
                    Upgrade(handle, collection);
                }

                LiteDbFile.MakeCollections(handle.Database, collections);
                Schemas.Stamp(handle.Database, collections);
                handle.Checkpoint();
            }

            Replacement.Replace(paths, paths.Building.Data, aside);
            return aside.Data;
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            throw new StoreUpgradeException(
                $"The data folder '{paths.Folder}' could not be brought up to date: {broken.Message} It needs room for a second copy of its data file. Nothing was changed.",
                broken);
        }
        finally
        {
            Replacement.Forget(paths.Building);
        }
    }

    static void Upgrade(LiteDbHandle handle, OpenCollection collection)
    {
        foreach (var part in DocumentParts.Of(() => handle.Database, collection.Name))
        {
            var upgraded = part.Where(document => SchemaOf(document) < collection.Info.Schema).Select(document => Upgraded(collection, document)).ToList();
            handle.Commit(database => database.GetCollection(collection.Name).Update(upgraded) > 0);
            if (handle.LogLength > MostLogBytes)
            {
                handle.Checkpoint();
            }
        }
    }

    // Through its type, so that it is stored as the program itself stores it, and so that what could not be read is found now.
    static BsonDocument Upgraded(OpenCollection collection, BsonDocument document)
    {
        var id = document["_id"].AsString;
        var schema = SchemaOf(document);
        try
        {
            var json = JsonNode.Parse(BsonJson.ToJson(document).Span)!.AsObject();
            for (; schema < collection.Info.Schema; schema++)
            {
                collection.Info.Upgrades[schema - 1](json);
            }

            var read = (Document)json.Deserialize(collection.Info.DocumentType, StoreJson.Options)!;
            var upgraded = collection.Prepare(new Change(collection.Info, id, null, read)).Bson!;
            upgraded[BsonJson.Version] = document[BsonJson.Version];
            return upgraded;
        }
        catch (Exception broken)
        {
            var step = schema < collection.Info.Schema ? $"brought from schema {schema} to {schema + 1}" : $"read with schema {schema}";
            throw new StoreUpgradeException(
                $"The document '{id}' in '{collection.Name}' could not be {step}: {broken.Message} Nothing was changed: the previous version of this program still runs on this data folder.",
                broken);
        }
    }

    static int SchemaOf(BsonDocument document) => document[BsonJson.Schema].AsInt32;
}
