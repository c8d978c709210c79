using System.Net;
using System.Text.Json.Nodes;
using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Tests.Support;

namespace Demarc.Tests.Channels.Teams.Wire;

/// <summary>What people see, and what is written down, when a handler is slow or broken.</summary>
public sealed class HandlerTroubleTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_bug_in_a_handler_is_one_sentence_with_a_number_and_nothing_of_the_bug()
    {
        await using var wire = await TeamsWire.StartAsync(new Desk().AddTo);
        var priya = wire.User("Priya");
        await wire.LinkAsync(priya);
        var press = priya.Invoke("adaptiveCard/action", new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "explode", ["data"] = new JsonObject { ["verb"] = "explode" } } });

        var answer = await priya.InvokeAsync(press);

        Assert.Equal((500, "application/vnd.microsoft.error"), (answer!["statusCode"]!.GetValue<int>(), answer["type"]!.GetValue<string>()));
        var words = answer["value"]!["message"]!.GetValue<string>();
        Assert.DoesNotContain("secret", words);
        var reference = References.Of($"teams|{priya.Chat}|{press["id"]}");
        Assert.Contains(reference, words);
        Assert.Contains(wire.Logs.Lines, line => line.Contains(reference, StringComparison.Ordinal) && line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Work_that_takes_too_long_is_said_to_be_under_way_and_its_end_follows()
    {
        var desk = new Desk { Gate = new TaskCompletionSource() };
        await using var wire = await TeamsWire.StartAsync(desk.AddTo);
        var priya = wire.User("Priya");
        await wire.LinkAsync(priya);
        await priya.SayAsync("echo hello");
        var press = priya.Invoke("adaptiveCard/action", new JsonObject { ["action"] = new JsonObject { ["verb"] = "slow", ["data"] = new JsonObject() } });

        var answering = wire.SendAsync(press);
        while (!answering.IsCompleted)
        {
            wire.Bot.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(5, Cancel);
        }

        using var response = await answering;
        desk.Gate.SetResult();
        var seen = await wire.Connector.WaitForAsync(priya.Chat, 2, Cancel);
        Assert.Contains("Working on it", await response.Content.ReadAsStringAsync(Cancel));
        Assert.Equal("✓ It is done.", seen[^1].Seen);
    }

    [Fact]
    public async Task Work_that_fails_after_it_was_said_to_be_under_way_is_said_to_have_failed()
    {
        var desk = new Desk { Gate = new TaskCompletionSource() };
        await using var wire = await TeamsWire.StartAsync(desk.AddTo);
        var priya = wire.User("Priya");
        await wire.LinkAsync(priya);
        var press = priya.Invoke("adaptiveCard/action", new JsonObject { ["action"] = new JsonObject { ["verb"] = "slow", ["data"] = new JsonObject() } });
        var answering = wire.SendAsync(press);
        while (!answering.IsCompleted)
        {
            wire.Bot.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(5, Cancel);
        }

        using var response = await answering;
        desk.Gate.SetException(new InvalidOperationException("a bug"));
        var told = Assert.Single(await wire.Connector.WaitForAsync(priya.Chat, 1, Cancel));

        Assert.Contains(References.Of($"teams|{priya.Chat}|{press["id"]}"), told.Seen);
        Assert.Contains("a click", Assert.Single(desk.Probe.Troubles).Words, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task While_nothing_can_be_saved_nothing_is_acknowledged_and_a_press_is_told_so()
    {
        var faulty = new FaultyStore();
        await using var wire = await TeamsWire.StartAsync(services =>
        {
            new Desk().AddTo(services);
            faulty.AddTo(services);
        });
        var priya = wire.User("Priya");
        await wire.LinkAsync(priya);
        await priya.SayAsync("set x one");
        await priya.SayAsync("show x");
        var press = priya.Press(Assert.Single(await wire.SeenAsync(priya.Chat)), "Bump");
        var message = priya.Message("echo hello");
        faulty.Fails = _ => true;

        using var refused = await wire.SendAsync(message);
        var told = await priya.InvokeAsync(press);
        faulty.Fails = _ => false;
        using var again = await wire.SendAsync(message);
        await priya.InvokeAsync(press);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (refused.StatusCode, again.StatusCode));
        Assert.Equal(503, told!["statusCode"]!.GetValue<int>());
        Assert.Contains("nothing was changed", told["value"]!["message"]!.GetValue<string>());
        Assert.Equal(["one+", "echo hello"], wire.Connector.In(priya.Chat).Select(one => one.Seen));
    }

    [Fact]
    public async Task Nothing_anyone_wrote_and_no_token_is_in_the_log()
    {
        await using var wire = await TeamsWire.StartAsync(new Desk().AddTo);
        var priya = wire.User("Priya");
        await wire.LinkAsync(priya);
        var token = wire.Issuer.Sign(wire.Token());
        var message = priya.Message("echo my pin is 482913");

        using var response = await wire.SendAsync(message.ToJsonString(), "Bearer " + token);
        await wire.SettleAsync();

        Assert.DoesNotContain(wire.Logs.Lines, line => line.Contains("482913", StringComparison.Ordinal) || line.Contains(token[^40..], StringComparison.Ordinal) || line.Contains("Priya", StringComparison.Ordinal));
        Assert.Contains(wire.Logs.Lines, line => line.Contains(message["id"]!.GetValue<string>(), StringComparison.Ordinal) && line.Contains("MS-CV teams.1", StringComparison.Ordinal));
    }
}
