using Demarc.Features.Orders.Finding;
using Demarc.Time;
using NodaTime;

namespace Demarc.Features.Orders.Lists;

/// <summary>Does an order fit the parts of a filter that are facts of its own?</summary>
static class ListFit
{
    public static bool Fits(Order order, OrderFilter filter, DateOnly today) =>
        (filter.Unknown is null)
        && (filter.Supplier is not { } supplier || order.Supplier.Equals(supplier, StringComparison.OrdinalIgnoreCase))
        && (filter.Product is not { } product || Products.Fits(order.Product, product))
        && (filter.Code is not { } code || (order.Jeopardy?.Code is { } own && Spelling.Key(own) == Spelling.Key(code)))
        && (filter.WaitsOn is not { } court || (order.IsOpen() && (order.Hold?.Court ?? order.Next?.Court) == court))
        && (filter.Slips is not { } slips || OrderHealth.SlipsOf(order) >= slips)
        && (filter.SilentDays is not { } silent || (order.IsOpen() && today.DayNumber - SaidOn(order).DayNumber >= silent))
        && FitsDays(order, filter);

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
        _ => order.Next?.By,
    };

    /// <summary>When it began: submitted, or signed while it is not.</summary>
    public static DateOnly? BeganOn(Order order) => order.Dates.Submitted?.On ?? order.Dates.ContractSigned?.On;

    static bool FitsDays(Order order, OrderFilter filter) =>
        !filter.HasDays
        || (DayOf(order, filter.On) is { } day && (filter.From is not { } from || day >= from) && (filter.To is not { } to || day <= to)
            && (filter.On == ListDate.Cancelled || order.Stage() != OrderStage.Cancelled));

    static DateOnly SaidOn(Order order) => order.LastWord.AsOf.DateIn(DateTimeZone.Utc);
}
