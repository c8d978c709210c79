using System.Text.Json.Nodes;
using Demarc.Cards.Model;
using Demarc.Cards.Render;
using Demarc.Cards.Render.BlockKit;
using Demarc.Delivery;
using Demarc.Turns;

namespace Demarc.Channels.Slack;

/// <summary>Bodies that interactions are answered with. Pure. The HTTP status beside them is always 200.</summary>
static class SlackResponses
{
    const string OutcomeTitle = "Demarc";

    public static string Clear() => Json(new JsonObject { ["response_action"] = "clear" });

    /// <summary>A line that only the one who asked sees; nothing in it acts.</summary>
    public static string Whisper(string words) => Json(new JsonObject { ["response_type"] = "ephemeral", ["text"] = Mrkdwn.Escape(words) });

    /// <summary>What becomes of a submitted modal: errors at its fields, the same or another form in its place, or a last word.</summary>
    /// <param name="fields">The fields the modal has.</param>
    public static string Submission(Reply reply, IReadOnlySet<string> fields, string? from, RenderContext context) => reply switch
    {
        Reply.Ask ask when AtFields(ask.Form, fields) is { } errors => Json(new JsonObject { ["response_action"] = "errors", ["errors"] = errors }),
        Reply.Ask ask => Json(new JsonObject { ["response_action"] = "update", ["view"] = View(ask.Form, from, context) }),
        _ when LineOf(reply) is { } line => Json(new JsonObject { ["response_action"] = "update", ["view"] = Notice(line, context) }),
        _ => Clear(),
    };

    /// <summary>Nothing was done, and what was typed stays: the words stand at the first field.</summary>
    public static string Failed(string words, IReadOnlySet<string> fields, RenderContext context) => fields.Count == 0
        ? Json(new JsonObject { ["response_action"] = "update", ["view"] = Notice(Answering.Line("failed", Text.Plain(words), Tone.Warning), context) })
        : Json(new JsonObject { ["response_action"] = "errors", ["errors"] = new JsonObject { [BlockKitRenderer.BlockIdOf(fields.First())] = words } });

    public static string Update(JsonObject view) => Json(new JsonObject { ["response_action"] = "update", ["view"] = view });

    public static JsonObject View(Form form, string? from, RenderContext context)
    {
        var view = BlockKitRenderer.Render(form, context).Payload;
        if (from is not null && FormState.Read(view["private_metadata"]!.GetValue<string>()) is { } state)
        {
            view["private_metadata"] = System.Text.Json.JsonSerializer.Serialize(state with { From = from }, BlockKitRenderer.Json);
        }

        return view;
    }

    /// <summary>A modal that says the outcome.</summary>
    public static JsonObject Notice(Card line, RenderContext context) => BlockKitRenderer.Notice(OutcomeTitle, line, context);

    public static string Options(IReadOnlyList<Hit> hits) => Json(new JsonObject
    {
        ["options"] = new JsonArray([.. hits.Take(SlackLimits.Options).Where(hit => hit.Id.Length is > 0 and <= SlackLimits.OptionValue && Visible.Line(hit.Title).Length > 0).Select(hit => new JsonObject
        {
            ["text"] = Plain(hit.Title),
            ["description"] = Plain(Visible.Line(hit.Detail) is { Length: > 0 } detail ? detail : "–"),
            ["value"] = hit.Id,
        })]),
    });

    /// <summary>The words of an outcome as a card of one line; null when it has none.</summary>
    public static Card? LineOf(Reply reply) => reply switch
    {
        Reply.Done { Words.IsEmpty: false } done => Answering.Line("done", done.Words, Tone.Good),
        Reply.Refused { Words.IsEmpty: false } refused => Answering.Line("refused", refused.Words, Tone.Warning),
        _ => null,
    };

    public static RenderContext ContextOf(TurnOutcome? outcome, Inbound inbound, DateTimeOffset now) =>
        new(outcome?.Person?.Reader ?? new Reader(inbound.Zone ?? "UTC", inbound.Locale ?? "en-US")) { Now = now, Nonce = SlackWriter.Nonces(inbound.Key) };

    // Errors can only be shown at fields that are there; anything else needs the form drawn anew.
    static JsonObject? AtFields(Form form, IReadOnlySet<string> fields)
    {
        var shown = form.Fields.Select(field => field.Id).ToHashSet();
        if (form.Errors.Count == 0 || !shown.SetEquals(fields) || form.Errors.Any(error => !fields.Contains(error.FieldId)))
        {
            return null;
        }

        var errors = new JsonObject();
        foreach (var field in form.Errors.GroupBy(error => error.FieldId))
        {
            errors[BlockKitRenderer.BlockIdOf(field.Key)] = Visible.Cut(Visible.Clean(string.Join(' ', field.Select(error => error.Message))), SlackLimits.Label);
        }

        return errors;
    }

    static JsonObject Plain(string words) => new() { ["type"] = "plain_text", ["text"] = Visible.Cut(Visible.Inert(Visible.Line(words)), SlackLimits.OptionText), ["emoji"] = false };

    static string Json(JsonObject body) => body.ToJsonString(BlockKitRenderer.Json);
}
