using Demarc.Delivery;
using Demarc.Features.Escalations;
using Demarc.Features.Orders;
using Demarc.Tests.Support;
using Demarc.Turns;

namespace Demarc.Tests.Features.Escalations;

public sealed class RoutingTests
{
    [Fact]
    public async Task To_whoever_looks_after_the_carrier()
    {
        await using var house = await OrderDesk.OpenAsync();

        var escalation = await house.LoadAsync(await house.EscalateAsync(house.Rita));

        Assert.Equal((house.Dana.Id, "looks after Lumen; 0 open"), (escalation.Assignee, escalation.RoutedBecause));
    }

    [Fact]
    public async Task Somebody_for_other_carriers_is_passed_over_for_one_who_takes_any()
    {
        await using var house = await OrderDesk.OpenAsync();

        var escalation = await house.LoadAsync(await house.EscalateAsync(house.Rob, "48300"));

        Assert.Equal((house.Priya.Id, "takes any carrier and partner; 0 open"), (escalation.Assignee, escalation.RoutedBecause));
    }

    [Fact]
    public async Task Whoever_looks_after_the_partner_goes_before_the_carrier_and_of_two_the_less_loaded()
    {
        await using var house = await OrderDesk.OpenAsync();
        var (pat, una) = (await StaffAsync(house, "Pat", partners: "acme"), await StaffAsync(house, "Una", partners: "acme"));

        var first = await house.LoadAsync(await house.EscalateAsync(house.Rita));
        var second = await house.LoadAsync(await house.EscalateAsync(house.Rita, "48214"));
        var third = await house.LoadAsync(await house.EscalateAsync(house.Rob, "48300"));

        Assert.Equal([pat.Id, una.Id, pat.Id], new[] { first, second, third }.Select(one => one.Assignee));
        Assert.Equal(["looks after this partner; 0 open", "looks after this partner; 0 open", "looks after this partner; 1 open"], new[] { first, second, third }.Select(one => one.RoutedBecause));
    }

    [Fact]
    public async Task Whoever_looks_after_the_order_goes_before_all()
    {
        await using var house = await OrderDesk.OpenAsync();
        var order = (await house.Bot.Store.LoadAsync(OrderBook.All, "48213", OrderDesk.Cancel))!;
        await house.Bot.DecideAsync(session => session.Save(OrderBook.All, order with { Owner = house.Priya.Id }));

        var escalation = await house.LoadAsync(await house.EscalateAsync(house.Rita));

        Assert.Equal((house.Priya.Id, "looks after order 48213; 0 open"), (escalation.Assignee, escalation.RoutedBecause));
    }

    [Fact]
    public async Task Nobody_looks_after_it_and_the_least_loaded_gets_it_all_the_same()
    {
        await using var house = await OrderDesk.OpenAsync();
        await ChangeAsync(house, house.Priya, person => person with { Carriers = ["Verizon"] });

        var escalation = await house.LoadAsync(await house.EscalateAsync(house.Rob, "48300"));

        Assert.Equal((house.Dana.Id, "nobody here looks after Comcast, and has the fewest; 0 open"), (escalation.Assignee, escalation.RoutedBecause));
    }

    [Fact]
    public async Task Somebody_away_is_passed_over_until_they_are_back()
    {
        await using var house = await OrderDesk.OpenAsync();
        var settings = OrderDesk.Form(await house.Bot.OpenAsync(house.Dana, "people.settings"));
        await house.Bot.SubmitAsync(house.Dana, settings, ("away", "2026-11-17"));

        Assert.Equal(house.Priya.Id, (await house.LoadAsync(await house.EscalateAsync(house.Rita))).Assignee);
        await house.UntilAsync("2026-11-18 09:00", TimeSpan.FromHours(3));
        Assert.Equal(house.Dana.Id, (await house.LoadAsync(await house.EscalateAsync(house.Rita, "48214"))).Assignee);
    }

    [Theory]
    [InlineData("gone")]
    [InlineData("unreached")]
    public async Task Somebody_gone_or_never_seen_is_passed_over(string how)
    {
        await using var house = await OrderDesk.OpenAsync();
        await ChangeAsync(house, house.Dana, person => how == "gone" ? person with { Gone = true } : person with { Reach = new Dictionary<string, Address>() });

        Assert.Equal(house.Priya.Id, (await house.LoadAsync(await house.EscalateAsync(house.Rita))).Assignee);
    }

    [Fact]
    public async Task Without_a_project_manager_it_goes_to_the_team_lead_and_then_to_an_administrator()
    {
        await using var house = await OrderDesk.OpenAsync();
        foreach (var manager in new[] { house.Dana, house.Priya })
        {
            await ChangeAsync(house, manager, person => person with { AwayUntil = new DateOnly(2027, 1, 1) });
        }

        Assert.Equal(house.Lee.Id, (await house.LoadAsync(await house.EscalateAsync(house.Rita))).Assignee);
        await ChangeAsync(house, house.Lee, person => person with { Gone = true });
        var second = await house.LoadAsync(await house.EscalateAsync(house.Rita, "48214"));
        Assert.Equal((house.Ada.Id, "no project manager or team lead is free for it, so it goes to an administrator"), (second.Assignee, second.RoutedBecause));
        Assert.True(house.HasCard(house.Ada, second.Id));
    }

    [Fact]
    public async Task Without_anybody_at_all_it_is_open_told_in_our_rooms_and_a_trouble_and_found_later()
    {
        await using var house = await OrderDesk.OpenAsync(withStaff: false);
        var room = await house.Bot.RoomAsync("desk", isInternal: true);

        var id = await house.EscalateAsync(house.Rita);
        Assert.Null((await house.LoadAsync(id)).Assignee);
        Assert.Contains(house.Bot.Chat.In(room), shown => shown.Card.Title.StartsWith(id, StringComparison.Ordinal));
        Assert.Contains(house.Troubles.All, trouble => trouble.Words.Contains($"{id} (Mid) reached no project manager, team lead or administrator; it was posted in the internal rooms", StringComparison.Ordinal));
        await house.AssertRowsAsync(id);

        var pat = await StaffAsync(house, "Pat");
        await house.Bot.PassAsync(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(1));
        Assert.Equal(pat.Id, (await house.LoadAsync(id)).Assignee);
        Assert.True(house.HasCard(pat, id));
    }

    [Fact]
    public async Task High_tells_leadership_too_and_an_administrator_when_there_is_none()
    {
        await using var house = await OrderDesk.OpenAsync();
        var first = await house.EscalateAsync(house.Rita, level: EscalationLevel.High);
        Assert.Equal(house.Dana.Id, (await house.LoadAsync(first)).Assignee);
        Assert.True(house.HasCard(house.Lee, first));
        Assert.False(house.HasCard(house.Ada, first));

        await ChangeAsync(house, house.Lee, person => person with { AwayUntil = new DateOnly(2027, 1, 1) });
        var second = await house.EscalateAsync(house.Rita, "48214", EscalationLevel.High);
        Assert.True(house.HasCard(house.Ada, second));
    }

    [Fact]
    public async Task Low_and_mid_do_not_bother_leadership()
    {
        await using var house = await OrderDesk.OpenAsync();
        await house.EscalateAsync(house.Rita);

        Assert.Empty(house.Bot.Chat.In(house.Lee.Chat()));
        Assert.Empty(house.Bot.Chat.In(house.Ada.Chat()));
    }

    [Fact]
    public async Task A_card_that_can_never_arrive_asks_the_next_person_at_once()
    {
        await using var house = await OrderDesk.OpenAsync();
        house.Bot.Chat.Answer = row => row.PersonId == house.Dana.Id ? new SendResult.Never("The bot was removed from this chat.", Gone: true) : null;

        var id = await house.EscalateAsync(house.Rita);

        Assert.Equal(house.Priya.Id, (await house.LoadAsync(id)).Assignee);
        Assert.True(house.HasCard(house.Priya, id));
        await house.AssertRowsAsync(id);
    }

    [Fact]
    public async Task Whoever_leaves_with_one_open_is_noticed_within_a_minute()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita);
        await house.PressAsync(house.Dana, id, "Acknowledge");
        await ChangeAsync(house, house.Dana, person => person with { Gone = true });

        await house.Bot.PassAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(house.Priya.Id, (await house.LoadAsync(id)).Assignee);
        Assert.True(house.HasCard(house.Priya, id));
    }

    static async Task<Person> StaffAsync(OrderDesk house, string name, string? partners = null) =>
        await house.Bot.AddStaffAsync(name, Role.ProjectManager, person => person with { Partners = partners is null ? [] : [partners] });

    static async Task ChangeAsync(OrderDesk house, Person person, Func<Person, Person> change)
    {
        var stored = (await house.Bot.Store.LoadAsync(Roster.People, person.Id, OrderDesk.Cancel))!;
        await house.Bot.DecideAsync(session => session.Save(Roster.People, change(stored)));
    }
}
