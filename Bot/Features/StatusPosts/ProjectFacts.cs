using System.Globalization;
using Demarc.Features.Escalations;
using Demarc.Features.Orders;
using Demarc.Time;
using NodaTime;

namespace Demarc.Features.StatusPosts;

/// <summary>Where the orders of one customer, agency, carrier or list stand (§6.7). Pure; the worst open order decides.</summary>
public sealed record ProjectFacts
{
    const int DaysAWeek = 7;

    public required DateOnly Today { get; init; }

    /// <summary>Open ones first, worst first. At least one.</summary>
    public required IReadOnlyList<ProjectLine> Orders { get; init; }

    public required DigestFacts Counts { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<Happening> LastWeek { get; init; }

    public required IReadOnlyList<Happening> NextWeek { get; init; }

    public IEnumerable<ProjectLine> Open => Orders.Where(line => line.Order.IsOpen());

    public int Installed => Orders.Count(line => line.Order.IsDone());

    public int Cancelled => Orders.Count(line => line.Order.Stage() == OrderStage.Cancelled);

    /// <summary>With nothing open it is what was installed, or cancelled.</summary>
    public ProjectLine Worst => Open.FirstOrDefault() ?? Orders.FirstOrDefault(line => line.Order.IsDone()) ?? Orders[0];

    public static ProjectFacts Of(IReadOnlyCollection<Order> orders, IReadOnlyCollection<Escalation> escalations, DigestContext context)
    {
        var highs = escalations.Where(escalation => escalation is { IsOpen: true, Level: EscalationLevel.High }).Select(escalation => escalation.Order).ToHashSet();
        var (today, all) = (context.Today, orders.SelectMany(order => Happening.Of(order, context.Zone)).ToList());
        return new ProjectFacts
        {
            Today = today,
            Orders =
            [
                .. orders.Select(order => ProjectLine.Of(order, context.Health(highs.Contains(order.Id))))
                    .OrderBy(line => !line.Order.IsOpen())
                    .ThenByDescending(line => line.Health.Rag)
                    .ThenBy(line => line.Forecast ?? DateOnly.MaxValue)
                    .ThenBy(line => line.Order.Id, StringComparer.Ordinal),
            ],
            Counts = Digest.Of(orders, escalations, context),
            LastWeek = [.. all.Where(one => !one.IsPlan && one.On <= today && one.On > today.AddDays(-DaysAWeek)).OrderByDescending(one => one.On).ThenBy(one => one.Order.Id, StringComparer.Ordinal)],
            NextWeek = [.. all.Where(one => one.IsPlan && one.On > today && one.On <= today.AddDays(DaysAWeek)).OrderBy(one => one.On).ThenBy(one => one.Order.Id, StringComparer.Ordinal)],
        };
    }
}

/// <param name="Plan">The first FOC given, or the requested date before there is one.</param>
/// <param name="Forecast">The FOC as it stands.</param>
/// <param name="Actual">The date it was installed.</param>
/// <param name="Slip">Business days from plan to actual, while it is open to forecast, or to today once that is past; null while there is nothing to compare.</param>
public sealed record ProjectLine(Order Order, Health Health, DateOnly? Plan, DateOnly? Forecast, DateOnly? Actual, int? Slip)
{
    public static ProjectLine Of(Order order, HealthContext context)
    {
        var plan = FirstFoc(order) ?? order.Dates.RequestedInstall?.On;
        var (forecast, actual) = (order.Dates.Foc?.On, order.Dates.Installed?.On);
        var reached = actual ?? (order.IsOpen() && forecast < context.Today ? context.Today : forecast);
        return new ProjectLine(order, OrderHealth.Of(order, context), plan, forecast, actual, plan is { } from && reached is { } to ? context.Calendar.Between(from, to) : null);
    }

    // As the rules count slips: the oldest date in the history, or the only one there is.
    static DateOnly? FirstFoc(Order order) => order.History
        .Where(change => change.Field == nameof(OrderDate.Foc))
        .SelectMany(change => new[] { change.Before, change.After })
        .Select(Happening.DateOf)
        .FirstOrDefault(date => date is not null) ?? order.Dates.Foc?.On;
}

/// <summary>Something that happened to an order on a day, or is to.</summary>
/// <param name="Court">Whose step it is, when it is a next step.</param>
public sealed record Happening(Order Order, DateOnly On, string What, bool IsPlan = false, DateOnly? Before = null, DateOnly? After = null, Court? Court = null)
{
    static readonly (OrderDate Date, string What)[] Done =
    [
        (OrderDate.Submitted, "submitted"),
        (OrderDate.Accepted, "accepted"),
        (OrderDate.Installed, "installed"),
        (OrderDate.Activated, "activated"),
        (OrderDate.InvoiceReviewed, "first invoice reviewed"),
        (OrderDate.Cancelled, "cancelled"),
    ];

    public static IEnumerable<Happening> Of(Order order, DateTimeZone zone)
    {
        foreach (var (date, what) in Done)
        {
            if (order.Dates[date] is { } point)
            {
                yield return new Happening(order, point.On, what);
            }
        }

        foreach (var change in order.History.Where(change => change.Field == nameof(OrderDate.Foc)))
        {
            yield return new Happening(order, change.At.DateIn(zone), "FOC", Before: DateOf(change.Before), After: DateOf(change.After));
        }

        if (!order.IsOpen())
        {
            yield break;
        }

        if ((order.Dates.Foc ?? order.Dates.RequestedInstall) is { } due)
        {
            yield return new Happening(order, due.On, order.Dates.Foc is null ? "wanted by the customer" : "FOC", IsPlan: true);
        }

        if (order.Next is { By: { } by } next)
        {
            yield return new Happening(order, by, next.What, IsPlan: true, Court: next.Court);
        }
    }

    public static DateOnly? DateOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
