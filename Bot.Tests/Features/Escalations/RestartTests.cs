using Demarc.Delivery;
using Demarc.Features.Escalations;
using Demarc.Tests.Support;
using Demarc.Turns;

namespace Demarc.Tests.Features.Escalations;

/// <summary>The program ends and begins again between any two steps, and nobody notices.</summary>
public sealed class RestartTests
{
    [Fact]
    public async Task The_whole_story_with_a_restart_after_every_step()
    {
        await using var house = await OrderDesk.OpenAsync();
        var (bot, rita, dana) = (house.Bot, house.Rita, house.Dana);

        foreach (var words in new[] { "escalate 48213 they blew two dates", "no phones on monday", "a date", "skip" })
        {
            await house.AskAsync(rita, words);
            await bot.RestartAsync();
        }

        Assert.IsType<Reply.Done>((await bot.PressAsync(rita, bot.Chat.In(rita.Chat()).Last(shown => shown.Card.Name == "escalation.draft"), "Escalate as Mid")).Reply);
        await bot.RestartAsync();
        var id = (await house.LastAsync()).Id;
        Assert.True(house.HasCard(dana, id));

        await house.UntilAsync("2026-11-16 10:30");
        await bot.RestartAsync();
        await house.PressAsync(dana, id, "Acknowledge");
        await bot.RestartAsync();
        await bot.SettleAsync();
        Assert.Contains("Dana Ortiz acknowledged it", house.AllTo(rita));

        await house.FillAsync(dana, "escalation.waiting", id, ("on", "Partner"), ("reason", "Who opens the door?"));
        await bot.RestartAsync();
        await house.UntilAsync("2026-11-17 10:30", TimeSpan.FromHours(8));
        await house.FillAsync(rita, "escalation.add", id, ("words", "The janitor"));
        await bot.RestartAsync();
        Assert.Equal(OrderDesk.Eastern("2026-11-17 14:00"), (await house.LoadAsync(id)).Clocks[EscalationClock.Promise]);

        await house.UntilAsync("2026-11-17 13:55", TimeSpan.FromMinutes(205));
        await bot.StopAsync();
        bot.Clock.Advance(TimeSpan.FromMinutes(30));
        await bot.StartAgainAsync();
        await bot.SettleAsync();
        Assert.Contains("The update promised by Tue Nov 17, 2:00 PM EST did not come in time", house.LastTo(rita));

        await house.FillAsync(dana, "escalation.resolve", id, ("proof", "Completion"), ("words", "Turned up"));
        await bot.RestartAsync();
        await house.UntilAsync("2026-11-19 14:25", TimeSpan.FromHours(8));
        Assert.Equal(EscalationState.Closed, (await house.LoadAsync(id)).State);
        Assert.Single(await house.AllAsync());
    }

    [Fact]
    public async Task What_was_decided_and_not_sent_is_sent_after_the_restart_once()
    {
        await using var house = await OrderDesk.OpenAsync();
        house.Bot.Chat.Answer = row => row.PersonId == house.Dana.Id ? new SendResult.NotYet("unreachable") : null;
        var id = await house.EscalateAsync(house.Rita);
        Assert.False(house.HasCard(house.Dana, id));

        await house.Bot.StopAsync();
        house.Bot.Chat.Answer = _ => null;
        await house.Bot.StartAgainAsync();
        await house.Bot.PassAsync(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(1));

        Assert.Single(house.Bot.Chat.In(house.Dana.Chat()), shown => shown.Card.Name == "escalation");
    }

    [Fact]
    public async Task Every_clock_that_ran_out_while_it_was_down_runs_once_at_the_start()
    {
        await using var house = await OrderDesk.OpenAsync();
        var ids = new List<string>();
        foreach (var (order, person) in new[] { ("48213", house.Rita), ("48214", house.Rita), ("48300", house.Rob), ("55120", house.Bea) })
        {
            ids.Add(await house.EscalateAsync(person, order));
        }

        await house.Bot.StopAsync();
        house.Bot.Clock.Advance(TimeSpan.FromMinutes(70));
        await house.Bot.StartAgainAsync();
        await house.Bot.SettleAsync();

        foreach (var id in ids)
        {
            Assert.Single((await house.LoadAsync(id)).Timeline, entry => entry.Kind == EntryKind.AcknowledgeMissed);
            await house.AssertRowsAsync(id);
        }

        Assert.Empty(house.Troubles.All);
    }
}
