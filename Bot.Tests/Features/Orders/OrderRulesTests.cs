using Demarc.Features.Orders;
using static Demarc.Tests.Features.Orders.OrderSamples;

namespace Demarc.Tests.Features.Orders;

public sealed class OrderRulesTests
{
    [Theory]
    [InlineData(OrderDate.Installed)]
    [InlineData(OrderDate.Submitted)]
    [InlineData(OrderDate.Ported)]
    [InlineData(OrderDate.InvoiceReviewed)]
    public void What_has_happened_cannot_lie_ahead(OrderDate date) =>
        Assert.Contains(OrderRules.Check(new OrderDates().On(date, 1), Today), found => found.Date == date && found.IsError);

    [Theory]
    [InlineData(OrderDate.Foc)]
    [InlineData(OrderDate.RequestedInstall)]
    [InlineData(OrderDate.PortFoc)]
    public void What_is_planned_may(OrderDate date) =>
        Assert.DoesNotContain(OrderRules.Check(new OrderDates().On(OrderDate.Submitted, -9).On(date, 30), Today), found => found.IsError);

    [Theory]
    [InlineData(OrderDate.Submitted, OrderDate.Foc, true)]
    [InlineData(OrderDate.Submitted, OrderDate.Installed, true)]
    [InlineData(OrderDate.Submitted, OrderDate.Accepted, true)]
    [InlineData(OrderDate.Installed, OrderDate.InvoiceReviewed, false)]
    [InlineData(OrderDate.Installed, OrderDate.Ported, false)]
    [InlineData(OrderDate.ContractSigned, OrderDate.Submitted, false)]
    public void Nothing_happens_before_what_must_come_first(OrderDate first, OrderDate second, bool isError)
    {
        var found = OrderRules.Check(new OrderDates().On(first, -10).On(second, -20), Today).Where(found => found.Date == second && found.Words.Contains("before", StringComparison.Ordinal)).ToList();

        Assert.Equal(isError, Assert.Single(found).IsError);
        Assert.NotEmpty(found[0].Cure);
    }

    [Fact]
    public void A_foc_without_a_submission_and_a_missed_one_are_worth_a_look()
    {
        Assert.Contains(OrderRules.Check(new OrderDates().On(OrderDate.Foc, 5), Today), found => !found.IsError && found.Words.Contains("no date of submission", StringComparison.Ordinal));
        Assert.Contains(OrderRules.Check(new OrderDates().On(OrderDate.Submitted, -9).On(OrderDate.Foc, -1), Today), found => !found.IsError && found.Words.Contains("past", StringComparison.Ordinal));
        Assert.Empty(OrderRules.Check(new OrderDates().On(OrderDate.Submitted, -9).On(OrderDate.Foc, -1).On(OrderDate.Installed, -1), Today));
    }

    [Fact]
    public void A_year_nobody_meant_is_refused()
    {
        Assert.Contains(OrderRules.Check(new OrderDates().On(OrderDate.Foc, 4000), Today), found => found.IsError);
        Assert.Contains(OrderRules.Check(new OrderDates().On(OrderDate.Submitted, -40_000), Today), found => found.IsError);
    }
}
