using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Demarc.Bench;

/// <summary>A bot as a process of its own.</summary>
sealed class Child : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly Process process;

    Child(Process process, string url)
    {
        this.process = process;
        Url = url;
    }

    public string Url { get; }

    /// <summary>Megabytes in memory now.</summary>
    public long ResidentMegabytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 >> 20;
        }
    }

    public TimeSpan Processor
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public static async Task<Child> StartAsync(string assembly, Func<string, IEnumerable<string>> arguments)
    {
        var url = $"http://127.0.0.1:{FreePort()}";
        var process = Start(assembly, arguments(url));
        using var http = new HttpClient();
        for (var started = Stopwatch.StartNew(); ;)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(url + "/"));
                return new Child(process, url);
            }
            catch (HttpRequestException) when (!process.HasExited && started.Elapsed < Patience)
            {
                await Task.Delay(20);
            }
            catch (HttpRequestException)
            {
                throw new InvalidOperationException($"{assembly} did not start: {(process.HasExited ? $"exit code {process.ExitCode}" : "it does not listen")}.");
            }
        }
    }

    /// <summary>Runs it to its end.</summary>
    public static async Task<int> RunAsync(string assembly, params string[] arguments)
    {
        using var process = Start(assembly, arguments);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    static Process Start(string assembly, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Logging__LogLevel__Default"] = "Error";
        start.Environment["Sample__Load"] = "false";
        start.ArgumentList.Add(assembly);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
