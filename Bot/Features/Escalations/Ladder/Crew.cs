using Demarc.Features.Escalations.Policies;
using Demarc.Features.Escalations.Work;
using Demarc.Features.Orders;
using Demarc.Turns;

namespace Demarc.Features.Escalations.Ladder;

/// <summary>All that choosing somebody for an escalation depends on, read at one moment. What follows from it is a matter of arithmetic.</summary>
/// <param name="Workers">Everybody who may work on it, by name.</param>
/// <param name="Holder">Who has it, whether or not they still may.</param>
/// <param name="Order">Its order, when it is about one we know.</param>
/// <param name="Load">Open escalations by person id, this one not counted.</param>
public sealed record Crew(IReadOnlyList<Person> Workers, Person? Holder, Order? Order, IReadOnlyDictionary<string, int> Load, EscalationPolicy Policy)
{
    public Person? Person(string? id) => Workers.FirstOrDefault(person => person.Id == id) ?? (Holder?.Id == id ? Holder : null);

    public string NameOf(string? id) => id is null ? "nobody" : Person(id)?.Name ?? "someone who left";

    public int LoadOf(Person person) => Load.GetValueOrDefault(person.Id);

    /// <summary>Person id of whoever looks after its order.</summary>
    public string? OrderOwner => Order?.Owner;

    /// <summary>As people say it; empty: no order.</summary>
    public string OrderNumber => Order?.Number ?? "";

    /// <summary>The first role to go up to, leadership as a rule, of which somebody is here: who is told of what goes up.</summary>
    public IReadOnlyList<Person> Up(DateTimeOffset now)
    {
        var here = Workers.Where(person => Routing.IsHere(person, now)).ToList();
        return Policy.Up.Select(role => here.Where(person => person.Role == role).ToList()).FirstOrDefault(people => people.Count > 0) ?? [];
    }
}
