using System.CommandLine;
using Demarc.Operations.Control;
using Demarc.Storage;
using Demarc.Storage.LiteDb;
using Demarc.Turns;

namespace Demarc.Operations;

/// <summary>Opens the store for one command, without serving; when a server has it open, has the server run the command.</summary>
sealed class OwnProcess(IReadOnlyList<string> arguments) : ICommandHost
{
    public async Task<int> RunAsync(ParseResult parsed, Work work, StoreUse use, bool readsInput, CancellationToken cancel)
    {
        Output output = new ConsoleOutput { IsJson = parsed.GetValue(CommandLine.Json) };
        var folder = Path.GetFullPath(parsed.GetValue(CommandLine.Data)!);
        var isEmpty = !StoreBackup.IsIn(folder);
        var isThere = !isEmpty || parsed.GetResult(CommandLine.Data) is { Implicit: false };
        if (isEmpty && use == StoreUse.Present)
        {
            return output.Refuse($"{NoStore(folder)} {NoStoreCure}");
        }

        if (isEmpty && use == StoreUse.WhenItCanBeOpened)
        {
            await using var unopened = Build(folder, use);
            return await work(parsed, InvocationOf(unopened, output) with { StoreProblem = new StoreProblem(NoStore(folder), NoStoreCure) { IsMissing = true } }, cancel);
        }

        if (!isThere && use == StoreUse.NeededWithSample)
        {
            return output.Refuse($"There is nothing in '{folder}' yet. Start the server there once, or name a folder with --data: one that is not there is made, with the sample company to try things on.");
        }

        if (!isThere && use == StoreUse.UsedWhenThere)
        {
            using var passing = new PassingFolder();
            return await RunAsync(parsed, work, StoreUse.Needed, passing.Path, output, readsInput, cancel);
        }

        return await RunAsync(parsed, work, use, folder, output, readsInput, cancel);
    }

    async Task<int> RunAsync(ParseResult parsed, Work work, StoreUse use, string folder, Output output, bool readsInput, CancellationToken cancel)
    {
        await using var app = Build(folder, use);
        var invocation = InvocationOf(app, output);
        if (use is StoreUse.Closed or StoreUse.None)
        {
            return await work(parsed, invocation, cancel);
        }

        try
        {
            _ = app.Services.GetRequiredService<IStore>();
            await app.Services.GetRequiredService<FeatureStart>().StartAsync(cancel);
        }
        catch (StoreInUseException inUse)
        {
            return await InServerAsync(folder, inUse, output, readsInput, cancel);
        }
        catch (Exception refused) when (StoreProblem.Of(refused, folder) is { } problem)
        {
            return use == StoreUse.WhenItCanBeOpened ? await work(parsed, invocation with { StoreProblem = problem }, cancel) : output.Refuse(problem.Words);
        }

        return await work(parsed, invocation, cancel);
    }

    const string NoStoreCure = "If that is the folder you mean, start the server on it once: it makes one. Else name the right one with --data DIR.";

    static string NoStore(string folder) => $"There is no store in '{folder}'.";

    static Invocation InvocationOf(WebApplication app, Output output) =>
        new() { Services = app.Services, Output = output, WorkingFolder = Environment.CurrentDirectory, Input = Console.In };

    static WebApplication Build(string folder, StoreUse use)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration["Storage:Folder"] = folder;
        if (use is not (StoreUse.NeededWithSample or StoreUse.UsedWhenThere))
        {
            builder.Configuration["Sample:Load"] = "false";
        }

        // A command's answer is on standard output, alone. A settings file's levels go before a minimum set here, so the level is a setting too.
        builder.Configuration["Logging:LogLevel:Default"] = nameof(LogLevel.Error);
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.AddDemarc();
        return builder.Build();
    }

    async Task<int> InServerAsync(string folder, StoreInUseException inUse, Output output, bool readsInput, CancellationToken cancel)
    {
        if (ControlFile.Read(folder) is not { } server)
        {
            return output.Refuse(inUse.Message);
        }

        var input = readsInput ? await Console.In.ReadToEndAsync(cancel) : null;
        return await ControlClient.RunAsync(server, new ControlRequest(arguments, Environment.CurrentDirectory, input), output, cancel)
            ?? output.Refuse($"The data folder '{folder}' is in use by process {server.ProcessId}, which does not answer at {server.Url}. Wait for it to start, or stop it.");
    }

    /// <summary>A folder for one command, gone when it ends.</summary>
    sealed class PassingFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("demarc-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
