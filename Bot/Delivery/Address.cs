using System.Text.Json.Serialization;

namespace Demarc.Delivery;

/// <summary>A place where something can be said: one conversation on one channel, or one thread of it.</summary>
/// <param name="Channel">Name of the channel: <c>teams</c>, <c>local</c>, <c>slack</c>.</param>
/// <param name="Tenant">Tenant or workspace the authenticated request came from.</param>
/// <param name="Conversation">The platform's id of the conversation, opaque.</param>
public sealed record Address(string Channel, string Tenant, string Conversation, Place Place)
{
    /// <summary>Root message of a thread, where the platform has threads and this is one.</summary>
    public string? Thread { get; init; }

    /// <summary>What the channel needs to find the way back (service address, bot id, …); opaque to everyone else.</summary>
    public IReadOnlyDictionary<string, string> Route { get; init; } = new Dictionary<string, string>();

    /// <summary>The room as a whole: what membership, pacing and settings hang on.</summary>
    [JsonIgnore]
    public string RoomKey => $"{Channel}|{Tenant}|{Conversation}";

    /// <summary>One line of talk: turns and messages with the same key keep their order.</summary>
    [JsonIgnore]
    public string Key => Thread is null ? RoomKey : $"{RoomKey}|{Thread}";
}

/// <summary>Who may be listening: one person, or several.</summary>
public enum Place
{
    Personal,
    Group,
    Room,
}

/// <summary>Who the platform says it is, from the authenticated request alone; never from names or card data.</summary>
public sealed record Identity(string Channel, string Tenant, string UserId)
{
    [JsonIgnore]
    public string Key => $"{Channel}|{Tenant}|{UserId}";
}
