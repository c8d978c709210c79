using System.Globalization;
using System.Text.Json;

namespace Demarc.Channels;

/// <summary>Reading JSON that strangers sent: what is missing or of another type is not there, and nothing throws.</summary>
static class Json
{
    public static JsonElement? At(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public static JsonElement? At(this JsonElement element, string name, string inner) => element.At(name)?.At(inner);

    public static string? Text(this JsonElement element, string name) => element.At(name) is { } value ? TextOf(value) : null;

    public static string? Text(this JsonElement element, string name, string inner) => element.At(name)?.Text(inner);

    public static string? Text(this JsonElement element, string name, string inner, string innermost) => element.At(name)?.At(inner)?.Text(innermost);

    public static bool Is(this JsonElement element, string name) => element.At(name) is { ValueKind: JsonValueKind.True };

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.At(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    public static DateTimeOffset? Instant(this JsonElement element, string name) =>
        DateTimeOffset.TryParse(element.Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant
            : null;

    /// <summary>A scalar as a person would have typed it; objects and lists are no text.</summary>
    public static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };
}
