namespace Demarc.Delivery;

/// <summary>Runs work one after another within a lane, and lanes side by side.</summary>
/// <param name="abreast">How many lanes may run at the same time.</param>
sealed class Lanes(int abreast)
{
    readonly Lock gate = new();
    readonly Dictionary<string, Queue<Func<Task>>> lanes = new(StringComparer.Ordinal);
    readonly SemaphoreSlim places = new(abreast);

    public bool IsEmpty
    {
        get
        {
            lock (gate)
            {
                return lanes.Count == 0;
            }
        }
    }

    /// <summary>Returns at once. The work handles its own exceptions.</summary>
    public void Post(string lane, Func<Task> work)
    {
        lock (gate)
        {
            if (lanes.TryGetValue(lane, out var waiting))
            {
                waiting.Enqueue(work);
                return;
            }

            lanes.Add(lane, new Queue<Func<Task>>());
        }

        _ = Task.Run(() => RunAsync(lane, work));
    }

    async Task RunAsync(string lane, Func<Task>? work)
    {
        while (work is not null)
        {
            await places.WaitAsync();
            try
            {
                await work();
            }
            finally
            {
                places.Release();
            }

            work = Next(lane);
        }
    }

    Func<Task>? Next(string lane)
    {
        lock (gate)
        {
            if (lanes[lane].TryDequeue(out var next))
            {
                return next;
            }

            lanes.Remove(lane);
            return null;
        }
    }
}
