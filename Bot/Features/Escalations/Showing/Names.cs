using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.Escalations.Showing;

/// <summary>The people and the agency an escalation names, by their ids.</summary>
public sealed class Names(IReadOnlyDictionary<string, Person> people, string agency)
{
    /// <summary>The agency's name; empty when it is nobody's but ours.</summary>
    public string Agency { get; } = agency;

    public string Of(string? personId) => personId switch
    {
        null => "nobody",
        Audit.TheClock => "Demarc",
        _ => people.GetValueOrDefault(personId)?.Name ?? "someone who left",
    };

    public Names And(IEnumerable<Person> more)
    {
        var all = new Dictionary<string, Person>(people);
        foreach (var person in more)
        {
            all[person.Id] = person;
        }

        return new Names(all, Agency);
    }

    public Person? Person(string? personId) => personId is null ? null : people.GetValueOrDefault(personId);

    public static async Task<Names> OfAsync(Session session, Escalation escalation, CancellationToken cancel)
    {
        IEnumerable<string?> ids =
        [
            escalation.RaisedBy, escalation.Rep, escalation.Assignee, escalation.AcknowledgedBy, escalation.Next?.Person, escalation.Proof?.By,
            .. escalation.Timeline.Select(entry => entry.By), .. escalation.Contacts.Select(contact => contact.By), .. escalation.Followers,
        ];
        var people = new Dictionary<string, Person>();
        foreach (var id in ids.OfType<string>().Where(id => id != Audit.TheClock).Distinct())
        {
            if (await session.LoadAsync(Roster.People, id, cancel) is { } person)
            {
                people.Add(id, person);
            }
        }

        var company = escalation.Agency.Length > 0 ? await session.LoadAsync(Roster.Companies, escalation.Agency, cancel) : null;
        return new Names(people, company?.Name ?? escalation.Agency);
    }
}
