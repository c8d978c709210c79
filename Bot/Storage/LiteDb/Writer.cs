using System.Threading.Channels;

namespace Demarc.Storage.LiteDb;

/// <summary>
/// The one thread that writes. LiteDB corrupts its file when several do, and binds a transaction to its thread; and a flush to disk
/// costs more than a commit. So commits queue here, those that have queued up share a transaction and a flush, and then their callers are told.
/// </summary>
sealed class Writer : IDisposable
{
    const int MostInABatch = 64;
    const long MostBytesInABatch = 16_000_000;

    /// <summary>Then the log is brought into the data file: some 10 ms in which nobody reads or writes, every few hundred commits.</summary>
    const long MostLogBytes = 8_000_000;

    readonly LiteDbHandle handle;
    readonly VersionCounter versions = new();
    readonly KnownVersions known = new();
    readonly StoreHealth health;
    readonly TimeProvider time;
    readonly ILogger log;
    readonly Thread thread;
    readonly Channel<Work> queue = Channel.CreateBounded<Work>(new BoundedChannelOptions(1024) { SingleReader = true });

    public Writer(LiteDbHandle handle, TimeProvider time, ILogger log)
    {
        this.handle = handle;
        this.time = time;
        this.log = log;
        versions.Open(handle.Database);
        health = new StoreHealth(handle, versions, known, time, log);
        thread = new Thread(Run) { IsBackground = true, Name = "store writer" };
        thread.Start();
    }

    public Exception? Fault => health.Fault;

    public async Task<CommitResult> CommitAsync(IReadOnlyList<PreparedChange> changes, CancellationToken cancel)
    {
        var commit = new Commit(changes);
        await EnqueueAsync(commit, cancel);
        return await commit.Caller.Task;
    }

    /// <summary>From when this completes until <see cref="Release"/>, the data file holds all that was acknowledged before, and does not change. One at a time.</summary>
    /// <exception cref="StoreFaultException">The store cannot write at present.</exception>
    public async Task HoldAsync(CancellationToken cancel)
    {
        var hold = new Hold();
        await EnqueueAsync(hold, cancel);
        await hold.Caller.Task;
    }

    public void Release() => health.IsHeld = false;

    /// <summary>A reader met what may be a broken disk.</summary>
    public void Doubt() => queue.Writer.TryWrite(new Doubt());

    /// <summary>Writes what is queued, brings all of it into the data file, and ends.</summary>
    public void Dispose()
    {
        queue.Writer.TryComplete();
        thread.Join();
    }

    async Task EnqueueAsync(Work work, CancellationToken cancel)
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
        while (WaitForWork())
        {
            if (TakeCommits() is { Count: > 0 } commits)
            {
                Write(new Batch(commits));
                Checkpoint(MostLogBytes);
            }
            else if (queue.Reader.TryRead(out var work))
            {
                Perform(work);
            }
        }

        Checkpoint(0);
    }

    // While the store is broken it is tried again now and then, so that it heals when the disk does.
    bool WaitForWork()
    {
        if (queue.Reader.TryPeek(out _))
        {
            return true;
        }

        var waiting = queue.Reader.WaitToReadAsync().AsTask();
        while (health.Fault is not null && !waiting.IsCompleted)
        {
            Task.WhenAny(waiting, Task.Delay(StoreHealth.BetweenRepairs, time)).GetAwaiter().GetResult();
            health.IsWell();
        }

        return waiting.GetAwaiter().GetResult();
    }

    List<Commit> TakeCommits()
    {
        var commits = new List<Commit>();
        var size = 0L;
        while (commits.Count < MostInABatch && size < MostBytesInABatch && queue.Reader.TryPeek(out var next) && next is Commit commit)
        {
            queue.Reader.TryRead(out _);
            commits.Add(commit);
            size += commit.Size;
        }

        return commits;
    }

    void Write(Batch batch)
    {
        if (!health.IsWell())
        {
            batch.Fail(health.Fault!);
            return;
        }

        try
        {
            batch.Write(handle, versions, known);
        }
        catch (Exception broken)
        {
            if (health.Report(broken) && batch.Commits.Count > 1)
            {
                WriteEach(batch);
            }
            else
            {
                batch.Fail(broken);
            }

            return;
        }

        batch.Tell(log);
        batch.Complete();
    }

    // Alone, so that what one of them cannot do does not take the others with it.
    void WriteEach(Batch batch)
    {
        foreach (var commit in batch.Commits)
        {
            Write(new Batch([commit]));
        }
    }

    void Perform(Work work)
    {
        if (!health.IsWell())
        {
            (work as Hold)?.Refuse(health.Fault!);
            return;
        }

        try
        {
            if (work is Hold hold)
            {
                handle.Checkpoint();
                health.IsHeld = true;
                hold.Caller.SetResult();
            }
            else
            {
                handle.CheckReadable();
            }
        }
        catch (Exception broken)
        {
            health.Report(broken);
            (work as Hold)?.Refuse(broken);
        }
    }

    void Checkpoint(long mostLogBytes)
    {
        if (handle.LogLength <= mostLogBytes || health.IsHeld || health.Fault is not null)
        {
            return;
        }

        try
        {
            handle.Checkpoint();
        }
        catch (Exception broken)
        {
            health.Report(broken);
        }
    }
}
