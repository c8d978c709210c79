using Demarc.Cards.Model;
using Demarc.Cards.Render.AdaptiveCards;
using Demarc.Channels.Teams;
using Demarc.Delivery;
using Demarc.Tests.Support;
using Demarc.Turns;

namespace Demarc.Tests.Channels.Teams.Wire;

/// <summary>Where things are said: chats that are yet to be opened, channels and their threads, people in them, addresses that change.</summary>
public sealed class ConversationTests
{
    const string Channel = "19:orders@thread.tacv2";
    const string Thread = Channel + ";messageid=1700";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Someone_known_from_a_channel_alone_is_written_to_in_a_chat_that_is_opened_once()
    {
        await using var wire = await TeamsWire.StartAsync(new Desk().AddTo);
        wire.Connector.Know(Channel);
        var priya = wire.User("Priya", hasChat: false);
        await wire.LinkAsync(priya);

        await priya.SayAsync("secret please", Thread);
        await priya.SayAsync("secret again", Thread);

        Assert.Equal(["Only for you.", "Only for you."], wire.Connector.In(priya.Chat).Select(message => message.Seen));
        Assert.Equal(2, wire.Connector.In(Thread).Count);
        Assert.All(wire.Connector.In(Thread), message => Assert.StartsWith("Priya, I answered you privately", message.Seen, StringComparison.Ordinal));
        Assert.Single(wire.Connector.Calls, call => call.Conversation.Length == 0);
        var opening = wire.Connector.Calls.Single(call => call.Conversation.Length == 0).Body!;
        Assert.Equal(Recorded.Tenant, opening["tenantId"]!.GetValue<string>());
        Assert.Equal(priya.Id, opening["members"]![0]!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_store_that_cannot_note_the_opened_chat_does_not_hold_up_the_message()
    {
        var faulty = new FaultyStore();
        await using var wire = await TeamsWire.StartAsync(services =>
        {
            new Desk().AddTo(services);
            faulty.AddTo(services);
        });
        wire.Connector.Know(Channel);
        var priya = wire.User("Priya", hasChat: false);
        await wire.LinkAsync(priya);
        await priya.SayAsync("set x one", Thread);
        faulty.Fails = changes => changes.Any(change => change.Collection.Name == ConversationReferences.All.Name);

        await priya.SayAsync("secret please", Thread);

        Assert.Equal("Only for you.", Assert.Single(wire.Connector.In(priya.Chat)).Seen);
    }

    [Fact]
    public async Task News_for_someone_who_never_wrote_to_the_bot_alone_reaches_them_alone()
    {
        await using var wire = await TeamsWire.StartAsync(new Desk().AddTo);
        wire.Connector.Know(Channel);
        var priya = wire.User("Priya", hasChat: false);
        await wire.LinkAsync(priya);
        await priya.SayAsync("set x one", Thread);
        var person = (await wire.Bot.Store.LoadAsync(Roster.People, "priya", Cancel))!;

        await wire.Bot.DecideAsync(session => Assert.True(session.Tell(person, "news:1", wire.Now, new Card("news", "Order 48213", "Order 48213 has a new date."))));

        var told = Assert.Single(wire.Connector.In(priya.Chat));
        Assert.Equal("Order 48213 has a new date.", told.Seen);
        Assert.True(told.Activity["channelData"]!["notification"]!["alert"]!.GetValue<bool>());
        Assert.Empty(wire.Connector.In(Thread));
    }

    [Fact]
    public async Task In_a_channel_the_answer_stays_in_the_thread_of_the_question()
    {
        await using var wire = await TeamsWire.StartAsync(new Desk().AddTo);
        wire.Connector.Know(Channel);
        var priya = wire.User("Priya");
        await wire.LinkAsync(priya);

        await priya.SayAsync("echo in the thread", Thread);

        Assert.Equal("echo in the thread", Assert.Single(wire.Connector.In(Thread)).Seen);
    }

    [Fact]
    public async Task A_post_to_a_channel_begins_a_thread_and_is_changed_in_it()
    {
        await using var wire = await TeamsWire.StartAsync(new Desk().AddTo);
        wire.Connector.Know(Channel);
        var priya = wire.User("Priya");
        await wire.LinkAsync(priya);
        await priya.SayAsync("set x one", Thread);
        var channel = new Address("teams", Recorded.Tenant, Channel, Place.Room);

        await wire.Bot.DecideAsync(session => session.Post("daily:1", channel, wire.Now, new ViewRef("thing", "thing:x")));
        var root = Assert.Single(wire.Connector.In(Channel));
        await priya.SayAsync("set x two", Thread);

        Assert.True(root.IsRoot);
        var now = Assert.Single(wire.Connector.In(Channel));
        Assert.Equal(("two", 1), (now.Seen, now.Updates));
    }

    [Fact]
    public async Task A_message_taken_back_is_gone()
    {
        await using var wire = await TeamsWire.StartAsync(new Desk().AddTo);
        var priya = wire.User("Priya");
        await wire.LinkAsync(priya);
        await priya.SayAsync("echo wrong words");
        var sent = Assert.Single(await wire.Bot.Store.QueryAsync(Outbox.Rows, Outbox.Rows.All, Cancel));

        await wire.Bot.DecideAsync(session => session.Add(Sending.Row("retract", sent.Address, wire.Now) with { Kind = OutgoingKind.Delete, MessageId = sent.MessageId }));

        Assert.Empty(wire.Connector.In(priya.Chat));
    }

    [Fact]
    public async Task People_who_are_in_the_channel_are_pinged_and_others_are_named()
    {
        await using var wire = await TeamsWire.StartAsync(new Desk().AddTo);
        wire.Connector.Know(Channel);
        var (priya, sam) = (wire.User("Priya"), wire.User("Sam"));
        var (her, him) = (await wire.LinkAsync(priya), await wire.LinkAsync(sam));
        await priya.SayAsync("echo hello");
        await sam.SayAsync("echo hello");
        wire.Connector.Join(Channel, priya.Id, "Priya Nair (Acme)");
        var channel = new Address("teams", Recorded.Tenant, Channel, Place.Room);
        var card = new Card("ask", "Who can look?", Text.Of($"{Text.Mention(her.Id, "Priya")} or {Text.Mention(him.Id, "Sam <at>Everyone</at>")}, please look at 48213."));

        await wire.Bot.DecideAsync(session => session.Post("ask:1", channel, wire.Now, card));

        var shown = Assert.Single(wire.Connector.In(Channel)).Card!;
        var mention = Assert.Single(shown["msteams"]!["entities"]!.AsArray())!;
        Assert.Equal(priya.Id, mention["mentioned"]!["id"]!.GetValue<string>());
        Assert.Contains("<at>Priya Nair Acme</at>", shown["body"]!.ToJsonString(AdaptiveCardRenderer.Json));
        Assert.DoesNotContain("<at>Everyone", shown.ToJsonString(AdaptiveCardRenderer.Json));
        Assert.Empty(wire.Connector.Offences);
    }

    [Fact]
    public async Task A_new_service_address_is_used_at_once_for_what_was_decided_before()
    {
        await using var wire = await TeamsWire.StartAsync(new Desk().AddTo);
        await using var moved = await FakeConnector.StartAsync();
        var priya = wire.User("Priya");
        var person = await wire.LinkAsync(priya);
        var stale = new Address("teams", Recorded.Tenant, "user:" + priya.ObjectId, Place.Personal)
        {
            Route = new Dictionary<string, string> { ["service"] = "https://smba.trafficmanager.net/old/", ["bot"] = Recorded.Bot, ["user"] = priya.Id, ["conversation"] = priya.Chat },
        };
        var typing = priya.Activity("typing");
        using var response = await wire.SendAsync(typing);

        await wire.Bot.DecideAsync(session => session.Add(Sending.Row("late", stale, wire.Now) with { Card = Answering.Line("late", "Still found."), PersonId = person.Id }));

        Assert.Equal("Still found.", Assert.Single(wire.Connector.In(priya.Chat)).Seen);
    }
}
