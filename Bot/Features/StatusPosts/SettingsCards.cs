using System.Globalization;
using Demarc.Cards.Model;
using Demarc.Time;

namespace Demarc.Features.StatusPosts;

/// <summary>How a channel's daily status is set, in words, with the next times it posts: so that a misunderstanding shows before the morning does.</summary>
static class SettingsCards
{
    public const int TimesShown = 3;
    const int MostChannels = 40;

    /// <param name="lead">Said first: what just happened.</param>
    public static Card Of(StatusChannel channel, PostSchedule schedule, string? setBy, string lead, DateTimeOffset now, bool isOwedNow, bool mayChange)
    {
        var next = channel.IsOn ? schedule.Next(TimesShown, now, channel.LastDay) : [];
        return new Card("status-settings", channel.Name.Length > 0 ? $"Daily status of {StatusLines.Short(channel.Name)}" : "Daily status", Summary(channel, lead))
        {
            Tone = channel.IsOn ? Tone.Good : Tone.Neutral,
            Body =
            [
                new Facts(
                [
                    new Fact("Covers", Coverages.Words(channel.Covers)),
                    new Fact("Holidays", Holidays(channel)),
                    .. channel.PausedUntil is { } until ? [new Fact("Paused until", Text.Date(until))] : Array.Empty<Fact>(),
                    .. channel.LastDay is { } last ? [new Fact("Last post", Text.Date(last))] : Array.Empty<Fact>(),
                    new Fact("Set", Text.Of($"{(setBy is null ? "" : $"by {setBy}, ")}{channel.SetAt}")),
                ]),
                .. next.Count > 0 ? [new Section("Next posts", [new Bullets([.. isOwedNow ? [Text.Plain("Today's, right now")] : Array.Empty<Text>(), .. next.Select(one => When(one, channel))])])] : Array.Empty<Block>(),
                .. LeftOut(channel, schedule, next, now),
            ],
            Buttons = mayChange ? [new FormButton("Change the daily status", StatusSettings.Form, channel.Id), new AskButton("Status now", "status")] : [new AskButton("Status now", "status")],
        };
    }

    /// <summary>Every channel with a daily status, for those who set them.</summary>
    public static Card Of(IReadOnlyList<Standing> standings) => new(
        "status-channels",
        "Daily status",
        Text.Plain(standings.Count == 0
            ? "No channel has a daily status. Say \"post the status here every weekday at 8:30 central\" in one."
            : $"{StatusLines.Plural(standings.Count(one => one.Channel.IsOn), "channel")} with a daily status."))
    {
        Body =
        [
            .. standings.Count == 0 ? Array.Empty<Block>() : [new Bullets([.. standings.Take(MostChannels).Select(Line)])],
            .. standings.Count > MostChannels ? [new Note(Text.Plain($"and {standings.Count - MostChannels} more"))] : Array.Empty<Block>(),
        ],
    };

    /// <summary>"8:30 AM (America/Chicago), Monday to Friday".</summary>
    public static string Words(StatusChannel channel) => $"{TimeWords.Words(channel.At)} ({channel.Zone}), {Weekdays.Words(channel.Days)}";

    static Text Summary(StatusChannel channel, string lead) => channel switch
    {
        { IsOn: true } => Text.Of($"{lead} I post the status here at {Words(channel)}{(channel.OnHolidays ? ", holidays too" : ", not on holidays")}."),
        { OffBecause: { } because } => Text.Of($"{lead} The daily status is off: {because}."),
        _ => Text.Of($"{lead} The daily status is off here."),
    };

    static string Holidays(StatusChannel channel) => channel switch
    {
        { OnHolidays: true } => "posts on them too",
        { Team: { Length: > 0 } team } => $"federal ones and those of {team}",
        _ => "federal ones and those of everyone here",
    };

    static Text Line(Standing one)
    {
        var name = Text.Bold(one.Channel.Name.Length > 0 ? StatusLines.Short(one.Channel.Name) : "Unnamed channel");
        return one switch
        {
            { Problem: { } problem, Next: { } again } => name + Text.Of($": failed ({problem}), tried again {again}"),
            { Next: { } next } => name + Text.Of($": {Words(one.Channel)}, {Coverages.Words(one.Channel.Covers)}; next {next}"),
            { Channel.IsOn: true } => name + Text.Plain(": on, but no next post can be found. Set it again."),
            { Channel.OffBecause: { } because } => name + Text.Of($": off, {because}"),
            _ => name + Text.Plain(": off"),
        };
    }

    // The clock of the setting, not the reader's: that is what is being checked.
    static Text When(Occurrence one, StatusChannel channel)
    {
        var local = NodaTime.Instant.FromDateTimeOffset(one.At).InZone(Zones.OrUtc(channel.Zone)).ToDateTimeUnspecified();
        return Text.Of($"{one.Day} at {local.ToString("h:mm tt", CultureInfo.InvariantCulture)}");
    }

    static IEnumerable<Block> LeftOut(StatusChannel channel, PostSchedule schedule, IReadOnlyList<Occurrence> next, DateTimeOffset now)
    {
        if (next.Count == 0)
        {
            yield break;
        }

        var skipped = new List<Text>();
        for (var day = now.DateIn(Zones.OrUtc(channel.Zone)); day < next[^1].Day; day = day.AddDays(1))
        {
            if (schedule.LeftOut(day) is { } holiday)
            {
                skipped.Add(Text.Of($"{day} ({holiday})"));
            }
        }

        if (skipped.Count > 0)
        {
            yield return new Note(Text.Plain("Left out: ") + Text.Join(", ", skipped.Take(TimesShown)) + Text.Plain("."));
        }
    }
}
