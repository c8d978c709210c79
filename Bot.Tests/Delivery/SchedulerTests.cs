using Demarc.Delivery;
using Demarc.Storage;
using Demarc.Tests.Support;

namespace Demarc.Tests.Delivery;

public sealed class SchedulerTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_due_runs_at_its_time_and_once()
    {
        var (bot, probe) = await Probe.StartAsync();
        await using var _ = bot;
        await bot.DecideAsync(session =>
        {
            session.At("b", "probe", bot.Now.AddMinutes(20));
            session.At("a", "probe", bot.Now.AddMinutes(10));
        });

        await bot.PassAsync(TimeSpan.FromMinutes(9));
        Assert.Empty(probe.Ran);
        await bot.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(["a"], probe.Ran.Select(ran => ran.Key));
        await bot.PassAsync(TimeSpan.FromDays(40), TimeSpan.FromDays(1));

        Assert.Equal(["a", "b"], probe.Ran.Select(ran => ran.Key));
        Assert.Equal(0, await bot.Store.CountAsync(Schedule.Rows, Schedule.Rows.Where(due => due.Job == "probe"), Cancel));
    }

    [Fact]
    public async Task A_row_moved_or_taken_back_runs_when_it_now_says_or_not_at_all()
    {
        var (bot, probe) = await Probe.StartAsync();
        await using var _ = bot;
        await bot.DecideAsync(session =>
        {
            session.At("moved", "probe", bot.Now.AddMinutes(10));
            session.At("off", "probe", bot.Now.AddMinutes(10));
        });
        await bot.DecideAsync(session =>
        {
            session.At("moved", "probe", bot.Now.AddMinutes(30));
            session.NoLonger("off");
        });

        await bot.PassAsync(TimeSpan.FromMinutes(29));
        Assert.Empty(probe.Ran);
        await bot.PassAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(["moved"], probe.Ran.Select(ran => ran.Key));
    }

    [Fact]
    public async Task What_came_due_while_the_program_was_down_runs_at_the_start_with_its_first_time()
    {
        var (bot, probe) = await Probe.StartAsync();
        await using var _ = bot;
        var at = bot.Now.AddMinutes(10);
        await bot.DecideAsync(session => session.At("late", "probe", at));
        await bot.StopAsync();
        bot.Clock.Advance(TimeSpan.FromHours(5));

        await bot.StartAgainAsync();
        await bot.SettleAsync();

        Assert.Equal([("late", at)], probe.Ran);
    }

    [Fact]
    public async Task A_job_that_schedules_its_own_key_runs_again_then()
    {
        var (bot, probe) = await Probe.StartAsync();
        await using var _ = bot;
        probe.OnRun = (due, session) =>
        {
            session.At(due.Id, due.Job, due.At.AddHours(1));
            return Task.CompletedTask;
        };
        await bot.DecideAsync(session => session.At("hourly", "probe", bot.Now.AddHours(1)));

        await bot.PassAsync(TimeSpan.FromHours(5), TimeSpan.FromMinutes(30));

        Assert.Equal(Enumerable.Range(1, 5).Select(hour => TestBot.Start.AddHours(hour)), probe.Ran.Select(ran => ran.At));
    }

    [Fact]
    public async Task What_a_job_saves_and_the_end_of_its_row_are_one_commit()
    {
        var (bot, probe) = await Probe.StartAsync();
        await using var _ = bot;
        var isFirst = true;
        probe.OnRun = async (due, session) =>
        {
            var thing = await session.LoadAsync(Probe.Things, "count", Cancel) ?? new Thing { Id = "count" };
            if (isFirst)
            {
                isFirst = false;
                bot.DecideNow(other => Probe.ChangeAsync(other, "count", "x", bot.Now, Cancel));
            }

            session.Save(Probe.Things, thing with { Value = thing.Value + "1" });
        };

        await bot.DecideAsync(session => session.At("due", "probe", bot.Now));

        Assert.Equal(2, probe.Ran.Count);
        Assert.Equal("x1", (await bot.Store.LoadAsync(Probe.Things, "count", Cancel))!.Value);
    }

    [Fact]
    public async Task A_failing_job_is_tried_for_ever_and_told_of_once()
    {
        var (bot, probe) = await Probe.StartAsync();
        await using var _ = bot;
        var tries = 0;
        probe.OnRun = (_, _) => ++tries < 16 ? throw new InvalidOperationException("bug") : Task.CompletedTask;
        await bot.DecideAsync(session => session.At("bad", "probe", bot.Now, "ESC-104"));

        await bot.PassAsync(TimeSpan.FromHours(5), TimeSpan.FromMinutes(1));

        Assert.Equal(16, tries);
        Assert.Single(probe.Ran);
        var trouble = Assert.Single(probe.Troubles);
        Assert.Contains("'probe' for 'ESC-104', due 2026-11-16 15:00Z, failed 3 times", trouble.Words);
    }

    [Fact]
    public async Task A_job_nobody_knows_any_more_is_a_trouble_and_stops_nothing()
    {
        var (bot, probe) = await Probe.StartAsync();
        await using var _ = bot;
        await bot.DecideAsync(session =>
        {
            session.At("unknown", "removed-feature", bot.Now);
            session.At("known", "probe", bot.Now);
        });

        await bot.PassAsync(TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(10));

        Assert.Equal(["known"], probe.Ran.Select(ran => ran.Key));
        Assert.Single(probe.Troubles);
    }

    [Fact]
    public async Task Many_due_at_once_all_run_once()
    {
        var (bot, probe) = await Probe.StartAsync();
        await using var _ = bot;

        await bot.DecideAsync([.. Enumerable.Range(0, 200).Select(i => (Action<Session>)(session => session.At($"d{i}", "probe", bot.Now.AddSeconds(1))))]);
        await bot.PassAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(200, probe.Ran.Count);
        Assert.Equal(200, probe.Ran.DistinctBy(ran => ran.Key).Count());
    }
}
