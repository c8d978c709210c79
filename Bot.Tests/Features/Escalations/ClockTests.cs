using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Features.Escalations;
using Demarc.Tests.Support;
using Demarc.Turns;

namespace Demarc.Tests.Features.Escalations;

/// <summary>Each clock runs out when it should, over evenings, weekends and holidays, and what follows is told to those concerned.</summary>
public sealed class ClockTests
{
    [Theory]
    // Low in business time: 4 hours, 1 day, 2 days.
    [InlineData("2026-11-16 10:00", EscalationLevel.Low, "2026-11-16 14:00", "2026-11-17 10:00", "2026-11-18 10:00")]
    // From Friday evening everything begins on Monday.
    [InlineData("2026-11-20 18:30", EscalationLevel.Low, "2026-11-23 12:00", "2026-11-23 17:00", "2026-11-24 17:00")]
    [InlineData("2026-11-20 18:30", EscalationLevel.Mid, "2026-11-23 09:00", "2026-11-23 12:00", "2026-11-23 17:00")]
    // Over Thanksgiving.
    [InlineData("2026-11-25 16:30", EscalationLevel.Mid, "2026-11-27 08:30", "2026-11-27 11:30", "2026-11-27 16:30")]
    // High runs round the clock, over the holiday and the weekend.
    [InlineData("2026-11-26 03:00", EscalationLevel.High, "2026-11-26 03:15", "2026-11-26 04:00", "2026-11-26 05:00")]
    [InlineData("2026-11-21 23:30", EscalationLevel.High, "2026-11-21 23:45", "2026-11-22 00:30", "2026-11-22 01:30")]
    public async Task The_targets_of_each_level(string opened, EscalationLevel level, string acknowledge, string promise, string supplier)
    {
        await using var house = await OrderDesk.OpenAsync();
        await house.UntilAsync(opened, TimeSpan.FromDays(1));

        var id = await house.EscalateAsync(house.Rita, "48214", level, "Please look at it");

        var clocks = (await house.LoadAsync(id)).Clocks;
        Assert.Equal(OrderDesk.Eastern(acknowledge), clocks[EscalationClock.Acknowledge]);
        Assert.Equal(OrderDesk.Eastern(promise), clocks[EscalationClock.Promise]);
        Assert.Equal(OrderDesk.Eastern(supplier), clocks[EscalationClock.Supplier]);
        await house.AssertRowsAsync(id);
    }

    [Fact]
    public async Task Over_the_change_to_summer_time_the_wall_decides_for_business_hours_and_the_clock_for_high()
    {
        await using var house = await OrderDesk.OpenAsync();
        await house.Bot.PassAsync(new DateTimeOffset(2027, 3, 12, 21, 0, 0, TimeSpan.Zero) - house.Bot.Now, TimeSpan.FromDays(20));
        var mid = await house.EscalateAsync(house.Rita, "48213", EscalationLevel.Mid);
        await house.Bot.PassAsync(new DateTimeOffset(2027, 3, 14, 6, 30, 0, TimeSpan.Zero) - house.Bot.Now, TimeSpan.FromHours(12));
        var high = await house.EscalateAsync(house.Rita, "48214", EscalationLevel.High);

        // Friday 16:00 EST + 4 business hours = Monday 11:00 EDT.
        Assert.Equal(new DateTimeOffset(2027, 3, 15, 15, 0, 0, TimeSpan.Zero), (await house.LoadAsync(mid)).Clocks[EscalationClock.Promise]);
        Assert.Equal(house.Bot.Now.AddHours(1), (await house.LoadAsync(high)).Clocks[EscalationClock.Promise]);
    }

    [Fact]
    public async Task Another_teams_hours_zone_and_days_off_count_when_they_are_set()
    {
        var holidays = Path.GetTempFileName();
        await File.WriteAllTextAsync(holidays, "west\t2026-11-17\tMove day\n", OrderDesk.Cancel);
        await using var house = await OrderDesk.OpenAsync(new Dictionary<string, string?>
        {
            ["Escalations:Zone"] = "America/Denver",
            ["Escalations:Opens"] = "07:00",
            ["Escalations:Closes"] = "15:00",
            ["Escalations:Calendar"] = "west",
            ["Time:Holidays"] = holidays,
        });
        await house.UntilAsync("2026-11-16 16:30", TimeSpan.FromHours(6));

        var id = await house.EscalateAsync(house.Rita, "48214", EscalationLevel.Mid);

        // 14:30 in Denver: half an hour is left today, and tomorrow is off.
        Assert.Equal(OrderDesk.Eastern("2026-11-18 09:30"), (await house.LoadAsync(id)).Clocks[EscalationClock.Acknowledge]);
        File.Delete(holidays);
    }

    [Fact]
    public async Task Not_acknowledged_it_goes_to_another_then_to_leadership_then_to_an_administrator_then_to_all_again()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita, level: EscalationLevel.High);

        var had = new List<string?>();
        for (var i = 0; i < 4; i++)
        {
            had.Add((await house.LoadAsync(id)).Assignee);
            await house.Bot.PassAsync(TimeSpan.FromMinutes(15));
        }

        Assert.Equal([house.Dana.Id, house.Priya.Id, house.Lee.Id, house.Ada.Id], had);
        Assert.Contains(house.Troubles.All, trouble => trouble.Words.StartsWith("Nobody acknowledges ESC-101 (High)", StringComparison.Ordinal));
        Assert.Equal(house.Bot.Now.AddHours(1), (await house.LoadAsync(id)).Clocks[EscalationClock.Acknowledge]);
        var before = house.Bot.Chat.In(house.Lee.Chat()).Count;
        await house.Bot.PassAsync(TimeSpan.FromHours(1), TimeSpan.FromMinutes(30));
        Assert.True(house.Bot.Chat.In(house.Lee.Chat()).Count > before);
        await house.AssertRowsAsync(id);

        // It is never too late.
        Assert.IsType<Reply.Done>((await house.PressAsync(house.Dana, id, "Acknowledge")).Reply);
        Assert.False((await house.LoadAsync(id)).Clocks.ContainsKey(EscalationClock.Acknowledge));
    }

    [Fact]
    public async Task Whoever_did_not_acknowledge_is_told_that_it_moved_on_and_the_timeline_says_why()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita);

        await house.UntilAsync("2026-11-16 10:59");
        Assert.Equal(house.Dana.Id, (await house.LoadAsync(id)).Assignee);
        await house.UntilAsync("2026-11-16 11:00");

        Assert.Equal(house.Priya.Id, (await house.LoadAsync(id)).Assignee);
        Assert.Contains("Priya Nair has ESC-101 now", house.LastTo(house.Dana));
        var card = OrderDesk.Read(house.CardOf(house.Priya, id).Card);
        Assert.Contains("[internal] Mon Nov 16, 11:00 AM EST: Not acknowledged in time: Dana Ortiz was asked 1 business hour ago.", card);
        Assert.Contains("[partner sees] Mon Nov 16, 11:00 AM EST: Priya Nair has it now.", card);
        Assert.Contains("Priya Nair", OrderDesk.Read(house.CardOf(house.Rita, id).Card));
        Assert.DoesNotContain("Not acknowledged in time", house.AllTo(house.Rita));
    }

    [Fact]
    public async Task Without_an_answer_low_becomes_mid_mid_becomes_high_and_high_climbs_the_suppliers_ladder()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita, "48214", EscalationLevel.Low, "Please look at it");
        await house.PressAsync(house.Dana, id, "Acknowledge");

        await house.UntilAsync("2026-11-18 09:59", TimeSpan.FromMinutes(61));
        Assert.Equal(EscalationLevel.Low, (await house.LoadAsync(id)).Level);
        await house.UntilAsync("2026-11-18 10:00");
        var mid = await house.LoadAsync(id);
        Assert.Equal((EscalationLevel.Mid, "no answer from Lumen for 2 business days"), (mid.Level, mid.LevelReason));
        Assert.Null(mid.AcknowledgedAt);
        await house.PressAsync(house.Dana, id, "Acknowledge");

        await house.UntilAsync("2026-11-19 09:59", TimeSpan.FromMinutes(61));
        Assert.Equal(EscalationLevel.Mid, (await house.LoadAsync(id)).Level);
        await house.UntilAsync("2026-11-19 10:00");
        Assert.Equal((EscalationLevel.High, "no answer from Lumen for 1 business day"), ((await house.LoadAsync(id)).Level, (await house.LoadAsync(id)).LevelReason));
        Assert.True(house.HasCard(house.Lee, id));
        Assert.Contains("Raised to High: no answer from Lumen for 1 business day", house.AllTo(house.Rita));
        await house.PressAsync(house.Dana, id, "Acknowledge");

        for (var level = 1; level <= 4; level++)
        {
            await house.Bot.PassAsync(TimeSpan.FromHours(2), TimeSpan.FromHours(1));
            Assert.Equal(level, (await house.LoadAsync(id)).SupplierLevel);
        }

        Assert.Contains("It goes to Lumen's level 4, the vice president", house.AllTo(house.Lee));

        // At the top it is brought up again each business day.
        await house.Bot.PassAsync(TimeSpan.FromHours(2), TimeSpan.FromHours(1));
        Assert.Contains("It goes to Lumen's level 4, the vice president, again", house.AllTo(house.Lee));
        Assert.Equal(OrderDesk.Eastern("2026-11-20 17:00"), (await house.LoadAsync(id)).Clocks[EscalationClock.Supplier]);
        await house.AssertRowsAsync(id);
    }

    [Fact]
    public async Task An_answer_starts_the_suppliers_clock_anew_and_a_voicemail_does_not()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita);
        await house.UntilAsync("2026-11-16 12:00", TimeSpan.FromMinutes(30));

        await house.FillAsync(house.Dana, "escalation.contact", id, ("who", "Joe"), ("said", "left a voicemail"), ("step", "1"), ("answered", "false"));
        Assert.Equal(OrderDesk.Eastern("2026-11-17 10:00"), (await house.LoadAsync(id)).Clocks[EscalationClock.Supplier]);
        await house.FillAsync(house.Dana, "escalation.contact", id, ("who", "Joe"), ("said", "tech on the way"), ("step", "1"), ("answered", "true"));
        Assert.Equal(OrderDesk.Eastern("2026-11-17 12:00"), (await house.LoadAsync(id)).Clocks[EscalationClock.Supplier]);
    }

    [Fact]
    public async Task A_date_the_supplier_did_not_keep_goes_up_and_the_partner_knows()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita);
        await house.FillAsync(house.Dana, "escalation.commitment", id, ("date", "2026-11-17"), ("who", "Kim"), ("nextDate", "2026-11-18"));

        await house.UntilAsync("2026-11-17 17:00", TimeSpan.FromMinutes(60));

        var after = await house.LoadAsync(id);
        Assert.Equal((EscalationLevel.High, EscalationState.WithSupplier, null, "Lumen did not keep its date"), (after.Level, after.State, after.Commitment, after.LevelReason));
        Assert.Contains("Lumen did not keep the date it gave. Raised to High", house.AllTo(house.Rita));
        Assert.True(house.HasCard(house.Lee, id));
        await house.AssertRowsAsync(id);
    }

    [Fact]
    public async Task A_next_step_that_is_overdue_is_reminded_of_and_then_goes_up()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita);
        await house.FillAsync(house.Dana, "escalation.next", id, ("what", "Lumen calls the site"), ("date", "2026-11-16"), ("time", "11:00"));
        await house.FillAsync(house.Dana, "escalation.message", id, ("words", "They call today"), ("nextDate", "2026-11-20"));

        await house.UntilAsync("2026-11-16 11:00", TimeSpan.FromMinutes(30));
        Assert.Contains("The next step is overdue: Lumen calls the site", house.LastTo(house.Dana));
        Assert.Equal(Importance.MustArrive, house.Bot.Chat.In(house.Dana.Chat())[^1].Row.Importance);
        Assert.DoesNotContain("overdue", house.AllTo(house.Rita));
        Assert.Empty(house.Bot.Chat.In(house.Lee.Chat()));

        await house.UntilAsync("2026-11-16 15:00", TimeSpan.FromMinutes(60));
        Assert.Contains("The next step is overdue", house.LastTo(house.Lee));
    }

    [Fact]
    public async Task While_it_waits_they_are_reminded_and_after_a_while_whoever_has_it_too()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita);
        await house.FillAsync(house.Dana, "escalation.waiting", id, ("on", "Partner"), ("reason", "Who opens the door?"));

        await house.UntilAsync("2026-11-18 10:00", TimeSpan.FromHours(6));
        Assert.Contains("ESC-101 still waits for you since Mon Nov 16, 10:00 AM EST: Who opens the door?", house.LastTo(house.Rita));
        await house.UntilAsync("2026-11-20 10:00", TimeSpan.FromHours(6));
        await house.UntilAsync("2026-11-24 10:00", TimeSpan.FromHours(6));

        Assert.Contains("was reminded 3 times", house.LastTo(house.Dana));
        var after = await house.LoadAsync(id);
        Assert.Equal((EscalationLevel.Mid, EscalationState.WaitingOnPartner), (after.Level, after.State));
        await house.AssertRowsAsync(id);
    }

    [Fact]
    public async Task A_long_outage_of_the_program_ends_in_one_step_and_not_in_a_flood()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita, level: EscalationLevel.High);
        await house.Bot.StopAsync();
        house.Bot.Clock.Advance(TimeSpan.FromDays(3));
        var before = house.Bot.Chat.All.Count;

        await house.Bot.StartAgainAsync();
        await house.Bot.SettleAsync();

        var after = await house.LoadAsync(id);
        Assert.Equal((1, house.Priya.Id), (after.SupplierLevel, after.Assignee));
        Assert.All(after.Clocks.Values, at => Assert.True(at > house.Bot.Now));
        Assert.InRange(house.Bot.Chat.All.Count - before, 1, 12);
        await house.AssertRowsAsync(id);
    }

    [Fact]
    public async Task What_must_arrive_does_so_in_quiet_hours_and_news_waits()
    {
        await using var house = await OrderDesk.OpenAsync();
        foreach (var person in new[] { house.Dana, house.Rita })
        {
            var stored = (await house.Bot.Store.LoadAsync(Roster.People, person.Id, OrderDesk.Cancel))!;
            await house.Bot.DecideAsync(session => session.Save(Roster.People, stored with { Quiet = new QuietHours(new TimeOnly(9, 0), new TimeOnly(12, 0)) }));
        }

        var id = await house.EscalateAsync(house.Rita);
        Assert.True(house.HasCard(house.Dana, id));
        await house.PressAsync(house.Dana, id, "Acknowledge");
        await house.FillAsync(house.Dana, "escalation.message", id, ("words", "First words"));
        await house.FillAsync(house.Dana, "escalation.message", id, ("words", "Second words"));
        Assert.DoesNotContain("Second words", string.Join('\n', house.Bot.Chat.In(house.Rita.Chat()).Where(shown => shown.Card.Name == "escalation.news").Select(shown => OrderDesk.Read(shown.Card))));
        await house.UntilAsync("2026-11-16 12:00", TimeSpan.FromMinutes(60));

        // One notice for all of it, with what came before.
        var notice = OrderDesk.Read(Assert.Single(house.Bot.Chat.In(house.Rita.Chat()), shown => shown.Card.Name == "escalation.news").Card);
        Assert.Contains("Second words", notice);
        Assert.Contains("First words", notice);
        Assert.Contains("Dana Ortiz acknowledged it", notice);
    }
}
