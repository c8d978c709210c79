using System.Text.Json;
using System.Text.Json.Serialization;

namespace Demarc.Cards.Model;

/// <summary>A text is stored as its list of spans, and as a bare string when it is one plain span: most are.</summary>
sealed class TextJson : JsonConverter<Text>
{
    public override Text Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            ? Text.Plain(reader.GetString())
            : new Text(JsonSerializer.Deserialize<List<Span>>(ref reader, options) ?? []);

    public override void Write(Utf8JsonWriter writer, Text value, JsonSerializerOptions options)
    {
        if (value.Spans is [Plain { Style: Style.None } only])
        {
            writer.WriteStringValue(only.Value);
        }
        else
        {
            JsonSerializer.Serialize(writer, value.Spans, options);
        }
    }
}
