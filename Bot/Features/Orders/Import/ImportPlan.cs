namespace Demarc.Features.Orders.Import;

/// <summary>What would happen to one row.</summary>
public enum RowKind
{
    New,
    Changed,
    Unchanged,
}

/// <param name="Changes">Field by field, when the order is there already.</param>
public sealed record RowPlan(OrderDraft Draft, RowKind Kind, IReadOnlyList<FieldChange> Changes)
{
    public string Number => Draft.Number;

    public string Customer { get; init; } = "";
}

/// <summary>A name in the file that is nobody's here.</summary>
/// <param name="What">"Agency", "Rep" or "Owner".</param>
public sealed record UnknownName(string What, string Name, int Rows);

/// <summary>Rows by what becomes of them.</summary>
public sealed record ImportCounts(int New, int Changed, int Unchanged, int Errors)
{
    public static readonly ImportCounts None = new(0, 0, 0, 0);

    public int Rows => New + Changed + Unchanged + Errors;

    /// <summary>Rows that change something.</summary>
    public int Effective => New + Changed;

    public ImportCounts Plus(RowKind kind) => Add(kind, 1);

    public ImportCounts Minus(RowKind kind) => Add(kind, -1);

    ImportCounts Add(RowKind kind, int count) => kind switch
    {
        RowKind.New => this with { New = New + count },
        RowKind.Changed => this with { Changed = Changed + count },
        _ => this with { Unchanged = Unchanged + count },
    };
}

/// <summary>What an import would do, before it does it.</summary>
public sealed record ImportPlan(OrderSheet Sheet, IReadOnlyList<RowPlan> Rows)
{
    /// <summary>Errors and warnings in the order of the rows.</summary>
    public IReadOnlyList<ImportProblem> Problems { get; init; } = [];

    public IReadOnlyList<UnknownName> Unknown { get; init; } = [];

    /// <summary>Rows left out, by their numbers.</summary>
    public IReadOnlyList<int> ErrorRows { get; init; } = [];

    public ImportCounts Counts => Rows.Aggregate(ImportCounts.None, (counts, row) => counts.Plus(row.Kind)) with { Errors = ErrorRows.Count };
}
