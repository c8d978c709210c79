using Demarc.Delivery;

namespace Demarc.Channels.Teams;

/// <summary>How much one person, and one tenant as a whole, may ask for: a token bucket each. Section <c>Teams:Flood</c>; 0 lifts a limit.</summary>
public sealed record FloodOptions
{
    /// <summary>Messages, clicks and searches a person may send at once.</summary>
    public int PersonBurst { get; init; } = 40;

    /// <summary>How many of them come back in a minute.</summary>
    public int PersonPerMinute { get; init; } = 60;

    public int TenantBurst { get; init; } = 1000;

    public int TenantPerMinute { get; init; } = 3000;
}

/// <summary>Counts what people ask for, so that one of them (or a script in their name) cannot take the bot away from the others.</summary>
sealed class FloodGate(TeamsOptions options, TimeProvider clock)
{
    const int MostBuckets = 20_000;

    readonly Lock gate = new();
    readonly Dictionary<string, Bucket> buckets = new(StringComparer.Ordinal);

    public Flooding Take(Identity sender)
    {
        lock (gate)
        {
            Sweep();
            var person = BucketOf(sender.Key, options.Flood.PersonBurst, options.Flood.PersonPerMinute);
            var tenant = BucketOf($"{sender.Channel}|{sender.Tenant}", options.Flood.TenantBurst, options.Flood.TenantPerMinute);
            if (person is { Level: < 1 })
            {
                return Told(person, Flooding.Person);
            }

            if (tenant is { Level: < 1 })
            {
                return Told(person ?? tenant, Flooding.Tenant);
            }

            Pour(person);
            Pour(tenant);
            return Flooding.None;
        }
    }

    // Told once; again only after they let it rest.
    static Flooding Told(Bucket bucket, Flooding what)
    {
        if (bucket.IsTold)
        {
            return what | Flooding.AlreadyTold;
        }

        bucket.IsTold = true;
        return what;
    }

    static void Pour(Bucket? bucket)
    {
        if (bucket is not null)
        {
            bucket.IsTold &= bucket.Level < bucket.Burst / 2.0;
            bucket.Level--;
        }
    }

    Bucket? BucketOf(string key, int burst, int perMinute)
    {
        if (options.Unpaced || burst <= 0 || perMinute <= 0)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        if (!buckets.TryGetValue(key, out var bucket))
        {
            buckets.Add(key, bucket = new Bucket { Level = burst, At = now, Burst = burst, PerMinute = perMinute });
        }

        bucket.Level = bucket.LevelAt(now);
        bucket.At = now;
        return bucket;
    }

    /// <summary>A full bucket says nothing that a new one would not.</summary>
    void Sweep()
    {
        if (buckets.Count < MostBuckets)
        {
            return;
        }

        var now = clock.GetUtcNow();
        foreach (var (key, bucket) in buckets)
        {
            if (bucket.LevelAt(now) >= bucket.Burst)
            {
                buckets.Remove(key);
            }
        }

        if (buckets.Count >= MostBuckets)
        {
            buckets.Clear();
        }
    }

    sealed class Bucket
    {
        public required double Level { get; set; }

        public required DateTimeOffset At { get; set; }

        public required int Burst { get; init; }

        public required int PerMinute { get; init; }

        public bool IsTold { get; set; }

        public double LevelAt(DateTimeOffset now) => Math.Min(Burst, Level + Math.Max(0, (now - At).TotalMinutes) * PerMinute);
    }
}

[Flags]
enum Flooding
{
    None = 0,
    Person = 1,
    Tenant = 2,

    /// <summary>They know; say nothing more.</summary>
    AlreadyTold = 4,
}
