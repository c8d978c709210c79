using System.Globalization;
using Demarc.Features.Escalations.Ladder;
using Demarc.Features.Escalations.Work;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.Escalations.Policies;

/// <summary>What another policy would change, without changing anything.</summary>
public sealed class PolicyTrial(Routing routing, EscalationHours hours, EscalationPolicy current, TimeProvider clock)
{
    const int StepsCompared = 8;

    /// <returns>Sentences: of the levels, of people it names that nobody knows, then of each open escalation that would go differently.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(EscalationPolicy other, Session session, CancellationToken cancel)
    {
        var changes = Levels(other).ToList();
        foreach (var (rule, person) in other.Routing.SelectMany(rule => rule.To.Where(target => target.Person is not null).Select(target => (rule, target.Person!))))
        {
            if (await session.LoadAsync(Roster.People, person, cancel) is not { Gone: false })
            {
                changes.Add($"The rule \"{rule.Name}\" names '{person}', whom nobody knows here: it skips them.");
            }
        }

        foreach (var escalation in (await OpenEscalations.DocumentsAsync(session, cancel)).OrderBy(one => EscalationNumbers.NumberOf(one.Id)))
        {
            changes.AddRange(Of(escalation, await routing.CrewAsync(session, escalation, cancel), other));
        }

        return changes;
    }

    IEnumerable<string> Levels(EscalationPolicy other)
    {
        foreach (var level in Enum.GetValues<EscalationLevel>())
        {
            var (then, was) = (other.Of(level), current.Of(level));
            foreach (var (what, after, before) in new[]
            {
                ("acknowledge", then.Acknowledge, was.Acknowledge), ("next step", then.NextStep, was.NextStep), ("supplier's silence", then.SupplierSilence, was.SupplierSilence), ("warning", then.Warning, was.Warning),
            })
            {
                if (after != before)
                {
                    yield return $"{level}, {what}: {after} instead of {before}.";
                }
            }
        }
    }

    IEnumerable<string> Of(Escalation escalation, Crew crew, EscalationPolicy other)
    {
        var now = clock.GetUtcNow();
        var changed = crew with { Policy = other };
        var (before, after) = (Routing.Choose(crew, escalation, now, [], isUp: false), Routing.Choose(changed, escalation, now, [], isUp: false));
        if (before.Person?.Id != after.Person?.Id)
        {
            yield return $"{escalation.Id}: opened now it would go to {after.Person?.Name ?? "nobody"} ({after.Because}) instead of {before.Person?.Name ?? "nobody"} ({before.Because}).";
        }

        var was = Steps(escalation, crew, current, now);
        var will = Steps(escalation, changed, other, now);
        if (was.Zip(will).Index().FirstOrDefault(step => step.Item.First != step.Item.Second) is { Item.First: not null } differs)
        {
            yield return $"{escalation.Id}: step {differs.Index + 1} from now on would be {differs.Item.Second} instead of {differs.Item.First}.";
        }
    }

    List<string> Steps(Escalation escalation, Crew crew, EscalationPolicy policy, DateTimeOffset now) =>
    [
        .. Forecast.Of(new LadderRules(new EscalationMoves(hours, policy)), escalation, crew, now).Take(StepsCompared).Select(step =>
            string.Create(CultureInfo.InvariantCulture, $"{step.At:yyyy-MM-dd HH:mm}Z {step.Clock} ({step.After.Level}, with {crew.NameOf(step.After.Assignee)})")),
    ];
}
