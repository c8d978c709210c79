using Demarc.Delivery;

namespace Demarc.Channels.Teams;

/// <summary>
/// How fast messages go out. Defaults: Microsoft's table for one bot in one conversation (Teams rate limits, "subject to change"), and for a tenant
/// half of the 50 requests a second beyond which an app may be blocked. Section <c>Teams:Pace</c>; 0 lifts a limit.
/// </summary>
public sealed record PaceOptions
{
    public int ConversationPerSecond { get; init; } = 7;

    public int ConversationPerTwoSeconds { get; init; } = 8;

    public int ConversationPerThirtySeconds { get; init; } = 60;

    public int ConversationPerHour { get; init; } = 1800;

    public int TenantPerSecond { get; init; } = 25;

    public IReadOnlyList<RateLimit> Limits =>
    [
        .. Limit(RateScope.Conversation, ConversationPerSecond, TimeSpan.FromSeconds(1)),
        .. Limit(RateScope.Conversation, ConversationPerTwoSeconds, TimeSpan.FromSeconds(2)),
        .. Limit(RateScope.Conversation, ConversationPerThirtySeconds, TimeSpan.FromSeconds(30)),
        .. Limit(RateScope.Conversation, ConversationPerHour, TimeSpan.FromHours(1)),
        .. Limit(RateScope.Tenant, TenantPerSecond, TimeSpan.FromSeconds(1)),
    ];

    static RateLimit[] Limit(RateScope scope, int count, TimeSpan window) => count > 0 ? [new RateLimit(scope, count, window)] : [];
}
