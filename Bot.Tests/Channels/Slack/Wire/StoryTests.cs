using Demarc.Tests.Channels.Teams.Wire;
using Demarc.Tests.Support;
using Demarc.Turns;

namespace Demarc.Tests.Channels.Slack.Wire;

/// <summary>What people do in Slack and what they see of it, over the whole way.</summary>
public sealed class StoryTests
{
    const string Orders = "C0ORDERS";

    [Fact]
    public async Task A_question_is_answered_where_it_was_asked()
    {
        await using var wire = await SlackWire.StartAsync(new Desk().AddTo);
        var priya = await wire.KnownAsync("Priya");

        await priya.SayAsync("echo where is my order");

        Assert.Equal("echo where is my order", Assert.Single(wire.Slack.In(priya.Chat)).Text);
        Assert.Empty(wire.Slack.Offences);
    }

    [Fact]
    public async Task A_mention_is_answered_once_in_its_thread_though_Slack_tells_of_it_twice()
    {
        await using var wire = await SlackWire.StartAsync(new Desk().AddTo);
        var priya = await wire.KnownAsync("Priya");
        wire.Slack.AddChannel(Orders, priya.Id);

        var ts = await priya.MentionAsync(Orders, "echo hello");

        var answer = Assert.Single(wire.Slack.In(Orders));
        Assert.Equal("echo hello", answer.Text);
        Assert.Equal(ts, answer.Thread);
    }

    [Fact]
    public async Task What_is_sent_again_is_done_once_and_nothing_is_dropped_for_being_sent_again()
    {
        await using var wire = await SlackWire.StartAsync(new Desk().AddTo);
        var priya = await wire.KnownAsync("Priya");
        wire.Slack.AddChannel(priya.Chat, priya.Id);
        var message = wire.Event(priya.Message(priya.Chat, "echo once", "1795.000001", "im"), "Ev1");
        for (var retry = 1; retry <= 3; retry++)
        {
            using var response = await wire.SendAsync("/slack/events", message.ToJsonString(), "application/json", change: request => request.Headers.Add("X-Slack-Retry-Num", $"{retry}"));
            Assert.True(response.IsSuccessStatusCode);
        }

        await wire.SettleAsync();

        Assert.Single(wire.Slack.In(priya.Chat));
    }

    [Fact]
    public async Task What_is_not_for_the_bot_is_left_alone()
    {
        await using var wire = await SlackWire.StartAsync(new Desk().AddTo);
        var priya = await wire.KnownAsync("Priya");
        wire.Slack.AddChannel(Orders, priya.Id);

        await wire.TakeAsync(priya.Message(Orders, "echo among ourselves", "1795.1", "channel"));
        await wire.TakeAsync(priya.Message(Orders, "echo in a thread", "1795.2", "channel", "1795.1"));

        Assert.Empty(wire.Slack.In(Orders));
        Assert.Empty(await wire.InboxAsync());
    }

    [Fact]
    public async Task A_press_changes_the_card_for_all_and_a_later_press_of_the_old_one_is_told_so()
    {
        await using var wire = await SlackWire.StartAsync(new Desk().AddTo);
        var priya = await wire.KnownAsync("Priya");
        var sam = await wire.KnownAsync("Sam");
        await priya.SayAsync("set x one");
        await priya.SayAsync("show x");
        await sam.SayAsync("show x");
        var hers = Assert.Single(wire.Slack.In(priya.Chat));
        var his = Assert.Single(wire.Slack.In(sam.Chat));

        await priya.PressAsync(hers, "Bump");
        await sam.PressAsync(his, "Bump");

        Assert.Equal("✓ Bumped.", Assert.Single(priya.Whispers));
        Assert.Equal("▲ Already one+.", Assert.Single(sam.Whispers));
        Assert.All([priya, sam], person => Assert.Equal("one+", Assert.Single(wire.Slack.In(person.Chat)).Text));
        Assert.Empty(wire.Slack.Offences);
    }

    [Fact]
    public async Task A_form_is_opened_corrected_and_done_and_who_is_in_charge_hears_of_it()
    {
        var desk = new Desk();
        await using var wire = await SlackWire.StartAsync(desk.AddTo);
        var priya = await wire.KnownAsync("Priya");
        var dana = await wire.KnownAsync("Dana", Role.ProjectManager, "house");
        await priya.SayAsync("form");

        await priya.PressAsync(Assert.Single(wire.Slack.In(priya.Chat)), "Open a ticket");
        Assert.Equal("New ticket", priya.Modal["title"]!["text"]!.ToString());
        var refused = await priya.SubmitAsync(("what", "?"), ("when", "2026-11-12"));
        var done = await priya.SubmitAsync(("what", "The port was rejected"), ("when", "2026-11-12"));

        Assert.Equal("Say what is wrong in a few words.", refused!["errors"]!["field:what"]!.ToString());
        Assert.Contains("Thank you, Priya. Your ticket is open.", done!.ToJsonString());
        Assert.Single(desk.Done);
        Assert.Equal("Priya reports: The port was rejected", wire.Slack.In(dana.Chat)[^1].Text);
        Assert.Empty(wire.Slack.Offences);
    }

    [Fact]
    public async Task A_modal_submitted_twice_does_the_work_once()
    {
        var desk = new Desk();
        await using var wire = await SlackWire.StartAsync(desk.AddTo);
        var priya = await wire.KnownAsync("Priya");
        await priya.CommandAsync("/escalate", "");
        var view = priya.Modal;

        var first = await priya.SubmitAsync(("what", "The port was rejected"));
        wire.Slack.SetModals(priya.Id, [view]);
        var second = await priya.SubmitAsync(("what", "The port was rejected"));

        Assert.Equal(first!.ToJsonString(), second!.ToJsonString());
        Assert.Single(desk.Done);
    }

    [Fact]
    public async Task A_slash_command_is_answered_for_the_eyes_of_who_gave_it()
    {
        await using var wire = await SlackWire.StartAsync(new Desk().AddTo);
        var priya = await wire.KnownAsync("Priya");
        wire.Slack.AddChannel(Orders, priya.Id);

        await priya.CommandAsync("/ask", "echo quietly", Orders);
        await priya.CommandAsync("/demarc-ask", "echo quietly too", Orders);

        Assert.Equal(["echo quietly", "echo quietly too"], priya.Whispers);
        Assert.Empty(wire.Slack.In(Orders));
        Assert.Contains("/ask help", await priya.CommandAsync("/unknown", "x", Orders));
    }

    [Fact]
    public async Task A_slash_command_where_the_bot_is_not_is_answered_in_the_chat()
    {
        await using var wire = await SlackWire.StartAsync(new Desk().AddTo);
        var priya = await wire.KnownAsync("Priya");

        await priya.CommandAsync("/ask", "echo hello", "C0SECRET");

        Assert.Equal("echo hello", Assert.Single(wire.Slack.In(priya.Chat)).Text);
    }

    [Fact]
    public async Task A_message_is_escalated_with_its_words_from_its_menu()
    {
        var desk = new Desk();
        await using var wire = await SlackWire.StartAsync(desk.AddTo);
        var priya = await wire.KnownAsync("Priya");
        wire.Slack.AddChannel(Orders, priya.Id);
        var ts = wire.Slack.Write(Orders, priya.Id, "Port rejected &amp; nobody <@U1|ann> answers");

        await priya.ShortcutAsync("escalation.new", wire.Slack.At(Orders, ts));
        await priya.SubmitAsync();

        Assert.Equal("Port rejected & nobody @ann answers", (await wire.Bot.Store.LoadAsync(Demarc.Tests.Delivery.Probe.Things, "ticket1", TestContext.Current.CancellationToken))!.Value);
    }

    [Fact]
    public async Task What_is_private_is_answered_in_the_chat_and_the_channel_is_told_only_that()
    {
        await using var wire = await SlackWire.StartAsync(new Desk().AddTo);
        var priya = await wire.KnownAsync("Priya");
        wire.Slack.AddChannel(Orders, priya.Id);

        await priya.MentionAsync(Orders, "secret");

        Assert.Equal("Only for you.", Assert.Single(wire.Slack.In(priya.Chat)).Text);
        Assert.Contains("Priya, I answered you privately", Assert.Single(wire.Slack.In(Orders)).Text);
    }

    [Fact]
    public async Task Someone_of_another_workspace_who_takes_no_direct_messages_is_answered_for_their_eyes_in_the_shared_channel()
    {
        await using var wire = await SlackWire.StartAsync(new Desk().AddTo);
        var pat = wire.Person("Pat", "T0PARTNER");
        await wire.LinkAsync(pat);
        wire.Slack.Strangers.Add(pat.Id);
        wire.Slack.AddChannel(Orders, pat.Id);

        await pat.MentionAsync(Orders, "secret", isShared: true);

        Assert.Equal("Only for you.", Assert.Single(pat.Whispers));
        Assert.DoesNotContain(wire.Slack.In(Orders), message => message.Text.Contains("Only for you", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reactions_say_what_they_are_set_up_to_say()
    {
        var desk = new Desk();
        await using var wire = await SlackWire.StartAsync(desk.AddTo, ("Slack:Reactions:eyes", "set {id} taken"), ("Slack:Reactions:ticket", "echo {text}"), ("Slack:Reactions:heavy_check_mark", ""));
        var priya = await wire.KnownAsync("Priya");
        await priya.SayAsync("set x one");
        await priya.SayAsync("show x");
        var card = Assert.Single(wire.Slack.In(priya.Chat));
        var ts = wire.Slack.Write(priya.Chat, priya.Id, "it is stuck");

        await priya.ReactAsync(card, "eyes::skin-tone-2");
        await priya.ReactAsync(priya.Chat, ts, "ticket");
        await priya.ReactAsync(card, "heavy_check_mark");
        await priya.ReactAsync(card, "tada");

        Assert.Equal("taken", wire.Slack.At(priya.Chat, card.Ts).Text);
        Assert.Equal("echo it is stuck", wire.Slack.In(priya.Chat)[^1].Text);
        Assert.Equal(["heavy_check_mark", "tada"], desk.Events.Select(one => one.Verb));
    }

    [Fact]
    public async Task The_home_tab_shows_what_is_theirs_and_finds_orders_while_they_type()
    {
        await using var wire = await SlackWire.StartAsync(new Desk().AddTo, ("Slack:Home:0", "echo your orders"), ("Slack:Home:1", "form"));
        var priya = await wire.KnownAsync("Priya");

        await priya.OpenHomeAsync();
        var home = wire.Slack.Homes[priya.Id];
        var options = await priya.TypeAsync("find:searchOrders", "order 7");

        Assert.Contains("echo your orders", home.ToJsonString());
        Assert.Contains("You can open a ticket.", home.ToJsonString());
        Assert.Equal("Order 7 <b>R&D</b>", options["options"]![0]!["text"]!["text"]!.ToString());
        Assert.Equal("Order-7", options["options"]![0]!["value"]!.ToString());
        Assert.Empty(wire.Slack.Offences);
    }

    [Fact]
    public async Task The_messages_tab_greets_once()
    {
        await using var wire = await SlackWire.StartAsync(new Desk().AddTo);
        var priya = await wire.KnownAsync("Priya");

        await priya.OpenHomeAsync("messages");
        await priya.OpenHomeAsync("messages");

        Assert.StartsWith("Hello Priya.", Assert.Single(wire.Slack.In(priya.Chat)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Edits_and_deletions_reach_who_asked_for_them_and_the_bots_own_do_not()
    {
        var desk = new Desk();
        await using var wire = await SlackWire.StartAsync(desk.AddTo);
        var priya = await wire.KnownAsync("Priya");
        var ts = await priya.SayAsync("echo 48123");
        System.Text.Json.Nodes.JsonObject Change(string subtype, string before, string? after, bool isBots = false) => new()
        {
            ["type"] = "message", ["subtype"] = subtype, ["channel"] = priya.Chat, ["channel_type"] = "im", ["ts"] = "9.9", ["deleted_ts"] = ts,
            ["message"] = after is null ? null : Said(after, isBots),
            ["previous_message"] = Said(before, isBots),
        };
        System.Text.Json.Nodes.JsonObject Said(string text, bool isBots)
        {
            var said = priya.Message(priya.Chat, text, ts, "im");
            if (isBots)
            {
                said["user"] = FakeSlack.BotUser;
                said["bot_id"] = "B0DEMARC";
            }

            return said;
        }

        await wire.TakeAsync(Change("message_changed", "echo 48123", "echo 48213"));
        await wire.TakeAsync(Change("message_changed", "echo 48213", "echo 48213"));
        await wire.TakeAsync(Change("message_changed", "one", "two", isBots: true));
        await wire.TakeAsync(Change("message_deleted", "echo 48213", null));

        Assert.Equal([("edited", "echo 48213"), (null, "")], desk.Events.Select(one => (one.Verb, one.Text)));
    }

    [Fact]
    public async Task What_someone_wanted_before_they_were_linked_is_done_when_they_are()
    {
        await using var wire = await SlackWire.StartAsync();
        var dana = await wire.KnownAsync("Dana", Role.ProjectManager, "house");
        var sam = await wire.Bot.AddAsync("Sam", more: person => person with { Reach = new Dictionary<string, Demarc.Delivery.Address>() });
        var session = wire.Bot.Session();
        var code = ((Demarc.Features.People.PeopleDirectory)wire.Bot.Services.GetService(typeof(Demarc.Features.People.PeopleDirectory))!).Invite(session, sam, "dana");
        await session.CommitAsync(TestContext.Current.CancellationToken);
        var stranger = wire.Person("Someone");

        await stranger.SayAsync("help");
        Assert.Contains("I do not know you yet", Assert.Single(wire.Slack.In(stranger.Chat)).Text);
        await stranger.SayAsync($"link {code}");

        var seen = wire.Slack.In(stranger.Chat).Select(message => message.Text).ToList();
        Assert.Contains(seen, text => text.StartsWith("Welcome, Sam.", StringComparison.Ordinal));
        Assert.Equal(3, seen.Count);
        Assert.DoesNotContain("I do not know you", seen[^1]);
        Assert.NotNull(dana);
    }

    [Fact]
    public async Task Two_bots_never_talk_in_a_circle()
    {
        await using var wire = await SlackWire.StartAsync(new Desk().AddTo);
        var other = wire.Person("Otherbot");
        wire.Slack.AddChannel(Orders, other.Id);
        foreach (var mark in new[] { "bot_id", "app_id" })
        {
            var message = other.Message(Orders, $"<@{FakeSlack.BotUser}> echo hello", $"17.{mark.Length}", "channel");
            message[mark] = "B0OTHER";
            await wire.TakeAsync(message);
        }

        Assert.Empty(await wire.InboxAsync());
    }
}
