using Demarc.Delivery;
using Demarc.Features.Escalations;
using Demarc.Tests.Support;
using Demarc.Turns;

namespace Demarc.Tests.Features.Escalations;

public sealed class RaceTests
{
    [Fact]
    public async Task Of_eight_who_acknowledge_at_once_one_has_it_and_seven_are_told_who()
    {
        await using var house = await OrderDesk.OpenAsync();
        var people = new List<Person>();
        for (var i = 0; i < 8; i++)
        {
            people.Add(await house.Bot.AddStaffAsync($"Manager {i}"));
        }

        var id = await house.EscalateAsync(house.Rita);
        foreach (var person in people)
        {
            await house.AskAsync(person, "show " + id);
        }

        var outcomes = await Task.WhenAll(people.Select(person => house.PressAsync(person, id, "Acknowledge")));

        Assert.Single(outcomes, outcome => outcome.Reply is Reply.Done);
        var winner = (await house.LoadAsync(id)).Assignee!;
        var name = people.Single(person => person.Id == winner).Name;
        Assert.Equal(7, outcomes.Count(outcome => outcome.Reply is Reply.Refused refused && refused.Words.ToString().StartsWith($"{name} was first and acknowledged {id}", StringComparison.Ordinal)));
        Assert.All(outcomes.Where(outcome => outcome.Reply is Reply.Refused), outcome => Assert.Contains($"{name} has it", OrderDesk.Read(outcome.Redraw!)));
        Assert.Single((await house.LoadAsync(id)).Timeline, entry => entry.Kind == EntryKind.Acknowledged);
        Assert.All(people, person => Assert.Contains($"{name} has it", OrderDesk.Read(house.CardOf(person, id).Card)));
        Assert.Single(house.Bot.Chat.In(house.Rita.Chat()), shown => shown.Card.Name == "escalation.news");
    }

    [Fact]
    public async Task Ten_partners_who_escalate_at_once_get_ten_numbers()
    {
        await using var house = await OrderDesk.OpenAsync();
        var people = new List<Person>();
        for (var i = 0; i < 10; i++)
        {
            var rep = await house.Bot.AddAsync($"Rep {i}");
            people.Add(rep);
            await house.Bot.DecideAsync(session => session.Save(Demarc.Features.Orders.OrderBook.All, house.Order($"7000{rep.Id[^1]}", "Shop", rep)));
        }

        var forms = new List<Demarc.Cards.Model.Form>();
        foreach (var rep in people)
        {
            forms.Add(OrderDesk.Form(await house.Bot.OpenAsync(rep, "escalation.new", $"7000{rep.Id[^1]}")));
        }

        var outcomes = await Task.WhenAll(people.Select((rep, i) => house.Bot.SubmitAsync(rep, forms[i], ("problem", "Nobody came to the site"), ("impact", "x"), ("wanted", "x"), ("level", "Mid"))));

        Assert.All(outcomes, outcome => Assert.True(outcome.Reply is Reply.Done, OrderDesk.Describe(outcome.Reply)));
        Assert.Equal(10, (await house.AllAsync()).Select(one => one.Id).Distinct().Count());
        Assert.All(await house.AllAsync(), one => Assert.NotNull(one.Assignee));
    }

    [Fact]
    public async Task An_acknowledgement_that_meets_its_own_deadline_is_one_or_the_other()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita);
        await house.UntilAsync("2026-11-16 10:59");

        house.Bot.Clock.Advance(TimeSpan.FromMinutes(1));
        var outcome = await house.PressAsync(house.Dana, id, "Acknowledge");

        var after = await house.LoadAsync(id);
        Assert.IsType<Reply.Done>(outcome.Reply);
        Assert.Equal(house.Dana.Id, after.Assignee);
        Assert.NotNull(after.AcknowledgedAt);
        await house.AssertRowsAsync(id);
    }

    [Fact]
    public async Task Notes_and_clocks_at_the_same_moment_lose_nothing()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita);
        var forms = new List<Demarc.Cards.Model.Form>();
        for (var i = 0; i < 5; i++)
        {
            forms.Add(OrderDesk.Form(await house.Bot.OpenAsync(house.Dana, "escalation.note", id)));
        }

        await house.UntilAsync("2026-11-16 10:59");
        house.Bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await Task.WhenAll(forms.Select((form, i) => house.Bot.SubmitAsync(house.Dana, form, ("words", $"note {i}"))));
        await house.Bot.SettleAsync();

        var after = await house.LoadAsync(id);
        Assert.Equal(5, after.Timeline.Count(entry => entry.Kind == EntryKind.Note));
        Assert.Contains(after.Timeline, entry => entry.Kind == EntryKind.AcknowledgeMissed);
        await house.AssertRowsAsync(id);
    }

    [Fact]
    public async Task A_click_that_is_delivered_five_times_is_done_once()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita);
        var click = house.Bot.Inbound(house.Dana, InboundKind.Action) with { Verb = "escalation.acknowledge", Subject = id, Ticket = "press-1" };

        await Task.WhenAll(Enumerable.Range(0, 5).Select(i => house.Bot.InlineAsync(i < 3 ? click : click with { Key = $"again-{i}" })));

        Assert.Single((await house.LoadAsync(id)).Timeline, entry => entry.Kind == EntryKind.Acknowledged);
        Assert.Single(house.Bot.Chat.In(house.Rita.Chat()), shown => shown.Card.Name == "escalation.news");
    }
}
