using Demarc.Time;

namespace Demarc.Features.Orders.Showing;

/// <summary>How much weight a FOC date bears, by what is on record; no chance is guessed.</summary>
/// <param name="Word">"firm as far as known", "may move", "in doubt" or "missed".</param>
public sealed record FocTrust(string Word, IReadOnlyList<string> Why)
{
    const int Old = 10;

    public static FocTrust? Of(Order order, DateOnly today, BusinessCalendar calendar)
    {
        if (order.Dates.Foc is not { } foc || !order.IsOpen())
        {
            return null;
        }

        if (foc.On < today)
        {
            return new FocTrust("missed", ["it is past and nothing says installed"]);
        }

        var (doubts, cautions) = (new List<string>(), new List<string>());
        if (order.Jeopardy is { } jeopardy && foc.From.AsOf <= jeopardy.Since)
        {
            doubts.Add("the supplier put the order in jeopardy after giving it");
        }

        if (order.Reject is not null)
        {
            doubts.Add("a reject is not corrected");
        }

        if (OrderHealth.SlipsOf(order) is > 0 and var slips)
        {
            (slips > 1 ? doubts : cautions).Add(slips == 1 ? "it moved once" : $"it moved {slips} times");
        }

        if (order.OpenReadiness.Count > 0)
        {
            cautions.Add($"not ready: {string.Join(", ", order.OpenReadiness)}");
        }

        if (order.Hold is not null)
        {
            cautions.Add("the order is on hold");
        }

        if (calendar.Between(DateOnly.FromDateTime(foc.From.AsOf.UtcDateTime), today) is > Old and var age)
        {
            cautions.Add($"nobody has confirmed it for {age} business days");
        }

        return doubts.Count > 0 ? new FocTrust("in doubt", [.. doubts, .. cautions])
            : cautions.Count > 0 ? new FocTrust("may move", cautions)
            : new FocTrust("firm as far as known", ["nothing on record speaks against it"]);
    }
}
