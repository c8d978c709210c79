using System.Text.Json.Nodes;

namespace Demarc.Channels.Teams;

/// <summary>The connector's REST calls (Bot Framework v3): each made once, each answered with what became of it. They throw only when cancelled.</summary>
interface IConnector
{
    /// <summary>Opens the personal chat with someone, or gives the one that is open: doing it twice is the same as once.</summary>
    Task<ConnectorAnswer> OpenChatAsync(string service, string bot, string user, string tenant, CancellationToken cancel);

    /// <summary>Posts to a channel as a new thread.</summary>
    Task<ConnectorAnswer> StartThreadAsync(string service, string bot, string channel, string tenant, JsonObject activity, CancellationToken cancel);

    Task<ConnectorAnswer> PostAsync(string service, string conversation, JsonObject activity, CancellationToken cancel);

    Task<ConnectorAnswer> UpdateAsync(string service, string conversation, string message, JsonObject activity, CancellationToken cancel);

    Task<ConnectorAnswer> DeleteAsync(string service, string conversation, string message, CancellationToken cancel);

    Task<ConnectorAnswer> MemberAsync(string service, string conversation, string user, CancellationToken cancel);
}
