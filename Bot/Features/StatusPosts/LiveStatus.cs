using System.Collections.Concurrent;
using System.Text.Json;
using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.StatusPosts;

/// <summary>
/// Keeps the day's post current. A due row per channel draws it anew, at most every five minutes. While nothing changes the row lies an hour ahead; the first
/// change on the board pulls it to the front, and further ones find it there, so an import of ten thousand orders costs one commit and one drawing.
/// Should the process end between a change and the pull, the hourly row, and the start of the program, find the change all the same.
/// </summary>
public sealed partial class LiveStatus(IStore store, StatusBoard board, StatusDrawing drawing, Posting posting, TimeProvider clock, ILogger<LiveStatus> log)
{
    public const string View = "status.post";

    public static readonly TimeSpan MinBetween = TimeSpan.FromMinutes(5);

    static readonly TimeSpan WhenQuiet = TimeSpan.FromHours(1);

    /// <summary>Does not wait for the five minutes: who may see the orders has changed.</summary>
    public const string AtOnce = "at once";

    readonly ConcurrentDictionary<string, Looked> rooms = new(StringComparer.Ordinal);
    int pulling;

    /// <summary>No change waits to be told to the schedule.</summary>
    public bool IsIdle => Volatile.Read(ref pulling) == 0;

    /// <summary>The card names its room by a hash: what people see of a subject should be short.</summary>
    public static ViewRef ViewOf(StatusPost post) => new(View, $"status:{post.Day:yyyy-MM-dd} {References.Of(post.Room)}");

    /// <summary>Every live post is looked at once after a start, for what changed while nobody watched.</summary>
    public async Task StartAsync(Session session, CancellationToken cancel)
    {
        board.Changed = PullAll;
        store.Watch(Roster.Rooms, committed => Pull(committed.Id, TimeSpan.Zero, AtOnce));
        foreach (var channel in await session.QueryAsync(PostBook.Channels, PostBook.Channels.Where(channel => channel.IsOn), cancel))
        {
            if (channel.LastDay is { } day && await session.LoadAsync(PostBook.All, StatusPost.KeyOf(channel.Id, day), cancel) is { IsFrozen: false })
            {
                session.At(PostBook.RefreshKey(channel.Id), PostBook.RefreshJob, clock.GetUtcNow(), channel.Id);
            }
        }
    }

    public async Task RunAsync(Due due, Session session, CancellationToken cancel)
    {
        var looked = rooms.GetOrAdd(due.Subject, _ => new Looked());
        looked.IsQuiet = false;
        var seen = board.Changes;
        var channel = await session.LoadAsync(PostBook.Channels, due.Subject, cancel);
        if (channel is not { IsOn: true, LastDay: { } day } || await session.LoadAsync(PostBook.All, StatusPost.KeyOf(channel.Id, day), cancel) is not { IsFrozen: false } post)
        {
            rooms.TryRemove(due.Subject, out _);
            return;
        }

        var now = clock.GetUtcNow();
        var room = await session.LoadAsync(Roster.Rooms, channel.Id, cancel);
        if (Scope.ForRoom(room, channel.Covers, board) is not { } scope)
        {
            await posting.SwitchOffAsync(channel, room is null ? "I am no longer in it" : "its members may not all see the same orders any more", session, cancel);
            return;
        }

        var earliest = (looked.At > post.AsOf ? looked.At : post.AsOf) + MinBetween;
        if (now < earliest && due.Detail != AtOnce && scope.Key == post.Scope)
        {
            Next(session, channel, earliest);
            return;
        }

        looked.At = now;
        if (await RedrawAsync(post, channel, scope, now, session, cancel))
        {
            Next(session, channel, now + MinBetween);
            return;
        }

        // Quiet first, then a second look: a change in between either finds it quiet and pulls, or is seen here.
        looked.IsQuiet = true;
        Next(session, channel, now + (board.Changes == seen ? WhenQuiet : MinBetween));
    }

    /// <summary>The post as it was last drawn; never to a room whose members may no longer see it.</summary>
    public async ValueTask<Card?> DrawAsync(ViewRef view, Address address, Session session, CancellationToken cancel)
    {
        if (!DateOnly.TryParseExact(view.Subject.Split(':', ' ') is [_, var date, ..] ? date : "", "yyyy-MM-dd", out var day)
            || await session.LoadAsync(PostBook.All, StatusPost.KeyOf(address.RoomKey, day), cancel) is not { } post)
        {
            return null;
        }

        var channel = await session.LoadAsync(PostBook.Channels, post.Room, cancel);
        var room = await session.LoadAsync(Roster.Rooms, post.Room, cancel);
        if (channel is null || Scope.ForRoom(room, channel.Covers, board) is not { } scope)
        {
            return StatusDrawing.Withdrawn;
        }

        return scope.Key == post.Scope ? post.Card : (await drawing.DrawAsync(post, channel, scope, clock.GetUtcNow(), session, cancel)).CardAsOf(post.AsOf);
    }

    /// <returns>True when it says something else now.</returns>
    async Task<bool> RedrawAsync(StatusPost post, StatusChannel channel, Scope scope, DateTimeOffset now, Session session, CancellationToken cancel)
    {
        var drawn = await drawing.DrawAsync(post, channel, scope, now, session, cancel);
        if (Written(drawn.CardAsOf(post.AsOf)) == Written(post.Card) && post.Scope == scope.Key)
        {
            return false;
        }

        session.Save(PostBook.All, post with { Card = drawn.Card, AsOf = now, Scope = scope.Key });
        await session.TouchAsync(ViewOf(post).Subject, now, cancel);
        return true;
    }

    static void Next(Session session, StatusChannel channel, DateTimeOffset at) =>
        session.At(PostBook.RefreshKey(channel.Id), PostBook.RefreshJob, at, channel.Id);

    static string Written(Card card) => JsonSerializer.Serialize(card, StoreJson.Options);

    // On the store's writer: what is quiet is few, and what it takes is done elsewhere.
    void PullAll()
    {
        foreach (var (room, looked) in rooms)
        {
            if (looked.Wake())
            {
                Pull(room, looked.At + MinBetween - clock.GetUtcNow(), null);
            }
        }
    }

    void Pull(string room, TimeSpan rest, string? detail)
    {
        Interlocked.Increment(ref pulling);
        _ = Task.Run(async () =>
        {
            try
            {
                await PullAsync(room, rest > TimeSpan.Zero ? rest : TimeSpan.Zero, detail);
            }
            catch (Exception broken)
            {
                // The hourly row is still there.
                LogNotPulled(broken, room);
            }
            finally
            {
                Interlocked.Decrement(ref pulling);
            }
        });
    }

    async Task PullAsync(string room, TimeSpan rest, string? detail)
    {
        var session = new Session(store);
        if (await session.LoadAsync(PostBook.Channels, room, CancellationToken.None) is { IsOn: true, LastDay: not null })
        {
            session.At(PostBook.RefreshKey(room), PostBook.RefreshJob, clock.GetUtcNow() + rest, room, detail);
            await session.CommitAsync(CancellationToken.None);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The status of {Room} could not be brought forward; it is looked at within the hour")]
    partial void LogNotPulled(Exception broken, string room);

    /// <summary>When a room's post was last compared with the board, and whether a change must say so.</summary>
    sealed class Looked
    {
        int quiet;
        long at;

        public DateTimeOffset At
        {
            get => new(Interlocked.Read(ref at), TimeSpan.Zero);
            set => Interlocked.Exchange(ref at, value.UtcTicks);
        }

        public bool IsQuiet
        {
            set => Interlocked.Exchange(ref quiet, value ? 1 : 0);
        }

        /// <returns>True for the one change that ends the quiet.</returns>
        public bool Wake() => Interlocked.Exchange(ref quiet, 0) == 1;
    }
}
