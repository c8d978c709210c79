using System.Diagnostics;
using System.Globalization;

namespace Demarc.Tests.Storage.Commands;

/// <summary>A process that is run to be killed, and what it said: lines of a name and a number, or of a name and "refused".</summary>
sealed class VictimProcess : IDisposable
{
    readonly Process process;
    readonly Dictionary<string, int> acknowledged = [];
    readonly List<(Func<bool> Condition, TaskCompletionSource Heard)> waiting = [];
    readonly Lock gate = new();
    readonly Task listening;

    bool hasEnded;

    /// <param name="command">What it runs: the name of a command of the test program.</param>
    public VictimProcess(string command, params string[] arguments)
    {
        process = Process.Start(Start([command, .. arguments]))!;
        listening = Task.Run(ListenAsync);
    }

    public int Id => process.Id;

    /// <summary>The last number of each name.</summary>
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

    /// <summary>How many lines said so.</summary>
    public int Refused { get; private set; }

    /// <summary>Completes when what it said makes the condition true, or when it has ended.</summary>
    public Task HearAsync(Func<bool> condition)
    {
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            waiting.Add((condition, heard));
            Answer(isTrue => hasEnded || isTrue());
        }

        return heard.Task.WaitAsync(TimeSpan.FromMinutes(1));
    }

    public void Tell(string line) => process.StandardInput.WriteLine(line);

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
    static ProcessStartInfo Start(string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Demarc.Tests.exe" : "Demarc.Tests");
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo(program, arguments)
            : new ProcessStartInfo("/bin/sh", ["-c", "trap '' XFSZ; exec \"$0\" \"$@\"", program, .. arguments]);
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
                Answer(isTrue => isTrue());
            }
        }

        lock (gate)
        {
            hasEnded = true;
            Answer(_ => true);
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

    void Answer(Func<Func<bool>, bool> isTrue) => waiting.RemoveAll(wait => isTrue(wait.Condition) && wait.Heard.TrySetResult());
}
