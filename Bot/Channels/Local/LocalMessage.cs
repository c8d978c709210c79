using System.Security.Cryptography;
using System.Text;
using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Storage;

namespace Demarc.Channels.Local;

/// <summary>
/// One message of a conversation on the page, as it is now: what a person typed, or a card of the bot's. Its id follows from the act or row it
/// stands for, so that it is there once, and can be looked for.
/// </summary>
public sealed record LocalMessage : Document
{
    /// <summary>Address.Conversation: <c>dm:ana</c>, <c>room:team</c>.</summary>
    public required string Conversation { get; init; }

    /// <summary>The message this one belongs under.</summary>
    public string? Thread { get; init; }

    /// <summary>The message this one answers.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>Its place in the order of all messages.</summary>
    public long Place { get; init; }

    /// <summary>Grows with every change of any message: who has seen up to here has missed what is above.</summary>
    public long Change { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Id of the person; null: the bot.</summary>
    public string? From { get; init; }

    public string? FromName { get; init; }

    public string? Text { get; init; }

    public IReadOnlyList<SentFile> Files { get; init; } = [];

    public Card? Card { get; init; }

    /// <summary>Id of the outbox row it was sent from.</summary>
    public string? RowId { get; init; }

    /// <summary>For whom the card's times are written.</summary>
    public Reader Reader { get; init; } = new();

    /// <summary>How often the card was redrawn.</summary>
    public int Updates { get; init; }

    /// <summary>Taken back: nothing of it is kept but its place.</summary>
    public bool IsGone { get; init; }

    /// <summary>What people thought of the answer, <c>like</c> or <c>dislike</c> by person id.</summary>
    public IReadOnlyDictionary<string, string> Votes { get; init; } = new Dictionary<string, string>();

    /// <summary>Person ids by reaction.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Reactions { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The id of the message for this delivery key or outbox row.</summary>
    public static string IdOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..24];
}

public static class LocalMessages
{
    /// <summary>Older ones go when new ones come.</summary>
    public const int MostInConversation = 300;

    public static readonly Collection<LocalMessage> All = new("localmessages")
    {
        Indexes = [message => message.Conversation, message => message.Change],
    };
}
