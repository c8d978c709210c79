using System.Text.Json;
using System.Text.Json.Nodes;
using Demarc.Delivery;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Channels.Slack;

/// <summary>News of the workspace, its channels and people: what of it changes what the bot may do or say.</summary>
sealed partial class SlackNews(
    SlackWorkspaces workspaces, SlackDesk desk, SlackHome home, SlackErrands errands, Registry registry, Receiver receiver, IStore store, TimeProvider clock,
    ILogger<SlackNews> log)
{
    public async Task<SlackReply> TakeAsync(Reading.News news, CancellationToken cancel)
    {
        var (kind, envelope, happened) = news;
        switch (kind)
        {
            case "app_home_opened" when happened.Text("user") is { } user && Envelope.IsId(user):
                await OpenedAsync(envelope, happened, user, cancel);
                break;
            case "assistant_thread_started" when happened.At("assistant_thread") is { } thread:
                errands.Run("Suggesting prompts", token => SuggestAsync(envelope, thread, token));
                break;
            case "app_uninstalled":
                await LostAsync(envelope.Team, "the app was removed from the workspace", cancel);
                break;
            case "tokens_revoked" when happened.At("tokens", "bot") is { ValueKind: JsonValueKind.Array } bots && bots.GetArrayLength() > 0:
                await LostAsync(envelope.Team, "the bot's token was revoked", cancel);
                break;
            case "user_change" when happened.At("user") is { } user && Envelope.IsId(user.Text("id")):
                await ChangedAsync(envelope, user, cancel);
                break;
            case "channel_rename" when happened.Text("channel", "id") is { } channel:
                await RoomAsync(envelope, channel, room => room with { Name = SlackText.Head(happened.Text("channel", "name"), 100) }, "slack.channel-renamed", cancel);
                break;
            case "channel_shared" when happened.Text("channel") is { } channel:
                await OpenToOthersAsync(envelope, channel, cancel);
                break;
            case "channel_gone" when (happened.Text("channel") ?? happened.Text("channel", "id")) is { } channel:
                // What is still to be said there is refused by Slack, and told to who is in charge then.
                await RoomAsync(envelope, channel, room => room, "slack.channel-gone", cancel);
                break;
        }

        return SlackReply.Ok;
    }

    /// <summary>Slack says that people of other companies are in this channel: whoever called it internal is overruled before anything is answered.</summary>
    public async ValueTask SharedAsync(Envelope envelope, Reading reading, CancellationToken cancel)
    {
        if (envelope.IsShared && reading is Reading.Queued { Inbound.Address: { Place: not Place.Personal } address })
        {
            await OpenToOthersAsync(envelope, address.Conversation, cancel);
        }
    }

    async Task OpenToOthersAsync(Envelope envelope, string channel, CancellationToken cancel)
    {
        var key = new Address(Envelope.Channel, envelope.Team, channel, Place.Room).RoomKey;
        if (await store.LoadAsync(Roster.Rooms, key, cancel) is { IsInternal: true })
        {
            LogShared(LogText.Of(channel));
            await RoomAsync(envelope, channel, room => room with { IsInternal = false, SharedWith = [] }, "room.open-to-others", cancel);
        }
    }

    async Task RoomAsync(Envelope envelope, string channel, Func<Room, Room> change, string what, CancellationToken cancel)
    {
        var key = new Address(Envelope.Channel, envelope.Team, channel, Place.Room).RoomKey;
        await Decision.CommitAsync(
            store,
            async session =>
            {
                if (await session.LoadAsync(Roster.Rooms, key, cancel) is { } room)
                {
                    var changed = change(room);
                    if (changed != room)
                    {
                        session.Save(Roster.Rooms, changed);
                    }

                    session.Record(Audit.TheClock, what, key, clock.GetUtcNow());
                }
            },
            cancel: cancel);
    }

    /// <summary>The home tab is drawn each time it is opened; the messages tab is greeted once.</summary>
    async Task OpenedAsync(Envelope envelope, JsonElement opened, string user, CancellationToken cancel)
    {
        if (opened.Text("tab") != "messages")
        {
            var hash = opened.Text("view", "hash");
            errands.Run("The home tab", token => home.PublishAsync(envelope, user, hash, token));
            return;
        }

        await receiver.AcceptAsync(Of(envelope, user, $"greeting|{envelope.Team}|{user}", InboundKind.Installed, "add"), cancel);
    }

    async Task ChangedAsync(Envelope envelope, JsonElement user, CancellationToken cancel)
    {
        var id = user.Text("id")!;
        desk.Forget(envelope.Team, id);
        if (user.Is("deleted"))
        {
            await receiver.AcceptAsync(Of(envelope, id, $"gone|{envelope.Team}|{id}|{user.Text("updated")}", InboundKind.Removed, "remove"), cancel);
        }
    }

    async Task LostAsync(string team, string why, CancellationToken cancel)
    {
        LogLost(LogText.Of(team), why);
        await workspaces.RemoveAsync(team, why, cancel);
        var now = clock.GetUtcNow();
        var trouble = new Trouble($"slack:lost:{team}:{now:yyyy-MM-dd}", $"Slack workspace {LogText.Of(team)}: {why}. Nothing can be sent there until it is installed again, under /slack/install or in Slack's app settings.", now);
        await Decision.CommitAsync(store, session => registry.ReportAsync(trouble, session, cancel), cancel: cancel);
    }

    async Task SuggestAsync(Envelope envelope, JsonElement thread, CancellationToken cancel)
    {
        var prompts = new JsonArray();
        foreach (var (title, message) in new[] { ("My orders", "my orders"), ("My escalations", "my escalations"), ("What is a FOC?", "what is a FOC"), ("What can I ask?", "help") })
        {
            prompts.Add((JsonNode)new JsonObject { ["title"] = title, ["message"] = message });
        }

        await desk.CallAsync(
            envelope.Team,
            "assistant.threads.setSuggestedPrompts",
            new JsonObject { ["channel_id"] = thread.Text("channel_id"), ["thread_ts"] = thread.Text("thread_ts"), ["prompts"] = prompts },
            cancel);
    }

    Inbound Of(Envelope envelope, string user, string key, InboundKind kind, string verb) => new()
    {
        Key = $"{Envelope.Channel}|{key}",
        Kind = kind,
        Verb = verb,
        Address = envelope.Chat(user),
        Private = envelope.Chat(user),
        Sender = envelope.Person(user, null),
        SentAt = clock.GetUtcNow(),
    };

    [LoggerMessage(LogLevel.Warning, "Slack channel {Channel} has people of other companies in it; it no longer counts as internal")]
    partial void LogShared(string channel);

    [LoggerMessage(LogLevel.Error, "Slack workspace {Team} is lost: {Why}")]
    partial void LogLost(string team, string why);
}
