using CsCheck;
using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Features.Orders;
using Demarc.Features.Orders.Lists;
using Demarc.Tests.Support;
using static Demarc.Tests.Features.Orders.OrderSamples;

namespace Demarc.Tests.Features.Orders.Lists;

public sealed class OrderListTests
{
    static readonly Order[] Orders =
    [
        Order("10001") with { Customer = "Late Legal", Dates = Order().On(OrderDate.Foc, -3).Dates },
        Order("10002") with { Customer = "Fine Freight", Supplier = "AT&T", Dates = Order().On(OrderDate.Foc, 3).Dates },
        Order("10003") with { Customer = "Next Week", Supplier = "AT&T", Rep = "al-peck", Dates = Order().On(OrderDate.Foc, 9).Dates },
        Order("10004") with { Customer = "Silent Silk", LastWord = new("portal", TestBot.Start.AddDays(-20)) },
        Order("10005") with { Customer = "Jep Jewels", Jeopardy = new("1U", "permit", TestBot.Start), Next = new("permit", Court.ThirdParty, Today.AddDays(4)) },
        Order("10006") with { Customer = "Done Dental", Dates = Order().On(OrderDate.Installed, -90).Dates },
        Order("10007") with { Customer = "Gone Gym", Dates = Order().On(OrderDate.Cancelled, -5).Dates },
        Order("10008") with { Customer = "Beta Bakery", Agency = "beta", Rep = "bo-lund", Owner = "dana-ortiz", Product = "SIP trunks", Hold = new(Court.Customer, "x", TestBot.Start) },
        Order("10009") with { Customer = "New Nest", Dates = new OrderDates().On(OrderDate.ContractSigned, -1) },
        Order("10010") with { Customer = "Port Place", Product = "Port 12 TNs", Reject = new("6D", "address", TestBot.Start) },
    ];

    public static TheoryData<string, string[]> OfRita => new()
    {
        { "my orders", ["10001", "10002", "10004", "10005", "10009", "10010"] },
        { "all of mine", ["10001", "10002", "10004", "10005", "10006", "10007", "10009", "10010"] },
        { "mine, not installed", ["10001", "10002", "10004", "10005", "10009", "10010"] },
        { "everything of mine that hasnt installed", ["10001", "10002", "10004", "10005", "10009", "10010"] },
        { "late", ["10001"] },
        { "late att orders", [] },
        { "on hold", [] },
        { "not submitted", ["10009"] },
        { "what was installed", ["10006"] },
        { "commissions late", ["10006"] },
        { "orders without a foc", ["10004", "10005", "10009", "10010"] },
        { "stale orders", ["10004"] },
        { "in jeopardy", ["10005"] },
        { "without a date", ["10004", "10005", "10009", "10010"] },
        { "list not submitted", ["10009"] },
        { "list what was installed", ["10006"] },
        { "list the cancelled ones", ["10007"] },
        { "list rejected", ["10010"] },
        { "foc this week", ["10002"] },
        { "foc next week", [] },
        { "orders with att", ["10002"] },
        { "open dia", ["10001", "10002", "10004", "10005", "10009"] },
        { "list commissions late", ["10006"] },
        { "orders for beta", [] },
    };

    public static TheoryData<string, string[]> OfDana => new()
    {
        { "my orders", ["10008"] },
        { "orders with att", ["10002", "10003"] },
        { "open orders for beta", ["10008"] },
        { "foc next week", ["10003"] },
        { "late att orders", [] },
        { "orders with att, foc this week", ["10002"] },
        { "list on hold", ["10008"] },
        { "on hold", ["10008"] },
        { "in jeopardy", ["10005"] },
        { "mine, not installed", ["10008"] },
        { "what is late", ["10001"] },
        { "which orders are stuck", ["10004"] },
        { "orders not att", ["10001", "10004", "10005", "10008", "10009", "10010"] },
        { "open orders excluding beta bakery", ["10001", "10002", "10003", "10004", "10005", "10009", "10010"] },
        { "orders that are not late", ["10002", "10003", "10004", "10005", "10008", "10009", "10010"] },
        { "orders without a jeopardy", ["10001", "10002", "10003", "10004", "10008", "10009", "10010"] },
        { "red or amber orders", ["10001", "10005", "10008", "10010"] },
        { "unassigned orders", ["10001", "10002", "10003", "10004", "10005", "10009", "10010"] },
        { "orders to submit", ["10009"] },
        { "att or lumen orders", ["10001", "10002", "10003", "10004", "10005", "10008", "10009", "10010"] },
    };

    [Theory]
    [MemberData(nameof(OfRita))]
    public async Task A_partner_lists_what_is_theirs(string said, string[] numbers)
    {
        var (bot, cast) = await OrderTalk.StartAsync(Orders);
        await using var _ = bot;

        Assert.Equal(numbers, Numbers(Assert.Single(await bot.SayAsync(cast.Rita, said))).Order());
    }

    [Theory]
    [MemberData(nameof(OfDana))]
    public async Task Staff_list_everything(string said, string[] numbers)
    {
        var (bot, cast) = await OrderTalk.StartAsync(Orders);
        await using var _ = bot;

        Assert.Equal(numbers, Numbers(Assert.Single(await bot.SayAsync(cast.Dana, said))).Order());
    }

    [Fact]
    public async Task A_list_is_a_list_in_the_middle_of_the_talk_about_an_order_and_in_a_room()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Orders);
        await using var _ = bot;
        var ours = await bot.RoomAsync("ours", isInternal: true);

        foreach (var (said, numbers) in OfRita.Select(row => row.Data))
        {
            await bot.SayAsync(cast.Rita, "where is 10002");
            Assert.Equal(numbers, Numbers(Assert.Single(await bot.SayAsync(cast.Rita, said))).Order());
        }

        foreach (var (said, numbers) in OfDana.Select(row => row.Data))
        {
            await bot.SayAsync(cast.Dana, "where is 10002", ours);
            Assert.Equal(numbers, Numbers(Assert.Single(await bot.SayAsync(cast.Dana, said, ours))).Order());
        }
    }

    [Fact]
    public async Task What_cannot_be_left_out_is_said_and_not_listed_for_the_answer()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Orders);
        await using var _ = bot;

        var denied = Assert.Single(await bot.SayAsync(cast.Dana, "orders excluding glimmering"));
        Assert.StartsWith("I cannot apply \"not glimmering\"", denied.Card.Summary.ToString(), StringComparison.Ordinal);
        Assert.Empty(Numbers(denied));

        var asked = Assert.Single(await bot.SayAsync(cast.Dana, "foc after feb 30"));
        Assert.StartsWith("There is no feb 30.", asked.Card.Summary.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_one_is_the_second_of_the_list()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Orders);
        await using var _ = bot;
        var listed = Numbers(Assert.Single(await bot.SayAsync(cast.Rita, "my orders")));

        Assert.StartsWith($"Order {listed[1]}", Assert.Single(await bot.SayAsync(cast.Rita, "show me the second one")).Card.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manager_lists_the_agency_and_what_matters_comes_first()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Orders);
        await using var _ = bot;

        var shown = Assert.Single(await bot.SayAsync(cast.Mia, "my orders"));

        Assert.Equal(["10001", "10004", "10005", "10010", "10002", "10003", "10009"], Numbers(shown));
        Assert.Contains("7 orders. Read as: yours · not installed yet. ", shown.Card.Summary.ToString(), StringComparison.Ordinal);
        Assert.Contains("Red, late: 1", shown.Card.Summary.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_list_has_pages_and_each_row_opens_its_order()
    {
        var (bot, cast) = await OrderTalk.StartAsync([.. Enumerable.Range(20_001, 25).Select(i => Order($"{i}"))]);
        await using var _ = bot;
        var first = Assert.Single(await bot.SayAsync(cast.Rita, "my orders"));

        Assert.Contains("25 orders", first.Card.Summary.ToString(), StringComparison.Ordinal);
        await bot.PressAsync(cast.Rita, first, "Next 10");
        await bot.PressAsync(cast.Rita, bot.Chat.All[^1], "Next 5");
        var pages = bot.Chat.All.Where(one => one.Card.Name == "order-list").ToList();

        Assert.Equal([10, 10, 5], pages.Select(page => Numbers(page).Count));
        Assert.Equal(25, pages.SelectMany(Numbers).Distinct().Count());
        Assert.DoesNotContain(pages[2].Card.Buttons, button => button.Label.StartsWith("Next", StringComparison.Ordinal));

        await bot.PressAsync(cast.Rita, pages[2], "Open 20025");
        Assert.StartsWith("Order 20025", bot.Chat.All[^1].Card.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_made_up_page_shows_nothing_of_others()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Orders);
        await using var _ = bot;
        foreach (var subject in new[] { "0|s=0;a=beta", "0|s=0", "-5|s=1;o=dana-ortiz", "99|u=Beta", "x", "0|s=2147483647;f=00010101;t=99991231", "0|u=%ZZ;c=%" })
        {
            await bot.InlineAsync(bot.Inbound(cast.Rita, InboundKind.Action) with { Verb = OrderVerbs.Page, Subject = subject });
        }

        Assert.Equal(7, bot.Chat.All.Count);
        Assert.All(bot.Chat.All, one => Assert.DoesNotContain("10008", TestBot.Read(one.Card), StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_a_room_a_partners_list_is_private_and_staffs_is_shown_to_those_who_may()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Orders);
        await using var _ = bot;
        var (ours, acme) = (await bot.RoomAsync("ours", isInternal: true), await bot.RoomAsync("acme", sharedWith: "acme"));

        Assert.Contains(await bot.SayAsync(cast.Rita, "my orders", acme), one => one.Address.Key == cast.Rita.Chat().Key && one.Card.Name == "order-list");
        Assert.Equal("order-list", Assert.Single(await bot.SayAsync(cast.Dana, "late", ours)).Card.Name);
        Assert.Contains(await bot.SayAsync(cast.Dana, "all orders", acme), one => one.Address.Key == cast.Dana.Chat().Key && one.Card.Name == "order-list");
    }

    [Fact]
    public void A_filter_is_read_as_it_was_written() =>
        Gen.Select(Gen.Int[0, 32767], Gen.Bool, Gen.OneOf(Gen.OneOf("AT&T", "Lumen", "a;b=c|d", "%", "ü 東京"), Gen.String[1, 20]), Gen.Date.Select(DateOnly.FromDateTime)).Sample((states, mine, word, day) =>
        {
            var filter = new OrderFilter { Not = new OrderFilter { Customer = word }, AnyStates = (ListState)states, States = (ListState)states, Mine = mine, Supplier = word, Customer = word, From = day, To = day };
            var again = OrderFilter.Read(filter.Write());

            Assert.Equal((filter.States, filter.AnyStates, filter.Mine, filter.From), (again.States, again.AnyStates, again.Mine, again.From));
            Assert.Equal(again, OrderFilter.Read(again.Write()));
        });

    [Fact]
    public void Any_text_is_a_filter() => Gen.String.Sample(text => _ = (OrderFilter.Read(text).Write(), ListText.Read(text, [], Today)));

    static List<string> Numbers(Shown shown) => [.. shown.Card.Body.OfType<Table>().SelectMany(table => table.Rows).Select(row => row[0].ToString())];
}
