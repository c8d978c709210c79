using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Features.Escalations;
using Demarc.Features.Orders;
using Demarc.Tests.Support;
using Demarc.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace Demarc.Tests.Features.Escalations;

/// <summary>Every role, every whose, every act, through the front door: buttons, forms and words are held to policy.tsv alike.</summary>
public sealed class PermissionTests
{
    /// <summary>What may be tried: by button or form, and in words.</summary>
    static readonly (string Name, Act Act, Func<OrderDesk, Person, string, Task<string>> Try)[] Deeds =
    [
        ("view", Act.SeeEscalation, (house, person, id) => house.AskAsync(person, "show " + id)),
        ("acknowledge", Act.WorkEscalation, (house, person, id) => ClickAsync(house, person, "escalation.acknowledge", id)),
        ("acknowledge in words", Act.WorkEscalation, (house, person, id) => house.AskAsync(person, "ack " + id)),
        ("take", Act.WorkEscalation, (house, person, id) => ClickAsync(house, person, "escalation.take", id)),
        ("go on", Act.WorkEscalation, (house, person, id) => ClickAsync(house, person, "escalation.resume", id)),
        ("assign", Act.AssignEscalation, (house, person, id) => FormAsync(house, person, "escalation.assign", id)),
        ("assign in words", Act.AssignEscalation, (house, person, id) => house.AskAsync(person, $"assign {id} to Priya Nair")),
        ("note", Act.SeeInternalNotes, (house, person, id) => FormAsync(house, person, "escalation.note", id)),
        ("message", Act.WorkEscalation, (house, person, id) => FormAsync(house, person, "escalation.message", id)),
        ("send", Act.WorkEscalation, (house, person, id) => ClickAsync(house, person, "escalation.send", id)),
        ("keep", Act.SeeInternalNotes, (house, person, id) => ClickAsync(house, person, "escalation.keep", id)),
        ("next", Act.WorkEscalation, (house, person, id) => FormAsync(house, person, "escalation.next", id)),
        ("contact", Act.WorkEscalation, (house, person, id) => FormAsync(house, person, "escalation.contact", id)),
        ("commitment", Act.WorkEscalation, (house, person, id) => FormAsync(house, person, "escalation.commitment", id)),
        ("waiting", Act.WorkEscalation, (house, person, id) => FormAsync(house, person, "escalation.waiting", id)),
        ("raise", Act.WorkEscalation, (house, person, id) => FormAsync(house, person, "escalation.raise", id)),
        ("resolve", Act.WorkEscalation, (house, person, id) => FormAsync(house, person, "escalation.resolve", id)),
        ("add", Act.OpenEscalation, (house, person, id) => FormAsync(house, person, "escalation.add", id)),
        ("reopen", Act.OpenEscalation, (house, person, id) => FormAsync(house, person, "escalation.reopen", id)),
    ];

    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Every_act_of_a_role_is_what_the_policy_says(Role role)
    {
        await using var house = await OrderDesk.OpenAsync();
        var policy = house.Bot.Services.GetRequiredService<Policy>();
        var person = role is Role.PartnerRep or Role.AgencyManager ? await house.Bot.AddAsync("Una Vale", role) : await house.Bot.AddStaffAsync("Una Vale", role);
        var own = await OwnAsync(house, person);
        var colleagues = await house.EscalateAsync(house.Rob, "48300");
        var foreign = await house.EscalateAsync(house.Bea, "55120");
        Assert.True(role != Role.PartnerRep || own is not null);

        foreach (var (id, owner) in new[] { (own ?? await house.EscalateAsync(house.Rita), (await house.LoadAsync(own ?? "ESC-103")).Owner), (colleagues, (await house.LoadAsync(colleagues)).Owner), (foreign, (await house.LoadAsync(foreign)).Owner) })
        {
            foreach (var (name, act, attempt) in Deeds)
            {
                var said = await attempt(house, person, id);

                var mayKnow = policy.Allows(person, Act.SeeEscalation, owner);
                var may = mayKnow && policy.Allows(person, act, owner);
                var isUnknown = said.Contains($"I find no escalation {id} that you may see.", StringComparison.Ordinal);
                Assert.True(isUnknown != mayKnow, $"{role}, {name} on {id}: {said}");
                Assert.True(may || isUnknown || IsRefusal(said), $"{role} could {name} {id}: {said}");
                Assert.True(!may || !IsRefusal(said), $"{role} could not {name} {id}: {said}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Opening_is_what_the_policy_says(Role role)
    {
        await using var house = await OrderDesk.OpenAsync();
        var policy = house.Bot.Services.GetRequiredService<Policy>();
        var person = role is Role.PartnerRep or Role.AgencyManager ? await house.Bot.AddAsync("Una Vale", role) : await house.Bot.AddStaffAsync("Una Vale", role);
        await house.Bot.DecideAsync(session => session.Save(Demarc.Features.Orders.OrderBook.All, house.Order("48999", "Vale Shop", person with { Company = "acme" })));

        foreach (var (order, owner) in new[] { ("48999", new Owner("acme", person.Id)), ("48300", new Owner("acme", house.Rob.Id)), ("55120", new Owner("beta", house.Bea.Id)) })
        {
            var may = policy.Allows(person, Act.OpenEscalation, owner);
            var opened = (await house.Bot.OpenAsync(person, "escalation.new", order)).Reply;
            var said = await house.AskAsync(person, $"escalate {order} they never came to the site");

            Assert.Equal(may, opened is Reply.Ask);
            Assert.Equal(may, !said.Contains($"I find nothing under \"{order}\" that you may escalate", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Who_gets_an_order_later_does_not_get_the_escalation_of_who_had_it()
    {
        await using var house = await OrderDesk.OpenAsync();
        await house.EscalateAsync(house.Rita, "48214");
        Assert.Contains("ESC-101", await house.AskAsync(house.Rita, "where is 48214"));
        await house.Bot.DecideAsync(session => session.Put(OrderBook.All, house.Order("48214", "City Library", house.Rob)));

        var order = await house.AskAsync(house.Rob, "where is 48214");

        Assert.Contains("City Library", order);
        Assert.DoesNotContain("ESC-101", order);
        Assert.Contains("ESC-101", await house.AskAsync(house.Dana, "where is 48214"));
    }

    [Fact]
    public async Task What_is_missing_and_what_is_anothers_are_answered_word_for_word_alike()
    {
        await using var house = await OrderDesk.OpenAsync();
        var foreign = await house.EscalateAsync(house.Bea, "55120");

        foreach (var (name, _, attempt) in Deeds)
        {
            var missing = await attempt(house, house.Rita, "ESC-999");
            var anothers = await attempt(house, house.Rita, foreign);
            Assert.True(missing.Replace("ESC-999", "X", StringComparison.Ordinal) == anothers.Replace(foreign, "X", StringComparison.Ordinal), $"{name}: '{missing}' and '{anothers}'");
        }
    }

    [Fact]
    public async Task Words_of_partners_do_what_partners_may()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita);

        Assert.Contains("I told Dana Ortiz that you want ESC-101 raised", await house.AskAsync(house.Rita, "raise " + id));
        Assert.Contains("Rita Sol asks to raise it", house.LastTo(house.Dana));
        Assert.Equal(EscalationLevel.Mid, (await house.LoadAsync(id)).Level);
        Assert.Contains("Added to ESC-101", await house.AskAsync(house.Rita, $"note on {id}: the customer moved the meeting"));
        Assert.False((await house.LoadAsync(id)).Timeline[^1].IsInternal);
        Assert.Contains("ESC-101 is closed", await house.AskAsync(house.Rita, $"resolve {id}: it works now"));
        Assert.Equal(EscalationState.Closed, (await house.LoadAsync(id)).State);
    }

    [Fact]
    public async Task Staff_confirm_nothing_in_a_requesters_place()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita);
        await house.FillAsync(house.Dana, "escalation.resolve", id, ("proof", "Test"), ("words", "Tested"));

        Assert.StartsWith("refused: The requester confirms.", await ClickAsync(house, house.Dana, "escalation.confirm", id), StringComparison.Ordinal);
        Assert.Equal(EscalationState.Resolved, (await house.LoadAsync(id)).State);
    }

    [Fact]
    public async Task Someone_who_changed_sides_has_what_their_role_says_now()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita);
        await house.PressAsync(house.Dana, id, "Acknowledge");
        var stored = (await house.Bot.Store.LoadAsync(Roster.People, house.Dana.Id, OrderDesk.Cancel))!;
        await house.Bot.DecideAsync(session => session.Save(Roster.People, stored with { Role = Role.PartnerRep, Company = "beta" }));

        await house.FillAsync(house.Priya, "escalation.note", id, ("words", "for our eyes"));

        Assert.Equal("ESC-101 is not shown here any more.", house.Bot.Chat.In(house.Dana.Chat()).First(shown => shown.Card.Name.StartsWith("escalation", StringComparison.Ordinal)).Card.Summary.ToString());
        Assert.StartsWith("refused: I find no escalation ESC-101", await ClickAsync(house, house.Dana, "escalation.take", id), StringComparison.Ordinal);
    }

    static async Task<string?> OwnAsync(OrderDesk house, Person person)
    {
        if (person.IsStaff)
        {
            return null;
        }

        await house.Bot.DecideAsync(session => session.Save(Demarc.Features.Orders.OrderBook.All, house.Order("48999", "Vale Shop", person)));
        return await house.EscalateAsync(person, "48999");
    }

    static bool IsRefusal(string said) => new[] { "Only project managers", "are for the distributor's staff", "but not " }.Any(words => said.Contains(words, StringComparison.Ordinal));

    static async Task<string> ClickAsync(OrderDesk house, Person person, string verb, string id) =>
        OrderDesk.Describe((await house.Bot.InlineAsync(house.Bot.Inbound(person, InboundKind.Action) with { Verb = verb, Subject = id, Ticket = Guid.NewGuid().ToString() })).Reply);

    static async Task<string> FormAsync(OrderDesk house, Person person, string form, string id)
    {
        var opened = (await house.Bot.OpenAsync(person, form, id)).Reply;
        var forged = house.Bot.Inbound(person, InboundKind.FormSubmitted) with { Verb = form, Subject = id, Ticket = Guid.NewGuid().ToString() };
        var submitted = (await house.Bot.InlineAsync(forged)).Reply;
        Assert.Equal(opened is Reply.Refused, submitted is Reply.Refused);
        return OrderDesk.Describe(opened);
    }
}
