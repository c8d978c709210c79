using LiteDB;

namespace Demarc.Storage.LiteDb;

/// <summary>
/// Several commits written as one transaction and one flush. Each is checked whole before any of it is applied,
/// so that one that comes too late fails alone.
/// </summary>
sealed partial class Batch(IReadOnlyList<Commit> commits)
{
    readonly CommitResult[] results = new CommitResult[commits.Count];
    readonly List<Applied> applied = [];

    public IReadOnlyList<Commit> Commits => commits;

    /// <summary>When it returns, what was applied survives a power loss. When it throws, reopening the database undoes it.</summary>
    public void Write(LiteDbHandle handle, VersionCounter versions, KnownVersions known) => handle.Commit(database =>
    {
        for (var i = 0; i < commits.Count; i++)
        {
            results[i] = Apply(database, commits[i], versions, known);
        }

        if (applied.Count > 0)
        {
            versions.Reserve(database);
        }

        return applied.Count > 0;
    });

    /// <summary>Tells the watchers, in commit order.</summary>
    public void Tell(ILogger log)
    {
        foreach (var change in applied)
        {
            foreach (var watcher in change.Collection.Watchers)
            {
                try
                {
                    watcher(change.Id, change.Document);
                }
                catch (Exception broken)
                {
                    LogWatcher(log, broken, change.Collection.Name, change.Id);
                }
            }
        }
    }

    public void Complete()
    {
        for (var i = 0; i < commits.Count; i++)
        {
            commits[i].Caller.SetResult(results[i]);
        }
    }

    public void Fail(Exception fault)
    {
        foreach (var commit in commits)
        {
            commit.Caller.SetException(new StoreFaultException("The store cannot write; nothing of this was stored. " + fault.Message, fault));
        }
    }

    CommitResult Apply(LiteDatabase database, Commit commit, VersionCounter versions, KnownVersions known)
    {
        var current = new long[commit.Changes.Count];
        for (var i = 0; i < current.Length; i++)
        {
            var change = commit.Changes[i];
            current[i] = known.Of(database, change);
            if (change.Change.Expected is { } expected && expected != current[i])
            {
                return CommitResult.Conflict(change.Collection.Name, change.Change.Id);
            }
        }

        for (var i = 0; i < current.Length; i++)
        {
            known.Set(commit.Changes[i], Apply(database, commit.Changes[i], current[i], versions));
        }

        return CommitResult.Committed;
    }

    /// <returns>The version that is there now.</returns>
    long Apply(LiteDatabase database, PreparedChange change, long current, VersionCounter versions)
    {
        var documents = database.GetCollection(change.Collection.Name);
        if (change.Bson is null)
        {
            if (current > 0)
            {
                documents.Delete(change.Key);
                applied.Add(new Applied(change.Collection, change.Change.Id, null));
            }

            return 0;
        }

        var version = versions.After(current);
        change.Bson[BsonJson.Version] = version;
        if (current > 0)
        {
            documents.Update(change.Bson);
        }
        else
        {
            documents.Insert(change.Bson);
        }

        applied.Add(new Applied(change.Collection, change.Change.Id, change.Change.Document! with { Version = version }));
        return version;
    }

    [LoggerMessage(LogLevel.Error, "A watcher of {Collection} failed on {Id}")]
    static partial void LogWatcher(ILogger log, Exception broken, string collection, string id);
}

/// <param name="Document">With its new version; null when deleted.</param>
sealed record Applied(OpenCollection Collection, string Id, Document? Document);
