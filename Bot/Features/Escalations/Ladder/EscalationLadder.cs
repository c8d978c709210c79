using Demarc.Delivery;
using Demarc.Features.Escalations.Showing;
using Demarc.Features.Escalations.Work;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.Escalations.Ladder;

/// <summary>What happens when a clock runs out: reminders, the next person, the next level. Nothing here ends without a next clock, but the end itself.</summary>
public sealed class EscalationLadder(EscalationMoves moves, EscalationDesk desk, EscalationNews news, Routing routing, Registry registry, TimeProvider clock)
{
    /// <summary>Project managers that are asked to acknowledge before it goes past them.</summary>
    const int MostManagers = 2;

    /// <summary>Reminders of a partner or customer after which whoever has it decides.</summary>
    const int ManyReminders = 3;

    public async Task RunAsync(Due due, Session session, CancellationToken cancel)
    {
        if (!Enum.TryParse<EscalationClock>(due.Detail, out var ran) || await session.LoadAsync(Escalations.All, due.Subject, cancel) is not { } escalation)
        {
            return;
        }

        var now = clock.GetUtcNow();
        if (!escalation.Clocks.TryGetValue(ran, out var at))
        {
            return;
        }

        if (at > now)
        {
            EscalationDue.Set(session, escalation, ran);
            return;
        }

        var stamp = new Stamp(Audit.TheClock, now);
        var after = ran switch
        {
            EscalationClock.Acknowledge => await NotAcknowledgedAsync(session, escalation, stamp, cancel),
            EscalationClock.Reminder => await RemindAsync(session, escalation, stamp, cancel),
            EscalationClock.Promise => moves.PromiseMissed(escalation, stamp),
            EscalationClock.Supplier => await SupplierSilentAsync(session, escalation, stamp, cancel),
            EscalationClock.NextStep => moves.NextStepMissed(escalation, stamp),
            EscalationClock.Waiting => await StillWaitingAsync(session, escalation, stamp, cancel),
            _ => moves.Close(escalation, stamp),
        };
        await desk.SaveAsync(session, escalation, after, stamp, $"due:{due.Id}", cancel);
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
        var after = await NextPersonAsync(session, escalation, "cannot be reached.", stamp, cancel);
        await desk.SaveAsync(session, escalation, after, stamp, $"due:{due.Id}", cancel);
    }

    Task<Escalation> NotAcknowledgedAsync(Session session, Escalation escalation, Stamp stamp, CancellationToken cancel) =>
        NextPersonAsync(session, escalation, $"was asked {LevelTargets.Of(escalation.Level).Acknowledge} ago.", stamp, cancel);

    /// <summary>Another project manager, then the team lead, then administrators; when all were asked, all of them again.</summary>
    async Task<Escalation> NextPersonAsync(Session session, Escalation escalation, string why, Stamp stamp, CancellationToken cancel)
    {
        var names = await Names.OfAsync(session, escalation, cancel);
        var missed = $"{names.Of(escalation.Assignee)} {why}";
        IReadOnlyList<string> asked = escalation.Assignee is { } assignee ? [.. escalation.Asked.Where(id => id != assignee), assignee] : escalation.Asked;
        var route = await routing.ChooseAsync(session, escalation, stamp.At, asked, isUp: asked.Count >= MostManagers, cancel);
        if (route.Person is { } next)
        {
            var noted = moves.AcknowledgeMissed(escalation with { Asked = asked }, missed, rounds: 0, stamp);
            return moves.Assign(noted, next, route.Because, stamp);
        }

        await registry.ReportAsync(
            new Trouble($"escalation-unacknowledged:{escalation.Id}:{escalation.AssignedVersion}", $"Nobody acknowledges {escalation.Id} ({escalation.Level}): everybody who may work on it was asked.", stamp.At), session, cancel);
        await news.AskEverybodyUpAsync(session, escalation, stamp.At, cancel);
        return moves.AcknowledgeMissed(escalation with { Asked = asked }, missed + " Everybody was asked.", rounds: 1, stamp);
    }

    async Task<Escalation> RemindAsync(Session session, Escalation escalation, Stamp stamp, CancellationToken cancel)
    {
        if (escalation.Clocks.TryGetValue(EscalationClock.Promise, out var promised))
        {
            await news.RemindAsync(session, escalation, names => NewsCard.Reminder(escalation, promised, names), "reminder", stamp.At, cancel);
        }

        return moves.PromiseReminded(escalation);
    }

    /// <summary>Low becomes Mid, Mid becomes High, and from there it climbs the supplier's ladder (§4.1).</summary>
    async Task<Escalation> SupplierSilentAsync(Session session, Escalation escalation, Stamp stamp, CancellationToken cancel)
    {
        var isDateMissed = escalation.State == EscalationState.CommitmentReceived;
        var reason = isDateMissed
            ? $"{SupplierOf(escalation)} did not keep its date"
            : $"no answer from {SupplierOf(escalation)} for {LevelTargets.Of(escalation.Level).SupplierSilence}";
        var owed = isDateMissed ? moves.CommitmentMissed(escalation, stamp) : escalation;
        if (owed.Level == EscalationLevel.High)
        {
            return moves.RaiseAtSupplier(owed, stamp);
        }

        var raised = moves.Raise(owed, owed.Level + 1, reason, stamp);
        return await RerouteAsync(session, raised, stamp, cancel);
    }

    /// <summary>Whoever has it keeps it while they are here; otherwise it is routed anew.</summary>
    public async Task<Escalation> RerouteAsync(Session session, Escalation escalation, Stamp stamp, CancellationToken cancel)
    {
        var has = escalation.Assignee is { } id ? await session.LoadAsync(Roster.People, id, cancel) : null;
        if (has is not null && Routing.IsHere(has, stamp.At))
        {
            return escalation;
        }

        var route = await routing.ChooseAsync(session, escalation, stamp.At, escalation.Assignee is null ? [] : [escalation.Assignee], isUp: false, cancel);
        return route.Person is { } person ? moves.Assign(escalation, person, route.Because, stamp) : escalation with { RoutedBecause = route.Because };
    }

    async Task<Escalation> StillWaitingAsync(Session session, Escalation escalation, Stamp stamp, CancellationToken cancel)
    {
        if (escalation.Waiting is { } waiting)
        {
            await news.RemindPartnersAsync(session, escalation, NewsCard.WaitsForYou(SharedEscalation.Of(escalation).Facts, waiting), "waits", stamp.At, cancel);
            if (waiting.Reminders + 1 >= ManyReminders)
            {
                await news.RemindAsync(session, escalation, _ => NewsCard.NobodyAnswers(escalation, waiting), "unanswered", stamp.At, cancel);
            }
        }

        return moves.Reminded(escalation, stamp);
    }

    static string SupplierOf(Escalation escalation) => escalation.Supplier.Length > 0 ? escalation.Supplier : "the supplier";
}
