namespace Demarc.Features.Orders.Changes;

/// <summary>One thing somebody wants changed on an order.</summary>
public abstract record Edit
{
    /// <param name="Day">Null: the date is taken away.</param>
    public sealed record Date(OrderDate Which, DateOnly? Day) : Edit;

    public sealed record SupplierStatus(string? Words) : Edit;

    /// <summary>Null: it is over.</summary>
    public sealed record InJeopardy(Jeopardy? Value) : Edit;

    /// <summary>Null: it is corrected. A new one counts up.</summary>
    public sealed record Rejected(Reject? Value) : Edit;

    /// <summary>Null: it is released.</summary>
    public sealed record OnHold(Hold? Value) : Edit;

    public sealed record Next(NextStep? Value) : Edit;

    /// <summary>All that is not ready; empty: everything is.</summary>
    public sealed record NotReady(IReadOnlyList<string> Items) : Edit;

    /// <summary>These became ready; the others stay.</summary>
    public sealed record Ready(IReadOnlyList<string> Items) : Edit;

    public sealed record Owner(string PersonId, string Name) : Edit;

    /// <param name="IsInternal">False only when the writer said that it is for the partner.</param>
    public sealed record Note(string Words, bool IsInternal) : Edit;
}
