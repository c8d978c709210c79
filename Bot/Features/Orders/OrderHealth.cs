using System.Globalization;
using Demarc.Time;
using NodaTime;

namespace Demarc.Features.Orders;

/// <summary>Red, amber, green by numbers that are the same for every project manager, and never green for what nobody has looked at.</summary>
public enum Rag
{
    Grey,
    Green,
    Blue,
    Unknown,
    Amber,
    Red,
}

/// <summary>A verdict and the rule behind it.</summary>
/// <param name="Rule">Number of the rule, e.g. <c>R1</c>; shown, so that nobody has to guess why.</param>
/// <param name="Words">The rule's finding on this order, in one clause.</param>
public sealed record Health(Rag Rag, string Rule, string Words)
{
    public bool IsLate => Rule is "R1" or "R2";
}

/// <summary>What health depends on besides the order itself.</summary>
/// <param name="Today">The date where the team is.</param>
/// <param name="HasHighEscalation">An escalation of this order with level High is open.</param>
public sealed record HealthContext(DateOnly Today, BusinessCalendar Calendar, bool HasHighEscalation = false)
{
    /// <summary>Where the team is: the day on which something was said is the day there.</summary>
    public DateTimeZone Zone { get; init; } = DateTimeZone.Utc;
}

/// <summary>
/// The numbered rules, worst first; the first that holds decides. All distances are business days.
/// R1 committed date missed · R2 slipped more than 5 · R3 jeopardy without a new date for 1 · R4 high escalation open · R5 next step overdue more than 2 ·
/// R6 port rejected within 3 of the cutover · R7 held by a dispute
/// U1 nobody has heard anything for longer than the stage allows
/// A1 slipped 1 to 5 · A2 FOC later than the requested date · A3 jeopardy with a plan · A4 next step overdue up to 2 ·
/// A5 readiness open within 10 of the FOC · A6 on hold · A7 rejected · A8 signed more than 2 ago and not submitted
/// </summary>
public static class OrderHealth
{
    const int Slipped = 5;
    const int NearFoc = 10;
    const int NearCutover = 3;

    public static Health Of(Order order, HealthContext context)
    {
        var stage = order.Stage();
        return stage switch
        {
            OrderStage.Cancelled => new Health(Rag.Grey, "G2", "cancelled"),
            >= OrderStage.Installed => new Health(Rag.Blue, "B1", "installed"),
            _ => Red(order, context) ?? (stage == OrderStage.NotSubmitted ? NotStarted(order, context) : null) ?? Unknown(order, stage, context) ?? Amber(order, context)
                ?? new Health(Rag.Green, "OK", order.Dates.Foc is null ? "moving, and heard of recently" : "on its committed date"),
        };
    }

    /// <summary>Days without a word after which a stage counts as unknown: submitted 2, accepted 3, waiting for the FOC 5, turn-up 1 (§4.4).</summary>
    public static int MostSilence(Order order, HealthContext context) => order.Stage() switch
    {
        OrderStage.Submitted => 2,
        OrderStage.Accepted => 3,
        OrderStage.FocReceived when order.Dates.Foc is { } foc && context.Calendar.Between(context.Today, foc.On) <= 1 => 1,
        _ => 5,
    };

    /// <summary>How far the FOC has moved from the first one given; negative when it came forward.</summary>
    public static int SlipOf(Order order, BusinessCalendar calendar) =>
        order.Dates.Foc is { } now && FirstFoc(order) is { } first ? calendar.Between(first, now.On) : 0;

    /// <summary>How often the FOC was moved to a later date.</summary>
    public static int SlipsOf(Order order) => Focs(order).Zip(Focs(order).Skip(1)).Count(pair => pair.Second > pair.First);

    static Health? Red(Order order, HealthContext context)
    {
        var (today, calendar) = (context.Today, context.Calendar);
        if (order.Dates.Foc is { } foc && foc.On < today)
        {
            return new Health(Rag.Red, "R1", $"FOC missed by {Days(calendar.Between(foc.On, today))}");
        }

        if (SlipOf(order, calendar) is > Slipped and var slip)
        {
            return new Health(Rag.Red, "R2", $"FOC slipped {Days(slip)} from the first one given");
        }

        if (order.Jeopardy is { } jeopardy && !HasPlan(order, jeopardy) && Since(jeopardy.Since, context) >= 1)
        {
            return new Health(Rag.Red, "R3", $"in jeopardy for {Days(Since(jeopardy.Since, context))} without a new date");
        }

        if (context.HasHighEscalation)
        {
            return new Health(Rag.Red, "R4", "a high escalation is open");
        }

        if (order.Next?.By is { } by && calendar.Between(by, today) is > 2 and var overdue)
        {
            return new Health(Rag.Red, "R5", $"the next step is {Days(overdue)} overdue");
        }

        if (order.Reject is not null && order.Dates.Foc is { } cutover && calendar.Between(today, cutover.On) <= NearCutover)
        {
            return new Health(Rag.Red, "R6", "rejected within 3 business days of the cutover");
        }

        return order.Hold is { Reason: var reason } && reason.Contains("dispute", StringComparison.OrdinalIgnoreCase)
            ? new Health(Rag.Red, "R7", "held by a dispute")
            : null;
    }

    static Health NotStarted(Order order, HealthContext context) =>
        order.Dates.ContractSigned is { } signed && context.Calendar.Between(signed.On, context.Today) > 2
            ? new Health(Rag.Amber, "A8", $"signed {Days(context.Calendar.Between(signed.On, context.Today))} ago and not submitted")
            : new Health(Rag.Grey, "G1", "not submitted yet");

    static Health? Unknown(Order order, OrderStage stage, HealthContext context)
    {
        var silent = Since(order.LastWord.AsOf, context);
        return silent > MostSilence(order, context)
            ? new Health(Rag.Unknown, "U1", $"no word for {Days(silent)} ({stage.Words().ToLowerInvariant()}: {MostSilence(order, context)} is the most)")
            : null;
    }

    static Health? Amber(Order order, HealthContext context)
    {
        var (today, calendar) = (context.Today, context.Calendar);
        if (SlipOf(order, calendar) is > 0 and var slip)
        {
            return new Health(Rag.Amber, "A1", $"FOC slipped {Days(slip)} from the first one given");
        }

        if (order.Dates is { Foc: { } foc, RequestedInstall: { } wanted } && foc.On > wanted.On)
        {
            return new Health(Rag.Amber, "A2", $"FOC is {Days(calendar.Between(wanted.On, foc.On))} after the requested date");
        }

        if (order.Jeopardy is not null)
        {
            return new Health(Rag.Amber, "A3", "in jeopardy, with a plan");
        }

        if (order.Next?.By is { } by && calendar.Between(by, today) is > 0 and var overdue)
        {
            return new Health(Rag.Amber, "A4", $"the next step is {Days(overdue)} overdue");
        }

        if (order.OpenReadiness.Count > 0 && order.Dates.Foc is { } due && calendar.Between(today, due.On) <= NearFoc)
        {
            return new Health(Rag.Amber, "A5", $"{string.Join(", ", order.OpenReadiness)} not ready within {NearFoc} business days of the FOC");
        }

        return order switch
        {
            { Hold: { } hold } => new Health(Rag.Amber, "A6", $"on hold: {hold.Reason}"),
            { Reject: { } reject } => new Health(Rag.Amber, "A7", $"rejected{(reject.Code is null ? "" : " " + reject.Code)}"),
            _ => null,
        };
    }

    // A plan is a date: one given after the jeopardy was, or a next step with a day.
    static bool HasPlan(Order order, Jeopardy jeopardy) =>
        order.Next?.By is not null || (order.Dates.Foc is { } foc && foc.From.AsOf > jeopardy.Since);

    static int Since(DateTimeOffset instant, HealthContext context) => Math.Max(0, context.Calendar.Between(instant.DateIn(context.Zone), context.Today));

    static DateOnly? FirstFoc(Order order) => Focs(order).Select(date => (DateOnly?)date).FirstOrDefault();

    static IEnumerable<DateOnly> Focs(Order order) => order.History
        .Where(change => change.Field == nameof(OrderDate.Foc))
        .SelectMany(change => new[] { change.Before, change.After })
        .Select(text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : (DateOnly?)null)
        .OfType<DateOnly>()
        .Concat(order.Dates.Foc is { } foc ? [foc.On] : []);

    static string Days(int count) => count == 1 ? "1 business day" : $"{count} business days";
}
