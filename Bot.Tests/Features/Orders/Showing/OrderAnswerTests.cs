using Demarc.Features.Orders;
using Demarc.Tests.Support;
using static Demarc.Tests.Features.Orders.OrderSamples;

namespace Demarc.Tests.Features.Orders.Showing;

public sealed class OrderAnswerTests
{
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
}
