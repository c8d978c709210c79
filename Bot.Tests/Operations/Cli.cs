using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Demarc.Tests.Operations;

/// <summary>The executable as people run it, on a data folder of its own.</summary>
sealed class Cli : IAsyncDisposable
{
    static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Demarc.Bot.dll");

    Process? server;

    public string Folder { get; } = Directory.CreateTempSubdirectory("demarc-cli-").FullName;

    public string Url { get; private set; } = "";

    public bool HasSample { get; init; }

    /// <summary>Settings of the process, as environment variables.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    public string Data => Path.Combine(Folder, "data");

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public Task<Ran> RunAsync(params string[] arguments) => RunAsync(null, arguments);

    public async Task<Ran> RunAsync(string? input, string[] arguments)
    {
        using var process = Start(arguments);
        if (input is not null)
        {
            await process.StandardInput.WriteAsync(input);
        }

        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(Cancel);
        var error = process.StandardError.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        return new Ran(process.ExitCode, await output, await error);
    }

    /// <summary>Serves until disposed; returns what it said when it was ready.</summary>
    public async Task<JsonElement> ServeAsync(params string[] more)
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Url = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
        }

        server = Start(["serve", "--json", "--urls", Url, .. more]);
        while (await server.StandardOutput.ReadLineAsync(Cancel) is { } line)
        {
            if (line.StartsWith('{') && JsonDocument.Parse(line).RootElement is var said && said.TryGetProperty("ready", out _))
            {
                return said;
            }
        }

        throw new InvalidOperationException("It did not start: " + await server.StandardError.ReadToEndAsync(Cancel));
    }

    /// <summary>Ends the server the hard way.</summary>
    public async Task KillAsync()
    {
        server!.Kill();
        await server.WaitForExitAsync(Cancel);
        server.Dispose();
        server = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            server.Kill();
            await server.WaitForExitAsync(CancellationToken.None);
            server.Dispose();
        }

        Directory.Delete(Folder, recursive: true);
    }

    Process Start(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Folder,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Sample__Load"] = HasSample ? "true" : "false";
        foreach (var (setting, value) in Settings)
        {
            start.Environment[setting] = value;
        }

        foreach (var argument in (string[])[Program, .. arguments, "--data", Data])
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}

sealed record Ran(int Exit, string Out, string Error)
{
    public IReadOnlyList<JsonElement> Json => [.. Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
}
