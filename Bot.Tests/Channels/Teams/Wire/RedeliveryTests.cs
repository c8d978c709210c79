using System.Text.Json.Nodes;
using Demarc.Tests.Delivery;

namespace Demarc.Tests.Channels.Teams.Wire;

/// <summary>Teams sends again what it believes lost, up to minutes later and sometimes at the same time: it is done once, and answered alike.</summary>
public sealed class RedeliveryTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_message_delivered_five_times_is_answered_once(bool atOnce)
    {
        var desk = new Desk();
        await using var wire = await TeamsWire.StartAsync(desk.AddTo);
        var priya = wire.User("Priya");
        await wire.LinkAsync(priya);
        var message = priya.Message("echo hello");

        var bodies = await FiveTimesAsync(wire, message, atOnce);

        Assert.Equal(["", "", "", "", ""], bodies);
        Assert.Equal("echo hello", Assert.Single(await wire.SeenAsync(priya.Chat)).Seen);
        Assert.Single(desk.Probe.Handled);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_press_delivered_five_times_is_done_once_and_answered_alike(bool atOnce)
    {
        await using var wire = await TeamsWire.StartAsync(new Desk().AddTo);
        var priya = wire.User("Priya");
        await wire.LinkAsync(priya);
        await priya.SayAsync("set x one");
        await priya.SayAsync("show x");
        var press = priya.Press(Assert.Single(await wire.SeenAsync(priya.Chat)), "Bump");

        var bodies = await FiveTimesAsync(wire, press, atOnce);

        Assert.Single(bodies.Distinct());
        Assert.Contains("one+", JsonNode.Parse(bodies[0])!["value"]!["speak"]!.GetValue<string>());
        Assert.Equal("one+", Assert.Single(wire.Connector.In(priya.Chat)).Seen);
    }

    [Fact]
    public async Task A_press_sent_again_under_a_new_id_is_the_same_press_for_a_minute_and_another_one_later()
    {
        await using var wire = await TeamsWire.StartAsync(new Desk().AddTo);
        var priya = wire.User("Priya");
        await wire.LinkAsync(priya);
        await priya.SayAsync("set x one");
        await priya.SayAsync("show x");
        var shown = Assert.Single(await wire.SeenAsync(priya.Chat));

        var first = await priya.PressAsync(shown, "Bump");
        await wire.Bot.PassAsync(TimeSpan.FromSeconds(30));
        var again = await priya.PressAsync(shown, "Bump");
        await wire.Bot.PassAsync(TimeSpan.FromSeconds(31));
        var later = await priya.PressAsync(shown, "Bump");

        Assert.Equal(first.ToJsonString(), again.ToJsonString());
        Assert.Contains("Already one+.", later["value"]!.ToJsonString(Demarc.Cards.Render.AdaptiveCards.AdaptiveCardRenderer.Json));
    }

    [Fact]
    public async Task The_button_of_the_card_as_it_is_now_can_be_pressed_right_away()
    {
        await using var wire = await TeamsWire.StartAsync(new Desk().AddTo);
        var priya = wire.User("Priya");
        await wire.LinkAsync(priya);
        await priya.SayAsync("set x one");
        await priya.SayAsync("show x");

        for (var i = 0; i < 3; i++)
        {
            await priya.PressAsync(Assert.Single(await wire.SeenAsync(priya.Chat)), "Bump");
        }

        Assert.Equal("one+++", Assert.Single(wire.Connector.In(priya.Chat)).Seen);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_dialog_sent_five_times_opens_one_ticket(bool atOnce)
    {
        var desk = new Desk();
        await using var wire = await TeamsWire.StartAsync(desk.AddTo);
        var priya = wire.User("Priya");
        await wire.LinkAsync(priya);
        await priya.SayAsync("form");
        var dialog = TeamsUser.Dialog(await priya.PressAsync(Assert.Single(await wire.SeenAsync(priya.Chat)), "Open a ticket"));
        var submit = priya.Fill(dialog, ("what", "The port was rejected"));

        var bodies = await FiveTimesAsync(wire, submit, atOnce);
        var underNewId = await priya.InvokeAsync(priya.Fill(dialog, ("what", "The port was rejected")));

        Assert.Single(bodies.Distinct());
        Assert.Equal(bodies[0], underNewId!.ToJsonString(Demarc.Cards.Render.AdaptiveCards.AdaptiveCardRenderer.Json));
        Assert.Single(await wire.Bot.Store.QueryAsync(Probe.Things, Probe.Things.All, Cancel));
    }

    [Fact]
    public async Task What_was_done_before_a_restart_is_not_done_again_after_it()
    {
        var desk = new Desk();
        await using var wire = await TeamsWire.StartAsync(desk.AddTo);
        var priya = wire.User("Priya");
        await wire.LinkAsync(priya);
        await priya.SayAsync("set x one");
        await priya.SayAsync("show x");
        var press = priya.Press(Assert.Single(await wire.SeenAsync(priya.Chat)), "Bump");
        var before = await priya.InvokeAsync(press);

        await wire.RestartAsync();
        var after = await priya.InvokeAsync(press);

        Assert.Equal(before!.ToJsonString(), after!.ToJsonString());
        Assert.Equal("one+", (await wire.Bot.Store.LoadAsync(Probe.Things, "x", Cancel))!.Value);
    }

    static async Task<string[]> FiveTimesAsync(TeamsWire wire, JsonObject activity, bool atOnce)
    {
        async Task<string> SendAsync()
        {
            using var response = await wire.SendAsync(activity);
            Assert.True(response.IsSuccessStatusCode);
            return await response.Content.ReadAsStringAsync(Cancel);
        }

        var bodies = new List<string>();
        if (atOnce)
        {
            bodies.AddRange(await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => SendAsync())));
        }

        while (bodies.Count < 5)
        {
            bodies.Add(await SendAsync());
            await wire.SettleAsync();
        }

        await wire.SettleAsync();
        return [.. bodies];
    }
}
