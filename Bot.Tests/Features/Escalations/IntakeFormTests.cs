using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Features.Escalations;
using Demarc.Features.Orders;
using Demarc.Tests.Cards.Gallery;
using Demarc.Tests.Support;
using Demarc.Turns;

namespace Demarc.Tests.Features.Escalations;

/// <summary>Asking for an escalation by the form.</summary>
public sealed class IntakeFormTests
{
    static readonly (string Field, string Value)[] Filled = [("problem", "They missed the date"), ("impact", "No phones on Monday"), ("wanted", "A date")];

    [Fact]
    public async Task What_the_order_knows_is_shown_and_not_asked()
    {
        await using var house = await OrderDesk.OpenAsync();

        var form = OrderDesk.Form(await house.Bot.OpenAsync(house.Rita, "escalation.new", "48213"));

        Assert.Equal(["problem", "impact", "wanted", "promised", "contact", "number", "level"], form.Fields.Select(field => field.Id));
        Assert.Equal("Mid", form.Fields[^1].Value);
        Assert.Equal("I propose Mid: FOC missed by 3 business days (M1)", form.Fields[^1].Hint);
        Assert.Contains("Marlin Dental", form.Intro.ToString());
    }

    [Fact]
    public async Task What_is_missing_is_said_at_its_field_and_nothing_typed_is_lost()
    {
        await using var house = await OrderDesk.OpenAsync();
        var form = OrderDesk.Form(await house.Bot.OpenAsync(house.Rita, "escalation.new", "48213"));

        var again = OrderDesk.Form(await house.Bot.SubmitAsync(house.Rita, form, ("impact", new string('x', 301)), ("wanted", "A date"), ("level", "Sky")));

        Assert.Equal(["problem", "impact", "level"], again.Errors.Select(error => error.FieldId));
        Assert.Equal("A date", again.Fields.Single(field => field.Id == "wanted").Value);
        Assert.Equal(301, again.Fields.Single(field => field.Id == "impact").Value!.Length);
        Assert.Equal(form.Ticket, again.Ticket);
        Assert.Empty(await house.AllAsync());
    }

    [Fact]
    public async Task Submitted_twice_it_makes_one()
    {
        await using var house = await OrderDesk.OpenAsync();
        var form = OrderDesk.Form(await house.Bot.OpenAsync(house.Rita, "escalation.new", "48213"));

        await house.Bot.SubmitAsync(house.Rita, form, [.. Filled, ("level", "Mid")]);
        var second = await house.Bot.SubmitAsync(house.Rita, form, [.. Filled, ("level", "Mid")]);

        Assert.NotNull(second.Stored);
        Assert.Single(await house.AllAsync());
        Assert.Single(house.Bot.Chat.In(house.Dana.Chat()), shown => shown.Card.Name == "escalation");
    }

    [Fact]
    public async Task Redelivered_five_times_at_once_it_makes_one()
    {
        await using var house = await OrderDesk.OpenAsync();
        var form = OrderDesk.Form(await house.Bot.OpenAsync(house.Rita, "escalation.new", "48213"));
        var submit = house.Bot.Inbound(house.Rita, InboundKind.FormSubmitted) with
        {
            Verb = form.Name,
            Subject = form.Subject,
            Ticket = form.Ticket,
            Values = Filled.Append(("level", "Mid")).ToDictionary(pair => pair.Item1, pair => pair.Item2),
        };

        await Task.WhenAll(Enumerable.Range(0, 5).Select(i => house.Bot.InlineAsync(i == 0 ? submit : submit with { Key = submit.Key })));

        Assert.Single(await house.AllAsync());
        Assert.Single(house.Bot.Chat.In(house.Dana.Chat()), shown => shown.Card.Name == "escalation");
    }

    [Fact]
    public async Task High_is_confirmed_apart()
    {
        await using var house = await OrderDesk.OpenAsync();
        var form = OrderDesk.Form(await house.Bot.OpenAsync(house.Rita, "escalation.new", "48213"));

        var again = OrderDesk.Form(await house.Bot.SubmitAsync(house.Rita, form, [.. Filled, ("level", "High")]));
        Assert.Equal("high", Assert.Single(again.Errors).FieldId);
        Assert.IsType<ToggleField>(again.Fields[^1]);
        Assert.Empty(await house.AllAsync());

        Assert.IsType<Reply.Done>((await house.Bot.SubmitAsync(house.Rita, again, ("high", "true"))).Reply);
        Assert.Equal(EscalationLevel.High, Assert.Single(await house.AllAsync()).Level);
    }

    [Fact]
    public async Task What_the_words_make_worse_is_proposed_once_more()
    {
        await using var house = await OrderDesk.OpenAsync();
        var form = OrderDesk.Form(await house.Bot.OpenAsync(house.Rita, "escalation.new", "48214"));
        Assert.Equal("Low", form.Fields[^1].Value);

        var again = OrderDesk.Form(await house.Bot.SubmitAsync(house.Rita, form, [.. Filled, ("problem", "The customer is threatening to cancel"), ("level", "Low")]));
        Assert.Equal("From what you wrote I propose High: the customer threatens to cancel (H5). Choose, and submit again.", Assert.Single(again.Errors).Message);
        Assert.Equal("High", again.Fields.Single(field => field.Id == "level").Value);

        // They know better, and it is theirs to say.
        await house.Bot.SubmitAsync(house.Rita, again, ("level", "Low"));
        Assert.Equal(EscalationLevel.Low, Assert.Single(await house.AllAsync()).Level);
    }

    [Fact]
    public async Task Life_safety_is_high_whatever_was_chosen()
    {
        await using var house = await OrderDesk.OpenAsync();
        var form = OrderDesk.Form(await house.Bot.OpenAsync(house.Rita, "escalation.new", "48214"));

        await house.Bot.SubmitAsync(house.Rita, form, [.. Filled, ("problem", "911 calls fail at the site"), ("level", "Low"), ("number", "none")]);

        Assert.Equal((EscalationLevel.High, ""), (Assert.Single(await house.AllAsync()).Level, (await house.LastAsync()).Ticket));
    }

    [Fact]
    public async Task A_service_that_is_down_asks_for_the_repair_ticket_first()
    {
        await using var house = await OrderDesk.OpenAsync();
        var order = (await house.Bot.Store.LoadAsync(OrderBook.All, "48213", OrderDesk.Cancel))!;
        await house.Bot.DecideAsync(session => session.Save(OrderBook.All, order with { Dates = order.Dates with { Installed = new(new DateOnly(2026, 11, 12), order.LastWord) } }));
        var form = OrderDesk.Form(await house.Bot.OpenAsync(house.Rita, "escalation.new", "48213"));

        var again = OrderDesk.Form(await house.Bot.SubmitAsync(house.Rita, form, [.. Filled, ("problem", "all phones are down"), ("level", "High")]));
        Assert.Contains(again.Errors, error => error.FieldId == "number" && error.Message.Contains("repair number on the customer's bill", StringComparison.Ordinal));

        await house.Bot.SubmitAsync(house.Rita, again, ("number", "T-77"), ("high", "true"));
        Assert.Equal((EscalationKind.Outage, "T-77"), (Assert.Single(await house.AllAsync()).Kind, (await house.LastAsync()).Ticket));
    }

    [Fact]
    public async Task An_open_one_is_offered_in_the_form_and_added_to_or_not()
    {
        await using var house = await OrderDesk.OpenAsync();
        await house.EscalateAsync(house.Rita);
        var form = OrderDesk.Form(await house.Bot.OpenAsync(house.Mona, "escalation.new", "48213"));
        Assert.Contains(form.Fields, field => field.Id == "duplicate");

        var again = OrderDesk.Form(await house.Bot.SubmitAsync(house.Mona, form, [.. Filled, ("level", "Mid")]));
        Assert.Equal("ESC-101 is open on this already. Add yours to it, or open a separate one.", Assert.Single(again.Errors).Message);
        await house.Bot.SubmitAsync(house.Mona, again, ("duplicate", "ESC-101"));

        var only = Assert.Single(await house.AllAsync());
        Assert.Equal((EntryKind.Added, house.Mona.Id), (only.Timeline[^1].Kind, only.Timeline[^1].By));
        Assert.Contains(house.Mona.Id, only.Followers);

        var second = OrderDesk.Form(await house.Bot.OpenAsync(house.Mona, "escalation.new", "48213"));
        await house.Bot.SubmitAsync(house.Mona, second, [.. Filled, ("level", "Mid"), ("duplicate", "separate")]);
        Assert.Equal(2, (await house.AllAsync()).Count);
    }

    [Fact]
    public async Task One_that_was_opened_meanwhile_is_noticed_at_the_submit()
    {
        await using var house = await OrderDesk.OpenAsync();
        var form = OrderDesk.Form(await house.Bot.OpenAsync(house.Rita, "escalation.new", "48213"));
        await house.EscalateAsync(house.Mona);

        var again = OrderDesk.Form(await house.Bot.SubmitAsync(house.Rita, form, [.. Filled, ("level", "Mid")]));

        Assert.Equal("duplicate", Assert.Single(again.Errors).FieldId);
        Assert.Single(await house.AllAsync());
    }

    [Fact]
    public async Task A_message_becomes_the_problem_with_its_author_and_time()
    {
        await using var house = await OrderDesk.OpenAsync();
        var at = house.Bot.Now.AddHours(-3);
        var quote = new Quote("Lumen did not show up again for 48213, Dr. Marlin is waiting.", "Rob Orr", at, "https://teams.example/m/1");

        var form = OrderDesk.Form(await house.Bot.InlineAsync(house.Bot.Inbound(house.Rita, InboundKind.FormOpened) with { Verb = "escalation.new", Quoted = quote }));
        Assert.Equal("Escalate order 48213", form.Title);
        Assert.Equal(quote.Text, form.Fields.Single(field => field.Id == "problem").Value);
        await house.Bot.SubmitAsync(house.Rita, form, ("impact", "Practice closed"), ("wanted", "A technician"), ("level", "Mid"));

        var opened = Assert.Single(await house.AllAsync());
        Assert.Equal((quote.Text, "Rob Orr", at, "https://teams.example/m/1"), (opened.Problem, opened.Quoted!.Author, opened.Quoted.At!.Value, opened.Quoted.Link));
        Assert.Contains("Written by Rob Orr, Mon Nov 16, 7:00 AM EST", OrderDesk.Read(house.CardOf(house.Dana, opened.Id).Card));
    }

    [Theory]
    [InlineData("Any news on PON48213? Dr. Marlin is waiting.")]
    [InlineData("circuit 32/HCFS/48213//NW: nobody came")]
    [InlineData("Lumen no. L-48213, third date missed")]
    public async Task A_message_may_name_the_order_by_any_of_its_numbers(string text)
    {
        await using var house = await OrderDesk.OpenAsync();

        var form = OrderDesk.Form(await house.Bot.InlineAsync(house.Bot.Inbound(house.Rita, InboundKind.FormOpened) with { Verb = "escalation.new", Quoted = new Quote(text, "Rob Orr", null, null) }));

        Assert.Equal("Escalate order 48213", form.Title);
    }

    [Fact]
    public async Task The_form_asks_for_a_number_the_supplier_knows_when_none_is_on_record()
    {
        await using var house = await OrderDesk.OpenAsync();
        await house.Bot.DecideAsync(session => session.Save(OrderBook.All, house.Order("48999", "Lake Bakery", house.Rita) with { SupplierOrder = null, Pon = null, CircuitId = null }));

        Assert.DoesNotContain(OrderDesk.Form(await house.Bot.OpenAsync(house.Rita, "escalation.new", "48213")).Fields, field => field.Id == "reference");
        await house.EscalateAsync(house.Rita, "48999", more: ("reference", "L-777123"));

        Assert.Equal("L-777123", Assert.Single(await house.AllAsync()).Reference);
        Assert.Contains("L-777123", OrderDesk.Read(house.CardOf(house.Dana, "ESC-101").Card));
    }

    [Fact]
    public async Task A_message_that_names_anothers_order_gives_nothing_away()
    {
        await using var house = await OrderDesk.OpenAsync();
        var quote = new Quote("55120 is late too", "Bea Hart", null, null);

        var form = OrderDesk.Form(await house.Bot.InlineAsync(house.Bot.Inbound(house.Rita, InboundKind.FormOpened) with { Verb = "escalation.new", Quoted = quote }));

        Assert.Equal("Escalate", form.Title);
        Assert.DoesNotContain("Oak", form.Intro.ToString());
        Assert.Contains(form.Fields, field => field.Id == "order");
    }

    [Fact]
    public async Task Without_an_order_it_needs_customer_and_carrier_and_finds_an_order_by_its_ids()
    {
        await using var house = await OrderDesk.OpenAsync();
        var form = OrderDesk.Form(await house.Bot.OpenAsync(house.Rita, "escalation.new"));

        var missing = OrderDesk.Form(await house.Bot.SubmitAsync(house.Rita, form, [.. Filled, ("level", "Mid")]));
        Assert.Equal("customer", Assert.Single(missing.Errors).FieldId);
        var foreign = OrderDesk.Form(await house.Bot.SubmitAsync(house.Rita, missing, ("order", "55120")));
        Assert.Equal("I find nothing under this that you may escalate. Check it, or fill in customer and carrier to escalate without an order.", Assert.Single(foreign.Errors).Message);
        await house.Bot.SubmitAsync(house.Rita, foreign, ("order", "32/hcfs/48213//nw"), ("level", "Mid"));

        Assert.Equal("48213", Assert.Single(await house.AllAsync()).Order);
    }

    [Fact]
    public async Task Staff_escalate_for_an_agency_whose_people_then_see_it()
    {
        await using var house = await OrderDesk.OpenAsync();
        var form = OrderDesk.Form(await house.Bot.OpenAsync(house.Priya, "escalation.new"));
        Assert.Equal(["acme", "beta"], ((ChoiceField)form.Fields.Single(field => field.Id == "partner")).Choices.Select(choice => choice.Value));

        await house.Bot.SubmitAsync(house.Priya, form, [.. Filled, ("customer", "Corner Store"), ("supplier", "Lumen"), ("partner", "acme"), ("level", "Mid")]);

        var opened = Assert.Single(await house.AllAsync());
        Assert.Equal(("acme", null), (opened.Agency, opened.Rep));
        Assert.Contains(house.Mona.Id, opened.Followers);
        Assert.Contains("ESC-101", await house.AskAsync(house.Mona, "my escalations"));
        Assert.Contains("No open escalations", await house.AskAsync(house.Bea, "my escalations"));
    }

    [Fact]
    public async Task Staff_cannot_make_up_an_agency()
    {
        await using var house = await OrderDesk.OpenAsync();
        var form = OrderDesk.Form(await house.Bot.OpenAsync(house.Priya, "escalation.new"));

        var again = OrderDesk.Form(await house.Bot.SubmitAsync(house.Priya, form, [.. Filled, ("customer", "X"), ("supplier", "Lumen"), ("partner", "house"), ("level", "Mid")]));

        Assert.Equal("partner", Assert.Single(again.Errors).FieldId);
    }

    [Fact]
    public async Task Anything_typed_or_forged_gets_an_answer()
    {
        await using var house = await OrderDesk.OpenAsync();
        foreach (var hostile in Hostile.Strings)
        {
            Assert.IsType<Reply.Refused>((await house.Bot.OpenAsync(house.Rita, "escalation.new", hostile)).Reply);
            Assert.IsType<Reply.Ask>((await house.Bot.OpenAsync(house.Rita, "escalation.new", "draft:" + hostile)).Reply);
        }

        var form = OrderDesk.Form(await house.Bot.OpenAsync(house.Rita, "escalation.new", "48213"));
        var kept = await house.Bot.SubmitAsync(house.Rita, form, ("problem", string.Concat(Hostile.Everything.Take(1500))), ("impact", Hostile.Strings[2]), ("wanted", Hostile.Strings[5]), ("contact", Hostile.Strings[7]), ("level", "Mid"));
        Assert.True(kept.Reply is Reply.Done, OrderDesk.Describe(kept.Reply));
        Assert.Single(await house.AllAsync());
        var forged = house.Bot.Inbound(house.Rita, InboundKind.FormSubmitted) with { Verb = "escalation.new", Subject = "55120", Ticket = "made-up", Values = new Dictionary<string, string> { ["problem"] = "x" } };
        Assert.IsType<Reply.Refused>((await house.Bot.InlineAsync(forged)).Reply);
    }
}
