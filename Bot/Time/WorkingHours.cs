using NodaTime;
using NodaTime.Extensions;

namespace Demarc.Time;

/// <summary>
/// The hours a team works: an instant counts when the clock on their wall reads between opening and closing on a business day.
/// Elapsed minutes are counted, so a doubled hour within them counts twice and a skipped one not at all.
/// </summary>
/// <param name="Closes">At or before opening: the next morning, and the shift belongs to the day it began.</param>
public sealed record WorkingHours(DateTimeZone Zone, BusinessCalendar Calendar, TimeOnly Opens, TimeOnly Closes)
{
    /// <summary>Longer waits than this are no deadline but a mistake.</summary>
    const int MostDays = 3660;

    public static WorkingHours Office(DateTimeZone zone, BusinessCalendar calendar) => new(zone, calendar, new TimeOnly(8, 0), new TimeOnly(17, 0));

    public bool IsOpen(DateTimeOffset instant) => Spells(instant).First().Contains(instant);

    /// <summary>The instant itself when open, else the next opening.</summary>
    public DateTimeOffset OpenFrom(DateTimeOffset instant)
    {
        var spell = Spells(instant).First();
        return spell.Start > instant ? spell.Start : instant;
    }

    /// <summary>When that much working time has passed; nothing passes while closed. Zero is the moment the clock begins to run.</summary>
    public DateTimeOffset Add(DateTimeOffset from, TimeSpan working)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(working, TimeSpan.Zero);
        if (working == TimeSpan.Zero)
        {
            return OpenFrom(from);
        }

        foreach (var spell in Spells(from))
        {
            var start = spell.Start > from ? spell.Start : from;
            if (spell.End - start >= working)
            {
                return start + working;
            }

            working -= spell.End - start;
        }

        throw new ArgumentOutOfRangeException(nameof(working), $"{working} of working time does not pass within {MostDays} days.");
    }

    /// <summary>Working time between two instants; zero when they are the other way round.</summary>
    public TimeSpan Between(DateTimeOffset from, DateTimeOffset to)
    {
        var total = TimeSpan.Zero;
        foreach (var spell in Spells(from).TakeWhile(spell => spell.Start < to))
        {
            var start = spell.Start > from ? spell.Start : from;
            var end = spell.End < to ? spell.End : to;
            total += end > start ? end - start : TimeSpan.Zero;
        }

        return total;
    }

    /// <summary>Open spells in order, from the first that ends after the instant.</summary>
    IEnumerable<Spell> Spells(DateTimeOffset from)
    {
        // The shift of the day before may last into this one.
        var first = from.DateIn(Zone).AddDays(-1);
        for (var i = 0; i <= MostDays; i++)
        {
            var day = first.AddDays(i);
            if (!Calendar.IsBusinessDay(day))
            {
                continue;
            }

            foreach (var spell in ShiftOf(day).Where(spell => spell.End > from))
            {
                yield return spell;
            }
        }
    }

    // One piece per stretch of unchanged clock: the wall's hours are only shifted within it.
    IEnumerable<Spell> ShiftOf(DateOnly day)
    {
        var opens = day.ToLocalDate().At(NodaTime.LocalTime.FromTimeOnly(Opens));
        var closes = day.AddDays(Closes > Opens ? 0 : 1).ToLocalDate().At(NodaTime.LocalTime.FromTimeOnly(Closes));
        var around = new Interval(opens.PlusHours(-26).InUtc().ToInstant(), closes.PlusHours(26).InUtc().ToInstant());
        foreach (var stretch in Zone.GetZoneIntervals(around))
        {
            var start = opens.WithOffset(stretch.WallOffset).ToInstant();
            var end = closes.WithOffset(stretch.WallOffset).ToInstant();
            start = stretch.HasStart ? Instant.Max(start, stretch.Start) : start;
            end = stretch.HasEnd ? Instant.Min(end, stretch.End) : end;
            if (start < end)
            {
                yield return new Spell(start.ToDateTimeOffset(), end.ToDateTimeOffset());
            }
        }
    }

    readonly record struct Spell(DateTimeOffset Start, DateTimeOffset End)
    {
        public bool Contains(DateTimeOffset instant) => Start <= instant && instant < End;
    }
}
