using LiteDB;

namespace Demarc.Storage.LiteDb;

/// <summary>What the store knows about itself, in a collection of its own.</summary>
sealed class Meta(LiteDatabase database)
{
    public const string CollectionName = "_meta";

    /// <summary>The layout of the file as this program writes it: raised when an older program could no longer read it.</summary>
    public const int CurrentFormat = 1;

    const string FormatKey = "format";
    const string VersionsKey = "versions";
    const string RepairsKey = "repairs";
    const string SchemaPrefix = "schema:";
    const string Value = "value";

    readonly ILiteCollection<BsonDocument> rows = database.GetCollection(CollectionName);

    /// <summary>Null: no store of this program.</summary>
    public long? Format
    {
        get => Read(FormatKey);
        set => Write(FormatKey, value ?? throw new ArgumentNullException(nameof(value)));
    }

    /// <summary>No version at or below this was ever given out beyond the block being used.</summary>
    public long ReservedVersions
    {
        get => Read(VersionsKey) ?? 0;
        set => Write(VersionsKey, value);
    }

    /// <summary>How often the store came back from a fault.</summary>
    public long Repairs
    {
        get => Read(RepairsKey) ?? 0;
        set => Write(RepairsKey, value);
    }

    /// <summary>Null: the file has no such collection yet.</summary>
    public long? SchemaOf(string collection) => Read(SchemaPrefix + collection);

    public void SetSchema(string collection, long schema) => Write(SchemaPrefix + collection, schema);

    long? Read(string key) => rows.FindById(key) is { } row ? row[Value].AsInt64 : null;

    void Write(string key, long value) => rows.Upsert(new BsonDocument { ["_id"] = key, [Value] = value });
}
