using System.Globalization;
using System.Text.Json.Nodes;
using Demarc.Cards.Model;

namespace Demarc.Cards.Render.AdaptiveCards;

/// <summary>The fields of a form as inputs, each with its label, its error in words, and what the person had entered.</summary>
static class Inputs
{
    /// <summary>From so many choices on, people type to find theirs.</summary>
    const int Searchable = 9;

    static readonly Look Hint = new(Size: "small", Subtle: true);

    public static IEnumerable<JsonObject> Draw(Drawing drawing, Field field, IEnumerable<FieldError> errors, string where)
    {
        var label = Blocks.NonEmpty(drawing.Line(field.Label, Limits.Title, where + ".label"));
        var input = field switch
        {
            TextField text => TextInput(drawing, text, where),
            ChoiceField choice => Choices(drawing, choice, where),
            DateField => Typed("Input.Date", DateOnly.TryParseExact(field.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _), field.Value),
            TimeField => Typed("Input.Time", TimeOnly.TryParseExact(field.Value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _), field.Value),
            NumberField number => Number(number),
            ToggleField => Toggle(field),
            _ => Typed("Input.Text", true, field.Value),
        };
        input["id"] = field.Id;
        input["label"] = label;
        if (field.Required)
        {
            input["isRequired"] = true;
        }

        // Some clients draw the message as a TextBlock, Markdown and all.
        input["errorMessage"] = MarkdownText.Escape(Wanted(field, label));
        if (field.Hint is not null && drawing.Line(field.Hint, Limits.Cell, where + ".hint") is { Length: > 0 } hint)
        {
            if (field is TextField or NumberField || input["placeholder"] is not null)
            {
                input["placeholder"] = hint;
            }
            else
            {
                yield return input;
                yield return Beneath(Texts.Words(hint, Hint));
                input = null;
            }
        }

        if (input is not null)
        {
            yield return input;
        }

        foreach (var more in Below(drawing, field, errors, where))
        {
            yield return Beneath(more);
        }
    }

    /// <summary>What is wrong, in red and in words, and what was entered when the input cannot hold it.</summary>
    static IEnumerable<JsonObject> Below(Drawing drawing, Field field, IEnumerable<FieldError> errors, string where)
    {
        foreach (var error in errors)
        {
            yield return Texts.Words("Error: " + drawing.Words(error.Message, Limits.Cell, where + ".error"), new Look(Color: "attention", Bold: true));
        }

        if (field is ChoiceField choice && choice.Choices.Count > drawing.Limits.Items)
        {
            yield return Blocks.More(choice.Choices.Count - drawing.Limits.Items, "choice");
        }

        var entered = field is DateField or TimeField or NumberField && !string.IsNullOrWhiteSpace(field.Value) && !IsHeld(field);
        if (entered)
        {
            yield return Texts.Words($"You entered: {drawing.Line(field.Value, Limits.Cell, where)}", Hint);
        }
    }

    static JsonObject Beneath(JsonObject element)
    {
        element["spacing"] = "small";
        return element;
    }

    static bool IsHeld(Field field) => field switch
    {
        DateField => DateOnly.TryParseExact(field.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        TimeField => TimeOnly.TryParseExact(field.Value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        _ => IsNumber(field.Value, out _),
    };

    static bool IsNumber(string? value, out decimal number) =>
        decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);

    static JsonObject TextInput(Drawing drawing, TextField field, string where)
    {
        var input = new JsonObject { ["type"] = "Input.Text" };
        if (field.Multiline)
        {
            input["isMultiline"] = true;
        }

        if (field.MaxLength > 0)
        {
            input["maxLength"] = field.MaxLength;
        }

        if (!string.IsNullOrEmpty(field.Value))
        {
            input["value"] = drawing.Cut(Visible.Clean(field.Value), drawing.Limits.Chars, where + ".value");
        }

        return input;
    }

    static JsonObject Typed(string type, bool isHeld, string? value)
    {
        var input = new JsonObject { ["type"] = type };
        if (isHeld && !string.IsNullOrEmpty(value))
        {
            input["value"] = value;
        }

        return input;
    }

    static JsonObject Number(NumberField field)
    {
        var input = new JsonObject { ["type"] = "Input.Number" };
        if (field.Min is { } min)
        {
            input["min"] = min;
        }

        if (field.Max is { } max)
        {
            input["max"] = max;
        }

        if (IsNumber(field.Value, out var value))
        {
            input["value"] = value;
        }

        return input;
    }

    /// <remarks>Its title is read as Markdown by some clients, so the words stand in the label.</remarks>
    static JsonObject Toggle(Field field) => new()
    {
        ["type"] = "Input.Toggle",
        ["title"] = "Yes",
        ["value"] = field.Value == "true" ? "true" : "false",
        ["valueOn"] = "true",
        ["valueOff"] = "false",
    };

    static JsonObject Choices(Drawing drawing, ChoiceField field, string where)
    {
        var chosen = field.Many ? (field.Value ?? "").Split(',') : [field.Value ?? ""];
        var shown = Blocks.Shown(drawing, field.Choices.Count, drawing.Limits.Items, where + ".choices", "choice");

        // What was chosen stays among the choices, however far down it stands.
        var kept = field.Choices.Where((choice, i) => i < shown || chosen.Contains(choice.Value)).ToList();
        var isMarkdown = field.Expanded || field.Many;
        var input = new JsonObject
        {
            ["type"] = "Input.ChoiceSet",
            ["style"] = field.Expanded ? "expanded" : field.Many || kept.Count < Searchable ? "compact" : "filtered",
            ["choices"] = new JsonArray([.. kept.Select(choice => Choice(drawing, choice, isMarkdown, where))]),
        };
        if (field.Many)
        {
            input["isMultiSelect"] = true;
        }

        // Several choices are drawn as boxes in either style, and boxes have no placeholder.
        if (!isMarkdown)
        {
            input["placeholder"] = "Choose";
        }

        var value = string.Join(',', chosen.Where(one => kept.Any(choice => choice.Value == one)));
        if (value.Length > 0)
        {
            input["value"] = value;
        }

        return input;
    }

    static JsonObject Choice(Drawing drawing, Choice choice, bool isMarkdown, string where)
    {
        var label = Blocks.NonEmpty(drawing.Line(choice.Label, Limits.Title, where + ".choices"));
        return new JsonObject { ["title"] = isMarkdown ? MarkdownText.Escape(label) : label, ["value"] = choice.Value };
    }

    static string Wanted(Field field, string label) => field switch
    {
        ChoiceField => $"Choose: {label}",
        DateField => $"Enter a date: {label}",
        TimeField => $"Enter a time: {label}",
        NumberField { Min: { } min, Max: { } max } => string.Create(CultureInfo.InvariantCulture, $"Enter a number from {min} to {max}: {label}"),
        NumberField { Min: { } min } => string.Create(CultureInfo.InvariantCulture, $"Enter a number of {min} or more: {label}"),
        NumberField { Max: { } max } => string.Create(CultureInfo.InvariantCulture, $"Enter a number of {max} or less: {label}"),
        NumberField => $"Enter a number: {label}",
        TextField { MaxLength: > 0 } text => string.Create(CultureInfo.InvariantCulture, $"Fill in, at most {text.MaxLength} characters: {label}"),
        _ => $"Fill in: {label}",
    };
}
