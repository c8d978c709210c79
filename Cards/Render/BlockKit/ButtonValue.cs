using System.Text.Json;
using System.Text.Json.Serialization;

namespace Demarc.Cards.Render.BlockKit;

/// <summary>What a button carries back: ids alone. The one place that knows how they are written, for who draws and for who reads.</summary>
/// <param name="Name">Verb of an action or name of a form.</param>
public sealed record ButtonValue(
    [property: JsonPropertyName("n")] string Name,
    [property: JsonPropertyName("s")] string Subject,
    [property: JsonPropertyName("v")] long Version = 0,
    [property: JsonPropertyName("k")] string? Nonce = null)
{
    // The kinds of elements: what stands before the colon of their action_id.
    public const string Act = "act";
    public const string Form = "form";
    public const string Ask = "ask";
    public const string Link = "link";
    public const string Find = "find";
    public const string Feedback = "feedback";

    public string Write() => JsonSerializer.Serialize(this, BlockKitRenderer.Json);

    /// <returns>Null when it is none of ours.</returns>
    public static ButtonValue? Read(string? value)
    {
        try
        {
            return value is { Length: > 0 and <= SlackLimits.ButtonValue } && JsonSerializer.Deserialize<ButtonValue>(value) is { Name: not null, Subject: not null } read ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The kind of element an action_id names.</summary>
    public static string KindOf(string? actionId) => actionId?.Split(':')[0] ?? "";
}
