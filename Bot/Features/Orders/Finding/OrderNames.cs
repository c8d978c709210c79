using Demarc.Understanding;
using Demarc.Understanding.Entities;

namespace Demarc.Features.Orders.Finding;

/// <summary>Tells the understanding how orders and their customers are called here. Used under the lock of the <see cref="OrderIndex"/>.</summary>
public sealed class OrderNames(Gazetteer gazetteer)
{
    const int ShortestId = 4;

    readonly Dictionary<string, IReadOnlyList<(EntityKind Kind, string Name)>> called = new(StringComparer.Ordinal);

    // Nearly every name is one order's alone.
    readonly Dictionary<(EntityKind Kind, string Name), (string First, HashSet<string>? More)> bearers = [];

    public static readonly IReadOnlyList<EntityKind> Kinds = [EntityKind.OrderId, EntityKind.Pon, EntityKind.CircuitId, EntityKind.Tn, EntityKind.Account, EntityKind.Customer];

    public void Put(Order order)
    {
        IReadOnlyList<(EntityKind, string)> now = [.. NamesOf(order).Distinct()];
        if (called.TryGetValue(order.Id, out var before) && before.SequenceEqual(now))
        {
            return;
        }

        // What it was called is taken away after what it is called now is there: a name that stays is never missing.
        called[order.Id] = now;
        foreach (var (kind, name) in now)
        {
            Bear((kind, name), order.Id);
            gazetteer.Set(kind, name, name);
        }

        Forget(order.Id, (before ?? []).Except(now));
    }

    public void Remove(string id)
    {
        if (called.Remove(id, out var names))
        {
            Forget(id, names);
        }
    }

    /// <summary>Ids of the orders called exactly so.</summary>
    public IEnumerable<string> Bearing(EntityKind kind, string name) => bearers.TryGetValue((kind, name), out var ids) ? ids.More is { } more ? more.Prepend(ids.First) : [ids.First] : [];

    void Bear((EntityKind Kind, string Name) name, string id)
    {
        if (!bearers.TryGetValue(name, out var ids))
        {
            bearers[name] = (id, null);
        }
        else if (ids.First != id)
        {
            bearers[name] = ids with { More = ids.More ?? new(StringComparer.Ordinal) };
            bearers[name].More!.Add(id);
        }
    }

    void Forget(string id, IEnumerable<(EntityKind Kind, string Name)> names)
    {
        foreach (var name in names)
        {
            var (first, more) = bearers[name];
            if (first != id)
            {
                more?.Remove(id);
            }
            else if (more?.FirstOrDefault() is { } next)
            {
                more.Remove(next);
                bearers[name] = (next, more);
            }
            else
            {
                bearers.Remove(name);
                gazetteer.Remove(name.Kind, name.Name);
            }
        }
    }

    static IEnumerable<(EntityKind Kind, string Name)> NamesOf(Order order)
    {
        if (order.Customer.Length > 0)
        {
            yield return (EntityKind.Customer, order.Customer);
        }

        foreach (var (kind, name) in OrderKeys.PartsOf(order.CircuitId).Select(part => (EntityKind.CircuitId, part)).Concat(OrderKeys.LocalsOf(order).Select(local => (EntityKind.Tn, local))))
        {
            yield return (kind, name);
        }

        foreach (var (kind, name) in new[] { (EntityKind.OrderId, order.Number), (EntityKind.Pon, order.Pon), (EntityKind.CircuitId, order.CircuitId), (EntityKind.OrderId, order.SupplierOrder), (EntityKind.Account, order.Account) })
        {
            if (name is not null && Spelling.Key(name) is { Length: >= ShortestId } key && !IsPlain(key) && !IsYear(key))
            {
                yield return (kind, name);
            }
        }
    }

    // Read as an order's number whether there is such an order or not.
    static bool IsPlain(string key) => key.Length is >= 5 and <= 8 && key.All(char.IsAsciiDigit);

    // "Nov 2026" is a month, whatever an order is called.
    static bool IsYear(string key) => int.TryParse(key, out var number) && number is >= 1990 and <= 2099;
}
