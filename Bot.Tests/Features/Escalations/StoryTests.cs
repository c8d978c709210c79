using Demarc.Delivery;
using Demarc.Features.Escalations;
using Demarc.Turns;

namespace Demarc.Tests.Features.Escalations;

public sealed class StoryTests
{
    [Fact]
    public async Task From_escalate_to_closed()
    {
        await using var house = await OrderDesk.OpenAsync();
        var (bot, rita, dana) = (house.Bot, house.Rita, house.Dana);

        // Rita asks in her own words; what the order knows is not asked.
        var question = await house.AskAsync(rita, "escalate 48213 they blew two dates");
        Assert.Contains("What does it do to the customer's business?", question);
        await house.AskAsync(rita, "the practice has no phones on monday");
        await house.AskAsync(rita, "a technician this week");
        var draft = await house.AskAsync(rita, "Dr. Marlin 303-555-0150");
        Assert.Contains("I propose Mid: FOC missed by 3 business days (M1)", draft);
        Assert.Contains("14 Oak St, Denver", draft);
        await bot.SayAsync(rita, "yes");

        var escalation = await house.LastAsync();
        Assert.Equal(("ESC-101", EscalationLevel.Mid, "48213", "dana-ortiz", EscalationState.New), (escalation.Id, escalation.Level, escalation.Order, escalation.Assignee, escalation.State));
        Assert.Equal("they blew two dates", escalation.Problem);
        Assert.Contains("ESC-101 is open", house.AllTo(rita));
        Assert.Contains("Dana Ortiz has it and acknowledges by Mon Nov 16, 11:00 AM EST", house.AllTo(rita));
        Assert.Contains("You hear the next step by Mon Nov 16, 2:00 PM EST", house.AllTo(rita));

        // Dana has the card with everything on it.
        var card = OrderDesk.Read(house.CardOf(dana, "ESC-101").Card);
        Assert.Contains("Dana Ortiz (looks after Lumen; 0 open)", card);
        foreach (var fact in new[] { "PON48213", "32/HCFS/48213//NW", "…5678", "3035550101", "missed by 3 business days", "$845.50 a month", "Dr. Marlin 303-555-0150", "a technician this week", "Rita Sol, Acme" })
        {
            Assert.Contains(fact, card);
        }

        Assert.Equal(Importance.MustArrive, house.CardOf(dana, "ESC-101").Row.Importance);
        Assert.IsType<Reply.Done>((await house.PressAsync(dana, "ESC-101", "Acknowledge")).Reply);
        Assert.Contains("Dana Ortiz acknowledged it", house.LastTo(rita));

        await house.FillAsync(dana, "escalation.next", "ESC-101", ("what", "Lumen sends a technician"), ("date", "2026-11-18"), ("time", "12:00"), ("note", "Joe at Lumen is slow"));
        Assert.Contains("Next step: Lumen sends a technician", house.LastTo(rita));
        Assert.DoesNotContain("Joe", house.AllTo(rita));

        await house.FillAsync(dana, "escalation.resolve", "ESC-101", ("proof", "Completion"), ("words", "Turned up and tested"));
        Assert.Contains("resolved", house.LastTo(rita));
        Assert.Contains("It is fixed, close ESC-101", OrderDesk.Read(house.CardOf(rita, "ESC-101").Card));

        await house.PressAsync(rita, "ESC-101", "It is fixed");
        Assert.Equal(EscalationState.Closed, (await house.LoadAsync("ESC-101")).State);
        Assert.Empty(await house.RowsAsync("ESC-101"));
        Assert.Empty(house.Troubles.All);
    }
}
