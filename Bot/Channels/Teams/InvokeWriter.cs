using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Demarc.Cards.Model;
using Demarc.Cards.Render;
using Demarc.Cards.Render.AdaptiveCards;
using Demarc.Delivery;
using Demarc.Turns;

namespace Demarc.Channels.Teams;

/// <summary>The outcome of a click, form or search → the body that kind of invoke wants. Pure. The HTTP status beside it is always 200.</summary>
static partial class InvokeWriter
{
    const string CardMessage = "application/vnd.microsoft.activity.message";
    const string CardError = "application/vnd.microsoft.error";
    const int LongestWords = 1000;

    /// <summary>An answer to a search is read as a list: more than one screen is not looked at.</summary>
    const int MostHits = 25;

    /// <summary>All cards of a list together stay within what Teams takes for one message.</summary>
    const int HitBytes = 6 * 1024;
    const int ListBytes = 90 * 1024;

    public static string Write(InvokeForm form, Inbound inbound, TurnOutcome outcome, DateTimeOffset now)
    {
        var reader = outcome.Person?.Reader ?? new Reader(inbound.Zone ?? "UTC", inbound.Locale ?? "en-US");
        var context = new RenderContext(reader) { Now = now, Nonce = ActivityWriter.Nonces(inbound.Key) };
        return Json(form switch
        {
            InvokeForm.CardAction => CardAction(outcome, context),
            InvokeForm.Dialog => Dialog(outcome.Reply, context),
            InvokeForm.Search => Search(outcome.Reply, inbound, context),
            _ => Choices(outcome.Reply, context),
        });
    }

    /// <summary>Nothing was done, for a reason that has nothing to do with what was asked: too many at once, a store that cannot write, a bug.</summary>
    /// <param name="status">What a card is told: 429, 500, 503.</param>
    public static string Fail(InvokeForm form, int status, string words) => Json(form switch
    {
        InvokeForm.CardAction when status == StatusCodes.Status429TooManyRequests => CardAnswer(CardMessage, words),
        InvokeForm.CardAction => new JsonObject
        {
            ["statusCode"] = status,
            ["type"] = CardError,
            ["value"] = new JsonObject { ["code"] = status.ToString(System.Globalization.CultureInfo.InvariantCulture), ["message"] = words },
        },
        InvokeForm.Dialog => DialogMessage(words),
        InvokeForm.Search => SearchMessage(words),
        _ => ChoiceList([]),
    });

    static JsonObject CardAction(TurnOutcome outcome, RenderContext context) => outcome switch
    {
        { Reply: Reply.Ask ask } => CardAnswer(AdaptiveCardRenderer.ContentType, AdaptiveCardRenderer.Render(ask.Form, context).Payload),
        { Redraw: { } card } => CardAnswer(AdaptiveCardRenderer.ContentType, AdaptiveCardRenderer.Render(WithWords(card, outcome.Reply), context).Payload),
        _ => CardAnswer(CardMessage, Words(outcome.Reply, context) is { Length: > 0 } words ? words : "OK."),
    };

    // The response is either a card or a line, so the line goes into the card; only who pressed sees it, until the card is updated for all.
    static Card WithWords(Card card, Reply reply) => reply switch
    {
        Reply.Refused { Words.IsEmpty: false } refused => card with { Body = [new Section("", [new Paragraph(refused.Words)], Tone.Warning), .. card.Body] },
        Reply.Done { Words.IsEmpty: false } done => card with { Body = [new Note(done.Words), .. card.Body] },
        _ => card,
    };

    static JsonObject CardAnswer(string type, JsonNode value) => new() { ["statusCode"] = StatusCodes.Status200OK, ["type"] = type, ["value"] = value };

    static JsonObject? Dialog(Reply reply, RenderContext context) => reply switch
    {
        Reply.Ask ask => new JsonObject { ["task"] = new JsonObject { ["type"] = "continue", ["value"] = DialogOf(ask.Form, context) } },
        _ => Words(reply, context) is { Length: > 0 } words ? DialogMessage(words) : null,
    };

    static JsonObject DialogOf(Form form, RenderContext context) => new()
    {
        ["title"] = ActivityWriter.Shown(form.Title, 64),
        ["width"] = "medium",
        ["height"] = HeightOf(form),
        ["card"] = new JsonObject
        {
            ["contentType"] = AdaptiveCardRenderer.ContentType,
            ["content"] = AdaptiveCardRenderer.Render(form, context).Payload,
        },
    };

    /// <summary>Tall enough that the button is in sight, as far as a dialog goes.</summary>
    static string HeightOf(Form form)
    {
        var rows = form.Errors.Count + (form.Intro.IsEmpty ? 0 : 1) + form.Fields.Sum(field => field switch
        {
            TextField { Multiline: true } => 3,
            ChoiceField { Expanded: true } choice => 1 + choice.Choices.Count,
            _ => 2,
        });
        return rows switch
        {
            <= 4 => "small",
            <= 9 => "medium",
            _ => "large",
        };
    }

    static JsonObject DialogMessage(string words) => new() { ["task"] = new JsonObject { ["type"] = "message", ["value"] = words } };

    static JsonObject? Search(Reply reply, Inbound inbound, RenderContext context)
    {
        if (reply is Reply.Hits { Items: { Count: > 0 } hits })
        {
            return new JsonObject { ["composeExtension"] = new JsonObject { ["type"] = "result", ["attachmentLayout"] = "list", ["attachments"] = Hits(hits, context) } };
        }

        // A link that shows nothing stays a link.
        return inbound.Verb == "link" ? null
            : Words(reply, context) is { Length: > 0 } words ? SearchMessage(words)
            : inbound.Text.Length == 0 ? SearchMessage("Type an order number, a customer, a carrier, or words of an article.")
            : SearchMessage("Nothing found for that. Try a number, a customer's name, or fewer words.");
    }

    static JsonObject SearchMessage(string words) =>
        new() { ["composeExtension"] = new JsonObject { ["type"] = "message", ["text"] = Unmarked(words) } };

    static JsonArray Hits(IReadOnlyList<Hit> hits, RenderContext context)
    {
        var list = new JsonArray();
        var bytes = 0;
        foreach (var hit in hits.Take(MostHits))
        {
            var attachment = ActivityWriter.Attachment(hit.Card, context with { MostBytes = HitBytes });
            attachment["preview"] = new JsonObject
            {
                ["contentType"] = "application/vnd.microsoft.card.thumbnail",
                ["content"] = new JsonObject { ["title"] = Unmarked(ActivityWriter.Shown(hit.Title, 100)), ["text"] = Unmarked(ActivityWriter.Shown(hit.Detail, 200)) },
            };
            bytes += AdaptiveCardRenderer.SizeOf(attachment);
            if (bytes > ListBytes)
            {
                break;
            }

            list.Add((JsonNode)attachment);
        }

        return list;
    }

    static JsonObject Choices(Reply reply, RenderContext context) => ChoiceList(reply is Reply.Hits hits
        ? [.. hits.Items.Take(MostHits).Select(hit => (JsonNode)new JsonObject { ["value"] = hit.Id, ["title"] = ActivityWriter.Shown(hit.Title, 100) })]
        : []);

    static JsonObject ChoiceList(JsonArray results) => new()
    {
        ["statusCode"] = StatusCodes.Status200OK,
        ["type"] = "application/vnd.microsoft.search.searchResponse",
        ["value"] = new JsonObject { ["results"] = results },
    };

    static Text WordsOf(Reply reply) => reply switch
    {
        Reply.Done done => done.Words,
        Reply.Refused refused => refused.Words,
        _ => Text.Empty,
    };

    static string Words(Reply reply, RenderContext context) =>
        Visible.Cut(Visible.Inert(PlainWords.Of(WordsOf(reply), new Moments(context.Reader, context.Now), withAddresses: true)).Trim(), LongestWords);

    /// <summary>Previews and messages of a list are read as simple HTML; visible look-alikes mean nothing in it.</summary>
    static string Unmarked(string words) => Entity().Replace(words.Replace('<', '‹').Replace('>', '›'), "＆");

    /// <summary>No body closes a dialog.</summary>
    static string Json(JsonObject? body) => body?.ToJsonString(AdaptiveCardRenderer.Json) ?? "";

    [GeneratedRegex("&(?=[A-Za-z#][A-Za-z0-9]{1,31};)")]
    private static partial Regex Entity();
}
