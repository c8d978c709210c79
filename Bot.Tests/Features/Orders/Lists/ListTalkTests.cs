using Demarc.Features.Orders;
using Demarc.Features.Orders.Lists;
using Demarc.Tests.Support;
using Demarc.Turns;
using Demarc.Understanding;
using static Demarc.Tests.Features.Orders.OrderSamples;

namespace Demarc.Tests.Features.Orders.Lists;

public sealed class ListTalkTests
{
    static readonly ShownList Shown = new(new ListShown(new OrderFilter { Mine = true, States = ListState.Open, Not = new OrderFilter { Supplier = "Lumen" } }, 10).Write(), true);

    [Theory]
    [InlineData("only the late ones", "yours · not installed yet · late · not Lumen")]
    [InlineData("just the installed ones please", "yours · installed · not Lumen")]
    [InlineData("also the installed ones", "yours · not installed yet or installed · not Lumen")]
    [InlineData("ok now oldest first", "yours · not installed yet · oldest first · not Lumen")]
    [InlineData("sort them by customer", "yours · not installed yet · by customer · not Lumen")]
    [InlineData("how many of those are on hold", "yours · not installed yet · on hold · not Lumen")]
    [InlineData("which of them have no foc?", "yours · not installed yet · without a FOC · not Lumen")]
    [InlineData("hide the red ones", "yours · not installed yet · not Lumen · not red")]
    [InlineData("same for everyone", "not installed yet · not Lumen")]
    [InlineData("break that down by carrier", "yours · not installed yet · counted by carrier · not Lumen")]
    [InlineData("how much is that a month", "yours · not installed yet · their monthly charge in all · not Lumen")]
    [InlineData("over $500 only", "yours · not installed yet · over $500 a month · not Lumen")]
    public void What_goes_on_with_a_list_is_put_together_with_it(string said, string expected)
    {
        var before = ListShown.Read(Shown.How);

        var change = Assert.IsType<ListStep.Change>(Read(said, Shown));

        var after = before.Changed(ListJoining.On(before.Filter, change.Reading.Said, change.Join, change.IsEveryones));
        Assert.Equal(expected, string.Join(" · ", FilterText.Parts(after.Filter).Select(part => part.Words.ToString())));
        Assert.Equal(before.Filter, Assert.Single(ListShown.Read(after.Write()).Before));
    }

    [Theory]
    [InlineData("put lumen back", null, "")]
    [InlineData("without comcast", null, "Lumen|Comcast")]
    [InlineData("only lumen", "Lumen", "")]
    public void What_is_left_out_comes_back_and_what_is_asked_for_is_left_out_no_longer(string said, string? supplier, string left)
    {
        var before = ListShown.Read(Shown.How).Filter;
        IReadOnlyList<Entity> carriers = [.. new[] { "Comcast", "Lumen" }.Select(name => new Entity(EntityKind.Carrier, name, name.ToLowerInvariant(), said.IndexOf(name, StringComparison.OrdinalIgnoreCase))).Where(entity => entity.Start >= 0)];

        var change = Assert.IsType<ListStep.Change>(ListTalk.Read(said, carriers, Today, Shown, _ => false));

        var after = ListJoining.On(before, change.Reading.Said, change.Join, change.IsEveryones);
        Assert.Equal(supplier, after.Supplier);
        Assert.Equal(left, after.Not?.Supplier ?? "");
    }

    [Theory]
    [InlineData("next", typeof(ListStep.Next))]
    [InlineData("ok show me more", typeof(ListStep.Next))]
    [InlineData("the rest please", typeof(ListStep.Next))]
    [InlineData("back", typeof(ListStep.Back))]
    [InlineData("previous page", typeof(ListStep.Back))]
    [InlineData("page 3", typeof(ListStep.Page))]
    [InlineData("clear the filter", typeof(ListStep.Whole))]
    [InlineData("the list again", typeof(ListStep.Again))]
    [InlineData("the other way round", typeof(ListStep.Reverse))]
    public void Pages_are_turned_in_words(string said, Type step)
    {
        Assert.IsType(step, Read(said, Shown));
        Assert.IsType<ListStep.Nothing>(Read(said, null));
    }

    [Theory]
    [InlineData("of course")]
    [InlineData("in a bit")]
    [InlineData("no thanks")]
    [InlineData("just checking in")]
    [InlineData("why are they late")]
    [InlineData("escalate the late ones")]
    [InlineData("move those to friday")]
    [InlineData("follow those")]
    [InlineData("late orders")]
    [InlineData("thanks!")]
    [InlineData("")]
    public void What_stands_by_itself_is_left_alone(string said) => Assert.Null(Read(said, Shown));

    [Fact]
    public void Any_text_is_read() => CsCheck.Check.Sample(CsCheck.Gen.String, text => _ = (Read(text, Shown), Read(text, null), ListShown.Read(text).Write()));

    [Fact]
    public async Task A_list_is_narrowed_turned_and_gone_back_to_within_what_the_person_may_see()
    {
        var (bot, cast) = await OrderTalk.StartAsync([
            .. Enumerable.Range(20_001, 12).Select(i => Order($"{i}").On(OrderDate.Foc, i == 20_003 ? -2 : 9)),
            Order("30001") with { Supplier = "AT&T" },
            Order("30002") with { Agency = "beta", Rep = "bo-lund", Supplier = "AT&T" }]);
        await using var _ = bot;
        await bot.SayAsync(cast.Rita, "my orders");

        Assert.Contains("13 orders. Read as: yours", await SayAsync(bot, cast.Rita, "next"), StringComparison.Ordinal);
        Assert.Contains("1 order. Read as: yours · not installed yet · late.", await SayAsync(bot, cast.Rita, "just the late ones"), StringComparison.Ordinal);
        Assert.Contains("13 orders. Read as: yours · not installed yet.", await SayAsync(bot, cast.Rita, "back"), StringComparison.Ordinal);
        Assert.Contains("1 order. Read as: yours · AT&T", await SayAsync(bot, cast.Rita, "and att?"), StringComparison.Ordinal);
        Assert.DoesNotContain("30002", await SayAsync(bot, cast.Rita, "same for everyone"), StringComparison.Ordinal);
        Assert.Contains("I find nothing of the name \"Bo Lund\"", await SayAsync(bot, cast.Rita, "same for Bo Lund"), StringComparison.Ordinal);

        await bot.SayAsync(cast.Rita, "where is 20001");
        var none = Assert.Single(await bot.SayAsync(cast.Rita, "next"));
        Assert.Equal("order-list-none", none.Card.Name);
        Assert.Contains("Read as:", await SayAsync(bot, cast.Rita, "back to the list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manager_named_by_staff_stands_for_the_agency_and_a_day_alone_is_asked_about()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Order("20001"), Order("20002") with { Rep = "al-peck" }, Order("30002") with { Agency = "beta", Rep = "bo-lund" });
        await using var _ = bot;

        Assert.Contains("2 orders. Read as: agency", await SayAsync(bot, cast.Dana, "orders of mia boss"), StringComparison.Ordinal);
        Assert.Contains("1 order. Read as: of ", await SayAsync(bot, cast.Dana, "orders of al peck"), StringComparison.Ordinal);

        await bot.SayAsync(cast.Dana, "where is 20001");
        Assert.StartsWith("What of ", await SayAsync(bot, cast.Dana, "12/4"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("order 20,001")]
    [InlineData("200 01")]
    public async Task A_number_with_a_mark_in_it_is_that_order(string said)
    {
        var (bot, cast) = await OrderTalk.StartAsync(Order("20001"), Order("20002"));
        await using var _ = bot;

        Assert.StartsWith("Order 20001", Assert.Single(await bot.SayAsync(cast.Rita, said)).Card.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_numbers_one_a_line_are_all_answered()
    {
        var orders = Enumerable.Range(20_001, 9).Select(i => Order($"{i}")).ToArray();
        var (bot, cast) = await OrderTalk.StartAsync(orders);
        await using var _ = bot;

        var text = await bot.AskFlatAsync(cast.Rita, string.Join('\n', orders.Select(order => order.Number)));

        Assert.All(orders, order => Assert.Contains(order.Number, text, StringComparison.Ordinal));
    }

    static ListStep? Read(string said, ShownList? list) => ListTalk.Read(said, [], Today, list, _ => false);

    static async Task<string> SayAsync(TestBot bot, Person person, string said) => Assert.Single(await bot.SayAsync(person, said)).Card.Summary.ToString();
}
