using Demarc.Delivery;
using Demarc.Features.Escalations;
using Demarc.Features.Escalations.Ladder;
using static Demarc.Features.Escalations.Escalations;

namespace Demarc.Tests.Features.Escalations;

/// <summary>Nothing waits for ever: the rows are watched, made again and told of.</summary>
public sealed class AuditorTests
{
    [Fact]
    public async Task Every_row_that_is_taken_away_is_back_within_a_minute_and_told_of()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita);
        var rows = await house.RowsAsync(id);
        await house.Bot.DecideAsync(session =>
        {
            foreach (var row in rows)
            {
                session.Delete(Schedule.Rows, row);
            }
        });
        Assert.Empty(await house.RowsAsync(id));

        await house.Bot.PassAsync(TimeSpan.FromMinutes(1));

        await house.AssertRowsAsync(id);
        Assert.Equal(rows.Count, house.Troubles.All.Count(trouble => trouble.Words.StartsWith("ESC-101 would have waited for ever", StringComparison.Ordinal)));
        Assert.Equal(rows.Count, (await AuditAsync(house)).Repaired);

        // And then it runs as if nothing had been.
        await house.UntilAsync("2026-11-16 11:00");
        Assert.Equal(house.Priya.Id, (await house.LoadAsync(id)).Assignee);
    }

    [Fact]
    public async Task A_row_moved_away_is_put_back()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita);
        await house.Bot.DecideAsync(session => session.At(EscalationDue.KeyOf(id, EscalationClock.Promise), EscalationDue.Job, house.Bot.Now.AddYears(5), id, nameof(EscalationClock.Promise)));

        await house.Bot.PassAsync(TimeSpan.FromMinutes(1));

        await house.AssertRowsAsync(id);
        Assert.Contains(house.Troubles.All, trouble => trouble.Words.Contains("scheduled for another time", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_document_without_any_clock_gets_what_its_state_needs()
    {
        await using var house = await OrderDesk.OpenAsync();
        var (open, waiting, resolved) = (await house.EscalateAsync(house.Rita), await house.EscalateAsync(house.Rita, "48214"), await house.EscalateAsync(house.Rob, "48300"));
        await house.FillAsync(house.Dana, "escalation.waiting", waiting, ("on", "Partner"), ("reason", "x"));
        await house.FillAsync(house.Dana, "escalation.resolve", resolved, ("proof", "Test"), ("words", "x"));
        foreach (var id in new[] { open, waiting, resolved })
        {
            var escalation = await house.LoadAsync(id);
            await house.Bot.DecideAsync(session =>
            {
                session.Save(All, escalation with { Clocks = new Dictionary<EscalationClock, DateTimeOffset>() });
                foreach (var clock in Enum.GetValues<EscalationClock>())
                {
                    session.NoLonger(EscalationDue.KeyOf(id, clock));
                }
            });
        }

        await house.Bot.PassAsync(TimeSpan.FromMinutes(1));

        Assert.Contains(EscalationClock.Acknowledge, (await house.LoadAsync(open)).Clocks.Keys);
        Assert.Equal([EscalationClock.Waiting], (await house.LoadAsync(waiting)).Clocks.Keys);
        Assert.Equal([EscalationClock.Close], (await house.LoadAsync(resolved)).Clocks.Keys);
        foreach (var id in new[] { open, waiting, resolved })
        {
            await house.AssertRowsAsync(id);
        }
    }

    [Fact]
    public async Task It_reports_nothing_when_all_is_well_and_remembers_its_round()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita);
        await house.PressAsync(house.Dana, id, "Acknowledge");

        await house.Bot.PassAsync(TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(1));

        Assert.Empty(house.Troubles.All);
        var audit = await AuditAsync(house);
        Assert.Equal((house.Bot.Now, 1, 0L, TimeSpan.Zero), (audit.At, audit.Open, audit.Repaired, audit.Latest));
    }

    [Fact]
    public async Task Its_own_row_is_there_again_after_a_restart_and_after_anything_happens()
    {
        await using var house = await OrderDesk.OpenAsync();
        await house.Bot.DecideAsync(session => session.NoLonger(EscalationAuditor.Key));
        await house.Bot.RestartAsync();
        await house.Bot.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(house.Bot.Now, (await AuditAsync(house)).At);

        await house.Bot.DecideAsync(session => session.NoLonger(EscalationAuditor.Key));
        await house.EscalateAsync(house.Rita);
        await house.Bot.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(house.Bot.Now, (await AuditAsync(house)).At);
    }

    [Fact]
    public async Task A_row_left_from_another_time_does_nothing_and_goes()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita);
        await house.PressAsync(house.Dana, id, "Acknowledge");
        var before = await house.LoadAsync(id);

        await house.Bot.DecideAsync(
            session => session.At(EscalationDue.KeyOf(id, EscalationClock.Acknowledge), EscalationDue.Job, house.Bot.Now, id, nameof(EscalationClock.Acknowledge)),
            session => session.At("esc:ESC-999:promise", EscalationDue.Job, house.Bot.Now, "ESC-999", nameof(EscalationClock.Promise)),
            session => session.At("esc:ESC-101:nonsense", EscalationDue.Job, house.Bot.Now, id, "Nonsense"));

        Assert.Equal(before.Version, (await house.LoadAsync(id)).Version);
        await house.AssertRowsAsync(id);
    }

    [Fact]
    public async Task A_thousand_open_ones_are_looked_through_in_a_moment()
    {
        await using var house = await OrderDesk.OpenAsync();
        var first = await house.LoadAsync(await house.EscalateAsync(house.Rita));
        await house.Bot.DecideAsync(session =>
        {
            for (var i = 0; i < 1000; i++)
            {
                var another = first with { Id = $"ESC-{5000 + i}", Version = 0 };
                session.Save(All, another);
                EscalationDue.Follow(session, null, another);
            }
        });
        var watch = System.Diagnostics.Stopwatch.StartNew();

        await house.Bot.PassAsync(TimeSpan.FromMinutes(1));

        Assert.Equal((1001, 0L), ((await AuditAsync(house)).Open, (await AuditAsync(house)).Repaired));
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 30);
    }

    static async Task<EscalationAudit> AuditAsync(OrderDesk house) => (await house.Bot.Store.LoadAsync(EscalationAudit.All, EscalationAudit.Only, OrderDesk.Cancel))!;
}
