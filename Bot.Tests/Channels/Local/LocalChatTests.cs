using System.Net;
using System.Text.Json.Nodes;
using Demarc.Cards.Model;
using Demarc.Delivery;
using Microsoft.Extensions.DependencyInjection;

namespace Demarc.Tests.Channels.Local;

/// <summary>The channel and what its page asks for, without a browser.</summary>
public sealed class LocalChatTests
{
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
