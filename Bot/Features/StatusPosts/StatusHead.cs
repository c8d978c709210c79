using Demarc.Cards.Model;

namespace Demarc.Features.StatusPosts;

/// <summary>What a status card says besides the facts: whose it is, as of when, since when, for whom.</summary>
public sealed record StatusHead(DateTimeOffset AsOf)
{
    /// <summary>"Acme"; empty for everything.</summary>
    public string Of { get; init; } = "";

    public bool IsForPartners { get; init; }

    /// <summary>The last post before this one; null when there was none.</summary>
    public Since? Since { get; init; }

    /// <summary>Said at the top: why it came late, what was left out.</summary>
    public Text Late { get; init; } = Text.Empty;

    /// <summary>It keeps these words for good.</summary>
    public bool IsFinal { get; init; }

    /// <summary>One part in full instead of the first lines of each.</summary>
    public StatusPart Part { get; init; }

    /// <summary>Shown after the parts.</summary>
    public Section? After { get; init; }
}

/// <param name="Day">The date of the daily post compared with; null: the same day's.</param>
/// <param name="At">When it went out.</param>
public sealed record Since(DateOnly? Day, DateTimeOffset At)
{
    /// <summary>"since yesterday", "since Friday", "since Mon Nov 2, 2026".</summary>
    public Text Words(DateOnly today) => Day switch
    {
        null => Text.Of($"since the post of {At}"),
        { } day when IsFar(day, today) => Text.Of($"since {day}"),
        _ => Title(today),
    };

    /// <summary>The same where only plain words can stand.</summary>
    public string Title(DateOnly today) => Day switch
    {
        { } day when day == today.AddDays(-1) => "since yesterday",
        { } day when !IsFar(day, today) => $"since {day.DayOfWeek}",
        _ => "since the last post",
    };

    static bool IsFar(DateOnly day, DateOnly today) => day <= today.AddDays(-7) || day >= today;
}

public enum StatusPart
{
    Everything,
    Decisions,
    Late,
    Due,
    Changes,
}
