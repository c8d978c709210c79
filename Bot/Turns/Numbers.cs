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
            var number = 0L;
            await Decision.CommitAsync(
                store,
                async session =>
                {
                    var last = await session.LoadAsync(Last, series, cancel) ?? new LastNumber { Id = series, Number = after };
                    number = last.Number + 1;
                    session.Save(Last, last with { Number = number });
                },
                cancel: cancel);
            return number;
        }
        finally
        {
            gate.Release();
        }
    }
}
