using System.Text.Json.Nodes;
using Demarc.Cards.Model;

namespace Demarc.Cards.Render.BlockKit;

/// <summary>Buttons. What a click carries back are ids; the bot decides again what may be done.</summary>
static class Actions
{
    /// <summary>The buttons in rows, and notes about those that could not be drawn as such.</summary>
    public static IEnumerable<JsonObject> Draw(Drawing drawing, IReadOnlyList<Button> buttons)
    {
        var elements = new List<JsonObject>();
        var notes = new List<JsonObject>();
        var shown = drawing.Shown(buttons.Count, Limits.Buttons, "buttons", "choice");
        for (var i = 0; i < shown; i++)
        {
            var where = $"buttons[{i}]";
            if (Element(drawing, buttons[i], where) is { } element)
            {
                elements.Add(element);
            }
            else
            {
                notes.Add(Texts.Context(Drawing.NonEmpty(drawing.Line(buttons[i].Label, SlackLimits.ButtonText, where))));
            }
        }

        foreach (var row in elements.Chunk(Limits.ButtonsInRow))
        {
            yield return new JsonObject { ["type"] = "actions", ["elements"] = new JsonArray([.. row]) };
        }

        foreach (var note in notes)
        {
            yield return note;
        }

        if (shown < buttons.Count)
        {
            yield return Blocks.More(buttons.Count - shown, "choice");
        }
    }

    /// <summary>"Was this right?" as Slack's own pair of thumbs.</summary>
    public static JsonObject Feedback(Drawing drawing) => new()
    {
        ["type"] = "context_actions",
        ["elements"] = new JsonArray(new JsonObject
        {
            ["type"] = "feedback_buttons",
            ["action_id"] = drawing.ElementId(ButtonValue.Feedback),
            ["positive_button"] = Thumb("This was right", "like"),
            ["negative_button"] = Thumb("This was wrong", "dislike"),
        }),
    };

    static JsonObject Thumb(string words, string value) => new() { ["text"] = Texts.Plain(words), ["accessibility_label"] = words, ["value"] = value };

    /// <summary>Null: it cannot be a button, its label is shown as words.</summary>
    static JsonObject? Element(Drawing drawing, Button button, string where)
    {
        var label = Drawing.NonEmpty(drawing.Line(button.Label, SlackLimits.ButtonText, where));
        switch (button)
        {
            case ActionButton action when Fits(drawing, where, action.Verb, action.Subject):
                var value = new ButtonValue(action.Verb, action.Subject, action.Version, drawing.Context.Nonce?.Invoke());
                return Asking(drawing, Make(drawing, ButtonValue.Act, label, value.Write(), button.Style), action.Confirm, label, where);
            case FormButton form when Fits(drawing, where, form.Form, form.Subject):
                return Make(drawing, ButtonValue.Form, label, new ButtonValue(form.Form, form.Subject).Write(), button.Style);
            case AskButton ask when Fits(drawing, where, ask.Says):
                return Make(drawing, ButtonValue.Ask, label, Drawing.NonEmpty(Visible.Inert(ask.Says)), button.Style);
            case LinkButton link when WebAddress.Of(link.Url, drawing.Context.AllowsHost) is { } address:
                var opens = Make(drawing, ButtonValue.Link, drawing.Cut(address.Labelled(label), SlackLimits.ButtonText, where), null, button.Style);
                opens["url"] = address.Url;
                return opens;
            case LinkButton:
                drawing.Warn(WarningKind.Refused, where, "a link that is no safe web address is shown as words");
                return null;
            default:
                return null;
        }
    }

    static JsonObject Make(Drawing drawing, string kind, string label, string? value, ButtonStyle style)
    {
        var button = new JsonObject { ["type"] = "button", ["action_id"] = drawing.ElementId(kind), ["text"] = Texts.Plain(label) };
        if (value is not null)
        {
            button["value"] = value;
        }

        if (style != ButtonStyle.Default)
        {
            button["style"] = style == ButtonStyle.Primary ? "primary" : "danger";
        }

        return button;
    }

    static JsonObject Asking(Drawing drawing, JsonObject button, string? confirm, string label, string where)
    {
        if (confirm is not null)
        {
            button["confirm"] = new JsonObject
            {
                ["title"] = Texts.Plain(Visible.Cut(label, SlackLimits.ConfirmTitle)),
                ["text"] = Texts.Plain(Drawing.NonEmpty(drawing.Words(confirm, SlackLimits.ConfirmText, where + ".confirm"))),
                ["confirm"] = Texts.Plain("Yes"),
                ["deny"] = Texts.Plain("Cancel"),
            };
        }

        return button;
    }

    /// <summary>Data is sent whole or not at all: half an id is another id.</summary>
    static bool Fits(Drawing drawing, string where, params string?[] data)
    {
        if (data.All(part => part is not null) && data.Sum(part => part!.Length) <= Limits.ActionData)
        {
            return true;
        }

        drawing.Warn(WarningKind.Refused, where, "a button with more data than a click may carry is shown as words");
        return false;
    }
}
