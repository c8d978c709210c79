using Demarc.Features.Orders;
using Demarc.Tests.Support;
using Demarc.Turns;
using static Demarc.Tests.Features.Orders.OrderSamples;

namespace Demarc.Tests.Features.Orders.Changes;

/// <summary>Only what is stated changes an order, and only the order it is stated of.</summary>
public sealed class UnchangedTests
{
    static readonly Order Marlin = Order().On(OrderDate.Foc, 2);

    [Fact]
    public async Task What_is_denied_guessed_forbidden_or_asked_changes_nothing()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin);
        await using var _ = bot;

        foreach (var said in new[]
        {
            "48213 not installed on nov 12", "48213 got installed yesterday?", "48213 foc isn't dec 5", "48213 foc maybe dec 8", "could be dec 9 unless permit", "foc not before dec 8", "between dec 5 and dec 9",
            "48213 foc could be dec 9 or dec 10", "should i cancel 48213", "don't cancel 48213", "did AT&T cancel 48213", "was 48213 cancelled by the customer", "is 48213 cancelled?", "don't note on 48213: x", "delete note on 48213", "don't unfollow 48213",
            "note 48213 to the customer: x",
        })
        {
            await bot.SayAsync(cast.Dana, said);
            await bot.SayAsync(cast.Dana, "yes");
            var order = await OrderTalk.OrderAsync(bot, "48213");

            Assert.True(order.History.Count == 0 && order.Notes.Count == 0 && order.Muted.Count == 0, said);
        }

        Assert.Contains("Nothing was changed on order 48213", await bot.AskFlatAsync(cast.Dana, "48213 foc maybe dec 8"), StringComparison.Ordinal);
        Assert.Contains("FOC: Wed Nov 18, 2026 → Mon Dec 14, 2026", await bot.AskFlatAsync(cast.Dana, "48213 foc is not dec 11, it's dec 14"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_orders_in_one_message_each_get_their_own()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin, Order("48214").On(OrderDate.Foc, 2));
        await using var _ = bot;

        foreach (var (said, first, second) in new[] { ("48213 foc dec 8, 48214 foc dec 9", 8, 9), ("48213 foc 12/10\n48214 foc 12/11", 10, 11), ("48213 foc dec 16 and 48214 foc dec 17", 16, 17), ("48213 48214 foc dec 1 and dec 2", 16, 17), ("48213 foc dec 18 and 48214 purple", 18, 17) })
        {
            await bot.SayAsync(cast.Dana, said);

            Assert.Equal((said, first, second), (said, (await OrderTalk.OrderAsync(bot, "48213")).Dates.Foc!.On.Day, (await OrderTalk.OrderAsync(bot, "48214")).Dates.Foc!.On.Day));
        }
    }

    [Fact]
    public async Task An_open_cancellation_keeps_its_order_and_takes_no_command_as_its_reason()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin, Order("48214").On(OrderDate.Foc, 2));
        await using var _ = bot;

        await bot.SayAsync(cast.Dana, "cancel 48213");
        await bot.SayAsync(cast.Dana, "who has 48214");
        await bot.SayAsync(cast.Dana, "yes");
        await bot.SayAsync(cast.Dana, "cancel 48213");
        await bot.SayAsync(cast.Dana, "reinstate 48214");
        await bot.SayAsync(cast.Dana, "yes");
        await bot.SayAsync(cast.Dana, "cancel 48213");
        Assert.Contains("Why is order 48213", await bot.AskFlatAsync(cast.Dana, "hmm wait"), StringComparison.Ordinal);
        Assert.Contains("Why is order 48213", await bot.AskFlatAsync(cast.Dana, "i don't know"), StringComparison.Ordinal);

        Assert.Null((await OrderTalk.OrderAsync(bot, "48213")).Dates.Cancelled);
        Assert.Null((await OrderTalk.OrderAsync(bot, "48214")).Dates.Cancelled);
    }

    [Fact]
    public async Task The_cures_that_are_named_work()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin.On(OrderDate.Installed, -1).On(OrderDate.Cancelled, -1) with { Jeopardy = new("1U", "permit", TestBot.Start), Hold = new(Court.Customer, "landlord", TestBot.Start) });
        await using var _ = bot;

        foreach (var said in new[] { "48213 was not installed yesterday", "48213 cancelled none", "48213 is not on hold", "48213 not in jeopardy" })
        {
            await bot.SayAsync(cast.Dana, said);
        }

        var order = await OrderTalk.OrderAsync(bot, "48213");
        Assert.Equal((null, null, null, null), (order.Dates.Installed, order.Dates.Cancelled, order.Hold, order.Jeopardy));
    }

    [Fact]
    public async Task The_last_change_is_taken_back_after_a_yes()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin);
        await using var _ = bot;
        await bot.SayAsync(cast.Dana, "48213 foc dec 9");

        Assert.Contains("Take it back?", await bot.AskFlatAsync(cast.Dana, "undo last change on 48213"), StringComparison.Ordinal);
        Assert.Equal(9, (await OrderTalk.OrderAsync(bot, "48213")).Dates.Foc!.On.Day);
        await bot.SayAsync(cast.Dana, "yes");

        Assert.Equal(18, (await OrderTalk.OrderAsync(bot, "48213")).Dates.Foc!.On.Day);
        Assert.Single(await bot.Store.QueryAsync(Audit.Entries, Audit.Entries.Where(entry => entry.What == "order.undo"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Undo_alone_takes_back_all_that_the_last_message_changed()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin, Order("48214").On(OrderDate.Foc, 2), Order("48215").On(OrderDate.Foc, 2));
        await using var _ = bot;
        await bot.SayAsync(cast.Dana, "48215 foc dec 3");
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await bot.SayAsync(cast.Dana, "48213 foc dec 8 and 48214 foc dec 9");

        var asked = await bot.AskFlatAsync(cast.Dana, "undo");
        Assert.Contains("You changed 2 orders. Take back all of it?", asked, StringComparison.Ordinal);
        Assert.Contains("48214 for Marlin Dental. FOC: Wed Nov 18, 2026 → Wed Dec 9, 2026", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("48215", asked, StringComparison.Ordinal);
        Assert.Equal((8, 9), await DaysAsync());

        await bot.SayAsync(cast.Finn, "48214 foc dec 10");
        var done = await bot.AskFlatAsync(cast.Dana, "yes");

        Assert.Contains("Order 48214 was changed meanwhile", done, StringComparison.Ordinal);
        Assert.Equal((18, 10), await DaysAsync());
        Assert.Contains("48213", await bot.AskFlatAsync(cast.Dana, "undo last change on 48213 and 48214"), StringComparison.Ordinal);

        async Task<(int, int)> DaysAsync() => ((await OrderTalk.OrderAsync(bot, "48213")).Dates.Foc!.On.Day, (await OrderTalk.OrderAsync(bot, "48214")).Dates.Foc!.On.Day);
    }

    [Theory]
    [InlineData("note 48213 to partner: we wait")]
    [InlineData("partner note on 48213: we wait")]
    [InlineData("tell the partner on 48213 that we wait")]
    public async Task A_note_to_the_partner_is_shown_before_it_is_kept(string said)
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin);
        await using var _ = bot;

        Assert.Contains("shall the partner read this?", await bot.AskFlatAsync(cast.Dana, said), StringComparison.Ordinal);
        Assert.Empty((await OrderTalk.OrderAsync(bot, "48213")).Notes);
        await bot.SayAsync(cast.Dana, "yes");

        Assert.Equal([("we wait", false)], (await OrderTalk.OrderAsync(bot, "48213")).Notes.Select(note => (note.Words, note.IsInternal)));
    }
}
