using Demarc.Cards.Model;
using Demarc.Channels.Local;
using Demarc.Delivery;
using Demarc.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace Demarc.Tests.Channels.Local;

/// <summary>The way out to the page: once, kept within bounds, and what becomes of messages that are gone.</summary>
public sealed class LocalChannelTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_restart_keeps_the_conversation()
    {
        var (bot, _) = await ChatProbe.StartAsync();
        await using var _1 = bot;
        await bot.AddLocalAsync("Ana");
        var client = new LocalClient(bot);
        await client.SayAsync("ana", "dm:ana", "echo before");
        var before = await client.HistoryAsync("ana", "dm:ana");

        await bot.RestartAsync();
        await client.SayAsync("ana", "dm:ana", "echo after");

        var after = await client.HistoryAsync("ana", "dm:ana");
        Assert.Equal(["echo before", "before", "echo after", "after"], after.Select(LocalChatTests.Words));
        Assert.Equal(before.Select(message => message.ToJsonString()), after.Take(2).Select(message => message.ToJsonString()));
    }

    [Fact]
    public async Task A_conversation_keeps_its_newest_messages_and_no_more()
    {
        var (bot, _) = await ChatProbe.StartAsync();
        await using var _1 = bot;
        await bot.AddLocalAsync("Ana");
        await bot.AddLocalAsync("Ben");
        var conversations = bot.Services.GetRequiredService<Conversations>();
        async Task FillAsync(string conversation, int count)
        {
            for (var i = 1; i <= count; i++)
            {
                var message = new LocalMessage { Id = $"{conversation}-{i}", Conversation = conversation, At = bot.Now, From = "x", Text = $"{i}" };
                Assert.True(await conversations.AddAsync(message, changes => conversations.AloneAsync(changes, Cancel), Cancel));
            }
        }

        await FillAsync("dm:ben", 3);
        await FillAsync("dm:ana", LocalMessages.MostInConversation);
        await bot.RestartAsync();
        conversations = bot.Services.GetRequiredService<Conversations>();
        var client = new LocalClient(bot);
        await client.SayAsync("ana", "dm:ana", "echo newest");

        var history = await client.HistoryAsync("ana", "dm:ana");
        Assert.Equal(LocalMessages.MostInConversation, history.Length);
        Assert.Equal(("3", "newest"), (LocalChatTests.Words(history[0]), LocalChatTests.Words(history[^1])));
        Assert.Equal(3, (await client.HistoryAsync("ben", "dm:ben")).Length);
    }

    [Fact]
    public async Task What_is_on_its_way_when_the_program_dies_is_found_and_not_sent_twice()
    {
        var (bot, _) = await ChatProbe.StartAsync();
        await using var _1 = bot;
        var ana = await bot.AddLocalAsync("Ana");
        var client = new LocalClient(bot);
        await bot.DecideAsync(session => session.Tell(ana, "news:1", bot.Now, new Card("news", "", "Here it is."), Importance.MustArrive));
        var sent = (await bot.Store.LoadAsync(Outbox.Rows, "news:1", Cancel))!;

        await bot.RestartWithAsync(
            new Demarc.Storage.Change(Outbox.Rows, "news:1", null, sent with { State = OutgoingState.Sending, Lease = new Lease("gone", bot.Now), Card = new Card("news", "", "Here it is.") }),
            new Demarc.Storage.Change(Outbox.Rows, "news:2", null, sent with { Id = "news:2", State = OutgoingState.Sending, Lease = new Lease("gone", bot.Now), Card = new Card("news", "", "And this.") }));
        await bot.PassAsync(TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(10));

        Assert.Equal(["Here it is.", "And this."], (await client.HistoryAsync("ana", "dm:ana")).Select(LocalChatTests.Words));
        Assert.Equal(OutgoingState.Sent, (await bot.Store.LoadAsync(Outbox.Rows, "news:1", Cancel))!.State);
        Assert.Equal(OutgoingState.Sent, (await bot.Store.LoadAsync(Outbox.Rows, "news:2", Cancel))!.State);
    }

    [Fact]
    public async Task A_message_taken_back_leaves_its_place_and_nothing_of_its_words()
    {
        var (bot, _) = await ChatProbe.StartAsync();
        await using var _1 = bot;
        var ana = await bot.AddLocalAsync("Ana");
        var client = new LocalClient(bot);
        await bot.DecideAsync(session => session.Tell(ana, "news:1", bot.Now, new Card("news", "Wrong", "Not for you.")));
        var id = (await client.HistoryAsync("ana", "dm:ana"))[0]["id"]!.ToString();

        await bot.DecideAsync(session => session.Add(Sending.Row("back:1", LocalNames.ChatOf("ana"), bot.Now) with { Kind = OutgoingKind.Delete, MessageId = id }));

        var left = Assert.Single(await client.HistoryAsync("ana", "dm:ana"));
        Assert.True(left["isGone"]!.GetValue<bool>());
        Assert.Null(left["card"]);
    }

    [Fact]
    public async Task A_card_that_is_no_longer_there_stops_being_redrawn()
    {
        var (bot, _) = await ChatProbe.StartAsync();
        await using var _1 = bot;
        await bot.AddLocalAsync("Ana");
        var client = new LocalClient(bot);
        await client.SayAsync("ana", "dm:ana", "case 7");
        var card = (await client.HistoryAsync("ana", "dm:ana"))[1];
        await bot.DecideAsync(session => session.Delete(LocalMessages.All, card["id"]!.ToString()));

        await client.PostAsync("press", LocalChatTests.Press("ana", card, "Acknowledge"));
        await bot.SettleAsync();

        Assert.Empty(await bot.Store.QueryAsync(Outbox.Posted, Outbox.Posted.All, Cancel));
        Assert.Equal(["case 7"], (await client.HistoryAsync("ana", "dm:ana")).Select(LocalChatTests.Words));
    }

    [Fact]
    public async Task A_turn_that_takes_long_shows_that_something_is_being_done()
    {
        var (bot, probe) = await ChatProbe.StartAsync();
        await using var _ = bot;
        await bot.AddLocalAsync("Ana");
        var gate = new TaskCompletionSource();
        probe.Before = _ => gate.Task;
        using var listening = bot.Services.GetRequiredService<LiveFeed>().Listen();

        await new LocalClient(bot).PostAsync("say", LocalChatTests.Say("ana", "echo slow"));
        var typing = WaitForTypingAsync(listening);
        while (!typing.IsCompleted)
        {
            bot.Clock.Advance(TimeSpan.FromMilliseconds(300));
            await Task.WhenAny(typing, Task.Delay(5, Cancel));
        }

        Assert.Equal("dm:ana", await typing);
        gate.SetResult();
        await bot.SettleAsync();
    }

    static async Task<string> WaitForTypingAsync(LiveFeed.Listening listening)
    {
        await foreach (var happening in listening.Happenings.ReadAllAsync(Cancel))
        {
            if (happening is LiveFeed.Happening.Typing typing)
            {
                return typing.Conversation;
            }
        }

        throw new InvalidOperationException("The feed ended.");
    }
}
