using System.Collections.Frozen;

namespace Demarc.Time;

/// <summary>The calendars of suppliers and teams: the federal one, and the days of a table besides.</summary>
public sealed class Calendars
{
    readonly FrozenDictionary<string, BusinessCalendar> calendars;
    readonly BusinessCalendar everyone;

    Calendars(FrozenDictionary<string, BusinessCalendar> calendars, BusinessCalendar everyone)
    {
        this.calendars = calendars;
        this.everyone = everyone;
    }

    /// <summary>What holds for those without days of their own.</summary>
    public BusinessCalendar Default => everyone;

    /// <param name="name">A supplier or team; an unknown one works as everyone does.</param>
    public BusinessCalendar Of(string? name) => name is not null && calendars.TryGetValue(name.Trim(), out var calendar) ? calendar : everyone;

    /// <param name="table">Tab separated lines of who (<c>*</c>: everyone), when (see <see cref="DayOff.Read"/>) and the day's name; empty lines and those with # are skipped.</param>
    /// <exception cref="FormatException">A line cannot be read; the message names it and says how it should look.</exception>
    public static Calendars Parse(string table)
    {
        var days = new List<(string Who, DayOff Off)>();
        foreach (var (number, line) in table.Split('\n').Index())
        {
            if (line.Trim() is not { Length: > 0 } text || text[0] == '#')
            {
                continue;
            }

            var off = text.Split('\t', StringSplitOptions.TrimEntries) is [{ Length: > 0 } who, var when, { Length: > 0 } name] && DayOff.Read(when, name) is { } read
                ? (who, read)
                : throw new FormatException($"Holidays, line {number + 1}: '{text}' should be who, a date (2026-11-27, or 12-24 for every year) and the day's name, with tabs between.");
            days.Add(off);
        }

        var shared = days.Where(each => each.Who == "*").Select(each => each.Off).ToList();
        var own = days.Where(each => each.Who != "*").GroupBy(each => each.Who, StringComparer.OrdinalIgnoreCase);
        return new Calendars(
            own.ToFrozenDictionary(group => group.Key, group => new BusinessCalendar([.. shared, .. group.Select(each => each.Off)]), StringComparer.OrdinalIgnoreCase),
            new BusinessCalendar(shared));
    }

    public static Calendars Load(string? file) => Parse(file is not null && File.Exists(file) ? File.ReadAllText(file) : "");
}

public static class TimeRegistration
{
    /// <summary>Holidays come from the file named by <c>Time:Holidays</c>, else from <c>holidays.tsv</c> in the data folder.</summary>
    public static IServiceCollection AddCalendars(this IServiceCollection services) => services.AddSingleton(provider =>
    {
        var configuration = provider.GetRequiredService<IConfiguration>();
        return Calendars.Load(configuration["Time:Holidays"] ?? Path.Combine(configuration["Storage:Folder"] ?? "data", "holidays.tsv"));
    });
}
