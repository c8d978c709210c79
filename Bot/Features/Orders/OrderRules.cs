using System.Globalization;

namespace Demarc.Features.Orders;

/// <summary>What is wrong with the dates of an order, or worth a second look.</summary>
/// <param name="IsError">It cannot be so, and is not stored.</param>
/// <param name="Words">One sentence that says what is wrong.</param>
/// <param name="Cure">One sentence that says what to do.</param>
public sealed record RuleFinding(OrderDate Date, bool IsError, string Words, string Cure);

/// <summary>
/// The rules between an order's dates (§1.2), the same for an import and for a change in chat: what happened cannot lie ahead,
/// nothing is confirmed before it is submitted or delivered before it is confirmed possible, and nothing is billed before it is installed.
/// </summary>
public static class OrderRules
{
    /// <summary>No supplier's tracker knows an order from before, or plans further ahead.</summary>
    public static readonly DateOnly Earliest = new(2000, 1, 1);

    const int MostYearsAhead = 5;

    static readonly OrderDate[] Happened =
    [
        OrderDate.ContractSigned, OrderDate.Submitted, OrderDate.Accepted, OrderDate.Installed, OrderDate.Activated,
        OrderDate.InvoiceReviewed, OrderDate.Cancelled, OrderDate.Ported,
    ];

    // The second cannot lie before the first; or is at least odd.
    static readonly (OrderDate First, OrderDate Second, bool IsError, string Why)[] Sequence =
    [
        (OrderDate.ContractSigned, OrderDate.Submitted, false, "an order is submitted after the contract is signed"),
        (OrderDate.Submitted, OrderDate.Accepted, true, "nothing is accepted before it is submitted"),
        (OrderDate.Submitted, OrderDate.Foc, true, "nothing is confirmed for a day before it is submitted"),
        (OrderDate.Submitted, OrderDate.Installed, true, "nothing is installed before it is submitted"),
        (OrderDate.Accepted, OrderDate.Foc, false, "a FOC date lies after acceptance"),
        (OrderDate.Installed, OrderDate.Activated, false, "a service is activated after it is installed"),
        (OrderDate.Installed, OrderDate.InvoiceReviewed, false, "billing that begins before installation is an issue to raise"),
        (OrderDate.Installed, OrderDate.Ported, false, "numbers ported before turn-up have nowhere to ring"),
    ];

    /// <param name="today">The date where the team is.</param>
    public static IReadOnlyList<RuleFinding> Check(OrderDates dates, DateOnly today)
    {
        var found = new List<RuleFinding>();
        foreach (var date in Enum.GetValues<OrderDate>())
        {
            if (dates[date]?.On is not { } on)
            {
                continue;
            }

            if (on < Earliest || on > today.AddYears(MostYearsAhead))
            {
                found.Add(new RuleFinding(date, true, $"{date.Words()} {Said(on)} is not a likely year.", "Check the year."));
            }
            else if (on > today && Happened.Contains(date))
            {
                found.Add(new RuleFinding(date, true, $"{date.Words()} {Said(on)} lies ahead, and it says what has happened.", "Fill it in when it has, or use the requested or FOC date."));
            }
        }

        found.AddRange(OutOfOrder(dates));
        if (dates.Foc is { } foc && dates.Submitted is null && dates.Accepted is null)
        {
            found.Add(new RuleFinding(OrderDate.Foc, false, "There is a FOC date and no date of submission.", "Fill in when it was submitted to the carrier."));
        }

        if (dates is { Foc.On: var due, Installed: null, Cancelled: null } && due < today)
        {
            found.Add(new RuleFinding(OrderDate.Foc, false, $"The FOC date {Said(due)} is past and nothing says installed.", "Fill in when it was installed, or the new FOC date."));
        }

        return found;
    }

    static IEnumerable<RuleFinding> OutOfOrder(OrderDates dates)
    {
        foreach (var (first, second, isError, why) in Sequence)
        {
            if (dates[first]?.On is { } before && dates[second]?.On is { } after && after < before)
            {
                yield return new RuleFinding(
                    second, isError, $"{second.Words()} {Said(after)} lies before {first.Words().ToLowerInvariant()} {Said(before)}: {why}.", "Correct the one that is wrong.");
            }
        }
    }

    static string Said(DateOnly date) => date.ToString("ddd MMM d, yyyy", CultureInfo.InvariantCulture);
}
