using System.Collections.Concurrent;
using Demarc.Features.Escalations;
using Demarc.Features.Orders;
using Demarc.Features.Orders.Finding;
using Demarc.Storage;

namespace Demarc.Features.StatusPosts;

/// <summary>
/// All orders and escalations in memory, as a status needs them, so that counting ten thousand takes no reading. Filled at start, then kept up by what
/// is committed, never behind it. Notes and timelines are not even on it: what is not here cannot leak.
/// </summary>
public sealed class StatusBoard(IStore store, OrderIndex index)
{
    readonly ConcurrentDictionary<string, Escalation> escalations = new(StringComparer.Ordinal);
    long changes;

    /// <summary>Grows with every change.</summary>
    public long Changes => Interlocked.Read(ref changes);

    /// <summary>Called after each change, on the store's writer: be short.</summary>
    public Action Changed { get; set; } = () => { };

    public IReadOnlyList<Order> Orders => index.Everything();

    public IEnumerable<Escalation> Escalations => escalations.Select(pair => pair.Value);

    public Order? Order(string? id) => id is null ? null : index.Of(id);

    public async Task LoadAsync(CancellationToken cancel)
    {
        // The index hears of a commit before the board does, so whoever is told of a change finds it there.
        await index.FillAsync(cancel);
        store.Watch(OrderBook.All, _ => Count());
        await LoadEscalationsAsync(cancel);
    }

    void Count()
    {
        Interlocked.Increment(ref changes);
        Changed();
    }

    // Watched before it is read, so what is committed in between is seen twice rather than never: the higher version stands.
    async Task LoadEscalationsAsync(CancellationToken cancel)
    {
        var deleted = new ConcurrentDictionary<string, byte>(StringComparer.Ordinal);
        store.Watch(Features.Escalations.Escalations.All, committed =>
        {
            if (committed.Document is { } escalation)
            {
                deleted.TryRemove(committed.Id, out _);
                escalations[committed.Id] = Slim(escalation);
            }
            else
            {
                deleted[committed.Id] = 0;
                escalations.TryRemove(committed.Id, out _);
            }

            Count();
        });
        foreach (var escalation in await store.QueryAsync(Features.Escalations.Escalations.All, Features.Escalations.Escalations.All.All, cancel))
        {
            escalations.AddOrUpdate(escalation.Id, Slim(escalation), (_, seen) => seen.Version > escalation.Version ? seen : Slim(escalation));
            if (deleted.ContainsKey(escalation.Id))
            {
                escalations.TryRemove(escalation.Id, out _);
            }
        }
    }

    static Escalation Slim(Escalation escalation) => escalation with { Timeline = [] };
}
