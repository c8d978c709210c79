using Demarc.Storage;

namespace Demarc.Channels.Slack;

/// <summary>A workspace (or whole organisation) the app was installed in. Its id is Slack's.</summary>
public sealed record SlackWorkspace : Document
{
    public required string Name { get; init; }

    /// <summary>The token, encrypted with the keys of this installation; null once it was taken back.</summary>
    public string? ProtectedToken { get; init; }

    /// <summary>The app was installed for this organisation as a whole, whose token serves the workspace too.</summary>
    public string? Organisation { get; init; }

    public string BotUser { get; init; } = "";

    public IReadOnlyList<string> Scopes { get; init; } = [];

    public string InstalledBy { get; init; } = "";

    public required DateTimeOffset At { get; init; }
}

public static class SlackWorkspaceRows
{
    public static readonly Collection<SlackWorkspace> All = new("slackworkspaces");
}
