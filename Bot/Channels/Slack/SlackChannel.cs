using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Demarc.Cards.Model;
using Demarc.Cards.Render;
using Demarc.Delivery;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Channels.Slack;

/// <summary>The way out to Slack: finds the channel, writes the message and sends it once.</summary>
sealed class SlackChannel(SlackDesk desk, SlackApi api, SlackWorkspaces workspaces, SlackAlarm alarm, IStore store, TimeProvider clock) : IChannel
{
    /// <summary>A line only one person sees is for someone who looks; what comes later goes to their chat.</summary>
    static readonly TimeSpan StillLooking = TimeSpan.FromMinutes(5);

    /// <summary>Clocks differ a little; what was written before cannot be it.</summary>
    static readonly TimeSpan Before = TimeSpan.FromMinutes(2);

    readonly ConcurrentDictionary<string, string> bots = new(StringComparer.Ordinal);

    const int HistoryPage = 100;
    const int HistoryPages = 3;

    public string Name => Envelope.Channel;

    /// <summary>Slack: about one message a second for each channel; some hundreds a minute for a workspace.</summary>
    public IReadOnlyList<RateLimit> Limits { get; } =
    [
        new(RateScope.Conversation, 1, TimeSpan.FromMilliseconds(1100)),
        new(RateScope.Tenant, 240, TimeSpan.FromMinutes(1)),
    ];

    public async Task<SendResult> SendAsync(Outgoing row, Card card, CancellationToken cancel)
    {
        var result = await DeliverAsync(row, card, cancel);
        if (result is SendResult.NotYet { Scope: RateScope.Tenant } lockedOut)
        {
            await alarm.LockedOutAsync(row.Address.Tenant, lockedOut.Why, cancel);
        }

        return result;
    }

    /// <summary>Looks for the message by the id that was sent with it.</summary>
    public async Task<Found> FindAsync(Outgoing row, CancellationToken cancel)
    {
        // What only one person sees is in no history.
        var channel = row.Address.Route.ContainsKey(Envelope.Whisper) ? null
            : row.Address.Place == Place.Personal ? (await desk.ChatAsync(row.Address, cancel)).Channel
            : row.Address.Conversation;
        if (channel is null)
        {
            return new Found.CannotTell();
        }

        var arguments = new JsonObject
        {
            ["channel"] = channel,
            ["oldest"] = (row.CreatedAt - Before).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            ["limit"] = HistoryPage,
            ["include_all_metadata"] = true,
        };
        var method = "conversations.history";
        if (row.Address.Thread is { } thread)
        {
            method = "conversations.replies";
            arguments["ts"] = thread;
        }

        var isBlind = false;
        for (var page = 0; page < HistoryPages; page++)
        {
            if (await desk.CallAsync(row.Address.Tenant, method, (JsonObject)arguments.DeepClone(), cancel) is not SlackAnswer.Done done)
            {
                return new Found.CannotTell();
            }

            foreach (var message in done.Body.Items("messages"))
            {
                var metadata = message.At("metadata") ?? default;
                if (metadata.Text("event_type") == SlackWriter.EventType && metadata.At("event_payload")?.Text("id") == row.Id && message.Text("ts") is { } ts)
                {
                    return new Found.There(ts);
                }

                // Of this bot, or of some program when it is not known yet which is this one, and without its id: were it the one, we could not tell.
                isBlind |= message.Text("bot_id") is { } bot && message.At("metadata") is null && bots.GetValueOrDefault(row.Address.Tenant, bot) == bot;
            }

            if (done.Body.At("response_metadata")?.Text("next_cursor") is not { Length: > 0 } next)
            {
                return isBlind ? new Found.CannotTell() : new Found.NotThere();
            }

            arguments["cursor"] = next;
        }

        return new Found.CannotTell();
    }

    /// <summary>Only a thread of Slack's assistant shows that the bot is at work.</summary>
    public async Task ShowTypingAsync(Address address, CancellationToken cancel)
    {
        if (address is { Place: Place.Personal, Thread: { } thread } && (await desk.ChatAsync(address, cancel)).Channel is { } channel)
        {
            await desk.CallAsync(address.Tenant, "assistant.threads.setStatus", new JsonObject { ["channel_id"] = channel, ["thread_ts"] = thread, ["status"] = "is looking that up…" }, cancel);
        }
    }

    public async Task<FetchedFile> FetchAsync(SentFile file, Address address, long most, CancellationToken cancel)
    {
        if (file.Size > most)
        {
            return TooLarge(most);
        }

        var url = file.Route.GetValueOrDefault("url");
        if (string.IsNullOrEmpty(url) && file.Route.GetValueOrDefault("file") is { } id)
        {
            // Files shared from another workspace come without their address.
            var info = await desk.CallAsync(address.Tenant, "files.info", new JsonObject { ["file"] = id }, cancel) as SlackAnswer.Done;
            url = info?.Body.Text("file", "url_private_download") ?? info?.Body.Text("file", "url_private");
        }

        if (string.IsNullOrEmpty(url) || await workspaces.TokenAsync(address.Tenant, cancel) is not { } token)
        {
            return new FetchedFile.Refused("Slack does not let me have that file. Send it to me in a direct message.");
        }

        var (bytes, isTooLarge) = await api.DownloadAsync(url, token, most, cancel);
        return bytes is not null ? new FetchedFile.Fetched(bytes)
            : isTooLarge ? TooLarge(most)
            : new FetchedFile.Refused("I could not fetch that file from Slack. Send it again; if that does not help, an administrator should check the app's scope files:read.");
    }

    static FetchedFile.Refused TooLarge(long most) => new($"The file is larger than {most / 1024 / 1024} MB. Send only the sheet that matters.");

    async Task<SendResult> DeliverAsync(Outgoing row, Card card, CancellationToken cancel)
    {
        if (row.Kind == OutgoingKind.Post && row.Address.Route.TryGetValue(Envelope.Whisper, out var room) && clock.GetUtcNow() - row.CreatedAt < StillLooking
            && await WhisperAsync(row, card, room, null, cancel) is { } whispered)
        {
            return whispered;
        }

        if (row.Address.Place != Place.Personal)
        {
            return await ToAsync(row, card, row.Address.Conversation, cancel);
        }

        var (chat, opened) = await desk.ChatAsync(row.Address, cancel);
        if (chat is not null)
        {
            return await ToAsync(row, card, chat, cancel);
        }

        // Someone of another workspace who takes no direct messages is answered where they asked, for their eyes alone.
        var result = SlackResults.OfOpening(opened);
        return result is SendResult.Never && row is { Kind: OutgoingKind.Post, Importance: Importance.Reply } && row.Address.Route.TryGetValue(Envelope.Meeting, out var meeting)
            && await WhisperAsync(row, card, meeting.Split('|')[0], meeting.Split('|') is [_, { Length: > 0 } thread] ? thread : null, cancel) is { } met
            ? met
            : result;
    }

    async Task<SendResult> ToAsync(Outgoing row, Card card, string channel, CancellationToken cancel)
    {
        if (row.Kind != OutgoingKind.Post && row.MessageId is null)
        {
            return new SendResult.Never("Which message it was is not known any more.");
        }

        if (row.Kind == OutgoingKind.Delete)
        {
            return SlackResults.Of(await desk.CallAsync(row.Address.Tenant, "chat.delete", new JsonObject { ["channel"] = channel, ["ts"] = row.MessageId }, cancel), row.Kind);
        }

        var method = row.Kind == OutgoingKind.Post ? "chat.postMessage" : "chat.update";
        var answer = await FittingAsync(row, card, channel, message => desk.CallAsync(row.Address.Tenant, method, message, cancel), cancel);
        if ((answer as SlackAnswer.Done)?.Body.Text("message", "bot_id") is { } bot)
        {
            bots[row.Address.Tenant] = bot;
        }

        return SlackResults.Of(answer, row.Kind);
    }

    /// <returns>Null when they cannot see it there: it goes to their chat instead.</returns>
    async Task<SendResult?> WhisperAsync(Outgoing row, Card card, string channel, string? thread, CancellationToken cancel)
    {
        var answer = await FittingAsync(
            row with { Address = row.Address with { Thread = thread } },
            card,
            channel,
            message =>
            {
                message.Remove("metadata");
                message.Remove("unfurl_links");
                message.Remove("unfurl_media");
                message["user"] = row.Address.Conversation;
                return desk.CallAsync(row.Address.Tenant, "chat.postEphemeral", message, cancel);
            },
            cancel);

        // It has no id that could be changed later.
        return SlackResults.Of(answer, OutgoingKind.Post) switch
        {
            SendResult.Sent => new SendResult.Sent(null),
            SendResult.Never => null,
            var other => other,
        };
    }

    /// <summary>Sends it, smaller when Slack says that it is too long, and as words when it does not take the blocks: then it certainly was not taken.</summary>
    async Task<SlackAnswer> FittingAsync(Outgoing row, Card card, string channel, Func<JsonObject, Task<SlackAnswer>> send, CancellationToken cancel)
    {
        var people = await PeopleAsync(card, row.Address, cancel);
        var size = MessageSize.Full;
        while (true)
        {
            var answer = await send(SlackWriter.Message(row, card, channel, people, clock.GetUtcNow(), size));
            var next = SlackResults.IsTooLong(answer) ? size + 1 : SlackResults.IsBadBlocks(answer) ? MessageSize.Words : size;
            if (next == size || next > MessageSize.Words)
            {
                return answer;
            }

            size = next;
        }
    }

    /// <summary>The people a card names who are known in that workspace, by our id of them.</summary>
    async Task<IReadOnlyDictionary<string, MentionTarget>> PeopleAsync(Card card, Address address, CancellationToken cancel)
    {
        var found = new Dictionary<string, MentionTarget>();

        // In a chat of two, a name is enough.
        foreach (var id in address.Place == Place.Personal ? [] : Mentions.In(card))
        {
            if (await store.LoadAsync(Roster.People, id, cancel) is { Gone: false } person && person.Reach.TryGetValue(Name, out var reach) && reach.Tenant == address.Tenant)
            {
                found.Add(id, new MentionTarget(reach.Conversation, person.Name));
            }
        }

        return found;
    }
}
