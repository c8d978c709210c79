using System.Text.Json;
using System.Text.Json.Serialization;

namespace Demarc.Cards.Render.BlockKit;

/// <summary>What a modal remembers of its form, in its private_metadata: ids alone.</summary>
public sealed record FormState(
    [property: JsonPropertyName("f")] string Form,
    [property: JsonPropertyName("s")] string Subject,
    [property: JsonPropertyName("t")] string Ticket)
{
    /// <summary>The conversation it was opened from, when it was opened from one; the channel's own words for it.</summary>
    [JsonPropertyName("c")]
    public string? From { get; init; }

    /// <returns>Null when it is none of ours.</returns>
    public static FormState? Read(string? metadata)
    {
        try
        {
            return metadata is { Length: > 0 and <= SlackLimits.PrivateMetadata } && JsonSerializer.Deserialize<FormState>(metadata) is { Form: not null, Subject: not null, Ticket: not null } read ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
