using System.Globalization;

namespace Demarc.Features.Knowledge;

/// <summary>A tab-separated table with a header line, as written by hand. A line that does not fit is a finding.</summary>
static class TableFile
{
    /// <summary>What an empty cell may be written as, where a bare one would look forgotten.</summary>
    const string Dash = "–";

    /// <param name="columns">The words of the header line.</param>
    /// <param name="all">Gets what is wrong.</param>
    public static IReadOnlyList<T> Read<T>(string file, string text, string[] columns, Func<Row, T> make, List<Finding> all)
    {
        var findings = new Findings(file);
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        var rows = new List<T>();
        if (!lines[0].Split('\t').SequenceEqual(columns))
        {
            findings.Add($"starts with {Findings.Quote(lines[0].Replace('\t', ' '))}", $"make the first line these words between tabs: {string.Join(' ', columns)}");
            all.AddRange(findings.All);
            return rows;
        }

        for (var i = 1; i < lines.Length; i++)
        {
            var cells = lines[i].Split('\t', StringSplitOptions.TrimEntries);
            if (lines[i].Trim().Length == 0)
            {
                continue;
            }

            if (cells.Length != columns.Length || cells[0].Length == 0)
            {
                findings.Add($"line {i + 1} has {cells.Length} cells, the first {Findings.Quote(cells[0])}", $"give it {columns.Length} between tabs, the first not empty");
            }
            else
            {
                rows.Add(make(new Row(cells, i + 1, findings)));
            }
        }

        if (rows.Count == 0)
        {
            findings.Add("has no rows", "restore it: a table is never empty");
        }

        all.AddRange(findings.All);
        return rows;
    }

    /// <summary>One line's cells, and how to say that one of them is wrong.</summary>
    public sealed class Row(string[] cells, int line, Findings findings)
    {
        /// <summary>Null when the cell is empty or a dash.</summary>
        public string? Maybe(int column) => cells[column] is "" or Dash ? null : cells[column];

        public string Words(int column)
        {
            if (cells[column].Length == 0)
            {
                Wrong(column, "is empty", "fill it");
            }

            return cells[column];
        }

        public int Number(int column)
        {
            if (!int.TryParse(cells[column], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                Wrong(column, $"is {Findings.Quote(cells[column])}", "write a whole number");
            }

            return number;
        }

        public bool YesOrNo(int column)
        {
            if (cells[column] is not ("yes" or "no"))
            {
                Wrong(column, $"is {Findings.Quote(cells[column])}", "write yes or no");
            }

            return cells[column] == "yes";
        }

        public T OneOf<T>(int column)
            where T : struct, Enum
        {
            if (!Enum.GetNames<T>().Contains(cells[column]))
            {
                Wrong(column, $"is {Findings.Quote(cells[column])}", $"use {string.Join(", ", Enum.GetNames<T>())}");
                return default;
            }

            return Enum.Parse<T>(cells[column]);
        }

        void Wrong(int column, string wrong, string cure) => findings.Add($"line {line}, cell {column + 1} {wrong}", cure);
    }
}
