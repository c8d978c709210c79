using System.Globalization;

namespace Demarc.Time;

/// <summary>A day a supplier or team does not work: once, or every year when it has no year.</summary>
public sealed record DayOff(int? Year, int Month, int Day, string Name)
{
    /// <summary>Only when it has a year.</summary>
    public DateOnly Date => new(Year!.Value, Month, Day);

    /// <param name="when"><c>2026-11-27</c>, or <c>12-24</c> for every year.</param>
    public static DayOff? Read(string when, string name)
    {
        if (DateOnly.TryParseExact(when, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var once))
        {
            return new DayOff(once.Year, once.Month, once.Day, name);
        }

        // A leap year, so that 02-29 may be named.
        return DateOnly.TryParseExact("2024-" + when, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var yearly)
            ? new DayOff(null, yearly.Month, yearly.Day, name)
            : null;
    }
}
