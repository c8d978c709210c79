using Demarc.Cards.Model;
using Demarc.Features.Orders;
using Demarc.Tests.Support;
using Demarc.Turns;
using static Demarc.Tests.Features.Orders.OrderSamples;

namespace Demarc.Tests.Features.Orders;

public sealed class OrderChangeTests
{
    static readonly Order Marlin = Order().On(OrderDate.Foc, 2) with { Owner = "dana-ortiz" };

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_date_said_in_chat_is_changed_with_its_source_and_trail()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin);
        await using var _ = bot;

        var text = await bot.AskFlatAsync(cast.Dana, "48213 foc 12/2 per Lumen portal");
        var order = await OrderTalk.OrderAsync(bot, "48213");

        Assert.Contains("FOC: Wed Nov 18, 2026 → Wed Dec 2, 2026", text, StringComparison.Ordinal);
        Assert.Equal(new DatePoint(new DateOnly(2026, 12, 2), new Evidence("Lumen portal", bot.Now, "dana-ortiz")), order.Dates.Foc);
        var entry = Assert.Single(await bot.Store.QueryAsync(Audit.Entries, Audit.Entries.Where(entry => entry.What == "order.change"), Cancel));
        Assert.Equal(("dana-ortiz", "48213", "FOC 2026-11-18 → 2026-12-02"), (entry.Who, entry.Subject, entry.Detail));
    }

    [Fact]
    public async Task Without_a_source_the_person_is_the_source_and_a_new_foc_ends_the_jeopardy()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin with { Jeopardy = new("1U", "permit", TestBot.Start.AddDays(-2)) });
        await using var _ = bot;

        var text = await bot.AskFlatAsync(cast.Finn, "48213 foc 12/2");

        Assert.Contains("The new FOC ends the jeopardy.", text, StringComparison.Ordinal);
        var order = await OrderTalk.OrderAsync(bot, "48213");
        Assert.Null(order.Jeopardy);
        Assert.Equal("Finn Ode in chat", order.Dates.Foc!.From.Source);
    }

    [Fact]
    public async Task States_are_said_in_chat()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin);
        await using var _ = bot;
        foreach (var said in new[] { "48213 jeopardy 1U permit pending", "48213 on hold waiting on customer: landlord", "48213 next: chase the DLR by 11/20 (supplier)", "48213 not ready: CPE, LOA", "48213 CPE is ready", "48213 status: design complete", "assign 48213 to finn", "48213 rejected 6D address", "48213 rejected 6D again" })
        {
            Assert.DoesNotContain("not understand", await bot.AskFlatAsync(cast.Dana, said), StringComparison.Ordinal);
        }

        var order = await OrderTalk.OrderAsync(bot, "48213");
        Assert.Equal(("1U", "permit pending"), (order.Jeopardy!.Code, order.Jeopardy.Words));
        Assert.Equal((Court.Customer, "landlord"), (order.Hold!.Court, order.Hold.Reason));
        Assert.Equal(new NextStep("chase the DLR", Court.Supplier, new DateOnly(2026, 11, 20)), order.Next);
        Assert.Equal(["LOA"], order.OpenReadiness);
        Assert.Equal(("design complete", "finn-ode", 2), (order.SupplierStatus, order.Owner, order.Reject!.Count));
    }

    public static TheoryData<string, string> Told => new()
    {
        { "48213 foc is dec 4", "FOC: Wed Nov 18, 2026 → Fri Dec 4, 2026" },
        { "48213 installed yesterday per comcast portal", "Installed: Sun Nov 15, 2026" },
        { "hold 48213 until friday, customer not ready", "Hold: until friday, customer not ready (waits for the customer)" },
        { "put 48213 on hold, landlord", "Hold: landlord (waits for a third party)" },
        { "next step on 48213 is call the site", "Next step: call the site (us)" },
        { "48213 rejected 6D address", "Reject: 6D address" },
        { "give 48213 to finn", "Owner: dana-ortiz → Finn Ode" },
        { "tell the partner on 48213: we need the LOA", "shall the partner read this?" },
    };

    [Theory]
    [MemberData(nameof(Told))]
    public async Task What_is_told_in_a_hurry_is_changed(string said, string changed)
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin);
        await using var _ = bot;

        Assert.Contains(changed, await bot.AskFlatAsync(cast.Dana, said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_order_talked_of_need_not_be_named_again()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin, Order("48214"));
        await using var _ = bot;
        var room = await bot.RoomAsync("ours", isInternal: true);
        await bot.SayAsync(cast.Dana, "where is 48213", room);

        foreach (var said in new[] { "foc is dec 4", "put it on hold, customer not ready", "next: call the site", "note: customer wants mornings", "assign it to finn", "follow it" })
        {
            Assert.Contains("48213", OrderTalk.Flat((await bot.SayAsync(cast.Dana, said, room))[0].Card), StringComparison.Ordinal);
        }

        var order = await OrderTalk.OrderAsync(bot, "48213");
        Assert.Equal((new DateOnly(2026, 12, 4), "customer not ready", "call the site", "finn-ode"), (order.Dates.Foc!.On, order.Hold!.Reason, order.Next!.What, order.Owner));
        Assert.Equal("customer wants mornings", Assert.Single(order.Notes).Words);
        Assert.Contains("dana-ortiz", order.Followers);
    }

    [Fact]
    public async Task What_cannot_be_so_is_refused_with_the_rule()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin);
        await using var _ = bot;

        Assert.Contains("nothing is confirmed for a day before it is submitted", await bot.AskFlatAsync(cast.Dana, "48213 foc 10/1/2026"), StringComparison.Ordinal);
        Assert.Equal(Today.AddDays(2), (await OrderTalk.OrderAsync(bot, "48213")).Dates.Foc!.On);
    }

    [Fact]
    public async Task A_date_without_a_day_is_asked_for_and_the_answer_taken()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin);
        await using var _ = bot;

        Assert.Contains("Which day is it", await bot.AskFlatAsync(cast.Dana, "48213 installed"), StringComparison.Ordinal);
        await bot.SayAsync(cast.Dana, "yesterday");

        Assert.Equal(Today.AddDays(-1), (await OrderTalk.OrderAsync(bot, "48213")).Dates.Installed!.On);
    }

    [Fact]
    public async Task What_is_not_understood_offers_the_form_and_changes_nothing()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin);
        await using var _ = bot;

        var shown = Assert.Single(await bot.SayAsync(cast.Dana, "set 48213 to purple"));

        Assert.Contains("did not understand", shown.Card.Summary.ToString(), StringComparison.Ordinal);
        Assert.IsType<Reply.Ask>((await bot.PressAsync(cast.Dana, shown, "Change dates")).Reply);
    }

    [Fact]
    public async Task Partners_and_roles_without_the_right_change_nothing()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin);
        await using var _ = bot;

        Assert.Contains("Only our order desk", await bot.AskFlatAsync(cast.Rita, "48213 foc 12/2"), StringComparison.Ordinal);
        Assert.Contains("Your role does not change orders", await bot.AskFlatAsync(cast.Cora, "48213 foc 12/2"), StringComparison.Ordinal);
        Assert.Contains("Only our order desk", await bot.AskFlatAsync(cast.Rita, "note on 48213: hello"), StringComparison.Ordinal);
        Assert.Empty((await OrderTalk.OrderAsync(bot, "48213")).History);
    }

    [Fact]
    public async Task The_form_changes_only_what_was_touched()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin);
        await using var _ = bot;
        var form = await FormAsync(bot, cast.Dana, OrderVerbs.DatesForm);

        var outcome = await bot.SubmitAsync(cast.Dana, form, ("Accepted", "2026-11-02"), ("source", "carrier mail"));

        Assert.Contains("Order accepted", Assert.IsType<Reply.Done>(outcome.Reply).Words.ToString(), StringComparison.Ordinal);
        var order = await OrderTalk.OrderAsync(bot, "48213");
        Assert.Equal("Accepted", Assert.Single(order.History).Field);
        Assert.Equal(("carrier mail", "Lumen portal"), (order.Dates.Accepted!.From.Source, order.Dates.Foc!.From.Source));
    }

    [Fact]
    public async Task Two_who_change_different_fields_both_hold()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin);
        await using var _ = bot;
        var (his, hers) = (await FormAsync(bot, cast.Finn, OrderVerbs.DatesForm), await FormAsync(bot, cast.Dana, OrderVerbs.DatesForm));

        await bot.SubmitAsync(cast.Dana, hers, ("Foc", "2026-12-09"));
        var second = await bot.SubmitAsync(cast.Finn, his, ("RequestedInstall", "2026-12-15"));

        Assert.IsType<Reply.Done>(second.Reply);
        var order = await OrderTalk.OrderAsync(bot, "48213");
        Assert.Equal((new DateOnly(2026, 12, 9), new DateOnly(2026, 12, 15)), (order.Dates.Foc!.On, order.Dates.RequestedInstall!.On));
    }

    [Fact]
    public async Task Who_would_overwrite_a_change_is_told_whose_and_may_insist()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin);
        await using var _ = bot;
        var (his, hers) = (await FormAsync(bot, cast.Finn, OrderVerbs.DatesForm), await FormAsync(bot, cast.Dana, OrderVerbs.DatesForm));
        await bot.SubmitAsync(cast.Dana, hers, ("Foc", "2026-12-09"));

        var again = Assert.IsType<Reply.Ask>((await bot.SubmitAsync(cast.Finn, his, ("Foc", "2026-12-16"))).Reply).Form;

        Assert.Equal(("Foc", "Changed meanwhile by Dana Ortiz: it is 2026-12-09 now. Submit again to set yours."), (Assert.Single(again.Errors).FieldId, again.Errors[0].Message));
        Assert.Equal("2026-12-16", again.Fields.Single(field => field.Id == "Foc").Value);
        Assert.IsType<Reply.Done>((await bot.SubmitAsync(cast.Finn, again)).Reply);
        Assert.Equal(new DateOnly(2026, 12, 16), (await OrderTalk.OrderAsync(bot, "48213")).Dates.Foc!.On);
    }

    [Fact]
    public async Task A_follower_in_between_is_no_conflict()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin);
        await using var _ = bot;
        var form = await FormAsync(bot, cast.Dana, OrderVerbs.DatesForm);
        await bot.SayAsync(cast.Mia, "follow 48213");

        Assert.IsType<Reply.Done>((await bot.SubmitAsync(cast.Dana, form, ("Foc", "2026-12-09"))).Reply);
    }

    [Fact]
    public async Task Errors_stand_at_their_fields()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin);
        await using var _ = bot;
        var form = await FormAsync(bot, cast.Dana, OrderVerbs.DatesForm);

        var odd = Assert.IsType<Reply.Ask>((await bot.SubmitAsync(cast.Dana, form, ("Foc", "12/9"))).Reply).Form;
        var ahead = Assert.IsType<Reply.Ask>((await bot.SubmitAsync(cast.Dana, form, ("Installed", "2027-01-01"))).Reply).Form;

        Assert.Equal("Foc", Assert.Single(odd.Errors).FieldId);
        Assert.Equal("Installed", Assert.Single(ahead.Errors).FieldId);
        Assert.Equal("2027-01-01", ahead.Fields.Single(field => field.Id == "Installed").Value);
    }

    [Fact]
    public async Task An_emptied_date_is_taken_away_and_an_old_form_is_shown_anew()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin);
        await using var _ = bot;
        var form = await FormAsync(bot, cast.Dana, OrderVerbs.DatesForm);

        Assert.IsType<Reply.Ask>((await bot.SubmitAsync(cast.Dana, form with { Subject = "48213" }, ("Foc", "2026-12-09"))).Reply);
        await bot.SubmitAsync(cast.Dana, form, ("Foc", ""));

        Assert.Null((await OrderTalk.OrderAsync(bot, "48213")).Dates.Foc);
    }

    [Fact]
    public async Task The_state_form_sets_and_ends()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin with { Hold = new(Court.Customer, "landlord", TestBot.Start), OpenReadiness = ["CPE"] });
        await using var _ = bot;
        var form = await FormAsync(bot, cast.Dana, OrderVerbs.StateForm);

        await bot.SubmitAsync(cast.Dana, form, ("jeopardy_code", "1u"), ("jeopardy", "permit"), ("hold", ""), ("next", "Call site"), ("next_court", "Partner"), ("next_by", "2026-11-20"), ("not_ready", "LOA, CPE"), ("owner", "finn-ode"));

        var order = await OrderTalk.OrderAsync(bot, "48213");
        Assert.Equal(("1U", "permit"), (order.Jeopardy!.Code, order.Jeopardy.Words));
        Assert.Null(order.Hold);
        Assert.Equal(new NextStep("Call site", Court.Partner, new DateOnly(2026, 11, 20)), order.Next);
        Assert.Equal(["LOA", "CPE"], order.OpenReadiness);
        Assert.Equal("finn-ode", order.Owner);
    }

    [Fact]
    public async Task A_note_is_internal_unless_it_is_said_to_be_for_the_partner()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin);
        await using var _ = bot;

        await bot.SayAsync(cast.Dana, "note on 48213: customer wants mornings");
        await bot.SayAsync(cast.Dana, "note to the partner on 48213: please send the LOA");
        Assert.Single((await OrderTalk.OrderAsync(bot, "48213")).Notes);
        await bot.SayAsync(cast.Dana, "yes");
        await bot.SayAsync(cast.Dana, "note on 48213: the carrier said: tell the partner nothing");

        Assert.Equal(
            [("customer wants mornings", true), ("please send the LOA", false), ("the carrier said: tell the partner nothing", true)],
            (await OrderTalk.OrderAsync(bot, "48213")).Notes.Select(note => (note.Words, note.IsInternal)));
    }

    [Fact]
    public async Task The_note_form_has_a_field_for_each_and_needs_one()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin, Order("48214") with { Agency = "" });
        await using var _ = bot;
        var form = await FormAsync(bot, cast.Dana, OrderVerbs.NoteForm);

        Assert.Contains("Acme will read this", form.Fields.Single(field => field.Id == "partner").Label, StringComparison.Ordinal);
        Assert.IsType<Reply.Ask>((await bot.SubmitAsync(cast.Dana, form)).Reply);
        await bot.SubmitAsync(cast.Dana, form, ("internal", "slow payer"), ("partner", "please send the LOA"));

        Assert.Equal([("slow payer", true), ("please send the LOA", false)], (await OrderTalk.OrderAsync(bot, "48213")).Notes.Select(note => (note.Words, note.IsInternal)));
        var nobodys = await FormAsync(bot, cast.Dana, OrderVerbs.NoteForm, "48214");
        Assert.Equal("partner", Assert.Single(Assert.IsType<Reply.Ask>((await bot.SubmitAsync(cast.Dana, nobodys, ("partner", "x"))).Reply).Form.Errors).FieldId);
    }

    [Fact]
    public async Task Cards_of_the_order_follow_the_change()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin);
        await using var _ = bot;
        await bot.SayAsync(cast.Rita, "where is 48213");

        await bot.SayAsync(cast.Dana, "48213 foc 12/9 per carrier mail");

        Assert.Contains("Wed Dec 9, 2026 · carrier mail", TestBot.Read(Assert.Single(bot.Chat.In(cast.Rita.Chat()), one => one.Card.Name == "order").Card), StringComparison.Ordinal);
    }

    static async Task<Form> FormAsync(TestBot bot, Person person, string name, string order = "48213") => Assert.IsType<Reply.Ask>((await bot.OpenAsync(person, name, order)).Reply).Form;
}
