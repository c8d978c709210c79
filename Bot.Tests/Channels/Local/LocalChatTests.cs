using System.Net;
using System.Text.Json.Nodes;
using Demarc.Cards.Model;
using Demarc.Channels.Local;
using Demarc.Delivery;
using Demarc.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace Demarc.Tests.Channels.Local;

/// <summary>The channel and what its page asks for, without a browser.</summary>
public sealed class LocalChatTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_said_is_answered_and_both_stand_in_the_conversation()
    {
        var (bot, probe) = await ChatProbe.StartAsync();
        await using var _ = bot;
        await bot.AddLocalAsync("Ana");
        var client = new LocalClient(bot);

        await client.SayAsync("ana", "dm:ana", "echo hello");
        var history = await client.HistoryAsync("ana", "dm:ana");

        Assert.Equal(["echo hello", "hello"], history.Select(Words));
        Assert.Equal("ana", history[0]["from"]!["id"]!.ToString());
        Assert.Null(history[1]["from"]);
        Assert.Equal("local|local|dm:ana", Assert.Single(probe.Heard).Address.Key);
    }

    [Fact]
    public async Task Sent_again_under_its_key_a_message_is_said_and_answered_once()
    {
        var (bot, probe) = await ChatProbe.StartAsync();
        await using var _ = bot;
        await bot.AddLocalAsync("Ana");
        await bot.AddLocalAsync("Ben");
        var client = new LocalClient(bot);

        var (_, first) = await client.PostAsync("say", Say("ana", "echo once", "the-same-key"));
        var (_, second) = await client.PostAsync("say", Say("ana", "echo once", "the-same-key"));
        await client.PostAsync("say", Say("ben", "echo mine", "the-same-key"));
        await bot.SettleAsync();

        Assert.Equal(first["message"]!["id"]!.ToString(), second["message"]!["id"]!.ToString());
        Assert.Equal(["echo once", "once"], (await client.HistoryAsync("ana", "dm:ana")).Select(Words));
        Assert.Equal(["echo mine", "mine"], (await client.HistoryAsync("ben", "dm:ben")).Select(Words));
        Assert.Equal(2, probe.Heard.Count);
    }

    [Fact]
    public async Task A_foreign_conversation_and_a_missing_one_answer_alike_and_so_do_people()
    {
        var (bot, _) = await ChatProbe.StartAsync();
        await using var _1 = bot;
        await bot.AddLocalAsync("Ana");
        await bot.AddLocalAsync("Ben");
        await bot.AddAsync("Unlinked");
        await bot.AddLocalAsync("Gina", more: person => person with { Gone = true });
        await bot.LocalRoomAsync("team", "Team", isInternal: true);
        var client = new LocalClient(bot);
        await client.SayAsync("ben", "dm:ben", "echo private");

        var foreign = await client.GetAsync("history?as=ana&in=dm:ben");
        foreach (var conversation in new[] { "dm:nobody", "room:team", "room:nowhere", "", "links", "dm:" })
        {
            var missing = await client.GetAsync($"history?as=ana&in={conversation}");
            Assert.Equal((foreign.Status, foreign.Body.ToJsonString()), (missing.Status, missing.Body.ToJsonString()));
        }

        Assert.Equal(HttpStatusCode.NotFound, foreign.Status);
        var nobody = await client.GetAsync("history?as=nobody&in=dm:nobody");
        foreach (var person in new[] { "unlinked", "gina", "", new string('x', 5000), "ana|x" })
        {
            var other = await client.GetAsync($"history?as={person}&in=dm:{person}");
            Assert.Equal((nobody.Status, nobody.Body.ToJsonString()), (other.Status, other.Body.ToJsonString()));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await client.PostAsync("say", Say("ana", "echo x", null, "dm:ben"))).Status);
        Assert.Empty((await client.GetAsync("changes?as=ana&after=0")).Body["messages"]!.AsArray());
    }

    [Fact]
    public async Task Hostile_words_come_back_as_words()
    {
        var (bot, _) = await ChatProbe.StartAsync();
        await using var _1 = bot;
        await bot.AddLocalAsync("Ana", more: person => person with { Name = "Ana <img src=x onerror=alert(1)>\u202E\u0007" });
        var client = new LocalClient(bot);
        const string Words = "<script>alert(1)</script> \"quotes\" \\ **bold** [x](javascript:alert(1)) \u0000\u001b[31m \u2028 line &amp;";

        await client.SayAsync("ana", "dm:ana", "echo " + Words);
        var history = await client.HistoryAsync("ana", "dm:ana");
        var people = (await client.GetAsync("people")).Body;

        Assert.Contains("<script>alert(1)</script> \"quotes\" \\ **bold** [x](javascript:alert(1))", history[0]["text"]!.ToString());
        Assert.DoesNotContain(history[0]["text"]!.ToString(), letter => char.IsControl(letter) && letter != '\n');
        Assert.Contains("<script>alert(1)</script>", history[1]["card"]!["plain"]!.ToString().ReplaceLineEndings(" "));
        Assert.Equal("Ana <img src=x onerror=alert(1)>", people["people"]![0]!["name"]!.ToString());
    }

    [Theory]
    [InlineData("""{"as":"ana","in":"dm:ana","text":"   ","key":"key-00000001"}""", "nothing to send")]
    [InlineData("""{"as":"ana","in":"dm:ana","text":"hi"}""", "key must be")]
    [InlineData("""{"as":"ana","in":"dm:ana","text":"hi","key":"short"}""", "key must be")]
    [InlineData("""{"as":"ana","in":"dm:ana","text":"hi","key":"not|allowed|here"}""", "key must be")]
    [InlineData("""{"as":"ana","text":7}""", "$.text")]
    [InlineData("""{"as":""", "JSON")]
    [InlineData("null", "empty")]
    [InlineData("""{"as":"ana","in":"dm:ana","key":"key-00000001","files":[{"name":"a.csv","content":"***"}]}""", "$.files[0].content")]
    [InlineData("""{"as":"ana","in":"dm:ana","key":"key-00000001","files":[{"name":"a.csv"}]}""", "empty")]
    public async Task What_cannot_be_read_is_refused_in_a_sentence(string body, string part)
    {
        var (bot, probe) = await ChatProbe.StartAsync();
        await using var _ = bot;
        await bot.AddLocalAsync("Ana");

        var (status, answer) = await new LocalClient(bot).SendAsync(HttpMethod.Post, "say", body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(part, answer["problem"]!.ToString());
        Assert.Empty(probe.Heard);
    }

    [Fact]
    public async Task Too_long_a_message_says_what_to_do()
    {
        var (bot, _) = await ChatProbe.StartAsync();
        await using var _1 = bot;
        await bot.AddLocalAsync("Ana");

        var (status, answer) = await new LocalClient(bot).PostAsync("say", Say("ana", new string('x', 8001)));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("a message holds 8000", answer["problem"]!.ToString());
    }

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
        Assert.Equal(["echo before", "before", "echo after", "after"], after.Select(Words));
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
        Assert.Equal(("3", "newest"), (Words(history[0]), Words(history[^1])));
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

        Assert.Equal(["Here it is.", "And this."], (await client.HistoryAsync("ana", "dm:ana")).Select(Words));
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

        await client.PostAsync("press", Press("ana", card, "Acknowledge"));
        await bot.SettleAsync();

        Assert.Empty(await bot.Store.QueryAsync(Outbox.Posted, Outbox.Posted.All, Cancel));
        Assert.Equal(["case 7"], (await client.HistoryAsync("ana", "dm:ana")).Select(Words));
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

        await new LocalClient(bot).PostAsync("say", Say("ana", "echo slow"));
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

    internal static string Words(JsonObject message) => message["text"]?.ToString() ?? message["card"]!["summary"]!.ToString();

    internal static JsonObject Say(string person, string text, string? key = null, string? conversation = null) =>
        new() { ["as"] = person, ["in"] = conversation ?? $"dm:{person}", ["text"] = text, ["key"] = key };

    internal static JsonObject Press(string person, JsonObject message, string label)
    {
        var button = message["card"]!["buttons"]!.AsArray().First(one => one!["label"]!.ToString().StartsWith(label, StringComparison.Ordinal))!;
        return new JsonObject
        {
            ["as"] = person,
            ["in"] = message["in"]!.ToString(),
            ["message"] = message["id"]!.ToString(),
            ["name"] = button["name"]!.ToString(),
            ["subject"] = button["subject"]!.ToString(),
            ["version"] = button["version"]?.GetValue<long>(),
        };
    }
}
