using Demarc.Cards.Model;
using Demarc.Storage;
using Demarc.Time;

namespace Demarc.Features.StatusPosts;

/// <summary>Draws a channel's post as things stand on the board, for the date it belongs to.</summary>
public sealed class StatusDrawing(StatusBoard board, Calendars calendars)
{
    const int MostDatesNamed = 3;

    /// <param name="post">Says which date, since when and why late; its words are made anew.</param>
    public async Task<Drawn> DrawAsync(StatusPost post, StatusChannel channel, Scope scope, DateTimeOffset now, Session session, CancellationToken cancel)
    {
        var (since, marks) = await SinceAsync(post.Room, post.Previous, session, cancel);
        var facts = Facts(scope, new DigestContext(post.Day, now, calendars.Of(channel.Team), marks is null ? null : Marks.Of(marks), marks?.Scope == scope.Key) { Zone = Zones.OrUtc(channel.Zone) });
        var head = new StatusHead(now)
        {
            Of = scope.Of,
            IsForPartners = scope.IsForPartners,
            Since = since,
            Late = LateWords(post, channel),
            IsFinal = post.IsFrozen,
        };
        return new Drawn(facts, head, await Names.ForAsync(session, facts, StatusCard.FewDecisions, cancel));
    }

    /// <summary>Counts what is in the scope.</summary>
    public DigestFacts Facts(Scope scope, DigestContext context) =>
        Digest.Of(board.Orders.Where(scope.HasOrder), board.Escalations.Where(scope.HasEscalation), context);

    /// <summary>How things stood at the post of a date; nulls when there was none or its marks are gone.</summary>
    public static async Task<(Since? Since, StatusMarks? Marks)> SinceAsync(string room, DateOnly? day, Session session, CancellationToken cancel) =>
        day is { } date && await session.LoadAsync(PostBook.Marks, StatusPost.KeyOf(room, date), cancel) is { } marks
            ? (new Since(date, marks.At), marks)
            : (null, null);

    /// <summary>Shown in place of a status that the room's members may no longer see.</summary>
    public static Card Withdrawn { get; } = new("status", "Status", "This status was taken back: who is in this channel has changed, and not everyone here may see it.");

    static Text LateWords(StatusPost post, StatusChannel channel)
    {
        if (post.Late is not { } late)
        {
            return Text.Empty;
        }

        var zone = Zones.OrUtc(channel.Zone);
        var style = post.DueAt.DateIn(zone) == post.PostedAt.DateIn(zone) ? TimeStyle.Time : TimeStyle.DateAndTime;
        var why = late.LateFor == LateReason.Offline ? "I was offline" : "I could not post it earlier";
        var words = late.LateFor is null ? Text.Empty : Text.Of($"Due {Text.At(post.DueAt, style)}, posted {Text.At(post.PostedAt, style)}: {why}.");
        if (late.LeftOut.Count == 0)
        {
            return words;
        }

        var dates = late.LeftOut.Count <= MostDatesNamed
            ? Text.Join(", ", late.LeftOut.Select(Text.Date))
            : Text.Of($"{late.LeftOut.Count} days from {late.LeftOut[0]}");
        return words + Text.Of($"{(words.IsEmpty ? "" : " ")}No post for {dates}: I was offline.");
    }
}

/// <summary>All that a card is drawn from.</summary>
public sealed record Drawn(DigestFacts Facts, StatusHead Head, Names Names)
{
    public Card Card => StatusCard.Draw(Facts, Head, Names);

    /// <summary>The card as it would be if it told its age from that instant: for comparing.</summary>
    public Card CardAsOf(DateTimeOffset instant) => StatusCard.Draw(Facts, Head with { AsOf = instant }, Names);
}
