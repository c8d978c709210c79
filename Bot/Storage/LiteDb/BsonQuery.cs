using LiteDB;

namespace Demarc.Storage.LiteDb;

/// <summary>Runs a <see cref="Query{T}"/> to its end. Nulls sort first.</summary>
static class BsonQuery
{
    public static IEnumerable<BsonDocument> Find<T>(LiteDatabase database, OpenCollection collection, Query<T> query)
        where T : Document
    {
        var found = Filtered(database, collection, query);
        var offset = Math.Max(0, query.Offset);
        var limit = Math.Max(0, query.Limit ?? int.MaxValue);
        if (limit == 0)
        {
            return [];
        }

        if (query.Sorts is [] or [_] && query.Sorts.All(sort => Sorts(collection, sort, query.Filter)))
        {
            foreach (var sort in query.Sorts)
            {
                found = found.OrderBy(BsonFilter.Path(sort.Path), sort.Descending ? LiteDB.Query.Descending : LiteDB.Query.Ascending);
            }

            return found.Skip(offset).Limit(limit).ToList();
        }

        return Sorted(found.ToList(), query.Sorts).Skip(offset).Take(limit);
    }

    public static long Count<T>(LiteDatabase database, OpenCollection collection, Query<T> query)
        where T : Document
    {
        var all = Filtered(database, collection, query).LongCount();
        return Math.Clamp(all - Math.Max(0, query.Offset), 0, Math.Max(0, query.Limit ?? long.MaxValue));
    }

    static ILiteQueryable<BsonDocument> Filtered<T>(LiteDatabase database, OpenCollection collection, Query<T> query)
        where T : Document
    {
        var found = database.GetCollection(collection.Name).Query();
        foreach (var part in BsonFilter.From(query.Filter))
        {
            found = found.Where(part);
        }

        return found;
    }

    // LiteDB sorts by one member. It refuses keys that are too long for an index, so only an indexed member is sure to have none;
    // and it takes what it finds by IN to be in the order of that index, which it is not.
    static bool Sorts(OpenCollection collection, Sort sort, Condition? filter) =>
        collection.IsIndexed(sort.Path) && !PicksBy(filter, sort.Path);

    static bool PicksBy(Condition? filter, IReadOnlyList<string> path) => filter switch
    {
        And and => PicksBy(and.Left, path) || PicksBy(and.Right, path),
        Or or => PicksBy(or.Left, path) || PicksBy(or.Right, path),
        Not not => PicksBy(not.Inner, path),
        OneOf oneOf => oneOf.Path.SequenceEqual(path),
        _ => false,
    };

    static IEnumerable<BsonDocument> Sorted(List<BsonDocument> found, IReadOnlyList<Sort> sorts)
    {
        IOrderedEnumerable<BsonDocument>? sorted = null;
        foreach (var sort in sorts)
        {
            BsonValue Key(BsonDocument document) => Member(document, sort.Path);
            sorted = (sorted, sort.Descending) switch
            {
                (null, false) => found.OrderBy(Key, Collation.Binary),
                (null, true) => found.OrderByDescending(Key, Collation.Binary),
                (_, false) => sorted.ThenBy(Key, Collation.Binary),
                (_, true) => sorted.ThenByDescending(Key, Collation.Binary),
            };
        }

        return sorted ?? found.AsEnumerable();
    }

    static BsonValue Member(BsonDocument document, IReadOnlyList<string> path)
    {
        BsonValue value = document;
        foreach (var name in path is ["Id"] ? ["_id"] : path)
        {
            value = value is BsonDocument owner ? owner[name] : BsonValue.Null;
        }

        return value;
    }
}
