using System.Collections.Concurrent;
using System.Globalization;
using Demarc.Delivery;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Channels.Teams;

/// <summary>One audit entry a day for each tenant, host or channel that knocked and was not let in: enough to see, too little to flood the store with.</summary>
sealed class Refusals(IStore store, TimeProvider clock)
{
    const int MostKnown = 1000;
    const int LongestName = 100;

    readonly ConcurrentDictionary<string, byte> known = [];

    public async Task RecordAsync(ActivityGuard.Verdict.NotAllowed refused, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var subject = NameOf(refused.Subject);
        var id = string.Create(CultureInfo.InvariantCulture, $"{refused.What}:{subject}:{now:yyyy-MM-dd}");
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
        session.Put(Audit.Entries, new AuditEntry { Id = id, At = now, Who = Audit.TheClock, What = refused.What, Subject = subject, Detail = refused.Why });
        try
        {
            await session.CommitAsync(cancel);
        }
        catch (StoreFaultException)
        {
            // Refused all the same; the next one who is writes it down.
            known.TryRemove(id, out _);
        }
    }

    // Whatever they call themselves, it becomes part of an id.
    static string NameOf(string subject) =>
        subject.Length <= LongestName && subject.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or ':') ? subject : References.Of(subject);
}
