using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Demarc.Delivery;

namespace Demarc.Channels.Slack;

/// <summary>
/// A payload of Slack's → what it asks for. Pure and total: what it does not know it ignores, unknown fields change nothing.
/// Whether the payload may be believed was decided before.
/// </summary>
static partial class SlackReader
{
    const int LongestName = 200;
    const int LongestKey = 300;

    /// <summary>The types of events that are read; the manifest subscribes to these.</summary>
    public static readonly IReadOnlyList<string> Events =
    [
        "message", "app_mention", "reaction_added", "reaction_removed", "member_joined_channel", "channel_archive", "group_archive", "channel_deleted",
        "channel_rename", "group_rename", "channel_shared", "app_home_opened", "app_uninstalled", "tokens_revoked", "user_change", "assistant_thread_started",
    ];

    /// <summary>Events API: what happened.</summary>
    public static Reading Event(JsonElement payload, DateTimeOffset now)
    {
        if (payload.Text("type") == "app_rate_limited")
        {
            return new Reading.Ignored("Slack holds events back: more than 30,000 in an hour");
        }

        if (payload.Text("type") != "event_callback" || payload.At("event") is not { ValueKind: JsonValueKind.Object } happened)
        {
            return new Reading.Malformed("no event_callback");
        }

        if (Envelope.OfEvent(payload) is not { } envelope)
        {
            return new Reading.Malformed("no workspace");
        }

        var id = payload.Text("event_id") is { Length: > 0 } given ? given : Hash(payload.GetRawText());
        return happened.Text("type") switch
        {
            "message" => Message(happened, envelope, id, now),
            "app_mention" => Said(happened, envelope, now, isMentioned: true),
            "reaction_added" => Reaction(happened, envelope, id, now, ""),
            "reaction_removed" => Reaction(happened, envelope, id, now, "-"),
            "member_joined_channel" => Joined(happened, envelope, id, now),
            "channel_archive" or "group_archive" or "channel_deleted" => new Reading.News("channel_gone", envelope, happened),
            "channel_rename" or "group_rename" => new Reading.News("channel_rename", envelope, happened),
            "channel_shared" => new Reading.News("channel_shared", envelope, happened),
            "app_home_opened" or "app_uninstalled" or "tokens_revoked" or "user_change" or "assistant_thread_started" => new Reading.News(happened.Text("type")!, envelope, happened),
            var type => new Reading.Ignored(Short(type) ?? "unknown type"),
        };
    }

    static Reading Message(JsonElement message, Envelope envelope, string id, DateTimeOffset now) => message.Text("subtype") switch
    {
        null or "file_share" or "thread_broadcast" or "me_message" => Said(message, envelope, now, isMentioned: false),
        "message_changed" => Edited(message, envelope, id, now),
        "message_deleted" => Deleted(message, envelope, id, now),
        var subtype => new Reading.Ignored(Short(subtype) ?? "unknown subtype"),
    };

    /// <remarks>An utterance with a mention comes twice, as <c>message</c> and as <c>app_mention</c>: its key is its place and time, so that it is one.</remarks>
    static Reading Said(JsonElement message, Envelope envelope, DateTimeOffset now, bool isMentioned)
    {
        if (Author(message, envelope) is not { } author || Where(message, envelope, author.User) is not { } address)
        {
            return new Reading.Ignored("of a program, or of nobody");
        }

        if (message.Text("ts") is not { Length: > 0 and <= 30 } ts)
        {
            return new Reading.Malformed("a message without ts");
        }

        var files = Files(message);
        var inbound = Start(envelope, author, address, $"{message.Text("channel")}|{ts}", files.Count > 0 ? InboundKind.FileSent : InboundKind.Message, now) with
        {
            Text = SlackText.Of(message.Text("text"), envelope.BotUser),
            MessageId = ts,
            SentAt = SlackText.At(ts) ?? now,
            Files = files,
        };
        return address.Place == Place.Personal || isMentioned || SlackText.Mentions(message.Text("text"), envelope.BotUser) ? new Reading.Queued(inbound)
            : message.Text("thread_ts") is not null ? new Reading.Overheard(inbound)
            : new Reading.Ignored("not addressed to the bot");
    }

    static Reading Edited(JsonElement change, Envelope envelope, string id, DateTimeOffset now)
    {
        var message = change.At("message") ?? default;
        if (Author(message, envelope) is not { } author || Where(change, envelope, author.User) is not { } address)
        {
            return new Reading.Ignored("a change of a program's message");
        }

        // A preview of a link that came later is a change too, and says nothing new.
        var text = message.Text("text");
        return text == change.Text("previous_message", "text")
            ? new Reading.Ignored("a change of looks")
            : new Reading.Queued(Start(envelope, author, In(address, message), $"{envelope.Team}|{id}", InboundKind.Edited, now) with
            {
                Text = SlackText.Of(text, envelope.BotUser),
                MessageId = message.Text("ts"),
                Verb = "edited",
            });
    }

    static Reading Deleted(JsonElement change, Envelope envelope, string id, DateTimeOffset now)
    {
        var message = change.At("previous_message") ?? default;
        return Author(message, envelope) is { } author && Where(change, envelope, author.User) is { } address
            ? new Reading.Queued(Start(envelope, author, In(address, message), $"{envelope.Team}|{id}", InboundKind.Deleted, now) with { MessageId = change.Text("deleted_ts") ?? message.Text("ts") })
            : new Reading.Ignored("a program's message was deleted");
    }

    /// <param name="sign">A minus for one that was taken back.</param>
    static Reading Reaction(JsonElement reaction, Envelope envelope, string id, DateTimeOffset now, string sign)
    {
        if (Short(reaction.Text("reaction")) is not { } emoji || reaction.Text("item", "type") != "message" || reaction.Text("item", "ts") is not { Length: <= 30 } ts)
        {
            return new Reading.Ignored("a reaction to something else than a message");
        }

        if (Author(reaction, envelope) is not { } author || Where(reaction.At("item")!.Value, envelope, author.User) is not { } address)
        {
            return new Reading.Ignored("a reaction of a program");
        }

        // Skin tones are no other meaning.
        emoji = emoji.Split("::")[0];
        var inbound = Start(envelope, author, address with { Thread = address.Place == Place.Personal ? null : ts }, $"{envelope.Team}|{id}", InboundKind.Reaction, now) with
        {
            Verb = sign + emoji,
            MessageId = ts,
            CardMessageId = ts,
        };
        return sign.Length > 0 ? new Reading.Queued(inbound) : new Reading.Reacted(inbound, emoji);
    }

    static Reading Joined(JsonElement joined, Envelope envelope, string id, DateTimeOffset now)
    {
        var isBot = joined.Text("user") is { Length: > 0 } user && user == envelope.BotUser;
        return isBot && joined.Text("inviter") is { Length: > 0 } inviter && Envelope.IsId(inviter) && Where(joined, envelope, inviter) is { } address
            ? new Reading.Queued(Start(envelope, (inviter, null), address with { Thread = null }, $"{envelope.Team}|{id}", InboundKind.Installed, now) with { Verb = "add" })
            : new Reading.Ignored("somebody joined");
    }

    /// <returns>Null for what programs say, this one among them: no two bots ever talk in a circle.</returns>
    static (string User, string? Home)? Author(JsonElement message, Envelope envelope)
    {
        var isProgram = message.At("bot_id") is not null || message.At("bot_profile") is not null || message.At("app_id") is not null || message.Text("subtype") == "bot_message";
        return !isProgram && message.Text("user") is { } user && Envelope.IsId(user) && user != envelope.BotUser && user != "USLACKBOT"
            ? (user, HomeOf(message))
            : null;
    }

    static string? HomeOf(JsonElement message) =>
        new[] { message.Text("user_team"), message.Text("source_team"), message.Text("team") }.FirstOrDefault(Envelope.IsId);

    static Address? Where(JsonElement happened, Envelope envelope, string user)
    {
        if (happened.Text("channel") is not { } channel || !Envelope.IsId(channel))
        {
            return null;
        }

        var thread = happened.Text("thread_ts");
        return happened.Text("channel_type") == "im" || channel[0] == 'D'
            ? envelope.Chat(user) with { Thread = thread }
            : new Address(Envelope.Channel, envelope.Team, channel, happened.Text("channel_type") == "mpim" ? Place.Group : Place.Room) { Thread = thread ?? happened.Text("ts") };
    }

    /// <summary>A changed message names its thread itself.</summary>
    static Address In(Address address, JsonElement message) =>
        address with { Thread = message.Text("thread_ts") ?? (address.Place == Place.Personal ? null : message.Text("ts")) };

    static List<SentFile> Files(JsonElement message) =>
    [
        .. message.Items("files").Take(10).Where(file => Envelope.IsId(file.Text("id"))).Select(file => new SentFile(
            SlackText.Head(file.Text("name") ?? file.Text("title") ?? "file", LongestName),
            long.TryParse(file.Text("size"), out var size) ? size : null)
        {
            Route = new Dictionary<string, string> { ["file"] = file.Text("id")!, ["url"] = file.Text("url_private_download") ?? file.Text("url_private") ?? "" },
        }),
    ];

    static Inbound Start(Envelope envelope, (string User, string? Home) author, Address address, string key, InboundKind kind, DateTimeOffset now) => new()
    {
        Key = KeyOf(key),
        Kind = kind,
        Address = address,
        Sender = envelope.Person(author.User, author.Home),
        Private = PrivateOf(envelope, author, address),
        SentAt = now,
    };

    // Where someone of another workspace can be met when they take no direct messages.
    static Address PrivateOf(Envelope envelope, (string User, string? Home) author, Address address)
    {
        var chat = envelope.Chat(author.User);
        return envelope.IsForeign(author.Home) && address.Place != Place.Personal
            ? chat with { Route = new Dictionary<string, string> { [Envelope.Meeting] = $"{address.Conversation}|{address.Thread}" } }
            : chat;
    }

    static string KeyOf(string key) =>
        Encoding.UTF8.GetByteCount(key) + Envelope.Channel.Length < LongestKey ? $"{Envelope.Channel}|{key}" : $"{Envelope.Channel}|{Hash(key)}";

    static string Hash(string value) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)));

    /// <summary>A name or id of ours, which is never long.</summary>
    static string? Short(string? value) => value is { Length: > 0 and <= LongestName } && Encoding.UTF8.GetByteCount(value) <= LongestName ? value : null;
}
