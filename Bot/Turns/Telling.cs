using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Storage;
using NodaTime;

namespace Demarc.Turns;

/// <summary>Saying something to a person, wherever they are reached.</summary>
public static class Telling
{
    /// <returns>False when the person cannot be reached anywhere; the caller decides who hears of it instead.</returns>
    public static bool Tell(this Session session, Person person, string key, DateTimeOffset now, Card card, Importance importance = Importance.Notice, string? topic = null) =>
        Send(session, person, key, now, importance, row => row with { Card = card, Topic = topic });

    /// <summary>Tells them with a card that stays up to date.</summary>
    public static bool Tell(this Session session, Person person, string key, DateTimeOffset now, ViewRef view, Importance importance = Importance.Notice, string? topic = null) =>
        Send(session, person, key, now, importance, row => row with { View = view with { PersonId = person.Id }, Topic = topic });

    public static Address? AddressOf(Person person)
    {
        if (person.Gone || person.Reach.Count == 0)
        {
            return null;
        }

        return person.PreferredChannel is { } channel && person.Reach.TryGetValue(channel, out var address) ? address : person.Reach.Values.First();
    }

    /// <summary>When a notice may go out: now, or when the person's quiet hours end.</summary>
    public static DateTimeOffset? QuietUntil(Person person, DateTimeOffset now)
    {
        if (person.Quiet is not { } quiet)
        {
            return null;
        }

        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(person.Zone) ?? DateTimeZone.Utc;
        var local = Instant.FromDateTimeOffset(now).InZone(zone).LocalDateTime;
        var end = local;
        for (var steps = 0; IsQuiet(quiet, end) && steps < 20; steps++)
        {
            end = NextEdge(quiet, end);
        }

        return end == local ? null : zone.AtLeniently(end).ToInstant().ToDateTimeOffset();
    }

    static bool Send(Session session, Person person, string key, DateTimeOffset now, Importance importance, Func<Outgoing, Outgoing> fill)
    {
        if (AddressOf(person) is not { } address)
        {
            return false;
        }

        session.Add(fill(Sending.Row(key, address, now)) with
        {
            Importance = importance,
            PersonId = person.Id,
            Reader = person.Reader,
            NotBefore = importance == Importance.MustArrive ? null : QuietUntil(person, now),
        });
        return true;
    }

    static bool IsQuiet(QuietHours quiet, LocalDateTime at)
    {
        if (quiet.Weekends && IsWeekend(at))
        {
            return true;
        }

        var (from, to, time) = (quiet.From, quiet.To, at.TimeOfDay.ToTimeOnly());
        return from <= to ? time >= from && time < to : time >= from || time < to;
    }

    // The next moment at which quiet may end: the end of the quiet hours, or midnight of a weekend day.
    static LocalDateTime NextEdge(QuietHours quiet, LocalDateTime at)
    {
        var end = at.Date + NodaTime.LocalTime.FromTimeOnly(quiet.To);
        end = end > at ? end : end.PlusDays(1);
        var midnight = at.Date.PlusDays(1).AtMidnight();
        return quiet.Weekends && IsWeekend(at) && midnight < end ? midnight : end;
    }

    static bool IsWeekend(LocalDateTime at) => at.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday;
}
