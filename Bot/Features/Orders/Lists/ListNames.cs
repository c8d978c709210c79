using Demarc.Features.Orders.Finding;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.Orders.Lists;

/// <summary>Names of the people and agencies that some orders belong to.</summary>
public sealed class ListNames(IReadOnlyDictionary<string, string> people, IReadOnlyDictionary<string, string> companies, IReadOnlyList<Person> managers)
{
    public static readonly ListNames None = new(new Dictionary<string, string>(), new Dictionary<string, string>(), []);

    public static async Task<ListNames> OfAsync(Session session, IReadOnlyCollection<Order> orders, CancellationToken cancel)
    {
        var (people, companies) = (new Dictionary<string, string>(), new Dictionary<string, string>());
        var managers = new List<Person>();
        foreach (var id in orders.SelectMany(order => new[] { order.Rep, order.Owner }).OfType<string>().Distinct())
        {
            if (await session.LoadAsync(Roster.People, id, cancel) is { } person)
            {
                people[id] = person.Name;
            }
        }

        foreach (var id in orders.Select(order => order.Agency).Where(id => id.Length > 0).Distinct())
        {
            if (await session.LoadAsync(Roster.Companies, id, cancel) is { } company)
            {
                companies[id] = company.Name;
                managers.AddRange((await session.QueryAsync(Roster.People, Roster.People.Where(person => person.Company == id), cancel)).Where(person => person is { Role: Role.AgencyManager, Gone: false }));
            }
        }

        return new ListNames(people, companies, managers);
    }

    public string? RepOf(Order order) => order.Rep is { } id && people.TryGetValue(id, out var name) ? name : order.RepName;

    public string? OwnerOf(Order order) => order.Owner is { } id && people.TryGetValue(id, out var name) ? name : order.OwnerName;

    /// <summary>Is it anybody's who is left out?</summary>
    public bool IsLeftOut(Order order, OrderFilter not) =>
        OrderFilter.AnyOf(not.Person).Any(name => IsOf(order, name)) || OrderFilter.AnyOf(not.Agency).Any(name => IsAgency(order, name));

    public bool Fit(Order order, OrderFilter filter) =>
        (filter.Person is null || OrderFilter.AnyOf(filter.Person).Any(name => IsOf(order, name))) && (filter.Agency is null || OrderFilter.AnyOf(filter.Agency).Any(name => IsAgency(order, name)));

    /// <summary>Name of the agency whose manager is called so; null when nobody of these agencies is.</summary>
    public string? AgencyManagedBy(string name) => managers.FirstOrDefault(manager => manager.Id == name || Bears(manager.Name, name)) is { } manager && companies.TryGetValue(manager.Company, out var company) ? company : null;

    /// <summary>Is its rep or project manager called so?</summary>
    public bool IsOf(Order order, string name) => order.Rep == name || order.Owner == name || Bears(RepOf(order), name) || Bears(OwnerOf(order), name);

    public bool IsAgency(Order order, string name) => order.Agency == name || Bears(order.AgencyName, name) || (companies.TryGetValue(order.Agency, out var company) && Bears(company, name));

    // By all words said, whole.
    static bool Bears(string? called, string name) =>
        called is { Length: > 0 } && Spelling.Words(name) is { Count: > 0 } words && Spelling.Words(called) is var own && words.All(own.Contains);
}
