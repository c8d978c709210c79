using System.Net;
using System.Text.Json.Nodes;
using Demarc.Tests.Delivery;

namespace Demarc.Tests.Channels.Teams.Wire;

/// <summary>One person, or a script in their name, asks for more than anyone needs.</summary>
public sealed class FloodTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Too_many_messages_are_told_so_once_others_are_served_and_after_a_rest_all_is_well()
    {
        var desk = new Desk();
        await using var wire = await TeamsWire.StartAsync(desk.AddTo, ("Teams:Flood:PersonBurst", "5"), ("Teams:Flood:PersonPerMinute", "6"));
        var (priya, sam) = (wire.User("Priya"), wire.User("Sam"));
        await wire.LinkAsync(priya);
        await wire.LinkAsync(sam);

        for (var i = 0; i < 20; i++)
        {
            await priya.SayAsync($"echo {i}");
        }

        await sam.SayAsync("echo sam");

        Assert.Equal(["echo 0", "echo 1", "echo 2", "echo 3", "echo 4", "▲ That was a lot at once, and I did not read the last of it. Please wait a minute and say it again."], wire.Connector.In(priya.Chat).Select(message => message.Seen));
        Assert.Equal("echo sam", Assert.Single(wire.Connector.In(sam.Chat)).Seen);
        await wire.Bot.PassAsync(TimeSpan.FromMinutes(1));
        await priya.SayAsync("echo again");
        Assert.Equal("echo again", wire.Connector.In(priya.Chat)[^1].Seen);
    }

    [Fact]
    public async Task Too_many_presses_are_answered_at_once_and_do_nothing()
    {
        var desk = new Desk();
        await using var wire = await TeamsWire.StartAsync(desk.AddTo, ("Teams:Flood:PersonBurst", "3"), ("Teams:Flood:PersonPerMinute", "1"));
        var priya = wire.User("Priya");
        await wire.LinkAsync(priya);
        await priya.SayAsync("set x one");
        await priya.SayAsync("show x");
        var press = priya.Press(Assert.Single(await wire.SeenAsync(priya.Chat)), "Bump");
        var first = await priya.InvokeAsync(press);

        var again = await priya.InvokeAsync(press);
        var another = await priya.PressAsync(Assert.Single(wire.Connector.In(priya.Chat)), "Bump");
        var search = await priya.InvokeAsync(priya.Invoke("composeExtension/query", new JsonObject { ["commandId"] = "searchOrders" }));
        var dialog = await priya.InvokeAsync(priya.Invoke("task/fetch", new JsonObject { ["data"] = new JsonObject { ["form"] = "ticket.new" } }));

        Assert.Equal(first!.ToJsonString(), again!.ToJsonString());
        Assert.Equal("application/vnd.microsoft.activity.message", another["type"]!.GetValue<string>());
        Assert.Contains("wait a minute", another["value"]!.GetValue<string>());
        Assert.Contains("wait a minute", search!["composeExtension"]!["text"]!.GetValue<string>());
        Assert.Contains("wait a minute", dialog!["task"]!["value"]!.GetValue<string>());
        Assert.Equal("one+", (await wire.Bot.Store.LoadAsync(Probe.Things, "x", Cancel))!.Value);
    }

    [Fact]
    public async Task A_tenant_that_floods_is_told_so_too()
    {
        await using var wire = await TeamsWire.StartAsync(new Desk().AddTo, ("Teams:Flood:TenantBurst", "2"), ("Teams:Flood:TenantPerMinute", "1"));
        var users = Enumerable.Range(0, 4).Select(i => wire.User($"User {i}")).ToList();
        foreach (var user in users)
        {
            await wire.LinkAsync(user);
            await user.SayAsync("echo hello");
        }

        Assert.Equal("echo hello", wire.Connector.In(users[1].Chat)[0].Seen);
        Assert.All(users.Skip(2), user => Assert.Contains("your organisation", Assert.Single(wire.Connector.In(user.Chat)).Seen));
    }

    [Fact]
    public async Task That_someone_left_is_heard_in_any_flood()
    {
        await using var wire = await TeamsWire.StartAsync(new Desk().AddTo, ("Teams:Flood:PersonBurst", "1"), ("Teams:Flood:PersonPerMinute", "1"));
        var priya = wire.User("Priya");
        await wire.LinkAsync(priya);
        await priya.SayAsync("echo hello");
        await priya.SayAsync("echo hello");
        var removed = priya.Activity("installationUpdate");
        removed["action"] = "remove";

        using var response = await wire.SendAsync(removed);
        await wire.SettleAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty((await wire.Bot.Store.LoadAsync(Demarc.Turns.Roster.People, "priya", Cancel))!.Reach);
    }
}
