using System.Text.Json;
using System.Text.Json.Nodes;
using Demarc.Cards.Model;

namespace Demarc.Cards.Render.BlockKit;

/// <summary>A form as a modal: what is wrong first, then each field, and one button that sends them all.</summary>
static class FormDrawing
{
    public static JsonObject Draw(Drawing drawing, Form form)
    {
        var title = Drawing.NonEmpty(Visible.Inert(Visible.Line(Drawing.Head(form.Title, Limits.Title))));
        var submit = Drawing.NonEmpty(Visible.Inert(Visible.Line(Drawing.Head(form.SubmitLabel, Limits.Title))));
        var blocks = new List<JsonObject>();
        if (title.Length > SlackLimits.ViewTitle)
        {
            blocks.Add(new JsonObject { ["type"] = "header", ["text"] = Texts.Plain(drawing.Cut(title, Limits.Title, "title")) });
        }

        blocks.AddRange(Problems(drawing, form));
        if (drawing.Rich(form.Intro, "intro") is { } intro)
        {
            blocks.Add(intro);
        }

        var shown = drawing.Shown(form.Fields.Count, drawing.Limits.Blocks, "fields", "field");
        for (var i = 0; i < shown; i++)
        {
            var field = form.Fields[i];
            blocks.AddRange(Inputs.Draw(drawing, field, form.Errors.Where(error => error.FieldId == field.Id).Take(3), $"fields[{i}]"));
        }

        if (shown < form.Fields.Count)
        {
            blocks.Add(Blocks.More(form.Fields.Count - shown, "question"));
        }

        if (submit.Length > SlackLimits.ViewTitle)
        {
            // Its button holds less than its words.
            blocks.Add(Texts.Context(drawing.Cut(submit, Limits.Title, "submit")));
        }

        return new JsonObject
        {
            ["type"] = "modal",
            ["callback_id"] = ButtonValue.Form,
            ["title"] = Texts.Plain(Visible.Cut(title, SlackLimits.ViewTitle)),
            ["submit"] = Texts.Plain(Visible.Cut(submit, SlackLimits.ViewTitle)),
            ["close"] = Texts.Plain("Cancel"),
            ["blocks"] = new JsonArray([.. blocks.Count > 0 ? blocks : [Texts.Context("–")]]),
            ["private_metadata"] = JsonSerializer.Serialize(new FormState(form.Name, form.Subject, form.Ticket), BlockKitRenderer.Json),
        };
    }

    /// <summary>All that is wrong, before the first field: with long forms the fields' own messages are out of sight.</summary>
    static IEnumerable<JsonObject> Problems(Drawing drawing, Form form)
    {
        if (form.Errors.Count == 0)
        {
            return [];
        }

        var shown = drawing.Shown(form.Errors.Count, Math.Min(20, drawing.Limits.Items), "errors", "error");
        var lines = new List<List<JsonObject>> { new() { Texts.Words("Error: please correct this and submit again.", Style.Bold) } };
        foreach (var error in form.Errors.Take(shown))
        {
            var label = form.Fields.FirstOrDefault(field => field.Id == error.FieldId)?.Label;
            List<JsonObject> line = [Texts.Words("• ")];
            if (label is not null)
            {
                line.Add(Texts.Words(Drawing.NonEmpty(drawing.Line(label, Limits.Cell, "errors")), Style.Bold));
                line.Add(Texts.Words(": "));
            }

            line.Add(Texts.Words(Drawing.NonEmpty(drawing.Line(error.Message, Limits.Cell, "errors"))));
            lines.Add(line);
        }

        return Blocks.Packed(lines);
    }
}
