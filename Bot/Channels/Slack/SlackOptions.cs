namespace Demarc.Channels.Slack;

/// <summary>Section <c>Slack</c>. All values are on the Slack app's pages "Basic Information" and "OAuth &amp; Permissions".</summary>
public sealed record SlackOptions
{
    public const string Section = "Slack";

    static readonly Dictionary<string, string> UsualReactions = new(StringComparer.Ordinal)
    {
        ["eyes"] = "I'll take {id}",
        ["white_check_mark"] = "resolve {id}",
        ["heavy_check_mark"] = "resolve {id}",
        ["ticket"] = "escalate: {text}",
        ["admission_tickets"] = "escalate: {text}",
    };

    /// <summary>Proves that a request comes from Slack. Not needed in Socket Mode.</summary>
    public string SigningSecret { get; init; } = "";

    /// <summary>While the secret is being changed, the one before is taken too.</summary>
    public string PreviousSigningSecret { get; init; } = "";

    /// <summary>xoxb-…: for one workspace. Several are installed under /slack/install instead.</summary>
    public string BotToken { get; init; } = "";

    /// <summary>Receive over a socket the bot opens, for places nobody can reach from outside.</summary>
    public bool SocketMode { get; init; }

    /// <summary>xapp-… with scope connections:write, for Socket Mode.</summary>
    public string AppToken { get; init; } = "";

    /// <summary>With <see cref="ClientSecret"/> and <see cref="PublicUrl"/> others can install the app in their workspaces.</summary>
    public string ClientId { get; init; } = "";

    public string ClientSecret { get; init; } = "";

    /// <summary>Where the bot is reached from outside, e.g. <c>https://bot.example.com</c>.</summary>
    public string PublicUrl { get; init; } = "";

    /// <summary>Ids of the workspaces (T…) and organisations (E…) that are let in. Empty: every workspace the app was installed in.</summary>
    public IReadOnlyList<string> AllowedTeams { get; init; } = [];

    /// <summary>What is said to fill the home tab, as the person who opens it. Empty: the orders and escalations that are theirs.</summary>
    public IReadOnlyList<string> Home { get; init; } = [];

    /// <summary>What a reaction says, by the emoji's name; an empty text switches one off. <c>{id}</c> is what the message is about, <c>{text}</c> its words.</summary>
    public IReadOnlyDictionary<string, string> Reactions { get; init; } = new Dictionary<string, string>();

    /// <summary>Another address only for tests.</summary>
    public string ApiUrl { get; init; } = "https://slack.com/api/";

    public bool IsConnected => SigningSecret.Length > 0 || BotToken.Length > 0 || AppToken.Length > 0 || ClientId.Length > 0;

    public bool CanInstall => ClientId.Length > 0 && ClientSecret.Length > 0;

    public IReadOnlyList<string> EffectiveHome => Home.Count > 0 ? Home : ["my orders", "my escalations"];

    public string? Says(string reaction) =>
        Reactions.TryGetValue(reaction, out var own) ? own.Length > 0 ? own : null : UsualReactions.GetValueOrDefault(reaction);

    public bool Allows(string team, string? enterprise) =>
        AllowedTeams.Count == 0 || AllowedTeams.Contains(team, StringComparer.Ordinal) || (enterprise is not null && AllowedTeams.Contains(enterprise, StringComparer.Ordinal));
}
