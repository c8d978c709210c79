using System.Text.Json.Nodes;
using Demarc.Tests.Cards.Gallery;

namespace Demarc.Tests.Support;

/// <summary>What Teams takes and then shows otherwise than meant, or not on every client: a bot that is well written never sends it.</summary>
static class Offence
{
    public static IEnumerable<string> In(JsonObject activity)
    {
        var type = activity["type"]?.GetValue<string>();
        if (type is not ("message" or "typing"))
        {
            yield return $"type {type}";
        }

        if (type != "message")
        {
            yield break;
        }

        var attachments = activity["attachments"] as JsonArray;
        if ((activity["text"] is not null) == (attachments is { Count: > 0 }))
        {
            yield return "text and card together, or neither";
        }

        if (activity["text"] is not null && activity["textFormat"]?.GetValue<string>() is not ("plain" or "markdown"))
        {
            yield return "text without a format";
        }

        if (attachments is { Count: > 0 } && activity["summary"] is null)
        {
            yield return "a card without a summary";
        }

        var evidence = (activity["entities"] as JsonArray)?.Count(entity => entity!["type"]!.GetValue<string>() == "https://schema.org/Message") ?? 0;
        if (evidence > 1)
        {
            yield return "more than one message entity";
        }

        foreach (var problem in (attachments ?? []).SelectMany(attachment => AdaptiveCardSchema.Check(attachment!["content"]!.AsObject())))
        {
            yield return problem;
        }
    }
}
