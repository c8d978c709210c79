using Demarc.Delivery;
using Demarc.Storage;

namespace Demarc.Channels.Slack;

/// <summary>The last thing someone did before anybody knew who they are; its id is their identity's key.</summary>
public sealed record SlackWaiting : Document
{
    public static readonly Collection<SlackWaiting> All = new("slackwaiting") { Indexes = [waiting => waiting.At] };

    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public required Inbound Inbound { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Not the saying of a code itself.</summary>
    public static bool MayWait(Inbound inbound) =>
        inbound.Kind is InboundKind.Action or InboundKind.FormOpened
        || (inbound.Kind is InboundKind.Message or InboundKind.FileSent && !inbound.Text.TrimStart().StartsWith("link", StringComparison.OrdinalIgnoreCase));
}
