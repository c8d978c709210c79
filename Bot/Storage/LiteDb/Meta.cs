using LiteDB;

namespace Demarc.Storage.LiteDb;

/// <summary>What the store knows about itself, in a collection of its own: schema numbers and the version counter.</summary>
sealed class Meta(LiteDatabase database)
{
    public const string CollectionName = "_meta";

    const string Counter = "versions";
    const string Value = "value";

    readonly ILiteCollection<BsonDocument> rows = database.GetCollection(CollectionName);

    /// <summary>No version at or below this was ever given out beyond the block being used.</summary>
    public long ReservedVersions
    {
        get => Read(Counter) ?? 0;
        set => Write(Counter, value);
    }

    public long? Read(string key) => rows.FindById(key) is { } row ? row[Value].AsInt64 : null;

    public void Write(string key, long value) => rows.Upsert(new BsonDocument { ["_id"] = key, [Value] = value });

    public void Remove(string key) => rows.Delete(key);
}
