using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Demarc.Cards.Model;

namespace Demarc.Cards.Render.BlockKit;

/// <summary>
/// Cards and forms as Slack's Block Kit. Total: whatever stands in the card, something readable within the limits comes out, and what was changed is
/// in the warnings. A card becomes <c>{ text, blocks }</c> of a message, a form the view of a modal.
/// </summary>
public static class BlockKitRenderer
{
    /// <summary>How the JSON is written, and counted: letters of all scripts as they are.</summary>
    public static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 128 };

    /// <summary>The message: <c>text</c> is the sentence that phones and screen readers get, <c>blocks</c> what is seen.</summary>
    public static Rendered<JsonObject> Render(Card card, RenderContext context) => Fit(
        Limits.OfCards,
        Surface.Message,
        context,
        drawing => new JsonObject
        {
            // Read as mrkdwn by Slack, whatever the blocks are.
            ["text"] = Mrkdwn.Escape(CardDrawing.Summary(drawing, card)),
            ["blocks"] = new JsonArray([.. CardDrawing.Draw(drawing, card)]),
        });

    /// <summary>The view of a modal. Its private_metadata is a <see cref="FormState"/>.</summary>
    public static Rendered<JsonObject> Render(Form form, RenderContext context) => Fit(Limits.OfForms, Surface.Modal, context, drawing => FormDrawing.Draw(drawing, form));

    /// <summary>A modal that only says something: an outcome, or that something is on its way.</summary>
    public static JsonObject Notice(string title, Card card, RenderContext context) => Fit(
        Limits.OfCards,
        Surface.Modal,
        context,
        drawing => new JsonObject
        {
            ["type"] = "modal",
            ["title"] = Texts.Plain(Visible.Cut(Drawing.NonEmpty(Visible.Inert(Visible.Line(title))), SlackLimits.ViewTitle)),
            ["close"] = Texts.Plain("Close"),
            ["blocks"] = new JsonArray([.. CardDrawing.Draw(drawing, card)]),
        }).Payload;

    /// <summary>The home tab: several cards below each other.</summary>
    /// <param name="find">Name of a search to offer as a menu that is typed in; null for none.</param>
    public static Rendered<JsonObject> Home(IReadOnlyList<Card> cards, string? find, RenderContext context) => Fit(
        Limits.OfCards,
        Surface.Home,
        context,
        drawing =>
        {
            var blocks = new List<JsonObject>();
            if (find is not null)
            {
                blocks.Add(Finder(find));
            }

            foreach (var card in cards)
            {
                if (blocks.Count > 0)
                {
                    blocks.Add(new JsonObject { ["type"] = "divider" });
                }

                blocks.AddRange(CardDrawing.Draw(drawing, card));
            }

            return new JsonObject { ["type"] = "home", ["blocks"] = new JsonArray([.. blocks]) };
        });

    /// <summary>The summary as a line of mrkdwn in which nothing acts.</summary>
    public static string Summary(Card card, RenderContext context) => Mrkdwn.Escape(CardDrawing.Summary(new Drawing(context, Limits.OfCards[0], Surface.Message), card));

    /// <summary>Slack's block_id of a form's field, for errors shown at it.</summary>
    public static string BlockIdOf(string field) => Inputs.BlockIdOf(field);

    /// <returns>Null when the block is no field.</returns>
    public static string? FieldOf(string blockId) => Inputs.FieldOf(blockId);

    /// <summary>The value of a choice as the form has it.</summary>
    public static string ValueOf(string option) => option == Choices.Empty ? "" : option;

    static JsonObject Finder(string find) => new()
    {
        ["type"] = "actions",
        ["elements"] = new JsonArray(new JsonObject
        {
            ["type"] = "external_select",
            ["action_id"] = $"{ButtonValue.Find}:{find}",
            ["placeholder"] = Texts.Plain("Find an order: number, customer or site"),
            ["min_query_length"] = 2,
        }),
    };

    static Rendered<JsonObject> Fit(IReadOnlyList<Limits> rungs, Surface surface, RenderContext context, Func<Drawing, JsonObject> draw)
    {
        for (var rung = 0; ; rung++)
        {
            var drawing = new Drawing(context, rungs[rung], surface);
            var json = draw(drawing);
            if (rung == rungs.Count - 1 || Fits(json, surface, context.MostBytes))
            {
                return new Rendered<JsonObject>(json, drawing.Warnings);
            }
        }
    }

    static bool Fits(JsonObject json, Surface surface, int? mostBytes)
    {
        var blocks = json["blocks"]!.AsArray();
        var bytes = Encoding.UTF8.GetByteCount(json.ToJsonString(Json));
        return blocks.Count <= (surface == Surface.Message ? SlackLimits.MessageBlocks : SlackLimits.ViewBlocks)
            && bytes <= Math.Min(SlackLimits.ViewBytes, mostBytes ?? SlackLimits.ViewBytes)
            && (surface != Surface.Message || Chars(blocks) <= SlackLimits.MessageChars);
    }

    static int Chars(JsonNode? node) => node switch
    {
        JsonArray array => array.Sum(Chars),
        JsonObject one => one.Sum(member => member.Value is JsonValue value && member.Key is "text" && value.TryGetValue<string>(out var words) ? words.Length : Chars(member.Value)),
        _ => 0,
    };
}
