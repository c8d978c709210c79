using System.Globalization;
using Demarc.Time;

namespace Demarc.Features.Orders.Changes;

/// <summary>What is odd about a day that is set, though it may be so: no work on that day, or the order is done already. Pure.</summary>
static class DayChecks
{
    public static IEnumerable<RuleFinding> Of(Order before, IEnumerable<Edit> edits, BusinessCalendar calendar)
    {
        foreach (var date in edits.OfType<Edit.Date>())
        {
            if (date is not { Which: OrderDate.Foc or OrderDate.RequestedInstall or OrderDate.PortFoc, Day: { } day })
            {
                continue;
            }

            if (!calendar.IsBusinessDay(day))
            {
                var why = calendar.HolidayOn(day) ?? day.DayOfWeek.ToString();
                yield return new RuleFinding(date.Which, false, $"{date.Which.Words()} {Said(day)} is no business day ({why}).", $"Check it with the supplier; the next business day is {Said(calendar.Next(day))}.");
            }

            if (before.Dates.Cancelled is { } cancelled)
            {
                yield return new RuleFinding(date.Which, false, $"The order is cancelled since {Said(cancelled.On)}.", $"If it is on again, say \"{before.Number} cancelled none\".");
            }
            else if (before.Dates.Installed is { } installed && date.Which != OrderDate.PortFoc)
            {
                yield return new RuleFinding(date.Which, false, $"The order is installed since {Said(installed.On)}.", $"Is {date.Which.Words()} meant for another order? If it is not installed after all, say \"{before.Number} installed none\".");
            }
        }
    }

    static string Said(DateOnly day) => day.ToString("ddd MMM d, yyyy", CultureInfo.InvariantCulture);
}
