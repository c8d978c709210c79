namespace Demarc.Features.Orders.Lists;

/// <summary>A message read as a question over orders.</summary>
/// <param name="Names">What stands where a name stands and is none of the known kinds: who or what it is, the orders tell.</param>
/// <param name="Unread">Words that look like a filter and are none.</param>
public sealed record ListReading(OrderFilter Filter, IReadOnlyList<string> Names, IReadOnlyList<string> Unread)
{
    /// <summary>What was said alone: without the "not installed yet" that goes unsaid.</summary>
    public required OrderFilter Said { get; init; }

    /// <summary>Names that are left out.</summary>
    public IReadOnlyList<string> Excluded { get; init; } = [];

    /// <summary>What is denied and cannot be left out.</summary>
    public IReadOnlyList<string> Denied { get; init; } = [];
}
