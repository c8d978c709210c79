using Demarc.Features.Orders;
using Demarc.Tests.Support;

namespace Demarc.Tests.Features.Orders;

/// <summary>Orders to start from: submitted, accepted, and heard of this morning.</summary>
static class OrderSamples
{
    public static readonly DateOnly Today = DateOnly.FromDateTime(TestBot.Start.UtcDateTime);

    public static readonly Evidence Portal = new("Lumen portal", TestBot.Start.AddHours(-2));

    /// <summary>The sample order with every number it can be asked for by, a FOC and a charge.</summary>
    public static readonly Order Marlin = Order().On(OrderDate.Foc, 16) with { Pon = "KLM00219", CircuitId = "70/KGGS/123456//PT", Btn = "2125550143", Account = "99887766", Mrc = 1250m, Owner = "dana-ortiz" };

    public static Order Order(string number = "48213", Func<Order, Order>? more = null)
    {
        var order = new Order
        {
            Id = Demarc.Features.Orders.Order.IdOf(number),
            Number = number,
            Customer = "Marlin Dental",
            Agency = "acme",
            Rep = "rita-sol",
            RepName = "Rita Sol",
            Supplier = "Lumen",
            Product = "DIA 500M",
            Site = "410 Larkspur Ave Ste 12, Denver CO 80202",
            Dates = new OrderDates().On(OrderDate.ContractSigned, -30).On(OrderDate.Submitted, -20).On(OrderDate.Accepted, -17),
            LastWord = Portal,
        };
        return more?.Invoke(order) ?? order;
    }

    /// <summary>Days from today; none takes the date away.</summary>
    public static OrderDates On(this OrderDates dates, OrderDate date, int? days, Evidence? from = null) =>
        dates.With(date, days is { } count ? new DatePoint(Today.AddDays(count), from ?? Portal) : null);

    public static Order On(this Order order, OrderDate date, int? days, Evidence? from = null) => order with { Dates = order.Dates.On(date, days, from) };
}
