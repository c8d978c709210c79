using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Demarc.Cards.Model;

namespace Demarc.Cards.Render.AdaptiveCards;

/// <summary>
/// Cards and forms as Adaptive Card 1.5 JSON, in elements that Teams draws on desktop, web and phone. Total: whatever stands in the card,
/// something readable within the limits comes out, and what was changed is in the warnings.
/// What Teams attaches to the message instead of the card (citations, feedback, the label of generated text) is the channel's to add;
/// sources and the label stand in the card's words too, for places that have no such thing.
/// </summary>
public static class AdaptiveCardRenderer
{
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    /// <summary>The words shown with the label of generated text.</summary>
    public const string Generated = "AI-generated: check before relying on it.";

    /// <summary>How the JSON is written, and counted: letters of all scripts as they are.</summary>
    public static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 128 };

    public static Rendered<JsonObject> Render(Card card, RenderContext context) =>
        Fit(Limits.OfCards, Limits.CardBytes, context, drawing => CardDrawing.Draw(drawing, card));

    public static Rendered<JsonObject> Render(Form form, RenderContext context) =>
        Fit(Limits.OfForms, Limits.FormBytes, context, drawing => FormDrawing.Draw(drawing, form));

    /// <summary>The summary as a plain line: for notifications, and for clients that cannot draw the card.</summary>
    public static string Summary(Card card, RenderContext context) => CardDrawing.Summary(new Drawing(context, Limits.OfCards[0]), card);

    /// <summary>
    /// Are these words the same to a client that reads plain text, Markdown or HTML, and to one that makes links of what looks like an address?
    /// Only such words may be sent outside of a card.
    /// </summary>
    public static bool IsCalm(string words) => !words.Contains('\n') && MarkdownText.Escape(words) == words;

    /// <summary>By the stricter of two counts: bytes of UTF-8, or two bytes a UTF-16 character.</summary>
    public static int SizeOf(JsonNode json)
    {
        var text = json.ToJsonString(Json);
        return Math.Max(Encoding.UTF8.GetByteCount(text), text.Length * 2);
    }

    static Rendered<JsonObject> Fit(IReadOnlyList<Limits> rungs, int bytes, RenderContext context, Func<Drawing, JsonObject> draw)
    {
        for (var rung = 0; ; rung++)
        {
            var drawing = new Drawing(context, rungs[rung]);
            var json = draw(drawing);
            if (rung == rungs.Count - 1 || SizeOf(json) <= Math.Min(bytes, context.MostBytes ?? bytes))
            {
                return new Rendered<JsonObject>(json, drawing.Warnings);
            }
        }
    }

    /// <remarks>Speech may be read as SSML, where an angle bracket opens a tag.</remarks>
    internal static JsonObject Envelope(Drawing drawing, IEnumerable<JsonObject> body, string summary)
    {
        var json = new JsonObject
        {
            ["type"] = "AdaptiveCard",
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["version"] = "1.5",
            ["fallbackText"] = summary,
            ["speak"] = summary.Replace('<', '‹').Replace('>', '›'),
            ["body"] = new JsonArray([.. body]),
        };
        var teams = new JsonObject();
        if (drawing.IsWide)
        {
            teams["width"] = "Full";
        }

        if (drawing.Entities.Count > 0)
        {
            teams["entities"] = drawing.Entities;
        }

        if (teams.Count > 0)
        {
            json["msteams"] = teams;
        }

        return json;
    }
}
