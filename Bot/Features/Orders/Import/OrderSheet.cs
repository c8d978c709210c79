using System.Globalization;

namespace Demarc.Features.Orders.Import;

/// <summary>How a file is to be read.</summary>
/// <param name="Today">The date where the team is.</param>
/// <param name="Days">Which number of 12/02/2026 is the month, when the person says so; null: found by evidence.</param>
public sealed record ReadingOptions(DateOnly Today, DateTimeOffset Now, DayOrder? Days = null);

/// <summary>A file as what its rows say about orders; nothing has been compared with what is known here.</summary>
public sealed record OrderSheet(string FileName, string Hash, string SheetName)
{
    public IReadOnlyList<ColumnUse> Columns { get; private init; } = [];

    /// <summary>Choices a person should know of: an encoding, a sheet, the order of day and month, columns not read.</summary>
    public IReadOnlyList<string> Remarks { get; private init; } = [];

    public IReadOnlyList<OrderDraft> Drafts { get; private init; } = [];

    public IReadOnlyList<ImportProblem> Problems { get; private init; } = [];

    /// <summary>Rows that could not be read, by their numbers.</summary>
    public IReadOnlyList<int> ErrorRows { get; private init; } = [];

    /// <returns>What its rows say, or why nothing can be read, in words that say what to do.</returns>
    public static (OrderSheet? Sheet, string? Refusal) Read(ImportFile file, ReadingOptions options, CancellationToken cancel = default)
    {
        var (workbook, refusal) = SheetFiles.Read(file, cancel);
        if (workbook is null)
        {
            return (null, refusal);
        }

        var (header, noHeader) = Header.Find(workbook);
        if (header is null)
        {
            return (null, noHeader);
        }

        var days = DayColumns.Look(header, options.Today, options.Days);
        var (drafts, problems, errors) = (new List<OrderDraft>(), new List<ImportProblem>(), new List<int>());
        var below = header.Sheet.Rows.Where(row => row.Number > header.Row).ToList();
        var beside = below.Where(row => IsBeside(header, row)).Select(row => row.Number).ToHashSet();
        var apart = below.Where(row => RowShapes.IsHeaderAgain(header, row) || RowShapes.IsTotal(header, row)).ToList();
        var passed = beside.Concat(apart.Select(row => row.Number)).ToHashSet();
        var rows = below.Where(row => !passed.Contains(row.Number)).ToList();
        problems.AddRange(RowShapes.Lengths(header, rows));
        foreach (var row in rows)
        {
            cancel.ThrowIfCancellationRequested();
            if (RowReader.Read(new RowCells(header, row, days, options.Today, problems), options.Now) is { } draft)
            {
                drafts.Add(draft);
            }
            else
            {
                errors.Add(row.Number);
            }
        }

        return (new OrderSheet(file.Name, file.Hash, header.Sheet.Name)
        {
            Columns = header.Columns,
            Remarks = [.. workbook.Remarks, .. header.Remarks, .. days.Remarks, .. PassedOver(beside), .. RowShapes.Said(header, apart)],
            Drafts = Once(drafts, problems, errors),
            Problems = problems,
            ErrorRows = errors,
        }, null);
    }

    // Totals and remarks below or beside the table have nothing in any of its columns but perhaps one.
    static bool IsBeside(Header header, SheetRow row) =>
        row[header.Read[OrderColumn.Number].Place].IsEmpty && header.Read.Values.Count(use => !row[use.Place].IsEmpty) <= 1;

    static IEnumerable<string> PassedOver(HashSet<int> rows) => rows.Count == 0
        ? []
        : [$"Passed over, since {(rows.Count == 1 ? "it has" : "they have")} no order number and at most one value: row{(rows.Count == 1 ? "" : "s")} {string.Join(", ", rows.Order().Take(10))}{(rows.Count > 10 ? ", …" : "")}."];

    /// <summary>One row an order. The same row twice is read once; two that differ are both errors, since nobody can say which holds.</summary>
    static List<OrderDraft> Once(List<OrderDraft> drafts, List<ImportProblem> problems, List<int> errors)
    {
        var kept = new List<OrderDraft>(drafts.Count);
        foreach (var same in drafts.GroupBy(draft => draft.Id))
        {
            var first = same.First();
            var others = same.Skip(1).ToList();
            if (others.TrueForAll(other => IsSame(first, other)))
            {
                kept.Add(first);
                problems.AddRange(others.Select(other => Twice(other, "number.twice", $"is in row {Row(first)} already, with the same values; it is read once.", "Delete one of the rows.", isError: false)));
            }
            else
            {
                var rows = string.Join(", ", same.Select(Row));
                problems.AddRange(same.Select(each => Twice(each, "number.differs", $"is in the rows {rows}, and they differ.", "Keep one of them, or give each line a number of its own (48213-1, 48213-2).", isError: true)));
                errors.AddRange(same.Select(each => each.Row));
            }
        }

        return kept;
    }

    static ImportProblem Twice(OrderDraft draft, string kind, string words, string cure, bool isError) =>
        new(draft.Row, OrderColumn.Number.Name(), draft.Number, kind, words, cure, isError);

    static bool IsSame(OrderDraft one, OrderDraft other) => Fingerprint(one) == Fingerprint(other);

    // Lists compare by what is in them, and the row itself does not count.
    static string Fingerprint(OrderDraft draft) => System.Text.Json.JsonSerializer.Serialize(draft with { Row = 0 });

    static string Row(OrderDraft draft) => draft.Row.ToString(CultureInfo.InvariantCulture);
}
