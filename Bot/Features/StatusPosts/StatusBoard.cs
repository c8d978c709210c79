using System.Collections.Concurrent;
using Demarc.Features.Escalations;
using Demarc.Features.Orders;
using Demarc.Storage;

namespace Demarc.Features.StatusPosts;

/// <summary>
/// All orders and escalations in memory, as a status needs them, so that counting ten thousand takes no reading. Filled at start, then kept up by what
/// is committed, never behind it. Notes and timelines are not even on it: what is not here cannot leak.
/// </summary>
public sealed class StatusBoard(IStore store)
{
    readonly ConcurrentDictionary<string, Order> orders = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, Escalation> escalations = new(StringComparer.Ordinal);
    long changes;

    /// <summary>Grows with every change.</summary>
    public long Changes => Interlocked.Read(ref changes);

    /// <summary>Called after each change, on the store's writer: be short.</summary>
    public Action Changed { get; set; } = () => { };

    public IEnumerable<Order> Orders => orders.Select(pair => pair.Value);

    public IEnumerable<Escalation> Escalations => escalations.Select(pair => pair.Value);

    public Order? Order(string? id) => id is null ? null : orders.GetValueOrDefault(id);

    public async Task LoadAsync(CancellationToken cancel)
    {
        await LoadAsync(OrderBook.All, orders, Slim, cancel);
        await LoadAsync(Features.Escalations.Escalations.All, escalations, Slim, cancel);
    }

    // Watched before it is read, so what is committed in between is seen twice rather than never: the higher version stands.
    async Task LoadAsync<T>(Collection<T> collection, ConcurrentDictionary<string, T> known, Func<T, T> slim, CancellationToken cancel)
        where T : Document
    {
        var deleted = new ConcurrentDictionary<string, byte>(StringComparer.Ordinal);
        store.Watch(collection, committed =>
        {
            if (committed.Document is { } document)
            {
                deleted.TryRemove(committed.Id, out _);
                known[committed.Id] = slim(document);
            }
            else
            {
                deleted[committed.Id] = 0;
                known.TryRemove(committed.Id, out _);
            }

            Interlocked.Increment(ref changes);
            Changed();
        });
        foreach (var document in await store.QueryAsync(collection, collection.All, cancel))
        {
            known.AddOrUpdate(document.Id, slim(document), (_, seen) => seen.Version > document.Version ? seen : slim(document));
            if (deleted.ContainsKey(document.Id))
            {
                known.TryRemove(document.Id, out _);
            }
        }
    }

    static Order Slim(Order order) => order with
    {
        Account = null,
        Btn = null,
        Tns = [],
        TnCount = order.TnCount ?? (order.Tns.Count > 0 ? order.Tns.Count : null),
        Notes = [],
        Followers = [],
        History = [.. order.History.Where(change => change.Field == nameof(OrderDate.Foc))],
    };

    static Escalation Slim(Escalation escalation) => escalation with { Timeline = [] };
}
