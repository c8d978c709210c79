using System.Text;
using System.Text.Json.Nodes;

namespace Demarc.Tests.Support;

/// <summary>What Slack refuses of blocks and views, written from its reference and independent of what draws them.</summary>
static class BlockKitRules
{
    static readonly string[] Everywhere = ["header", "section", "rich_text", "context", "actions", "image", "divider"];

    /// <returns>Each offence in words; empty when Slack takes it.</returns>
    public static IReadOnlyList<string> OfMessage(JsonArray blocks) => Check(blocks, [.. Everywhere, "table", "context_actions"], 50);

    public static IReadOnlyList<string> OfView(JsonObject view)
    {
        var type = view["type"]?.ToString();
        var found = new List<string>();
        if (type is not ("modal" or "home"))
        {
            return [$"type {type}"];
        }

        foreach (var name in new[] { "title", "submit", "close" }.Where(name => view[name] is not null))
        {
            PlainText(found, view[name], 24, name);
        }

        var blocks = view["blocks"] as JsonArray ?? [];
        Must(found, type == "home" || view["title"] is not null, "a modal without a title");
        Must(found, blocks.All(block => block!["type"]?.ToString() != "input") || view["submit"] is not null || type == "home", "inputs without submit");
        Must(found, (view["private_metadata"]?.ToString().Length ?? 0) <= 3000, "private_metadata");
        Must(found, (view["callback_id"]?.ToString().Length ?? 0) <= 255, "callback_id");
        Must(found, Encoding.UTF8.GetByteCount(view.ToJsonString()) <= 2 * 250_000, "more than 250 kB");
        return [.. found, .. Check(blocks, [.. Everywhere, "input"], 100)];
    }

    static List<string> Check(JsonArray blocks, string[] allowed, int most)
    {
        var found = new List<string>();
        Must(found, blocks.Count <= most, $"{blocks.Count} blocks");
        Must(found, blocks.Count(block => block!["type"]?.ToString() == "table") <= 1, "only_one_table_allowed");
        var ids = blocks.Select(block => block!["block_id"]?.ToString()).OfType<string>().ToList();
        Must(found, ids.Distinct().Count() == ids.Count, "a block_id twice");
        Must(found, ids.All(id => id.Length is > 0 and <= 255), "block_id length");
        var actions = Find(blocks, "action_id").ToList();
        Must(found, actions.All(id => id.Length is > 0 and <= 255), "action_id length");
        var outside = Find(new JsonArray([.. blocks.Where(block => block!["type"]?.ToString() != "input").Select(block => block!.DeepClone())]), "action_id").ToList();
        Must(found, outside.Distinct().Count() == outside.Count, "an action_id twice");
        foreach (var block in blocks)
        {
            var type = block!["type"]?.ToString() ?? "";
            Must(found, allowed.Contains(type), $"a block '{type}' here");
            Block(found, block.AsObject(), type);
        }

        return found;
    }

    static void Block(List<string> found, JsonObject block, string type)
    {
        switch (type)
        {
            case "header":
                PlainText(found, block["text"], 150, "header");
                break;
            case "section":
                Text(found, block["text"], 3000, "section");
                break;
            case "context":
                Count(found, block["elements"], 1, 10, "context");
                Each(block["elements"], element => Text(found, element, 3000, "context"));
                break;
            case "rich_text":
                Count(found, block["elements"], 1, 500, "rich_text");
                Each(block["elements"], element => Rich(found, element));
                break;
            case "image":
                Must(found, block["image_url"]!.ToString() is { Length: > 0 and <= 3000 } url && url.StartsWith("https://", StringComparison.Ordinal), "image_url");
                Must(found, block["alt_text"]!.ToString().Length is > 0 and <= 2000, "alt_text");
                break;
            case "actions":
                Count(found, block["elements"], 1, 25, "actions");
                Each(block["elements"], element => Element(found, element));
                break;
            case "context_actions":
                Count(found, block["elements"], 1, 5, "context_actions");
                Each(block["elements"], element => Must(found, element["positive_button"]?["text"] is not null && element["negative_button"]?["text"] is not null, "feedback_buttons"));
                break;
            case "input":
                PlainText(found, block["label"], 2000, "label");
                if (block["hint"] is not null)
                {
                    PlainText(found, block["hint"], 2000, "hint");
                }

                Element(found, block["element"]!.AsObject());
                break;
            case "table":
                Count(found, block["rows"], 1, 100, "rows");
                var rows = block["rows"]!.AsArray();
                Must(found, rows.Select(row => row!.AsArray().Count).Distinct().Count() == 1, "rows of different length");
                Must(found, rows[0]!.AsArray().Count is > 0 and <= 20, "columns");
                Must(found, Find(rows, "text").Sum(text => text.Length) <= 10_000, "table characters");
                Each(block["rows"]!, row => row.AsArray().ToList().ForEach(cell => Cell(found, cell!)));
                break;
        }
    }

    static void Cell(List<string> found, JsonNode cell)
    {
        switch (cell["type"]?.ToString())
        {
            case "raw_text":
                Must(found, cell["text"]!.ToString().Length > 0, "an empty cell");
                break;
            case "rich_text":
                Each(cell["elements"], element => Rich(found, element));
                break;
            default:
                found.Add("a cell of another kind");
                break;
        }
    }

    static void Rich(List<string> found, JsonNode part)
    {
        var type = part["type"]?.ToString();
        Count(found, part["elements"], 1, 500, type ?? "rich text");
        switch (type)
        {
            case "rich_text_list":
                Must(found, part["style"]?.ToString() is "bullet" or "ordered", "list style");
                Each(part["elements"], element => Rich(found, element));
                break;
            case "rich_text_section":
                Must(found, Find(part["elements"], "text").Sum(text => text.Length) <= 4000, "rich text length");
                Each(part["elements"], element =>
                {
                    switch (element["type"]?.ToString())
                    {
                        case "text":
                            Must(found, element["text"]!.ToString().Length > 0, "an empty text");
                            break;
                        case "link":
                            Must(found, Uri.TryCreate(element["url"]!.ToString(), UriKind.Absolute, out _) && element["url"]!.ToString().Length <= 3000, "link");
                            break;
                        case "user":
                            break;
                        default:
                            found.Add($"rich text element '{element["type"]}'");
                            break;
                    }
                });
                break;
            default:
                found.Add($"rich text '{type}'");
                break;
        }
    }

    static void Element(List<string> found, JsonNode element)
    {
        var type = element["type"]?.ToString();
        switch (type)
        {
            case "button":
                PlainText(found, element["text"], 75, "button");
                Must(found, (element["value"]?.ToString().Length ?? 1) is > 0 and <= 2000, "button value");
                Must(found, (element["url"]?.ToString().Length ?? 1) is > 0 and <= 3000, "button url");
                Must(found, element["style"]?.ToString() is null or "primary" or "danger", "button style");
                Confirm(found, element["confirm"]);
                break;
            case "static_select" or "multi_static_select" or "radio_buttons" or "checkboxes":
                Options(found, element, type is "radio_buttons" or "checkboxes" ? 10 : 100);
                break;
            case "plain_text_input":
                Must(found, (int?)element["max_length"] is null or (> 0 and <= 3000), "max_length");
                Must(found, (element["initial_value"]?.ToString().Length ?? 0) <= ((int?)element["max_length"] ?? 3000), "initial_value");
                break;
            case "datepicker":
                Must(found, element["initial_date"] is null || DateOnly.TryParseExact(element["initial_date"]!.ToString(), "yyyy-MM-dd", out _), "initial_date");
                break;
            case "timepicker":
                Must(found, element["initial_time"] is null || TimeOnly.TryParseExact(element["initial_time"]!.ToString(), "HH:mm", out _), "initial_time");
                break;
            case "number_input":
                Must(found, element["is_decimal_allowed"] is not null, "is_decimal_allowed");
                break;
            case "external_select":
                break;
            default:
                found.Add($"an element '{type}'");
                break;
        }

        if (element["placeholder"] is not null)
        {
            PlainText(found, element["placeholder"], 150, "placeholder");
        }
    }

    static void Options(List<string> found, JsonNode element, int most)
    {
        var groups = element["option_groups"] as JsonArray;
        Must(found, (element["options"] is null) != (groups is null), "options or option_groups");
        Must(found, groups is null or { Count: > 0 and <= 100 }, "option groups");
        foreach (var options in groups?.Select(group => group!["options"]) ?? [element["options"]])
        {
            Count(found, options, 1, most, "options");
            Each(options, option =>
            {
                PlainText(found, option["text"], 75, "option");
                if (option["description"] is not null)
                {
                    PlainText(found, option["description"], 75, "option description");
                }

                Must(found, option["value"]!.ToString().Length is > 0 and <= 150, "option value");
            });
        }

        var all = Find(element["options"] ?? groups, "value").ToList();
        Must(found, all.Distinct().Count() == all.Count, "an option value twice");
        Must(found, Find(element["initial_option"], "value").Concat(Find(element["initial_options"], "value")).All(all.Contains), "an initial option that is none");
    }

    static void Confirm(List<string> found, JsonNode? confirm)
    {
        if (confirm is not null)
        {
            PlainText(found, confirm["title"], 100, "confirm title");
            Text(found, confirm["text"], 300, "confirm text");
            PlainText(found, confirm["confirm"], 30, "confirm");
            PlainText(found, confirm["deny"], 30, "deny");
        }
    }

    static void PlainText(List<string> found, JsonNode? text, int most, string what)
    {
        Must(found, text?["type"]?.ToString() == "plain_text", $"{what} is no plain_text");
        Text(found, text, most, what);
    }

    static void Text(List<string> found, JsonNode? text, int most, string what)
    {
        Must(found, text?["type"]?.ToString() is "plain_text" or "mrkdwn", $"{what} is no text");
        Must(found, text?["text"]?.ToString().Length is > 0 && text["text"]!.ToString().Length <= most, $"{what} has {text?["text"]?.ToString().Length} characters");
    }

    static void Count(List<string> found, JsonNode? list, int least, int most, string what) =>
        Must(found, list is JsonArray { Count: var count } && count >= least && count <= most, $"{what}: {(list as JsonArray)?.Count} of them");

    static void Each(JsonNode? list, Action<JsonNode> check)
    {
        foreach (var one in list as JsonArray ?? [])
        {
            check(one!);
        }
    }

    static IEnumerable<string> Find(JsonNode? node, string name) => node switch
    {
        JsonArray array => array.SelectMany(one => Find(one, name)),
        JsonObject one => one.SelectMany(member => member.Key == name && member.Value is JsonValue value ? [value.ToString()] : Find(member.Value, name)),
        _ => [],
    };

    static void Must(List<string> found, bool isSo, string offence)
    {
        if (!isSo)
        {
            found.Add(offence);
        }
    }
}
