using System.Net;
using System.Text.Json.Nodes;
using Demarc.Delivery;
using Demarc.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace Demarc.Tests.Channels.Local;

/// <summary>Rooms of the local chat: who reads along, what the bot hears, what it answers whom.</summary>
public sealed class LocalRoomsTests
{
    [Fact]
    public async Task A_room_is_read_by_its_members_and_the_bot_hears_what_is_said_to_it()
    {
        var (bot, probe) = await ChatProbe.StartAsync();
        await using var _ = bot;
        await bot.AddLocalAsync("Ana");
        await bot.AddLocalAsync("Eve", company: "brightline");
        await bot.AddLocalAsync("Dana", Role.ProjectManager);
        await bot.LocalRoomAsync("acme", "Acme desk", false, "acme");
        var client = new LocalClient(bot);

        await client.SayAsync("dana", "room:acme", "Morning, anyone here?", toBot: false);
        await client.SayAsync("ana", "room:acme", "hi @Demarc, echo one", toBot: false);
        await client.SayAsync("ana", "room:acme", "echo two");
        var history = await client.HistoryAsync("dana", "room:acme");
        var eve = await client.GetAsync("history?as=eve&in=room:acme");
        var room = (await client.GetAsync("people")).Body["rooms"]![0]!;

        Assert.Equal(["hi  echo one", "echo two"], probe.Heard.Select(inbound => inbound.Text));
        Assert.Equal(["Morning, anyone here?", "hi @Demarc, echo one", "I did not understand.", "echo two", "two"], history.Select(LocalChatTests.Words));
        Assert.Equal(HttpStatusCode.NotFound, eve.Status);
        Assert.Equal("""["ana","dana"]""", new JsonArray([.. room["members"]!.AsArray().Select(member => member!.DeepClone()).OrderBy(member => member!.ToString())]).ToJsonString());
    }

    [Fact]
    public async Task What_not_everyone_in_a_room_may_see_comes_to_the_asker_alone()
    {
        var (bot, _) = await ChatProbe.StartAsync();
        await using var _1 = bot;
        await bot.AddLocalAsync("Ana");
        await bot.LocalRoomAsync("acme", "Acme desk", false, "acme");
        var client = new LocalClient(bot);

        await client.SayAsync("ana", "room:acme", "secret");

        Assert.Equal("For you alone.", LocalChatTests.Words(Assert.Single(await client.HistoryAsync("ana", "dm:ana"))));
        Assert.Contains("privately", LocalChatTests.Words((await client.HistoryAsync("ana", "room:acme"))[1]));
    }

    [Fact]
    public async Task Who_is_in_a_room_changes_with_what_is_known_of_it()
    {
        var (bot, _) = await ChatProbe.StartAsync();
        await using var _1 = bot;
        await bot.AddLocalAsync("Ana");
        await bot.AddLocalAsync("Dana", Role.ProjectManager);
        var address = await bot.LocalRoomAsync("desk", "Desk");
        var client = new LocalClient(bot);
        Task<(HttpStatusCode Status, JsonObject Body)> AnaReadsAsync() => client.GetAsync("history?as=ana&in=room:desk");

        var unknown = await AnaReadsAsync();
        await bot.DecideAsync(session => session.Put(Roster.Rooms, new Room { Id = address.RoomKey, Address = address, SharedWith = ["acme"] }));
        var shared = await AnaReadsAsync();
        await bot.DecideAsync(session => session.Put(Roster.Rooms, new Room { Id = address.RoomKey, Address = address, IsInternal = true, SharedWith = ["acme"] }));
        var isInternal = await AnaReadsAsync();

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK, HttpStatusCode.NotFound), (unknown.Status, shared.Status, isInternal.Status));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("history?as=dana&in=room:desk")).Status);
    }

    [Fact]
    public async Task A_thread_in_a_room_stays_one()
    {
        var (bot, probe) = await ChatProbe.StartAsync();
        await using var _ = bot;
        await bot.AddLocalAsync("Dana", Role.ProjectManager);
        await bot.LocalRoomAsync("team", "Team", isInternal: true);
        var client = new LocalClient(bot);
        var root = (await client.SayAsync("dana", "room:team", "echo root"))["id"]!.ToString();

        var reply = (await client.SayAsync("dana", "room:team", "echo reply", thread: root))["id"]!.ToString();
        await client.SayAsync("dana", "room:team", "echo deeper", thread: reply);
        var nowhere = await client.PostAsync("say", new JsonObject { ["as"] = "dana", ["in"] = "room:team", ["text"] = "echo x", ["thread"] = "nowhere" });

        Assert.Equal([null, null, root, root, root, root], (await client.HistoryAsync("dana", "room:team")).Select(message => message["thread"]?.ToString()));
        Assert.Equal([null, root, root], probe.Heard.Select(inbound => inbound.Address.Thread));
        Assert.Equal(HttpStatusCode.NotFound, nowhere.Status);
    }
}
