using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.StatusPosts;

/// <summary>Names of the people a card speaks of, read before it is drawn.</summary>
public sealed record Names(IReadOnlyDictionary<string, string> People)
{
    public static readonly Names None = new(new Dictionary<string, string>());

    /// <summary>Someone whose record is gone is not named by an id nobody knows.</summary>
    public string? Of(string? personId) => personId is null ? null : People.GetValueOrDefault(personId);

    public static async Task<Names> ForAsync(Session session, IEnumerable<string?> ids, CancellationToken cancel)
    {
        var people = new Dictionary<string, string>();
        foreach (var id in ids.OfType<string>().Distinct())
        {
            if (await session.LoadAsync(Roster.People, id, cancel) is { } person)
            {
                people[id] = person.Name;
            }
        }

        return new Names(people);
    }

    /// <summary>Everyone the first <paramref name="most"/> lines of each list may name.</summary>
    public static Task<Names> ForAsync(Session session, DigestFacts facts, int most, CancellationToken cancel)
    {
        var orders = new[] { facts.Missed, facts.DueToday, facts.DueSoon, facts.Jeopardies, facts.Rejects, facts.Stale }
            .SelectMany(lines => lines.Take(most))
            .Select(line => line.Order)
            .Concat(facts.Decisions.Take(most).Select(decision => decision.Order));
        var ids = orders.SelectMany(order => new[] { order.Owner, order.Rep })
            .Concat(facts.Decisions.Take(most).Select(decision => decision.Person))
            .Concat(facts.Escalations.Take(most).SelectMany(escalation => new[] { escalation.Assignee, escalation.Next?.Person }));
        return ForAsync(session, ids, cancel);
    }
}
