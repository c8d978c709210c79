using System.Globalization;
using System.Text.RegularExpressions;

namespace Demarc.Features.Orders.Import;

/// <summary>Rows that are no orders (the header once more, a total), and rows of a text file that are longer or shorter than its header.</summary>
static partial class RowShapes
{
    const int MostNamed = 10;

    public static bool IsHeaderAgain(Header header, SheetRow row) =>
        header.Read.Values.Count(use => Same(row[use.Place].Text, use.Header)) >= Math.Max(2, header.Read.Count / 2) && Same(row[header.Read[OrderColumn.Number].Place].Text, header.Read[OrderColumn.Number].Header);

    public static bool IsTotal(Header header, SheetRow row) => row[header.Read[OrderColumn.Number].Place] is { Kind: CellKind.Text } cell && Total().IsMatch(cell.Text);

    /// <summary>A missing or spare separator moves every value behind it into the wrong column, so each such row is named. Where most rows are short, that is how the file was written.</summary>
    public static IEnumerable<ImportProblem> Lengths(Header header, IReadOnlyList<SheetRow> rows)
    {
        // Only text has rows of a length; a spreadsheet leaves empty cells out.
        if (header.Sheet.Name.Length > 0 || header.Columns.Count == 0)
        {
            yield break;
        }

        var (head, last) = (header.Columns.Max(use => use.Place) + 1, header.Read.Values.Max(use => use.Place) + 1);
        var width = Math.Max(head, header.Sheet.Rows.First(row => row.Number == header.Row).Cells.Count);
        var isHabit = rows.Count(row => row.Cells.Count < last) * 2 > rows.Count && rows.Count > 2;
        foreach (var row in rows)
        {
            var filled = row.Cells.Select((cell, place) => cell.IsEmpty ? 0 : place + 1).DefaultIfEmpty().Max();
            if (filled > width)
            {
                yield return Problem(header, row, "row.long", $"has {Values(filled)}, and the header names {Columns(head)}; what is beyond them is not read, and values may stand in wrong columns.", "Look for a separator too many, or put a text that holds one in quotation marks.");
            }
            else if (row.Cells.Count < last && !isHabit)
            {
                yield return Problem(header, row, "row.short", $"has {Values(row.Cells.Count)}, and the header names {Columns(head)}; the rest is taken as empty.", "Look for a separator that is missing.");
            }
        }
    }

    public static IEnumerable<string> Said(Header header, IReadOnlyList<SheetRow> apart)
    {
        var (again, totals) = (apart.Where(row => IsHeaderAgain(header, row)).ToList(), apart.Where(row => !IsHeaderAgain(header, row)).ToList());
        if (again.Count > 0)
        {
            yield return $"Passed over, since the header stands there again: {Rows(again)}.";
        }

        if (totals.Count > 0)
        {
            yield return $"Passed over, since a total is no order: {Rows(totals)}.";
        }
    }

    static ImportProblem Problem(Header header, SheetRow row, string kind, string words, string cure) =>
        new(row.Number, OrderColumn.Number.Name(), CellText.Short(row[header.Read[OrderColumn.Number].Place].Text), kind, words, cure, IsError: false);

    static bool Same(string cell, string header) => CellText.OneLine(cell).Equals(header, StringComparison.OrdinalIgnoreCase);

    static string Values(int count) => count == 1 ? "1 value" : string.Create(CultureInfo.InvariantCulture, $"{count} values");

    static string Columns(int count) => count == 1 ? "1 column" : string.Create(CultureInfo.InvariantCulture, $"{count} columns");

    static string Rows(List<SheetRow> rows) => $"row{(rows.Count == 1 ? "" : "s")} {string.Join(", ", rows.Take(MostNamed).Select(row => row.Number))}{(rows.Count > MostNamed ? ", …" : "")}";

    [GeneratedRegex(@"\A\W*(?:(?:grand|sub|over\s?all|running|page)[\s-]*)?(?:total|sum|count)s?\b\W*(?:of\s+\w+|orders?|rows?)?(?:[\s:=]+[0-9,.$]+)?\W*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Total();
}
