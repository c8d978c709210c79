using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Features.Escalations;
using Demarc.Features.Escalations.Intake;
using Demarc.Features.Orders;
using Demarc.Tests.Support;
using Demarc.Turns;

namespace Demarc.Tests.Features.Escalations;

/// <summary>Asking for an escalation in words.</summary>
public sealed class IntakeTests
{
    [Fact]
    public async Task Only_what_is_missing_is_asked_one_thing_at_a_time_and_can_be_skipped()
    {
        await using var house = await OrderDesk.OpenAsync();
        var rita = house.Rita;

        Assert.Contains("What is wrong?", await house.AskAsync(rita, "escalate 48213"));
        Assert.Contains("customer's business", await house.AskAsync(rita, "Lumen promised Nov 11 and nobody came"));
        Assert.Contains("What should come of it", await house.AskAsync(rita, "skip"));
        Assert.Contains("Whom may the supplier call", await house.AskAsync(rita, "a date in writing"));
        var draft = await house.AskAsync(rita, "skip");

        Assert.Contains("Escalate order 48213?", draft);
        Assert.Contains("a date in writing", draft);
        Assert.Empty(await house.AllAsync());
        await house.AskAsync(rita, "ok");
        var opened = Assert.Single(await house.AllAsync());
        Assert.Equal(("Lumen promised Nov 11 and nobody came", "", "a date in writing", ""), (opened.Problem, opened.Impact, opened.Wanted, opened.Contact));
    }

    [Fact]
    public async Task A_question_in_between_is_answered_and_what_was_asked_is_asked_again()
    {
        await using var house = await OrderDesk.OpenAsync();
        var rita = house.Rita;
        await house.AskAsync(rita, "escalate 48213 Lumen promised Nov 11 and nobody came");

        var between = await house.Bot.SayAsync(rita, "when am I paid on 48213");
        var afterwards = await house.Bot.SayAsync(rita, "what is a FOC");
        var answered = await house.AskAsync(rita, "the practice cannot open");

        Assert.DoesNotContain("customer's business", TestBot.Read(between[0].Card));
        Assert.Contains("customer's business", TestBot.Read(between[1].Card));
        Assert.Contains("Firm Order", TestBot.Read(afterwards[0].Card));
        Assert.Contains("customer's business", TestBot.Read(afterwards[1].Card));
        Assert.Contains("What should come of it", answered);
        await house.AskAsync(rita, "skip");
        Assert.Contains("the practice cannot open", await house.AskAsync(rita, "skip"));
    }

    [Fact]
    public async Task The_form_offered_instead_has_everything_that_was_said()
    {
        await using var house = await OrderDesk.OpenAsync();
        await house.AskAsync(house.Rita, "escalate 48213 they blew two dates");
        await house.AskAsync(house.Rita, "no phones on monday");

        var question = house.Bot.Chat.In(house.Rita.Chat())[^1];
        var form = OrderDesk.Form(await house.Bot.PressAsync(house.Rita, question, "Fill in a form"));

        Assert.Equal("they blew two dates", form.Fields.Single(field => field.Id == "problem").Value);
        Assert.Equal("no phones on monday", form.Fields.Single(field => field.Id == "impact").Value);
        Assert.Equal("Mid", form.Fields.Single(field => field.Id == "level").Value);
        Assert.DoesNotContain(form.Fields, field => field.Id is "order" or "customer" or "supplier");
        Assert.Contains("32/HCFS/48213//NW", form.Intro.ToString());

        var outcome = await house.Bot.SubmitAsync(house.Rita, form, ("wanted", "a date"));
        Assert.IsType<Reply.Done>(outcome.Reply);
        Assert.Single(await house.AllAsync());

        // The talk that it came from is over as well.
        Assert.Contains("This became ESC-101", await Pressed(house, house.Rita, await Draft(house)));
    }

    [Fact]
    public async Task A_foreign_order_a_missing_one_and_none_are_answered_alike()
    {
        await using var house = await OrderDesk.OpenAsync();

        var foreign = await house.AskAsync(house.Rita, "escalate 55120 they never showed up");
        var colleagues = await house.AskAsync(house.Rita, "escalate 48300 they never showed up");
        var missing = await house.AskAsync(house.Rita, "escalate 99999 they never showed up");

        Assert.Equal(missing, foreign.Replace("55120", "99999"));
        Assert.Equal(missing, colleagues.Replace("48300", "99999"));
        Assert.DoesNotContain("Oak Furniture", foreign);
        var replies = new[] { "55120", "48300", "99999" }.Select(order => OrderDesk.Describe(house.Bot.OpenAsync(house.Rita, "escalation.new", order).GetAwaiter().GetResult().Reply).Replace(order, "X")).Distinct();
        Assert.Equal("refused: I find nothing under X that you may escalate.", Assert.Single(replies));
        Assert.Empty(await house.AllAsync());
    }

    [Fact]
    public async Task Without_an_order_it_is_asked_for_and_found_by_any_of_its_ids()
    {
        await using var house = await OrderDesk.OpenAsync();

        var question = await house.AskAsync(house.Rita, "I need an escalation, they blew two dates");
        Assert.Contains("Which order is it?", question);
        Assert.Contains("48213 · Marlin Dental", question);
        Assert.DoesNotContain("48300", question);
        Assert.Contains("customer's business", await house.AskAsync(house.Rita, "PON48213"));
        Assert.Contains("I find nothing", await house.AskAsync(house.Rob, "I need an escalation, they blew two dates") + await house.AskAsync(house.Rob, "PON48213"));
        Assert.Contains("customer's business", await house.AskAsync(house.Rob, "Bay Clinic"));
    }

    [Theory]
    [InlineData("48213")]
    [InlineData("#48213")]
    [InlineData("ord-48213")]
    [InlineData("L-48213")]
    [InlineData("pon48213")]
    [InlineData("32/hcfs/48213//nw")]
    [InlineData("Marlin Dental")]
    public async Task An_order_is_found_by_whatever_it_is_called(string said)
    {
        await using var house = await OrderDesk.OpenAsync();
        await house.AskAsync(house.Rita, "I need an escalation, they blew two dates");

        Assert.Contains("Escalating 48213", await house.AskAsync(house.Rita, said));
    }

    [Fact]
    public async Task A_number_on_two_orders_is_a_choice()
    {
        await using var house = await OrderDesk.OpenAsync();
        await house.AskAsync(house.Rita, "I need an escalation, they blew two dates");

        var question = await house.AskAsync(house.Rita, "(303) 555-0101");

        Assert.Contains("48213 · Marlin Dental", question);
        Assert.Contains("48214 · City Library", question);
        Assert.DoesNotContain("48300", question);
        Assert.Contains("Escalating 48214", await house.AskAsync(house.Rita, "48214"));
    }

    [Fact]
    public async Task About_no_order_it_asks_for_the_reference()
    {
        await using var house = await OrderDesk.OpenAsync();

        await house.AskAsync(house.Rita, "I need an escalation, they blew two dates");
        await house.Bot.PressAsync(house.Rita, house.Bot.Chat.In(house.Rita.Chat())[^1], "It is about no order");
        Assert.Contains("Which customer and carrier", house.LastTo(house.Rita));
        await house.AskAsync(house.Rita, "Verizon account 0012, Corner Store");
        await house.AskAsync(house.Rita, "skip");
        await house.AskAsync(house.Rita, "a date");
        await house.AskAsync(house.Rita, "skip");
        await house.AskAsync(house.Rita, "yes");

        var opened = Assert.Single(await house.AllAsync());
        Assert.Equal((null, "Verizon", "Verizon account 0012, Corner Store", "acme", "rita-sol", EscalationLevel.Mid), (opened.Order, opened.Supplier, opened.Reference, opened.Agency, opened.Rep, opened.Level));
    }

    [Fact]
    public async Task Saying_yes_to_high_is_not_enough()
    {
        await using var house = await OrderDesk.OpenAsync();
        await ToTheDraftAsync(house, "escalate 48213 they blew two dates and the CEO is on me");

        Assert.Contains("Say \"high\" to confirm", await house.AskAsync(house.Rita, "yes"));
        Assert.Empty(await house.AllAsync());
        await house.AskAsync(house.Rita, "high");

        Assert.Equal(EscalationLevel.High, Assert.Single(await house.AllAsync()).Level);
    }

    [Fact]
    public async Task The_button_for_high_asks_and_the_person_may_choose_less()
    {
        await using var house = await OrderDesk.OpenAsync();
        await ToTheDraftAsync(house, "escalate 48213 they blew two dates and the CEO is on me");
        var draft = await Draft(house);

        Assert.NotNull(((ActionButton)draft.Button("Escalate as High")).Confirm);
        await house.Bot.PressAsync(house.Rita, draft, "As Mid instead");

        var opened = Assert.Single(await house.AllAsync());
        Assert.Equal(EscalationLevel.Mid, opened.Level);
        Assert.Equal("asked for by Rita Sol; the rules proposed High: the customer's executives or lawyers are involved (H4)", opened.LevelReason);
    }

    [Fact]
    public async Task A_level_that_was_asked_for_is_offered_with_what_the_rules_say()
    {
        await using var house = await OrderDesk.OpenAsync();
        await ToTheDraftAsync(house, "open a high escalation on 48213, the survey report is not in the portal");

        var draft = OrderDesk.Read((await Draft(house)).Card);

        Assert.Contains("You asked for High; the rules propose Mid: FOC missed by 3 business days (M1)", draft);
    }

    [Fact]
    public async Task More_words_instead_of_a_yes_are_added_and_weighed()
    {
        await using var house = await OrderDesk.OpenAsync();
        await ToTheDraftAsync(house, "escalate 48214 the survey report is missing");
        await house.AskAsync(house.Rita, "low");
        Assert.Contains("I propose Low", OrderDesk.Read((await Draft(house)).Card));

        var again = await house.AskAsync(house.Rita, "and they are threatening to cancel");

        Assert.Contains("the rules propose High: the customer threatens to cancel (H5)", again);
    }

    [Fact]
    public async Task Pressing_twice_and_pressing_an_old_draft_open_one()
    {
        await using var house = await OrderDesk.OpenAsync();
        await ToTheDraftAsync(house, "escalate 48213 they blew two dates");
        var draft = await Draft(house);

        var first = await house.Bot.PressAsync(house.Rita, draft, draft.Button("Escalate as Mid"));
        var second = await house.Bot.PressAsync(house.Rita, draft, draft.Button("Escalate as Mid"));

        Assert.IsType<Reply.Done>(first.Reply);
        Assert.Equal("This became ESC-101 already. Say \"show ESC-101\".", Assert.IsType<Reply.Refused>(second.Reply).Words.ToString());
        Assert.Single(await house.AllAsync());
        Assert.Contains("This became ESC-101", OrderDesk.Read((await Draft(house)).Card));
    }

    [Fact]
    public async Task Nobody_else_can_press_it()
    {
        await using var house = await OrderDesk.OpenAsync();
        await ToTheDraftAsync(house, "escalate 48213 they blew two dates");
        var draft = await Draft(house);

        foreach (var other in new[] { house.Rob, house.Mona, house.Bea, house.Dana })
        {
            Assert.IsType<Reply.Refused>((await house.Bot.PressAsync(other, draft, draft.Button("Escalate as Mid"))).Reply);
        }

        Assert.Empty(await house.AllAsync());
    }

    [Fact]
    public async Task It_can_be_let_go_and_grows_old()
    {
        await using var house = await OrderDesk.OpenAsync();
        await ToTheDraftAsync(house, "escalate 48213 they blew two dates");
        Assert.Contains("Not escalated", await house.AskAsync(house.Rita, "never mind"));
        await ToTheDraftAsync(house, "escalate 48214 they blew two dates");
        await house.Bot.PassAsync(TimeSpan.FromHours(25), TimeSpan.FromHours(5));

        var late = await house.Bot.PressAsync(house.Rita, await Draft(house), (await Draft(house)).Card.Buttons[0]);

        Assert.Contains("too old", Assert.IsType<Reply.Refused>(late.Reply).Words.ToString());
        Assert.Empty(await house.AllAsync());
    }

    [Fact]
    public async Task An_order_that_became_anothers_meanwhile_is_not_escalated()
    {
        await using var house = await OrderDesk.OpenAsync();
        await ToTheDraftAsync(house, "escalate 48213 they blew two dates");
        var order = (await house.Bot.Store.LoadAsync(OrderBook.All, "48213", OrderDesk.Cancel))!;
        await house.Bot.DecideAsync(session => session.Save(OrderBook.All, order with { Agency = "beta", Rep = house.Bea.Id }));

        var outcome = await house.Bot.PressAsync(house.Rita, await Draft(house), "Escalate as");

        Assert.StartsWith("I find nothing", Assert.IsType<Reply.Refused>(outcome.Reply).Words.ToString(), StringComparison.Ordinal);
        Assert.Empty(await house.AllAsync());
    }

    [Fact]
    public async Task An_open_one_on_the_same_order_is_shown_and_can_be_added_to()
    {
        await using var house = await OrderDesk.OpenAsync();
        await house.EscalateAsync(house.Rita);

        var question = await house.AskAsync(house.Rita, "escalate 48213, and now they blew the third date");
        Assert.Contains("ESC-101 is open on 48213 already", question);
        var answer = await house.AskAsync(house.Rita, "add it to ESC-101");

        Assert.Contains("Added to ESC-101. Dana Ortiz was told.", answer);
        var only = Assert.Single(await house.AllAsync());
        Assert.Equal((EntryKind.Added, "and now they blew the third date"), (only.Timeline[^1].Kind, only.Timeline[^1].Words));
        Assert.Contains("now they blew the third date", house.LastTo(house.Dana));
    }

    [Fact]
    public async Task Both_ways_are_buttons_too_and_a_look_at_it_first_changes_nothing()
    {
        await using var house = await OrderDesk.OpenAsync();
        await house.EscalateAsync(house.Rita);
        await house.AskAsync(house.Rita, "escalate 48213, and now they blew the third date");
        var question = house.Bot.Chat.In(house.Rita.Chat())[^1];

        Assert.Contains("ESC-101 · Mid", await house.AskAsync(house.Rita, "show ESC-101"));
        await house.Bot.PressAsync(house.Rita, question, "Open a separate one");
        Assert.Contains("customer's business", house.LastTo(house.Rita));
        Assert.Contains("What should come of it", await house.AskAsync(house.Rita, "nobody to let them in"));

        await house.AskAsync(house.Rita, "escalate 48213, and now they blew the third date");
        await house.Bot.PressAsync(house.Rita, house.Bot.Chat.In(house.Rita.Chat())[^1], "Add to ESC-101");
        Assert.Equal("and now they blew the third date", Assert.Single(await house.AllAsync()).Timeline[^1].Words);
    }

    [Fact]
    public async Task What_the_supplier_finds_it_by_is_asked_when_nothing_is_on_record()
    {
        await using var house = await OrderDesk.OpenAsync();
        await house.Bot.DecideAsync(session => session.Save(OrderBook.All, house.Order("48999", "Lake Bakery", house.Rita) with { SupplierOrder = null, Pon = null, CircuitId = null }));

        Assert.Contains("Lumen asks for its own order number, the PON or the circuit id, and none is on record for 48999", await house.AskAsync(house.Rita, "escalate 48999, they blew two dates"));
        Assert.Contains("customer's business", await house.AskAsync(house.Rita, "L-777123"));
        await house.AskAsync(house.Rita, "is 48999 late");
        foreach (var said in new[] { "skip", "skip", "skip", "escalate as mid" })
        {
            await house.AskAsync(house.Rita, said);
        }

        Assert.Equal("L-777123", Assert.Single(await house.AllAsync()).Reference);
        Assert.Contains("L-777123", house.AllTo(house.Dana));
    }

    [Theory]
    [InlineData("pon 48213")]
    [InlineData("32 hcfs 48213 nw")]
    [InlineData("marlin dentel")]
    [InlineData("ord-48213")]
    public async Task Any_number_of_the_order_in_any_spelling_will_do_and_the_customer_with_a_typo(string said)
    {
        await using var house = await OrderDesk.OpenAsync();

        await house.AskAsync(house.Rita, "I need an escalation, they blew two dates");

        Assert.Contains("customer's business", await house.AskAsync(house.Rita, said));
        Assert.Equal("48213", (await house.Bot.Store.QueryAsync(EscalationDraft.All, EscalationDraft.All.All, OrderDesk.Cancel)).Single().Order);
    }

    [Fact]
    public async Task No_order_is_a_button_too()
    {
        await using var house = await OrderDesk.OpenAsync();
        await house.AskAsync(house.Rita, "I need an escalation, they blew two dates");

        await house.Bot.PressAsync(house.Rita, house.Bot.Chat.In(house.Rita.Chat())[^1], "It is about no order");

        Assert.Contains("Which customer and carrier", house.LastTo(house.Rita));
        Assert.Contains("customer's business", await house.AskAsync(house.Rita, "Verizon account 0012, Corner Store"));
    }

    [Fact]
    public async Task A_word_that_is_no_answer_shows_it_once_more_unchanged()
    {
        await using var house = await OrderDesk.OpenAsync();
        await ToTheDraftAsync(house, "escalate 48213 they blew two dates");

        Assert.Contains("I propose Mid", await house.AskAsync(house.Rita, "hmm, well"));

        await house.AskAsync(house.Rita, "yes");
        Assert.Equal("they blew two dates", (await house.LastAsync()).Problem);
    }

    [Fact]
    public async Task What_was_begun_and_never_finished_is_forgotten_within_three_days()
    {
        await using var house = await OrderDesk.OpenAsync();
        await ToTheDraftAsync(house, "escalate 48213 they blew two dates");
        var id = await house.EscalateAsync(house.Rob, "48300");
        await house.AskAsync(house.Priya, $"note to the partner on {id}: they come on Tuesday");

        await house.Bot.PassAsync(TimeSpan.FromHours(74), TimeSpan.FromHours(6));

        Assert.Equal(0, await house.Bot.Store.CountAsync(Demarc.Features.Escalations.Intake.EscalationDraft.All, Demarc.Features.Escalations.Intake.EscalationDraft.All.All, OrderDesk.Cancel));
        Assert.Equal(0, await house.Bot.Store.CountAsync(Demarc.Features.Escalations.Intake.MessageDraft.All, Demarc.Features.Escalations.Intake.MessageDraft.All.All, OrderDesk.Cancel));
    }

    [Fact]
    public async Task Or_a_separate_one_is_opened()
    {
        await using var house = await OrderDesk.OpenAsync();
        await house.EscalateAsync(house.Rita);

        await house.AskAsync(house.Rita, "escalate 48213, and now they missed the survey");
        Assert.Contains("customer's business", await house.AskAsync(house.Rita, "a separate one"));
        await house.AskAsync(house.Rita, "skip");
        await house.AskAsync(house.Rita, "skip");
        await house.AskAsync(house.Rita, "skip");
        await house.AskAsync(house.Rita, "yes");

        Assert.Equal(["ESC-101", "ESC-102"], (await house.AllAsync()).Select(one => one.Id).Order());
    }

    [Fact]
    public async Task A_live_outage_goes_to_the_repair_desk_first_and_then_the_ticket_is_escalated()
    {
        await using var house = await OrderDesk.OpenAsync();
        await InstalledAsync(house);

        var first = await house.AskAsync(house.Rita, "our phones are all down at 48213");
        Assert.Contains("repaired by the supplier's repair desk", first);
        Assert.Contains("the number on the customer's bill from Lumen", first);
        Assert.Contains("circuit 32/HCFS/48213//NW", first);
        Assert.Contains("What is the supplier's ticket number?", first);
        Assert.DoesNotContain("call 911", first);
        var draft = await house.AskAsync(house.Rita, "they gave me 00912345-A");
        Assert.Contains("I propose High: a service is down now (H2)", draft);
        await house.AskAsync(house.Rita, "high");

        var opened = Assert.Single(await house.AllAsync());
        Assert.Equal((EscalationKind.Outage, EscalationLevel.High, "00912345-A", 1), (opened.Kind, opened.Level, opened.Ticket, opened.SupplierLevel));
    }

    [Fact]
    public async Task The_repair_path_is_shown_before_the_order_is_known()
    {
        await using var house = await OrderDesk.OpenAsync();

        var first = await house.AskAsync(house.Rita, "internet is down");

        Assert.Contains("repaired by the supplier's repair desk", first);
        Assert.Contains("Which order is it?", first);
    }

    [Fact]
    public async Task The_installations_own_repair_numbers_are_given_with_their_source()
    {
        var table = Path.GetTempFileName();
        await File.WriteAllTextAsync(table, "# supplier\tnumber\tsource\tchecked\nLumen\t800-555-0111\twelcome letter\t2026-10-01\n", OrderDesk.Cancel);
        await using var house = await OrderDesk.OpenAsync(new Dictionary<string, string?> { ["Escalations:RepairContacts"] = table });
        await InstalledAsync(house);

        Assert.Contains("Call Lumen's repair line, 800-555-0111 (welcome letter, checked Thu Oct 1, 2026)", await house.AskAsync(house.Rita, "our phones are all down at 48213"));
        File.Delete(table);
    }

    [Fact]
    public async Task Where_life_is_at_stake_911_comes_first_and_it_is_always_high()
    {
        await using var house = await OrderDesk.OpenAsync();

        var first = await house.AskAsync(house.Rita, "911 calls fail at 48213");
        Assert.Contains("call 911 now, from a phone that works", first);
        var draft = await house.AskAsync(house.Rita, "no ticket");
        Assert.Contains("I propose High: life safety or 911 is affected (H1)", draft);
        Assert.DoesNotContain("instead]", draft);
        await house.AskAsync(house.Rita, "yes");

        Assert.Equal((EscalationLevel.High, ""), ((await house.LastAsync()).Level, (await house.LastAsync()).Ticket));
    }

    [Fact]
    public async Task An_expedite_is_told_apart()
    {
        await using var house = await OrderDesk.OpenAsync();
        await ToTheDraftAsync(house, "escalate 48213 we need an earlier install than december");

        Assert.Contains("An escalation is free", OrderDesk.Read((await Draft(house)).Card));
    }

    [Fact]
    public async Task Asked_in_a_room_it_is_answered_and_gone_on_with_privately()
    {
        await using var house = await OrderDesk.OpenAsync();
        var room = await house.Bot.RoomAsync("acme", sharedWith: "acme");

        await house.Bot.SayAsync(house.Rita, "escalate 48213 they blew two dates", room);
        Assert.DoesNotContain("48213", string.Join("\n", house.Bot.Chat.In(room).Select(shown => OrderDesk.Read(shown.Card))));
        Assert.Contains("customer's business", house.LastTo(house.Rita));

        Assert.Contains("What should come of it", await house.AskAsync(house.Rita, "no phones on monday"));
    }

    [Fact]
    public async Task Outside_of_working_hours_it_says_when_the_team_is_back()
    {
        await using var house = await OrderDesk.OpenAsync();
        await house.UntilAsync("2026-11-20 18:00", TimeSpan.FromHours(4));
        await ToTheDraftAsync(house, "escalate 48213 they blew two dates");
        await house.AskAsync(house.Rita, "yes");

        var thanks = house.AllTo(house.Rita);
        Assert.Contains("Our team is out at present and back Mon Nov 23, 8:00 AM EST", thanks);
        Assert.Contains("acknowledges by Mon Nov 23, 9:00 AM EST", thanks);
    }

    [Fact]
    public async Task Whatever_is_said_the_talk_never_breaks()
    {
        await using var house = await OrderDesk.OpenAsync();
        foreach (var hostile in Cards.Gallery.Hostile.Strings.Take(12))
        {
            await house.Bot.SayAsync(house.Rita, "escalate 48214 " + hostile);
            await house.Bot.SayAsync(house.Rita, hostile);
            await house.Bot.SayAsync(house.Rita, hostile);
        }

        Assert.Equal(0, await house.Bot.Store.CountAsync(Inbox.Rows, Inbox.Rows.Where(row => row.State == InboxState.Failed || row.State == InboxState.Waiting), OrderDesk.Cancel));
    }

    static async Task ToTheDraftAsync(OrderDesk house, string text)
    {
        await house.AskAsync(house.Rita, text);
        foreach (var answer in new[] { "no phones on monday", "a date", "Dr. Marlin" })
        {
            await house.AskAsync(house.Rita, answer);
        }
    }

    static Task<Shown> Draft(OrderDesk house) => Task.FromResult(house.Bot.Chat.In(house.Rita.Chat()).Last(shown => shown.Card.Name is "escalation.draft" or "escalation.question"));

    static async Task<string> Pressed(OrderDesk house, Person person, Shown draft) =>
        draft.Card.Name == "escalation.draft" ? OrderDesk.Read(draft.Card) : OrderDesk.Describe((await house.Bot.PressAsync(person, draft, new ActionButton("", "escalation.open.mid", DraftIdOf(draft)))).Reply);

    static string DraftIdOf(Shown question) => ((FormButton)question.Button("Fill in a form")).Subject["draft:".Length..];

    static async Task InstalledAsync(OrderDesk house)
    {
        var order = (await house.Bot.Store.LoadAsync(OrderBook.All, "48213", OrderDesk.Cancel))!;
        var installed = order with { Dates = order.Dates with { Installed = new(new DateOnly(2026, 11, 12), order.LastWord) } };
        await house.Bot.DecideAsync(session => session.Save(OrderBook.All, installed));
    }
}
