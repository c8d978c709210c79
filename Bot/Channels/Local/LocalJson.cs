using System.Text.Json;
using System.Text.Json.Serialization;
using Demarc.Cards.Model;
using Demarc.Cards.Render.AdaptiveCards;

namespace Demarc.Channels.Local;

/// <summary>How the page and the program write to each other.</summary>
static class LocalJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        // A card may be nested as deep as its renderer draws it.
        MaxDepth = AdaptiveCardRenderer.Json.MaxDepth,
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static IResult Answer<T>(T value, int status = StatusCodes.Status200OK) => Results.Json(value, Options, statusCode: status);

    /// <summary>Do both cards say and offer the same?</summary>
    public static bool IsSame(Card left, Card right) => JsonSerializer.Serialize(left, Options) == JsonSerializer.Serialize(right, Options);
}
