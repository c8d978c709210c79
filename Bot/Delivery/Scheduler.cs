using Demarc.Storage;

namespace Demarc.Delivery;

/// <summary>
/// Runs what is due, when it is due or as soon as possible after, exactly once a key: what a job saves is committed together with the end of its row.
/// A job that fails is tried again without a last try, and an administrator hears of it.
/// </summary>
public sealed partial class Scheduler(IStore store, Registry registry, TimeProvider clock, ILogger<Scheduler> log) : IHostedService
{
    const int MostAbreast = 4;
    const int MostDecisions = 20;

    /// <summary>Failures after which a person should look.</summary>
    const int Worrying = 3;

    static readonly TimeSpan FirstRest = TimeSpan.FromSeconds(5);
    static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(15);

    /// <summary>Timers take no more than some weeks.</summary>
    static readonly TimeSpan LongestSleep = TimeSpan.FromDays(1);

    readonly Lock gate = new();
    readonly SortedSet<(DateTimeOffset At, string Id)> queue = [];
    readonly Dictionary<string, DateTimeOffset> times = new(StringComparer.Ordinal);
    readonly HashSet<string> running = new(StringComparer.Ordinal);
    readonly CancellationTokenSource stopping = new();
    ITimer? wake;

    public bool IsIdle
    {
        get
        {
            lock (gate)
            {
                return running.Count == 0 && (queue.Count == 0 || queue.Min.At > clock.GetUtcNow());
            }
        }
    }

    /// <summary>What is due and not done: how many, and since when the first of them.</summary>
    public (int Count, DateTimeOffset? Since) Overdue()
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            var count = queue.TakeWhile(due => due.At <= now).Count();
            return (count, count == 0 ? null : queue.Min.At);
        }
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        wake = clock.CreateTimer(_ => Start(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        store.Watch(Schedule.Rows, committed => Seen(committed.Id, committed.Document?.At));
        foreach (var due in await store.QueryAsync(Schedule.Rows, Schedule.Rows.All, cancellationToken))
        {
            Seen(due.Id, due.At);
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        while (!IsStill() && !cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(10, CancellationToken.None);
        }

        wake?.Dispose();
    }

    bool IsStill()
    {
        lock (gate)
        {
            return running.Count == 0;
        }
    }

    void Seen(string id, DateTimeOffset? at)
    {
        lock (gate)
        {
            if (times.Remove(id, out var before))
            {
                queue.Remove((before, id));
            }

            if (at is { } time)
            {
                times.Add(id, time);
                queue.Add((time, id));
            }
        }

        Start();
    }

    void Start()
    {
        lock (gate)
        {
            if (stopping.IsCancellationRequested)
            {
                return;
            }

            var now = clock.GetUtcNow();
            foreach (var (_, id) in queue.TakeWhile(due => due.At <= now).Where(due => !running.Contains(due.Id)).Take(MostAbreast - running.Count).ToList())
            {
                running.Add(id);
                _ = Task.Run(() => RunAsync(id));
            }

            var next = queue.SkipWhile(due => due.At <= now).Select(due => (DateTimeOffset?)due.At).FirstOrDefault();
            wake?.Change(next is { } time && time - now < LongestSleep ? time - now : LongestSleep, Timeout.InfiniteTimeSpan);
        }
    }

    async Task RunAsync(string id)
    {
        try
        {
            await DoAsync(id);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // It is still in the store.
        }
        catch (Exception broken)
        {
            await PutOffAsync(id, broken);
        }
        finally
        {
            lock (gate)
            {
                running.Remove(id);
            }

            Start();
        }
    }

    async Task DoAsync(string id)
    {
        for (var decision = 1; ; decision++)
        {
            var session = new Session(store);
            var due = await session.LoadAsync(Schedule.Rows, id, stopping.Token);
            if (due is null || due.At > clock.GetUtcNow())
            {
                Seen(id, due?.At);
                return;
            }

            // Deleted first: what the job schedules under the same key takes its place, and still only if nobody else ran it.
            session.Delete(Schedule.Rows, due);
            var run = registry.Job(due.Job) ?? throw new InvalidOperationException($"No feature registered the job '{due.Job}'.");
            await run(due, session, stopping.Token);
            if ((await session.CommitAsync(stopping.Token)).IsCommitted)
            {
                return;
            }

            if (decision == MostDecisions)
            {
                throw new InvalidOperationException($"The job met changed documents {MostDecisions} times.");
            }
        }
    }

    async Task PutOffAsync(string id, Exception broken)
    {
        LogFailed(broken, id);
        try
        {
            await Decision.CommitAsync(store, session => PutOffAsync(id, broken, session), Schedule.Rows, stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
        catch (Exception worse)
        {
            // The store cannot write. The row is as it was and due at once, so it is put off here.
            LogFailed(worse, id);
            Seen(id, clock.GetUtcNow() + FirstRest);
        }
    }

    async Task PutOffAsync(string id, Exception broken, Session session)
    {
        if (await session.LoadAsync(Schedule.Rows, id, stopping.Token) is not { } due)
        {
            Seen(id, null);
            return;
        }

        var now = clock.GetUtcNow();
        var attempts = due.Attempts + 1;
        var rest = FirstRest * Math.Pow(2, Math.Min(attempts - 1, 10));
        session.Save(Schedule.Rows, due with { Attempts = attempts, Problem = broken.GetType().Name, At = now + (rest < LongestRest ? rest : LongestRest) });
        if (attempts == Worrying)
        {
            var words = $"The job '{due.Job}' for '{due.Subject}', due {due.FirstAt ?? due.At:yyyy-MM-dd HH:mm}Z, failed {attempts} times ({broken.GetType().Name}); reference {References.Of(id)}. It goes on trying; the log has the error.";
            await registry.ReportAsync(new Trouble($"job:{id}", words, now), session, stopping.Token);
        }
    }

    [LoggerMessage(LogLevel.Error, "The job {Id} failed")]
    partial void LogFailed(Exception broken, string id);
}
