using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Features.Orders;
using Demarc.Tests.Support;
using Demarc.Turns;
using static Demarc.Tests.Features.Orders.OrderSamples;

namespace Demarc.Tests.Features.Orders.Finding;

public sealed class MissedOrderTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

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
