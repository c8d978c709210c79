using Demarc.Understanding;
using Demarc.Understanding.Entities;

namespace Demarc.Features.Orders.Finding;

/// <summary>Tells the understanding how the orders' customers are called here. Used under the lock of the <see cref="OrderIndex"/>.</summary>
public sealed class OrderNames(Gazetteer gazetteer)
{
    readonly Dictionary<string, string> called = new(StringComparer.Ordinal);
    readonly Dictionary<string, HashSet<string>> bearers = new(StringComparer.Ordinal);

    public static readonly IReadOnlyList<EntityKind> Kinds = [EntityKind.OrderId, EntityKind.Pon, EntityKind.CircuitId, EntityKind.Tn, EntityKind.Account, EntityKind.Customer];

    /// <summary>Numbers are looked up where they are.</summary>
    /// <param name="at">What a key, letters and digits in upper case, stands for.</param>
    public void AddLookup(Func<string, IReadOnlyList<(EntityKind Kind, string Name)>> at) => gazetteer.AddLookup(at);

    public void Put(Order order)
    {
        called.TryGetValue(order.Id, out var before);
        if (before == order.Customer)
        {
            return;
        }

        // What it was called is taken away after what it is called now is there: a name that stays is never missing.
        if (order.Customer.Length > 0)
        {
            called[order.Id] = order.Customer;
            Bear(order.Customer, order.Id);
        }
        else
        {
            called.Remove(order.Id);
        }

        Forget(order.Id, before);
    }

    public void Remove(string id)
    {
        if (called.Remove(id, out var name))
        {
            Forget(id, name);
        }
    }

    /// <summary>Ids of the orders of the customer called exactly so.</summary>
    public IEnumerable<string> Bearing(string customer) => bearers.TryGetValue(customer, out var ids) ? ids : [];

    void Bear(string name, string id)
    {
        if (!bearers.TryGetValue(name, out var ids))
        {
            bearers[name] = ids = new(1, StringComparer.Ordinal);
            gazetteer.Set(EntityKind.Customer, name, name);
        }

        ids.Add(id);
    }

    void Forget(string id, string? name)
    {
        if (name is not null && bearers.TryGetValue(name, out var ids) && ids.Remove(id) && ids.Count == 0)
        {
            bearers.Remove(name);
            gazetteer.Remove(EntityKind.Customer, name);
        }
    }
}
