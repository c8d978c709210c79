using Demarc.Delivery;
using Demarc.Features.Escalations;
using Demarc.Tests.Support;

namespace Demarc.Tests.Features.Escalations;

/// <summary>"Next update by 3:00 PM": kept, nagged for, and broken honestly.</summary>
public sealed class PromiseTests
{
    [Fact]
    public async Task Whoever_has_it_is_reminded_before_it_breaks()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita);
        await house.PressAsync(house.Dana, id, "Acknowledge");

        await house.UntilAsync("2026-11-16 13:29", TimeSpan.FromMinutes(30));
        Assert.DoesNotContain(house.Bot.Chat.In(house.Dana.Chat()), shown => shown.Card.Name == "escalation.reminder");
        await house.UntilAsync("2026-11-16 13:30");

        Assert.Contains("You promised Acme an update on ESC-101 by Mon Nov 16, 2:00 PM EST", house.LastTo(house.Dana));
        Assert.Equal(Importance.MustArrive, house.Bot.Chat.In(house.Dana.Chat())[^1].Row.Importance);
        Assert.Contains("Next update by Mon Nov 16, 2:00 PM EST", OrderDesk.Read(house.CardOf(house.Rita, id).Card));
        await house.AssertRowsAsync(id);
    }

    [Fact]
    public async Task Kept_it_is_promised_anew_and_nobody_is_reminded_of_the_old_one()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita);
        await house.PressAsync(house.Dana, id, "Acknowledge");
        await house.UntilAsync("2026-11-16 13:00", TimeSpan.FromMinutes(30));

        await house.FillAsync(house.Dana, "escalation.message", id, ("words", "A tech comes tomorrow"));
        await house.UntilAsync("2026-11-16 14:30", TimeSpan.FromMinutes(30));

        var after = await house.LoadAsync(id);
        Assert.Equal((OrderDesk.Eastern("2026-11-16 17:00"), 0), (after.Clocks[EscalationClock.Promise], after.PromisesBroken));
        Assert.DoesNotContain(house.Bot.Chat.In(house.Dana.Chat()), shown => shown.Card.Name == "escalation.reminder");
        Assert.DoesNotContain("did not come in time", house.AllTo(house.Rita));
    }

    [Fact]
    public async Task Broken_the_partner_is_told_so_and_leadership_hears_of_it()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita);
        await house.PressAsync(house.Dana, id, "Acknowledge");

        await house.UntilAsync("2026-11-16 14:00", TimeSpan.FromMinutes(30));

        Assert.Contains("The update promised by Mon Nov 16, 2:00 PM EST did not come in time.", house.LastTo(house.Rita));
        Assert.Contains("Next update by Tue Nov 17, 9:00 AM EST", house.LastTo(house.Rita));
        Assert.Contains("did not come in time", house.LastTo(house.Dana));
        Assert.Contains("did not come in time", house.LastTo(house.Lee));
        Assert.Contains(await TimelineAsync(house, id), kind => kind == EntryKind.PromiseMissed);
        await house.AssertRowsAsync(id);
    }

    [Fact]
    public async Task Broken_on_low_it_stays_with_the_project_manager_the_first_time()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita, "48214", EscalationLevel.Low, "Please look at it");
        await house.PressAsync(house.Dana, id, "Acknowledge");

        await house.UntilAsync("2026-11-17 10:00", TimeSpan.FromMinutes(60));
        Assert.Empty(house.Bot.Chat.In(house.Lee.Chat()));
        await house.FillAsync(house.Dana, "escalation.contact", id, ("who", "Joe"), ("said", "soon"), ("step", "1"), ("answered", "true"));
        await house.UntilAsync("2026-11-18 10:00", TimeSpan.FromMinutes(60));

        Assert.Contains("did not come in time", house.LastTo(house.Lee));
    }

    [Fact]
    public async Task Broken_again_and_again_it_leaves_more_room_instead_of_a_flood()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita, level: EscalationLevel.High);
        await house.PressAsync(house.Dana, id, "Acknowledge");

        var promises = new List<TimeSpan>();
        for (var i = 0; i < 5; i++)
        {
            var until = (await house.LoadAsync(id)).Clocks[EscalationClock.Promise];
            promises.Add(until - house.Bot.Now);
            await house.Bot.PassAsync(until - house.Bot.Now, TimeSpan.FromMinutes(60));
        }

        Assert.Equal([1, 1, 2, 4, 4], promises.Select(promise => promise.TotalHours));
    }

    [Fact]
    public async Task While_it_waits_for_the_partner_nothing_is_promised_and_nothing_breaks()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita);
        await house.FillAsync(house.Dana, "escalation.waiting", id, ("on", "Partner"), ("reason", "Who opens the door?"));

        await house.UntilAsync("2026-11-17 16:00", TimeSpan.FromHours(2));

        Assert.DoesNotContain("did not come in time", house.AllTo(house.Rita));
        Assert.DoesNotContain("Next update by", OrderDesk.Read(house.CardOf(house.Rita, id).Card));
    }

    [Fact]
    public async Task A_promise_too_near_for_a_reminder_has_none()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita);

        await house.FillAsync(house.Dana, "escalation.message", id, ("words", "Hold on"), ("nextDate", "2026-11-16"), ("nextTime", "10:20"));

        Assert.False((await house.LoadAsync(id)).Clocks.ContainsKey(EscalationClock.Reminder));
        await house.AssertRowsAsync(id);
    }

    static async Task<IEnumerable<EntryKind>> TimelineAsync(OrderDesk house, string id) => (await house.LoadAsync(id)).Timeline.Select(entry => entry.Kind);
}
