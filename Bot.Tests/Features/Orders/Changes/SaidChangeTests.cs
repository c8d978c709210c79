using Demarc.Features.Orders;
using Demarc.Features.Orders.Changes;
using Demarc.Tests.Support;
using Demarc.Time;
using static Demarc.Tests.Features.Orders.OrderSamples;

namespace Demarc.Tests.Features.Orders.Changes;

/// <summary>Changes as people say them in a hurry: what cannot be read is asked for, what is odd is pointed out, and nothing is lost.</summary>
public sealed class SaidChangeTests
{
    static readonly DateOnly Today = new(2026, 11, 16);

    [Theory]
    [InlineData("foc 12/45", "12/45")]
    [InlineData("foc feb 30", "feb 30")]
    [InlineData("foc is nov 31st", "nov 31st")]
    [InlineData("foc tbd", "tbd")]
    [InlineData("foc is soon", "soon")]
    [InlineData("foc 99/99/2026", "99/99/2026")]
    [InlineData("foc asap", "asap")]
    [InlineData("foc dec 4 or dec 5", "dec 4 or dec 5")]
    [InlineData("foc is the end of next month", "end of next month")]
    public void A_day_that_cannot_be_read_is_asked_for_and_quoted(string text, string unread)
    {
        var said = Read(text);

        Assert.Empty(said.Edits);
        Assert.Equal((OrderDate.Foc, unread), (said.WithoutDay, said.Unread));
    }

    [Fact]
    public void What_can_be_read_beside_it_is_kept()
    {
        var said = Read("accepted 11/3, foc soon");

        Assert.Equal(new Edit.Date(OrderDate.Accepted, new DateOnly(2026, 11, 3)), Assert.Single(said.Edits));
        Assert.Equal((OrderDate.Foc, "soon"), (said.WithoutDay, said.Unread));
    }

    [Theory]
    [InlineData("foc 31/12/2026", "I read \"31/12/2026\" as Thu Dec 31, 2026, with the day first.")]
    [InlineData("submitted 12/1", "I read \"12/1\" as Mon Dec 1, 2025: this year's has not come yet, and it says what has happened.")]
    public void What_can_be_read_two_ways_says_how_it_was(string text, string remark) => Assert.Equal(remark, Assert.Single(Read(text).Remarks));

    [Theory]
    [InlineData("foc 12/2")]
    [InlineData("submitted 11/12")]
    public void What_is_clear_needs_no_remark(string text) => Assert.Empty(Read(text).Remarks);

    [Theory]
    [InlineData("push to december 15", "2026-12-15")]
    [InlineData("moved to 12/9", "2026-12-09")]
    [InlineData("move foc of out a week", "2026-12-09")]
    [InlineData("delay by two weeks", "2026-12-16")]
    [InlineData("pull the foc in 2 days", "2026-11-30")]
    [InlineData("bring forward a week", "2026-11-25")]
    [InlineData("slip the foc 3 business days", "2026-12-07")]
    [InlineData("postpone one month", "2027-01-02")]
    public void A_move_counts_from_where_the_date_stands(string text, string day)
    {
        var move = Assert.IsType<Move>(Read(text).Move);

        Assert.Equal((OrderDate.Foc, DateOnly.Parse(day)), (move.Which, move.From(new DateOnly(2026, 12, 2), BusinessCalendar.Federal)));
    }

    [Theory]
    [InlineData("note on 48213: <b>use</b> gate *code* @ 5 & 6", "<b>use</b> gate *code* @ 5 & 6")]
    [InlineData("note on 48213 gate code: 5\nring & wait", "gate code: 5\nring & wait")]
    [InlineData("48213 note: call the site", "call the site")]
    [InlineData("please add a note to order 48213 that the landlord is away", "the landlord is away")]
    [InlineData("internal note on 48213: the note on the door", "the note on the door")]
    [InlineData("tell the partner on 48213: we need the LOA", "we need the LOA")]
    [InlineData("note on 48213", "")]
    [InlineData("note: - 48213 is a mess", "- 48213 is a mess")]
    public void A_note_is_kept_word_for_word(string text, string kept) => Assert.Equal(kept, NoteText.Of(text, ["48213"]));

    [Fact]
    public async Task Staff_talk_through_an_unreadable_day_two_orders_at_once_and_a_cancellation()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Order().On(OrderDate.Foc, 2), Order("48214").On(OrderDate.Foc, 2));
        await using var _ = bot;

        Assert.Contains("I cannot read \"12/45\" as one day.", await bot.AskFlatAsync(cast.Dana, "48213 foc 12/45 per Lumen portal"), StringComparison.Ordinal);
        Assert.Contains("Wed Dec 9, 2026", await bot.AskFlatAsync(cast.Dana, "dec 9"), StringComparison.Ordinal);
        Assert.Equal("Lumen portal", (await OrderTalk.OrderAsync(bot, "48213")).Dates.Foc!.From.Source);

        var both = await bot.AskFlatAsync(cast.Dana, "48213 and 48214 foc 12/26");
        Assert.Contains("2 orders are changed.", both, StringComparison.Ordinal);
        Assert.Contains("48214: FOC Sat Dec 26, 2026 is no business day (Saturday).", both, StringComparison.Ordinal);

        Assert.Contains("Why is order 48213", await bot.AskFlatAsync(cast.Dana, "cancel 48213"), StringComparison.Ordinal);
        Assert.Contains("because: went with *someone* <else>?", await bot.AskFlatAsync(cast.Dana, "went with *someone* <else>"), StringComparison.Ordinal);
        Assert.Null((await OrderTalk.OrderAsync(bot, "48213")).Dates.Cancelled);
        Assert.Contains("Cancelled", await bot.AskFlatAsync(cast.Dana, "yes"), StringComparison.Ordinal);
        var order = await OrderTalk.OrderAsync(bot, "48213");
        Assert.NotNull(order.Dates.Cancelled);
        Assert.Equal(("Cancelled: went with *someone* <else>", true), (order.Notes[^1].Words, order.Notes[^1].IsInternal));
    }

    [Fact]
    public async Task A_partner_who_says_a_change_is_told_who_makes_it_and_can_pass_it_on()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Order().On(OrderDate.Foc, 2));
        await using var _ = bot;

        foreach (var said in new[] { "48213 foc 12/15", "push 48213 to december 15", "cancel 48213", "48213 foc 31/12/2026" })
        {
            var text = await bot.AskFlatAsync(cast.Rita, said);

            Assert.Contains("Only our order desk changes what is on record of an order; nothing was changed on 48213.", text, StringComparison.Ordinal);
            Assert.Contains("Pass on 48213", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task History_shows_notes_and_to_whom_they_are()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Order().On(OrderDate.Foc, 2));
        await using var _ = bot;
        await bot.SayAsync(cast.Dana, "note on 48213: gate <5> & *6*");
        await bot.SayAsync(cast.Dana, "tell the partner on 48213: send the LOA");
        await bot.SayAsync(cast.Dana, "yes");

        var own = await bot.AskFlatAsync(cast.Dana, "history of 48213");
        var partners = await bot.AskFlatAsync(cast.Rita, "history of 48213");

        Assert.Contains("Internal note: gate <5> & *6*", own, StringComparison.Ordinal);
        Assert.Contains("Note to the partner: send the LOA", own, StringComparison.Ordinal);
        Assert.DoesNotContain("Note to you", own, StringComparison.Ordinal);
        Assert.Contains("Note to you: send the LOA", partners, StringComparison.Ordinal);
        Assert.DoesNotContain("gate", partners, StringComparison.Ordinal);
    }

    [Fact]
    public void A_foc_on_an_installed_order_or_a_day_off_is_pointed_out()
    {
        var order = Order().On(OrderDate.Installed, 1);

        Assert.Contains("installed since", Assert.Single(DayChecks.Of(order, [new Edit.Date(OrderDate.Foc, new DateOnly(2026, 12, 2))], BusinessCalendar.Federal)).Words, StringComparison.Ordinal);
        Assert.Contains("Christmas", Assert.Single(DayChecks.Of(Order(), [new Edit.Date(OrderDate.Foc, new DateOnly(2026, 12, 25))], BusinessCalendar.Federal)).Words, StringComparison.Ordinal);
    }

    static ChangeSaid Read(string text) => ChangeText.Read(text, Today, TestBot.Start);
}
