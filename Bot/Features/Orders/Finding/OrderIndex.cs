using Demarc.Storage;
using Demarc.Understanding;

namespace Demarc.Features.Orders.Finding;

/// <summary>
/// Every order in memory, for finding and for lists: by any of its numbers in any spelling, by words of its customer and site. Filled at start, kept by
/// what the store commits. It holds what lists and health need; notes and the telephone numbers themselves are in the store.
/// </summary>
public sealed class OrderIndex(IStore store, OrderNames names)
{
    readonly Lock gate = new();
    readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    readonly List<Entry?> entries = [];
    readonly Stack<int> free = [];
    readonly MarkIndex marks = new();
    readonly WordIndex customers = new();
    readonly WordIndex sites = new();
    readonly SharedValues shared = new();
    readonly HashSet<string> gone = new(StringComparer.Ordinal);
    bool isFilling;
    bool isFilled;

    public int Count
    {
        get
        {
            lock (gate)
            {
                return places.Count;
            }
        }
    }

    /// <summary>Reads the store, once. Whoever is told of commits after this finds them here.</summary>
    public async Task FillAsync(CancellationToken cancel)
    {
        if (isFilled)
        {
            return;
        }

        (isFilling, isFilled) = (true, true);
        names.AddLookup(NamesAt);
        store.Watch(OrderBook.All, committed => Seen(committed.Id, committed.Document));
        foreach (var order in await store.QueryAsync(OrderBook.All, OrderBook.All.All, cancel))
        {
            lock (gate)
            {
                // What was committed meanwhile is newer than what the query read.
                if (!gone.Contains(order.Id) && !(At(order.Id) is { } known && known.Order.Version >= order.Version))
                {
                    Put(order);
                }
            }
        }

        lock (gate)
        {
            isFilling = false;
            gone.Clear();
        }
    }

    /// <summary>All orders as they are now.</summary>
    public IReadOnlyList<Order> Everything()
    {
        lock (gate)
        {
            return [.. entries.OfType<Entry>().Select(entry => entry.Order)];
        }
    }

    public Order? Of(string id)
    {
        lock (gate)
        {
            return At(id)?.Order;
        }
    }

    /// <summary>Orders called so, by the kind of number that was meant when one fits, else by any.</summary>
    /// <param name="maySee">What it refuses is as good as not there.</param>
    public IReadOnlyList<Order> ByNumber(string said, ReferenceKind? meant, Func<Order, bool> maySee)
    {
        var key = Spelling.Key(said);
        if (key.Length == 0)
        {
            return [];
        }

        lock (gate)
        {
            var found = Marked(key, maySee);
            if (found.Count == 0 && meant is null or ReferenceKind.Number && OrderKeys.BareOf(key) is { } bare)
            {
                found = [.. Marked(bare, maySee).Where(mark => mark.Kind == ReferenceKind.Number)];
            }

            var best = found.Where(mark => mark.Kind == meant).ToList();
            return [.. (best.Count > 0 ? best : found).Select(mark => mark.Place).Distinct().Select(place => entries[place]!.Order)];
        }
    }

    /// <summary>Is an order called exactly so, or its customer, that may be seen?</summary>
    public bool Bears(EntityKind kind, string name, Func<Order, bool> maySee)
    {
        lock (gate)
        {
            return kind == EntityKind.Customer
                ? names.Bearing(name).Any(id => At(id) is { } entry && maySee(entry.Order))
                : Named(Spelling.Key(name)).Any(each => each.Kind == kind && each.Name == name && maySee(each.Order));
        }
    }

    // By a key of letters and digits in upper case.
    IReadOnlyList<(EntityKind Kind, string Name)> NamesAt(string key)
    {
        lock (gate)
        {
            return [.. Named(Spelling.Key(key)).Select(each => (each.Kind, each.Name)).Distinct()];
        }
    }

    IEnumerable<(EntityKind Kind, string Name, Order Order)> Named(string key) =>
        marks.Of(key).SelectMany(mark => OrderKeys.NamesAt(entries[mark.Place]!.Order, key, mark.Kind).Select(name => (name.Kind, name.Name, entries[mark.Place]!.Order)));

    public IReadOnlyList<Order> ByCustomer(string said, Func<Order, bool> maySee) => ByWords(customers, said, maySee);

    public IReadOnlyList<Order> BySite(string said, Func<Order, bool> maySee) => ByWords(sites, said, maySee);

    IReadOnlyList<Order> ByWords(WordIndex words, string said, Func<Order, bool> maySee)
    {
        var asked = Spelling.Words(said.Length <= 200 ? said : said[..200]);
        lock (gate)
        {
            return [.. words.Find(asked, place => maySee(entries[place]!.Order), places.Count).Select(place => entries[place]!.Order)];
        }
    }

    List<Mark> Marked(string key, Func<Order, bool> maySee) => [.. marks.Of(key).Where(mark => maySee(entries[mark.Place]!.Order))];

    Entry? At(string id) => places.TryGetValue(id, out var place) ? entries[place] : null;

    // On the writer's thread, in commit order.
    void Seen(string id, Order? order)
    {
        lock (gate)
        {
            if (order is not null)
            {
                gone.Remove(id);
                Put(order);
                return;
            }

            names.Remove(id);
            Take(id);
            if (isFilling)
            {
                gone.Add(id);
            }
        }
    }

    void Put(Order order)
    {
        names.Put(order);
        var entry = new Entry(shared.Slim(order), [.. OrderKeys.Of(order).Distinct()], [.. Spelling.Words(order.Customer).Distinct()], [.. Spelling.Words(order.Site).Distinct()]);
        if (At(order.Id) is { } known)
        {
            // Most changes are of dates: nothing that is looked up by.
            if (known.Keys.SequenceEqual(entry.Keys) && known.Customer.SequenceEqual(entry.Customer) && known.Site.SequenceEqual(entry.Site))
            {
                entries[places[order.Id]] = known with { Order = entry.Order };
                return;
            }

            Take(order.Id);
        }

        if (!free.TryPop(out var place))
        {
            place = entries.Count;
            entries.Add(null);
        }

        entries[place] = entry;
        places[entry.Order.Id] = place;
        marks.Add(place, entry.Keys);
        customers.Add(place, entry.Customer);
        sites.Add(place, entry.Site);
    }

    void Take(string id)
    {
        if (!places.Remove(id, out var place))
        {
            return;
        }

        var entry = entries[place]!;
        marks.Remove(place, entry.Keys);
        customers.Remove(place, entry.Customer);
        sites.Remove(place, entry.Site);
        entries[place] = null;
        free.Push(place);
    }

    sealed record Entry(Order Order, (string Key, ReferenceKind Kind)[] Keys, string[] Customer, string[] Site);
}
