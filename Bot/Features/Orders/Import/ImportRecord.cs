using Demarc.Storage;

namespace Demarc.Features.Orders.Import;

/// <summary>One import, from the dry run to its undoing. Its id is sayable: "IMP-261116-3F2A".</summary>
public sealed record ImportRecord : Document
{
    /// <summary>What its live cards are drawn of.</summary>
    public static string SubjectOf(string id) => "import:" + id;

    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file: the same file again is known by it.</summary>
    public required string Hash { get; init; }

    /// <summary>Person id, or "command line" and "sample".</summary>
    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    public ImportState State { get; init; }

    /// <summary>What the dry run said it would do.</summary>
    public ImportCounts Planned { get; init; } = ImportCounts.None;

    /// <summary>What it has done so far.</summary>
    public ImportCounts Done { get; init; } = ImportCounts.None;

    /// <summary>Pages of <see cref="ImportPage"/> written, and of them those that are not taken back.</summary>
    public int Pages { get; init; }

    public int PagesStanding { get; init; }

    public ImportSummary Summary { get; init; } = new();

    public DateTimeOffset? FinishedAt { get; init; }

    public ImportUndone? Undone { get; init; }
}

public enum ImportState
{
    /// <summary>Read and compared; nothing is changed.</summary>
    Planned,
    Running,
    Done,

    /// <summary>Ended before its last row. The same file again goes on where it stopped.</summary>
    Stopped,
    Undoing,
    Undone,

    /// <summary>Never carried out; its file is forgotten.</summary>
    Dropped,
}

/// <summary>What people are shown of a plan, cut to what they read.</summary>
public sealed record ImportSummary
{
    public const int MostRows = 12;
    public const int MostProblems = 30;
    public const int MostNames = 20;

    public string Sheet { get; init; } = "";

    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Some of the changed rows, field by field.</summary>
    public IReadOnlyList<ImportedRow> Changed { get; init; } = [];

    public IReadOnlyList<ImportedRow> New { get; init; } = [];

    public IReadOnlyList<ProblemGroup> Problems { get; init; } = [];

    public IReadOnlyList<UnknownName> Unknown { get; init; } = [];

    /// <summary>When the same file was imported before, and by whom.</summary>
    public string? Earlier { get; init; }

    public static ImportSummary Of(ImportPlan plan) => new()
    {
        Sheet = plan.Sheet.SheetName,
        Remarks = plan.Sheet.Remarks,
        Changed = [.. plan.Rows.Where(row => row.Kind == RowKind.Changed).Take(MostRows).Select(ImportedRow.Of)],
        New = [.. plan.Rows.Where(row => row.Kind == RowKind.New).Take(MostRows).Select(ImportedRow.Of)],
        Problems = [.. ProblemGroup.Of(plan.Problems).Take(MostProblems)],
        Unknown = [.. plan.Unknown.Take(MostNames)],
    };
}

public sealed record ImportedRow(int Row, string Number, string Customer, IReadOnlyList<FieldChange> Changes)
{
    const int MostChanges = 8;

    public static ImportedRow Of(RowPlan row) => new(row.Draft.Row, row.Number, row.Customer, [.. row.Changes.Take(MostChanges)]);
}

/// <summary>Problems of one sort, told once with an example.</summary>
/// <param name="Rows">The first of them.</param>
public sealed record ProblemGroup(string Column, string Value, string Words, string Cure, bool IsError, int Count, IReadOnlyList<int> Rows)
{
    const int MostRows = 8;

    /// <summary>Errors first, then what there is most of.</summary>
    public static IEnumerable<ProblemGroup> Of(IEnumerable<ImportProblem> problems) => problems
        .GroupBy(problem => (problem.Kind, problem.IsError))
        .Select(same => new ProblemGroup(
            same.First().Column, same.First().Value, same.First().Words, same.First().Cure, same.Key.IsError, same.Count(), [.. same.Select(problem => problem.Row).Distinct().Take(MostRows)]))
        .OrderByDescending(group => group.IsError).ThenByDescending(group => group.Count);
}

/// <param name="Refused">Orders left as they are, with the reason; the first of them.</param>
public sealed record ImportUndone(string By, DateTimeOffset At, int Restored, int Removed, int RefusedCount, IReadOnlyList<UndoRefusal> Refused)
{
    public const int MostRefused = 30;
}

public sealed record UndoRefusal(string Order, string Why);

/// <param name="Before">Null: the import made it.</param>
/// <param name="After">Fingerprint of what the import left: an order that is no longer that was changed since.</param>
public sealed record ImportedOrder(string Order, Order? Before, string After, IReadOnlyList<FieldChange> Changes);

/// <summary>A piece of a file that waits for someone to say "import". Deleted with its import, or after a day.</summary>
public sealed record ImportUpload : Document
{
    public required string Base64 { get; init; }
}

public static class Imports
{
    public static readonly Collection<ImportRecord> Records = new("imports") { Indexes = [record => record.Hash, record => record.At] };

    public static readonly Collection<ImportPage> Pages = new("importpages") { Indexes = [page => page.Import] };

    public static readonly Collection<ImportUpload> Uploads = new("importuploads");
}
