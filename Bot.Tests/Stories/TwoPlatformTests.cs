using Demarc.Turns;

namespace Demarc.Tests.Stories;

/// <summary>The same stories on Teams, on Slack, and between the two: one text for all.</summary>
public sealed class TwoPlatformTests
{
    [Theory]
    [InlineData("teams", "teams")]
    [InlineData("slack", "slack")]
    [InlineData("slack", "teams")]
    [InlineData("teams", "slack")]
    public async Task A_partner_escalates_a_late_order_and_a_project_manager_sees_it_done(string partners, string managers)
    {
        await using var house = await House.OpenAsync();
        var dana = await house.MeetAsync(managers, "Dana", Role.ProjectManager, "house", person => person with { Carriers = ["Lumen"] });
        var rita = await house.MeetAsync(partners, "Rita", Role.PartnerRep, "acme");
        await house.LateOrderAsync("rita");

        // She asks, sees that it is late, and escalates in a form; a field left empty is said at the field.
        await rita.SayAsync("where is 48213");
        Assert.Contains("Marlin Dental", rita.Last);
        await rita.PressAsync("Escalate 48213");
        var refused = await rita.FillAsync(("problem", ""), ("impact", "They have no phones."), ("wanted", "A technician this week"));
        Assert.Contains("Say what is wrong", refused);
        await rita.FillAsync(("problem", "They blew two dates."), ("impact", "They have no phones."), ("wanted", "A technician this week"), ("contact", "Dr. Marlin 303-555-0150"));
        Assert.Contains(rita.Chat, card => card.Contains("ESC-101", StringComparison.Ordinal));

        // It is before the project manager with everything that is known, and one press takes it.
        var card = dana.Chat.Last(one => one.Contains("Acknowledge ESC-101", StringComparison.Ordinal));
        Assert.All(["They blew two dates.", "They have no phones.", "PON48213", "Dr. Marlin 303-555-0150"], fact => Assert.Contains(fact, card));
        await dana.PressAsync("Acknowledge ESC-101");
        Assert.Contains(rita.Chat, one => one.Contains("Dana acknowledged it", StringComparison.Ordinal));
        Assert.DoesNotContain(dana.Chat, one => one.Contains("Acknowledge ESC-101", StringComparison.Ordinal));

        // The next step, and the end of it.
        await dana.PressAsync("Next step");
        await dana.FillAsync(("what", "Lumen sends a technician"), ("date", "2026-11-18"), ("time", "12:00"), ("note", "Joe at Lumen is slow"));
        Assert.Contains("Lumen sends a technician", string.Join('\n', rita.Chat));
        Assert.DoesNotContain("Joe at Lumen", string.Join('\n', rita.Chat));
        await dana.PressAsync("Resolve");
        await dana.FillAsync(("proof", "Completion"), ("words", "Turned up and tested"));
        Assert.Contains("resolved", string.Join('\n', rita.Chat));
        await rita.PressAsync("It is fixed");
        Assert.Contains("Closed", string.Join('\n', dana.Chat));
        Assert.Empty(house.Slack.Offences);
        Assert.Empty(house.Teams.Offences);
    }

    [Theory]
    [InlineData("teams")]
    [InlineData("slack")]
    public async Task Of_another_agencys_order_a_partner_is_told_nothing(string platform)
    {
        await using var house = await House.OpenAsync();
        await house.MeetAsync(platform, "Rita", Role.PartnerRep, "acme");
        var bea = await house.MeetAsync(platform, "Bea", Role.PartnerRep, "beta");
        await house.LateOrderAsync("rita");

        await bea.SayAsync("where is 48213");

        Assert.DoesNotContain("Marlin", string.Join('\n', bea.Chat));
    }

    [Theory]
    [InlineData("teams")]
    [InlineData("slack")]
    public async Task An_answer_from_the_articles_is_had_and_judged(string platform)
    {
        await using var house = await House.OpenAsync();
        var rita = await house.MeetAsync(platform, "Rita", Role.PartnerRep, "acme");

        await rita.SayAsync("what is a FOC");

        Assert.Contains("Firm Order", rita.Last, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(house.Slack.Offences);
    }

    /// <summary>What only Slack has: an eye under a card takes it, a ticket under any message escalates its words.</summary>
    [Fact]
    public async Task A_reaction_escalates_a_message_and_another_takes_the_escalation()
    {
        await using var house = await House.OpenAsync();
        var dana = (SlackColleague)await house.MeetAsync("slack", "Dana", Role.ProjectManager, "house", person => person with { Carriers = ["Lumen"] });
        var priya = (SlackColleague)await house.MeetAsync("slack", "Priya", Role.ProjectManager, "house");
        var rita = (SlackColleague)await house.MeetAsync("slack", "Rita", Role.PartnerRep, "acme");
        await house.LateOrderAsync("rita");
        await rita.SayAsync("where is 48213");
        await rita.PressAsync("Escalate 48213");
        await rita.FillAsync(("problem", "They blew two dates."), ("impact", "They have no phones."), ("wanted", "A technician"));
        await priya.SayAsync("show ESC-101");
        var card = house.Slack.In(priya.Person.Chat)[^1];

        await priya.Person.ReactAsync(card, "eyes");
        var ts = house.Slack.Write(rita.Person.Chat, rita.Person.Id, "48213 is still dead and nobody calls");
        await rita.Person.ReactAsync(rita.Person.Chat, ts, "ticket");

        Assert.Contains("Priya", house.Slack.At(card.Channel, card.Ts).Json);
        Assert.Contains(dana.Chat, one => one.Contains("Priya", StringComparison.Ordinal));
        Assert.Contains("ESC-101", rita.Last);
    }
}
