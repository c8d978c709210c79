using System.Globalization;

namespace Demarc.Features.Orders.Lists;

/// <summary>A list as it was shown: its filter, where its page begins, and the lists it came from, the last one first. It is kept with the talk and written into buttons.</summary>
/// <param name="Start">Index of the page's first order.</param>
public sealed record ListShown(OrderFilter Filter, int Start)
{
    const int MostBefore = 5;

    public IReadOnlyList<OrderFilter> Before { get; init; } = [];

    public ListShown Changed(OrderFilter filter) => filter == Filter ? this with { Start = 0 } : new ListShown(filter, 0) { Before = Kept([Filter, .. Before]) };

    // The one it all began with is kept, for "the whole list".
    static IReadOnlyList<OrderFilter> Kept(IReadOnlyList<OrderFilter> before) => before.Count <= MostBefore ? before : [.. before.Take(MostBefore - 1), before[^1]];

    public string Write() => string.Join('|', [Start.ToString(CultureInfo.InvariantCulture), Filter.Write(), .. Before.Select(filter => filter.Write())]);

    /// <summary>Total: what is not understood is left out.</summary>
    public static ListShown Read(string text)
    {
        var parts = text.Split('|');
        return new ListShown(OrderFilter.Read(parts.ElementAtOrDefault(1) ?? ""), int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 0)
        {
            Before = [.. parts.Skip(2).Take(MostBefore).Select(OrderFilter.Read)],
        };
    }
}
