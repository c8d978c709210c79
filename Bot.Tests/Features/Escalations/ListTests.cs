using Demarc.Features.Escalations;
using Demarc.Features.Orders;
using Demarc.Tests.Support;

namespace Demarc.Tests.Features.Escalations;

public sealed class ListTests
{
    [Fact]
    public async Task Each_sees_their_own()
    {
        await using var house = await WithFourAsync();

        Assert.Equal(["ESC-101", "ESC-102"], Ids(await house.AskAsync(house.Rita, "my escalations")));
        Assert.Equal(["ESC-103"], Ids(await house.AskAsync(house.Rob, "my escalations")));
        Assert.Equal(["ESC-101", "ESC-102", "ESC-103"], Ids(await house.AskAsync(house.Mona, "my escalations")));
        Assert.Equal(["ESC-104"], Ids(await house.AskAsync(house.Bea, "my escalations")));
        Assert.Equal(["ESC-101", "ESC-102", "ESC-104"], Ids(await house.AskAsync(house.Dana, "my escalations")));
        Assert.Equal(["ESC-103"], Ids(await house.AskAsync(house.Priya, "my escalations")));
        Assert.Equal(["ESC-101", "ESC-102", "ESC-103", "ESC-104"], Ids(await house.AskAsync(house.Lee, "my escalations")));
        Assert.Equal(["ESC-101", "ESC-102", "ESC-103", "ESC-104"], Ids(await house.AskAsync(house.Dana, "open escalations")));
    }

    [Fact]
    public async Task The_most_pressing_comes_first()
    {
        await using var house = await WithFourAsync();
        await house.AskAsync(house.Dana, "raise ESC-104 to high");
        await house.PressAsync(house.Dana, "ESC-101", "Acknowledge");

        var list = await house.AskAsync(house.Dana, "open escalations");

        Assert.Equal("ESC-104", Ids(list, inOrder: true)[0]);
        Assert.Contains("4 escalations, 1 High.", list);
    }

    [Fact]
    public async Task Lists_are_narrowed_by_carrier_order_level_and_state()
    {
        await using var house = await WithFourAsync();
        await house.AskAsync(house.Dana, "raise ESC-104 to high");
        await house.PressAsync(house.Dana, "ESC-101", "Acknowledge");

        Assert.Equal(["ESC-103"], Ids(await house.AskAsync(house.Dana, "open escalations for Comcast")));
        Assert.Equal(["ESC-102"], Ids(await house.AskAsync(house.Dana, "escalations on 48214")));
        Assert.Equal(["ESC-104"], Ids(await house.AskAsync(house.Dana, "high escalations")));
        Assert.Equal(["ESC-102", "ESC-103", "ESC-104"], Ids(await house.AskAsync(house.Dana, "unacknowledged escalations")));
        Assert.Contains("No open escalations with Verizon.", await house.AskAsync(house.Dana, "open escalations for Verizon"));
        await house.FillAsync(house.Dana, "escalation.resolve", "ESC-101", ("proof", "Test"), ("words", "x"));
        Assert.Equal(["ESC-101"], Ids(await house.AskAsync(house.Dana, "closed escalations")));
    }

    [Fact]
    public async Task One_alone_is_shown_itself_and_stays_up_to_date()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita);

        var status = await house.AskAsync(house.Rita, "status of my escalation");
        Assert.Contains("ESC-101 on Lumen order 48213 of Marlin Dental is with Dana Ortiz", status);
        Assert.Contains("ESC-101 · Mid", await house.AskAsync(house.Rita, "ESC-101"));
        await house.PressAsync(house.Dana, id, "Acknowledge");

        Assert.All(house.Bot.Chat.In(house.Rita.Chat()).Where(shown => shown.Card.Name == "escalation"), shown => Assert.Contains("Dana Ortiz works on ESC-101", OrderDesk.Read(shown.Card)));
    }

    [Fact]
    public async Task Nothing_there_is_said_with_the_way_to_begin()
    {
        await using var house = await OrderDesk.OpenAsync();

        Assert.Contains("No open escalations.", await house.AskAsync(house.Rita, "my escalations"));
        Assert.Contains("Escalate something…", house.LastTo(house.Rita));
    }

    [Fact]
    public async Task How_to_says_what_the_clocks_run_by()
    {
        await using var house = await OrderDesk.OpenAsync();

        var howto = await house.AskAsync(house.Rita, "how do I escalate");

        Assert.Contains("Acknowledged within 4 business hours, next step within 1 business day, up by itself after 2 business days without an answer", howto);
        Assert.Contains("Acknowledged within 15 minutes, next step within 1 hour", howto);
        Assert.Contains("An escalation is free", howto);
    }

    [Fact]
    public async Task Other_features_read_what_is_open()
    {
        await using var house = await WithFourAsync();
        await house.AskAsync(house.Dana, "raise ESC-104 to high");
        await house.FillAsync(house.Dana, "escalation.resolve", "ESC-102", ("proof", "Test"), ("words", "x"));
        await house.FillAsync(house.Dana, "escalation.waiting", "ESC-101", ("on", "Partner"), ("reason", "x"));
        var session = house.Bot.Session();

        var all = await OpenEscalations.AllAsync(session, OrderDesk.Cancel);
        Assert.Equal(["ESC-104", "ESC-101", "ESC-103"], all.Select(one => one.Id));
        Assert.Equal((EscalationLevel.High, EscalationClock.Acknowledge, house.Bot.Now.AddMinutes(15)), (all[0].Level, all[0].Due, all[0].DueAt));
        Assert.Equal((null, EscalationState.WaitingOnPartner), (all[1].DueAt, all[1].State));
        Assert.False(all[0].IsOverdue(house.Bot.Now));
        Assert.True(all[0].IsOverdue(house.Bot.Now.AddHours(1)));
        Assert.Equal(TimeSpan.FromHours(1), all[0].Age(house.Bot.Now.AddHours(1)));
        Assert.Equal(["ESC-101"], (await OpenEscalations.OfOrderAsync(session, "48213", OrderDesk.Cancel)).Select(one => one.Id));
        Assert.Empty(await OpenEscalations.OfOrderAsync(session, "48214", OrderDesk.Cancel));
        Assert.Equal(["ESC-101", "ESC-103"], (await OpenEscalations.OfAgencyAsync(session, "acme", OrderDesk.Cancel)).Select(one => one.Id));
        Assert.Equal(["55120"], await OpenEscalations.OrdersWithHighAsync(session, OrderDesk.Cancel));
    }

    static async Task<OrderDesk> WithFourAsync()
    {
        var house = await OrderDesk.OpenAsync();
        await house.EscalateAsync(house.Rita);
        await house.EscalateAsync(house.Rita, "48214");
        await house.EscalateAsync(house.Rob, "48300");
        await house.EscalateAsync(house.Bea, "55120");
        return house;
    }

    static List<string> Ids(string list, bool inOrder = false)
    {
        var ids = System.Text.RegularExpressions.Regex.Matches(list, @"ESC-\d+").Select(match => match.Value).Distinct().ToList();
        return inOrder ? ids : [.. ids.Order(StringComparer.Ordinal)];
    }
}

public sealed class JeopardyHelpTests
{
    [Fact]
    public async Task An_order_in_jeopardy_gets_whose_move_which_move_and_the_level_of_an_escalation()
    {
        await using var house = await OrderDesk.OpenAsync();
        await JeopardyAsync(house, "48214", "1G", "no access, suite locked");

        var help = await house.AskAsync(house.Rita, "order 48214 is in jeopardy, now what");

        Assert.Contains("Order 48214 is in jeopardy (1G) since Wed Nov 11, 10:00 AM EST. It is the customer's move. Give a fresh site contact and an access window.", help);
        Assert.Contains("no access, suite locked", help);
        Assert.Contains("some suppliers start billing", help);
        Assert.Contains("By the rules an escalation would be Mid: in jeopardy for 3 business days without a new date (M2).", help);
        Assert.Contains("Escalate 48214 as Mid", help);
        var form = OrderDesk.Form(await house.Bot.PressAsync(house.Rita, house.Bot.Chat.In(house.Rita.Chat())[^1], "Escalate 48214"));
        Assert.Equal("Mid", form.Fields.Single(field => field.Id == "level").Value);
    }

    [Fact]
    public async Task A_code_unknown_or_none_goes_by_the_words()
    {
        await using var house = await OrderDesk.OpenAsync();
        await JeopardyAsync(house, "48214", "C31", "held for right of way");

        var help = await house.AskAsync(house.Rita, "order 48214 is in jeopardy, now what");

        Assert.Contains("Ask the supplier what they wait for, from whom, and for a new date.", help);
        Assert.Contains("held for right of way", help);
    }

    [Fact]
    public async Task An_order_that_is_fine_is_said_to_be_as_far_as_known()
    {
        await using var house = await OrderDesk.OpenAsync();

        Assert.Contains("Order 48214 is not in jeopardy as far as I know; for 1C. It is the customer's move.", await house.AskAsync(house.Rita, "48214 jeop 1C what now"));
    }

    [Fact]
    public async Task Anothers_order_is_not_there_and_a_code_alone_is_answered()
    {
        await using var house = await OrderDesk.OpenAsync();
        await JeopardyAsync(house, "55120", "1G", "locked");

        Assert.Equal((await house.AskAsync(house.Rita, "order 99999 is in jeopardy, now what")).Replace("99999", "X"), (await house.AskAsync(house.Rita, "order 55120 is in jeopardy, now what")).Replace("55120", "X"));
        Assert.Contains("It is the supplier's move. Escalate the missed appointment and ask for a credit.", await house.AskAsync(house.Rita, "how do I clear a jeopardy 1F"));
        Assert.Contains("Which order is it", await house.AskAsync(house.Rita, "we got a jeopardy now what"));
        Assert.Contains("Order 48214 is not in jeopardy", await house.AskAsync(house.Rita, "48214"));
    }

    static async Task JeopardyAsync(OrderDesk house, string id, string code, string words)
    {
        var order = (await house.Bot.Store.LoadAsync(OrderBook.All, id, OrderDesk.Cancel))!;
        await house.Bot.DecideAsync(session => session.Save(OrderBook.All, order with { Jeopardy = new Jeopardy(code, words, house.Bot.Now.AddDays(-5)) }));
    }
}

public sealed class EscalationOptionsTests
{
    [Theory]
    [InlineData("Zone", "Eastern", "Did you mean America/New_York?")]
    [InlineData("Opens", "8am", "Escalations:Opens is '8am': a time of day such as 08:00 is needed.")]
    [InlineData("Closes", "07:00", "Escalations:Closes is '07:00': it must be later than Escalations:Opens, '08:00'.")]
    public async Task A_wrong_setting_stops_the_start_and_names_the_cure(string setting, string value, string cure)
    {
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => OrderDesk.OpenAsync(new Dictionary<string, string?> { ["Escalations:" + setting] = value }));

        Assert.Contains(cure, refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_repair_table_that_cannot_be_read_names_the_line() =>
        Assert.StartsWith(
            "Repair contacts, line 2: 'Lumen 800' should be the supplier",
            Assert.Throws<FormatException>(() => Demarc.Features.Escalations.Intake.RepairContacts.Parse("# ours\nLumen 800")).Message,
            StringComparison.Ordinal);
}
