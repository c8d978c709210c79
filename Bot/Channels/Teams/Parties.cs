using System.Text;
using System.Text.Json;
using Demarc.Delivery;

namespace Demarc.Channels.Teams;

/// <summary>Who sent an activity and where to, in our terms. Ids are opaque: Microsoft's own test tool sends some that are no GUIDs.</summary>
sealed record Parties(Address Address, Address Private, Identity Sender, string SenderName, string BotId)
{
    public const string Channel = "teams";

    /// <summary>Stands for the personal chat of a person, whatever its id in Teams: it may not exist yet, and is always the same line of talk.</summary>
    const string PersonalPrefix = "user:";
    public const string MessageIdMark = ";messageid=";

    // In UTF-8. Longer than any Teams sends, and short enough that what is made of them fits the key of a document.
    const int LongestTenant = 100;
    const int LongestUser = 200;
    const int LongestConversation = 250;

    /// <summary>What an address carries for the way back.</summary>
    public static class Route
    {
        public const string Service = "service";
        public const string Bot = "bot";

        /// <summary>The person's id for this bot, needed to open a chat with them; no identity.</summary>
        public const string User = "user";

        /// <summary>Id of the personal chat, when it is known.</summary>
        public const string Conversation = "conversation";
    }

    /// <returns>Null when the activity does not say who, where and in which tenant.</returns>
    public static Parties? Of(JsonElement activity)
    {
        var conversation = activity.Text("conversation", "id");
        var from = activity.Text("from", "id");
        var tenant = (activity.Text("conversation", "tenantId") ?? activity.Text("channelData", "tenant", "id"))?.ToLowerInvariant();
        if (!IsId(conversation, LongestConversation) || !IsId(from, LongestUser) || !IsId(tenant, LongestTenant))
        {
            return null;
        }

        var objectId = activity.Text("from", "aadObjectId");
        var user = IsId(objectId, LongestUser) ? objectId!.ToLowerInvariant() : from!;
        var route = new Dictionary<string, string>
        {
            [Route.Service] = activity.Text("serviceUrl") ?? "",
            [Route.Bot] = activity.Text("recipient", "id") ?? "",
        };
        var place = PlaceOf(activity);
        var personal = new Address(Channel, tenant!, PersonalPrefix + user, Place.Personal)
        {
            Route = place == Place.Personal
                ? new Dictionary<string, string>(route) { [Route.User] = from!, [Route.Conversation] = conversation! }
                : new Dictionary<string, string>(route) { [Route.User] = from! },
        };
        return new Parties(
            place == Place.Personal ? personal : Shared(tenant!, conversation!, place, route),
            personal,
            new Identity(Channel, tenant!, user),
            activity.Text("from", "name") ?? "",
            route[Route.Bot]);
    }

    static Address Shared(string tenant, string conversation, Place place, Dictionary<string, string> route)
    {
        var mark = conversation.IndexOf(MessageIdMark, StringComparison.Ordinal);
        return mark < 0
            ? new Address(Channel, tenant, conversation, place) { Route = route }
            : new Address(Channel, tenant, conversation[..mark], place) { Route = route, Thread = conversation[(mark + MessageIdMark.Length)..] };
    }

    /// <summary>The id that Teams knows the line of talk by, or null for a personal chat that is yet to be opened.</summary>
    public static string? ConversationId(Address address) => address.Place == Place.Personal
        ? address.Route.GetValueOrDefault(Route.Conversation)
        : address.Thread is null ? address.Conversation : address.Conversation + MessageIdMark + address.Thread;

    // What does not say that it is personal may have other readers.
    static Place PlaceOf(JsonElement activity) => activity.Text("conversation", "conversationType") switch
    {
        "personal" => Place.Personal,
        "channel" => Place.Room,
        _ => activity.At("channelData", "channel") is null ? Place.Group : Place.Room,
    };

    static bool IsId(string? id, int most) => id is { Length: > 0 } && id.Length <= most && Encoding.UTF8.GetByteCount(id) <= most;
}
