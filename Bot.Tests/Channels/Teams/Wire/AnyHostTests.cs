using System.Net;
using System.Text.Json.Nodes;
using Demarc.Tests.Support;

namespace Demarc.Tests.Channels.Teams.Wire;

/// <summary>Stories that any hosting of the protocol has to pass with an empty store: they are those of someone the bot does not know yet.</summary>
[Trait("Host", "any")]
public sealed class AnyHostTests
{
    const string WayIn = "I am Demarc, the order desk. I do not know you yet";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stranger_is_told_the_way_in()
    {
        await using var wire = await TeamsWire.StartAnyAsync();
        var ana = wire.User("Ana");

        await ana.SayAsync("where is 48213");

        Assert.Contains(WayIn, Assert.Single(await wire.SeenAsync(ana.Chat)).Seen);
        Assert.Empty(wire.Connector.Offences);
    }

    [Fact]
    public async Task A_message_delivered_five_times_is_answered_once()
    {
        await using var wire = await TeamsWire.StartAnyAsync();
        var ana = wire.User("Ana");
        var message = ana.Message("hello");

        var statuses = await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ =>
        {
            using var response = await wire.SendAsync(message);
            return response.StatusCode;
        }));

        Assert.All(statuses, status => Assert.Equal(HttpStatusCode.OK, status));
        await wire.SeenAsync(ana.Chat);
    }

    [Fact]
    public async Task A_stranger_in_a_channel_is_answered_in_a_chat_that_is_opened_for_it()
    {
        await using var wire = await TeamsWire.StartAnyAsync();
        var ana = wire.User("Ana", hasChat: false);
        var thread = $"19:{wire.NextId()}@thread.tacv2;messageid=1700";
        wire.Connector.Know(thread);

        await ana.SayAsync("where is 48213", thread);

        Assert.Contains(WayIn, Assert.Single(await wire.SeenAsync(ana.Chat)).Seen);
        Assert.StartsWith("Ana, I answered you privately", Assert.Single(await wire.SeenAsync(thread)).Seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_busy_platform_is_asked_again()
    {
        await using var wire = await TeamsWire.StartAnyAsync();
        var ana = wire.User("Ana");
        var first = 1;
        wire.Connector.Mishap = call => call.Conversation == ana.Chat && Interlocked.Exchange(ref first, 0) == 1 ? new Mishap.Status(429, "TooManyRequests", "1") : null;

        await ana.SayAsync("hello");
        await wire.PassAsync(TimeSpan.FromSeconds(1));

        await wire.SeenAsync(ana.Chat);
        Assert.Equal(2, wire.Connector.Calls.Count(call => call.Conversation == ana.Chat && call.Body!["type"]!.ToString() == "message"));
    }

    [Theory]
    [InlineData("adaptiveCard/action", "statusCode")]
    [InlineData("composeExtension/query", "composeExtension")]
    [InlineData("application/search", "statusCode")]
    public async Task An_invoke_is_answered_in_its_shape(string name, string member)
    {
        await using var wire = await TeamsWire.StartAnyAsync();
        var ana = wire.User("Ana");

        using var response = await wire.SendAsync(ana.Invoke(name, new JsonObject { ["commandId"] = "searchOrders", ["action"] = new JsonObject { ["verb"] = "none" } }));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains(member, JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!.AsObject().Select(pair => pair.Key));
    }

    [Fact]
    public async Task An_invoke_nobody_knows_is_said_to_be_unknown()
    {
        await using var wire = await TeamsWire.StartAnyAsync();

        using var response = await wire.SendAsync(wire.User("Ana").Invoke("quantum/entangle", new JsonObject()));

        Assert.Equal(HttpStatusCode.NotImplemented, response.StatusCode);
    }
}
