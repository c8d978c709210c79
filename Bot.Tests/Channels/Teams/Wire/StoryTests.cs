using System.Text.Json.Nodes;
using Demarc.Cards.Model;
using Demarc.Cards.Render.AdaptiveCards;
using Demarc.Delivery;
using Demarc.Turns;

namespace Demarc.Tests.Channels.Teams.Wire;

/// <summary>What people do in Teams and what they see of it, over the whole way.</summary>
public sealed class StoryTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_is_answered_where_it_was_asked()
    {
        await using var wire = await TeamsWire.StartAsync(new Desk().AddTo);
        var priya = wire.User("Priya");
        await wire.LinkAsync(priya);

        await priya.SayAsync("echo where is my order");

        var answer = Assert.Single(await wire.SeenAsync(priya.Chat));
        Assert.Equal("echo where is my order", answer.Seen);
        Assert.Empty(wire.Connector.Offences);
        Assert.DoesNotContain(wire.Connector.Calls, call => call.Authorization.Length > 0);
    }

    [Fact]
    public async Task A_press_of_a_button_shows_the_card_as_it_is_now_to_who_pressed_and_then_to_all()
    {
        await using var wire = await TeamsWire.StartAsync(new Desk().AddTo);
        var (priya, sam) = (wire.User("Priya"), wire.User("Sam"));
        await wire.LinkAsync(priya);
        await wire.LinkAsync(sam);
        await priya.SayAsync("set x one");
        await priya.SayAsync("show x");
        await sam.SayAsync("show x");
        var hers = Assert.Single(await wire.SeenAsync(priya.Chat));
        var his = Assert.Single(await wire.SeenAsync(sam.Chat));

        var first = await priya.PressAsync(hers, "Bump");
        var stale = await sam.PressAsync(his, "Bump");

        Assert.Equal("application/vnd.microsoft.card.adaptive", first["type"]!.GetValue<string>());
        Assert.Contains("one+", first["value"]!.ToJsonString(AdaptiveCardRenderer.Json));
        Assert.Contains("Bumped.", first["value"]!.ToJsonString(AdaptiveCardRenderer.Json));
        Assert.Contains("Already one+.", stale["value"]!.ToJsonString(AdaptiveCardRenderer.Json));
        Assert.All([priya, sam], person => Assert.Equal("one+", Assert.Single(wire.Connector.In(person.Chat)).Seen));
        Assert.Empty(wire.Connector.Offences);
    }

    [Fact]
    public async Task A_client_that_cannot_invoke_presses_by_message()
    {
        await using var wire = await TeamsWire.StartAsync(new Desk().AddTo);
        var priya = wire.User("Priya");
        await wire.LinkAsync(priya);
        await priya.SayAsync("set x one");
        await priya.SayAsync("show x");
        var card = Assert.Single(await wire.SeenAsync(priya.Chat));
        var pressed = priya.Activity("message");
        pressed["value"] = card.Button("Bump")["fallback"]!["data"]!.DeepClone();
        pressed["replyToId"] = card.Id;

        using var response = await wire.SendAsync(pressed);
        await wire.SettleAsync();

        Assert.Equal("one+", wire.Connector.In(priya.Chat)[0].Seen);
        Assert.Equal("✓ Bumped.", wire.Connector.In(priya.Chat)[1].Seen);
    }

    [Fact]
    public async Task A_form_is_opened_corrected_and_done_and_who_is_in_charge_hears_of_it()
    {
        var desk = new Desk();
        await using var wire = await TeamsWire.StartAsync(desk.AddTo);
        var (priya, dana) = (wire.User("Priya"), wire.User("Dana"));
        await wire.LinkAsync(priya);
        await wire.LinkAsync(dana, Role.ProjectManager, "house");
        await dana.SayAsync("echo I am here");
        await priya.SayAsync("form");

        var opened = await priya.PressAsync(Assert.Single(await wire.SeenAsync(priya.Chat)), "Open a ticket");
        var refused = await priya.InvokeAsync(priya.Fill(TeamsUser.Dialog(opened), ("what", "?"), ("when", "2026-11-12")));
        var again = TeamsUser.Dialog(refused);
        var done = await priya.InvokeAsync(priya.Fill(again, ("what", "The port was rejected")));

        Assert.Equal("New ticket", opened["task"]!["value"]!["title"]!.GetValue<string>());
        Assert.Contains("Say what is wrong in a few words.", again.ToJsonString(AdaptiveCardRenderer.Json));
        Assert.Contains("2026-11-12", again.ToJsonString(AdaptiveCardRenderer.Json));
        Assert.Equal("message", done!["task"]!["type"]!.GetValue<string>());
        Assert.Equal("Thank you, Priya. Your ticket is open.", done["task"]!["value"]!.GetValue<string>());
        Assert.Single(desk.Done);
        var told = wire.Connector.In(dana.Chat)[^1];
        Assert.Equal("Priya reports: The port was rejected", told.Seen);
        Assert.True(told.Activity["channelData"]!["notification"]!["alert"]!.GetValue<bool>());
        Assert.Empty(wire.Connector.Offences);
    }

    [Fact]
    public async Task Feedback_reactions_edits_and_deletions_reach_who_asked_for_them()
    {
        var desk = new Desk();
        await using var wire = await TeamsWire.StartAsync(desk.AddTo);
        var priya = wire.User("Priya");
        await wire.LinkAsync(priya);
        foreach (var name in (string[])["invoke-feedback", "reaction-added", "message-edited", "message-deleted"])
        {
            var activity = Recorded.Node(name);
            foreach (var member in (string[])["from", "conversation", "serviceUrl"])
            {
                activity[member] = priya.Activity("x")[member]!.DeepClone();
            }

            using var response = await wire.SendAsync(activity);
            Assert.Equal(name == "invoke-feedback" ? "{}" : "", await response.Content.ReadAsStringAsync(Cancel));
        }

        await wire.SettleAsync();

        Assert.Equal([InboundKind.Feedback, InboundKind.Reaction, InboundKind.Edited, InboundKind.Deleted], desk.Events.Select(one => one.Kind));
    }

    [Fact]
    public async Task An_installation_is_greeted_once_however_often_a_client_tells_of_it_and_again_after_a_removal()
    {
        await using var wire = await TeamsWire.StartAsync(new Desk().AddTo);
        var priya = wire.User("Priya");
        await wire.LinkAsync(priya);
        async Task InstallationAsync(string action, JsonObject? again = null)
        {
            var told = again ?? priya.Activity("installationUpdate");
            told["action"] = action;
            using var response = await wire.SendAsync(told);
            await wire.SettleAsync();
        }

        var first = priya.Activity("installationUpdate");
        await InstallationAsync("add", first);
        await InstallationAsync("add", first);
        await InstallationAsync("add");
        await InstallationAsync("add-upgrade");
        Assert.StartsWith("Hello Priya.", Assert.Single(wire.Connector.In(priya.Chat)).Seen, StringComparison.Ordinal);
        await InstallationAsync("remove");
        await InstallationAsync("add");

        Assert.Equal(2, wire.Connector.In(priya.Chat).Count);
    }
}
