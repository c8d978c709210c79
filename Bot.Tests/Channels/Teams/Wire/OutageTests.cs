using Demarc.Cards.Model;
using Demarc.Cards.Render.AdaptiveCards;
using Demarc.Delivery;
using Demarc.Tests.Support;
using static Demarc.Tests.Channels.Teams.Wire.Posts;

namespace Demarc.Tests.Channels.Teams.Wire;

/// <summary>What goes wrong between the bot and Teams, and what people see of it: each message once, and none lost.</summary>
public sealed class OutageTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(429, "seconds")]
    [InlineData(429, "date")]
    [InlineData(412, "seconds")]
    public async Task A_platform_that_asks_for_a_rest_gets_it(int status, string asked)
    {
        var (wire, priya, person) = await StartAsync();
        await using var _ = wire;
        wire.Connector.Mishap = _ => new Mishap.Status(status, "TooManyRequests", asked == "seconds" ? "90" : wire.Now.AddSeconds(90).ToString("R"));
        await PostAsync(wire, person, "n1");
        Assert.Empty(Seen(wire, priya));
        wire.Connector.Mishap = _ => null;
        await wire.Bot.PassAsync(TimeSpan.FromSeconds(89));
        Assert.Empty(Seen(wire, priya));

        await wire.Bot.PassAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(["n1"], Seen(wire, priya));
    }

    [Fact]
    public async Task A_rest_without_a_length_is_a_short_one()
    {
        var (wire, priya, person) = await StartAsync();
        await using var _ = wire;
        wire.Connector.Mishap = _ => new Mishap.Status(429);
        await PostAsync(wire, person, "n1");

        wire.Connector.Mishap = _ => null;
        await wire.Bot.PassAsync(TimeSpan.FromSeconds(2));

        Assert.Equal(["n1"], Seen(wire, priya));
    }

    public static TheoryData<string> Doubts => ["500", "502", "503", "504", "408", "drop", "silence"];

    [Theory]
    [MemberData(nameof(Doubts))]
    public async Task An_answer_that_may_have_arrived_is_not_said_twice(string what)
    {
        var (wire, priya, person) = await StartAsync();
        await using var _ = wire;
        wire.Connector.Mishap = _ => MishapOf(what);
        await PostAsync(wire, person, "answer", Importance.Reply, isSilent: what == "silence");

        wire.Connector.Mishap = _ => null;
        await wire.Bot.PassAsync(TimeSpan.FromHours(1), TimeSpan.FromMinutes(1));

        Assert.Equal(["answer"], Seen(wire, priya));
        Assert.Equal(OutgoingState.InDoubt, (await wire.Bot.Store.LoadAsync(Outbox.Rows, "answer", Cancel))!.State);
    }

    [Theory]
    [MemberData(nameof(Doubts))]
    public async Task What_must_arrive_is_repeated_once_and_says_so(string what)
    {
        var (wire, priya, person) = await StartAsync();
        await using var _ = wire;
        wire.Connector.Mishap = _ => MishapOf(what);
        await PostAsync(wire, person, "alarm", Importance.MustArrive, isSilent: what == "silence");

        wire.Connector.Mishap = _ => null;
        await wire.Bot.PassAsync(TimeSpan.FromHours(1), TimeSpan.FromMinutes(1));

        Assert.Equal(["alarm", "alarm"], Seen(wire, priya));
        Assert.Contains("You may have this already", wire.Connector.In(priya.Chat)[1].Card!.ToJsonString(AdaptiveCardRenderer.Json));
    }

    [Theory]
    [MemberData(nameof(Doubts))]
    public async Task A_change_that_may_have_arrived_is_made_again(string what)
    {
        var (wire, priya, _) = await StartAsync();
        await using var _1 = wire;
        await priya.SayAsync("set x one");
        await priya.SayAsync("show x");
        wire.Connector.Mishap = call => call.Method == "PUT" ? MishapOf(what) : null;
        var saying = wire.SendAsync(priya.Message("set x two"));
        await (what == "silence" ? PassUntilAsync(wire, () => wire.Connector.Calls.Any(call => call.Method == "PUT")) : Task.CompletedTask);
        using var response = await saying;
        await wire.SettleAsync();

        wire.Connector.Mishap = _ => null;
        await wire.Bot.PassAsync(TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(10));

        Assert.Equal("two", Assert.Single(wire.Connector.In(priya.Chat)).Seen);
        Assert.True(wire.Connector.Calls.Count(call => call.Method == "PUT") >= 2);
    }

    [Fact]
    public async Task After_hours_without_a_connection_everything_arrives_in_one_message()
    {
        var (wire, priya, person) = await StartAsync();
        await using var _ = wire;
        await wire.Connector.GoDownAsync();
        for (var i = 0; i < 5; i++)
        {
            await PostAsync(wire, person, $"n{i}");
            await wire.Bot.PassAsync(TimeSpan.FromHours(1), TimeSpan.FromMinutes(2));
        }

        await wire.Connector.ComeBackAsync();
        await wire.Bot.PassAsync(TimeSpan.FromMinutes(8), TimeSpan.FromMinutes(1));

        var caught = Assert.Single(wire.Connector.In(priya.Chat));
        Assert.StartsWith("5 messages since", caught.Seen, StringComparison.Ordinal);
        Assert.All(Enumerable.Range(0, 5), i => Assert.Contains($"n{i}", caught.Card!.ToJsonString()));
        Assert.Empty(wire.Connector.Offences);
    }

    [Fact]
    public async Task A_short_break_of_the_connection_loses_and_repeats_nothing()
    {
        var (wire, priya, person) = await StartAsync();
        await using var _ = wire;
        await wire.Connector.GoDownAsync();
        await PostAsync(wire, person, "n1", Importance.Reply);

        await wire.Connector.ComeBackAsync();
        await wire.Bot.PassAsync(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(1));

        Assert.Equal(["n1"], Seen(wire, priya));
    }

    [Fact]
    public async Task A_card_that_Teams_finds_too_large_is_drawn_smaller()
    {
        var (wire, priya, person) = await StartAsync();
        await using var _ = wire;
        wire.Connector.Mishap = call => call.Utf16Bytes > 16 * 1024 ? new Mishap.Status(413, "MessageSizeTooBig") : null;
        var rows = Enumerable.Range(0, 100).Select(i => (IReadOnlyList<Text>)[Text.Plain($"Order {i}"), Text.Plain("Waiting for the carrier to confirm the date")]).ToList();
        var card = new Card("list", "Your orders", "100 orders wait.") { Body = [new Table("Orders", ["Order", "Stage"], rows)] };

        await wire.Bot.DecideAsync(session => session.Add(Sending.Row("list", AddressOf(person), wire.Now) with { Card = card, PersonId = person.Id }));

        var shown = Assert.Single(wire.Connector.In(priya.Chat));
        Assert.Equal("100 orders wait.", shown.Seen);
        Assert.Contains("more rows", shown.Card!.ToJsonString());
        Assert.Equal(2, wire.Connector.Calls.Count(call => call.Conversation == priya.Chat));
    }

    [Fact]
    public async Task A_message_that_is_too_large_at_any_size_is_reported()
    {
        var desk = new Desk();
        var (wire, _, person) = await StartAsync(desk);
        await using var _1 = wire;
        wire.Connector.Mishap = _ => new Mishap.Status(413, "MessageSizeTooBig");

        await PostAsync(wire, person, "n1");

        Assert.Contains("too large even at its smallest", Assert.Single(desk.Probe.Troubles).Words);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        var (wire, priya, person) = await StartAsync();
        await using var _ = wire;
        await using var elsewhere = await FakeConnector.StartAsync();
        elsewhere.Know(priya.Chat);
        wire.Connector.Mishap = call => new Mishap.Redirect($"{elsewhere.ServiceUrl}v3/conversations/{call.Conversation}/activities");

        await PostAsync(wire, person, "n1");
        Assert.Empty(elsewhere.Calls);
        wire.Connector.Mishap = _ => null;
        await wire.Bot.PassAsync(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(1));

        Assert.Equal(["n1"], Seen(wire, priya));
    }

    static Mishap MishapOf(string what) => what switch
    {
        "drop" => new Mishap.Drop(WasDelivered: true),
        "silence" => new Mishap.Silence(WasDelivered: true),
        _ => new Mishap.Status(int.Parse(what, System.Globalization.CultureInfo.InvariantCulture), WasDelivered: true),
    };
}
