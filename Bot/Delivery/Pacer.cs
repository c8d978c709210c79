namespace Demarc.Delivery;

/// <summary>
/// Keeps sending within what the platforms allow: so many in a window, for a room and for a tenant. Windows slide, so no burst can straddle two of them.
/// Nothing is remembered over a restart; a platform that disagrees says Retry-After, and that is obeyed.
/// </summary>
sealed class Pacer(TimeProvider clock)
{
    const int SweepEvery = 4096;

    readonly Lock gate = new();
    readonly Dictionary<(string Key, RateLimit Limit), Queue<DateTimeOffset>> sent = [];
    readonly Dictionary<string, DateTimeOffset> holds = new(StringComparer.Ordinal);
    int calls;

    /// <summary>Takes a place now, or says how long to wait and takes none.</summary>
    public TimeSpan Take(IReadOnlyList<RateLimit> limits, Address address)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            Sweep(now);
            var wait = HeldFor(address, now);
            foreach (var limit in limits)
            {
                if (sent.TryGetValue((KeyOf(limit.Scope, address), limit), out var times))
                {
                    Forget(times, limit, now);
                    if (times.Count >= limit.Count)
                    {
                        wait = Max(wait, times.Peek() + limit.Window - now);
                    }
                }
            }

            if (wait > TimeSpan.Zero)
            {
                return wait;
            }

            foreach (var limit in limits)
            {
                var key = (KeyOf(limit.Scope, address), limit);
                if (!sent.TryGetValue(key, out var times))
                {
                    sent.Add(key, times = new Queue<DateTimeOffset>());
                }

                times.Enqueue(now);
            }

            return TimeSpan.Zero;
        }
    }

    /// <summary>The platform asked for a rest.</summary>
    public void Hold(RateScope scope, Address address, TimeSpan rest)
    {
        lock (gate)
        {
            var key = KeyOf(scope, address);
            var until = clock.GetUtcNow() + rest;
            holds[key] = holds.TryGetValue(key, out var held) && held > until ? held : until;
        }
    }

    TimeSpan HeldFor(Address address, DateTimeOffset now)
    {
        var wait = TimeSpan.Zero;
        foreach (var scope in (ReadOnlySpan<RateScope>)[RateScope.Conversation, RateScope.Tenant])
        {
            if (holds.TryGetValue(KeyOf(scope, address), out var until))
            {
                wait = Max(wait, until - now);
            }
        }

        return wait;
    }

    void Sweep(DateTimeOffset now)
    {
        if (++calls % SweepEvery != 0)
        {
            return;
        }

        foreach (var (key, times) in sent)
        {
            Forget(times, key.Limit, now);
            if (times.Count == 0)
            {
                sent.Remove(key);
            }
        }

        foreach (var (key, until) in holds)
        {
            if (until <= now)
            {
                holds.Remove(key);
            }
        }
    }

    static void Forget(Queue<DateTimeOffset> times, RateLimit limit, DateTimeOffset now)
    {
        while (times.TryPeek(out var first) && first + limit.Window <= now)
        {
            times.Dequeue();
        }
    }

    static string KeyOf(RateScope scope, Address address) =>
        scope == RateScope.Conversation ? address.RoomKey : $"{address.Channel}|{address.Tenant}";

    static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;
}
