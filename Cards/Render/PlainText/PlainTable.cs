using Demarc.Cards.Model;

namespace Demarc.Cards.Render.PlainText;

/// <summary>A table as aligned columns when it fits the width, as one entry per row when it does not.</summary>
static class PlainTable
{
    const string Between = "  ";

    public static void Draw(Lines lines, Table table, string indent, Func<Text, string> words)
    {
        if (Visible.Line(table.Caption) is { Length: > 0 } caption)
        {
            lines.Add(caption, indent, indent);
        }

        if (table.Rows.Count == 0)
        {
            lines.Add("None.", indent, indent);
            return;
        }

        var names = table.Columns.Select(Visible.Line).ToList();
        var rows = table.Rows.Select(row => names.Select((_, c) => c < row.Count ? Visible.Line(words(row[c])) : "").ToList()).ToList();
        var widths = names.Select((name, c) => rows.Select(row => Lines.WidthOf(row[c])).Append(Lines.WidthOf(name)).Max()).ToList();
        if (widths.Sum() + Between.Length * (widths.Count - 1) + indent.Length <= lines.Width)
        {
            Aligned(lines, [names, .. rows], widths, indent);
        }
        else
        {
            Entries(lines, names, rows, indent);
        }
    }

    static void Aligned(Lines lines, List<List<string>> rows, List<int> widths, string indent)
    {
        for (var r = 0; r < rows.Count; r++)
        {
            lines.AddWhole(indent + string.Join(Between, rows[r].Select((cell, c) => Lines.Padded(cell, widths[c]))));
            if (r == 0)
            {
                lines.AddWhole(indent + string.Join(Between, widths.Select(columns => new string('-', columns))));
            }
        }
    }

    static void Entries(Lines lines, List<string> names, List<List<string>> rows, string indent)
    {
        foreach (var row in rows)
        {
            lines.Add(row.Count > 0 && row[0].Length > 0 ? row[0] : "-", indent + "- ", indent + "  ");
            for (var c = 1; c < names.Count; c++)
            {
                if (row[c].Length > 0)
                {
                    lines.Add(row[c], $"{indent}  {names[c]}: ", indent + "    ");
                }
            }
        }
    }
}
