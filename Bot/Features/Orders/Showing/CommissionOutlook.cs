namespace Demarc.Features.Orders.Showing;

/// <summary>When the first commission of an order is to be expected, and from what that is counted (§5.2).</summary>
/// <param name="Expected">Null: nothing to count from yet.</param>
/// <param name="Basis">In words: "60 days after installation".</param>
public sealed record CommissionOutlook(DateOnly? Expected, string Basis)
{
    /// <summary>Days past the expected one after which it is worth asking, and after which to escalate.</summary>
    public const int Flag = 15;
    public const int Escalate = 30;

    public DateOnly? Earliest { get; init; }

    public DateOnly? Latest { get; init; }

    public DateOnly? Seen { get; init; }

    /// <summary>Days since it was expected; 0 when it is not late or was seen.</summary>
    public int DaysLate { get; init; }

    /// <summary>It counts from a date that has not happened.</summary>
    public bool IsEstimate { get; init; }

    public static CommissionOutlook Of(Order order, OrdersOptions options, DateOnly today)
    {
        if (order.FirstCommissionSeen is { } seen)
        {
            return new CommissionOutlook(order.ExpectedFirstCommission, "seen on a statement") { Seen = seen };
        }

        if (order.Stage() == OrderStage.Cancelled)
        {
            return new CommissionOutlook(null, "the order is cancelled");
        }

        var days = options.CommissionDaysFor(order.Supplier);
        var (start, what, isEstimate) = (order.Dates.Installed ?? order.Dates.Activated)?.On is { } installed ? (installed, "installation", false)
            : order.Dates.Foc?.On is { } foc && foc >= today ? (foc, "the FOC date", true)
            : ((DateOnly?)null, "", true);
        if (order.ExpectedFirstCommission is { } stated)
        {
            return new CommissionOutlook(stated, "as entered in the tracker") { DaysLate = Late(stated, today), IsEstimate = isEstimate };
        }

        if (start is not { } from)
        {
            return new CommissionOutlook(null, order.Dates.Foc is null ? "it is counted from installation, and there is no date of that yet" : "it is counted from installation, and the FOC it was planned for is missed");
        }

        var expected = from.AddDays(days);
        return new CommissionOutlook(expected, $"{days} days after {what}")
        {
            Earliest = from.AddDays(Math.Min(days, options.CommissionDaysAtLeast)),
            Latest = from.AddDays(Math.Max(days, options.CommissionDaysAtMost)),
            DaysLate = isEstimate ? 0 : Late(expected, today),
            IsEstimate = isEstimate,
        };
    }

    static int Late(DateOnly expected, DateOnly today) => Math.Max(0, today.DayNumber - expected.DayNumber);
}
