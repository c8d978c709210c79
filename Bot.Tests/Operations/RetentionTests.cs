using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Tests.Delivery;
using Demarc.Tests.Support;
using Demarc.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace Demarc.Tests.Operations;

public sealed class RetentionTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_served_its_purpose_is_forgotten_and_the_rest_stays()
    {
        var (bot, _) = await Probe.StartAsync();
        await using var _1 = bot;
        var ana = await bot.AddAsync("Ana");
        await bot.SayAsync(ana, "set x one");
        var old = bot.Message(ana, "show x");
        await bot.Services.GetRequiredService<Receiver>().AcceptAsync(old, Cancel);
        await bot.SettleAsync();
        bot.Chat.Answer = _ => new SendResult.NotYet("429", TimeSpan.FromDays(40));
        await bot.SayAsync(ana, "echo still waiting");

        await bot.PassAsync(TimeSpan.FromDays(2), TimeSpan.FromHours(6));
        Assert.False(await bot.Services.GetRequiredService<Receiver>().AcceptAsync(old, Cancel));
        await bot.PassAsync(TimeSpan.FromDays(20), TimeSpan.FromHours(6));

        Assert.Equal(0, await bot.Store.CountAsync(Inbox.Rows, Inbox.Rows.All, Cancel));
        Assert.Equal(OutgoingState.Waiting, Assert.Single(await bot.Store.QueryAsync(Outbox.Rows, Outbox.Rows.All, Cancel)).State);
        Assert.Equal(1, await bot.Store.CountAsync(Outbox.Posted, Outbox.Posted.All, Cancel));
        Assert.Equal(0, await bot.Store.CountAsync(Dialogues.All, Dialogues.All.All, Cancel));
        Assert.True(await bot.Store.CountAsync(Audit.Entries, Audit.Entries.All, Cancel) > 0);
        await bot.PassAsync(TimeSpan.FromDays(60), TimeSpan.FromDays(1));
        Assert.Equal(0, await bot.Store.CountAsync(Outbox.Posted, Outbox.Posted.All, Cancel));
    }

    [Fact]
    public async Task What_is_held_until_quiet_hours_end_is_no_trouble_and_what_then_does_not_go_out_is()
    {
        var (bot, _) = await Probe.StartAsync();
        await using var _1 = bot;
        var ana = await bot.AddAsync("Ana");
        bot.Chat.Answer = _ => new SendResult.NotYet("no route");
        await bot.DecideAsync(session => session.Add(Sending.Row("night", ana.Chat(), bot.Now) with { Card = new Card("notice", "", "Good morning."), NotBefore = bot.Now.AddHours(8) }));

        await bot.PassAsync(TimeSpan.FromHours(7), TimeSpan.FromHours(1));
        var held = await bot.Http.GetStringAsync("/health", Cancel);
        await bot.PassAsync(TimeSpan.FromHours(1) + Pump.LateAfter, TimeSpan.FromMinutes(10));
        var due = await bot.Http.GetStringAsync("/health", Cancel);
        await bot.PassAsync(TimeSpan.FromHours(1), TimeSpan.FromMinutes(10));
        var late = await bot.Http.GetAsync("/health", Cancel);

        Assert.Equal(("ok", "ok", 503), (held, due, (int)late.StatusCode));
    }

    [Fact]
    public async Task Health_is_told_to_an_outside_watcher()
    {
        var (bot, probe) = await Probe.StartAsync();
        await using var _ = bot;
        Assert.Equal("ok", await bot.Http.GetStringAsync("/health", Cancel));
        var gate = new TaskCompletionSource();
        probe.OnRun = (_, _) => gate.Task;
        await bot.DecideLaterAsync(session => session.At("stuck", "probe", bot.Now));
        bot.Clock.Advance(TimeSpan.FromMinutes(5));

        var answer = await bot.Http.GetAsync("/health", Cancel);

        Assert.Equal(503, (int)answer.StatusCode);
        Assert.Equal("what was due 5 minutes ago is not done", await answer.Content.ReadAsStringAsync(Cancel));
        gate.SetResult();
        await bot.SettleAsync();
        Assert.Equal("ok", await bot.Http.GetStringAsync("/health", Cancel));
    }
}
