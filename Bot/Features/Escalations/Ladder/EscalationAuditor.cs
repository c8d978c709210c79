using Demarc.Delivery;
using Demarc.Features.Escalations.Work;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.Escalations.Ladder;

/// <summary>What the last round found.</summary>
public sealed record EscalationAudit : Document
{
    public static readonly Collection<EscalationAudit> All = new("escalationaudits");

    public const string Only = "last";

    public required DateTimeOffset At { get; init; }

    public int Open { get; init; }

    /// <summary>Clocks without their row, since the program was first started.</summary>
    public long Repaired { get; init; }

    /// <summary>How late the latest row is that is due and has not run.</summary>
    public TimeSpan Latest { get; init; }
}

/// <summary>
/// Every minute: has each escalation that is not closed its next step as a due row, at the time the document says, and somebody who has it? What is
/// missing is made again and reported, and so is what is due and does not run.
/// </summary>
public sealed partial class EscalationAuditor(EscalationMoves moves, EscalationDesk desk, EscalationLadder ladder, IStore store, Registry registry, TimeProvider clock, ILogger<EscalationAuditor> log)
{
    public const string Job = "escalation.audit";

    public const string Key = "escalations:audit";

    public static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>So late is no longer the schedule catching its breath.</summary>
    static readonly TimeSpan Worrying = TimeSpan.FromMinutes(5);

    /// <summary>What came due while the program was down is late through no fault of the schedule.</summary>
    readonly DateTimeOffset since = clock.GetUtcNow();

    /// <summary>The program's own next round, whatever became of the last one.</summary>
    public static async Task EnsureAsync(Session session, DateTimeOffset now, CancellationToken cancel)
    {
        if (await session.LoadAsync(Schedule.Rows, Key, cancel) is null)
        {
            session.At(Key, Job, now);
        }
    }

    public async Task RunAsync(Due due, Session session, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        session.At(Key, Job, now + Every);
        var rows = await session.QueryAsync(Schedule.Rows, Schedule.Rows.Where(row => row.Id.StartsWith(EscalationDue.KeyPrefix, StringComparison.Ordinal)), cancel);
        var byKey = rows.ToDictionary(row => row.Id);
        var audited = await session.QueryAsync(Escalations.All, Escalations.All.Where(escalation => escalation.State != EscalationState.Closed), cancel);
        var repaired = 0;
        foreach (var escalation in audited)
        {
            repaired += await RowsAsync(session, escalation, byKey, now, cancel);
            await OwnerAsync(session, escalation, now, cancel);
        }

        var latest = rows.Select(row => LateBy(row, now)).DefaultIfEmpty().Max();
        if (latest > Worrying)
        {
            var count = rows.Count(row => LateBy(row, now) > Worrying);
            await registry.ReportAsync(
                new Trouble("escalation-late", $"{count} escalation steps are due and have not run; the latest is {latest.TotalMinutes:F0} minutes late. The log says why.", now), session, cancel);
        }

        await RememberAsync(session, audited.Count(escalation => escalation.IsOpen), repaired, latest, now, cancel);
    }

    TimeSpan LateBy(Due row, DateTimeOffset now)
    {
        var due = row.FirstAt ?? row.At;
        var late = now - (due > since ? due : since);
        return due <= now && late > TimeSpan.Zero ? late : TimeSpan.Zero;
    }

    /// <returns>How many rows were made again.</returns>
    async Task<int> RowsAsync(Session session, Escalation escalation, Dictionary<string, Due> rows, DateTimeOffset now, CancellationToken cancel)
    {
        if (escalation.Clocks.Count == 0)
        {
            await ReportAsync(session, escalation.Id, "no clock runs for it", $"clocks:{escalation.Version}", now, cancel);
            var stamp = new Stamp(Audit.TheClock, now);
            await desk.SaveAsync(session, escalation, moves.StartAgain(escalation, stamp), stamp, null, cancel);
            return 1;
        }

        var repaired = 0;
        foreach (var (step, at) in escalation.Clocks)
        {
            var key = EscalationDue.KeyOf(escalation.Id, step);
            if ((rows.TryGetValue(key, out var row) && Fits(row, at)) || !await IsMissingAsync(escalation.Id, step, cancel))
            {
                continue;
            }

            EscalationDue.Set(session, escalation, step);
            await ReportAsync(session, escalation.Id, $"its step '{step}' of {at:yyyy-MM-dd HH:mm}Z was {(row is null ? "not scheduled" : "scheduled for another time")}", $"{step}:{at.UtcTicks}", now, cancel);
            repaired++;
        }

        return repaired;
    }

    // Rows and documents were read one after the other, and a step may have run in between: only what is missing in a document that stands still is.
    async Task<bool> IsMissingAsync(string id, EscalationClock step, CancellationToken cancel)
    {
        var before = await store.LoadAsync(Escalations.All, id, cancel);
        var row = await store.LoadAsync(Schedule.Rows, EscalationDue.KeyOf(id, step), cancel);
        var after = await store.LoadAsync(Escalations.All, id, cancel);
        return before?.Version == after?.Version && after is not null && after.Clocks.TryGetValue(step, out var at) && !(row is not null && Fits(row, at));
    }

    static bool Fits(Due row, DateTimeOffset at) => (row.FirstAt ?? row.At) == at;

    /// <summary>Somebody who left can acknowledge nothing.</summary>
    async Task OwnerAsync(Session session, Escalation escalation, DateTimeOffset now, CancellationToken cancel)
    {
        if (!escalation.IsOpen || (escalation.Assignee is { } id && await session.LoadAsync(Roster.People, id, cancel) is { Gone: false }))
        {
            return;
        }

        // As this round has it already: its clocks may just have been started again.
        var current = await session.LoadAsync(Escalations.All, escalation.Id, cancel) ?? escalation;
        var stamp = new Stamp(Audit.TheClock, now);
        var after = await ladder.RerouteAsync(session, current, stamp, cancel);
        if (after.Assignee != current.Assignee)
        {
            await desk.SaveAsync(session, current, after, stamp, null, cancel);
        }
    }

    async Task ReportAsync(Session session, string id, string what, string key, DateTimeOffset now, CancellationToken cancel)
    {
        LogRepaired(id, what);
        await registry.ReportAsync(new Trouble($"escalation-row:{id}:{key}", $"{id} would have waited for ever: {what}. It was put right; if this happens again, the log around this time helps to find out why.", now), session, cancel);
    }

    static async Task RememberAsync(Session session, int open, int repaired, TimeSpan latest, DateTimeOffset now, CancellationToken cancel)
    {
        var last = await session.LoadAsync(EscalationAudit.All, EscalationAudit.Only, cancel);
        session.Put(EscalationAudit.All, new EscalationAudit { Id = EscalationAudit.Only, At = now, Open = open, Repaired = (last?.Repaired ?? 0) + repaired, Latest = latest });
    }

    [LoggerMessage(LogLevel.Error, "{Id}: {What}; put right")]
    partial void LogRepaired(string id, string what);
}
