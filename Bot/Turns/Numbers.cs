using Demarc.Storage;

namespace Demarc.Turns;

/// <summary>The last number of a series that was given out.</summary>
public sealed record LastNumber : Document
{
    public required long Number { get; init; }
}

/// <summary>
/// Gives out numbers for sayable ids. Each is taken in a commit of its own, so that turns never meet over it and none is given twice, in one process
/// or several; a turn that fails leaves a gap.
/// </summary>
public sealed class Numbers(IStore store)
{
    public static readonly Collection<LastNumber> Last = new("numbers");

    readonly SemaphoreSlim gate = new(1);

    /// <param name="after">The first number given out is one more.</param>
    public async Task<long> NextAsync(string series, long after, CancellationToken cancel)
    {
        await gate.WaitAsync(cancel);
        try
        {
            while (true)
            {
                var session = new Session(store);
                var last = await session.LoadAsync(Last, series, cancel) ?? new LastNumber { Id = series, Number = after };
                session.Save(Last, last with { Number = last.Number + 1 });
                if ((await session.CommitAsync(cancel)).IsCommitted)
                {
                    return last.Number + 1;
                }

                // Another process took that one, so this ends when all have theirs.
            }
        }
        finally
        {
            gate.Release();
        }
    }
}
