namespace Demarc.Storage.LiteDb;

/// <summary>
/// Whether the store can write, and how it comes back: the files are opened anew as they were when last vouched for, and when a
/// checkpoint and a commit reach the disk, it is well again. For the writer's thread.
/// </summary>
sealed partial class StoreHealth(LiteDbHandle handle, VersionCounter versions, KnownVersions known, TimeProvider time, ILogger log)
{
    public static readonly TimeSpan BetweenRepairs = TimeSpan.FromSeconds(1);

    volatile Exception? fault;
    volatile bool isHeld;
    long lastRepair;

    /// <summary>Why nothing can be written; null when all is well.</summary>
    public Exception? Fault => fault;

    /// <summary>The data file must stay as it is, because it is being copied.</summary>
    public bool IsHeld
    {
        get => isHeld;
        set => isHeld = value;
    }

    /// <summary>Something could not be written or read.</summary>
    /// <returns>Whether it can be again.</returns>
    public bool Report(Exception broken)
    {
        if (fault is null)
        {
            LogFault(broken);
        }

        fault = broken;
        return Repair();
    }

    /// <summary>Tries to repair what is broken, but not all the time.</summary>
    public bool IsWell() => fault is null || (time.GetElapsedTime(lastRepair) >= BetweenRepairs && Repair());

    bool Repair()
    {
        lastRepair = time.GetTimestamp();
        try
        {
            known.Forget();
            handle.Reopen();
            versions.Open(handle.Database);
            if (!isHeld)
            {
                handle.Checkpoint();
            }

            handle.Commit(database =>
            {
                new Meta(database).Repairs++;
                return true;
            });
            fault = null;
            LogRepaired();
        }
        catch (Exception broken)
        {
            fault = broken;
        }

        return fault is null;
    }

    [LoggerMessage(LogLevel.Error, "The store cannot write")]
    partial void LogFault(Exception broken);

    [LoggerMessage(LogLevel.Warning, "The store was opened again and writes")]
    partial void LogRepaired();
}
