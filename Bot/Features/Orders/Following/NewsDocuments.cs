using Demarc.Features.Orders.Import;
using Demarc.Storage;

namespace Demarc.Features.Orders.Following;

/// <summary>What one import changed on the orders one person follows. Its id is the import's and the person's.</summary>
public sealed record ImportNews : Document
{
    public const int MostOrders = 25;

    public required string Import { get; init; }

    public required string PersonId { get; init; }

    /// <summary>The first of them.</summary>
    public required IReadOnlyList<ImportNewsOrder> Orders { get; init; }

    public required int Count { get; init; }

    public static readonly Collection<ImportNews> All = new("importnews") { Indexes = [news => news.Import] };

    public static string IdOf(string import, string person) => $"{import}:{person}";
}

public sealed record ImportNewsOrder(string Order, IReadOnlyList<FieldChange> Changes);
