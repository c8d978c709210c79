using System.Text.Json.Nodes;
using Demarc.Cards.Model;

namespace Demarc.Cards.Render.AdaptiveCards;

/// <summary>
/// Tables without the Table element, which older and mobile clients leave out: up to three columns side by side,
/// more as one entry per row, with the first cell as its heading and the others named.
/// </summary>
static class Tables
{
    const int SideBySide = 3;

    static readonly Look Head = new(Size: "small", Subtle: true, Bold: true);
    static readonly Look Name = new(Size: "small", Subtle: true);
    static readonly Look Bold = new(Bold: true);

    public static IEnumerable<JsonObject> Draw(Drawing drawing, Table table, string where)
    {
        var columns = table.Columns.Take(Limits.Columns).ToList();
        Check(drawing, table, where);
        var shown = Blocks.Shown(drawing, table.Rows.Count, drawing.Limits.Rows, where + ".rows", "row");
        var names = columns.Select(column => drawing.Line(column, Limits.Cell, where + ".columns")).ToList();
        if (drawing.Line(table.Caption, Limits.Cell, where) is { Length: > 0 } caption)
        {
            yield return Texts.Words(caption, Bold);
        }

        drawing.IsWide |= names.Count >= SideBySide;
        var rows = names.Count <= SideBySide ? Grid(drawing, table, names, shown, where) : Entries(drawing, table, names, shown, where);
        foreach (var row in rows)
        {
            yield return row;
        }

        if (table.Rows.Count == 0)
        {
            yield return Texts.Words("None.", Name);
        }
        else if (shown < table.Rows.Count)
        {
            yield return Blocks.More(table.Rows.Count - shown, "row");
        }
    }

    static void Check(Drawing drawing, Table table, string where)
    {
        if (table.Columns.Count > Limits.Columns)
        {
            drawing.Warn(WarningKind.Clamped, where + ".columns", $"{table.Columns.Count - Limits.Columns} columns left out");
        }

        if (table.Rows.Any(row => row.Count > table.Columns.Count))
        {
            drawing.Warn(WarningKind.Clamped, where + ".rows", "cells without a column left out");
        }
    }

    static IEnumerable<JsonObject> Grid(Drawing drawing, Table table, List<string> names, int shown, string where)
    {
        if (names.Count == 0)
        {
            yield break;
        }

        var widths = Widths(table, names, shown);
        yield return Blocks.Columns("small", [.. names.Select((name, i) => Blocks.Column(widths[i], Texts.Words(Blocks.NonEmpty(name), Head)))]);
        for (var i = 0; i < shown; i++)
        {
            var row = table.Rows[i];
            var line = Blocks.Columns("small", [.. names.Select((_, c) => Blocks.Column(widths[c], Cell(drawing, row, c, $"{where}.rows[{i}]")))]);
            line["separator"] = true;
            yield return line;
        }
    }

    static JsonObject Cell(Drawing drawing, IReadOnlyList<Text> row, int column, string where) =>
        (column < row.Count ? drawing.Line([(row[column], default)], where, CellLength(drawing)) : null) ?? Texts.Words("–", Name);

    static IEnumerable<JsonObject> Entries(Drawing drawing, Table table, List<string> names, int shown, string where)
    {
        for (var i = 0; i < shown; i++)
        {
            var row = table.Rows[i];
            var parts = new List<(Text, Look)> { (row.Count > 0 && !row[0].IsEmpty ? row[0] : "–", Bold) };
            for (var c = 1; c < Math.Min(names.Count, row.Count); c++)
            {
                if (!row[c].IsEmpty)
                {
                    parts.Add((c == 1 ? "\n" : "  ·  ", Name));
                    parts.Add((names[c] + " ", Name));
                    parts.Add((row[c], default));
                }
            }

            var entry = drawing.Line(parts, $"{where}.rows[{i}]", CellLength(drawing))!;
            entry["spacing"] = "small";
            entry["separator"] = true;
            yield return entry;
        }
    }

    static int CellLength(Drawing drawing) => Math.Min(Limits.Cell, drawing.Limits.Chars);

    /// <summary>
    /// Relative widths after what stands in the columns, none more than three times another, and wide enough that a number of an order is not cut in two
    /// where a card is narrow.
    /// </summary>
    static List<int> Widths(Table table, List<string> names, int shown) =>
        [.. names.Select((name, c) => WidthOf([name, .. table.Rows.Take(shown).Where(row => c < row.Count).Select(row => row[c].ToString())]))];

    static int WidthOf(IReadOnlyList<string> cells)
    {
        var word = cells.SelectMany(cell => cell.Split(' ')).Max(part => part.Length);
        return Math.Clamp(cells.Max(cell => cell.Length), Math.Clamp(word + 4, 8, 14), 24);
    }
}
