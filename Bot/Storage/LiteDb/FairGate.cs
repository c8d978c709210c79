namespace Demarc.Storage.LiteDb;

/// <summary>Lets one through at a time, in the order of arrival: where many read, a semaphore would let them overtake the writer for ever.</summary>
sealed class FairGate
{
    readonly Lock sync = new();
    readonly LinkedList<TaskCompletionSource> waiting = [];

    bool isTaken;

    public Task EnterAsync(CancellationToken cancel)
    {
        if (cancel.IsCancellationRequested)
        {
            return Task.FromCanceled(cancel);
        }

        lock (sync)
        {
            if (!isTaken)
            {
                isTaken = true;
                return Task.CompletedTask;
            }

            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.AddLast(turn);
            return cancel.CanBeCanceled ? WaitAsync(turn, cancel) : turn.Task;
        }
    }

    public void Enter() => EnterAsync(CancellationToken.None).GetAwaiter().GetResult();

    public void Leave()
    {
        lock (sync)
        {
            while (waiting.First is { } next)
            {
                waiting.RemoveFirst();
                if (next.Value.TrySetResult())
                {
                    return;
                }
            }

            isTaken = false;
        }
    }

    static async Task WaitAsync(TaskCompletionSource turn, CancellationToken cancel)
    {
        await using var giveUp = cancel.Register(() => turn.TrySetCanceled(cancel));
        await turn.Task;
    }
}
