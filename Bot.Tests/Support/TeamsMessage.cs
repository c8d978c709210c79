using System.Text.Json.Nodes;

namespace Demarc.Tests.Support;

/// <summary>A message as a person sees it.</summary>
public sealed record TeamsMessage(string Conversation, string Id, JsonObject Activity)
{
    public int Updates { get; init; }

    public bool IsRoot => Conversation.EndsWith("messageid=" + Id, StringComparison.Ordinal);

    public string? Text => Activity["text"]?.GetValue<string>();

    public JsonObject? Card => Activity["attachments"]?[0]?["content"]?.AsObject();

    /// <summary>What a phone shows of it.</summary>
    public string Seen => Text ?? Activity["summary"]!.GetValue<string>();


    public JsonObject Button(string label) => Buttons(Card).First(button => button["title"]!.GetValue<string>().Contains(label, StringComparison.OrdinalIgnoreCase));

    static IEnumerable<JsonObject> Buttons(JsonNode? node) => node switch
    {
        JsonObject { } one when one["type"]?.ToString().StartsWith("Action.", StringComparison.Ordinal) == true => Buttons(one["card"]).Prepend(one),
        JsonObject one => one.Where(member => member.Key != "fallback").SelectMany(member => Buttons(member.Value)),
        JsonArray many => many.SelectMany(Buttons),
        _ => [],
    };
}
