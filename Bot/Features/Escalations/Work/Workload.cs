using Demarc.Storage;

namespace Demarc.Features.Escalations.Work;

/// <summary>Who has how many open ones. Kept beside the store, since every card that says who is next would read all of them.</summary>
public sealed class Workload
{
    readonly IStore store;
    readonly Lock gate = new();
    readonly Dictionary<string, (long Version, string? Person)> holders = new(StringComparer.Ordinal);
    Task? read;

    public Workload(IStore store)
    {
        this.store = store;
        store.Watch(Escalations.All, committed => Seen(committed.Id, committed.Document));
    }

    /// <returns>Open escalations by person id, without the one named.</returns>
    public async Task<IReadOnlyDictionary<string, int>> WithoutAsync(string id, CancellationToken cancel)
    {
        Task reading;
        lock (gate)
        {
            // Tried again after a read that failed; the reading itself is everybody's and is not cancelled with one of them.
            reading = read is null or { IsFaulted: true } ? read = ReadAsync() : read;
        }

        await reading.WaitAsync(cancel);
        lock (gate)
        {
            return holders.Where(holder => holder.Key != id && holder.Value.Person is not null).CountBy(holder => holder.Value.Person!).ToDictionary();
        }
    }

    async Task ReadAsync()
    {
        foreach (var escalation in await OpenEscalations.DocumentsAsync(new Session(store), CancellationToken.None))
        {
            Seen(escalation.Id, escalation);
        }
    }

    // What was read may be older than what was seen meanwhile.
    void Seen(string id, Escalation? escalation)
    {
        lock (gate)
        {
            var version = escalation?.Version ?? long.MaxValue;
            if (!holders.TryGetValue(id, out var known) || version > known.Version)
            {
                holders[id] = (version, escalation is { IsOpen: true } ? escalation.Assignee : null);
            }
        }
    }
}
