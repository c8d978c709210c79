using Demarc.Cards.Model;
using Demarc.Storage;

namespace Demarc.Delivery;

/// <summary>
/// A row to send. Its id is its meaning ("reply:{delivery key}:0", "daily:{team}:{date}"), so deciding twice to say the same thing says it once.
/// Saved in the commit of the turn or job that decided it.
/// </summary>
public sealed record Outgoing : Document
{
    public required Address Address { get; init; }

    /// <summary>Address.Key, kept as a member so that stores can index it.</summary>
    public required string ConversationKey { get; init; }

    public required OutgoingKind Kind { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Order within a conversation: ticks of creation, then place in the turn.</summary>
    public required long Sequence { get; init; }

    /// <summary>Fixed content. Null when <see cref="View"/> draws it just before sending.</summary>
    public Card? Card { get; init; }

    /// <summary>Drawn from the state at the moment of sending; nothing is sent when there is nothing to say any more.</summary>
    public ViewRef? View { get; init; }

    public Importance Importance { get; init; }

    /// <summary>Rows this one speaks for, when it is a catch-up: each is drawn as it is when the catch-up is sent.</summary>
    public IReadOnlyList<string>? Covers { get; init; }

    /// <summary>Of several unsent rows in one conversation with the same topic only the newest is sent.</summary>
    public string? Topic { get; init; }

    public Reader Reader { get; init; } = new();

    /// <summary>The message answered, where the platform shows that.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>The message to update or delete; after a post, the platform's id of it.</summary>
    public string? MessageId { get; init; }

    public string? PersonId { get; init; }

    /// <summary>What it told about ("article:KA-03"), so that feedback on the message finds it.</summary>
    public string? About { get; init; }

    public OutgoingState State { get; init; }

    public int Attempts { get; init; }

    /// <summary>Sent a second time after a doubt: the card says that the reader may have it already.</summary>
    public bool IsRepeat { get; init; }

    /// <summary>Who is sending it, and until when nobody else may.</summary>
    public Lease? Lease { get; init; }

    /// <summary>Not to be sent earlier (quiet hours, a delayed repeat); rows behind it need not wait.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Why it waits or failed, in words for an administrator; never message text.</summary>
    public string? Problem { get; init; }
}

/// <param name="By">One run of one process.</param>
public sealed record Lease(string By, DateTimeOffset Until);

public enum OutgoingKind
{
    Post,
    Update,
    Delete,
}

/// <summary>What may happen to a message that comes late or whose sending is in doubt.</summary>
public enum Importance
{
    /// <summary>An answer: never repeated on a doubt.</summary>
    Reply,

    /// <summary>News: collapsed into one catch-up when it comes late.</summary>
    Notice,

    /// <summary>Someone must act on it: repeated once on a doubt, marked as a repeat.</summary>
    MustArrive,
}

public enum OutgoingState
{
    Waiting,

    /// <summary>Handed to the platform; found in this state after a crash, it is in doubt.</summary>
    Sending,
    Sent,

    /// <summary>Not confirmed and not to be repeated.</summary>
    InDoubt,

    /// <summary>Overtaken before it was sent, or part of a catch-up.</summary>
    Superseded,

    /// <summary>The platform will never take it; an administrator was told why.</summary>
    Dead,
}

/// <summary>A card that is drawn from state: which drawing, of what, for whom.</summary>
/// <param name="View">Registered by a feature, e.g. <c>escalation.pm</c>.</param>
/// <param name="Subject">Id that <see cref="Sending.TouchAsync"/> is told when it changes, e.g. <c>escalation:ESC-104</c>.</param>
/// <param name="PersonId">Null for a room: then only what every member may see.</param>
public sealed record ViewRef(string View, string Subject, string? PersonId = null);

/// <summary>A live card: posted once, redrawn whenever its subject changes.</summary>
public sealed record PostedCard : Document
{
    public required Address Address { get; init; }

    public required string MessageId { get; init; }

    public required ViewRef View { get; init; }

    /// <summary>View.Subject, for the index.</summary>
    public required string Subject { get; init; }

    public required DateTimeOffset PostedAt { get; init; }

    public Reader Reader { get; init; } = new();

    /// <summary>No longer redrawn: yesterday's post keeps yesterday's words.</summary>
    public bool Frozen { get; init; }
}

public static class Outbox
{
    public static readonly Collection<Outgoing> Rows = new("outbox") { Indexes = [row => row.State, row => row.SentAt, row => row.MessageId] };

    public static readonly Collection<PostedCard> Posted = new("posted") { Indexes = [card => card.Subject, card => card.PostedAt] };
}
