namespace Demarc.Delivery;

/// <summary>Something a person did, as a channel read it: no platform words, no decision yet.</summary>
public sealed record Inbound
{
    /// <summary>The delivery key: the same for every redelivery of the same act, unique otherwise.</summary>
    public required string Key { get; init; }

    public required InboundKind Kind { get; init; }

    public required Address Address { get; init; }

    public required Identity Sender { get; init; }

    /// <summary>Where the sender can be answered alone; the same as <see cref="Address"/> in a personal chat.</summary>
    public required Address Private { get; init; }

    /// <summary>Display only.</summary>
    public string SenderName { get; init; } = "";

    public DateTimeOffset SentAt { get; init; }

    /// <summary>What was typed, without the mention of the bot.</summary>
    public string Text { get; init; } = "";

    /// <summary>The platform's id of the message typed, edited, deleted or reacted to.</summary>
    public string? MessageId { get; init; }

    /// <summary>The message whose button was pressed.</summary>
    public string? CardMessageId { get; init; }

    /// <summary>Verb of an action, name of a form, kind of a search, reaction or feedback.</summary>
    public string? Verb { get; init; }

    /// <summary>What it is about: the id a button or form carried. A claim of the client's: check it.</summary>
    public string? Subject { get; init; }

    /// <summary>The version the person was looking at.</summary>
    public long DocumentVersion { get; init; }

    /// <summary>Minted into the button or form; the same ticket twice means the same act twice.</summary>
    public string? Ticket { get; init; }

    /// <summary>Values of a submitted form, by field id.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>The message an action was called on ("Escalate this message").</summary>
    public Quote? Quoted { get; init; }

    /// <summary>Answered at once where it was said, and nobody can be written to there later: the command line.</summary>
    public bool IsPassing { get; init; }

    /// <summary>Files sent with the message; their bytes stay with the platform until somebody asks for them.</summary>
    public IReadOnlyList<SentFile> Files { get; init; } = [];

    /// <summary>BCP 47 tag and IANA zone of the client, when the platform tells.</summary>
    public string? Locale { get; init; }

    public string? Zone { get; init; }
}

public sealed record Quote(string Text, string Author, DateTimeOffset? At, string? Link);

/// <param name="Name">As the sender named it; for people to read, never a path.</param>
/// <param name="Size">In bytes, when the platform says.</param>
public sealed record SentFile(string Name, long? Size = null)
{
    /// <summary>What the channel needs to find the bytes again; opaque to everyone else.</summary>
    public IReadOnlyDictionary<string, string> Route { get; init; } = new Dictionary<string, string>();
}

public enum InboundKind
{
    /// <summary>Something typed. With files it is <see cref="FileSent"/>.</summary>
    Message,
    Edited,
    Deleted,
    Action,
    FormOpened,
    FormSubmitted,
    Search,
    Feedback,
    Reaction,
    Installed,
    Removed,

    /// <summary>A message with one or more files, whatever was typed with them.</summary>
    FileSent,
}
