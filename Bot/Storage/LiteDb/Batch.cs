using LiteDB;

namespace Demarc.Storage.LiteDb;

/// <summary>
/// Several commits written as one transaction and one flush. Each is checked whole before any of it is applied,
/// so that one that comes too late fails alone.
/// </summary>
sealed class Batch(IReadOnlyList<Commit> commits)
{
    readonly CommitResult[] results = new CommitResult[commits.Count];
    readonly List<Applied> applied = [];

    /// <summary>True from the moment the transaction may have reached the disk.</summary>
    public bool IsCommitting { get; private set; }

    public IReadOnlyList<Commit> Commits => commits;

    /// <summary>In commit order.</summary>
    public IReadOnlyList<Applied> Applied => applied;

    /// <summary>When it returns, what was applied survives a power loss.</summary>
    public void Write(LiteDatabase database, VersionCounter versions)
    {
        database.BeginTrans();
        for (var i = 0; i < commits.Count; i++)
        {
            results[i] = Apply(database, commits[i], versions);
        }

        if (applied.Count == 0)
        {
            database.Rollback();
            return;
        }

        versions.Reserve(database);
        IsCommitting = true;
        database.Commit();
        database.Checkpoint();
    }

    /// <summary>After a failure and a reopening: is it in the file after all? It is whole or not at all, so its last change tells.</summary>
    public bool IsIn(LiteDatabase database)
    {
        if (!IsCommitting)
        {
            return false;
        }

        var last = applied[^1];
        var stored = database.GetCollection(last.Collection.Name).FindById(last.Id);
        return BsonJson.VersionOf(stored) == (last.Document?.Version ?? 0);
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
            commit.Caller.SetException(new StoreFaultException("The store could not write; nothing of this was stored. " + fault.Message, fault));
        }
    }

    CommitResult Apply(LiteDatabase database, Commit commit, VersionCounter versions)
    {
        var current = new long[commit.Changes.Count];
        for (var i = 0; i < current.Length; i++)
        {
            var change = commit.Changes[i];
            current[i] = BsonJson.VersionOf(database.GetCollection(change.Collection.Name).FindById(change.Key));
            if (change.Change.Expected is { } expected && expected != current[i])
            {
                return CommitResult.Conflict(change.Collection.Name, change.Change.Id);
            }
        }

        for (var i = 0; i < current.Length; i++)
        {
            Apply(database, commit.Changes[i], current[i], versions);
        }

        return CommitResult.Committed;
    }

    void Apply(LiteDatabase database, PreparedChange change, long current, VersionCounter versions)
    {
        var documents = database.GetCollection(change.Collection.Name);
        if (change.Bson is null)
        {
            if (current > 0)
            {
                documents.Delete(change.Key);
                applied.Add(new Applied(change.Collection, change.Change.Id, null));
            }

            return;
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
    }
}

/// <summary>What a caller waits for.</summary>
sealed record Commit(IReadOnlyList<PreparedChange> Changes)
{
    public TaskCompletionSource<CommitResult> Caller { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <param name="Document">With its new version; null when deleted.</param>
sealed record Applied(OpenCollection Collection, string Id, Document? Document);
