using NodaTime;
using NodaTime.Extensions;

namespace Demarc.Time;

/// <summary>
/// "08:30 on business days, in Denver". Once for each such day, however the clocks change: a skipped time of day runs at the first moment
/// after the gap, a doubled one at its first, and a date that never was is left out.
/// </summary>
/// <param name="Calendar">Null: whether a day is worked does not matter.</param>
/// <param name="Days">Null: any day of the week.</param>
public sealed record LocalSchedule(TimeOnly At, DateTimeZone Zone, BusinessCalendar? Calendar = null, IReadOnlyList<DayOfWeek>? Days = null)
{
    const int MostDays = 3660;

    /// <summary>The next occurrence strictly after the instant; null when there is none for years, as with no day of the week chosen.</summary>
    public Occurrence? After(DateTimeOffset instant)
    {
        // A gap over midnight may push yesterday's occurrence into today.
        var first = instant.DateIn(Zone).AddDays(-1);
        for (var i = 0; i <= MostDays; i++)
        {
            var day = first.AddDays(i);
            if (InstantOn(day) is { } at && at > instant)
            {
                return new Occurrence(day, at);
            }
        }

        return null;
    }

    /// <summary>Does it run on this date at all?</summary>
    public bool IsOn(DateOnly day) =>
        (Days is null || Days.Contains(day.DayOfWeek)) && Calendar?.IsBusinessDay(day) != false && Exists(day);

    /// <summary>When it runs on this date; null on a date it leaves out.</summary>
    public DateTimeOffset? InstantOn(DateOnly day) =>
        IsOn(day) ? Zone.FirstInstantOf(day.ToLocalDate().At(NodaTime.LocalTime.FromTimeOnly(At))) : null;

    // Samoa had no 30 December 2011.
    bool Exists(DateOnly day) =>
        Zone.FirstInstantOf(day.ToLocalDate().AtMidnight()).DateIn(Zone) == day;
}

/// <param name="Day">The local date it belongs to: name what it produces after this, not after the instant.</param>
public sealed record Occurrence(DateOnly Day, DateTimeOffset At);
