using Demarc.Features.Escalations.Work;

namespace Demarc.Features.Escalations.Ladder;

/// <summary>What a clock that ran out does.</summary>
public sealed record Rung(Escalation After)
{
    /// <summary>Nobody is left to be given it: all who are in charge are asked at once.</summary>
    public bool AsksEverybody { get; init; }

    public bool RemindsHolder { get; init; }

    /// <summary>Those it waits for.</summary>
    public bool RemindsPartners { get; init; }

    /// <summary>Whoever has it decides what becomes of the wait.</summary>
    public bool SaysNobodyAnswers { get; init; }
}

/// <summary>
/// What happens when a clock runs out: reminders, the next person, the next level. Nothing here ends without a next clock, but the end itself. Nothing is
/// loaded, saved or said: the ladder climbs by these rules and what is foretold is foretold by them.
/// </summary>
public sealed class LadderRules(EscalationMoves moves)
{
    /// <summary>Of several clocks that run out together the first of <see cref="EscalationClock"/> goes first. Null: it is closed.</summary>
    public static (EscalationClock Clock, DateTimeOffset At)? NextOf(Escalation escalation) => escalation.Clocks.Count == 0
        ? null
        : escalation.Clocks.Select(clock => (clock.Key, clock.Value)).OrderBy(clock => clock.Value).ThenBy(clock => clock.Key).First();

    public Rung Climb(Escalation escalation, EscalationClock ran, Crew crew, Stamp stamp) => ran switch
    {
        EscalationClock.Acknowledge => Pass(escalation, $"was asked {crew.Policy.Of(escalation.Level).Acknowledge} ago.", crew, stamp),
        EscalationClock.Reminder => new Rung(moves.PromiseReminded(escalation)) { RemindsHolder = escalation.Clocks.ContainsKey(EscalationClock.Promise) },
        EscalationClock.Promise => new Rung(moves.PromiseMissed(escalation, stamp)),
        EscalationClock.Supplier => new Rung(SupplierSilent(escalation, crew, stamp)),
        EscalationClock.NextStep => new Rung(moves.NextStepMissed(escalation, stamp)),
        EscalationClock.Waiting => new Rung(moves.Reminded(escalation, stamp))
        {
            RemindsPartners = escalation.Waiting is not null,
            SaysNobodyAnswers = escalation.Waiting?.Reminders + 1 >= crew.Policy.RemindersBeforeDecision,
        },
        _ => new Rung(moves.Close(escalation, stamp)),
    };

    /// <summary>Another project manager, then the team lead, then administrators; when all were asked, all of them again.</summary>
    public Rung Pass(Escalation escalation, string why, Crew crew, Stamp stamp)
    {
        var missed = $"{crew.NameOf(escalation.Assignee)} {why}";
        IReadOnlyList<string> asked = escalation.Assignee is { } assignee ? [.. escalation.Asked.Where(id => id != assignee), assignee] : escalation.Asked;
        var route = Routing.Choose(crew, escalation, stamp.At, asked, isUp: asked.Count >= crew.Policy.Managers);
        if (route.Person is { } next)
        {
            var noted = moves.AcknowledgeMissed(escalation with { Asked = asked }, missed, rounds: 0, stamp);
            return new Rung(moves.Assign(route.NotedOn(noted, stamp.At), next, route.Because, stamp));
        }

        return new Rung(moves.AcknowledgeMissed(escalation with { Asked = asked }, missed + " Everybody was asked.", rounds: 1, stamp)) { AsksEverybody = true };
    }

    /// <summary>Low becomes Mid, Mid becomes High, and from there it climbs the supplier's ladder (§4.1).</summary>
    Escalation SupplierSilent(Escalation escalation, Crew crew, Stamp stamp)
    {
        var isDateMissed = escalation.State == EscalationState.CommitmentReceived;
        var supplier = escalation.Supplier.Length > 0 ? escalation.Supplier : "the supplier";
        var reason = isDateMissed ? $"{supplier} did not keep its date" : $"no answer from {supplier} for {crew.Policy.Of(escalation.Level).SupplierSilence}";
        var owed = isDateMissed ? moves.CommitmentMissed(escalation, stamp) : escalation;
        return owed.Level == EscalationLevel.High
            ? moves.RaiseAtSupplier(owed, stamp)
            : Reroute(moves.Raise(owed, owed.Level + 1, reason, stamp), crew, stamp);
    }

    /// <summary>Whoever has it keeps it while they are here; otherwise it is routed anew.</summary>
    public Escalation Reroute(Escalation escalation, Crew crew, Stamp stamp)
    {
        if (crew.Person(escalation.Assignee) is { } has && Routing.IsHere(has, stamp.At))
        {
            return escalation;
        }

        var route = Routing.Choose(crew, escalation, stamp.At, escalation.Assignee is null ? [] : [escalation.Assignee], isUp: false);
        var noted = route.NotedOn(escalation, stamp.At);
        return route.Person is { } person ? moves.Assign(noted, person, route.Because, stamp) : noted with { RoutedBecause = route.Because };
    }
}
