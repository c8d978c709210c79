using System.CommandLine;
using Demarc.Channels.Slack.Manifest;
using Demarc.Channels.Teams.Manifest;

namespace Demarc.Operations.Commands;

/// <summary>Writes the app package that an administrator uploads.</summary>
static class ManifestCommand
{
    static readonly Option<string> Host = new("--host") { Description = "The bot's public host name, such as bot.example.com.", Required = true };
    static readonly Option<string> AppId = new("--app-id") { Description = "Application (client) ID of the bot's app registration.", Required = true };
    static readonly Option<string> Version = new("--version-number") { Description = "Higher than the version uploaded last.", DefaultValueFactory = _ => "1.0.0", HelpName = "N.N.N" };
    static readonly Option<string> Developer = new("--developer") { Description = "Who runs the bot, as Teams shows it.", DefaultValueFactory = _ => "Demarc" };
    static readonly Option<string?> Website = new("--website") { Description = "https address of whoever runs it; the host's own page when left out." };
    static readonly Option<string?> Privacy = new("--privacy") { Description = "https address of the privacy statement; the host's /privacy when left out." };
    static readonly Option<string?> Terms = new("--terms") { Description = "https address of the terms of use; the host's /terms when left out." };
    static readonly Option<string> Schema = new Option<string>("--schema") { Description = "1.25 for tenants that do not take newer ones.", DefaultValueFactory = _ => "1.29" }.AcceptOnlyFromAmong("1.29", "1.25");
    static readonly Option<string?> Out = new("--out") { Description = "The file to write; demarc-teams.zip in this folder when left out.", HelpName = "FILE" };

    static readonly Option<string?> SlackHost = new("--host") { Description = "The bot's public host name, such as bot.example.com." };
    static readonly Option<bool> Socket = new("--socket") { Description = "For Socket Mode: nothing needs to be reachable from outside." };
    static readonly Option<string?> SlackOut = new("--out") { Description = "The file to write; demarc-slack.json in this folder when left out.", HelpName = "FILE" };

    public static Command Make(ICommandHost host)
    {
        var teams = new Command("teams", "Writes the zip for Teams: manifest, icons, languages.") { Host, AppId, Version, Developer, Website, Privacy, Terms, Schema, Out };
        teams.SetWork(host, TeamsAsync, StoreUse.None);
        var slack = new Command("slack", "Writes the manifest for Slack, to paste into \"Create an app from a manifest\".") { SlackHost, Socket, SlackOut };
        slack.SetWork(host, SlackAsync, StoreUse.None);
        return new Command("manifest", "Writes app packages ready to upload.") { teams, slack };
    }

    static async Task<int> TeamsAsync(ParseResult parsed, Invocation invocation, CancellationToken cancel)
    {
        var arguments = new ManifestArguments(parsed.GetValue(Host)!.Trim(), parsed.GetValue(AppId)!.Trim())
        {
            Version = parsed.GetValue(Version)!,
            Developer = parsed.GetValue(Developer)!,
            WebsiteUrl = parsed.GetValue(Website),
            PrivacyUrl = parsed.GetValue(Privacy),
            TermsUrl = parsed.GetValue(Terms),
            Level = parsed.GetValue(Schema) == "1.25" ? ManifestLevel.V125 : ManifestLevel.Current,
        };
        var problems = arguments.Problems().ToList();
        if (problems.Count > 0)
        {
            return invocation.Output.Refuse(string.Join(Environment.NewLine, problems));
        }

        var file = invocation.PathOf(parsed.GetValue(Out) ?? "demarc-teams.zip");
        try
        {
            await File.WriteAllBytesAsync(file, TeamsManifest.Pack(arguments), cancel);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            return invocation.Output.Refuse($"'{file}' cannot be written: {broken.Message} Give another file with --out.");
        }

        invocation.Output.Line($"Wrote {file}. Upload it in the Teams admin center under \"Manage apps\", or in Teams under \"Apps\", \"Manage your apps\", \"Upload an app\".");
        invocation.Output.Result(new { file, version = arguments.Version, appId = arguments.AppId });
        return 0;
    }

    static async Task<int> SlackAsync(ParseResult parsed, Invocation invocation, CancellationToken cancel)
    {
        var host = parsed.GetValue(SlackHost)?.Trim();
        var isSocket = parsed.GetValue(Socket);
        if (isSocket == host is not null)
        {
            return invocation.Output.Refuse("Give the bot's public host name with --host, or --socket when it has none.");
        }

        if (host is not null && SlackManifest.Problem(host) is { } problem)
        {
            return invocation.Output.Refuse(problem);
        }

        var file = invocation.PathOf(parsed.GetValue(SlackOut) ?? "demarc-slack.json");
        try
        {
            await File.WriteAllTextAsync(file, SlackManifest.Write(host), cancel);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            return invocation.Output.Refuse($"'{file}' cannot be written: {broken.Message} Give another file with --out.");
        }

        invocation.Output.Line($"Wrote {file}. On api.slack.com/apps choose \"Create New App\", \"From a manifest\", and paste it.");
        invocation.Output.Result(new { file, host, socketMode = isSocket });
        return 0;
    }
}
