using Demarc.Features.Orders;
using static Demarc.Tests.Features.Orders.OrderSamples;

namespace Demarc.Tests.Features.Orders.Finding;

public sealed class OrderAskingTests
{
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
}
