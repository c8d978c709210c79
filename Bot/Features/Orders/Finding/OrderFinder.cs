using Demarc.Features.Orders.Showing;
using Demarc.Turns;
using Demarc.Understanding;

namespace Demarc.Features.Orders.Finding;

/// <summary>One thing in a request that stands for orders.</summary>
/// <param name="Said">In the person's words; empty when it was a carrier or product alone.</param>
/// <param name="Hits">Orders the person may see. None: missing or somebody else's, which nobody can tell apart.</param>
public sealed record Reference(string Said, IReadOnlyList<Order> Hits)
{
    /// <summary>What kind of name it was: "order", "PON", "customer".</summary>
    public required string What { get; init; }

    /// <summary>What was looked up, for telling one miss from another; never shown.</summary>
    public string Key { get; init; } = Said;
}

/// <summary>Which orders a request is about, among those the person may see.</summary>
public sealed class OrderFinder(OrderIndex index, OrderAccess access)
{
    /// <summary>More references in one message are a list somebody pasted.</summary>
    const int MostReferences = 50;

    static readonly (EntityKind Entity, ReferenceKind? Kind, string What)[] Numbers =
    [
        (EntityKind.OrderId, ReferenceKind.Number, "order"),
        (EntityKind.Pon, ReferenceKind.Pon, "PON"),
        (EntityKind.CircuitId, ReferenceKind.CircuitId, "circuit"),
        (EntityKind.Tn, ReferenceKind.Tn, "number"),
        (EntityKind.Account, ReferenceKind.Account, "account"),
    ];

    public bool MaySee(Person person, Order order) => access.MaySee(person, order);

    /// <returns>In the order they were said; none: the request names no order at all.</returns>
    public IReadOnlyList<Reference> Find(Person person, Meaning meaning)
    {
        var numbers = meaning.Entities
            .OrderBy(entity => entity.Start)
            .Select(entity => (Entity: entity, Known: Array.Find(Numbers, known => known.Entity == entity.Kind)))
            .Where(pair => pair.Known.What is not null)
            .DistinctBy(pair => Spelling.Key(pair.Entity.Value))
            .Take(MostReferences)
            .Select(pair => new Reference(Said(pair.Entity), index.ByNumber(pair.Entity.Value, pair.Known.Kind, Seen(person))) { What = pair.Known.What, Key = pair.Entity.Value })
            .ToList();
        return numbers.Count > 0 ? Once(numbers) : Named(person, meaning) is { } named ? [named] : [];
    }

    /// <summary>Does it name an order by one of its numbers? Then it is about that order and no question for a list.</summary>
    public static bool NamesNumber(Meaning? meaning) => meaning is not null && NamesNumber(meaning.Entities);

    public static bool NamesNumber(IReadOnlyList<Entity> entities) => entities.Any(entity => Array.Exists(Numbers, known => known.Entity == entity.Kind));

    /// <summary>Orders of a customer, by words of its name.</summary>
    public Reference ByName(Person person, string name) => new(name, index.ByCustomer(name, Seen(person))) { What = "customer" };

    /// <summary>Is there an order called so, or of a customer called exactly so, that the person may see? Of one called alike they hear nothing.</summary>
    public bool Knows(Person person, EntityKind kind, string name) => index.Bears(kind, name, Seen(person));

    /// <summary>The orders of these ids that the person may see, as far as they are still there.</summary>
    public IReadOnlyList<Order> Of(Person person, IEnumerable<string> ids) => [.. ids.Select(index.Of).OfType<Order>().Where(Seen(person))];

    /// <summary>The orders that are the person's business and still open: own, of the agency, or looked after.</summary>
    public IReadOnlyList<Order> Mine(Person person) =>
        [.. index.Everything().Where(order => order.IsOpen() && (person.IsStaff ? order.Owner == person.Id : access.MaySee(person, order)))];

    /// <summary>An answer to "which order?" in whatever words: any of its numbers, or words of its customer or site.</summary>
    public Reference ByWords(Person person, string said)
    {
        var words = said.Split([' ', ',', ';', '?', '!', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries).Take(40).ToList();
        var numbers = words.Select(word => word.Trim('.', '"', '\'', ':', '(', ')')).Where(word => word.Any(char.IsAsciiDigit) && word.Length is >= 3 and <= 60)
            .SelectMany(word => index.ByNumber(word, null, Seen(person))).Distinct().ToList();
        var hits = numbers.Count > 0 ? numbers : index.ByCustomer(said, Seen(person)) is { Count: > 0 } customers ? customers : index.BySite(said, Seen(person));
        return new Reference(said, hits) { What = "order" };
    }

    // An account is not repeated, not even to who wrote it.
    static string Said(Entity entity) =>
        entity.Kind == EntityKind.Account ? "account " + OrderWords.Masked(entity.Value) : entity.Text.Length > 0 ? entity.Text : entity.Value;

    // Two numbers of one order are one reference.
    static IReadOnlyList<Reference> Once(List<Reference> references)
    {
        var seen = new HashSet<string>();
        return [.. references.Where(reference => reference.Hits is not [var only] || seen.Add(only.Id))];
    }

    Reference? Named(Person person, Meaning meaning)
    {
        var (customer, site) = (Customer(meaning), meaning.First(EntityKind.Site));
        var (carrier, product) = (meaning.First(EntityKind.Carrier), meaning.First(EntityKind.Product));
        if (customer is not null && index.ByCustomer(customer, Seen(person)) is { Count: > 0 } theirs)
        {
            return new Reference(customer, Narrowed(person, theirs, site, carrier, product)) { What = "customer" };
        }

        if (site is not null)
        {
            return new Reference(site, Narrowed(person, index.BySite(site, Seen(person)), null, carrier, product)) { What = "site" };
        }

        if (customer is not null)
        {
            return new Reference(customer, []) { What = "customer" };
        }

        return (carrier ?? product) is null ? null : new Reference("", Narrowed(person, Mine(person), null, carrier, product, must: true)) { What = string.Join(' ', new[] { carrier, product }.OfType<string>()) };
    }

    // What may be several customers is looked up as it was said.
    public static string? Customer(Meaning meaning) =>
        meaning.Entities.FirstOrDefault(entity => entity.Kind == EntityKind.Customer) is { } named ? named.Others.Count > 0 && named.Text.Length > 0 ? named.Text : named.Value : null;

    /// <param name="must">Keep only what fits; otherwise a detail that fits none is taken for a slip and passed over.</param>
    IReadOnlyList<Order> Narrowed(Person person, IReadOnlyList<Order> orders, string? site, string? carrier, string? product, bool must = false)
    {
        var places = site is null ? null : index.BySite(site, Seen(person)).Select(order => order.Id).ToHashSet();
        orders = Keep(orders, order => places?.Contains(order.Id) != false);
        orders = Keep(orders, order => carrier is null || order.Supplier.Equals(Suppliers.Named(carrier), StringComparison.OrdinalIgnoreCase));
        return Keep(orders, order => product is null || Products.Fits(order.Product, product));

        IReadOnlyList<Order> Keep(IReadOnlyList<Order> from, Func<Order, bool> fits) => from.Where(fits).ToList() is var kept && (kept.Count > 0 || must) ? kept : from;
    }

    Func<Order, bool> Seen(Person person) => order => access.MaySee(person, order);
}
