using System.Collections.Concurrent;

namespace Demarc.Channels.Slack;

/// <summary>What goes on after a request was answered: nothing in it is owed to anybody, so a crash may lose it.</summary>
sealed partial class SlackErrands(IHostApplicationLifetime lifetime, ILogger<SlackErrands> log)
{
    readonly ConcurrentDictionary<Task, byte> running = [];

    public void Run(string what, Func<CancellationToken, Task> errand)
    {
        var task = Task.Run(() => DoAsync(what, errand));
        running.TryAdd(task, 0);
        _ = task.ContinueWith(done => running.TryRemove(done, out _), TaskScheduler.Default);
    }

    /// <summary>Until nothing of it goes on any more.</summary>
    public Task WhenIdleAsync() => Task.WhenAll(running.Keys);

    async Task DoAsync(string what, Func<CancellationToken, Task> errand)
    {
        try
        {
            await errand(lifetime.ApplicationStopping);
        }
        catch (Exception broken) when (broken is not OperationCanceledException || !lifetime.ApplicationStopping.IsCancellationRequested)
        {
            LogFailed(broken, what);
        }
        catch (OperationCanceledException)
        {
            // The program ends.
        }
    }

    [LoggerMessage(LogLevel.Warning, "{What} came to nothing")]
    partial void LogFailed(Exception broken, string what);
}
