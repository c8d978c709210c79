using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Features.Escalations;
using Demarc.Features.Orders;
using Demarc.Tests.Support;
using static Demarc.Tests.Features.Orders.OrderSamples;
using Note = Demarc.Features.Orders.Note;

namespace Demarc.Tests.Features.Orders.Showing;

public sealed class OrderSightTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_an_order_earns_is_not_told_to_who_may_not_see_it()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Order() with { Mrc = 890 });
        await using var _ = bot;

        Assert.DoesNotContain("890", await bot.AskFlatAsync(cast.Finn, "mrc of 48213"), StringComparison.Ordinal);
        Assert.DoesNotContain("890", await bot.AskFlatAsync(cast.Finn, "total mrc of all orders"), StringComparison.Ordinal);
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
}
