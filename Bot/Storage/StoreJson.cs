using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Demarc.Storage;

/// <summary>
/// How a document is written in every store: members named as in C#, enums by name, nulls and computed members left out,
/// instants as UTC text of one width so that the order of the text is the order of time.
/// </summary>
public static class StoreJson
{
    public static JsonSerializerOptions Options { get; } = Make();

    static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            IgnoreReadOnlyProperties = true,
            // Never inside a page or a script: readable text is smaller and faster.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            // A store may give members back in an order of its own (jsonb does).
            AllowOutOfOrderMetadataProperties = true,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { AllowMissingNulls } },
        };
        options.Converters.Add(new JsonStringEnumConverter());
        options.Converters.Add(new InstantJson());
        options.MakeReadOnly();
        return options;
    }

    // A null is not written, so a required member that may be null must be allowed to be absent.
    static void AllowMissingNulls(JsonTypeInfo type)
    {
        foreach (var member in type.Properties)
        {
            if (member is { IsRequired: true, IsSetNullable: true })
            {
                member.IsRequired = false;
            }
        }
    }

    sealed class InstantJson : JsonConverter<DateTimeOffset>
    {
        const string Format = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
        {
            Span<byte> text = stackalloc byte[28];
            value.UtcDateTime.TryFormat(text, out var length, Format, CultureInfo.InvariantCulture);
            writer.WriteStringValue(text[..length]);
        }

        public override DateTimeOffset ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            DateTimeOffset.ParseExact(reader.GetString()!, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WritePropertyName(value.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture));
    }
}
