using System.Text.Json.Nodes;
using Demarc.Cards.Model;

namespace Demarc.Cards.Render.AdaptiveCards;

/// <summary>Buttons. What a click carries back are ids; the bot decides again what may be done.</summary>
static class Actions
{
    /// <summary>Buttons may take half of a card.</summary>
    const int MostBytes = Limits.CardBytes / 2;

    /// <summary>The buttons in one row, and notes about those that could not be drawn as such.</summary>
    public static IEnumerable<JsonObject> Draw(Drawing drawing, IReadOnlyList<Button> buttons)
    {
        var actions = new JsonArray();
        var notes = new List<JsonObject>();
        var bytes = 0;
        for (var i = 0; i < buttons.Count; i++)
        {
            var where = $"buttons[{i}]";
            if (Action(drawing, buttons[i], where) is not { } action)
            {
                notes.Add(Texts.Words(drawing.Line(buttons[i].Label, Limits.ButtonLabel, where) is { Length: > 0 } words ? words : "–", new Look(Subtle: true)));
                continue;
            }

            bytes += AdaptiveCardRenderer.SizeOf(action);
            if (bytes > MostBytes)
            {
                drawing.Warn(WarningKind.Clamped, "buttons", $"{buttons.Count - i} of {buttons.Count} left out");
                notes.Add(Blocks.More(buttons.Count - i, "choice"));
                break;
            }

            if (actions.Count >= Limits.PrimaryActions)
            {
                action["mode"] = "secondary";
            }

            actions.Add(action);
        }

        if (actions.Count > 0)
        {
            yield return new JsonObject { ["type"] = "ActionSet", ["spacing"] = "medium", ["actions"] = actions };
        }

        foreach (var note in notes)
        {
            yield return note;
        }
    }

    /// <summary>Null: it cannot be a button, its label is shown as words.</summary>
    static JsonObject? Action(Drawing drawing, Button button, string where)
    {
        var label = Blocks.NonEmpty(drawing.Line(button.Label, Limits.ButtonLabel, where));
        switch (button)
        {
            case ActionButton action when Fits(drawing, where, action.Verb, action.Subject):
                return Act(drawing, action, label, where);
            case FormButton form when Fits(drawing, where, form.Form, form.Subject):
                var opens = new JsonObject { ["msteams"] = new JsonObject { ["type"] = "task/fetch" }, ["form"] = form.Form, ["subject"] = form.Subject };
                return Styled(Submit(label, opens), button.Style);
            case AskButton ask when Fits(drawing, where, ask.Says):
                return Styled(Submit(label, new JsonObject { ["msteams"] = new JsonObject { ["type"] = "imBack", ["value"] = Visible.Inert(ask.Says) } }), button.Style);
            case LinkButton link when WebAddress.Of(link.Url, drawing.Context.AllowsHost) is { } address:
                return Styled(new JsonObject { ["type"] = "Action.OpenUrl", ["title"] = address.Labelled(label), ["url"] = address.Url }, button.Style);
            case LinkButton:
                drawing.Warn(WarningKind.Refused, where, "a link that is no safe web address is shown as words");
                return null;
            default:
                return null;
        }
    }

    static JsonObject Act(Drawing drawing, ActionButton action, string label, string where)
    {
        var data = new JsonObject { ["verb"] = action.Verb, ["subject"] = action.Subject, ["version"] = action.Version };
        if (drawing.Context.Nonce?.Invoke() is { } nonce)
        {
            data["nonce"] = nonce;
        }

        if (action.Confirm is not { } confirm)
        {
            return Styled(Execute(label, action.Verb, data), action.Style);
        }

        return Styled(AskFirst(drawing, Execute($"Yes: {label}", action.Verb, data), label, confirm, where), action.Style);
    }

    /// <summary>
    /// A question that unfolds below the buttons and holds the real one. Of the ways to ask, ShowCard is the oldest (1.0), needs no round trip
    /// and works in Teams on desktop, web, iOS and Android; visibility toggles are drawn late or not at all by some mobile versions.
    /// </summary>
    static JsonObject AskFirst(Drawing drawing, JsonObject execute, string label, string confirm, string where) => new()
    {
        ["type"] = "Action.ShowCard",
        ["title"] = label + "…",
        ["card"] = new JsonObject
        {
            ["type"] = "AdaptiveCard",
            ["body"] = new JsonArray(
                Texts.Words(Blocks.NonEmpty(drawing.Words(confirm, Limits.Cell, where + ".confirm")), new Look(Bold: true)),
                new JsonObject { ["type"] = "ActionSet", ["actions"] = new JsonArray(execute) }),
        },
    };

    /// <summary>Clients that do not know Execute send the same data as a message.</summary>
    static JsonObject Execute(string label, string verb, JsonObject data) => new()
    {
        ["type"] = "Action.Execute",
        ["title"] = label,
        ["verb"] = verb,
        ["data"] = data,
        ["fallback"] = Submit(label, data.DeepClone().AsObject()),
    };

    static JsonObject Submit(string label, JsonObject data) => new() { ["type"] = "Action.Submit", ["title"] = label, ["data"] = data };

    static JsonObject Styled(JsonObject action, ButtonStyle style)
    {
        if (style != ButtonStyle.Default)
        {
            action["style"] = style == ButtonStyle.Primary ? "positive" : "destructive";
        }

        return action;
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
