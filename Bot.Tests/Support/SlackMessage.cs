using System.Text.Json.Nodes;

namespace Demarc.Tests.Support;

/// <summary>A message as people see it in Slack.</summary>
/// <param name="OnlyFor">The one person who sees it; null for everyone in the channel.</param>
public sealed record SlackMessage(string Channel, string Ts, string? Thread, string? OnlyFor, JsonObject Body)
{
    public int Updates { get; init; }

    /// <summary>Set when a person wrote it.</summary>
    public string? User { get; init; }

    /// <summary>What a phone shows of it.</summary>
    public string Text => Body["text"]!.GetValue<string>().Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);

    public string Json => Body.ToJsonString(Demarc.Cards.Render.BlockKit.BlockKitRenderer.Json);

    public JsonObject Button(string label) => Buttons(Body["blocks"]).First(button => button["text"]!["text"]!.GetValue<string>().Contains(label, StringComparison.OrdinalIgnoreCase));

    public static IEnumerable<JsonObject> Buttons(JsonNode? node) => node switch
    {
        JsonObject one when one["type"]?.ToString() == "button" => [one],
        JsonObject one => one.SelectMany(member => Buttons(member.Value)),
        JsonArray many => many.SelectMany(Buttons),
        _ => [],
    };
}

/// <summary>What the bot asked of Slack's Web API.</summary>
public sealed record SlackCall(string Method, JsonObject Arguments, string Authorization, DateTimeOffset At);
