using System.Globalization;
using System.Text.Json.Nodes;
using Demarc.Cards.Model;

namespace Demarc.Cards.Render.BlockKit;

/// <summary>Choices as buttons or boxes when they are few and meant to be seen, as a menu otherwise; beyond a hundred in groups.</summary>
static class Choices
{
    /// <summary>Stands for the empty value, which Slack does not take.</summary>
    public const string Empty = "∅";

    /// <returns>Null when there is nothing to choose from: Slack has no empty menus.</returns>
    public static JsonObject? Draw(Drawing drawing, ChoiceField field, string where)
    {
        var chosen = field.Many ? (field.Value ?? "").Split(',') : [field.Value ?? ""];
        var able = field.Choices.Where(choice => choice.Value.Length <= SlackLimits.OptionValue).DistinctBy(choice => choice.Value).ToList();
        if (able.Count < field.Choices.Count)
        {
            drawing.Warn(WarningKind.Clamped, where + ".choices", $"{field.Choices.Count - able.Count} choices with a value Slack does not take left out");
        }

        var most = Math.Min(drawing.Limits.Items, SlackLimits.Options * SlackLimits.OptionGroups / 2);
        var shown = drawing.Shown(able.Count, most, where + ".choices", "choice");

        // What was chosen stays among the choices, however far down it stands.
        var kept = able.Where((choice, i) => i < shown || chosen.Contains(choice.Value)).Take(most + SlackLimits.Options).ToList();
        if (kept.Count == 0)
        {
            return null;
        }

        var isSeen = field.Expanded && kept.Count <= SlackLimits.Boxes;
        var element = new JsonObject { ["type"] = (isSeen, field.Many) switch { (true, true) => "checkboxes", (true, false) => "radio_buttons", (_, true) => "multi_static_select", _ => "static_select" } };
        if (!isSeen)
        {
            element["placeholder"] = Texts.Plain(shown < field.Choices.Count ? $"Choose (… and {field.Choices.Count - shown} more)" : "Choose");
        }

        var options = kept.Select(choice => Option(drawing, choice, where)).ToList();
        Fill(element, options);
        var initial = options.Where((_, i) => chosen.Contains(kept[i].Value)).Select(option => option.DeepClone()).ToList();
        if (initial.Count > 0)
        {
            element[field.Many ? "initial_options" : "initial_option"] = field.Many ? new JsonArray([.. initial]) : initial[0];
        }

        return element;
    }

    static void Fill(JsonObject element, List<JsonObject> options)
    {
        if (options.Count <= SlackLimits.Options)
        {
            element["options"] = new JsonArray([.. options]);
            return;
        }

        element["option_groups"] = new JsonArray([.. options.Chunk(SlackLimits.Options).Select((group, i) => new JsonObject
        {
            ["label"] = Texts.Plain(string.Create(CultureInfo.InvariantCulture, $"{i * SlackLimits.Options + 1} to {i * SlackLimits.Options + group.Length}")),
            ["options"] = new JsonArray([.. group]),
        })]);
    }

    /// <summary>A label that is too long goes on in the smaller line below it.</summary>
    static JsonObject Option(Drawing drawing, Choice choice, string where)
    {
        var label = Drawing.NonEmpty(drawing.Line(choice.Label, SlackLimits.OptionText * 2, where + ".choices"));
        var space = label.Length > SlackLimits.OptionText ? label.LastIndexOf(' ', SlackLimits.OptionText) : -1;
        var fits = label.Length <= SlackLimits.OptionText || (space > 0 && label.Length - space - 1 <= SlackLimits.OptionText);
        var option = new JsonObject
        {
            ["text"] = Texts.Plain(space > 0 && fits ? label[..space] : drawing.Cut(label, SlackLimits.OptionText, where + ".choices")),
            ["value"] = choice.Value.Length == 0 ? Empty : choice.Value,
        };
        if (space > 0 && fits)
        {
            option["description"] = Texts.Plain(label[(space + 1)..]);
        }

        return option;
    }
}
