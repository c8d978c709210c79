using Demarc.Delivery;
using Demarc.Turns;

namespace Demarc.Channels.Local;

/// <summary>What the page did as the program's other parts know it.</summary>
static class Inbounds
{
    public static Inbound Of(Act act, Person person, Address place, InboundKind kind, DateTimeOffset now) => new()
    {
        Key = KeyOf(act, person),
        Kind = kind,
        Address = place,
        Private = LocalNames.ChatOf(person.Id),
        Sender = LocalNames.IdentityOf(act.As!),
        SenderName = person.Name,
        SentAt = now,
        Locale = person.Locale,
        Zone = person.Zone,
    };

    /// <summary>The page makes the key up, so it counts for one person alone.</summary>
    public static string KeyOf(Act act, Person person) => $"{LocalNames.Channel}|{person.Id}|{act.Key}";
}
