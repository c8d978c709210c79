using System.Globalization;

namespace Demarc.Features.Orders.Import;

/// <summary>One column of the file and what it is taken for.</summary>
/// <param name="Letter">As the spreadsheet names it: "F".</param>
public sealed record ColumnUse(int Place, string Letter, string Header, OrderColumn? Column);

/// <summary>Where the header stands, and what its columns are.</summary>
public sealed record Header(Sheet Sheet, int Row, IReadOnlyList<ColumnUse> Columns)
{
    const int RowsToLookAt = 50;

    /// <summary>A row with fewer known columns is no header but a lucky row of values.</summary>
    const int LeastColumns = 2;

    /// <summary>Columns read, each once.</summary>
    public IReadOnlyDictionary<OrderColumn, ColumnUse> Read { get; private init; } = new Dictionary<OrderColumn, ColumnUse>();

    /// <summary>What a person should know about the choice: two columns for one thing, a column nobody knows, sheets left out.</summary>
    public IReadOnlyList<string> Remarks { get; private init; } = [];

    /// <summary>The header of the sheet that fits best; titles above it are passed over.</summary>
    /// <returns>The header, or why there is none, in words.</returns>
    public static (Header? Header, string? Refusal) Find(Workbook workbook)
    {
        var candidates = workbook.Sheets.Select(sheet => Best(sheet)).OfType<Header>().ToList();
        var withNumber = candidates.Where(header => header.Read.ContainsKey(OrderColumn.Number)).ToList();
        if (withNumber.Count == 0)
        {
            return (null, NoHeader(candidates.MaxBy(header => header.Read.Count), workbook));
        }

        // Hidden sheets are lists and copies; one is taken only when nothing else fits.
        var best = withNumber.OrderBy(header => header.Sheet.IsHidden).ThenByDescending(header => header.Read.Count).ThenByDescending(header => header.Sheet.Rows.Count).First();
        if (best.Sheet.Rows.All(row => row.Number <= best.Row))
        {
            return (null, $"{NameOf(best.Sheet)} has a header and no rows below it. Export it again with the orders in it.");
        }

        var others = withNumber.Where(header => header != best && !header.Sheet.IsHidden).Select(header => header.Sheet.Name).ToList();
        return (best with
        {
            Remarks = others.Count == 0 ? best.Remarks : [.. best.Remarks, $"Read the sheet \"{best.Sheet.Name}\"; {(others.Count == 1 ? "another sheet looks" : "other sheets look")} like orders too and {(others.Count == 1 ? "was" : "were")} left out: {string.Join(", ", others)}."],
        }, null);
    }

    static Header? Best(Sheet sheet)
    {
        Header? best = null;
        foreach (var row in sheet.Rows.Take(RowsToLookAt))
        {
            var columns = row.Cells.Select((cell, place) => Use(cell, place)).Where(use => use.Header.Length > 0).ToList();
            var read = Chosen(columns, out var remarks);
            var better = read.Count >= LeastColumns && (best is null || Weight(read) > Weight(best.Read));
            best = better ? new Header(sheet, row.Number, columns) { Read = read, Remarks = remarks } : best;
        }

        return best;
    }

    static int Weight(IReadOnlyDictionary<OrderColumn, ColumnUse> read) => read.Count + (read.ContainsKey(OrderColumn.Number) ? 100 : 0);

    static ColumnUse Use(Cell cell, int place)
    {
        var header = cell.Kind == CellKind.Text ? CellText.OneLine(cell.Text) : "";
        return new ColumnUse(place, LetterOf(place), header, header.Length is 0 or > 80 ? null : OrderColumns.Of(header));
    }

    static Dictionary<OrderColumn, ColumnUse> Chosen(List<ColumnUse> columns, out IReadOnlyList<string> remarks)
    {
        var (chosen, said) = (new Dictionary<OrderColumn, ColumnUse>(), new List<string>());
        foreach (var same in columns.Where(use => use.Column is not (null or OrderColumn.WorkedOut)).GroupBy(use => use.Column!.Value))
        {
            var taken = same.FirstOrDefault(use => OrderColumns.IsOwnName(same.Key, use.Header)) ?? same.First();
            chosen.Add(same.Key, taken);
            if (same.Count() > 1)
            {
                var others = string.Join(", ", same.Where(use => use != taken).Select(Named));
                said.Add($"{others} and {Named(taken)} both look like {same.Key.Name()}; I read {taken.Letter}. Rename the other if that is wrong.");
            }
        }

        var unknown = columns.Where(use => use.Column is null).Select(Named).ToList();
        if (unknown.Count > 0)
        {
            said.Add($"Not read, since I do not know what {(unknown.Count == 1 ? "it holds" : "they hold")}: {string.Join(", ", unknown.Take(20))}{(unknown.Count > 20 ? $" and {unknown.Count - 20} more" : "")}.");
        }

        remarks = said;
        return chosen;
    }

    static string NoHeader(Header? nearest, Workbook workbook)
    {
        if (workbook.Sheets.All(sheet => sheet.Rows.Count == 0))
        {
            return "The file holds no rows. Export it again with the orders in it.";
        }

        var wanted = string.Join(", ", OrderColumns.HeadersOf(OrderColumn.Number).Take(5));
        return nearest is null
            ? $"I find no header row. The first row of the table should name its columns: one for the order number ({wanted}), and others such as Customer, Supplier and FOC Date."
            : $"Row {nearest.Row.ToString(CultureInfo.InvariantCulture)} of {(nearest.Sheet.Name.Length == 0 ? "the file" : $"the sheet \"{nearest.Sheet.Name}\"")} is a header, but has no column for the order number. Name one of these: {wanted}. It has: {string.Join(", ", nearest.Columns.Select(use => CellText.Short(use.Header)).Take(15))}.";
    }

    static string NameOf(Sheet sheet) => sheet.Name.Length == 0 ? "The file" : $"The sheet \"{sheet.Name}\"";

    static string Named(ColumnUse use) => $"{use.Letter} \"{CellText.Short(use.Header)}\"";

    static string LetterOf(int place)
    {
        var letters = "";
        for (var left = place + 1; left > 0; left = (left - 1) / 26)
        {
            letters = (char)('A' + (left - 1) % 26) + letters;
        }

        return letters;
    }
}
