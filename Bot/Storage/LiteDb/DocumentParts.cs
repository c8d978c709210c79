using LiteDB;

namespace Demarc.Storage.LiteDb;

/// <summary>All documents of a collection in parts that memory has room for. LiteDB keeps every page that one query reads until its end.</summary>
static class DocumentParts
{
    const int Most = 1000;
    const long MostBytes = 4_000_000;

    /// <summary>In the order of their ids. Between two parts documents may be changed, and the database opened anew.</summary>
    public static IEnumerable<IReadOnlyList<BsonDocument>> Of(Func<LiteDatabase> database, string collection)
    {
        for (var part = Next(database(), collection, null); part.Count > 0; part = Next(database(), collection, part[^1]["_id"]))
        {
            yield return part;
        }
    }

    /// <exception cref="InvalidOperationException">Ids do not increase, as they do in every file that is whole: going on from the last one would never end.</exception>
    static List<BsonDocument> Next(LiteDatabase database, string collection, BsonValue? after)
    {
        var part = new List<BsonDocument>();
        var size = 0L;
        var last = after ?? BsonValue.MinValue;
        var rest = database.GetCollection(collection).Query().OrderBy("$._id");
        foreach (var document in (after is null ? rest : rest.Where("$._id > @0", after)).ToEnumerable())
        {
            if (document["_id"].CompareTo(last, database.Collation) <= 0)
            {
                throw new InvalidOperationException($"The ids of '{collection}' are out of order.");
            }

            last = document["_id"];
            part.Add(document);
            size += BsonJson.ToJson(document).Length;
            if (part.Count == Most || size > MostBytes)
            {
                break;
            }
        }

        return part;
    }
}
