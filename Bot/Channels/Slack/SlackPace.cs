namespace Demarc.Channels.Slack;

/// <summary>
/// Keeps each method within Slack's tier of it (calls a minute, for each workspace), and lets a method rest when Slack asked for it.
/// How often one channel is written to is the outbox' business.
/// </summary>
sealed class SlackPace(TimeProvider clock)
{
    static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>Slack's documented tiers; a method that is not here is of tier 3. Posting has rules of its own: about one a second for each channel.</summary>
    static readonly Dictionary<string, int> Tiers = new(StringComparer.Ordinal)
    {
        ["apps.connections.open"] = 1,
        ["auth.test"] = 100,
        ["chat.postMessage"] = 300,
        ["chat.postEphemeral"] = 100,
        ["users.info"] = 100,
        ["views.open"] = 100,
        ["views.push"] = 100,
        ["views.update"] = 100,
        ["views.publish"] = 100,
    };

    const int Tier3 = 50;
    const int MostKnown = 10_000;

    readonly Lock gate = new();
    readonly Dictionary<(string Team, string Method), Queue<DateTimeOffset>> calls = [];
    readonly Dictionary<(string Team, string Method, string Channel), DateTimeOffset> rests = [];

    /// <returns>Zero: go ahead, and the call is counted. Otherwise how long to wait.</returns>
    public TimeSpan Take(string team, string method, string channel)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            if (rests.TryGetValue((team, method, channel), out var until))
            {
                if (until > now)
                {
                    return until - now;
                }

                rests.Remove((team, method, channel));
            }

            if (!calls.TryGetValue((team, method), out var times))
            {
                calls.Add((team, method), times = new Queue<DateTimeOffset>());
            }

            while (times.TryPeek(out var first) && first + Window <= now)
            {
                times.Dequeue();
            }

            if (times.Count >= Tiers.GetValueOrDefault(method, Tier3))
            {
                return times.Peek() + Window - now;
            }

            times.Enqueue(now);
            return TimeSpan.Zero;
        }
    }

    /// <summary>Slack asked for it: of posting for this channel, of anything else for the whole method.</summary>
    public void Rest(string team, string method, string channel, TimeSpan rest)
    {
        lock (gate)
        {
            if (rests.Count >= MostKnown)
            {
                rests.Clear();
            }

            rests[(team, method, channel)] = clock.GetUtcNow() + rest;
        }
    }

    /// <summary>The part of a call that a rest holds for.</summary>
    public static string ScopeOf(string method, string? channel) => method == "chat.postMessage" ? channel ?? "" : "";
}
