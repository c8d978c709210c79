using System.Globalization;

namespace Demarc.Features.Orders.Import;

/// <summary>The cells of one row by column, read as what they should be. What cannot be read becomes a problem with a cure, never an exception.</summary>
sealed class RowCells(Header header, SheetRow row, DayColumns days, DateOnly today, List<ImportProblem> problems)
{
    public const int Line = 200;
    public const int Paragraph = 4000;

    static readonly HashSet<string> Ended = new(StringComparer.OrdinalIgnoreCase) { "none", "no", "clear", "cleared", "closed", "released", "resolved", "ready", "done", "over", "off" };

    public int Row => row.Number;

    public bool HasError { get; private set; }

    /// <summary>Text on one line; "TBD" and the like are nothing.</summary>
    public string? Text(OrderColumn column, int most = Line)
    {
        if (Given(column) is not { } cell || CellText.IsNothing(cell.Text))
        {
            return null;
        }

        var text = most == Paragraph ? cell.Text : CellText.OneLine(cell.Text);
        if (text.Length <= most)
        {
            return text;
        }

        Fail(column, cell, "text.long", $"has {text.Length.ToString("N0", CultureInfo.InvariantCulture)} characters; at most {most.ToString("N0", CultureInfo.InvariantCulture)} are kept.", "Shorten it.");
        return null;
    }

    /// <summary>A number people read as text. Excel's own shortening of a long one cannot be undone.</summary>
    public string? Id(OrderColumn column, int most = 60)
    {
        if (Text(column, most) is not { } text)
        {
            return null;
        }

        if (!IsShortened(text))
        {
            return text;
        }

        Fail(column, row[header.Read[column].Place], "id.shortened", "was shortened by Excel, and its last digits are lost.", "Format the column as text and fill it in again.");
        return null;
    }

    /// <summary>The cell says that nobody knows: "TBD".</summary>
    public bool IsUnsaid(OrderColumn column) => Cell(column) is { Kind: CellKind.Text } cell && CellText.IsNothing(cell.Text);

    public bool IsNumber(OrderColumn column) => Cell(column).Kind == CellKind.Number;

    public DateOnly? Day(OrderColumn column, bool mayLieAhead = true)
    {
        if (Given(column) is not { } cell || CellText.IsNothing(cell.Text))
        {
            return null;
        }

        var day = DayOf(column, cell);
        if (day is { } read && !mayLieAhead && read > today)
        {
            Fail(column, cell, "day.ahead", "lies ahead, and it says what has happened.", "Correct it.");
            return null;
        }

        return day;
    }

    public decimal? Money(OrderColumn column)
    {
        if (Given(column) is not { } cell || CellText.IsNothing(cell.Text))
        {
            return null;
        }

        if (MoneyText.Read(cell) is { } amount)
        {
            if (amount < 0)
            {
                Warn(column, cell, "money.credit", "is negative and read as a credit.", "Check the sign.");
            }

            return amount;
        }

        Fail(column, cell, "money.unreadable", "is no amount in US dollars.", "Write it as 1250.00.");
        return null;
    }

    public int? Count(OrderColumn column, int most)
    {
        if (Given(column) is not { } cell || CellText.IsNothing(cell.Text))
        {
            return null;
        }

        if (int.TryParse(cell.Text.Replace(",", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= most)
        {
            return count;
        }

        Fail(column, cell, "count.unreadable", $"is no whole number up to {most.ToString("N0", CultureInfo.InvariantCulture)}.", "Write the number alone.");
        return null;
    }

    /// <summary>A state the row sets or, with a word like "cleared", ends.</summary>
    public OrderDraft.State<T>? State<T>(OrderColumn column, Func<string, T> make)
        where T : class
    {
        if (Given(column) is not { } cell)
        {
            return null;
        }

        var text = CellText.OneLine(cell.Text);
        return Ended.Contains(text) ? new OrderDraft.State<T>(null)
            : Text(column) is { } words ? new OrderDraft.State<T>(make(words))
            : null;
    }

    public IReadOnlyList<string>? List(OrderColumn column)
    {
        if (State(column, words => words) is not { } state)
        {
            return null;
        }

        return state.Value is null ? [] : [.. state.Value.Split([',', ';', '/', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase).Take(20)];
    }

    public void Fail(OrderColumn column, Cell cell, string kind, string words, string cure) => Add(column, cell, kind, words, cure, isError: true);

    public void Warn(OrderColumn column, Cell cell, string kind, string words, string cure) => Add(column, cell, kind, words, cure, isError: false);

    public Cell Cell(OrderColumn column) => header.Read.TryGetValue(column, out var use) ? row[use.Place] : Import.Cell.Empty;

    /// <summary>The cell when there is something in it to read. Formulas are never run, and what Excel could not work out is not taken for a value.</summary>
    Cell? Given(OrderColumn column)
    {
        var cell = Cell(column);
        if (cell.IsEmpty)
        {
            return null;
        }

        if (cell.Kind == CellKind.Fault && !CellText.IsNothing(cell.Text))
        {
            Fail(column, cell, "cell.fault", "is Excel's word for a formula that failed.", "Write the value itself.");
            return null;
        }

        if (cell.Kind == CellKind.Text && CellText.IsFormula(cell.Text))
        {
            Fail(column, cell, "cell.formula", "is a formula, and formulas are not run.", "Write the value itself.");
            return null;
        }

        return cell;
    }

    DateOnly? DayOf(OrderColumn column, Cell cell)
    {
        if (cell.Kind == CellKind.Date)
        {
            return cell.Date;
        }

        if (cell.Kind == CellKind.Number && DayText.OfNumber(cell.Number) is { } counted)
        {
            return counted;
        }

        switch (DayText.Of(CellText.OneLine(cell.Text)))
        {
            case DayText.Exact exact:
                return exact.Day;
            case DayText.Numbers { Year: { } year } numbers when !numbers.IsAmbiguous || days.Of(column) is not null:
                return numbers.In(days.Of(column) ?? DayOrder.MonthFirst, year);
            case DayText.Numbers { Year: not null }:
                Fail(column, cell, "day.ambiguous", "can be read in two ways, and the column holds both.", "Write it as 2026-12-02.");
                return null;
            case DayText.Numbers or DayText.Yearless:
                Fail(column, cell, "day.yearless", "has no year.", "Write it as 2026-12-02.");
                return null;
            default:
                Fail(column, cell, "day.unreadable", "is no date.", "Write it as 2026-12-02, or leave it empty.");
                return null;
        }
    }

    void Add(OrderColumn column, Cell cell, string kind, string words, string cure, bool isError)
    {
        HasError |= isError;
        var value = column is OrderColumn.Account ? OrderWords.Masked(cell.Text) : CellText.Short(cell.Text);
        problems.Add(new ImportProblem(row.Number, column.Name(), value, $"{column}.{kind}", words, cure, isError));
    }

    static bool IsShortened(string text) =>
        text.Contains("E+", StringComparison.OrdinalIgnoreCase) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
