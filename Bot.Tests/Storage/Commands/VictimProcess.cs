using System.Diagnostics;
using System.Globalization;

namespace Demarc.Tests.Storage.Commands;

/// <summary>A <see cref="Victim"/> that runs, and what it said.</summary>
sealed class VictimProcess : IDisposable
{
    readonly Process process;
    readonly Dictionary<string, int> acknowledged = [];
    readonly TaskCompletionSource firstWord = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Task listening;

    public VictimProcess(string folder)
    {
        process = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Demarc.Tests.exe" : "Demarc.Tests"))
        {
            ArgumentList = { Victim.Name, folder },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        listening = Task.Run(ListenAsync);
    }

    public int Id => process.Id;

    /// <summary>Completes with the first commit that was acknowledged, or when the process has ended.</summary>
    public Task FirstWord => firstWord.Task;

    /// <summary>The last commit that was acknowledged to each producer.</summary>
    public IReadOnlyDictionary<string, int> Acknowledged => acknowledged;

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

    async Task ListenAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            // The last line may be cut off.
            if (line.Split(' ') is [var producer, var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var commit)
                && commit > acknowledged.GetValueOrDefault(producer))
            {
                acknowledged[producer] = commit;
                firstWord.TrySetResult();
            }
        }

        firstWord.TrySetResult();
    }
}
