using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Features.Escalations;
using Demarc.Features.Orders;
using Demarc.Tests.Support;
using Demarc.Turns;
using static Demarc.Tests.Features.Orders.OrderSamples;
using Note = Demarc.Features.Orders.Note;

namespace Demarc.Tests.Features.Orders;

public sealed class OrderQuestionTests
{
    static readonly Order Marlin = Order().On(OrderDate.Foc, 16) with { Pon = "KLM00219", CircuitId = "70/KGGS/123456//PT", Btn = "2125550143", Account = "99887766", Mrc = 1250m, Owner = "dana-ortiz" };

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("where is 48213")]
    [InlineData("status of #48213?")]
    [InlineData("what about KLM00219?")]
    [InlineData("circuit 70/KGGS/123456//PT?")]
    [InlineData("and 212-555-0143?")]
    [InlineData("whats up with the marlin dental order?")]
    [InlineData("where is the marlen dentl order")]
    [InlineData("410 larkspur?")]
    [InlineData("status on 410 larkspur")]
    [InlineData("70 kggs 123456 pt")]
    [InlineData("70KGGS123456PT")]
    [InlineData("70.kggs.123456..pt status")]
    [InlineData("2125550143")]
    [InlineData("btn (212) 555-0143")]
    [InlineData("acct 99887766")]
    [InlineData("status on account 9988 7766")]
    public async Task An_order_is_answered_by_any_name_it_has(string question)
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin);
        await using var _ = bot;

        var text = await bot.AskFlatAsync(cast.Rita, question);

        Assert.Contains("Order 48213 · Marlin Dental", text, StringComparison.Ordinal);
        Assert.Contains("Wed Dec 2, 2026", text, StringComparison.Ordinal);
        Assert.Contains("Lumen portal", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_other_one_is_the_only_other_one_or_asked_for()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin, Order("48214") with { Customer = "Oak & Pine" });
        await using var _ = bot;

        await bot.SayAsync(cast.Rita, "where is 48213");
        Assert.Contains("Order 48214 · Oak & Pine", await bot.AskFlatAsync(cast.Rita, "and the other one?"), StringComparison.Ordinal);

        await OrderTalk.SaveAsync(bot, Order("48215") with { Customer = "Silver Spoon" });
        var which = await bot.AskFlatAsync(cast.Rita, "and the others?");
        Assert.StartsWith("Which other order? Besides 48214 you have 2 open.", which, StringComparison.Ordinal);
        Assert.Contains("[48215 · Silver Spoon]", which, StringComparison.Ordinal);
        Assert.Contains("Order 48215 · Silver Spoon", await bot.AskFlatAsync(cast.Rita, "silver spoon"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_is_offered_the_question_of_now_with_its_order_and_not_the_one_before()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin);
        await using var _ = bot;
        await bot.SayAsync(cast.Rita, "what is 2+2");
        await bot.SayAsync(cast.Rita, "where is 48213");

        var credit = await bot.AskFlatAsync(cast.Rita, "can i get a credit for the delay");
        await bot.SayAsync(cast.Rita, "cancel my order");
        var cancelled = await bot.AskFlatAsync(cast.Rita, "ask a person");

        Assert.Contains("Shall I pass it on: \"can i get a credit for the delay (about order 48213)\"?", credit, StringComparison.Ordinal);
        Assert.Contains("Shall I pass it on: \"cancel order 48213\"?", cancelled, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("when is it in?", "oak and pine", "Order 48214")]
    [InlineData("foc yet?", "marlen", "The FOC of order 48213")]
    [InlineData("foc yet?", "70 kggs 123456 pt", "The FOC of order 48213")]
    public async Task Which_order_is_answered_in_any_words(string question, string answer, string expected)
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin, Order("48214") with { Customer = "Oak & Pine" });
        await using var _ = bot;

        Assert.StartsWith("Which order?", await bot.AskFlatAsync(cast.Rita, question), StringComparison.Ordinal);
        Assert.Contains(expected, await bot.AskFlatAsync(cast.Rita, answer), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("48213 rejected 6D", "Code 6D")]
    [InlineData("48213 is in jeopardy", "Order 48213")]
    [InlineData("48213 installed", "Order 48213")]
    public async Task What_staff_would_tell_a_partner_asks(string said, string expected)
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin);
        await using var _ = bot;

        Assert.Contains(expected, await bot.AskFlatAsync(cast.Rita, said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_foc_question_is_answered_with_the_foc_first_and_its_evidence()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin with { OpenReadiness = ["CPE"] });
        await using var _ = bot;

        var shown = Assert.Single(await bot.SayAsync(cast.Rita, "foc on 48213?"));

        Assert.Equal("The FOC of order 48213 for Marlin Dental is 2026-12-02: Lumen portal, 2026-11-16 (today); may move, not ready: CPE.", shown.Card.Summary.ToString());
    }

    [Fact]
    public async Task Without_a_foc_it_says_so_and_what_is_usual()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Order());
        await using var _ = bot;

        var text = await bot.AskFlatAsync(cast.Rita, "foc on 48213?");

        Assert.Contains("has no FOC yet", text, StringComparison.Ordinal);
        Assert.Contains("no promise", text, StringComparison.Ordinal);
        Assert.Contains("unknown", await bot.AskFlatAsync(cast.Rita, "where is 48213"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_nothing_moves_is_answered_from_what_is_known_and_not_guessed()
    {
        var (bot, cast) = await OrderTalk.StartAsync(
            Order() with { Hold = new(Court.Customer, "landlord consent", TestBot.Start) },
            Order("48214") with { LastWord = new("Lumen portal", TestBot.Start.AddDays(-12)) });
        await using var _ = bot;

        Assert.Contains("waits for the customer: landlord consent", await bot.AskFlatAsync(cast.Rita, "why is 48213 stuck"), StringComparison.Ordinal);
        Assert.Contains("nobody here knows", await bot.AskFlatAsync(cast.Rita, "why is 48214 stuck"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("why is it late", "red, late by rule R1, FOC missed by")]
    [InlineData("why", "red, late by rule R1")]
    [InlineData("whats wrong with it", "no facilities at the frame")]
    [InlineData("why is 48213 red", "in jeopardy (1D: No loop available, the move is Provider's)")]
    [InlineData("is 48213 in jeopardy?", "in jeopardy (1D: No loop available")]
    [InlineData("why was 48213 rejected", "rejected (E1: Service address mismatch)")]
    [InlineData("48213 reject code?", "rejected (E1: Service address mismatch)")]
    public async Task Why_is_answered_with_the_rule_and_what_is_on_record(string question, string expected)
    {
        var (bot, cast) = await OrderTalk.StartAsync(Order() with
        {
            Dates = Order().Dates.On(OrderDate.Foc, -3),
            Jeopardy = new("1D", "no facilities at the frame", TestBot.Start.AddDays(-3)),
            Reject = new("E1", "suite missing", TestBot.Start.AddDays(-1)),
        });
        await using var _ = bot;
        await bot.SayAsync(cast.Rita, "where is 48213");

        Assert.Contains(expected, await bot.AskFlatAsync(cast.Rita, question), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("what is the address of 48213", "The service address of order 48213 for Marlin Dental: 410 Larkspur")]
    [InlineData("what is the mrc of 48213", "The monthly charge (MRC) of order 48213 for Marlin Dental: $890.00")]
    [InlineData("contract term of 48213", ": 36 months")]
    [InlineData("requested date of 48213", "The requested install date of order 48213 for Marlin Dental is not on record")]
    [InlineData("circuit id of 48213", "The circuit id of order 48213")]
    [InlineData("when was 48213 submitted", "The day it was submitted of order 48213 for Marlin Dental: Tue Oct 27, 2026")]
    [InlineData("who has 48213", "The project manager of order 48213")]
    public async Task One_thing_on_record_is_answered_first(string question, string expected)
    {
        var (bot, cast) = await OrderTalk.StartAsync(Order() with { Mrc = 890, TermMonths = 36 });
        await using var _ = bot;

        Assert.Contains(expected, await bot.AskFlatAsync(cast.Rita, question), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_order_earns_is_not_told_to_who_may_not_see_it()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Order() with { Mrc = 890 });
        await using var _ = bot;

        Assert.DoesNotContain("890", await bot.AskFlatAsync(cast.Finn, "mrc of 48213"), StringComparison.Ordinal);
        Assert.DoesNotContain("890", await bot.AskFlatAsync(cast.Finn, "total mrc of all orders"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("why wasn't i paid in october")]
    [InlineData("snooze ESC-101")]
    public async Task Which_order_does_not_swallow_the_next_sentence(string next)
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin, Order("48214") with { Customer = "Oak & Pine" });
        await using var _ = bot;
        Assert.StartsWith("Which order?", await bot.AskFlatAsync(cast.Rita, "when is it in?"), StringComparison.Ordinal);

        Assert.DoesNotContain("I find no order for", await bot.AskFlatAsync(cast.Rita, next), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_open_orders_are_followed_at_once()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin with { Rep = null }, Order("48214") with { Rep = null });
        await using var _ = bot;

        Assert.Contains("You follow all your 2 open orders", await bot.AskFlatAsync(cast.Mia, "follow all my orders"), StringComparison.Ordinal);
        Assert.Contains(cast.Mia.Id, (await OrderTalk.OrderAsync(bot, "48214")).Followers);
    }

    [Fact]
    public async Task A_port_is_answered_by_its_own_dates()
    {
        var (bot, cast) = await OrderTalk.StartAsync(
            Marlin with { Dates = Marlin.Dates.On(OrderDate.PortFoc, 4) },
            Order("48214") with { Btn = "2125550150", Dates = Order().Dates.On(OrderDate.Ported, -1) },
            Order("48215") with { Btn = "2125550160" });
        await using var _ = bot;

        Assert.Contains("is set for Fri Nov 20, 2026", await bot.AskFlatAsync(cast.Rita, "did 212-555-0143 port?"), StringComparison.Ordinal);
        Assert.Contains("are ported, since Sun Nov 15, 2026", await bot.AskFlatAsync(cast.Rita, "did 212-555-0150 port?"), StringComparison.Ordinal);
        Assert.Contains("not ported as far as anybody here knows", await bot.AskFlatAsync(cast.Rita, "did 212-555-0160 port?"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_orders_in_one_message_are_both_answered()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin, Order("55811"));
        await using var _ = bot;

        var shown = await bot.SayAsync(cast.Rita, "status on 48213 and also 55811?");

        Assert.Equal(["Order 48213 · Marlin Dental", "Order 55811 · Marlin Dental"], shown.Select(one => one.Card.Title).Order());
    }

    [Fact]
    public async Task Several_that_fit_are_offered_and_the_choice_answers_the_question()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin, Order("48214") with { Product = "SIP trunks" });
        await using var _ = bot;
        var pick = Assert.Single(await bot.SayAsync(cast.Rita, "foc for marlin?"));

        Assert.Equal("order-pick", pick.Card.Name);
        await bot.PressAsync(cast.Rita, pick, "48213");

        Assert.Contains("The FOC of order 48213", bot.Chat.All[^1].Card.Summary.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_talk_goes_on_about_the_same_order()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin, Order("48214"));
        await using var _ = bot;
        await bot.SayAsync(cast.Rita, "where is 48213");

        Assert.Contains("The FOC of order 48213", await bot.AskFlatAsync(cast.Rita, "and its foc?"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_order_it_asks_which_and_takes_the_answer_in_any_words()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin, Order("48214") with { Customer = "Oak & Pine" });
        await using var _ = bot;
        var which = Assert.Single(await bot.SayAsync(cast.Rita, "foc yet?"));

        Assert.StartsWith("Which order?", which.Card.Summary.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, which.Card.Buttons.Count);
        Assert.Contains("The FOC of order 48213", await bot.AskFlatAsync(cast.Rita, "the marlin one"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Someone_with_one_open_order_is_not_asked_which()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin, Order("48214").On(OrderDate.Installed, -9));
        await using var _ = bot;

        Assert.Contains("The FOC of order 48213", await bot.AskFlatAsync(cast.Rita, "foc yet?"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_and_foreign_orders_are_answered_with_the_same_words()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin, Order("48214") with { Agency = "", Rep = null });
        await using var _ = bot;

        foreach (var person in new[] { cast.Bo, cast.Al })
        {
            var foreign = await bot.AskFlatAsync(person, "where is 48213");
            var missing = await bot.AskFlatAsync(person, "where is 48299");
            var nobodys = await bot.AskFlatAsync(person, "where is 48214");

            Assert.Equal(missing, foreign.Replace("48213", "48299", StringComparison.Ordinal));
            Assert.Equal(missing, nobodys.Replace("48214", "48299", StringComparison.Ordinal));
        }

        Assert.Contains("48213", await bot.AskFlatAsync(cast.Mia, "where is 48213"), StringComparison.Ordinal);
        Assert.Contains("staff only", await bot.AskFlatAsync(cast.Dana, "where is 48214"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guessing_at_numbers_is_counted_and_stopped_and_told()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin, Order("48214") with { Agency = "beta", Rep = "bo-lund" });
        await using var _ = bot;
        for (var i = 0; i < 20; i++)
        {
            await bot.SayAsync(cast.Bo, $"where is {58300 + i}");
        }

        Assert.Contains("I look further ones up again from", await bot.AskFlatAsync(cast.Bo, "where is 58999"), StringComparison.Ordinal);
        Assert.Contains("Order 48214", await bot.AskFlatAsync(cast.Bo, "where is 48214"), StringComparison.Ordinal);
        Assert.Single(await bot.Store.QueryAsync(Audit.Entries, Audit.Entries.Where(entry => entry.What == "order.misses-limited" && entry.Who == "bo-lund"), Cancel));

        await bot.PassAsync(TimeSpan.FromHours(1.1));
        Assert.Contains("I find no order", await bot.AskFlatAsync(cast.Bo, "where is 48213"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_wrong_number_again_is_no_guess_and_staff_may_look_for_anything()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin);
        await using var _ = bot;
        for (var i = 0; i < 22; i++)
        {
            await bot.SayAsync(cast.Bo, "where is 48299");
            await bot.SayAsync(cast.Dana, $"where is {48300 + i}");
        }

        Assert.Contains("I find no order", await bot.AskFlatAsync(cast.Bo, "where is 48298"), StringComparison.Ordinal);
        Assert.Contains("I find no order", await bot.AskFlatAsync(cast.Dana, "where is 48297"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Money_is_shown_to_those_who_may_see_it_and_never_in_a_room()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin);
        await using var _ = bot;
        var room = await bot.RoomAsync("desk", isInternal: true);

        foreach (var person in new[] { cast.Rita, cast.Mia, cast.Dana, cast.Cora })
        {
            Assert.Contains("$1,250.00", await bot.AskFlatAsync(person, "where is 48213"), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("$1,250.00", await bot.AskFlatAsync(cast.Finn, "where is 48213"), StringComparison.Ordinal);
        Assert.DoesNotContain("$1,250.00", TestBot.Read(Assert.Single(await bot.SayAsync(cast.Dana, "where is 48213", room)).Card), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_is_shown_by_its_last_four_and_not_in_a_room()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin);
        await using var _ = bot;
        var room = await bot.RoomAsync("acme", sharedWith: "acme");

        var mine = await bot.AskFlatAsync(cast.Rita, "where is 48213");
        var shared = TestBot.Read(Assert.Single(await bot.SayAsync(cast.Rita, "where is 48213", room)).Card);

        Assert.Contains("••••7766", mine, StringComparison.Ordinal);
        Assert.DoesNotContain("99887766", mine, StringComparison.Ordinal);
        Assert.DoesNotContain("7766", shared, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_room_it_is_said_only_when_everyone_there_may_see_it()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin with { Notes = [new Note("customer is slow to pay", "dana-ortiz", TestBot.Start, true)] });
        await using var _ = bot;
        var (ours, shared, mixed, unknown) = (await bot.RoomAsync("ours", isInternal: true), await bot.RoomAsync("acme", sharedWith: "acme"), await bot.RoomAsync("mixed", sharedWith: ["acme", "beta"]), await bot.RoomAsync("unknown"));

        Assert.Contains("slow to pay", TestBot.Read(Assert.Single(await bot.SayAsync(cast.Dana, "where is 48213", ours)).Card), StringComparison.Ordinal);
        Assert.DoesNotContain("slow to pay", TestBot.Read(Assert.Single(await bot.SayAsync(cast.Dana, "where is 48213", shared)).Card), StringComparison.Ordinal);
        foreach (var room in new[] { mixed, unknown })
        {
            var shown = await bot.SayAsync(cast.Rita, "where is 48213", room);
            Assert.Equal("told-privately", Assert.Single(shown, one => one.Address.Key == room.Key).Card.Name);
            Assert.Equal("order", Assert.Single(shown, one => one.Address.Key == cast.Rita.Chat().Key).Card.Name);
        }
    }

    [Fact]
    public async Task A_card_in_a_room_goes_when_the_order_is_given_to_someone_else()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin);
        await using var _ = bot;
        var room = await bot.RoomAsync("acme", sharedWith: "acme");
        await bot.SayAsync(cast.Rita, "where is 48213", room);
        await bot.SayAsync(cast.Rita, "where is 48213");

        var order = await OrderTalk.OrderAsync(bot, "48213");
        await bot.DecideAsync(session =>
        {
            session.Save(OrderBook.All, order with { Agency = "beta", Rep = "bo-lund" });
            session.TouchAsync("order:48213", bot.Now, Cancel).GetAwaiter().GetResult();
        });

        Assert.All(bot.Chat.All, one => Assert.DoesNotContain("Marlin", TestBot.Read(one.Card), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Internal_words_are_for_staff_and_those_to_the_partner_for_both()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin with
        {
            Risk = "weak CPE vendor",
            Notes = [new Note("ours alone", "dana-ortiz", TestBot.Start, true), new Note("please send the LOA", "dana-ortiz", TestBot.Start, false)],
        });
        await using var _ = bot;

        var (partner, staff) = (await bot.AskFlatAsync(cast.Rita, "where is 48213"), await bot.AskFlatAsync(cast.Dana, "where is 48213"));

        Assert.Contains("please send the LOA", partner, StringComparison.Ordinal);
        Assert.DoesNotContain("ours alone", partner, StringComparison.Ordinal);
        Assert.DoesNotContain("weak CPE", partner, StringComparison.Ordinal);
        Assert.Contains("Internal: ours alone", staff, StringComparison.Ordinal);
        Assert.Contains("To the partner: please send the LOA", staff, StringComparison.Ordinal);
        Assert.Contains("weak CPE", staff, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_escalation_is_on_the_card_and_a_high_one_makes_it_red()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin);
        await using var _ = bot;
        await bot.DecideAsync(session => session.Save(Demarc.Features.Escalations.Escalations.All, new Escalation { Id = "ESC-7", Level = EscalationLevel.High, Order = "48213", Agency = "acme", Rep = "rita-sol", RaisedBy = "rita-sol", RaisedAt = bot.Now, Problem = "x" }));

        var text = await bot.AskFlatAsync(cast.Rita, "where is 48213");

        Assert.Contains("ESC-7", text, StringComparison.Ordinal);
        Assert.Contains("rule R4", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Buttons_are_those_the_person_may_press()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin);
        await using var _ = bot;

        var partner = Assert.Single(await bot.SayAsync(cast.Rita, "where is 48213")).Card.Buttons;
        var staff = Assert.Single(await bot.SayAsync(cast.Finn, "where is 48213")).Card.Buttons;
        var commissions = Assert.Single(await bot.SayAsync(cast.Cora, "where is 48213")).Card.Buttons;

        Assert.Equal(["escalation.new"], partner.OfType<FormButton>().Select(button => button.Form));
        Assert.Equal("48213", partner.OfType<FormButton>().Single().Subject);
        Assert.Equal(["escalation.new", "order.dates", "order.state", "order.note"], staff.OfType<FormButton>().Select(button => button.Form));
        Assert.DoesNotContain(commissions.OfType<FormButton>(), button => button.Form.StartsWith("order.", StringComparison.Ordinal));
        Assert.Contains(partner, button => button.Label == "Stop following 48213");
        Assert.Contains(staff, button => button.Label == "Follow 48213");
    }

    [Fact]
    public async Task When_the_commission_comes_is_told_step_by_step_with_an_honest_date()
    {
        var (bot, cast) = await OrderTalk.StartAsync(
            Marlin,
            Order("48214").On(OrderDate.Installed, -100),
            Order("48215") with { FirstCommissionSeen = Today.AddDays(-5) });
        await using var _ = bot;

        var waiting = await bot.AskFlatAsync(cast.Rita, "when am i paid on 48213");
        var late = await bot.AskFlatAsync(cast.Rita, "when am i paid on 48214");
        var paid = await bot.AskFlatAsync(cast.Rita, "when am i paid on 48215");

        Assert.Contains("60 days after the FOC date, which has not happened", waiting, StringComparison.Ordinal);
        Assert.Contains("between Sat Jan 16, 2027 and Thu Apr 1, 2027", waiting, StringComparison.Ordinal);
        Assert.Contains("waits for this: Installed", waiting, StringComparison.Ordinal);
        Assert.Contains("is late", late, StringComparison.Ordinal);
        Assert.Contains("40 days late: escalate it", late, StringComparison.Ordinal);
        Assert.Contains("is paid", paid, StringComparison.Ordinal);
        Assert.Contains("not for your role", await bot.AskFlatAsync(cast.Finn, "when am i paid on 48213"), StringComparison.Ordinal);
        Assert.Contains("I find no order", await bot.AskFlatAsync(cast.Al, "when am i paid on 48213"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_history_tells_each_change_and_leaves_out_what_is_not_for_the_reader()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin with
        {
            History =
            [
                new OrderChange("Foc", "2026-11-18", "2026-12-02", TestBot.Start.AddDays(-2), new Evidence("Lumen portal", TestBot.Start.AddDays(-2), "dana-ortiz")),
                new OrderChange("Owner", "x", "Dana Ortiz", TestBot.Start.AddDays(-1), new Evidence("Dana Ortiz in chat", TestBot.Start.AddDays(-1), "dana-ortiz")),
            ],
        });
        await using var _ = bot;

        var partner = await bot.AskFlatAsync(cast.Rita, "history of 48213");
        var staff = await bot.AskFlatAsync(cast.Dana, "history of 48213");

        Assert.Contains("FOC: Wed Nov 18, 2026 → Wed Dec 2, 2026", partner, StringComparison.Ordinal);
        Assert.DoesNotContain("Owner", partner, StringComparison.Ordinal);
        Assert.Contains("Owner", staff, StringComparison.Ordinal);
        Assert.Contains("Lumen portal, by Dana Ortiz", staff, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_made_up_click_gets_nothing()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin);
        await using var _ = bot;
        foreach (var verb in new[] { OrderVerbs.Open, OrderVerbs.History, OrderVerbs.Follow, OrderVerbs.Unfollow })
        {
            foreach (var subject in new[] { "48213", "48299", "", "x\0y" })
            {
                var outcome = await bot.InlineAsync(bot.Inbound(cast.Bo, InboundKind.Action) with { Verb = verb, Subject = subject });
                Assert.Equal(OrderTurns.NotThere, Assert.IsType<Reply.Refused>(outcome.Reply).Words);
            }
        }

        foreach (var form in new[] { OrderVerbs.DatesForm, OrderVerbs.StateForm, OrderVerbs.NoteForm })
        {
            Assert.IsType<Reply.Refused>((await bot.OpenAsync(cast.Rita, form, "48213")).Reply);
        }

        Assert.Empty(bot.Chat.All);
    }

    [Fact]
    public async Task A_typing_search_finds_what_the_person_may_see_and_shows_what_a_room_may()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin, Order("48299") with { Agency = "beta", Rep = "bo-lund", Customer = "Marlin Bakery" });
        await using var _ = bot;

        foreach (var typed in new[] { "48", "marl", "KLM", "marlin dental", "" })
        {
            var hit = Assert.Single(await HitsAsync(bot, cast.Rita, typed));
            Assert.Equal("48213", hit.Id);
            Assert.DoesNotContain("$", TestBot.Read(hit.Card), StringComparison.Ordinal);
        }

        Assert.Equal(2, (await HitsAsync(bot, cast.Dana, "marlin")).Count);
        Assert.Empty(await HitsAsync(bot, cast.Bo, "48213"));
        Assert.Empty(await HitsAsync(bot, cast.Rita, "zebra"));
    }

    static async Task<IReadOnlyList<Hit>> HitsAsync(TestBot bot, Person person, string typed) =>
        Assert.IsType<Reply.Hits>((await bot.InlineAsync(bot.Inbound(person, InboundKind.Search) with { Verb = OrderVerbs.Search, Text = typed })).Reply).Items;
}
