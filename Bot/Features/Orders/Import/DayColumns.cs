using System.Globalization;

namespace Demarc.Features.Orders.Import;

/// <summary>
/// Which of two numbers is the month, column by column, by evidence: a day above 12 somewhere in it, what its header says, what has happened and so
/// cannot lie ahead, and else what the other columns are. Without any it is month first, as in the US, and said.
/// </summary>
sealed class DayColumns
{
    readonly Dictionary<OrderColumn, DayOrder?> orders = [];

    DayColumns(Dictionary<OrderColumn, DayOrder?> orders, IReadOnlyList<string> remarks)
    {
        this.orders = orders;
        Remarks = remarks;
    }

    public IReadOnlyList<string> Remarks { get; }

    /// <returns>Null: the column holds both orders, so what can be read in two ways cannot be read.</returns>
    public DayOrder? Of(OrderColumn column) => orders.TryGetValue(column, out var order) ? order : DayOrder.MonthFirst;

    public static DayColumns Look(Header header, DateOnly today, DayOrder? said)
    {
        var (orders, remarks, undecided) = (new Dictionary<OrderColumn, DayOrder?>(), new List<string>(), new List<ColumnUse>());
        foreach (var (column, use) in header.Read.Where(pair => pair.Key.IsDay()))
        {
            var days = Days(header, use).ToList();
            if (days.Count == 0)
            {
                continue;
            }

            var (monthFirst, dayFirst) = (days.Any(day => !day.FitsDayFirst), days.Any(day => !day.FitsMonthFirst));
            orders[column] = said ?? (monthFirst && dayFirst ? null
                : monthFirst ? DayOrder.MonthFirst
                : dayFirst ? DayOrder.DayFirst
                : BySaying(use) ?? ByPast(column, days, today) ?? ByDots(header, use, column, remarks));
            if (said is null && orders[column] == DayOrder.DayFirst && days.Exists(day => day.IsAmbiguous) && dayFirst)
            {
                remarks.Add($"Read as day/month/year, since other days of the column can be nothing else: {column.Name()}. If that is wrong, write the days as 2026-12-02.");
            }

            if (orders[column] is not null)
            {
                continue;
            }

            if (monthFirst)
            {
                remarks.Add($"{column.Name()} holds days written month first and day first; those that can be read in two ways are errors.");
            }
            else
            {
                undecided.Add(use);
            }
        }

        Decide(undecided, orders, remarks);
        return new DayColumns(orders, remarks);
    }

    static void Decide(List<ColumnUse> undecided, Dictionary<OrderColumn, DayOrder?> orders, List<string> remarks)
    {
        var others = orders.Values.OfType<DayOrder>().Distinct().ToList();
        foreach (var use in undecided)
        {
            orders[use.Column!.Value] = others is [var same] ? same : DayOrder.MonthFirst;
        }

        if (undecided.Count > 0 && others.Count != 1)
        {
            remarks.Add($"Read as month/day/year, since nothing in the file decides it: {string.Join(", ", undecided.Select(use => use.Column!.Value.Name()))}. If that is wrong, write the days as 2026-12-02.");
        }
    }

    // 04.12.2026 is how the day-first countries write it; nobody writes month.day with dots and a year.
    static DayOrder? ByDots(Header header, ColumnUse use, OrderColumn column, List<string> remarks)
    {
        var written = header.Sheet.Rows.Where(row => row.Number > header.Row).Select(row => row[use.Place]).Where(cell => cell.Kind == CellKind.Text && DayText.Of(cell.Text) is DayText.Numbers).ToList();
        if (!written.TrueForAll(cell => cell.Text.Count(letter => letter == '.') == 2 && !cell.Text.Contains('/', StringComparison.Ordinal)))
        {
            return null;
        }

        remarks.Add($"Read as day.month.year, since it is written with dots: {column.Name()}. If that is wrong, import with --days MonthFirst or write the days as 2026-12-02.");
        return DayOrder.DayFirst;
    }

    static IEnumerable<DayText.Numbers> Days(Header header, ColumnUse use) => header.Sheet.Rows
        .Where(row => row.Number > header.Row)
        .Select(row => row[use.Place])
        .Where(cell => cell.Kind == CellKind.Text)
        .Select(cell => DayText.Of(cell.Text))
        .OfType<DayText.Numbers>();

    static DayOrder? BySaying(ColumnUse use)
    {
        var header = string.Concat(use.Header.Where(char.IsLetter)).ToLower(CultureInfo.InvariantCulture);
        return header.Contains("mmdd", StringComparison.Ordinal) ? DayOrder.MonthFirst
            : header.Contains("ddmm", StringComparison.Ordinal) ? DayOrder.DayFirst
            : null;
    }

    // What says that something has happened lies ahead in one order only.
    static DayOrder? ByPast(OrderColumn column, List<DayText.Numbers> days, DateOnly today)
    {
        if (column is not (OrderColumn.ContractSigned or OrderColumn.Submitted or OrderColumn.Accepted or OrderColumn.Installed or OrderColumn.Activated
            or OrderColumn.InvoiceReviewed or OrderColumn.Cancelled or OrderColumn.Ported or OrderColumn.LastUpdate))
        {
            return null;
        }

        var (monthFirst, dayFirst) = (Ahead(DayOrder.MonthFirst), Ahead(DayOrder.DayFirst));
        return monthFirst == dayFirst ? null : monthFirst ? DayOrder.DayFirst : DayOrder.MonthFirst;

        bool Ahead(DayOrder order) => days.Any(day => day.Year is { } year && day.In(order, year) > today);
    }
}
