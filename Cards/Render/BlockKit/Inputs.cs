using System.Globalization;
using System.Text.Json.Nodes;
using Demarc.Cards.Model;

namespace Demarc.Cards.Render.BlockKit;

/// <summary>The fields of a form as input blocks, each with its label, its error in words, and what the person had entered.</summary>
static class Inputs
{
    const string BlockPrefix = "field:";

    /// <summary>The one element of each input block.</summary>
    const string ActionId = "value";

    /// <summary>Slack's block_id of a field, for errors shown at it.</summary>
    public static string BlockIdOf(string field) => BlockPrefix + field;

    /// <returns>Null when the block is no field.</returns>
    public static string? FieldOf(string blockId) => blockId.StartsWith(BlockPrefix, StringComparison.Ordinal) ? blockId[BlockPrefix.Length..] : null;

    public static IEnumerable<JsonObject> Draw(Drawing drawing, Field field, IEnumerable<FieldError> errors, string where)
    {
        var label = Drawing.NonEmpty(drawing.Line(field.Label, Limits.Cell, where + ".label"));
        var element = field switch
        {
            TextField text => TextInput(drawing, text, where),
            ChoiceField choice => Choices.Draw(drawing, choice, where),
            DateField => Typed("datepicker", "initial_date", IsHeld(field) ? field.Value : null),
            TimeField => Typed("timepicker", "initial_time", IsHeld(field) ? field.Value : null),
            NumberField number => Number(number),
            ToggleField => Toggle(field),
            _ => Typed("plain_text_input", "initial_value", field.Value),
        };
        var hint = drawing.Line(field.Hint, Limits.Cell, where + ".hint");
        if (element is null)
        {
            yield return Texts.Block(Texts.Line([Texts.Words(label, Style.Bold), Texts.Words("  There is nothing to choose from.")]));
            if (hint.Length > 0)
            {
                yield return Texts.Context(hint);
            }

            yield break;
        }

        element["action_id"] = ActionId;
        var block = new JsonObject
        {
            ["type"] = "input",
            ["block_id"] = BlockIdOf(field.Id),
            ["label"] = Texts.Plain(label),
            // A box that must be ticked could not say no.
            ["optional"] = !field.Required || field is ToggleField,
            ["element"] = element,
        };
        if (hint.Length > 0)
        {
            block["hint"] = Texts.Plain(hint);
        }

        yield return block;
        foreach (var error in errors)
        {
            yield return Texts.Block(Texts.Line([Texts.Words("Error: " + Drawing.NonEmpty(drawing.Words(error.Message, Limits.Cell, where + ".error")), Style.Bold)]));
        }

        if (field is DateField or TimeField or NumberField && !string.IsNullOrWhiteSpace(field.Value) && !IsHeld(field))
        {
            yield return Texts.Context($"You entered: {drawing.Line(field.Value, Limits.Cell, where)}");
        }
    }

    static bool IsHeld(Field field) => field switch
    {
        DateField => DateOnly.TryParseExact(field.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        TimeField => TimeOnly.TryParseExact(field.Value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        _ => decimal.TryParse(field.Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _),
    };

    static JsonObject TextInput(Drawing drawing, TextField field, string where)
    {
        var most = field.MaxLength is > 0 and < SlackLimits.Input ? field.MaxLength : SlackLimits.Input;
        var input = Typed("plain_text_input", "initial_value", drawing.Cut(Visible.Clean(field.Value), Math.Min(most, drawing.Limits.Chars), where + ".value"));
        input["max_length"] = most;
        if (field.Multiline)
        {
            input["multiline"] = true;
        }

        return input;
    }

    static JsonObject Typed(string type, string holds, string? value)
    {
        var input = new JsonObject { ["type"] = type };
        if (!string.IsNullOrEmpty(value))
        {
            input[holds] = value;
        }

        return input;
    }

    static JsonObject Number(NumberField field)
    {
        var input = Typed("number_input", "initial_value", IsHeld(field) ? field.Value : null);
        input["is_decimal_allowed"] = true;
        if (field.Min is { } min)
        {
            input["min_value"] = min.ToString(CultureInfo.InvariantCulture);
        }

        if (field.Max is { } max)
        {
            input["max_value"] = max.ToString(CultureInfo.InvariantCulture);
        }

        return input;
    }

    static JsonObject Toggle(Field field)
    {
        var yes = new JsonObject { ["text"] = Texts.Plain("Yes"), ["value"] = "true" };
        var boxes = new JsonObject { ["type"] = "checkboxes", ["options"] = new JsonArray(yes) };
        if (field.Value == "true")
        {
            boxes["initial_options"] = new JsonArray(yes.DeepClone());
        }

        return boxes;
    }
}
