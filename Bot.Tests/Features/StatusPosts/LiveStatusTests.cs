using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Features.Orders;
using Demarc.Features.StatusPosts;
using Demarc.Tests.Support;

namespace Demarc.Tests.Features.StatusPosts;

/// <summary>The day's post follows the orders until the next one comes, and then keeps its words.</summary>
public sealed class LiveStatusTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static async Task<StatusBot> PostedAsync()
    {
        var desk = await StatusBot.StartAsync();
        await desk.PutAsync(desk.Order("48213"), desk.Order("48214"));
        await desk.SayAsync("post the status here every weekday at 8:30 central");
        await desk.ToAsync("2026-11-17 14:30");
        await desk.ToAsync("2026-11-18 14:30");
        await desk.ToAsync("2026-11-18 14:40");
        return desk;
    }

    [Fact]
    public async Task A_change_shows_on_the_post_of_the_day()
    {
        await using var desk = await PostedAsync();
        await desk.ToAsync("2026-11-18 15:00");
        var order = (await desk.Bot.Store.LoadAsync(OrderBook.All, "48213", Cancel))!;

        await desk.PutAsync(order.Moved(new DateOnly(2026, 12, 2), desk.Now));

        var post = desk.Posts()[^1];
        Assert.Equal("2 open: 1 amber. No FOC today, none missed. 1 moved since yesterday.", post.Card.Summary.ToString());
        Assert.Contains("1 slipped: FOC Mon Nov 30, 2026 → Wed Dec 2, 2026 on 48213", TestBot.Read(post.Card));
        Assert.Contains("As of Wed Nov 18, 10:00 AM EST.", TestBot.Read(post.Card));
    }

    [Fact]
    public async Task Many_changes_make_one_update_every_five_minutes_at_most()
    {
        await using var desk = await PostedAsync();
        await desk.ToAsync("2026-11-18 15:00");
        var before = desk.Posts()[^1].Updates;
        var drawn = new List<int>();
        for (var minute = 0; minute < 20; minute++)
        {
            for (var i = 0; i < 3; i++)
            {
                await desk.PutAsync(desk.Order($"{minute:00}{i}"));
            }

            drawn.Add(desk.Posts()[^1].Updates - before);
            await desk.Bot.PassAsync(TimeSpan.FromMinutes(1));
            await desk.SettleAsync();
        }

        Assert.Equal([.. Enumerable.Repeat(1, 5), .. Enumerable.Repeat(2, 5), .. Enumerable.Repeat(3, 5), .. Enumerable.Repeat(4, 5)], drawn);
        Assert.StartsWith("62 open", desk.Posts()[^1].Card.Summary.ToString());
    }

    [Fact]
    public async Task What_changes_nothing_on_the_card_is_looked_at_but_not_sent()
    {
        await using var desk = await PostedAsync();
        await desk.ToAsync("2026-11-18 15:00");
        var order = (await desk.Bot.Store.LoadAsync(OrderBook.All, "48213", Cancel))!;
        var updates = desk.Posts()[^1].Updates;

        await desk.PutAsync(order with { Notes = [new Demarc.Features.Orders.Note("secret", "dana-ortiz", desk.Now, IsInternal: true)] });
        await desk.PutAsync(desk.Order("999", one => one.Installed(-30)));
        await desk.ToAsync("2026-11-18 18:00");

        Assert.Equal(updates, desk.Posts()[^1].Updates);
    }

    [Fact]
    public async Task The_next_post_freezes_the_one_before_with_its_last_state()
    {
        await using var desk = await PostedAsync();
        await desk.ToAsync("2026-11-19 14:29");
        await desk.PutAsync(desk.Order("48215"));
        await desk.ToAsync("2026-11-19 14:30");
        var yesterday = desk.Posts()[^2];
        Assert.StartsWith("3 open", yesterday.Card.Summary.ToString());
        Assert.Contains("1 moved since yesterday", yesterday.Card.Summary.ToString());
        Assert.Contains("Final, as of Thu Nov 19, 9:30 AM EST: a newer status is out.", TestBot.Read(yesterday.Card));
        Assert.Equal("Status · Wed Nov 18", yesterday.Card.Title);

        await desk.PutAsync(desk.Order("48216"));
        await desk.ToAsync("2026-11-19 18:00");

        Assert.Equal(yesterday.Card.Summary, desk.Posts()[^2].Card.Summary);
        Assert.StartsWith("4 open", desk.Posts()[^1].Card.Summary.ToString());
        Assert.True((await desk.Bot.Store.LoadAsync(Outbox.Posted, yesterday.Row.Id, Cancel))!.Frozen);
    }

    [Fact]
    public async Task A_button_of_an_old_post_still_answers()
    {
        await using var desk = await StatusBot.StartAsync();
        await desk.PutAsync([.. Enumerable.Range(0, 9).Select(i => desk.Order($"4821{i}", order => order.Foc(-3)))]);
        await desk.SayAsync("post the status here every weekday at 8:30 central");
        await desk.ToAsync("2026-11-19 14:30");

        await desk.Bot.PressAsync(desk.Dana, desk.Posts()[0], "Late orders");

        var answer = desk.Bot.Chat.In(desk.Desk)[^1];
        Assert.Equal("status", answer.Card.Name);
        Assert.Contains("48218", TestBot.Read(answer.Card));
    }

    [Fact]
    public async Task What_changed_while_the_program_was_down_shows_after_the_start()
    {
        await using var desk = await PostedAsync();
        await desk.ToAsync("2026-11-18 15:00");
        var order = desk.Order("48299");

        await desk.Bot.RestartWithAsync(new Demarc.Storage.Change(OrderBook.All, order.Id, 0, order));
        await desk.SettleAsync();

        Assert.StartsWith("3 open", desk.Posts()[^1].Card.Summary.ToString());
    }

    [Fact]
    public async Task A_restart_between_a_change_and_its_update_loses_nothing()
    {
        await using var desk = await PostedAsync();
        await desk.ToAsync("2026-11-18 15:00");
        await desk.PutAsync(desk.Order("48300"));
        await desk.PutAsync(desk.Order("48301"));
        Assert.StartsWith("3 open", desk.Posts()[^1].Card.Summary.ToString());

        await desk.RestartAsync();
        await desk.ToAsync("2026-11-18 15:05");

        Assert.StartsWith("4 open", desk.Posts()[^1].Card.Summary.ToString());
    }

    [Fact]
    public async Task An_escalation_that_is_opened_and_resolved_shows_both_times()
    {
        await using var desk = await PostedAsync();
        await desk.ToAsync("2026-11-18 15:00");

        await desk.PutAsync(desk.Escalation("ESC-104", Demarc.Features.Escalations.EscalationLevel.High, "48213"));
        Assert.Equal("2 open: 1 red. No FOC today, none missed. 1 escalation open. 1 moved since yesterday.", desk.Posts()[^1].Card.Summary.ToString());
        Assert.Contains("ESC-104 opened (high)", TestBot.Read(desk.Posts()[^1].Card));
        await desk.ToAsync("2026-11-19 14:30");
        await desk.PutAsync(desk.Escalation("ESC-104") with { State = Demarc.Features.Escalations.EscalationState.Resolved });
        await desk.ToAsync("2026-11-20 14:30");

        Assert.Contains("ESC-104 resolved", TestBot.Read(desk.Posts()[^1].Card));
        Assert.Contains("1 rescued: 48213", TestBot.Read(desk.Posts()[^1].Card));
    }

    [Fact]
    public async Task When_the_room_is_shared_the_post_turns_into_the_partners_at_once()
    {
        await using var desk = await PostedAsync();
        await desk.Bot.AddAsync("Rita Sol");
        await desk.PutAsync(desk.Order("77777", order => order.With(one => one with { Agency = "birch", Customer = "Foreign Freight" })));
        await desk.ToAsync("2026-11-18 15:00");
        Assert.StartsWith("3 open", desk.Posts()[^1].Card.Summary.ToString());

        await desk.SayAsync("this channel is shared with Acme");

        Assert.StartsWith("2 open", desk.Posts()[^1].Card.Summary.ToString());
        Assert.DoesNotContain("green", TestBot.Read(desk.Posts()[^1].Card), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_nobody_knows_who_is_in_the_room_any_more_the_post_is_taken_back()
    {
        await using var desk = await PostedAsync();

        await desk.SayAsync("forget this channel");

        var post = desk.Posts()[^1];
        Assert.Equal(StatusDrawing.Withdrawn.Summary, post.Card.Summary);
        Assert.Empty(post.Card.Body.OfType<Section>());
        Assert.False((await desk.ChannelAsync()).IsOn);
        Assert.Contains("its members may not all see the same orders", Assert.Single(desk.Troubles).Words);
    }

    [Fact]
    public async Task A_post_that_waits_for_the_platform_is_sent_as_things_stood_when_last_drawn()
    {
        await using var desk = await StatusBot.StartAsync();
        await desk.PutAsync(desk.Order("48213"));
        await desk.SayAsync("post the status here every weekday at 8:30 central");
        desk.Bot.Chat.Answer = _ => new SendResult.NotYet("down", TimeSpan.FromMinutes(10));
        await desk.ToAsync("2026-11-17 14:30");
        await desk.PutAsync(desk.Order("48214"));
        await desk.ToAsync("2026-11-17 14:36");

        desk.Bot.Chat.Answer = _ => null;
        await desk.ToAsync("2026-11-17 15:00");

        Assert.StartsWith("2 open", Assert.Single(desk.Posts()).Card.Summary.ToString());
    }
}
