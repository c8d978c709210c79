using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Storage;
using Demarc.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Demarc.Tests.Delivery;

public sealed class InboxTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_is_answered_once_however_often_it_is_delivered()
    {
        var (bot, probe) = await Probe.StartAsync();
        await using var _ = bot;
        var ana = await bot.AddAsync("Ana");
        var message = bot.Message(ana, "echo hello");
        var receiver = bot.Services.GetRequiredService<Receiver>();

        var first = await receiver.AcceptAsync(message, Cancel);
        var second = await receiver.AcceptAsync(message, Cancel);
        await bot.SettleAsync();
        var third = await receiver.AcceptAsync(message with { Text = "echo something else" }, Cancel);
        await bot.SettleAsync();

        Assert.Equal((true, false, false), (first, second, third));
        Assert.Equal(["echo hello"], probe.Handled);
        Assert.Equal("echo hello", Assert.Single(bot.Chat.All).Card.Summary.ToString());
    }

    [Fact]
    public async Task The_words_are_gone_from_the_inbox_when_the_work_is_done()
    {
        var (bot, _) = await Probe.StartAsync();
        await using var _1 = bot;
        var ana = await bot.AddAsync("Ana");

        await bot.SayAsync(ana, "echo my pin is 1234");

        var row = Assert.Single(await bot.Store.QueryAsync(Inbox.Rows, Inbox.Rows.All, Cancel));
        Assert.Equal(InboxState.Done, row.State);
        Assert.Null(row.Inbound);
        var sent = Assert.Single(await bot.Store.QueryAsync(Outbox.Rows, Outbox.Rows.All, Cancel));
        Assert.Equal(OutgoingState.Sent, sent.State);
        Assert.Null(sent.Card);
    }

    [Fact]
    public async Task One_conversation_is_worked_on_in_order_and_others_do_not_wait_for_it()
    {
        var (bot, probe) = await Probe.StartAsync();
        await using var _ = bot;
        var ana = await bot.AddAsync("Ana");
        var ben = await bot.AddAsync("Ben");
        var gate = new TaskCompletionSource();
        probe.Before = turn => turn.Inbound.Text == "echo 0" ? gate.Task : Task.CompletedTask;
        var receiver = bot.Services.GetRequiredService<Receiver>();

        for (var i = 0; i < 20; i++)
        {
            await receiver.AcceptAsync(bot.Message(ana, $"echo {i}"), Cancel);
        }

        await receiver.AcceptAsync(bot.Message(ben, "echo ben"), Cancel);
        while (probe.Handled.Count == 0)
        {
            await Task.Delay(1, Cancel);
        }

        Assert.Equal(["echo ben"], probe.Handled);
        gate.SetResult();
        await bot.SettleAsync();
        Assert.Equal(["echo ben", .. Enumerable.Range(0, 20).Select(i => $"echo {i}")], probe.Handled);
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"echo {i}"), bot.Chat.In(ana.Chat()).Select(one => one.Card.Summary.ToString()));
    }

    [Fact]
    public async Task What_was_accepted_and_not_worked_on_is_found_at_the_next_start()
    {
        var (bot, _) = await Probe.StartAsync();
        await using var _1 = bot;
        var ana = await bot.AddAsync("Ana");
        var waiting = new InboxRow { Id = "left", ConversationKey = ana.Chat().Key, ReceivedAt = bot.Now, Inbound = bot.Message(ana, "echo left behind") };

        await bot.RestartWithAsync(new Change(Inbox.Rows, waiting.Id, 0, waiting));
        await bot.SettleAsync();

        Assert.Equal("echo left behind", Assert.Single(bot.Chat.In(ana.Chat())).Card.Summary.ToString());
    }

    [Fact]
    public async Task A_message_that_cannot_be_worked_on_is_set_aside_and_its_sender_and_an_administrator_are_told()
    {
        var (bot, probe) = await Probe.StartAsync();
        await using var _ = bot;
        var ana = await bot.AddAsync("Ana");
        probe.Before = _ => throw new InvalidOperationException("a bug");

        await bot.Services.GetRequiredService<Receiver>().AcceptAsync(bot.Message(ana, "echo secret words"), Cancel);
        await PassUntilIdleAsync(bot);

        var told = Assert.Single(bot.Chat.In(ana.Chat()));
        var trouble = Assert.Single(probe.Troubles);
        var reference = References.Of("test|1");
        Assert.Contains(reference, TestBot.Read(told.Card));
        Assert.Contains(reference, trouble.Words);
        Assert.DoesNotContain("secret words", trouble.Words);
        Assert.Equal(InboxState.Failed, (await bot.Store.LoadAsync(Inbox.Rows, "test|1", Cancel))!.State);
        probe.Before = _ => Task.CompletedTask;
        await bot.SayAsync(ana, "echo again");
        Assert.Equal(2, bot.Chat.In(ana.Chat()).Count);
    }

    [Fact]
    public async Task A_passing_fault_is_tried_again_without_a_word()
    {
        var (bot, probe) = await Probe.StartAsync();
        await using var _ = bot;
        var ana = await bot.AddAsync("Ana");
        var tries = 0;
        probe.Before = _ => ++tries < 3 ? throw new TimeoutException() : Task.CompletedTask;

        await bot.Services.GetRequiredService<Receiver>().AcceptAsync(bot.Message(ana, "echo hello"), Cancel);
        await PassUntilIdleAsync(bot);

        Assert.Equal(3, tries);
        Assert.Equal("echo hello", Assert.Single(bot.Chat.All).Card.Summary.ToString());
        Assert.Empty(probe.Troubles);
    }

    [Fact]
    public async Task A_message_that_took_the_program_down_three_times_is_set_aside_at_the_fourth_start()
    {
        var (bot, probe) = await Probe.StartAsync();
        await using var _ = bot;
        var ana = await bot.AddAsync("Ana");
        var poison = new InboxRow { Id = "poison", ConversationKey = ana.Chat().Key, ReceivedAt = bot.Now, Attempts = 3, Inbound = bot.Message(ana, "echo poison") };
        probe.Before = _ => throw new InvalidOperationException("must not run");
        await bot.RestartWithAsync(new Change(Inbox.Rows, poison.Id, 0, poison));

        await bot.SettleAsync();

        Assert.Empty(probe.Handled);
        Assert.Equal("failed", Assert.Single(bot.Chat.In(ana.Chat())).Card.Name);
        Assert.Single(probe.Troubles);
    }

    [Fact]
    public async Task Slow_work_shows_a_sign_and_quick_work_does_not()
    {
        var (bot, probe) = await Probe.StartAsync();
        await using var _ = bot;
        var ana = await bot.AddAsync("Ana");
        await bot.SayAsync(ana, "echo quick");
        Assert.Empty(bot.Chat.Typings);

        var gate = new TaskCompletionSource();
        probe.Before = _ => gate.Task;
        await bot.Services.GetRequiredService<Receiver>().AcceptAsync(bot.Message(ana, "echo slow"), Cancel);
        while (bot.Chat.Typings.IsEmpty)
        {
            bot.Clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(1, Cancel);
        }

        gate.SetResult();
        await bot.SettleAsync();
        Assert.Equal(ana.Chat().Key, Assert.Single(bot.Chat.Typings).Key);
    }

    static async Task PassUntilIdleAsync(TestBot bot)
    {
        var receiver = bot.Services.GetRequiredService<Receiver>();
        while (!receiver.IsIdle)
        {
            bot.Clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(1, Cancel);
        }

        await bot.SettleAsync();
    }
}
