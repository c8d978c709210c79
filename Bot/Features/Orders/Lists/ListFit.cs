using Demarc.Features.Orders.Finding;
using Demarc.Time;
using NodaTime;

namespace Demarc.Features.Orders.Lists;

/// <summary>Does an order fit the parts of a filter that are facts of its own?</summary>
static class ListFit
{
    public static bool Fits(Order order, OrderFilter filter, DateOnly today) =>
        (filter.Unknown is null)
        && (filter.Supplier is null || IsWith(order, filter.Supplier))
        && (filter.Product is null || IsOf(order, filter.Product))
        && (filter.Code is not { } code || (order.Jeopardy?.Code is { } own && Spelling.Key(own) == Spelling.Key(code)))
        && (filter.WaitsOn is not { } court || (order.IsOpen() && (order.Hold?.Court ?? order.Next?.Court) == court))
        && (filter.Slips is not { } slips || OrderHealth.SlipsOf(order) >= slips)
        && (filter.SilentDays is not { } silent || (order.IsOpen() && today.DayNumber - SaidOn(order).DayNumber >= silent))
        && (filter.NoteDays is not { } quiet || (order.IsOpen() && (order.Notes is not [.., var last] || today.DayNumber - last.At.DateIn(DateTimeZone.Utc).DayNumber >= quiet)))
        && FitsDays(order, filter);

    /// <summary>Does it fit any part of what is left out? What depends on names of people and places is asked elsewhere.</summary>
    public static bool IsLeftOut(Order order, OrderFilter not) =>
        (not.Supplier is not null && IsWith(order, not.Supplier))
        || (not.Product is not null && IsOf(order, not.Product))
        || (not.WaitsOn is { } court && (order.Hold?.Court ?? order.Next?.Court) == court);

    /// <summary>The day of an order that a question bounds.</summary>
    public static DateOnly? DayOf(Order order, ListDate date) => date switch
    {
        ListDate.Foc => order.Dates.Foc?.On,
        ListDate.Submitted => order.Dates.Submitted?.On,
        ListDate.Accepted => order.Dates.Accepted?.On,
        ListDate.Requested => order.Dates.RequestedInstall?.On,
        ListDate.Installed => order.Dates.Installed?.On,
        ListDate.Activated => order.Dates.Activated?.On,
        ListDate.Cancelled => order.Dates.Cancelled?.On,
        ListDate.Signed => order.Dates.ContractSigned?.On,
        ListDate.PortFoc => order.Dates.PortFoc?.On,
        ListDate.Ported => order.Dates.Ported?.On,
        ListDate.LastWord => SaidOn(order),
        ListDate.Renewal => order.Renewal,
        ListDate.FocMoved => MovesOf(order).Select(day => (DateOnly?)day).LastOrDefault(),
        _ => order.Next?.By,
    };

    /// <summary>When it began: submitted, or signed while it is not.</summary>
    public static DateOnly? BeganOn(Order order) => order.Dates.Submitted?.On ?? order.Dates.ContractSigned?.On;

    static bool FitsDays(Order order, OrderFilter filter) =>
        !filter.HasDays
        || ((filter.On == ListDate.FocMoved ? MovesOf(order).Any(moved => IsWithin(moved, filter)) : DayOf(order, filter.On) is { } day && IsWithin(day, filter))
            && (filter.On == ListDate.Cancelled || order.Stage() != OrderStage.Cancelled));

    static bool IsWithin(DateOnly day, OrderFilter filter) => (filter.From is not { } from || day >= from) && (filter.To is not { } to || day <= to);

    // Written yyyy-MM-dd, days come in the order of their letters.
    static IEnumerable<DateOnly> MovesOf(Order order) => order.History
        .Where(change => change is { Field: nameof(OrderDate.Foc), Before.Length: > 0, After.Length: > 0 } && string.CompareOrdinal(change.After, change.Before) > 0)
        .Select(change => change.At.DateIn(DateTimeZone.Utc));

    static bool IsWith(Order order, string suppliers) => OrderFilter.AnyOf(suppliers).Contains(order.Supplier, StringComparer.OrdinalIgnoreCase);

    static bool IsOf(Order order, string products) => OrderFilter.AnyOf(products).Any(product => Products.Fits(order.Product, product));

    static DateOnly SaidOn(Order order) => order.LastWord.AsOf.DateIn(DateTimeZone.Utc);
}
