using System.Buffers;
using System.Text.Json;
using LiteDB;
using JsonSerializer = System.Text.Json.JsonSerializer;

namespace Demarc.Storage.LiteDb;

/// <summary>
/// Documents to and from BSON by way of <see cref="StoreJson"/>. <c>_id</c> is Id, <c>_v</c> the version, <c>_s</c> the schema.
/// Whole numbers are Int64 and others Decimal, so that equal numbers are equal however they are written.
/// </summary>
static class BsonJson
{
    public const string Version = "_v";
    public const string Schema = "_s";

    // LiteDB finds names without regard to case and ends them at NUL; keys of dictionaries can be anything.
    const char Escape = '\u0001';

    public static BsonDocument ToBson(Document document, Type type, int schema, out int jsonSize)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(document, type, StoreJson.Options);
        jsonSize = json.Length;
        var bson = Parse(json);
        bson[Schema] = schema;
        return bson;
    }

    public static T FromBson<T>(BsonDocument bson)
        where T : Document
    {
        var document = JsonSerializer.Deserialize<T>(ToJson(bson).Span, StoreJson.Options)
            ?? throw new InvalidOperationException("A stored document is never null.");
        return document with { Version = VersionOf(bson) };
    }

    public static long VersionOf(BsonDocument? bson) => bson is null ? 0 : bson[Version].AsInt64;

    /// <summary>A value as documents hold it.</summary>
    public static BsonValue ToBson(object? value) => value switch
    {
        null => BsonValue.Null,
        string text => new BsonValue(text),
        bool flag => new BsonValue(flag),
        int number => new BsonValue((long)number),
        long number => new BsonValue(number),
        _ => ParseValue(JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), StoreJson.Options)),
    };

    public static BsonDocument Parse(ReadOnlySpan<byte> json)
    {
        var bson = (BsonDocument)ParseValue(json);
        if (bson.TryGetValue("Id", out var id))
        {
            bson.Remove("Id");
            bson["_id"] = id;
        }

        return bson;
    }

    public static ReadOnlyMemory<byte> ToJson(BsonDocument bson)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true, Encoder = StoreJson.Options.Encoder });
        writer.WriteStartObject();
        foreach (var (name, value) in bson)
        {
            if (name is not (Version or Schema))
            {
                writer.WritePropertyName(name == "_id" ? "Id" : Unescaped(name));
                Write(writer, value);
            }
        }

        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    static BsonValue ParseValue(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return Read(ref reader);
    }

    static BsonValue Read(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => ReadObject(ref reader),
        JsonTokenType.StartArray => ReadArray(ref reader),
        JsonTokenType.String => new BsonValue(reader.GetString()),
        JsonTokenType.Number => ReadNumber(ref reader),
        JsonTokenType.True => new BsonValue(true),
        JsonTokenType.False => new BsonValue(false),
        _ => BsonValue.Null,
    };

    static BsonDocument ReadObject(ref Utf8JsonReader reader)
    {
        var bson = new BsonDocument();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            reader.Read();
            bson[Escaped(name, bson)] = Read(ref reader);
        }

        return bson;
    }

    static BsonArray ReadArray(ref Utf8JsonReader reader)
    {
        var bson = new BsonArray();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            bson.Add(Read(ref reader));
        }

        return bson;
    }

    static BsonValue ReadNumber(ref Utf8JsonReader reader)
    {
        if (reader.TryGetInt64(out var whole))
        {
            return new BsonValue(whole);
        }

        // LiteDB compares numbers as decimals, so a number beyond them could be stored but never queried.
        if (!reader.TryGetDecimal(out var exact))
        {
            throw new ArgumentException("A stored number is at most 7.9e28.");
        }

        // Only a double is ever written with an exponent, and it may be finer than what a decimal holds.
        return (reader.ValueSpan.IndexOfAny("eE"u8) < 0 || (double)exact == reader.GetDouble())
            ? new BsonValue(exact)
            : new BsonValue(reader.GetDouble());
    }

    static void Write(Utf8JsonWriter writer, BsonValue value)
    {
        switch (value.Type)
        {
            case BsonType.Document:
                writer.WriteStartObject();
                foreach (var (name, member) in value.AsDocument)
                {
                    writer.WritePropertyName(Unescaped(name));
                    Write(writer, member);
                }

                writer.WriteEndObject();
                break;
            case BsonType.Array:
                writer.WriteStartArray();
                foreach (var item in value.AsArray)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                WriteScalar(writer, value);
                break;
        }
    }

    static void WriteScalar(Utf8JsonWriter writer, BsonValue value)
    {
        switch (value.Type)
        {
            case BsonType.String: writer.WriteStringValue(value.AsString); break;
            case BsonType.Int32 or BsonType.Int64: writer.WriteNumberValue(value.AsInt64); break;
            case BsonType.Decimal: writer.WriteNumberValue(value.AsDecimal); break;
            case BsonType.Double: writer.WriteNumberValue(value.AsDouble); break;
            case BsonType.Boolean: writer.WriteBooleanValue(value.AsBoolean); break;
            case BsonType.Null: writer.WriteNullValue(); break;
            default: throw new InvalidOperationException($"A document holds no {value.Type}.");
        }
    }

    static string Escaped(string name, BsonDocument siblings) =>
        name.AsSpan().IndexOfAny('\0', Escape) >= 0 || siblings.ContainsKey(name)
            ? $"{Escape}{siblings.Count}:{Uri.EscapeDataString(name)}"
            : name;

    static string Unescaped(string name) =>
        name.Length > 0 && name[0] == Escape ? Uri.UnescapeDataString(name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..]) : name;
}
