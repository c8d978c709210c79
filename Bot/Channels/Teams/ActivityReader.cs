using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Demarc.Delivery;

namespace Demarc.Channels.Teams;

/// <summary>
/// An activity of the Bot Framework protocol → what it asks for. Pure and total: what it does not know it ignores, unknown fields change nothing.
/// Whether the activity may be believed was decided before.
/// </summary>
static partial class ActivityReader
{
    const int LongestName = 200;
    const int LongestKey = 300;

    public static Reading Read(JsonElement activity, DateTimeOffset now)
    {
        if (activity.Text("type") is not { Length: > 0 } type)
        {
            return new Reading.Malformed("type is missing");
        }

        if (Parties.Of(activity) is not { } parties)
        {
            return new Reading.Malformed("conversation.id, from.id or the tenant is missing");
        }

        return type switch
        {
            "message" => Message(activity, parties, now),
            "messageUpdate" => Changed(activity, parties, now),
            "messageDelete" => Deleted(activity, parties, now),
            "messageReaction" => Reaction(activity, parties, now),
            "installationUpdate" => Installation(activity, parties, now),
            "conversationUpdate" => Conversation(activity, parties, now),
            "invoke" => Invoke(activity, parties, now),
            _ => new Reading.Ignored(type.Length <= LongestName ? type : "unknown type"),
        };
    }

    static Reading Message(JsonElement activity, Parties parties, DateTimeOffset now)
    {
        if (activity.Text("from", "role") == "bot" || activity.Text("from", "id") == parties.BotId)
        {
            return new Reading.Ignored("a message of the bot itself");
        }

        if (activity.At("value") is { ValueKind: JsonValueKind.Object } data && Pressed(activity, data, parties, now) is { } pressed)
        {
            return new Reading.Queued(pressed);
        }

        // A slash command is seen by its sender alone, and so is the answer.
        var isTargeted = activity.At("recipient")?.Is("isTargeted") == true;
        if (parties.Address.Place != Place.Personal && !isTargeted && !MessageText.IsMentioned(activity, parties.BotId))
        {
            return new Reading.Ignored("not addressed to the bot");
        }

        var inbound = Start(activity, parties, now, InboundKind.Message);
        return new Reading.Queued(inbound with
        {
            Address = isTargeted ? parties.Private : inbound.Address,
            Text = MessageText.Of(activity, parties.BotId),
            MessageId = activity.Text("id"),
        });
    }

    /// <summary>A button of a card on a client that cannot invoke: it comes as a message with the button's data.</summary>
    static Inbound? Pressed(JsonElement activity, JsonElement data, Parties parties, DateTimeOffset now)
    {
        if (Short(data.Text("form")) is { } form)
        {
            var kind = data.At("ticket") is null ? InboundKind.FormOpened : InboundKind.FormSubmitted;
            return WithForm(Start(activity, parties, now, kind), data, form);
        }

        return Short(data.Text("verb")) is { } verb ? WithAction(Start(activity, parties, now, InboundKind.Action), data, verb) : null;
    }

    static Reading Changed(JsonElement activity, Parties parties, DateTimeOffset now) =>
        activity.Text("channelData", "eventType") is "editMessage" or "undeleteMessage"
            ? new Reading.Queued(Start(activity, parties, now, InboundKind.Edited, Moment(activity)) with
            {
                Text = MessageText.Of(activity, parties.BotId),
                MessageId = activity.Text("id"),
                Verb = activity.Text("channelData", "eventType") == "editMessage" ? "edited" : "restored",
            })
            : new Reading.Ignored("another change of a message");

    static Reading.Queued Deleted(JsonElement activity, Parties parties, DateTimeOffset now) =>
        new Reading.Queued(Start(activity, parties, now, InboundKind.Deleted, Moment(activity)) with { MessageId = activity.Text("id") });

    /// <remarks>A reaction taken back is read as the same one with a minus in front.</remarks>
    static Reading Reaction(JsonElement activity, Parties parties, DateTimeOffset now)
    {
        var added = activity.Items("reactionsAdded").Select(reaction => Short(reaction.Text("type"))).FirstOrDefault(type => type is not null);
        var removed = activity.Items("reactionsRemoved").Select(reaction => Short(reaction.Text("type"))).FirstOrDefault(type => type is not null);
        if (added is null && removed is null)
        {
            return new Reading.Ignored("a reaction without a type");
        }

        return new Reading.Queued(Start(activity, parties, now, InboundKind.Reaction) with
        {
            Verb = added ?? "-" + removed,
            MessageId = activity.Text("replyToId"),
            CardMessageId = activity.Text("replyToId"),
        });
    }

    static Reading Installation(JsonElement activity, Parties parties, DateTimeOffset now) => activity.Text("action") switch
    {
        "add" => new Reading.Queued(Start(activity, parties, now, InboundKind.Installed) with { Verb = "add" }),
        "add-upgrade" => new Reading.Queued(Start(activity, parties, now, InboundKind.Installed) with { Verb = "upgrade" }),
        "remove" => new Reading.Queued(Start(activity, parties, now, InboundKind.Removed) with { Verb = "remove" }),
        // Followed by its add-upgrade at once: nobody left.
        _ => new Reading.Ignored("another change of the installation"),
    };

    /// <remarks>That the bot was added is told by installationUpdate; greeting here too would greet twice, and once for every member.</remarks>
    static Reading Conversation(JsonElement activity, Parties parties, DateTimeOffset now)
    {
        var change = activity.Text("channelData", "eventType");
        var isBotOut = activity.Items("membersRemoved").Any(member => member.Text("id") == parties.BotId);
        return isBotOut || change is "channelDeleted" or "teamDeleted" or "teamHardDeleted"
            ? new Reading.Queued(Start(activity, parties, now, InboundKind.Removed) with { Verb = change is "channelDeleted" or "teamDeleted" or "teamHardDeleted" ? change : "remove" })
            : new Reading.Ignored("a change of the conversation");
    }

    static Inbound Start(JsonElement activity, Parties parties, DateTimeOffset now, InboundKind kind, string? occurrence = null) => new()
    {
        Key = Key(activity, kind, occurrence),
        Kind = kind,
        Address = parties.Address,
        Sender = parties.Sender,
        Private = parties.Private,
        SenderName = Head(parties.SenderName),
        SentAt = activity.Instant("timestamp") ?? now,
        CardMessageId = activity.Text("replyToId"),
        Locale = Short(activity.Text("locale") ?? Client(activity)?.Text("locale")),
        Zone = Short(Client(activity)?.Text("timezone") ?? activity.Text("localTimezone")),
    };

    static JsonElement? Client(JsonElement activity) =>
        activity.Items("entities").Where(entity => entity.Text("type") == "clientInfo").Select(entity => (JsonElement?)entity).FirstOrDefault();

    // Conversation and activity id, as every redelivery repeats them. An edit has the id of what it edits, so it adds its moment;
    // an activity without an id is known by its content.
    static string Key(JsonElement activity, InboundKind kind, string? occurrence)
    {
        var id = activity.Text("id") is { Length: > 0 } given ? given : Hash(activity.GetRawText());
        var key = $"{Parties.Channel}|{activity.Text("conversation", "id")}|{id}";
        key = occurrence is null ? key : $"{key}|{kind}|{occurrence}";
        return Encoding.UTF8.GetByteCount(key) <= LongestKey ? key : $"{Parties.Channel}|{Hash(key)}";
    }

    static string Moment(JsonElement activity) => activity.Text("timestamp") ?? activity.Text("localTimestamp") ?? Hash(activity.GetRawText());

    static string Hash(string value) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)));

    static string Head(string? value) => MessageText.Head(value, LongestName);

    /// <summary>A name or id of ours, which is never long.</summary>
    static string? Short(string? value) => value is { Length: > 0 and <= LongestName } && Encoding.UTF8.GetByteCount(value) <= LongestName ? value : null;
}
