namespace Demarc.Features.StatusPosts;

/// <summary>What someone asked of a channel's daily status, as far as it was understood. What is null was not mentioned and stays as it is.</summary>
public sealed record ScheduleWish
{
    public TimeOnly? At { get; init; }

    /// <summary>IANA zone id.</summary>
    public string? Zone { get; init; }

    /// <summary>"8:30 our time": the zone of whoever says it.</summary>
    public bool IsOwnZone { get; init; }

    /// <summary>These and no others.</summary>
    public IReadOnlyList<DayOfWeek>? Days { get; init; }

    public IReadOnlyList<DayOfWeek> AlsoOn { get; init; } = [];

    public IReadOnlyList<DayOfWeek> NotOn { get; init; } = [];

    public bool? OnHolidays { get; init; }

    public bool? IsOn { get; init; }

    /// <summary>The first date it posts on.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Name of another channel: "#order-desk".</summary>
    public string? Channel { get; init; }

    /// <summary>Whom it should cover, as written: "acme", "lumen", "dana".</summary>
    public string? About { get; init; }

    public bool IsAboutEverything { get; init; }

    /// <summary>"my orders".</summary>
    public bool IsAboutOwn { get; init; }

    /// <summary>They ask how it is set, and nothing is to be changed.</summary>
    public bool IsQuestion { get; init; }

    /// <summary>What cannot be done or is not clear, each with a way out. Nothing is changed then.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    public bool HasContent =>
        At is not null || Zone is not null || IsOwnZone || Days is not null || AlsoOn.Count > 0 || NotOn.Count > 0 || OnHolidays is not null
        || IsOn is not null || From is not null || About is not null || IsAboutEverything || IsAboutOwn;

    /// <summary>The days that come of it.</summary>
    public IReadOnlyList<DayOfWeek> DaysAfter(IReadOnlyList<DayOfWeek> before) => Weekdays.Sorted((Days ?? before).Concat(AlsoOn).Where(day => !NotOn.Contains(day)));
}
