using Demarc.Cards.Model;
using Demarc.Features.Escalations.Ladder;
using Demarc.Features.Orders;

namespace Demarc.Features.Escalations.Showing;

/// <summary>What an order knows that a supplier's escalation desk asks for (§4.3).</summary>
static class OrderFacts
{
    const int MostNumbers = 6;

    public static IEnumerable<Fact> Of(Order order, DateOnly today, EscalationHours hours, bool showsMoney)
    {
        yield return new Fact("Service", Text.Plain(string.Join(", ", new[] { order.Supplier, order.Product, order.Site }.Where(part => part.Length > 0))));
        yield return new Fact("Order", Text.Of($"{order.Number}{(order.SupplierOrder is { Length: > 0 } theirs ? $" (supplier's no. {theirs})" : "")}"));
        foreach (var (label, value) in new[] { ("PON", order.Pon), ("Circuit", order.CircuitId), ("Account", LastFour(order.Account)), ("BTN", order.Btn) })
        {
            if (value is { Length: > 0 })
            {
                yield return new Fact(label, Text.Code(value));
            }
        }

        if (order.Tns.Count > 0)
        {
            var more = Math.Max(order.TnCount ?? 0, order.Tns.Count) - Math.Min(order.Tns.Count, MostNumbers);
            yield return new Fact("Numbers", Text.Plain(string.Join(", ", order.Tns.Take(MostNumbers)) + (more > 0 ? $" and {more} more" : "")));
        }

        if (order.Dates.Foc is { } foc)
        {
            yield return new Fact("FOC", Foc(foc.On, order, today, hours));
        }

        if (order.Dates.RequestedInstall is { } wanted)
        {
            yield return new Fact("Requested date", Text.Date(wanted.On));
        }

        if (order.Jeopardy is { } jeopardy)
        {
            yield return new Fact("Jeopardy", Text.Of($"{(jeopardy.Code is { Length: > 0 } code ? code + ": " : "")}{jeopardy.Words}, since {jeopardy.Since}"));
        }

        if (showsMoney && order.Mrc is { } mrc)
        {
            yield return new Fact("MRC", Text.Of($"${mrc:N2} a month"));
        }
    }

    /// <summary>Numbers of accounts are not for a chat; the last four tell which it is.</summary>
    public static string? LastFour(string? account) => account is { Length: > 4 } ? "…" + account[^4..] : account;

    static Text Foc(DateOnly foc, Order order, DateOnly today, EscalationHours hours)
    {
        var late = order.IsOpen() && foc < today ? hours.Calendar.Between(foc, today) : 0;
        return Text.Date(foc) + (late switch
        {
            0 when order.IsOpen() && foc < today => Text.Bold(", missed"),
            0 => Text.Empty,
            1 => Text.Bold(", missed by 1 business day"),
            _ => Text.Bold($", missed by {late} business days"),
        });
    }
}
