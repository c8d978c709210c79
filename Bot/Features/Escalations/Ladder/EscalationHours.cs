using Demarc.Time;
using NodaTime;
using NodaTime.Extensions;

namespace Demarc.Features.Escalations.Ladder;

/// <summary>The hours escalations are worked in, and arithmetic with what they allow. Round-the-clock allowances run past them.</summary>
public sealed class EscalationHours(WorkingHours hours)
{
    public BusinessCalendar Calendar => hours.Calendar;

    public DateTimeZone Zone => hours.Zone;

    /// <summary>Working time of a whole day.</summary>
    TimeSpan Day => hours.Closes - hours.Opens;

    public DateOnly Today(DateTimeOffset now) => now.DateIn(hours.Zone);

    public bool IsOpen(DateTimeOffset now) => hours.IsOpen(now);

    public DateTimeOffset OpenFrom(DateTimeOffset now) => hours.OpenFrom(now);

    /// <summary>When the allowance is used up.</summary>
    public DateTimeOffset Add(DateTimeOffset from, Allowance allowance) => allowance.Unit switch
    {
        AllowanceUnit.ElapsedMinutes => from.AddMinutes(allowance.Amount),
        AllowanceUnit.BusinessMinutes => hours.Add(from, TimeSpan.FromMinutes(allowance.Amount)),
        _ => hours.Add(from, Day * allowance.Amount),
    };

    /// <summary>What is left until then: elapsed or working time. Nothing when it is past.</summary>
    public TimeSpan Left(DateTimeOffset now, DateTimeOffset until, bool isRoundTheClock) =>
        until <= now ? TimeSpan.Zero : isRoundTheClock ? until - now : hours.Between(now, until);

    /// <summary>When that much is used up from now on.</summary>
    public DateTimeOffset Resume(DateTimeOffset now, TimeSpan left, bool isRoundTheClock) =>
        isRoundTheClock ? now + left : hours.Add(now, left);

    /// <summary>The moment to remind someone before a time; null when it is too near for that.</summary>
    public DateTimeOffset? Before(DateTimeOffset now, DateTimeOffset until, Allowance warning)
    {
        var time = TimeSpan.FromMinutes(warning.Amount);
        var left = Left(now, until, warning.IsRoundTheClock);
        return left > time ? Resume(now, left - time, warning.IsRoundTheClock) : null;
    }

    /// <summary>Close of business on that day, or on the next one that is worked.</summary>
    public DateTimeOffset CloseOf(DateOnly day) =>
        hours.Zone.FirstInstantOf(hours.Calendar.OnOrAfter(day).ToLocalDate().At(NodaTime.LocalTime.FromTimeOnly(hours.Closes)));
}
