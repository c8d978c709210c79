using Demarc.Delivery;
using Demarc.Storage;
using Demarc.Time;
using Demarc.Turns;

namespace Demarc.Features.StatusPosts;

/// <summary>
/// The daily post: due in the channel's zone, one commit of {the post, how things stood, the message, the next due row, the end of the post before}.
/// Run twice it meets what the first run left and does nothing.
/// </summary>
public sealed class Posting(StatusBoard board, StatusDrawing drawing, Calendars calendars, Registry registry, TimeProvider clock)
{
    /// <summary>After so long a post says that it is late. Timers and a busy minute are no delay worth a word.</summary>
    public static readonly TimeSpan Late = TimeSpan.FromMinutes(2);

    /// <summary>Yesterday's post is no news this morning: one that is later than this is left out, and the next one says so.</summary>
    public static readonly TimeSpan MostLate = TimeSpan.FromHours(12);

    /// <summary>Posts are kept this long for "what did it say last month".</summary>
    const int MostDaysKept = 100;

    DateTimeOffset startedAt;

    public void Started() => startedAt = clock.GetUtcNow();

    public async Task RunAsync(Due due, Session session, CancellationToken cancel)
    {
        if (await session.LoadAsync(PostBook.Channels, due.Subject, cancel) is not { IsOn: true } channel)
        {
            return;
        }

        var room = await session.LoadAsync(Roster.Rooms, channel.Id, cancel);
        if (Scope.ForRoom(room, channel.Covers, board) is not { } scope)
        {
            await SwitchOffAsync(channel, room is null ? "I am no longer in it" : "its members may not all see the same orders any more", session, cancel);
            return;
        }

        var now = clock.GetUtcNow();
        var schedule = PostSchedule.Of(channel, calendars);
        if (schedule.LatestBy(now) is { } latest && await IsOwedAsync(due, channel, latest, now, session, cancel))
        {
            channel = await PostAsync(channel, scope, schedule, latest, now, session, cancel);
        }

        Schedule(session, channel, schedule.After(now, channel.LastDay), now);
    }

    /// <summary>Sets the one row that makes the channel's next post; without a next one it takes the row away.</summary>
    public static void Schedule(Session session, StatusChannel channel, Occurrence? next, DateTimeOffset now)
    {
        if (next is null)
        {
            session.NoLonger(PostBook.PostKey(channel.Id));
            return;
        }

        session.At(PostBook.PostKey(channel.Id), PostBook.PostJob, next.At > now ? next.At : now, channel.Id, $"{next.Day:yyyy-MM-dd}");
    }

    /// <summary>Ends the live post: what it says now it says for good.</summary>
    public async Task FreezeAsync(StatusChannel channel, Scope? scope, DateTimeOffset now, Session session, CancellationToken cancel)
    {
        session.NoLonger(PostBook.RefreshKey(channel.Id));
        if (channel.LastDay is not { } day || await session.LoadAsync(PostBook.All, StatusPost.KeyOf(channel.Id, day), cancel) is not { IsFrozen: false } post)
        {
            return;
        }

        var final = post with { IsFrozen = true, AsOf = now, Scope = scope?.Key ?? "" };
        var card = scope is null ? StatusDrawing.Withdrawn : (await drawing.DrawAsync(final, channel, scope, now, session, cancel)).Card;
        session.Save(PostBook.All, final with { Card = card });
        if (await session.LoadAsync(Outbox.Posted, post.Id, cancel) is { Frozen: false } posted)
        {
            session.Save(Outbox.Posted, posted with { Frozen = true });
            session.Put(Outbox.Rows, Sending.UpdateOf(posted, now));
        }
    }

    /// <summary>Nobody asked for it, so an administrator is told, once.</summary>
    public async Task SwitchOffAsync(StatusChannel channel, string because, Session session, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var room = await session.LoadAsync(Roster.Rooms, channel.Id, cancel);
        await FreezeAsync(channel, Scope.ForRoom(room, channel.Covers, board), now, session, cancel);
        session.NoLonger(PostBook.PostKey(channel.Id));
        session.Save(PostBook.Channels, channel with { IsOn = false, OffBecause = because });
        session.Record(Audit.TheClock, "status.off", channel.Id, now, because);
        var name = channel.Name.Length > 0 ? $"'{StatusLines.Short(channel.Name)}'" : References.Of(channel.Id);
        await registry.ReportAsync(
            new Trouble($"status:off:{channel.Id}", $"The daily status of the channel {name} is switched off: {because}. To have it again, say \"post the status here every weekday at 8:30\" in that channel.", now),
            session,
            cancel);
    }

    // The row names the date it is for; an earlier one is not owed, since the settings that made the row left it out.
    async Task<bool> IsOwedAsync(Due due, StatusChannel channel, Occurrence latest, DateTimeOffset now, Session session, CancellationToken cancel)
    {
        var isAsked = !DateOnly.TryParseExact(due.Detail, "yyyy-MM-dd", out var asked) || latest.Day >= asked;
        return isAsked
            && !(latest.Day <= channel.LastDay)
            && now - latest.At <= MostLate
            && await session.LoadAsync(PostBook.All, StatusPost.KeyOf(channel.Id, latest.Day), cancel) is null;
    }

    async Task<StatusChannel> PostAsync(
        StatusChannel channel, Scope scope, PostSchedule schedule, Occurrence due, DateTimeOffset now, Session session, CancellationToken cancel)
    {
        await FreezeAsync(channel, scope, now, session, cancel);
        var draft = new StatusPost
        {
            Id = StatusPost.KeyOf(channel.Id, due.Day),
            Room = channel.Id,
            Day = due.Day,
            DueAt = due.At,
            PostedAt = now,
            Previous = channel.LastDay,
            Late = LateNoteOf(channel, schedule, due, now),
            Scope = scope.Key,
            AsOf = now,
            Card = StatusDrawing.Withdrawn,
        };
        var drawn = await drawing.DrawAsync(draft, channel, scope, now, session, cancel);
        session.Save(PostBook.All, draft with { Card = drawn.Card });
        session.Put(PostBook.Marks, drawn.Facts.Marks.Store(draft.Id, scope.Key, now));
        session.Add(Sending.Row(draft.Id, channel.Address, now) with
        {
            View = LiveStatus.ViewOf(draft),
            Importance = Importance.Notice,
            Topic = "status:" + channel.Id,
            Reader = new(channel.Zone),
        });
        session.At(PostBook.RefreshKey(channel.Id), PostBook.RefreshJob, now + LiveStatus.MinBetween, channel.Id);
        await ForgetOldAsync(draft, session, cancel);
        session.Record(Audit.TheClock, "status.post", draft.Id, now);
        var posted = channel with { LastDay = due.Day };
        session.Save(PostBook.Channels, posted);
        return posted;
    }

    LateNote? LateNoteOf(StatusChannel channel, PostSchedule schedule, Occurrence due, DateTimeOffset now)
    {
        // Settings that set the time to one already past made no delay.
        LateReason? reason = now - due.At <= Late || channel.SetAt > due.At ? null : startedAt > due.At ? LateReason.Offline : LateReason.Trouble;
        var leftOut = channel.LastDay is { } last ? schedule.Between(last, due.Day).Where(missed => missed.At > channel.SetAt).Select(missed => missed.Day).ToList() : [];
        return reason is null && leftOut.Count == 0 ? null : new LateNote(reason, leftOut);
    }

    /// <summary>Of the marks only the last two are ever compared with.</summary>
    static async Task ForgetOldAsync(StatusPost post, Session session, CancellationToken cancel)
    {
        if (post.Previous is { } previous
            && await session.LoadAsync(PostBook.All, StatusPost.KeyOf(post.Room, previous), cancel) is { Previous: { } before })
        {
            session.Delete(PostBook.Marks, StatusPost.KeyOf(post.Room, before));
        }

        var oldest = PostBook.All.Where(old => old.Room == post.Room).OrderBy(old => old.Day).Take(2);
        foreach (var old in (await session.QueryAsync(PostBook.All, oldest, cancel)).Where(old => old.Day < post.Day.AddDays(-MostDaysKept)))
        {
            session.Delete(PostBook.All, old);
        }
    }
}
