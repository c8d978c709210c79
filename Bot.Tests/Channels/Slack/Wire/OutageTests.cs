using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Tests.Channels.Teams.Wire;
using Demarc.Tests.Support;

namespace Demarc.Tests.Channels.Slack.Wire;

/// <summary>What becomes of messages when Slack does not do as it should.</summary>
public sealed class OutageTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static async Task<(SlackWire Wire, SlackPerson Priya)> StartAsync(Desk? desk = null)
    {
        var wire = await SlackWire.StartAsync((desk ?? new Desk()).AddTo);
        var priya = await wire.KnownAsync("Priya");
        return (wire, priya);
    }

    static Outgoing Note(SlackWire wire, SlackPerson person, string words, Importance importance = Importance.Reply) =>
        Sending.Row("note:" + words, person.Address, wire.Now) with { Card = new Card("note", "", Text.Plain(words)), Importance = importance };

    [Fact]
    public async Task An_hour_of_every_trouble_ends_in_everything_once_and_in_order()
    {
        var (wire, priya) = await StartAsync();
        await using var _ = wire;
        await priya.SayAsync("echo before");
        var troubles = new SlackMishap[] { new SlackMishap.Status(429, "20"), new SlackMishap.Status(500), new SlackMishap.Error("internal_error", WasDone: true), new SlackMishap.Drop(WasDone: true), new SlackMishap.Error("fatal_error"), new SlackMishap.Status(503, WasDone: true) };
        var tries = 0;
        var until = wire.Now.AddHours(1);
        wire.Slack.Trouble = (method, _) => method == "chat.postMessage" && wire.Now < until ? troubles[tries++ % troubles.Length] : null;

        for (var i = 1; i <= 5; i++)
        {
            var words = $"answer {i}";
            await wire.Bot.DecideAsync(session => session.Add(Note(wire, priya, words)));
            await wire.Bot.PassAsync(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(5));
        }

        await wire.Bot.PassAsync(TimeSpan.FromHours(1.2), TimeSpan.FromSeconds(20));

        var seen = wire.Slack.In(priya.Chat).Select(message => message.Text).Skip(1).ToList();
        Assert.Equal(seen.Distinct(), seen);
        Assert.Equal(["answer 1", "answer 2", "answer 3", "answer 4", "answer 5"], seen);
        Assert.True(tries > 5);
    }

    [Fact]
    public async Task Of_a_card_that_changed_during_the_outage_only_the_last_state_is_shown()
    {
        var (wire, priya) = await StartAsync();
        await using var _ = wire;
        await priya.SayAsync("set x one");
        await priya.SayAsync("show x");
        var card = Assert.Single(wire.Slack.In(priya.Chat));
        var until = wire.Now.AddHours(1);
        wire.Slack.Trouble = (method, _) => method == "chat.update" && wire.Now < until ? new SlackMishap.Status(503) : null;

        foreach (var state in new[] { "two", "three", "four" })
        {
            wire.Slack.Write(priya.Chat, priya.Id, "x");
            await wire.Bot.DecideAsync();
            using var said = await wire.SendEventAsync(wire.Event(priya.Message(priya.Chat, $"set x {state}", $"18.{state.Length}{state[0] % 10}", "im")));
            await wire.Bot.SettleAsync();
            await wire.Bot.PassAsync(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(1));
        }

        await wire.Bot.PassAsync(TimeSpan.FromHours(1), TimeSpan.FromMinutes(1));

        var now = wire.Slack.At(priya.Chat, card.Ts);
        Assert.Equal("four", now.Text);
        Assert.Equal(1, now.Updates);
    }

    [Fact]
    public async Task A_message_that_arrived_without_an_answer_is_found_and_not_sent_again()
    {
        var (wire, priya) = await StartAsync();
        await using var _ = wire;
        await priya.SayAsync("echo before");
        var isBroken = true;
        wire.Slack.Trouble = (method, _) => method == "chat.postMessage" && isBroken ? new SlackMishap.Drop(WasDone: true) : null;

        await wire.Bot.DecideAsync(session => session.Add(Note(wire, priya, "once", Importance.MustArrive)));
        isBroken = false;
        await wire.Bot.PassAsync(TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(10));

        Assert.Equal(["echo before", "once"], wire.Slack.In(priya.Chat).Select(message => message.Text));
        Assert.Equal(OutgoingState.Sent, (await wire.Bot.Store.LoadAsync(Outbox.Rows, "note:once", Cancel))!.State);
    }

    [Theory]
    [InlineData("B0OTHER", OutgoingState.Sent, 2)]
    [InlineData("B0DEMARC", OutgoingState.InDoubt, 1)]
    public async Task A_message_without_an_id_is_a_doubt_only_when_it_is_the_bots_own(string bot, OutgoingState state, int tries)
    {
        var (wire, priya) = await StartAsync();
        await using var _ = wire;
        await priya.SayAsync("echo before");
        wire.Slack.WriteAs(bot, priya.Chat, "somebody else's");
        var isBroken = true;
        wire.Slack.Trouble = (method, _) => method == "chat.postMessage" && isBroken && !(isBroken = false) ? new SlackMishap.Status(500) : null;

        await wire.Bot.DecideAsync(session => session.Add(Note(wire, priya, "late")));
        await wire.Bot.PassAsync(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(5));

        Assert.Equal(state, (await wire.Bot.Store.LoadAsync(Outbox.Rows, "note:late", Cancel))!.State);
        Assert.Equal(tries, wire.Slack.Calls.Count(call => call.Method == "chat.postMessage" && call.Arguments["text"]!.ToString() == "late"));
    }

    [Fact]
    public async Task A_rest_that_Slack_asks_for_is_kept_and_holds_up_nobody_else()
    {
        var (wire, priya) = await StartAsync();
        await using var _ = wire;
        var sam = await wire.KnownAsync("Sam");
        await priya.SayAsync("echo one");
        await sam.SayAsync("echo one");
        wire.Slack.Trouble = (method, arguments) => method == "chat.postMessage" && arguments["channel"]!.ToString() == priya.Chat && arguments["text"]!.ToString() == "slow" ? new SlackMishap.Status(429, "30") : null;
        await wire.Bot.DecideAsync(session => session.Add(Note(wire, priya, "slow")));
        await wire.Bot.PassAsync(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1));
        var asked = wire.Slack.Calls.Count;

        await wire.Bot.DecideAsync(session => session.Add(Note(wire, sam, "quick")));
        await wire.Bot.PassAsync(TimeSpan.FromSeconds(27), TimeSpan.FromSeconds(1));
        var during = wire.Slack.Calls.Skip(asked).Count(call => call.Arguments["text"]?.ToString() == "slow");
        wire.Slack.Trouble = (_, _) => null;
        await wire.Bot.PassAsync(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(1));

        Assert.Equal(0, during);
        Assert.Equal("quick", wire.Slack.In(sam.Chat)[^1].Text);
        Assert.Equal("slow", wire.Slack.In(priya.Chat)[^1].Text);
    }

    [Theory]
    [InlineData("is_archived", "archived")]
    [InlineData("not_in_channel", "/invite @Demarc")]
    [InlineData("channel_not_found", "/invite @Demarc")]
    [InlineData("missing_scope", "scopes")]
    [InlineData("restricted_action", "administrators")]
    public async Task What_Slack_will_never_take_is_told_in_words_and_not_tried_again(string error, string words)
    {
        var desk = new Desk();
        var (wire, priya) = await StartAsync(desk);
        await using var _ = wire;
        await priya.SayAsync("echo one");
        wire.Slack.Trouble = (method, _) => method == "chat.postMessage" ? new SlackMishap.Error(error) : null;

        await wire.Bot.DecideAsync(session => session.Add(Note(wire, priya, "never", Importance.MustArrive)));
        await wire.Bot.PassAsync(TimeSpan.FromHours(1), TimeSpan.FromMinutes(5));

        Assert.Contains(words, Assert.Single(desk.Probe.Troubles).Words);
        Assert.Single(wire.Slack.Calls, call => call.Arguments["text"]?.ToString() == "never");
    }

    [Fact]
    public async Task A_revoked_token_alarms_and_what_waits_is_sent_when_there_is_another()
    {
        var desk = new Desk();
        var (wire, priya) = await StartAsync(desk);
        await using var _ = wire;
        await priya.SayAsync("echo one");
        var isRevoked = true;
        wire.Slack.Trouble = (_, _) => isRevoked ? new SlackMishap.Error("token_revoked") : null;

        await wire.Bot.DecideAsync(session => session.Add(Note(wire, priya, "patience")));
        await wire.Bot.PassAsync(TimeSpan.FromMinutes(6), TimeSpan.FromMinutes(1));
        Assert.Contains("token_revoked", Assert.Single(desk.Probe.Troubles.DistinctBy(trouble => trouble.Key)).Words);
        isRevoked = false;
        await wire.Bot.PassAsync(TimeSpan.FromMinutes(6), TimeSpan.FromMinutes(1));

        Assert.Equal("patience", wire.Slack.In(priya.Chat)[^1].Text);
    }

    [Theory]
    [InlineData("msg_too_long")]
    [InlineData("invalid_blocks")]
    public async Task What_Slack_finds_too_long_or_wrong_is_sent_smaller_and_last_as_words(string error)
    {
        var (wire, priya) = await StartAsync();
        await using var _ = wire;
        await priya.SayAsync("set x one");
        wire.Slack.Trouble = (method, arguments) => method == "chat.postMessage" && arguments["blocks"] is not null ? new SlackMishap.Error(error) : null;

        await priya.SayAsync("show x");

        Assert.Contains("one", Assert.Single(wire.Slack.In(priya.Chat)).Text);
    }

    [Fact]
    public async Task One_channel_gets_a_message_a_second_and_others_are_not_held_up()
    {
        var (wire, priya) = await StartAsync();
        await using var _ = wire;
        await priya.SayAsync("echo one");
        await wire.Bot.PassAsync(TimeSpan.FromSeconds(5));
        var from = wire.Slack.Calls.Count;

        await wire.Bot.DecideAsync([.. Enumerable.Range(1, 5).Select(i => (Action<Demarc.Storage.Session>)(session => session.Add(Note(wire, priya, $"n{i}"))))]);
        await wire.Bot.PassAsync(TimeSpan.FromSeconds(10), TimeSpan.FromMilliseconds(100));

        var times = wire.Slack.Calls.Skip(from).Where(call => call.Method == "chat.postMessage").Select(call => call.At).ToList();
        Assert.Equal(5, times.Count);
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromSeconds(1)));
    }
}
