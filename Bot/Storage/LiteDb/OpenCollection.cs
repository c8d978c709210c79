using System.Collections;
using System.Linq.Expressions;
using System.Text;
using LiteDB;

namespace Demarc.Storage.LiteDb;

/// <summary>A collection of the open store: what LiteDB needs to know of it, and who watches it.</summary>
sealed class OpenCollection(ICollectionInfo info)
{
    const int MostKeyBytes = 1000;
    const int MostDocumentBytes = 16_000_000;

    // BSON takes at most about eight times the bytes of JSON (a list of one-digit numbers), so less needs no measuring.
    const int SmallBytes = 1_000_000;

    readonly IReadOnlyList<IReadOnlyList<string>> keys = [.. info.Indexes.Select(Condition.PathOf)];

    public ICollectionInfo Info => info;

    public string Name => info.Name;

    /// <summary>Replaced, never changed, so that the writer may read it while someone adds.</summary>
    public IReadOnlyList<Action<string, Document?>> Watchers { get; set; } = [];

    /// <summary>Name and expression of each index.</summary>
    public IReadOnlyDictionary<string, string> Indexes { get; } = info.Indexes
        .Select(member => (Path: Condition.PathOf(member), IsList: IsList(member)))
        .ToDictionary(
            index => string.Join('_', index.Path),
            index => index.IsList ? BsonFilter.ItemsPath(index.Path) : BsonFilter.Path(index.Path));

    public bool IsIndexed(IReadOnlyList<string> path) => path is ["Id"] || Indexes.ContainsKey(string.Join('_', path));

    /// <summary>Made on the caller's thread, and checked here for all that LiteDB would refuse on the writer's.</summary>
    /// <exception cref="ArgumentException">It cannot be stored.</exception>
    public PreparedChange Prepare(Change change)
    {
        if (change.Id.Length == 0 || Encoding.UTF8.GetByteCount(change.Id) > MostKeyBytes)
        {
            throw new ArgumentException($"An id of '{Name}' must have 1 to {MostKeyBytes} bytes; this one has {change.Id.Length} characters.");
        }

        if (change.Document is null)
        {
            return new PreparedChange(this, change, null, 0);
        }

        if (change.Document.Id != change.Id)
        {
            throw new ArgumentException($"A change of '{change.Id}' in '{Name}' carries the document '{change.Document.Id}'.");
        }

        var bson = BsonJson.ToBson(change.Document, info.DocumentType, info.Schema, out var size);
        if (size > SmallBytes && BsonSerializer.Serialize(bson).Length > MostDocumentBytes)
        {
            throw new ArgumentException($"'{change.Id}' in '{Name}' is larger than {MostDocumentBytes:N0} bytes.");
        }

        CheckKeys(change.Id, bson);
        return new PreparedChange(this, change, bson, size);
    }

    /// <exception cref="ArgumentException">A member that is indexed is too long.</exception>
    public void CheckKeys(string id, BsonDocument bson)
    {
        foreach (var path in keys)
        {
            BsonValue value = bson;
            foreach (var name in path)
            {
                value = value is BsonDocument owner ? owner[name] : BsonValue.Null;
            }

            if ((value is BsonArray items ? items : [value]).Any(item => item.IsString && Encoding.UTF8.GetByteCount(item.AsString) > MostKeyBytes))
            {
                throw new ArgumentException($"'{string.Join('.', path)}' of '{id}' in '{Name}' is indexed and longer than {MostKeyBytes} bytes.");
            }
        }
    }

    /// <summary>What was declared, by name.</summary>
    /// <exception cref="ArgumentException">A declaration is wrong.</exception>
    public static Dictionary<string, OpenCollection> Named(IEnumerable<ICollectionInfo> collections)
    {
        var named = new Dictionary<string, OpenCollection>(StringComparer.Ordinal);
        foreach (var collection in collections)
        {
            if (collection.Name.Length == 0 || !collection.Name.All(char.IsAsciiLetterOrDigit) || collection.Name.Any(char.IsAsciiLetterUpper))
            {
                throw new ArgumentException($"A collection is named with lower case letters and digits, not '{collection.Name}'.");
            }

            if (named.TryGetValue(collection.Name, out var other) && !ReferenceEquals(other.Info, collection))
            {
                throw new ArgumentException($"Two collections are named '{collection.Name}'.");
            }

            if (collection.Schema != collection.Upgrades.Count + 1)
            {
                throw new ArgumentException($"'{collection.Name}' has schema {collection.Schema} and {collection.Upgrades.Count} upgrades. From each schema to the next there is one.");
            }

            named[collection.Name] = new OpenCollection(collection);
        }

        return named;
    }

    static bool IsList(LambdaExpression member)
    {
        var type = member.Body is UnaryExpression convert ? convert.Operand.Type : member.Body.Type;
        return type != typeof(string) && type.IsAssignableTo(typeof(IEnumerable));
    }
}

/// <summary>A change ready to be written.</summary>
/// <param name="Size">Bytes of JSON.</param>
sealed record PreparedChange(OpenCollection Collection, Change Change, BsonDocument? Bson, int Size)
{
    public BsonValue Key { get; } = new(Change.Id);
}
