using System.Collections.Frozen;

namespace Demarc.Time;

/// <summary>
/// Which days are worked: Monday to Friday, less the US federal holidays and what a supplier or team takes off besides.
/// Late risk is measured in its days, contracts in calendar days.
/// </summary>
public sealed class BusinessCalendar
{
    /// <summary>Nobody's holidays but the federal ones.</summary>
    public static readonly BusinessCalendar Federal = new([]);

    const int MostDays = 20_000;

    /// <summary>Distances within these years are looked up; others are walked day by day.</summary>
    static readonly DateOnly FirstCounted = new(2010, 1, 1);
    static readonly DateOnly LastCounted = new(2049, 12, 31);

    readonly FrozenDictionary<DateOnly, string> dates;
    readonly FrozenDictionary<(int Month, int Day), string> yearly;

    /// <summary>For each day from <see cref="FirstCounted"/> on: how many days up to it are worked.</summary>
    readonly Lazy<int[]> worked;

    /// <param name="extra">Further days off.</param>
    public BusinessCalendar(IEnumerable<DayOff> extra)
    {
        var all = extra.ToList();
        dates = all.Where(off => off.Year is not null)
            .DistinctBy(off => off.Date)
            .ToFrozenDictionary(off => off.Date, off => off.Name);
        yearly = all.Where(off => off.Year is null)
            .DistinctBy(off => (off.Month, off.Day))
            .ToFrozenDictionary(off => (off.Month, off.Day), off => off.Name);
        worked = new Lazy<int[]>(CountWorked);
    }

    public bool IsBusinessDay(DateOnly day) => !IsWeekend(day) && HolidayOn(day) is null;

    /// <returns>Why a weekday is off, by name; null when it is worked or a weekend.</returns>
    public string? HolidayOn(DateOnly day) => IsWeekend(day)
        ? null
        : FederalHolidays.On(day) ?? dates.GetValueOrDefault(day) ?? yearly.GetValueOrDefault((day.Month, day.Day));

    public DateOnly Next(DateOnly day) => Add(day, 1);

    public DateOnly Previous(DateOnly day) => Add(day, -1);

    public DateOnly OnOrAfter(DateOnly day) => IsBusinessDay(day) ? day : Next(day);

    public DateOnly OnOrBefore(DateOnly day) => IsBusinessDay(day) ? day : Previous(day);

    /// <summary>Counts that many business days on (or back, when negative), starting with the next (previous) day. Zero is the day itself, worked or not.</summary>
    public DateOnly Add(DateOnly day, int businessDays)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs((long)businessDays), MostDays);
        var step = Math.Sign(businessDays);
        for (var left = Math.Abs(businessDays); left > 0;)
        {
            day = day.AddDays(step);
            left -= IsBusinessDay(day) ? 1 : 0;
        }

        return day;
    }

    /// <summary>Business days after <paramref name="from"/>, up to and including <paramref name="to"/>; negative when it lies before. The inverse of <see cref="Add"/>.</summary>
    public int Between(DateOnly from, DateOnly to)
    {
        if (IsCounted(from) && IsCounted(to))
        {
            return from <= to ? Worked(to) - Worked(from) : Worked(to.AddDays(-1)) - Worked(from.AddDays(-1));
        }

        var step = from <= to ? 1 : -1;
        var count = 0;
        for (var day = from; day != to;)
        {
            day = day.AddDays(step);
            count += IsBusinessDay(day) ? step : 0;
        }

        return count;
    }

    static bool IsCounted(DateOnly day) => day > FirstCounted && day <= LastCounted;

    int Worked(DateOnly day) => worked.Value[day.DayNumber - FirstCounted.DayNumber];

    int[] CountWorked()
    {
        var counts = new int[LastCounted.DayNumber - FirstCounted.DayNumber + 1];
        for (var i = 1; i < counts.Length; i++)
        {
            counts[i] = counts[i - 1] + (IsBusinessDay(FirstCounted.AddDays(i)) ? 1 : 0);
        }

        return counts;
    }

    static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
