using CsCheck;
using Demarc.Features.Orders;
using Demarc.Tests.Support;
using Demarc.Time;
using static Demarc.Tests.Features.Orders.OrderSamples;

namespace Demarc.Tests.Features.Orders;

public sealed class OrderHealthTests
{
    static readonly HealthContext Context = new(Today, BusinessCalendar.Federal) { Zone = Zones.OrUtc("America/New_York") };

    public static TheoryData<string, Rag, Order> Rules => new()
    {
        { "R1", Rag.Red, Order().On(OrderDate.Foc, -1) },
        { "R2", Rag.Red, Moved(-5, 9) },
        { "R3", Rag.Red, Order() with { Jeopardy = new("1U", "permit", TestBot.Start.AddDays(-3)) } },
        { "R5", Rag.Red, Order() with { Next = new("Chase the DLR", Court.Us, Today.AddDays(-5)) } },
        { "R6", Rag.Red, Order().On(OrderDate.Foc, 2) with { Reject = new("6D", "address", TestBot.Start) } },
        { "R7", Rag.Red, Order() with { Hold = new(Court.Customer, "billing dispute", TestBot.Start) } },
        { "U1", Rag.Unknown, Order() with { LastWord = new("portal", TestBot.Start.AddDays(-10)) } },
        { "A1", Rag.Amber, Moved(4, 7) },
        { "A2", Rag.Amber, Order().On(OrderDate.RequestedInstall, 10).On(OrderDate.Foc, 15) },
        { "A3", Rag.Amber, Order() with { Jeopardy = new("1U", "permit", TestBot.Start.AddDays(-3)), Next = new("Permit", Court.ThirdParty, Today.AddDays(3)) } },
        { "A4", Rag.Amber, Order() with { Next = new("Chase the DLR", Court.Us, Today.AddDays(-3)) } },
        { "A5", Rag.Amber, Order().On(OrderDate.Foc, 10) with { OpenReadiness = ["CPE"] } },
        { "A6", Rag.Amber, Order() with { Hold = new(Court.Customer, "landlord", TestBot.Start) } },
        { "A7", Rag.Amber, Order() with { Reject = new("6D", "address", TestBot.Start) } },
        { "A8", Rag.Amber, Order().On(OrderDate.Submitted, null).On(OrderDate.Accepted, null) },
        { "G1", Rag.Grey, Order().On(OrderDate.Submitted, null).On(OrderDate.Accepted, null).On(OrderDate.ContractSigned, -1) },
        { "G2", Rag.Grey, Order().On(OrderDate.Foc, -9).On(OrderDate.Cancelled, -1) },
        { "B1", Rag.Blue, Order().On(OrderDate.Foc, -9).On(OrderDate.Installed, -8) },
        { "OK", Rag.Green, Order().On(OrderDate.Foc, 20) },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void Each_rule_decides_what_it_is_about(string rule, Rag rag, Order order)
    {
        var health = OrderHealth.Of(order, Context);

        Assert.Equal((rule, rag), (health.Rule, health.Rag));
        Assert.NotEmpty(health.Words);
    }

    [Fact]
    public void An_open_high_escalation_makes_a_good_order_red() =>
        Assert.Equal("R4", OrderHealth.Of(Order().On(OrderDate.Foc, 20), Context with { HasHighEscalation = true }).Rule);

    [Fact]
    public void Said_in_the_evening_counts_as_said_that_day()
    {
        // 8 PM on Wednesday in New York is Thursday in UTC.
        var said = new DateTimeOffset(2026, 11, 12, 1, 0, 0, TimeSpan.Zero);
        var order = Order() with { LastWord = new("portal", said) };

        var context = Context with { Today = new DateOnly(2026, 11, 17) };

        Assert.Equal("U1", OrderHealth.Of(order, context).Rule);
        Assert.Equal("OK", OrderHealth.Of(order, context with { Zone = NodaTime.DateTimeZone.Utc }).Rule);
    }

    [Fact]
    public void Silence_is_never_green() =>
        Gen.Select(Gen.Int[-400, 400], Gen.Int[0, 400], Gen.Bool).Sample((foc, silent, isAccepted) =>
        {
            var order = Order().On(OrderDate.Foc, foc).On(OrderDate.Accepted, isAccepted ? -17 : null) with { LastWord = new("portal", TestBot.Start.AddDays(-silent)) };
            var health = OrderHealth.Of(order, Context);
            Assert.False(health.Rag == Rag.Green && BusinessCalendar.Federal.Between(Today.AddDays(-silent), Today) > 5);
        });

    static Order Moved(int before, int now) => Order().On(OrderDate.Foc, now) with
    {
        History = [new OrderChange(nameof(OrderDate.Foc), Today.AddDays(before).ToString("yyyy-MM-dd"), Today.AddDays(now).ToString("yyyy-MM-dd"), TestBot.Start, Portal)],
    };
}
