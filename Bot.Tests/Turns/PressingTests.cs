using System.Text;
using Demarc.Features.Escalations;
using Demarc.Features.Orders;
using Demarc.Tests.Features.Escalations;
using Demarc.Tests.Features.Orders;
using Demarc.Tests.Support;
using Demarc.Turns;

namespace Demarc.Tests.Turns;

/// <summary>A button that asks "are you sure?" asks it too when it is chosen in words.</summary>
public sealed class PressingTests
{
    const string Tracker = "Order #,Customer,Agency,Rep,Supplier,Submitted,FOC Date,MRC\n48213,Marlin Dental,Acme,Rita Sol,Lumen,2026-10-27,2026-12-09,1250\n";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Chosen_in_words_it_asks_first_and_a_yes_after_a_restart_presses_it()
    {
        var (bot, dana) = await ImportedAsync();
        await using var _ = bot;

        Assert.Contains("Take back all of IMP-", await bot.AskFlatAsync(dana, await UndoAsync(bot, dana)));
        Assert.Equal(1, await OrdersAsync(bot));

        await bot.RestartAsync();
        await bot.SayAsync(dana, "yes please");
        Assert.Equal(0, await OrdersAsync(bot));
    }

    [Theory]
    [InlineData("no", "nothing was done")]
    [InlineData("nope, leave it", "nothing was")]
    [InlineData("wait", "nothing was done")]
    [InlineData("where is 48213", "Marlin Dental")]
    [InlineData("1", null)]
    [InlineData("hmm", null)]
    public async Task Anything_but_a_yes_leaves_it_and_a_later_yes_is_too_late(string said, string? answer)
    {
        var (bot, dana) = await ImportedAsync();
        await using var _ = bot;
        await bot.AskFlatAsync(dana, await UndoAsync(bot, dana));

        var shown = await bot.SayAsync(dana, said);
        await bot.SayAsync(dana, "yes");

        Assert.Equal(1, await OrdersAsync(bot));
        Assert.Contains(shown, one => answer is null || OrderTalk.Flat(one.Card).Contains(answer, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Said_again_it_asks_again()
    {
        var (bot, dana) = await ImportedAsync();
        await using var _ = bot;
        var undo = await UndoAsync(bot, dana);
        await bot.AskFlatAsync(dana, undo);

        await bot.SayAsync(dana, undo);

        Assert.Equal(1, await OrdersAsync(bot));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task In_a_thread_it_is_asked_where_the_button_stands_and_answered_there(bool isInternal)
    {
        var (bot, dana) = await ImportedAsync();
        await using var _ = bot;
        var room = await bot.RoomAsync("orders", isInternal, isInternal ? [] : ["acme"]);
        var thread = room with { Thread = "17" };
        await bot.SayAsync(dana, "import", thread);
        var undo = bot.Chat.All.SelectMany(one => one.Card.Buttons).Last(button => button.Label.StartsWith("Undo IMP", StringComparison.Ordinal)).Label;

        await bot.SayAsync(dana, undo, thread);
        if (isInternal)
        {
            await bot.SayAsync(dana, "yes", room with { Thread = "18" });
        }

        Assert.Equal(1, await OrdersAsync(bot));
        await bot.SayAsync(dana, "yes", isInternal ? thread : null);

        Assert.Equal(0, await OrdersAsync(bot));
    }

    [Theory]
    [InlineData("teams")]
    [InlineData("slack")]
    public async Task On_either_platform_a_high_escalation_is_opened_by_the_yes_and_not_before(string platform)
    {
        await using var house = await Stories.House.OpenAsync();
        var rita = await house.MeetAsync(platform, "Rita", Role.PartnerRep, "acme");
        await house.LateOrderAsync("rita");
        await rita.SayAsync("escalate 48213, Lumen blew two dates");
        await rita.SayAsync("that's all");

        await rita.SayAsync("as high instead");
        Assert.Contains("Is it that?", rita.Last);
        Assert.DoesNotContain(rita.Chat, card => card.Contains("ESC-101", StringComparison.Ordinal));
        await rita.SayAsync("yes");

        Assert.Contains(rita.Chat, card => card.Contains("ESC-101", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("as high instead", "yes", EscalationLevel.High)]
    [InlineData("high", "high", EscalationLevel.High)]
    [InlineData("make it high", "mid", EscalationLevel.Mid)]
    [InlineData("high", "their office manager waits since nine", null)]
    public async Task Whoever_names_high_where_it_is_not_proposed_is_asked_whether_it_is_that(string said, string then, EscalationLevel? opened)
    {
        await using var house = await OrderDesk.OpenAsync();
        await house.Bot.SayAsync(house.Rita, "escalate 48213, Lumen blew two dates");
        await house.Bot.SayAsync(house.Rita, "that's all");

        Assert.Contains("Is it that?", await house.AskAsync(house.Rita, said));
        await house.Bot.SayAsync(house.Rita, then);

        Assert.Equal(opened, (await house.AllAsync()).SingleOrDefault()?.Level);
    }

    static async Task<(TestBot Bot, Person Dana)> ImportedAsync()
    {
        var (bot, cast) = await OrderTalk.StartAsync();
        var card = Assert.Single(await bot.SendAsync(cast.Dana, "tracker.csv", Encoding.UTF8.GetBytes(Tracker)));
        await bot.PressAsync(cast.Dana, card, "Import 1");
        return (bot, cast.Dana);
    }

    static async Task<string> UndoAsync(TestBot bot, Person dana) =>
        Assert.Single(await bot.SayAsync(dana, "import")).Card.Buttons.Single(button => button.Label.StartsWith("Undo", StringComparison.Ordinal)).Label;

    static async Task<long> OrdersAsync(TestBot bot) => await bot.Store.CountAsync(OrderBook.All, OrderBook.All.All, Cancel);
}
