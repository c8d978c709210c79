using Demarc.Features.Orders;
using Demarc.Understanding;

namespace Demarc.Features.StatusPosts;

/// <summary>A customer, agency, carrier or some orders, with those of its orders that the asker may see.</summary>
public sealed record Subject(string Name, IReadOnlyList<Order> Orders);

/// <summary>Whose status can be asked: only names of orders the asker may see are in it, so that no answer depends on any other.</summary>
/// <param name="agencies">Names by company id.</param>
sealed class Subjects(IReadOnlyList<Order> visible, IReadOnlyDictionary<string, string> agencies)
{
    public static readonly IReadOnlyList<EntityKind> Kinds = [EntityKind.Customer, EntityKind.Partner, EntityKind.Carrier, EntityKind.OrderId];

    /// <summary>What was recognised, narrowed by each further name. Nothing when none of it is there to be seen.</summary>
    public IReadOnlyList<Subject> Of(Meaning meaning)
    {
        var orders = meaning.Values(EntityKind.OrderId).Select(Order.IdOf).ToHashSet(StringComparer.Ordinal);
        if (orders.Count > 0)
        {
            var these = visible.Where(order => orders.Contains(order.Id)).ToList();
            return these.Count == 0 ? [] : [new Subject(these.Count == 1 ? $"order {these[0].Number}" : $"{these.Count} orders", these)];
        }

        IReadOnlyList<Subject>? found = null;
        foreach (var entity in meaning.Entities.Where(entity => Kinds.Contains(entity.Kind)).DistinctBy(entity => entity.Value))
        {
            var these = Named(entity.Value, entity.Kind);
            found = found is null ? these : Within(found, these);
        }

        return found ?? [];
    }

    /// <summary>The customer of these orders, when they are one's.</summary>
    public IReadOnlyList<Subject> CustomerOf(IEnumerable<string> orderIds)
    {
        var ids = orderIds.ToHashSet(StringComparer.Ordinal);
        var customers = visible.Where(order => ids.Contains(order.Id)).Select(order => order.Customer).Distinct().ToList();
        return customers is [{ Length: > 0 } only] ? [new Subject(only, [.. visible.Where(order => order.Customer == only)])] : [];
    }

    /// <summary>By name: the whole one, else those that begin with it, else those that hold all its words.</summary>
    public IReadOnlyList<Subject> Named(string name) => Matching(name, Kinds.SelectMany(All));

    /// <summary>Names of customers with the most open orders.</summary>
    public IReadOnlyList<string> Busiest(int count) =>
    [
        .. visible.Where(order => order.IsOpen() && order.Customer.Length > 0)
            .GroupBy(order => order.Customer)
            .OrderByDescending(customer => customer.Count())
            .ThenBy(customer => customer.Key, StringComparer.Ordinal)
            .Take(count)
            .Select(customer => customer.Key),
    ];

    List<Subject> Named(string name, EntityKind kind) => Matching(name, All(kind));

    static List<Subject> Matching(string name, IEnumerable<(string Name, string Id, Order Order)> all)
    {
        var wanted = Plain(name);
        if (wanted.Length == 0)
        {
            return [];
        }

        // Of thousands of orders there are few names.
        var named = all.GroupBy(each => (each.Name, each.Id)).Select(group => (Plain: new[] { Plain(group.Key.Name), Plain(group.Key.Id) }, group.Key.Name, Orders: group.Select(each => each.Order))).ToList();
        var words = wanted.Split(' ');
        var rules = new Func<string, bool>[]
        {
            known => known == wanted,
            known => known.StartsWith(wanted + " ", StringComparison.Ordinal),
            known => words.All(known.Split(' ').Contains),
        };
        return rules
            .Select(rule => named.Where(each => each.Plain.Any(rule)).GroupBy(each => each.Name, StringComparer.OrdinalIgnoreCase).Select(ToSubject).ToList())
            .FirstOrDefault(subjects => subjects.Count > 0) is { } found
            ? [.. found.OrderByDescending(subject => subject.Orders.Count).ThenBy(subject => subject.Name, StringComparer.OrdinalIgnoreCase)]
            : [];

        static Subject ToSubject(IGrouping<string, (string[] Plain, string Name, IEnumerable<Order> Orders)> group) =>
            new(group.Key, [.. group.SelectMany(each => each.Orders).DistinctBy(order => order.Id)]);
    }

    IEnumerable<(string Name, string Id, Order Order)> All(EntityKind kind) => kind switch
    {
        EntityKind.Customer => visible.Where(order => order.Customer.Length > 0).Select(order => (order.Customer, "", order)),
        EntityKind.Partner => visible.Where(order => agencies.ContainsKey(order.Agency)).Select(order => (agencies[order.Agency], order.Agency, order)),
        EntityKind.Carrier => visible.Where(order => order.Supplier.Length > 0).Select(order => (order.Supplier, "", order)),
        _ => visible.Select(order => ($"order {order.Number}", order.Number, order)),
    };

    static IReadOnlyList<Subject> Within(IReadOnlyList<Subject> found, IReadOnlyList<Subject> narrower) =>
    [
        .. from one in found
           from other in narrower
           let both = one.Orders.IntersectBy(other.Orders.Select(order => order.Id), order => order.Id).ToList()
           where both.Count > 0
           select new Subject($"{one.Name} with {other.Name}", both),
    ];

    static string Plain(string name)
    {
        var letters = name.Select(letter => char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ').ToArray();
        return string.Join(' ', new string(letters).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
