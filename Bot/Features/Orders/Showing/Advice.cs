using Demarc.Cards.Model;
using Demarc.Time;

namespace Demarc.Features.Orders.Showing;

/// <summary>A remark on what may go wrong or what to do.</summary>
/// <param name="From">Where it comes from: the order itself, or a rule of the trade with its source and age.</param>
public sealed record Remark(Text Words, string From);

/// <summary>
/// What could go wrong with an order and what its partner has to do, read off the record and a few facts of the trade. Each says where it comes from;
/// nothing here is a carrier's promise.
/// </summary>
static class Advice
{
    const string Record = "this order's record";
    const string Default = "planning default";
    const int Most = 5;

    /// <summary>A FOC this near leaves no time for what is not ready.</summary>
    const int NearFoc = 10;

    public static IReadOnlyList<Remark> Risks(Order order, DateOnly today, BusinessCalendar calendar) =>
        order.IsOpen() ? [.. FromRecord(order, today, calendar).Concat(FromDate(order, today, calendar)).Concat(FromTrade(order, today, calendar)).Take(Most)] : [.. AfterInstall(order, today, calendar).Take(Most)];

    static IEnumerable<Remark> FromRecord(Order order, DateOnly today, BusinessCalendar calendar)
    {
        if (order.Jeopardy is { } jeopardy)
        {
            yield return new Remark($"The supplier has it in jeopardy{(jeopardy.Code is null ? "" : $", code {jeopardy.Code}")}{(jeopardy.Words.Length > 0 ? $": {jeopardy.Words}" : "")}. The date may move.", "the supplier's words");
        }

        if (order.OpenReadiness.Count > 0)
        {
            var near = order.Dates.Foc?.On is { } foc && foc >= today ? $" The FOC is {Days(calendar.Between(today, foc))} away." : "";
            yield return new Remark($"Not ready: {string.Join(", ", order.OpenReadiness)}.{near} The visit may fail for it.", Record);
        }

        if (order.Reject is { Count: > 1 } reject)
        {
            yield return new Remark($"It was rejected {reject.Count} times.", Record);
        }

        if (OrderHealth.SlipsOf(order) is > 1 and var slips)
        {
            yield return new Remark($"The FOC date has moved to a later day {slips} times.", Record);
        }

        if (order.Dates.Submitted?.On is { } submitted && order is { SupplierOrder: null, Dates: { Accepted: null, Foc: null } } && calendar.Between(submitted, today) > 3)
        {
            yield return new Remark($"There is no supplier order number {Days(calendar.Between(submitted, today))} after submission; it may be lost, so it is better resent than waited for.", "trade handbook");
        }
    }

    static IEnumerable<Remark> FromDate(Order order, DateOnly today, BusinessCalendar calendar)
    {
        if (order.Dates.Foc?.On is { } foc && foc >= today)
        {
            if (!calendar.IsBusinessDay(foc))
            {
                yield return new Remark($"The FOC falls on {(calendar.HolidayOn(foc) is { } holiday ? holiday : "a " + foc.DayOfWeek)}; ask the supplier whether that is meant.", "business calendar");
            }
            else if (!calendar.IsBusinessDay(foc.AddDays(1)) && Products.FamilyOf(order.Product) is ProductFamily.Port or ProductFamily.HostedVoice or ProductFamily.SipTrunk or ProductFamily.Pri)
            {
                yield return new Remark("The FOC is the day before a weekend or holiday; numbers that fail to port then wait until it is over.", Default);
            }

            if (foc is { Month: 11, Day: >= 20 } or { Month: 12 } or { Month: 1, Day: <= 5 })
            {
                yield return new Remark("Many suppliers freeze changes from late November to early January; ask whether this date stands.", Default);
            }
        }

        if (order.Dates.Foc is null && Interval.For(order) is { } interval && interval.Days(order, calendar) is var (_, late) && late < today)
        {
            yield return new Remark($"It has no FOC, and {interval.Of} usually takes {interval.Low} to {interval.High} business days from acceptance, which are over.", Default);
        }
    }

    static IEnumerable<Remark> FromTrade(Order order, DateOnly today, BusinessCalendar calendar)
    {
        if (order.Dates.Foc is not null && order.Supplier == "AT&T")
        {
            yield return new Remark("On AT&T access orders a FOC says that the request looks workable; the due date itself is agreed apart from it.", "AT&T access page, 2014");
        }

        if (order.Supplier == "Lumen" && (order.Hold?.Court == Court.Customer || order.Dates.Foc is not null))
        {
            yield return new Remark("Lumen may start billing when the customer delays activation.", "Lumen help pages");
        }

        var advice = Products.FamilyOf(order.Product) switch
        {
            ProductFamily.Port => "Keep the old service until the numbers ring at the new carrier; who cancels it before loses them.",
            ProductFamily.TollFree => "Toll-free numbers move by RespOrg change, apart from local numbers; the controlling RespOrg has 2 business days.",
            ProductFamily.SdWan => "It can only be turned up on circuits that are in; watch their dates first.",
            ProductFamily.HostedVoice or ProductFamily.SipTrunk or ProductFamily.Pri => "The port is the last step: keep the old system as a way back until test calls pass.",
            ProductFamily.Pots => "Elevator, alarm and fax lines: have each line named and confirmed before anything moves.",
            ProductFamily.Dedicated => "Landlord entry, power and a place for the equipment must be there before the installer comes.",
            _ => null,
        };
        if (advice is not null)
        {
            yield return new Remark(advice, "general");
        }
    }

    static IEnumerable<Remark> AfterInstall(Order order, DateOnly today, BusinessCalendar calendar)
    {
        if (order.Dates.Installed?.On is not { } installed || order.Stage() == OrderStage.Cancelled)
        {
            yield break;
        }

        if (order.Dates.InvoiceReviewed is null && calendar.Between(installed, today) > 10)
        {
            yield return new Remark($"Nobody has reviewed a first invoice, {Days(calendar.Between(installed, today))} after installation; dispute windows are typically 30 to 45 days.", "this order's record; windows as contracts have them");
        }

        yield return new Remark("The old service goes on billing until the customer orders its disconnection.", "general");
    }

    /// <summary>What the partner has to do, from the record; empty when nothing is known.</summary>
    public static IReadOnlyList<Remark> PartnerTasks(Order order)
    {
        var tasks = new List<Remark>();
        if (order.Next is { Court: Court.Partner or Court.Customer } next)
        {
            tasks.Add(new Remark(next.Court == Court.Customer ? $"Get the customer to: {next.What}" : next.What, Record));
        }

        if (order.Hold is { Court: Court.Partner or Court.Customer } hold)
        {
            tasks.Add(new Remark($"Release the hold: {hold.Reason}", Record));
        }

        if (order.Reject is { } reject)
        {
            tasks.Add(new Remark($"Send the correction for the reject{(reject.Code is null ? "" : $" {reject.Code}")}: {reject.Words}", Record));
        }

        tasks.AddRange(order.OpenReadiness.Select(item => new Remark($"Get ready: {item}", Record)));
        return tasks;
    }

    /// <summary>What is usual at this stage, when the record asks for nothing.</summary>
    public static Remark? Usual(Order order, DateOnly today, BusinessCalendar calendar) => order.Stage() switch
    {
        OrderStage.NotSubmitted => new Remark("Have the signed paper complete: legal name, address with suite, term, initials, account of the old carrier.", "usual before submission"),
        OrderStage.Submitted or OrderStage.Accepted or OrderStage.PendingInstallation => new Remark("Keep two site contacts with mobile numbers at hand; suppliers close orders whose contact they cannot reach.", "usual at this stage"),
        OrderStage.FocReceived when order.Dates.Foc!.On < today => new Remark("Ask on site whether an installer came and what was said, and tell us.", "usual after a missed date"),
        OrderStage.FocReceived when order.Dates.Foc!.On is var foc && calendar.Between(today, foc) <= NearFoc => new Remark("Confirm the site contact, access hours and that the equipment place has power.", "usual before installation"),
        OrderStage.FocReceived => new Remark("Nothing yet; two weeks before the FOC, confirm contact, access and power.", "usual at this stage"),
        OrderStage.Installed or OrderStage.Activated => new Remark("Check the first invoice against the order and order the old service's disconnection.", "usual after installation"),
        _ => null,
    };

    static string Days(int count) => count == 1 ? "1 business day" : $"{count} business days";
}
