using System.Text.Json.Nodes;
using Demarc.Cards.Model;

namespace Demarc.Cards.Render.BlockKit;

/// <summary>
/// Tables as Slack's table block, of which a message may have one and a view none; any other as one entry per row, with the first cell as its heading
/// and the others named.
/// </summary>
static class Tables
{
    const string Nothing = "–";

    public static IEnumerable<JsonObject> Draw(Drawing drawing, Table table, string where)
    {
        var names = table.Columns.Take(SlackLimits.TableColumns).Select(column => drawing.Line(column, Limits.Cell, where + ".columns")).ToList();
        Check(drawing, table, where);
        var shown = drawing.Shown(table.Rows.Count, drawing.Limits.Rows, where + ".rows", "row");
        if (drawing.Line(table.Caption, Limits.Cell, where) is { Length: > 0 } caption)
        {
            yield return Texts.Block(Texts.Line([Texts.Words(caption, Style.Bold)]));
        }

        if (table.Rows.Count == 0)
        {
            yield return Texts.Context("None.");
            yield break;
        }

        if (names.Count > 0 && drawing.TablesLeft > 0 && Grid(drawing, table, names, shown, where) is { } grid)
        {
            drawing.TablesLeft--;
            yield return grid;
        }
        else
        {
            foreach (var entry in Blocks.Packed(Entries(drawing, table, names, shown, where)))
            {
                yield return entry;
            }
        }

        if (shown < table.Rows.Count)
        {
            yield return Blocks.More(table.Rows.Count - shown, "row");
        }
    }

    static void Check(Drawing drawing, Table table, string where)
    {
        if (table.Columns.Count > SlackLimits.TableColumns)
        {
            drawing.Warn(WarningKind.Clamped, where + ".columns", $"{table.Columns.Count - SlackLimits.TableColumns} columns left out");
        }

        if (table.Rows.Any(row => row.Count > table.Columns.Count))
        {
            drawing.Warn(WarningKind.Clamped, where + ".rows", "cells without a column left out");
        }
    }

    /// <returns>Null when its words are more than Slack takes in a table.</returns>
    static JsonObject? Grid(Drawing drawing, Table table, List<string> names, int shown, string where)
    {
        var rows = new JsonArray(new JsonArray([.. names.Select(name => Cell([Texts.Words(Drawing.NonEmpty(name), Style.Bold)]))]));
        var chars = names.Sum(name => name.Length + 1);
        for (var i = 0; i < shown; i++)
        {
            var cells = names.Select((_, c) => Elements(drawing, table.Rows[i], c, $"{where}.rows[{i}]")).ToList();
            chars += cells.Sum(Texts.Length);
            rows.Add((JsonNode)new JsonArray([.. cells.Select(Cell)]));
        }

        return chars > SlackLimits.TableChars || rows.Count > SlackLimits.TableRows ? null : new JsonObject
        {
            ["type"] = "table",
            ["column_settings"] = new JsonArray([.. names.Select(_ => new JsonObject { ["is_wrapped"] = true })]),
            ["rows"] = rows,
        };
    }

    static JsonObject Cell(List<JsonObject> elements) => elements is [var only] && only["type"]!.GetValue<string>() == "text" && only["style"] is null
        ? new JsonObject { ["type"] = "raw_text", ["text"] = only["text"]!.GetValue<string>() }
        : Texts.Block(Texts.Line(elements));

    static List<JsonObject> Elements(Drawing drawing, IReadOnlyList<Text> row, int column, string where, Style style = Style.None)
    {
        var elements = column < row.Count ? drawing.Elements(row[column], where, Math.Min(Limits.Cell, drawing.Limits.Chars), style, canMention: false) : [];
        return Texts.HasWords(elements) ? elements : [Texts.Words(Nothing)];
    }

    static IEnumerable<List<JsonObject>> Entries(Drawing drawing, Table table, List<string> names, int shown, string where)
    {
        for (var i = 0; i < shown; i++)
        {
            var row = table.Rows[i];
            var at = $"{where}.rows[{i}]";
            var entry = Elements(drawing, row, 0, at, Style.Bold);
            for (var c = 1; c < Math.Min(names.Count, row.Count); c++)
            {
                if (!row[c].IsEmpty)
                {
                    entry.Add(Texts.Words((c == 1 ? "\n" : "  ·  ") + names[c] + " "));
                    entry.AddRange(Elements(drawing, row, c, at));
                }
            }

            yield return entry;
        }
    }
}
