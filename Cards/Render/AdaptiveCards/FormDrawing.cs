using System.Text.Json.Nodes;
using Demarc.Cards.Model;

namespace Demarc.Cards.Render.AdaptiveCards;

/// <summary>A form for a dialog: what is wrong first, then each field, and one button that sends them all.</summary>
static class FormDrawing
{
    public static JsonObject Draw(Drawing drawing, Form form)
    {
        var title = Blocks.NonEmpty(drawing.Line(form.Title, Limits.Title, "title"));
        var body = new List<JsonObject> { Texts.Heading(title, "large") };
        if (Problems(drawing, form) is { } problems)
        {
            body.Add(problems);
        }

        if (drawing.Element(form.Intro, "intro") is { } intro)
        {
            body.Add(intro);
        }

        var shown = Blocks.Shown(drawing, form.Fields.Count, drawing.Limits.Blocks, "fields", "field");
        for (var i = 0; i < shown; i++)
        {
            var field = form.Fields[i];
            body.AddRange(Inputs.Draw(drawing, field, form.Errors.Where(error => error.FieldId == field.Id).Take(3), $"fields[{i}]"));
        }

        if (shown < form.Fields.Count)
        {
            body.Add(Blocks.More(form.Fields.Count - shown, "question"));
        }

        var json = AdaptiveCardRenderer.Envelope(drawing, body, title);
        json["actions"] = new JsonArray(new JsonObject
        {
            ["type"] = "Action.Submit",
            ["title"] = Blocks.NonEmpty(drawing.Line(form.SubmitLabel, Limits.ButtonLabel, "submit")),
            ["style"] = "positive",
            ["data"] = new JsonObject { ["form"] = form.Name, ["subject"] = form.Subject, ["ticket"] = form.Ticket },
        });
        return json;
    }

    /// <summary>All that is wrong, before the first field: with long forms the fields' own messages are out of sight.</summary>
    static JsonObject? Problems(Drawing drawing, Form form)
    {
        if (form.Errors.Count == 0)
        {
            return null;
        }

        var shown = Blocks.Shown(drawing, form.Errors.Count, Math.Min(20, drawing.Limits.Items), "errors", "error");
        var items = new JsonArray(Texts.Words("Error: please correct this and submit again.", new Look(Bold: true, Color: "attention")));
        foreach (var error in form.Errors.Take(shown))
        {
            var label = form.Fields.FirstOrDefault(field => field.Id == error.FieldId)?.Label;
            var words = label is null ? Text.Plain(error.Message) : Text.Bold(Visible.Line(label)) + ": " + error.Message;
            if (drawing.Line([("• ", default), (words, default)], "errors", Limits.Cell) is { } line)
            {
                line["spacing"] = "small";
                items.Add(line);
            }
        }

        return new JsonObject { ["type"] = "Container", ["style"] = "attention", ["items"] = items };
    }
}
