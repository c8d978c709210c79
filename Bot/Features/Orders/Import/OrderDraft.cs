namespace Demarc.Features.Orders.Import;

/// <summary>What one row says about an order. What is null it does not say, and so it stays as it is.</summary>
public sealed record OrderDraft(int Row, string Number)
{
    public string Id => Order.IdOf(Number);

    public string? Customer { get; init; }

    public string? Agency { get; init; }

    public string? Rep { get; init; }

    public string? Owner { get; init; }

    public string? Supplier { get; init; }

    public string? Product { get; init; }

    public string? Site { get; init; }

    public string? Pon { get; init; }

    public string? SupplierOrder { get; init; }

    public string? CircuitId { get; init; }

    public string? Account { get; init; }

    /// <summary>The account came as a number, so zeros at its start may be lost: it never replaces one that differs in them alone.</summary>
    public bool IsAccountNumber { get; init; }

    public string? Btn { get; init; }

    public IReadOnlyList<string>? Tns { get; init; }

    public int? TnCount { get; init; }

    public decimal? Mrc { get; init; }

    public decimal? Nrc { get; init; }

    public int? TermMonths { get; init; }

    public IReadOnlyDictionary<OrderDate, DateOnly> Dates { get; init; } = new Dictionary<OrderDate, DateOnly>();

    /// <summary>Dates whose cell says "TBD" or the like: they stay, and a person should know when one is known here.</summary>
    public IReadOnlyList<OrderDate> Unsaid { get; init; } = [];

    /// <summary>The first FOC ever given: how far it slipped since is counted from here.</summary>
    public DateOnly? OriginalFoc { get; init; }

    public string? Status { get; init; }

    public State<NextStep>? Next { get; init; }

    public State<Jeopardy>? Jeopardy { get; init; }

    public State<Hold>? Hold { get; init; }

    public State<Reject>? Reject { get; init; }

    public IReadOnlyList<string>? NotReady { get; init; }

    public string? Risk { get; init; }

    public string? Note { get; init; }

    public DateOnly? ExpectedFirstCommission { get; init; }

    public DateOnly? FirstCommissionSeen { get; init; }

    public DateOnly? Renewal { get; init; }

    public DateOnly? LastUpdate { get; init; }

    public string? Source { get; init; }

    /// <summary>A state the row speaks of: set, or ended ("cleared").</summary>
    public sealed record State<T>(T? Value)
        where T : class;
}

/// <summary>Something wrong with one cell, or worth knowing about it.</summary>
/// <param name="Column">Name of the column, as people know it.</param>
/// <param name="Value">As it stands in the file, shortened; an account masked.</param>
/// <param name="Kind">The same for the same sort of problem, so that a thousand of them are told as one.</param>
/// <param name="IsError">The row is left out; otherwise only what the words say.</param>
public sealed record ImportProblem(int Row, string Column, string Value, string Kind, string Words, string Cure, bool IsError);
