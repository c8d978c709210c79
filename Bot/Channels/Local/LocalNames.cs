using Demarc.Delivery;
using Demarc.Turns;

namespace Demarc.Channels.Local;

/// <summary>
/// What people and rooms are called on this channel. Whoever has a link made here can be spoken as on the page; a <see cref="Room"/> with an
/// address made here is a room on it. Staff is in every room, an agency's people are in the rooms shared with it.
/// </summary>
public static class LocalNames
{
    public const string Channel = "local";

    /// <summary>There is one tenant: this machine.</summary>
    public const string Tenant = "local";

    const string ChatPrefix = "dm:";
    const string RoomPrefix = "room:";

    public static Identity IdentityOf(string personId) => new(Channel, Tenant, personId);

    /// <summary>Lets the page speak as this person.</summary>
    /// <param name="by">Who linked them: <c>sample</c>, or a person's id.</param>
    public static IdentityLink LinkOf(string personId, DateTimeOffset now, string by = "sample") =>
        new() { Id = IdentityOf(personId).Key, PersonId = personId, LinkedAt = now, By = by };

    /// <summary>The person's chat with the bot; also what belongs into their <see cref="Person.Reach"/>.</summary>
    public static Address ChatOf(string personId) => new(Channel, Tenant, ChatPrefix + personId, Place.Personal);

    /// <param name="room">Short and readable, it stands in the page's address: <c>team</c>.</param>
    /// <param name="thread">Id of the message that a thread hangs on.</param>
    public static Address RoomOf(string room, string? thread = null) => new(Channel, Tenant, RoomPrefix + room, Place.Room) { Thread = thread };

    /// <summary>How the keys of all identities and rooms of this channel begin.</summary>
    internal const string Prefix = $"{Channel}|{Tenant}|";

    internal const string RoomKeyPrefix = Prefix + RoomPrefix;

    /// <summary>Whose chat this conversation is; null for a room.</summary>
    internal static string? PersonOf(string conversation) =>
        conversation.StartsWith(ChatPrefix, StringComparison.Ordinal) ? conversation[ChatPrefix.Length..] : null;
}
