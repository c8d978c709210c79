using Demarc.Storage;

namespace Demarc.Delivery;

/// <summary>
/// The queue of what people did. Acknowledged means this row is durable; it is done only in the commit that holds what it caused.
/// Its id is the delivery key, so a redelivery meets the row that is there.
/// </summary>
public sealed record InboxRow : Document
{
    public required string ConversationKey { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public InboxState State { get; init; }

    /// <summary>Dropped when done: people's words are not kept longer than the work on them.</summary>
    public Inbound? Inbound { get; init; }

    public int Attempts { get; init; }

    public DateTimeOffset? NotBefore { get; init; }

    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>What was answered in the HTTP response, repeated word for word to a redelivery.</summary>
    public string? Response { get; init; }
}

public enum InboxState
{
    Waiting,
    Done,

    /// <summary>Failed more often than a passing fault explains; a person was told, and the asker too.</summary>
    Failed,
}

public static class Inbox
{
    public static readonly Collection<InboxRow> Rows = new("inbox") { Indexes = [row => row.State, row => row.DoneAt] };
}
