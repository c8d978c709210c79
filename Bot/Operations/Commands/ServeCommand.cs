using System.CommandLine;
using Demarc.Channels.Local;
using Demarc.Operations.Control;
using Demarc.Storage;
using Demarc.Understanding;
using Demarc.Understanding.Encoder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Demarc.Operations.Commands;

/// <summary>Serves until it is stopped.</summary>
static class ServeCommand
{
    static readonly Option<string> Urls = new("--urls")
    {
        Description = "Addresses to listen on, separated by semicolons.",
        HelpName = "URLS",
    };

    public const string DefaultUrl = "http://127.0.0.1:3978";

    public static Command Make()
    {
        var command = new Command("serve", "Serves the bot and, in Development, the local chat page (what happens without a command).") { Urls };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(RunAsync);
        return command;
    }

    public static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var output = new ConsoleOutput { IsJson = parsed.GetValue(CommandLine.Json) };
        var folder = Path.GetFullPath(parsed.GetValue(CommandLine.Data)!);
        var key = new ControlKey();
        WebApplication? built = null;
        try
        {
            built = Build(parsed, folder, key);
            await built.StartAsync(cancel);
        }
        catch (Exception refused) when (WordsFor(refused, folder) is { } words)
        {
            await (built?.DisposeAsync() ?? ValueTask.CompletedTask);
            return output.Refuse(words);
        }

        await using var app = built;
        var url = UrlOf(app);
        key.Set(ControlFile.Write(folder, url).Key);
        Greet(output, app, url, folder);
        app.Services.GetRequiredService<Interpreter>().Prepare();

        // Half of what was read to start is garbage in between what stays: given back before the first guest comes.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        await app.WaitForShutdownAsync(cancel);
        ControlFile.Remove(folder);
        return 0;
    }

    static WebApplication Build(ParseResult parsed, string folder, ControlKey key)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = [.. parsed.UnmatchedTokens], ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration["Storage:Folder"] = folder;
        builder.WebHost.UseUrls(parsed.GetValue(Urls) ?? builder.Configuration["urls"] ?? DefaultUrl);
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.AddDemarc();
        var app = builder.Build();
        app.MapDemarc();
        ControlEndpoint.Map(app, key);
        return app;
    }

    /// <summary>Settings that cannot work, a folder in use, a taken port: words that say what to do, not a stack trace.</summary>
    static string? WordsFor(Exception refused, string folder) => refused switch
    {
        StoreInUseException => refused.Message,
        IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } => $"{refused.Message} Stop the other program or choose another address with --urls.",
        IOException or FormatException => refused.Message,
        _ => WrongSettings.Words(refused) ?? StoreProblem.Of(refused, folder)?.Words,
    };

    // Commands of other processes come over loopback, whatever else it listens on.
    static string UrlOf(WebApplication app)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return address.Replace("://[::]", "://127.0.0.1", StringComparison.Ordinal).Replace("://0.0.0.0", "://127.0.0.1", StringComparison.Ordinal)
            .Replace("://*", "://127.0.0.1", StringComparison.Ordinal).Replace("://+", "://127.0.0.1", StringComparison.Ordinal);
    }

    static void Greet(Output output, WebApplication app, string url, string folder)
    {
        output.Line("");
        output.Line($"  Demarc is ready ({app.Environment.EnvironmentName}).");
        if (LocalChatRegistration.IsServed(app.Services))
        {
            output.Line($"  Chat page      {url}/");
        }

        output.Line($"  Bot endpoint   {url}/api/messages");
        output.Line($"  Data           {folder}");
        if (SentenceEncoder.Problem is { } problem)
        {
            output.Line($"  Understanding  {problem}");
        }

        output.Line("  Stop with Ctrl+C.");
        output.Line("");
        output.Result(new { ready = true, url, data = folder, environment = app.Environment.EnvironmentName, understanding = SentenceEncoder.Problem });
    }
}
