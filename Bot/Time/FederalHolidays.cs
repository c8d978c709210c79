namespace Demarc.Time;

/// <summary>The eleven US federal holidays by rule, on the day they are observed: a Saturday's on the Friday before, a Sunday's on the Monday after.</summary>
public static class FederalHolidays
{
    /// <returns>Its name, when no work is done on that weekday because of it.</returns>
    public static string? On(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday or DayOfWeek.Sunday => null,
        DayOfWeek.Monday => OnMonday(day) ?? Fixed(day) ?? Observed(day.AddDays(-1)),
        DayOfWeek.Friday => Fixed(day) ?? (day == DateOnly.MaxValue ? null : Observed(day.AddDays(1))),
        DayOfWeek.Thursday when day is { Month: 11, Day: >= 22 and <= 28 } => "Thanksgiving Day",
        _ => Fixed(day),
    };

    static string? OnMonday(DateOnly day) => (day.Month, day.Day) switch
    {
        (1, >= 15 and <= 21) when day.Year >= 1986 => "Martin Luther King Jr. Day",
        (2, >= 15 and <= 21) => "Presidents Day",
        (5, >= 25) => "Memorial Day",
        (9, <= 7) => "Labor Day",
        (10, >= 8 and <= 14) => "Columbus Day",
        _ => null,
    };

    static string? Fixed(DateOnly day) => (day.Month, day.Day) switch
    {
        (1, 1) => "New Year's Day",
        (6, 19) when day.Year >= 2021 => "Juneteenth",
        (7, 4) => "Independence Day",
        (11, 11) => "Veterans Day",
        (12, 25) => "Christmas Day",
        _ => null,
    };

    static string? Observed(DateOnly weekend) => Fixed(weekend) is { } name ? name + " (observed)" : null;
}
