using Demarc.Delivery;
using Demarc.Storage;

namespace Demarc.Features.StatusPosts;

/// <summary>The daily status of one channel: when, in which zone, on which days, about which orders. Its id is the room's key.</summary>
public sealed record StatusChannel : Document
{
    public static readonly TimeOnly UsualTime = new(8, 30);

    /// <summary>The room as a whole, never a thread of it.</summary>
    public required Address Address { get; init; }

    /// <summary>As people call the room; empty where nobody has said.</summary>
    public string Name { get; init; } = "";

    public bool IsOn { get; init; }

    /// <summary>Time of day on the clock of <see cref="Zone"/>.</summary>
    public TimeOnly At { get; init; } = UsualTime;

    /// <summary>IANA zone id.</summary>
    public required string Zone { get; init; }

    public IReadOnlyList<DayOfWeek> Days { get; init; } = Weekdays.Working;

    /// <summary>Posts on holidays too.</summary>
    public bool OnHolidays { get; init; }

    /// <summary>Whose days off count besides everyone's, as the table of holidays names them.</summary>
    public string? Team { get; init; }

    public Coverage Covers { get; init; } = Coverage.Everything;

    /// <summary>The first date on which it posts again; null: it is not paused.</summary>
    public DateOnly? PausedUntil { get; init; }

    /// <summary>Person id.</summary>
    public required string SetBy { get; init; }

    public required DateTimeOffset SetAt { get; init; }

    /// <summary>Why it is off when nobody asked for that: the channel is gone, its members may no longer see the orders.</summary>
    public string? OffBecause { get; init; }

    /// <summary>The local date of the last post. At most one goes out a date, whatever the settings do.</summary>
    public DateOnly? LastDay { get; init; }
}

/// <summary>Which orders a channel's status is about, within what its members may see.</summary>
/// <param name="Id">Company id, person id or carrier's name.</param>
/// <param name="Name">For people.</param>
public sealed record Coverage(CoverKind Kind, string Id = "", string Name = "")
{
    public static readonly Coverage Everything = new(CoverKind.Everything);
}

public enum CoverKind
{
    Everything,
    Agency,
    ProjectManager,
    Carrier,
}

/// <summary>
/// One day's post. It stays live, with its words kept here and drawn anew now and then, until the next one freezes it.
/// Its id is also the key under which it is sent, so that a date is posted once.
/// </summary>
public sealed record StatusPost : Document
{
    /// <summary>Room key.</summary>
    public required string Room { get; init; }

    public required DateOnly Day { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public required DateTimeOffset PostedAt { get; init; }

    /// <summary>Date of the post before; what changed is counted from there.</summary>
    public DateOnly? Previous { get; init; }

    /// <summary>Why it came late, or what was left out before it.</summary>
    public LateNote? Late { get; init; }

    /// <summary>Key of the <see cref="Scope"/> its words were made for. They are shown to no other.</summary>
    public required string Scope { get; init; }

    /// <summary>The state that <see cref="Card"/> shows is that of this instant.</summary>
    public required DateTimeOffset AsOf { get; init; }

    public required Cards.Model.Card Card { get; init; }

    /// <summary>The next one is out: this one keeps its words.</summary>
    public bool IsFrozen { get; init; }

    public static string KeyOf(string room, DateOnly day) => $"daily:{room}:{day:yyyy-MM-dd}";
}

/// <param name="LateFor">Null: it came in time.</param>
/// <param name="LeftOut">Dates that got no post at all since the last one.</param>
public sealed record LateNote(LateReason? LateFor, IReadOnlyList<DateOnly> LeftOut);

public enum LateReason
{
    /// <summary>The program was not running when it was due.</summary>
    Offline,

    /// <summary>It ran, and could not.</summary>
    Trouble,
}

public static class PostBook
{
    public static readonly Collection<StatusChannel> Channels = new("statuschannels");

    public static readonly Collection<StatusPost> All = new("statusposts") { Indexes = [post => post.Room] };

    public static readonly Collection<StatusMarks> Marks = new("statusmarks");

    const int MostChannels = 5000;

    public const string PostJob = "status.post";
    public const string RefreshJob = "status.refresh";

    public static string PostKey(string room) => "status:post:" + room;

    public static string RefreshKey(string room) => "status:refresh:" + room;

    /// <summary>Every channel that ever had a daily status, and when its next one is due: for audits, the doctor and the list of settings.</summary>
    public static async Task<IReadOnlyList<Standing>> StandingAsync(Session session, CancellationToken cancel)
    {
        var standings = new List<Standing>();
        foreach (var channel in await session.QueryAsync(Channels, Channels.All.Take(MostChannels), cancel))
        {
            var due = await session.LoadAsync(Schedule.Rows, PostKey(channel.Id), cancel);
            standings.Add(new Standing(channel, channel.IsOn ? due?.At : null, due?.Problem));
        }

        return [.. standings.OrderBy(one => one.Channel.Name, StringComparer.OrdinalIgnoreCase).ThenBy(one => one.Channel.Id, StringComparer.Ordinal)];
    }
}

/// <param name="Next">When the next post is due; null while it is off.</param>
/// <param name="Problem">Why the last try failed, while it is tried again.</param>
public sealed record Standing(StatusChannel Channel, DateTimeOffset? Next, string? Problem)
{
    /// <summary>On, and nothing would ever make it post: an auditor's finding.</summary>
    public bool IsStranded => Channel.IsOn && Next is null;
}
