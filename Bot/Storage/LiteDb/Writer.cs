using System.Threading.Channels;

namespace Demarc.Storage.LiteDb;

/// <summary>
/// The one thread that writes. LiteDB corrupts its file when several do, binds a transaction to its thread, and flushes to disk
/// only at a checkpoint; so commits queue here, up to 64 share a transaction and a checkpoint, and then their callers are told.
/// </summary>
sealed partial class Writer : IDisposable
{
    const int MostInABatch = 64;
    static readonly TimeSpan BetweenRepairs = TimeSpan.FromSeconds(1);

    readonly LiteDbHandle handle;
    readonly VersionCounter versions = new();
    readonly TimeProvider time;
    readonly ILogger log;
    readonly Thread thread;
    readonly Channel<object> queue = Channel.CreateBounded<object>(new BoundedChannelOptions(1024) { SingleReader = true });
    readonly List<Batch> doubtful = [];

    volatile Exception? fault;

    public Writer(LiteDbHandle handle, TimeProvider time, ILogger log)
    {
        this.handle = handle;
        this.time = time;
        this.log = log;
        versions.Open(handle.Database);
        thread = new Thread(Run) { IsBackground = true, Name = "store writer" };
        thread.Start();
    }

    public Exception? Fault => fault;

    public async Task<CommitResult> CommitAsync(IReadOnlyList<PreparedChange> changes, CancellationToken cancel)
    {
        var commit = new Commit(changes);
        await Enqueue(commit, cancel);
        return await commit.Caller.Task;
    }

    /// <summary>Runs between batches, when nothing is being written and the file holds all that was acknowledged.</summary>
    public async Task PauseForAsync(Action work, CancellationToken cancel)
    {
        var pause = new Pause(work);
        await Enqueue(pause, cancel);
        await pause.Caller.Task;
    }

    /// <summary>Writes what is queued, then ends.</summary>
    public void Dispose()
    {
        queue.Writer.TryComplete();
        thread.Join();
    }

    async Task Enqueue(object work, CancellationToken cancel)
    {
        try
        {
            await queue.Writer.WriteAsync(work, cancel);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(LiteDbStore));
        }
    }

    void Run()
    {
        var commits = new List<Commit>(MostInABatch);
        while (WaitForWork())
        {
            commits.Clear();
            while (commits.Count < MostInABatch && queue.Reader.TryPeek(out var next))
            {
                if (next is Commit commit)
                {
                    commits.Add(commit);
                }
                else if (commits.Count > 0)
                {
                    break;
                }
                else
                {
                    Perform((Pause)next);
                }

                queue.Reader.TryRead(out _);
            }

            if (commits.Count > 0)
            {
                Write(new Batch([.. commits]));
            }
        }
    }

    // While the store is broken it is tried again now and then, so that it heals when the disk does.
    bool WaitForWork()
    {
        var waiting = queue.Reader.WaitToReadAsync().AsTask();
        while (fault is not null && !waiting.IsCompleted)
        {
            Task.WhenAny(waiting, Task.Delay(BetweenRepairs, time)).GetAwaiter().GetResult();
            Repair();
        }

        return waiting.GetAwaiter().GetResult();
    }

    void Write(Batch batch)
    {
        if (fault is not null && !Repair())
        {
            batch.Fail(fault);
            return;
        }

        try
        {
            batch.Write(handle.Database, versions);
        }
        catch (Exception broken)
        {
            fault = broken;
            LogFault(broken, batch.Commits.Count);
            doubtful.Add(batch);
            if (!Repair())
            {
                batch.Fail(broken);
            }
            else if (!batch.IsIn(handle.Database))
            {
                Retry(batch, broken);
            }
            else
            {
                batch.Complete();
            }

            return;
        }

        Tell(batch);
        batch.Complete();
    }

    // Alone, so that what one of them cannot do does not take the others with it.
    void Retry(Batch batch, Exception broken)
    {
        if (batch.Commits.Count == 1)
        {
            batch.Fail(broken);
            return;
        }

        foreach (var commit in batch.Commits)
        {
            Write(new Batch([commit]));
        }
    }

    /// <summary>Opens the file anew, which brings back all that was committed, and tells watchers what turned out to be in it.</summary>
    bool Repair()
    {
        try
        {
            handle.Reopen();
            versions.Open(handle.Database);
            foreach (var batch in doubtful.Where(batch => batch.IsIn(handle.Database)))
            {
                Tell(batch);
            }

            doubtful.Clear();
            fault = null;
            LogRepaired();
            return true;
        }
        catch (Exception broken)
        {
            fault = broken;
            return false;
        }
    }

    void Tell(Batch batch)
    {
        foreach (var change in batch.Applied)
        {
            foreach (var watcher in change.Collection.Watchers)
            {
                try
                {
                    watcher(change.Id, change.Document);
                }
                catch (Exception broken)
                {
                    LogWatcher(broken, change.Collection.Name, change.Id);
                }
            }
        }
    }

    static void Perform(Pause pause)
    {
        try
        {
            pause.Work();
            pause.Caller.SetResult();
        }
        catch (Exception broken)
        {
            pause.Caller.SetException(broken);
        }
    }

    [LoggerMessage(LogLevel.Error, "The store could not write {Commits} commits")]
    partial void LogFault(Exception broken, int commits);

    [LoggerMessage(LogLevel.Warning, "The store was opened again and writes")]
    partial void LogRepaired();

    [LoggerMessage(LogLevel.Error, "A watcher of {Collection} failed on {Id}")]
    partial void LogWatcher(Exception broken, string collection, string id);

    sealed record Pause(Action Work)
    {
        public TaskCompletionSource Caller { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
