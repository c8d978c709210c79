using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Features.Orders;
using Demarc.Tests.Support;
using Demarc.Turns;
using static Demarc.Tests.Features.Orders.OrderSamples;

namespace Demarc.Tests.Features.Orders;

public sealed class FollowingTests
{
    static readonly Order Marlin = Order().On(OrderDate.Foc, 2) with { Owner = "dana-ortiz" };

    static readonly TimeSpan AMinute = TimeSpan.FromSeconds(61);

    [Fact]
    public async Task The_rep_hears_of_a_new_date_once_with_the_reason_and_how_to_stop()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin);
        await using var _ = bot;
        await bot.SayAsync(cast.Dana, "48213 foc 12/2 per Lumen portal");
        Assert.Empty(News(bot, cast.Rita));

        await bot.PassAsync(AMinute);
        await bot.PassAsync(TimeSpan.FromHours(2));

        var news = TestBot.Read(Assert.Single(News(bot, cast.Rita)).Card);
        Assert.Contains("FOC: Wed Nov 18, 2026 → Wed Dec 2, 2026", news, StringComparison.Ordinal);
        Assert.Contains("Lumen portal", news, StringComparison.Ordinal);
        Assert.Contains("since you are its rep", news, StringComparison.Ordinal);
        Assert.Contains("unfollow 48213", news, StringComparison.Ordinal);
        Assert.Empty(News(bot, cast.Dana));
        Assert.Empty(News(bot, cast.Mia));
    }

    [Fact]
    public async Task Changes_within_a_minute_come_together()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin);
        await using var _ = bot;
        await bot.SayAsync(cast.Finn, "48213 foc 12/2");
        await bot.PassAsync(TimeSpan.FromSeconds(40));
        await bot.SayAsync(cast.Finn, "48213 jeopardy 1U permit");
        await bot.PassAsync(TimeSpan.FromSeconds(30));

        foreach (var person in new[] { cast.Rita, cast.Dana })
        {
            var news = TestBot.Read(Assert.Single(News(bot, person)).Card);
            Assert.Contains("FOC: Wed Nov 18", news, StringComparison.Ordinal);
            Assert.Contains("Jeopardy: 1U permit", news, StringComparison.Ordinal);
        }

        await bot.PassAsync(TimeSpan.FromMinutes(5));
        await bot.SayAsync(cast.Finn, "48213 hold released");
        await bot.SayAsync(cast.Finn, "48213 on hold for customer: landlord");
        await bot.PassAsync(AMinute);
        Assert.Equal(2, News(bot, cast.Rita).Count);
        Assert.DoesNotContain("FOC:", TestBot.Read(News(bot, cast.Rita)[1].Card), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Internal_notes_and_owners_are_no_news_and_a_note_to_the_partner_is()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin);
        await using var _ = bot;
        await bot.SayAsync(cast.Dana, "note on 48213: slow payer");
        await bot.SayAsync(cast.Dana, "assign 48213 to finn");
        await bot.SayAsync(cast.Dana, "48213 status: design complete");
        await bot.PassAsync(AMinute);
        Assert.Empty(News(bot, cast.Rita));

        await bot.SayAsync(cast.Dana, "note to the partner on 48213: please send the LOA");
        await bot.SayAsync(cast.Dana, "yes");
        await bot.PassAsync(AMinute);
        var news = TestBot.Read(Assert.Single(News(bot, cast.Rita)).Card);
        Assert.Contains("please send the LOA (Dana Ortiz)", news, StringComparison.Ordinal);
        Assert.DoesNotContain("slow payer", news, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_stops_hears_no_more_and_whoever_follows_does()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin);
        await using var _ = bot;
        await bot.SayAsync(cast.Rita, "unfollow 48213");
        await bot.SayAsync(cast.Mia, "follow 48213");
        await bot.SayAsync(cast.Finn, "48213 foc 12/2");
        await bot.PassAsync(AMinute);

        Assert.Empty(News(bot, cast.Rita));
        Assert.Contains("since you follow the order", TestBot.Read(Assert.Single(News(bot, cast.Mia)).Card), StringComparison.Ordinal);

        await bot.PressAsync(cast.Mia, News(bot, cast.Mia)[0], "Stop following");
        await bot.SayAsync(cast.Rita, "follow 48213");
        await bot.SayAsync(cast.Finn, "48213 foc 12/9");
        await bot.PassAsync(AMinute);
        Assert.Single(News(bot, cast.Mia));
        Assert.Single(News(bot, cast.Rita));
    }

    [Fact]
    public async Task Who_stops_before_it_is_sent_gets_nothing()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin);
        await using var _ = bot;
        await bot.SayAsync(cast.Finn, "48213 foc 12/2");
        await bot.SayAsync(cast.Rita, "unfollow 48213");
        await bot.PassAsync(AMinute);

        Assert.Empty(News(bot, cast.Rita));
    }

    [Fact]
    public async Task Nobody_is_told_of_an_order_they_may_not_see_any_more()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin);
        await using var _ = bot;
        await bot.SayAsync(cast.Mia, "follow 48213");
        await bot.SayAsync(cast.Finn, "48213 foc 12/2");
        var order = await OrderTalk.OrderAsync(bot, "48213");
        await bot.DecideAsync(session => session.Save(OrderBook.All, order with { Agency = "beta", Rep = "bo-lund" }));
        await bot.PassAsync(AMinute);

        Assert.Empty(News(bot, cast.Rita));
        Assert.Empty(News(bot, cast.Mia));
        Assert.DoesNotContain(bot.Chat.Tries, row => row.PersonId is "mia-boss" && row.View?.View == "order.news");
    }

    [Fact]
    public async Task After_an_outage_one_message_tells_of_all_and_opens_each()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin, Order("48214").On(OrderDate.Foc, 3));
        await using var _ = bot;
        bot.Chat.Answer = row => row.PersonId == "rita-sol" ? new SendResult.NotYet("no route") : null;
        await bot.SayAsync(cast.Finn, "48213 foc 12/2");
        await bot.SayAsync(cast.Finn, "48214 foc 12/3");
        await bot.PassAsync(TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(1));
        bot.Chat.Answer = _ => null;
        await bot.PassAsync(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(1));

        var caught = Assert.Single(bot.Chat.In(cast.Rita.Chat()));
        Assert.Equal("catch-up", caught.Card.Name);
        Assert.Equal([("Show 48213", "show order 48213"), ("Show 48214", "show order 48214")], caught.Card.Buttons.OfType<AskButton>().Select(button => (button.Label, button.Says)).Order());
    }

    [Fact]
    public async Task In_quiet_hours_it_waits()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Marlin);
        await using var _ = bot;
        await bot.DecideAsync(session => session.Save(Roster.People, cast.Rita with { Quiet = new QuietHours(new TimeOnly(8, 0), new TimeOnly(12, 0)) }));
        await bot.SayAsync(cast.Finn, "48213 foc 12/2");
        await bot.PassAsync(TimeSpan.FromMinutes(90));
        Assert.Empty(News(bot, cast.Rita));

        await bot.PassAsync(TimeSpan.FromMinutes(45));
        Assert.Single(News(bot, cast.Rita));
    }

    [Fact]
    public async Task A_rep_does_not_follow_by_default_where_the_house_says_so()
    {
        await using var bot = await TestBot.StartAsync(new TestBotOptions { Settings = new Dictionary<string, string?> { ["Orders:RepFollows"] = "false", ["Orders:SecondsUntilNews"] = "0" } });
        var (rita, finn, dana) = (await bot.AddAsync("Rita Sol"), await bot.AddStaffAsync("Finn Ode", Role.Fulfilment), await bot.AddStaffAsync("Dana Ortiz"));
        await OrderTalk.SaveAsync(bot, Marlin);
        await bot.SayAsync(finn, "48213 foc 12/2");

        Assert.Empty(News(bot, rita));
        Assert.Single(News(bot, dana));
    }

    [Fact]
    public async Task Settings_that_cannot_be_are_refused_at_start()
    {
        var options = new TestBotOptions { Settings = new Dictionary<string, string?> { ["Orders:Zone"] = "Mars/Olympus", ["Orders:CommissionDays"] = "20" } };
        var refused = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(async () => await TestBot.StartAsync(options));

        Assert.Contains(refused.Failures, failure => failure.StartsWith("Orders:Zone", StringComparison.Ordinal));
        Assert.Contains(refused.Failures, failure => failure.StartsWith("Orders:CommissionDays", StringComparison.Ordinal));
    }

    static List<Shown> News(TestBot bot, Person person) => [.. bot.Chat.In(person.Chat()).Where(one => one.Card.Name == "order-news")];
}
