using Demarc.Delivery;
using Demarc.Features.Escalations.Proving;
using Demarc.Features.Escalations.Showing;
using Demarc.Features.Escalations.Work;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.Escalations.Ladder;

/// <summary>Takes the steps of <see cref="LadderRules"/> when they are due, and tells those they concern.</summary>
public sealed class EscalationLadder(LadderRules rules, EscalationDesk desk, EscalationNews news, Ledger ledger, Routing routing, Registry registry, TimeProvider clock)
{
    public async Task RunAsync(Due row, Session session, CancellationToken cancel)
    {
        if (!Enum.TryParse<EscalationClock>(row.Detail, out var named) || await session.LoadAsync(Escalations.All, row.Subject, cancel) is not { } escalation)
        {
            return;
        }

        var now = clock.GetUtcNow();
        if (!escalation.Clocks.TryGetValue(named, out var at))
        {
            return;
        }

        if (at > now)
        {
            EscalationDue.Set(session, escalation, named);
            return;
        }

        // Of several that are due the earliest goes first, whichever row was picked up; the one of this row stays due.
        var (ran, due) = LadderRules.NextOf(escalation)!.Value;
        if (ran != named)
        {
            EscalationDue.Set(session, escalation, named);
        }

        var stamp = new Stamp(Audit.TheClock, now);
        await ledger.DueAsync(session, escalation.Id, ran, due, stamp, cancel);
        var rung = rules.Climb(escalation, ran, await routing.CrewAsync(session, escalation, cancel), stamp);
        await TellAsync(session, escalation, rung, now, cancel);
        await desk.SaveAsync(session, escalation, rung.After, stamp, $"due:{row.Id}", cancel);
    }

    /// <summary>The card of whoever should acknowledge it can never arrive.</summary>
    public async Task UndeliveredAsync(Due due, Session session, CancellationToken cancel)
    {
        if (await session.LoadAsync(Escalations.All, due.Subject, cancel) is not { } escalation
            || escalation.Assignee != due.Detail
            || !escalation.Clocks.ContainsKey(EscalationClock.Acknowledge))
        {
            return;
        }

        var stamp = new Stamp(Audit.TheClock, clock.GetUtcNow());
        var rung = rules.Pass(escalation, "cannot be reached.", await routing.CrewAsync(session, escalation, cancel), stamp);
        await TellAsync(session, escalation, rung, stamp.At, cancel);
        await desk.SaveAsync(session, escalation, rung.After, stamp, $"due:{due.Id}", cancel);
    }

    /// <summary>Whoever has it keeps it while they are here; otherwise it is routed anew.</summary>
    public async Task<Escalation> RerouteAsync(Session session, Escalation escalation, Stamp stamp, CancellationToken cancel) =>
        rules.Reroute(escalation, await routing.CrewAsync(session, escalation, cancel), stamp);

    async Task TellAsync(Session session, Escalation escalation, Rung rung, DateTimeOffset now, CancellationToken cancel)
    {
        if (rung.AsksEverybody)
        {
            await registry.ReportAsync(
                new Trouble($"escalation-unacknowledged:{escalation.Id}:{escalation.AssignedVersion}", $"Nobody acknowledges {escalation.Id} ({escalation.Level}): everybody who may work on it was asked.", now), session, cancel);
            await news.AskEverybodyUpAsync(session, escalation, now, cancel);
        }

        if (rung.RemindsHolder)
        {
            await news.RemindAsync(session, escalation, names => NewsCard.Reminder(escalation, escalation.Clocks[EscalationClock.Promise], names), "reminder", now, cancel);
        }

        if (rung.RemindsPartners)
        {
            await news.RemindPartnersAsync(session, escalation, NewsCard.WaitsForYou(SharedEscalation.Of(escalation).Facts, escalation.Waiting!), "waits", now, cancel);
        }

        if (rung.SaysNobodyAnswers)
        {
            await news.RemindAsync(session, escalation, _ => NewsCard.NobodyAnswers(escalation, escalation.Waiting!), "unanswered", now, cancel);
        }
    }
}
