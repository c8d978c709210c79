using System.Collections.Concurrent;
using System.Globalization;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Channels.Teams;

/// <summary>One audit entry a day for each tenant that knocked and was not let in: enough to see, too little to flood the store with.</summary>
sealed class RefusedTenants(IStore store, TimeProvider clock)
{
    const int MostKnown = 1000;
    const int LongestId = 100;

    readonly ConcurrentDictionary<string, byte> known = [];

    public async Task RecordAsync(string? tenant, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (tenant is not { Length: > 0 and <= LongestId })
        {
            return;
        }

        var id = string.Create(CultureInfo.InvariantCulture, $"teams.refused:{tenant}:{now:yyyy-MM-dd}");
        if (known.Count >= MostKnown)
        {
            // Only an attack names so many; what is new today is in the log.
            known.Clear();
        }

        if (!known.TryAdd(id, 0))
        {
            return;
        }

        var session = new Session(store);
        session.Put(Audit.Entries, new AuditEntry { Id = id, At = now, Who = Audit.TheClock, What = "teams.tenant-refused", Subject = tenant });
        await session.CommitAsync(cancel);
    }
}
