using Demarc.Time;

namespace Demarc.Features.StatusPosts;

/// <summary>When a channel's status is due: its time and days on the clock of its zone, less holidays and a pause. Each date has one occurrence at most.</summary>
public sealed class PostSchedule
{
    const int MostDaysBack = 15;

    /// <summary>Nobody takes off this many posting days in a row; without an end a search for the next one would be one for ever.</summary>
    const int MostDaysOff = 400;

    readonly LocalSchedule local;
    readonly BusinessCalendar calendar;
    readonly bool onHolidays;
    readonly DateOnly from;

    PostSchedule(StatusChannel channel, BusinessCalendar calendar)
    {
        var zone = Zones.Find(channel.Zone) ?? throw new InvalidOperationException($"The status of {channel.Id} is set in the zone '{channel.Zone}', which is none. Set it again.");
        local = new LocalSchedule(channel.At, zone, Days: channel.Days);
        this.calendar = calendar;
        onHolidays = channel.OnHolidays;
        from = channel.PausedUntil ?? DateOnly.MinValue;
    }

    public static PostSchedule Of(StatusChannel channel, Calendars calendars) => new(channel, calendars.Of(channel.Team));

    public bool IsOn(DateOnly day) => day >= from && local.IsOn(day) && HolidayOn(day) is null;

    /// <summary>When it is due on this date; null on a date it leaves out.</summary>
    public DateTimeOffset? On(DateOnly day) => IsOn(day) ? local.InstantOn(day) : null;

    /// <summary>The first occurrence after the instant, and on a later date than <paramref name="beyond"/>.</summary>
    public Occurrence? After(DateTimeOffset instant, DateOnly? beyond = null)
    {
        if (from > instant.DateIn(local.Zone))
        {
            // A pause may be longer than any row of holidays.
            instant = local.Zone.FirstInstantOf(new NodaTime.LocalDate(from.Year, from.Month, from.Day).AtMidnight()).AddTicks(-1);
        }

        var next = local.After(instant);
        for (var tries = 0; tries < MostDaysOff && next is not null; tries++)
        {
            if (IsOn(next.Day) && !(next.Day <= beyond))
            {
                return next;
            }

            next = local.After(next.At);
        }

        return null;
    }

    public IReadOnlyList<Occurrence> Next(int count, DateTimeOffset instant, DateOnly? beyond = null)
    {
        var found = new List<Occurrence>();
        while (found.Count < count && After(instant, beyond) is { } next)
        {
            found.Add(next);
            (instant, beyond) = (next.At, next.Day);
        }

        return found;
    }

    /// <summary>The last occurrence at or before the instant, within two weeks.</summary>
    public Occurrence? LatestBy(DateTimeOffset instant)
    {
        var today = instant.DateIn(local.Zone);
        for (var back = 0; back < MostDaysBack; back++)
        {
            var day = today.AddDays(-back);
            if (On(day) is { } at && at <= instant)
            {
                return new Occurrence(day, at);
            }
        }

        return null;
    }

    /// <summary>Dates between two others, both excluded, on which it was due, oldest first.</summary>
    public IEnumerable<Occurrence> Between(DateOnly after, DateOnly before)
    {
        for (var day = after.AddDays(1); day < before; day = day.AddDays(1))
        {
            if (On(day) is { } at)
            {
                yield return new Occurrence(day, at);
            }
        }
    }

    /// <summary>Why a date it would be due on is left out: the holiday's name.</summary>
    public string? LeftOut(DateOnly day) => local.IsOn(day) ? HolidayOn(day) : null;

    string? HolidayOn(DateOnly day) => onHolidays ? null : calendar.HolidayOn(day);
}
