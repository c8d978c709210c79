using Demarc.Storage;

namespace Demarc.Delivery;

/// <summary>
/// Sends what the outbox holds: in order within a conversation, conversations side by side, at the platforms' pace. A failure is tried again
/// without a last try; what is late goes out as one catch-up; what can never arrive is reported.
/// </summary>
public sealed partial class Pump : IHostedService
{
    /// <summary>Posts that wait longer than this were held up by an outage, not by pacing.</summary>
    public static readonly TimeSpan LateAfter = TimeSpan.FromMinutes(10);

    static readonly TimeSpan AfterABug = TimeSpan.FromSeconds(5);

    readonly IStore store;
    readonly TimeProvider clock;
    readonly ILogger<Pump> log;
    readonly Pacer pacer;
    readonly Courier courier;
    readonly Lock gate = new();
    readonly Dictionary<string, Line> lines = new(StringComparer.Ordinal);
    readonly CancellationTokenSource stopping = new();
    int running;

    public Pump(IStore store, Registry registry, IEnumerable<IChannel> channels, TimeProvider clock, ILogger<Pump> log)
    {
        this.store = store;
        this.clock = clock;
        this.log = log;
        pacer = new Pacer(clock);
        courier = new Courier(store, registry, channels.ToDictionary(channel => channel.Name), pacer, clock, log);
    }

    /// <summary>Nothing is being sent, and nothing could be before its time.</summary>
    public bool IsIdle
    {
        get
        {
            lock (gate)
            {
                var now = clock.GetUtcNow();
                return running == 0 && lines.Values.All(line => line.Next() is not { } next || next > now);
            }
        }
    }

    /// <summary>Unsent rows, and since when the oldest of those that may be sent waits. What is held until quiet hours end waits for nobody.</summary>
    public (int Count, DateTimeOffset? Oldest) Waiting()
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            var rows = lines.Values.SelectMany(line => line.Rows).ToList();
            var due = rows.Select(DueAt).Where(at => at <= now).ToList();
            return (rows.Count, due.Count == 0 ? null : due.Min());
        }
    }

    // A repeat has waited since it was decided, however long its delay.
    static DateTimeOffset DueAt(Outgoing row) => row is { IsRepeat: false, NotBefore: { } from } && from > row.CreatedAt ? from : row.CreatedAt;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        store.Watch(Outbox.Rows, committed => Seen(committed.Id, committed.Document));
        var unsent = Outbox.Rows.Where(row => row.State == OutgoingState.Waiting || row.State == OutgoingState.Sending);
        foreach (var row in (await store.QueryAsync(Outbox.Rows, unsent, cancellationToken)).OrderBy(row => row.Sequence))
        {
            // Being sent when the process ended: in doubt once its lease has run out.
            Wait(row.State == OutgoingState.Sending ? row with { NotBefore = row.Lease?.Until } : row);
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        while (Volatile.Read(ref running) > 0 && !cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(10, CancellationToken.None);
        }
    }

    // On the writer's thread, in commit order.
    void Seen(string id, Outgoing? row)
    {
        if (row is { State: OutgoingState.Waiting })
        {
            Wait(row);
        }
        else if (row is not null)
        {
            lock (gate)
            {
                lines.GetValueOrDefault(row.ConversationKey)?.Remove(id);
            }
        }
    }

    void Wait(Outgoing row)
    {
        lock (gate)
        {
            if (!lines.TryGetValue(row.ConversationKey, out var line))
            {
                lines.Add(row.ConversationKey, line = new Line());
            }

            line.Put(row);
            Start(row.ConversationKey, line);
        }
    }

    void Start(string key, Line line)
    {
        if (!line.IsRunning && !stopping.IsCancellationRequested)
        {
            line.IsRunning = true;
            running++;
            _ = Task.Run(() => RunAsync(key, line));
        }
    }

    async Task RunAsync(string key, Line line)
    {
        while (Take(key, line) is { } row)
        {
            try
            {
                await StepAsync(line, row);
                if (IsUntouched(line, row))
                {
                    await LookAgainAsync(line, row);
                }
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                // The row is found at the next start.
            }
            catch (Exception broken)
            {
                LogBroken(broken, row.Id);
                await LookAgainAsync(line, row);
                Hold(line, AfterABug);
            }
        }
    }

    /// <summary>The next row to send; without one the line rests until its time comes.</summary>
    Outgoing? Take(string key, Line line)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            if (!stopping.IsCancellationRequested && line.First(now) is { } row)
            {
                return row;
            }

            line.IsRunning = false;
            running--;
            line.Wake?.Dispose();
            line.Wake = null;
            if (line.Next() is not { } next)
            {
                lines.Remove(key);
            }
            else if (!stopping.IsCancellationRequested)
            {
                line.Wake = clock.CreateTimer(_ => Woken(key, line), null, Within(next - now), Timeout.InfiniteTimeSpan);
            }

            return null;
        }
    }

    void Woken(string key, Line line)
    {
        lock (gate)
        {
            if (lines.GetValueOrDefault(key) == line)
            {
                Start(key, line);
            }
        }
    }

    async Task StepAsync(Line line, Outgoing row)
    {
        if (row.State == OutgoingState.Sending)
        {
            Settled(line, await courier.ReconcileAsync(row, "the program ended while it was being sent", stopping.Token));
            return;
        }

        var (isOvertaken, late) = Standing(line, row);
        if (isOvertaken)
        {
            await courier.SupersedeAsync(row, "a newer message says the same", stopping.Token);
        }
        else if (late.Count > 1)
        {
            await courier.CatchUpAsync(late, stopping.Token);
        }
        else if (courier.LimitsOf(row) is { } limits && pacer.Take(limits, row.Address) is var wait && wait > TimeSpan.Zero)
        {
            Hold(line, wait);
        }
        else
        {
            Settled(line, await courier.SendAsync(row, line.Failures, stopping.Token));
        }
    }

    (bool IsOvertaken, IReadOnlyList<Outgoing> Late) Standing(Line line, Outgoing row)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            return (line.IsOvertaken(row), line.Late(now - LateAfter, now));
        }
    }

    /// <param name="rest">Null: the row is done with. Otherwise the line rests that long.</param>
    void Settled(Line line, TimeSpan? rest)
    {
        lock (gate)
        {
            line.Failures = rest is null ? 0 : line.Failures + 1;
            line.HeldUntil = rest is { } time ? clock.GetUtcNow() + time : line.HeldUntil;
        }
    }

    /// <summary>Whatever was done with the row, the store told of it; if it did not, someone else was first.</summary>
    bool IsUntouched(Line line, Outgoing row)
    {
        lock (gate)
        {
            return line.Has(row) && line.HeldUntil <= clock.GetUtcNow();
        }
    }

    void Hold(Line line, TimeSpan time)
    {
        lock (gate)
        {
            line.HeldUntil = clock.GetUtcNow() + time;
        }
    }

    // What the line holds is what the store held when it last told; after a failure, or when someone else was first, the store is asked.
    async Task LookAgainAsync(Line line, Outgoing row)
    {
        try
        {
            var stored = await store.LoadAsync(Outbox.Rows, row.Id, stopping.Token);
            lock (gate)
            {
                line.Remove(row.Id);
                if (stored is { State: OutgoingState.Waiting or OutgoingState.Sending })
                {
                    line.Put(stored.State == OutgoingState.Sending ? stored with { NotBefore = stored.Lease?.Until } : stored);
                }
            }
        }
        catch (Exception broken)
        {
            LogBroken(broken, row.Id);
        }
    }

    // Timers take no more than some weeks; waking for nothing once a day costs nothing.
    static TimeSpan Within(TimeSpan time) => TimeSpan.FromTicks(Math.Clamp(time.Ticks, 0, TimeSpan.TicksPerDay));

    [LoggerMessage(LogLevel.Error, "Sending {Id} met a bug")]
    partial void LogBroken(Exception broken, string id);
}
