using Demarc.Cards.Model;
using Demarc.Channels.Teams;
using Demarc.Delivery;
using static Demarc.Tests.Channels.Teams.Wire.Posts;

namespace Demarc.Tests.Channels.Teams.Wire;

/// <summary>People and places the bot cannot write to any more, and how it finds back to them.</summary>
public sealed class WayBackTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_blocked_the_bot_is_left_alone_reported_and_written_to_again_when_they_come_back()
    {
        var desk = new Desk();
        var (wire, priya, person) = await StartAsync(desk);
        await using var _ = wire;
        wire.Connector.Blocked.TryAdd(priya.Id, 0);

        await PostAsync(wire, person, "n1");
        await PostAsync(wire, person, "n2");

        Assert.Empty(Seen(wire, priya));
        Assert.Single(wire.Connector.Calls, call => call.Method == "POST" && call.Conversation == priya.Chat);
        Assert.All(desk.Probe.Troubles, trouble => Assert.True(trouble.IsGone));
        Assert.Contains("MessageWritesBlocked", desk.Probe.Troubles[0].Words);
        Assert.NotNull((await wire.Bot.Store.LoadAsync(ConversationReferences.All, $"teams|{Recorded.Tenant}|user:{priya.ObjectId}", Cancel))!.BlockedAt);
        wire.Connector.Blocked.Clear();
        await priya.SayAsync("echo back again");
        Assert.Equal(["echo back again"], Seen(wire, priya));
    }

    [Fact]
    public async Task Being_blocked_is_believed_for_a_day()
    {
        var (wire, priya, person) = await StartAsync();
        await using var _ = wire;
        wire.Connector.Blocked.TryAdd(priya.Id, 0);
        await PostAsync(wire, person, "n1");
        wire.Connector.Blocked.Clear();

        await wire.Bot.PassAsync(TimeSpan.FromHours(25), TimeSpan.FromHours(1));
        await PostAsync(wire, person, "n2");

        Assert.Equal(["n2"], Seen(wire, priya));
    }

    [Fact]
    public async Task An_uninstalled_bot_does_not_even_try()
    {
        var (wire, priya, person) = await StartAsync();
        await using var _ = wire;
        var removed = priya.Activity("installationUpdate");
        removed["action"] = "remove";
        using var response = await wire.SendAsync(removed);
        await wire.SettleAsync();

        await PostAsync(wire, person, "n1");

        Assert.Empty(wire.Connector.Calls);
    }

    [Fact]
    public async Task A_chat_that_got_another_id_is_opened_again_and_nobody_notices()
    {
        var (wire, priya, person) = await StartAsync();
        await using var _ = wire;
        var moved = new Address("teams", Recorded.Tenant, "user:" + priya.ObjectId, Place.Personal);
        var references = await wire.Bot.Store.LoadAsync(ConversationReferences.All, moved.RoomKey, Cancel);
        await wire.Bot.DecideAsync(session => session.Save(ConversationReferences.All, references! with
        {
            Route = new Dictionary<string, string>(references.Route) { ["conversation"] = "a:gone" },
        }));

        await PostAsync(wire, person, "n1", address: moved);
        await PostAsync(wire, person, "n2", address: moved);

        Assert.Equal(["n1", "n2"], Seen(wire, priya));
        Assert.Single(wire.Connector.Calls, call => call.Conversation == "a:gone");
    }

    [Fact]
    public async Task A_channel_that_is_gone_is_reported_with_what_to_do()
    {
        var desk = new Desk();
        var (wire, _, _) = await StartAsync(desk);
        await using var _1 = wire;

        await wire.Bot.DecideAsync(session => session.Post("d", new Address("teams", Recorded.Tenant, "19:deleted@thread.tacv2", Place.Room), wire.Now, new Card("d", "Daily", "All is well.")));

        Assert.Contains("The conversation is not there any more (404 ConversationNotFound). Ask them", Assert.Single(desk.Probe.Troubles).Words);
    }

    [Fact]
    public async Task A_place_nothing_was_ever_heard_from_is_reported_with_what_to_do()
    {
        var desk = new Desk();
        var (wire, _, _) = await StartAsync(desk);
        await using var _1 = wire;

        await wire.Bot.DecideAsync(session => session.Post("d", new Address("teams", "another-tenant", "19:x@thread.tacv2", Place.Room), wire.Now, new Card("d", "Daily", "All is well.")));

        Assert.Contains("Mention the bot there once", Assert.Single(desk.Probe.Troubles).Words);
    }
}
