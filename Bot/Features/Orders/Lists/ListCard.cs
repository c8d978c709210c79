using Demarc.Cards.Model;
using Demarc.Features.Orders.Showing;

namespace Demarc.Features.Orders.Lists;

/// <summary>One page of a list of orders.</summary>
static class ListCard
{
    public const int PageSize = 10;

    public static Card Draw(IReadOnlyList<ListedOrder> all, OrderFilter filter, ListNames names, int start)
    {
        var what = What(filter, names);
        if (all.Count == 0)
        {
            return new Card("order-list", "", Text.Of($"No orders {what} among those you may see."));
        }

        start = Math.Clamp(start, 0, Math.Max(0, all.Count - 1));
        var page = all.Skip(start).Take(PageSize).ToList();
        var rest = all.Count - start - page.Count;
        var counts = all.GroupBy(listed => OrderPhrases.WordOf(listed.Health)).OrderByDescending(group => group.Count()).Select(group => $"{group.Key.Replace(": ", ", ", StringComparison.Ordinal)}: {group.Count()}");
        return new Card("order-list", "Orders", Text.Of($"{(all.Count == 1 ? "1 order" : $"{all.Count} orders")} {what}. {string.Join("; ", counts)}."))
        {
            Body =
            [
                new Table(
                    all.Count > PageSize ? $"{start + 1} to {start + page.Count} of {all.Count}, what matters first" : "What matters first",
                    ["Order", "Customer and service", "How it stands"],
                    [.. page.Select(Row)]),
            ],
            Buttons =
            [
                .. rest > 0 ? [new ActionButton($"Next {Math.Min(rest, PageSize)}", OrderVerbs.Page, $"{start + PageSize}|{filter.Write()}") { Style = ButtonStyle.Primary }] : Array.Empty<Button>(),
                .. page.Select(listed => new ActionButton($"Open {listed.Order.Number}", OrderVerbs.Open, listed.Order.Id)),
            ],
        };
    }

    static IReadOnlyList<Text> Row(ListedOrder listed)
    {
        var order = listed.Order;
        var foc = order.IsOpen() && order.Dates.Foc is { } date ? Text.Of($", FOC {date.On}") : order.Dates.Installed is { } installed ? Text.Of($" {installed.On}") : Text.Empty;
        return
        [
            Text.Bold(order.Number),
            OrderPhrases.CustomerAndService(order),
            Text.Of($"{OrderPhrases.WordOf(listed.Health)}: {listed.Health.Words}. {order.Stage().Words()}{foc}"),
        ];
    }

    /// <summary>The filter in words: "that are late, of AT&amp;T, with a FOC from … to …".</summary>
    static Text What(OrderFilter filter, ListNames names)
    {
        var parts = new List<Text>();
        if (filter.Mine)
        {
            parts.Add("of yours");
        }

        parts.AddRange(Enum.GetValues<ListState>().Where(state => state != ListState.None && filter.States.HasFlag(state)).Select(state => Text.Plain(Words(state))));
        Add("of", filter.Supplier);
        Add("for", filter.Product);
        Add("of the customer", filter.Customer);
        Add("of", names.Agency);
        Add("looked after by", names.Owner);
        if (filter is { FocFrom: { } from, FocTo: var to })
        {
            parts.Add(to is null || to == from ? Text.Of($"with the FOC {from}")
                : to == DateOnly.MaxValue ? Text.Of($"with a FOC from {from} on")
                : from == OrderRules.Earliest ? Text.Of($"with a FOC until {to.Value}")
                : Text.Of($"with a FOC from {from} to {to.Value}"));
        }

        return parts.Count == 0 ? Text.Plain("in all") : Text.Join(", ", parts);

        void Add(string before, string? value)
        {
            if (value is not null)
            {
                parts.Add(Text.Of($"{before} {value}"));
            }
        }
    }

    static string Words(ListState state) => state switch
    {
        ListState.Open => "not installed yet",
        ListState.Installed => "installed",
        ListState.Cancelled => "cancelled",
        ListState.Late => "that are late",
        ListState.Stale => "nobody has heard of",
        ListState.Jeopardy => "in jeopardy",
        ListState.Rejected => "rejected",
        ListState.Held => "on hold",
        ListState.Dateless => "without a FOC",
        ListState.NotSubmitted => "not submitted",
        ListState.Red => "in red",
        ListState.Amber => "in amber",
        _ => "with a late commission",
    };
}

/// <summary>Names behind the ids of a filter.</summary>
public sealed record ListNames(string? Agency, string? Owner);
