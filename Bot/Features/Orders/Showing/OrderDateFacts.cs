using Demarc.Cards.Model;

namespace Demarc.Features.Orders.Showing;

/// <summary>The dates of an order: those that matter now each with its evidence, the earlier ones in a line, the missing ones said to be missing.</summary>
static class OrderDateFacts
{
    static readonly OrderDate[] Earlier = [OrderDate.ContractSigned, OrderDate.Submitted, OrderDate.Accepted];
    static readonly OrderDate[] Later = [OrderDate.Installed, OrderDate.Activated, OrderDate.InvoiceReviewed, OrderDate.PortFoc, OrderDate.Ported, OrderDate.Cancelled];

    public static IEnumerable<Fact> Of(OrderSight sight)
    {
        var dates = sight.Order.Dates;
        yield return new Fact("FOC", dates.Foc is { } foc ? Foc(foc, sight) : Text.Plain("not known yet"));
        yield return new Fact(OrderDate.RequestedInstall.Words(), dates.RequestedInstall is { } wanted ? OrderPhrases.Dated(wanted, sight) : Text.Plain("unknown"));
        foreach (var date in Later)
        {
            if (dates[date] is { } point)
            {
                yield return new Fact(date.Words(), OrderPhrases.Dated(point, sight));
            }
        }

        var before = Earlier.Where(date => dates[date] is not null).Select(date => Text.Of($"{date.Words().ToLowerInvariant()} {dates[date]!.On}")).ToList();
        yield return new Fact("So far", before.Count > 0 ? Text.Join(", ", before) : Text.Plain("no date is known"));
    }

    static Text Foc(DatePoint foc, OrderSight sight)
    {
        var dated = OrderPhrases.Dated(foc, sight);
        var first = OrderHealth.SlipOf(sight.Order, sight.Context.Calendar);
        var slip = first switch
        {
            > 0 => Text.Plain($"; {Days(first)} later than the first one given"),
            < 0 => Text.Plain($"; {Days(-first)} earlier than the first one given"),
            _ => Text.Empty,
        };
        return FocTrust.Of(sight.Order, sight.Today, sight.Context.Calendar) is { } trust ? Text.Of($"{dated}{slip}; {trust.Word}") : Text.Of($"{dated}{slip}");
    }

    static string Days(int count) => count == 1 ? "1 business day" : $"{count} business days";
}
