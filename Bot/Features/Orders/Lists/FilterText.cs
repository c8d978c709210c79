using System.Globalization;
using Demarc.Cards.Model;

namespace Demarc.Features.Orders.Lists;

/// <summary>One part of a filter in words, and the filter without it.</summary>
public sealed record FilterPart(Text Words, OrderFilter Without);

/// <summary>A filter in words: how a question was read.</summary>
static class FilterText
{
    public static IReadOnlyList<FilterPart> Parts(OrderFilter filter)
    {
        var parts = new List<FilterPart>();
        Add(filter.Mine, Text.Plain("yours"), filter with { Mine = false });
        AddName(filter.Person, "of", filter with { Person = null });
        AddName(filter.Agency, "agency", filter with { Agency = null });
        AddName(filter.Customer, "customer", filter with { Customer = null });
        AddName(filter.Supplier, "", filter with { Supplier = null });
        AddName(filter.Product, "", filter with { Product = null });
        AddName(filter.Site, "at", filter with { Site = null });
        AddName(filter.Unknown, "of", filter with { Unknown = null });
        foreach (var state in Enum.GetValues<ListState>().Where(state => state != ListState.None && filter.States.HasFlag(state)))
        {
            Add(true, Text.Plain(Words(state)), filter with { States = filter.States & ~state });
        }

        var any = Enum.GetValues<ListState>().Where(state => state != ListState.None && filter.AnyStates.HasFlag(state)).Select(Words).ToList();
        Add(any.Count > 0, Text.Plain(string.Join(" or ", any)), filter with { AnyStates = ListState.None });
        AddName(filter.Code, "jeopardy", filter with { Code = null });
        Add(filter.WaitsOn is not null, Text.Plain($"waiting on {(filter.WaitsOn ?? Court.Us).Words()}"), filter with { WaitsOn = null });
        Add(filter.Slips is not null, Text.Of($"FOC moved at least {Times(filter.Slips ?? 0)}"), filter with { Slips = null });
        Add(filter.SilentDays is not null, Text.Of($"no word for at least {(filter.SilentDays ?? 0).ToString(CultureInfo.InvariantCulture)} days"), filter with { SilentDays = null });
        Add(filter.NoteDays is not null, Text.Of($"no note for at least {(filter.NoteDays ?? 0).ToString(CultureInfo.InvariantCulture)} days"), filter with { NoteDays = null });
        Add(filter is { MrcFrom: not null, MrcTo: not null }, Text.Plain(string.Create(CultureInfo.InvariantCulture, $"from ${filter.MrcFrom ?? 0:#,0.##} to ${filter.MrcTo ?? 0:#,0.##} a month")), filter with { MrcFrom = null, MrcTo = null });
        Add(filter is { MrcFrom: not null, MrcTo: null }, Text.Plain(Money("at least", filter.MrcFrom)), filter with { MrcFrom = null });
        Add(filter is { MrcFrom: null, MrcTo: not null }, Text.Plain(Money("at most", filter.MrcTo)), filter with { MrcTo = null });
        Add(filter.MrcOver is not null, Text.Plain(Money("over", filter.MrcOver)), filter with { MrcOver = null });
        Add(filter.MrcUnder is not null, Text.Plain(Money("under", filter.MrcUnder)), filter with { MrcUnder = null });
        Add(filter.HasDays, Days(filter), filter with { From = null, To = null, On = ListDate.Foc });
        Add(filter.Order != ListOrder.Urgency, Text.Plain(Words(filter.Order, filter.On)), filter with { Order = ListOrder.Urgency });
        Add(filter.First is not null, Text.Plain(string.Create(CultureInfo.InvariantCulture, $"the first {filter.First ?? 0}")), filter with { First = null });
        Add(filter.By != ListGroup.None, Text.Plain($"counted by {Words(filter.By)}"), filter with { By = ListGroup.None });
        Add(filter.Sums, Text.Plain("their monthly charge in all"), filter with { Sums = false });
        foreach (var part in filter.Not is { } not ? Parts(not with { Not = null }) : [])
        {
            Add(true, Text.Of($"not {part.Words}"), filter with { Not = part.Without == new OrderFilter() ? null : part.Without });
        }

        return parts;

        void AddName(string? value, string before, OrderFilter without)
        {
            var names = string.Join(" or ", OrderFilter.AnyOf(value));
            Add(value is not null, before.Length == 0 ? Text.Of($"{names}") : Text.Of($"{before} {names}"), without);
        }

        void Add(bool isThere, Text words, OrderFilter without)
        {
            if (isThere)
            {
                parts.Add(new FilterPart(words, without));
            }
        }
    }

    public static string Words(ListDate date) => date switch
    {
        ListDate.Foc => "FOC",
        ListDate.Submitted => "submitted",
        ListDate.Accepted => "accepted",
        ListDate.Requested => "requested install",
        ListDate.Installed => "installed",
        ListDate.Activated => "activated",
        ListDate.Cancelled => "cancelled",
        ListDate.Signed => "contract signed",
        ListDate.PortFoc => "port FOC",
        ListDate.Ported => "ported",
        ListDate.LastWord => "last update",
        ListDate.Renewal => "renewal",
        ListDate.FocMoved => "FOC moved to a later day",
        _ => "next step due",
    };

    public static string Words(ListGroup group) => group switch
    {
        ListGroup.Carrier => "carrier",
        ListGroup.Customer => "customer",
        ListGroup.Rep => "rep",
        ListGroup.Product => "product",
        ListGroup.Stage => "stage",
        ListGroup.Month => "month of the FOC",
        _ => "project manager",
    };

    static Text Days(OrderFilter filter)
    {
        var field = Words(filter.On);
        return (filter.From, filter.To) switch
        {
            ({ } from, { } to) when from == to => Text.Of($"{field} {from}"),
            ({ } from, { } to) => Text.Of($"{field} from {from} to {to}"),
            ({ } from, null) => Text.Of($"{field} from {from} on"),
            (null, { } to) => Text.Of($"{field} until {to}"),
            _ => Text.Empty,
        };
    }

    static string Words(ListOrder order, ListDate date) => order switch
    {
        ListOrder.Oldest => "oldest first",
        ListOrder.Newest => "newest first",
        ListOrder.Largest => "largest monthly charge first",
        ListOrder.Smallest => "smallest monthly charge first",
        ListOrder.Customer => "by customer",
        ListOrder.Carrier => "by carrier",
        ListOrder.LastDate => $"by {Words(date)} date, the last first",
        _ => $"by {Words(date)} date",
    };

    static string Words(ListState state) => state switch
    {
        ListState.Open => "not installed yet",
        ListState.Installed => "installed",
        ListState.Cancelled => "cancelled",
        ListState.Late => "late",
        ListState.Stale => "nobody has heard of",
        ListState.Jeopardy => "in jeopardy",
        ListState.Rejected => "rejected",
        ListState.Held => "on hold",
        ListState.Dateless => "without a FOC",
        ListState.NotSubmitted => "not submitted",
        ListState.Red => "red",
        ListState.Amber => "amber",
        ListState.Green => "green",
        ListState.Unassigned => "without a project manager",
        _ => "with a late commission",
    };

    static string Times(int count) => count == 1 ? "once" : string.Create(CultureInfo.InvariantCulture, $"{count} times");

    static string Money(string how, decimal? amount) => string.Create(CultureInfo.InvariantCulture, $"{how} ${amount ?? 0:#,0.##} a month");
}
