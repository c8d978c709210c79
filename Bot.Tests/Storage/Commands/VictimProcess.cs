using System.Diagnostics;
using System.Globalization;

namespace Demarc.Tests.Storage.Commands;

/// <summary>A <see cref="Victim"/> that runs, and what it said.</summary>
sealed class VictimProcess : IDisposable
{
    readonly Process process;
    readonly Dictionary<string, int> acknowledged = [];
    readonly List<(Func<bool> Condition, TaskCompletionSource Heard)> waiting = [];
    readonly Lock gate = new();
    readonly Task listening;

    public VictimProcess(string folder)
    {
        process = Process.Start(Command(folder))!;
        listening = Task.Run(ListenAsync);
    }

    public int Id => process.Id;

    /// <summary>The last commit that was acknowledged to each producer.</summary>
    public IReadOnlyDictionary<string, int> Acknowledged
    {
        get
        {
            lock (gate)
            {
                return acknowledged.ToDictionary();
            }
        }
    }

    /// <summary>How many commits were refused.</summary>
    public int Refused { get; private set; }

    /// <summary>Completes when what it said makes the condition true, or when it has ended.</summary>
    public Task HearAsync(Func<bool> condition)
    {
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            waiting.Add((condition, heard));
        }

        return heard.Task;
    }

    /// <summary>SIGKILL. Returns when all that it said was heard.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        await listening;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }

    // The shell makes it survive the signal that a file too large is announced with, and then is it.
    static ProcessStartInfo Command(string folder)
    {
        var program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Demarc.Tests.exe" : "Demarc.Tests");
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo(program) { ArgumentList = { Victim.Name, folder } }
            : new ProcessStartInfo("/bin/sh") { ArgumentList = { "-c", "trap '' XFSZ; exec \"$0\" \"$@\"", program, Victim.Name, folder } };
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        return start;
    }

    async Task ListenAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            lock (gate)
            {
                Hear(line);
                Tell(condition => condition());
            }
        }

        lock (gate)
        {
            Tell(_ => true);
        }
    }

    void Hear(string line)
    {
        var words = line.Split(' ');
        Refused += words is [_, "refused"] ? 1 : 0;
        if (words is [var producer, var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var commit))
        {
            acknowledged[producer] = commit;
        }
    }

    void Tell(Func<Func<bool>, bool> isTrue) => waiting.RemoveAll(wait => isTrue(wait.Condition) && wait.Heard.TrySetResult());
}
