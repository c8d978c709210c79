using System.Text.Json.Nodes;
using Demarc.Tests.Channels.Teams.Wire;
using Demarc.Tests.Support;

namespace Demarc.Tests.Channels.Slack.Wire;

/// <summary>Socket Mode: the same payloads, over a connection the bot opens.</summary>
public sealed class SocketTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static Task<SlackWire> StartAsync() => SlackWire.StartAsync(new Desk().AddTo, ("Slack:SigningSecret", ""), ("Slack:SocketMode", "true"), ("Slack:AppToken", FakeSlack.AppToken));

    static JsonObject Frame(string type, string id, JsonNode payload) => new() { ["type"] = type, ["envelope_id"] = id, ["payload"] = payload, ["accepts_response_payload"] = type != "events_api" };

    [Fact]
    public async Task Messages_commands_and_clicks_come_over_the_socket_and_are_acknowledged()
    {
        await using var wire = await StartAsync();
        var priya = await wire.KnownAsync("Priya");
        wire.Slack.AddChannel(priya.Chat, priya.Id);

        wire.Slack.Push(Frame("events_api", "e1", wire.Event(priya.Message(priya.Chat, "echo over the socket", "17.1", "im"))));
        await wire.Slack.AcknowledgedAsync("e1");
        var suggestion = priya.Interaction("block_suggestion");
        suggestion["action_id"] = "find:searchOrders";
        suggestion["value"] = "order 7";
        wire.Slack.Push(Frame("interactive", "e2", suggestion));
        var options = await wire.Slack.AcknowledgedAsync("e2");
        await wire.SettleAsync();

        Assert.Equal("echo over the socket", Assert.Single(wire.Slack.In(priya.Chat)).Text);
        Assert.Equal("Order-7", options["payload"]!["options"]![0]!["value"]!.ToString());
    }

    [Fact]
    public async Task Before_one_closes_the_next_is_opened_and_an_event_sent_again_is_done_once()
    {
        await using var wire = await StartAsync();
        var priya = await wire.KnownAsync("Priya");
        wire.Slack.AddChannel(priya.Chat, priya.Id);
        var payload = wire.Event(priya.Message(priya.Chat, "echo once", "17.1", "im"), "Ev1");
        wire.Slack.Push(Frame("events_api", "e1", payload.DeepClone()));
        await wire.Slack.AcknowledgedAsync("e1");

        wire.Slack.Push(new JsonObject { ["type"] = "disconnect", ["reason"] = "refresh_requested" });
        while (wire.Slack.Sockets < 2)
        {
            wire.Bot.Clock.Advance(TimeSpan.FromSeconds(30));
            await Task.Delay(10, Cancel);
        }

        wire.Slack.Push(Frame("events_api", "e2", payload.DeepClone()));
        await wire.Slack.AcknowledgedAsync("e2");
        await wire.SettleAsync();

        Assert.Single(wire.Slack.In(priya.Chat));
    }

    [Fact]
    public async Task Nothing_is_reachable_over_HTTP_then()
    {
        await using var wire = await StartAsync();

        using var response = await wire.Http.PostAsync("/slack/events", new StringContent("{}"), Cancel);

        Assert.Equal(System.Net.HttpStatusCode.NotFound, response.StatusCode);
    }
}
