using Demarc.Delivery;
using Demarc.Storage;
using Demarc.Time;
using Demarc.Turns;

namespace Demarc.Features.StatusPosts;

/// <summary>
/// Makes changed settings hold at once. A date is posted once whatever they do: one that is posted already is not posted again at a new time, and one whose
/// post was still to come is posted at its new time, right away when that is past.
/// </summary>
public sealed class SettingsChange(StatusBoard board, Calendars calendars, Posting posting)
{
    /// <summary>The settings as they are, or as they begin.</summary>
    public static StatusChannel From(StatusChannel? before, Room room, Turn turn)
    {
        var here = turn.Inbound.Address.RoomKey == room.Id ? turn.Inbound.Address : room.Address;
        return (before ?? new StatusChannel
        {
            Id = room.Id,
            Address = here,
            IsOn = true,
            Zone = (Zones.Find(turn.Person.Zone) ?? Zones.Find(room.Zone))?.Id ?? "America/New_York",
            SetBy = turn.Person.Id,
            SetAt = turn.Now,
        }) with
        {
            Address = here with { Thread = null },
            Name = room.Name,
        };
    }

    public static StatusChannel Applied(StatusChannel channel, ScheduleWish wish, Person person) => channel with
    {
        IsOn = wish.IsOn ?? true,
        At = wish.At ?? channel.At,
        Zone = wish.Zone ?? (wish.IsOwnZone && Zones.Find(person.Zone) is { } own ? own.Id : channel.Zone),
        Days = wish.DaysAfter(channel.Days),
        OnHolidays = wish.OnHolidays ?? channel.OnHolidays,
        PausedUntil = wish.From ?? (wish.IsOn == true ? null : channel.PausedUntil),
    };

    /// <returns>What was saved, and whether today's post goes out right away.</returns>
    public async Task<(StatusChannel Saved, bool IsOwedNow)> SaveAsync(StatusChannel? before, StatusChannel after, Turn turn, Session session, CancellationToken cancel)
    {
        var now = turn.Now;
        after = after with { SetBy = turn.Person.Id, SetAt = now, OffBecause = null };
        var isOwedNow = false;
        if (after.IsOn)
        {
            var schedule = PostSchedule.Of(after, calendars);
            var owed = await OwedAsync(before, after, schedule, now, session, cancel);
            isOwedNow = owed is not null;
            Posting.Schedule(session, after, owed ?? schedule.After(now, after.LastDay), now);
            await RefreshAsync(after, now, session, cancel);
        }
        else
        {
            session.NoLonger(PostBook.PostKey(after.Id));
            var room = await session.LoadAsync(Roster.Rooms, after.Id, cancel);
            await posting.FreezeAsync(after, Scope.ForRoom(room, after.Covers, board), now, session, cancel);
        }

        session.Save(PostBook.Channels, after);
        session.Record(turn, "status.settings", after.Id, $"{Words(before)} → {Words(after)}");
        return (after, isOwedNow);
    }

    /// <summary>The occurrence of a date whose post was still to come under the old settings, and whose time is past under the new ones.</summary>
    async Task<Occurrence?> OwedAsync(StatusChannel? before, StatusChannel after, PostSchedule schedule, DateTimeOffset now, Session session, CancellationToken cancel)
    {
        if (before is not { IsOn: true })
        {
            return null;
        }

        // Due this very moment, or next.
        var due = await session.LoadAsync(Delivery.Schedule.Rows, PostBook.PostKey(after.Id), cancel);
        DateOnly? waiting = due is not null && due.At <= now && DateOnly.TryParseExact(due.Detail, "yyyy-MM-dd", out var day) ? day : null;
        var next = PostSchedule.Of(before, calendars).After(now, before.LastDay)?.Day;
        return new[] { waiting, next }
            .OfType<DateOnly>()
            .Where(date => !(date <= after.LastDay))
            .Select(date => schedule.On(date) is { } at && at <= now ? new Occurrence(date, at) : null)
            .FirstOrDefault(owed => owed is not null);
    }

    /// <summary>The live post covers what is covered now.</summary>
    static async Task RefreshAsync(StatusChannel channel, DateTimeOffset now, Session session, CancellationToken cancel)
    {
        if (channel.LastDay is { } day && await session.LoadAsync(PostBook.All, StatusPost.KeyOf(channel.Id, day), cancel) is { IsFrozen: false })
        {
            session.At(PostBook.RefreshKey(channel.Id), PostBook.RefreshJob, now, channel.Id);
        }
    }

    static string Words(StatusChannel? channel) => channel is not { IsOn: true }
        ? "off"
        : $"{SettingsCards.Words(channel)}{(channel.OnHolidays ? ", holidays too" : "")}, {Coverages.IdOf(channel.Covers)}{(channel.PausedUntil is { } until ? $", from {until:yyyy-MM-dd}" : "")}";
}
