namespace Demarc.Storage.LiteDb;

/// <summary>What waits for the writer.</summary>
abstract record Work;

sealed record Commit(IReadOnlyList<PreparedChange> Changes) : Work
{
    public TaskCompletionSource<CommitResult> Caller { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Bytes of JSON.</summary>
    public long Size { get; } = Changes.Sum(change => (long)change.Size);
}

/// <summary>The data file is to stay as it is for a while.</summary>
sealed record Hold : Work
{
    public TaskCompletionSource Caller { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Refuse(Exception fault) => Caller.SetException(new StoreFaultException("The store cannot write at present. " + fault.Message, fault));
}

/// <summary>The store may be broken without the writer having met it.</summary>
sealed record Doubt : Work;
