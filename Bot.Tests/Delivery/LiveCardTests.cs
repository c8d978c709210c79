using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Tests.Support;
using Demarc.Turns;

namespace Demarc.Tests.Delivery;

public sealed class LiveCardTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_posted_card_follows_its_subject_wherever_it_stands()
    {
        var (bot, _) = await Probe.StartAsync();
        await using var _1 = bot;
        var (ana, ben) = (await bot.AddAsync("Ana"), await bot.AddAsync("Ben"));
        await bot.SayAsync(ana, "set x one");
        await bot.SayAsync(ana, "show x");
        await bot.SayAsync(ben, "show x");

        await bot.SayAsync(ben, "set x two");

        Assert.Equal(["two", "two"], bot.Chat.All.Select(one => one.Card.Summary.ToString()));
        Assert.Equal([1, 1], bot.Chat.All.Select(one => one.Updates));
    }

    [Fact]
    public async Task A_change_that_overtakes_the_posting_is_caught()
    {
        var (bot, _) = await Probe.StartAsync();
        await using var _1 = bot;
        var ana = await bot.AddAsync("Ana");
        await bot.SayAsync(ana, "set x one");
        var isFirst = true;
        bot.Chat.Answer = _ =>
        {
            if (isFirst)
            {
                isFirst = false;
                bot.DecideNow(session => Probe.ChangeAsync(session, "x", "two", bot.Now, Cancel));
            }

            return null;
        };

        await bot.SayAsync(ana, "show x");

        Assert.Equal("two", Assert.Single(bot.Chat.All).Card.Summary.ToString());
    }

    [Fact]
    public async Task A_change_while_the_update_is_on_its_way_is_sent_after_it()
    {
        var (bot, _) = await Probe.StartAsync();
        await using var _1 = bot;
        var ana = await bot.AddAsync("Ana");
        await bot.SayAsync(ana, "set x one");
        await bot.SayAsync(ana, "show x");
        var more = 3;
        bot.Chat.Answer = row =>
        {
            if (row.Kind == OutgoingKind.Update && more-- > 0)
            {
                bot.DecideNow(session => Probe.ChangeAsync(session, "x", $"later{more}", bot.Now, Cancel));
            }

            return null;
        };

        await bot.SayAsync(ana, "set x two");

        Assert.Equal("later0", Assert.Single(bot.Chat.All).Card.Summary.ToString());
    }

    [Fact]
    public async Task A_frozen_card_keeps_its_words()
    {
        var (bot, _) = await Probe.StartAsync();
        await using var _1 = bot;
        var ana = await bot.AddAsync("Ana");
        await bot.SayAsync(ana, "set x one");
        await bot.SayAsync(ana, "show x");
        var posted = Assert.Single(await bot.Store.QueryAsync(Outbox.Posted, Outbox.Posted.All, Cancel));
        await bot.DecideAsync(session => session.Save(Outbox.Posted, posted with { Frozen = true }));

        await bot.SayAsync(ana, "set x two");

        Assert.Equal("one", Assert.Single(bot.Chat.All).Card.Summary.ToString());
    }

    [Fact]
    public async Task A_stale_click_is_told_what_happened_and_gets_the_card_as_it_is()
    {
        var (bot, _) = await Probe.StartAsync();
        await using var _1 = bot;
        var (ana, ben) = (await bot.AddAsync("Ana"), await bot.AddAsync("Ben"));
        await bot.SayAsync(ana, "set x one");
        var hers = Assert.Single(await bot.SayAsync(ana, "show x"));
        var his = Assert.Single(await bot.SayAsync(ben, "show x"));

        var first = await bot.PressAsync(ana, hers, "Bump");
        var second = await bot.PressAsync(ben, his, "Bump");

        Assert.IsType<Reply.Done>(first.Reply);
        Assert.Equal("Already one+.", Assert.IsType<Reply.Refused>(second.Reply).Words.ToString());
        Assert.Equal("one+", second.Redraw!.Summary.ToString());
        Assert.All(bot.Chat.All, one => Assert.Equal("one+", one.Card.Summary.ToString()));
    }

    [Fact]
    public async Task Of_many_clicks_at_once_one_wins()
    {
        var (bot, _) = await Probe.StartAsync();
        await using var _1 = bot;
        var people = new List<Person>();
        for (var i = 0; i < 8; i++)
        {
            people.Add(await bot.AddAsync($"P{i}"));
        }

        await bot.SayAsync(people[0], "set x one");
        var cards = new List<Shown>();
        foreach (var person in people)
        {
            cards.Add(Assert.Single(await bot.SayAsync(person, "show x")));
        }

        var outcomes = await Task.WhenAll(people.Select((person, i) => bot.PressAsync(person, cards[i], "Bump")));

        Assert.Single(outcomes, outcome => outcome.Reply is Reply.Done);
        Assert.Equal(7, outcomes.Count(outcome => outcome.Reply is Reply.Refused));
    }

    [Fact]
    public async Task An_update_the_platform_no_longer_takes_is_dropped_without_alarm()
    {
        var (bot, probe) = await Probe.StartAsync();
        await using var _ = bot;
        var ana = await bot.AddAsync("Ana");
        await bot.SayAsync(ana, "set x one");
        await bot.SayAsync(ana, "show x");
        bot.Chat.Answer = row => row.Kind == OutgoingKind.Update ? new SendResult.Never("The message was deleted.") : null;

        await bot.SayAsync(ana, "set x two");

        Assert.Empty(probe.Troubles);
        Assert.Empty(await bot.Store.QueryAsync(Outbox.Posted, Outbox.Posted.All, Cancel));
        Assert.Empty(await bot.Store.QueryAsync(Outbox.Rows, Outbox.Rows.Where(row => row.State != OutgoingState.Sent), Cancel));
    }

    [Fact]
    public async Task A_card_with_nothing_left_to_say_when_its_turn_comes_is_not_sent()
    {
        var (bot, _) = await Probe.StartAsync();
        await using var _1 = bot;
        var ana = await bot.AddAsync("Ana");
        await bot.SayAsync(ana, "set x one");
        bot.Chat.Answer = _ => new SendResult.NotYet("429", TimeSpan.FromSeconds(30));
        await bot.SayAsync(ana, "show x");
        await bot.SayAsync(ana, "set x gone");

        bot.Chat.Answer = _ => null;
        await bot.PassAsync(TimeSpan.FromSeconds(30));

        Assert.Empty(bot.Chat.All);
        Assert.Single(await bot.Store.QueryAsync(Outbox.Rows, Outbox.Rows.Where(row => row.State == OutgoingState.Superseded), Cancel));
    }
}
