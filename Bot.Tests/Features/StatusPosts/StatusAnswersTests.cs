using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Features.StatusPosts;
using Demarc.Tests.Support;
using Demarc.Turns;

namespace Demarc.Tests.Features.StatusPosts;

/// <summary>"Status" asked at any time, and who may set it up.</summary>
public sealed class StatusAnswersTests
{
    static async Task<StatusBot> FilledAsync()
    {
        var desk = await StatusBot.StartAsync();
        await desk.PutAsync(
            desk.Order("48213"),
            desk.Order("48214", order => order.Foc(-1).With(one => one with { Owner = "ana-ruiz", Rep = "ray-poe" })),
            desk.Order("55001", order => order.With(one => one with { Agency = "birch", Customer = "Foreign Freight", Supplier = "Lumen", Owner = "ana-ruiz" })));
        return desk;
    }

    [Fact]
    public async Task A_project_manager_sees_their_own_first_and_everyones_in_a_line()
    {
        await using var desk = await FilledAsync();

        var shown = Assert.Single(await desk.Bot.SayAsync(desk.Dana, "status"));

        Assert.Equal("Status of Dana Ortiz · Mon Nov 16", shown.Card.Title);
        Assert.StartsWith("1 open, all on track", shown.Card.Summary.ToString());
        var everyone = Assert.Single(shown.Card.Body.OfType<Section>(), section => section.Title == "Everyone");
        Assert.Contains("3 open: 1 red. No FOC today, 1 missed.", TestBot.Read(shown.Card with { Body = [everyone] }));
    }

    [Fact]
    public async Task The_team_status_is_everyones()
    {
        await using var desk = await FilledAsync();
        var mine = Assert.Single(await desk.Bot.SayAsync(desk.Dana, "status"));

        await desk.Bot.PressAsync(desk.Dana, mine, "Team status");

        Assert.StartsWith("3 open: 1 red", desk.Bot.Chat.All[^1].Card.Summary.ToString());
    }

    [Fact]
    public async Task A_rep_sees_only_their_own_and_a_manager_the_agencys()
    {
        await using var desk = await FilledAsync();
        var (rita, max) = (await desk.Bot.AddAsync("Rita Sol"), await desk.Bot.AddAsync("Max Hill", Role.AgencyManager));

        var hers = await desk.Bot.AskAsync(rita, "status");
        var his = await desk.Bot.AskAsync(max, "status");

        Assert.Contains("1 open, all on track", hers);
        Assert.DoesNotContain("48214", hers);
        Assert.Contains("2 open: 1 late or blocked", his);
        Assert.All([hers, his], text => Assert.DoesNotContain("Foreign", text));
    }

    [Fact]
    public async Task In_a_channel_it_is_what_the_channels_post_covers()
    {
        await using var desk = await FilledAsync();
        await desk.SayAsync("post the status for lumen here at 8:30 central");

        var answer = await desk.SayAsync("status");

        Assert.Contains("Status of Lumen", answer);
        Assert.Contains("1 open, all on track", answer);
    }

    [Fact]
    public async Task After_the_mornings_post_it_says_what_changed_since_then()
    {
        await using var desk = await FilledAsync();
        await desk.SayAsync("post the status here every weekday at 8:30 central");
        await desk.ToAsync("2026-11-17 14:30");
        await desk.PutAsync(desk.Order("48999"));

        Assert.Contains("1 moved since the post of Tue Nov 17, 9:30 AM EST.", await desk.SayAsync("status"));
        Assert.Contains("1 came in: 48999", await desk.SayAsync("what changed since yesterday"));
    }

    [Theory]
    [InlineData("what needs a decision today", "Nothing waits on us, a partner or a customer.")]
    [InlineData("whats late today", "48214 Marlin Dental, Comcast")]
    [InlineData("anything due today", "No FOC today or in the next 3 business days.")]
    [InlineData("what changed since yesterday", "There is no earlier post to compare with.")]
    public async Task One_part_can_be_asked_for(string said, string expected)
    {
        await using var desk = await FilledAsync();

        Assert.Contains(expected, await desk.SayAsync(said));
    }

    [Fact]
    public async Task In_a_room_nobody_vouched_for_it_is_answered_privately()
    {
        await using var desk = await FilledAsync();
        var room = await desk.Bot.RoomAsync("somewhere");

        var shown = await desk.Bot.SayAsync(desk.Dana, "status", room);

        Assert.All(shown.Where(one => one.Card.Name == "status"), one => Assert.Equal(desk.Dana.Chat().Key, one.Address.Key));
        Assert.Contains(shown, one => one.Card.Name == "status");
    }

    [Fact]
    public async Task A_guest_of_another_agency_is_answered_privately_with_their_own()
    {
        await using var desk = await FilledAsync();
        var bea = await desk.Bot.AddAsync("Bea Lin", Role.AgencyManager, "birch");
        await desk.Bot.AddAsync("Rita Sol");
        var room = await desk.Bot.RoomAsync("acme-room", sharedWith: "acme");

        var shown = await desk.Bot.SayAsync(bea, "status", room);

        var answer = Assert.Single(shown, one => one.Card.Name == "status");
        Assert.Equal(bea.Chat().Key, answer.Address.Key);
        Assert.StartsWith("1 open", answer.Card.Summary.ToString());
    }

    [Theory]
    [InlineData(Role.PartnerRep)]
    [InlineData(Role.AgencyManager)]
    [InlineData(Role.Fulfilment)]
    [InlineData(Role.PartnerSupport)]
    [InlineData(Role.Commissions)]
    public async Task Who_may_not_set_it_up_is_told_who_may(Role role)
    {
        await using var desk = await StatusBot.StartAsync();
        var isPartner = role is Role.PartnerRep or Role.AgencyManager;
        var person = await desk.Bot.AddAsync("Some One", role, isPartner ? "acme" : "house");
        var room = isPartner ? await desk.Bot.RoomAsync("shared", sharedWith: "acme") : desk.Desk;

        await desk.SayAsync("post the status here at 8:30 central", person, room);
        var form = await desk.Bot.OpenAsync(person, StatusSettings.Form, room.RoomKey, room);
        var submitted = await desk.Bot.SubmitAsync(person, new Form(StatusSettings.Form, "", room.RoomKey, "t"), ("on", "true"), ("at", "08:30"), ("zone", "UTC"), ("days", "Monday"), ("covers", "everything"));

        Assert.Contains("Only project managers, leadership and administrators", TestBot.Read(desk.Bot.Chat.All[^1].Card));
        Assert.IsType<Reply.Refused>(form.Reply);
        Assert.IsType<Reply.Refused>(submitted.Reply);
        Assert.Null(await desk.NextAsync(room));
    }

    [Fact]
    public async Task A_room_nobody_vouched_for_gets_no_daily_post_and_the_cure_is_said()
    {
        await using var desk = await StatusBot.StartAsync();
        var unknown = new Address(TestChannel.ChannelName, "t", "room:new", Place.Room);

        var answer = await desk.SayAsync("post the status here at 8:30 central", room: unknown);

        Assert.Contains("Say \"this channel is internal\" or \"this channel is shared with Acme\" first.", answer);
        Assert.Null(await desk.NextAsync(unknown));
    }

    [Fact]
    public async Task A_room_of_two_agencies_gets_none_since_no_order_is_everyones()
    {
        await using var desk = await StatusBot.StartAsync();
        var room = await desk.Bot.RoomAsync("both", sharedWith: ["acme", "birch"]);

        Assert.Contains("shared with more than one agency", await desk.SayAsync("post the status here at 8:30 central", room: room));
    }

    [Fact]
    public async Task A_shared_room_cannot_cover_another_agency()
    {
        await using var desk = await StatusBot.StartAsync();
        await desk.Bot.AddAsync("Rita Sol");
        await desk.Bot.AddAsync("Bea Lin", company: "birch");
        var room = await desk.Bot.RoomAsync("acme-room", sharedWith: "acme");

        Assert.Contains("I know no agency, project manager or carrier called 'birch'", await desk.SayAsync("post the status for birch at 8:30 central", room: room));
        Assert.Null(await desk.NextAsync(room));
    }

    [Theory]
    [InlineData("post the status here at 5", "Is that 5:00 AM or PM?")]
    [InlineData("post the status here at 8:30 mars time", "'mars' is no time zone.")]
    [InlineData("post the status here every day except weekdays and weekends", "That leaves no day of the week to post on.")]
    [InlineData("post the status for zorblax at 8:30", "I know no agency, project manager or carrier called 'zorblax'")]
    public async Task What_cannot_be_done_is_said_and_nothing_changes(string said, string expected)
    {
        await using var desk = await StatusBot.StartAsync();

        var answer = await desk.SayAsync(said);

        Assert.Contains(expected, answer);
        Assert.Contains("Nothing was changed.", answer);
        Assert.Null(await desk.NextAsync());
    }

    [Fact]
    public async Task Words_that_say_nothing_open_the_form()
    {
        await using var desk = await StatusBot.StartAsync();

        await desk.SayAsync("the daily posts, you know");

        Assert.Equal("form-offer", Assert.Single(desk.Bot.Chat.In(desk.Dana.Chat())).Card.Name);
    }

    [Fact]
    public async Task How_it_is_set_can_be_asked_in_the_channel_by_anyone_and_in_private_for_all()
    {
        await using var desk = await StatusBot.StartAsync();
        var room = await desk.Bot.RoomAsync("acme-room", sharedWith: "acme");
        var rita = await desk.Bot.AddAsync("Rita Sol");
        await desk.SayAsync("post the status here at 9:00 eastern", room: room);
        await desk.SayAsync("post the status in #desk at 8:30 central", room: room);

        var hers = await desk.SayAsync("status settings", rita, room);
        var danas = StatusBot.Flat(await desk.Bot.AskAsync(desk.Dana, "status settings"));

        Assert.Contains("9:00 AM (America/New_York), Monday to Friday", hers);
        Assert.Contains("by Dana Ortiz", hers);
        Assert.DoesNotContain("Change the daily status", hers);
        Assert.Contains("2 channels with a daily status.", danas);
        Assert.Contains("desk: 8:30 AM (America/Chicago)", danas);
        Assert.Contains("acme-room: 9:00 AM (America/New_York)", danas);
        Assert.Contains("The daily status is set up in the channel it goes to. Ask me there.", await desk.Bot.AskAsync(rita, "status settings"));
    }

    [Fact]
    public async Task A_channel_that_is_not_known_by_name_is_answered_the_same_whoever_asks()
    {
        await using var desk = await StatusBot.StartAsync();
        var rita = await desk.Bot.AddAsync("Rita Sol");

        Assert.Contains("I know no channel called #nowhere.", await desk.Bot.AskAsync(desk.Dana, "post the status in #nowhere at 8:30"));
        Assert.Contains("I know no channel called #desk.", await desk.Bot.AskAsync(rita, "post the status in #desk at 8:30"));
    }

    [Fact]
    public async Task What_is_said_in_one_room_about_another_is_not_shown_there()
    {
        await using var desk = await StatusBot.StartAsync();
        var room = await desk.Bot.RoomAsync("acme-room", sharedWith: "acme");

        var shown = await desk.Bot.SayAsync(desk.Dana, "post the status in #desk at 8:30 central", room);

        Assert.Equal(desk.Dana.Chat().Key, Assert.Single(shown, one => one.Card.Name == "status-settings").Address.Key);
        Assert.NotNull(await desk.NextAsync());
    }

    [Fact]
    public async Task A_form_of_a_room_there_is_and_of_none_is_refused_in_the_same_words()
    {
        await using var desk = await StatusBot.StartAsync();
        var rita = await desk.Bot.AddAsync("Rita Sol");

        var answers = new List<string>();
        foreach (var room in new[] { desk.Desk.RoomKey, "test|t|room:none", "" })
        {
            answers.Add(Assert.IsType<Reply.Refused>((await desk.Bot.OpenAsync(rita, StatusSettings.Form, room)).Reply).Words.ToString());
        }

        Assert.Single(answers.Distinct());
    }
}
