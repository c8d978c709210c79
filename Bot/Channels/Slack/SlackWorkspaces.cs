using System.Collections.Concurrent;
using System.Security.Cryptography;
using Demarc.Storage;
using Demarc.Turns;
using Microsoft.AspNetCore.DataProtection;

namespace Demarc.Channels.Slack;

/// <summary>The token of each workspace: installed ones by their id, the configured one for any other.</summary>
sealed partial class SlackWorkspaces(IStore store, SlackOptions options, IDataProtectionProvider protection, TimeProvider clock, ILogger<SlackWorkspaces> log)
{
    readonly IDataProtector protector = protection.CreateProtector("Demarc.Slack.BotToken");
    readonly ConcurrentDictionary<string, string> tokens = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, byte> seen = new(StringComparer.Ordinal);

    /// <summary>Null when the app is not installed there, or not any more.</summary>
    public async ValueTask<string?> TokenAsync(string team, CancellationToken cancel)
    {
        if (tokens.TryGetValue(team, out var known))
        {
            return known;
        }

        var workspace = await store.LoadAsync(SlackWorkspaceRows.All, team, cancel);
        if (workspace?.Organisation is { } organisation)
        {
            workspace = await store.LoadAsync(SlackWorkspaceRows.All, organisation, cancel);
        }

        return workspace is null ? options.BotToken.Length > 0 ? options.BotToken : null
            : workspace.ProtectedToken is { } kept && Unprotect(team, kept) is { } token ? tokens[team] = token
            : null;
    }

    /// <summary>A workspace of an organisation in which the app was installed as a whole is remembered as such.</summary>
    public async ValueTask SeenAsync(string team, string? enterprise, CancellationToken cancel)
    {
        if (enterprise is null || enterprise == team || !seen.TryAdd(team, 0)
            || await store.LoadAsync(SlackWorkspaceRows.All, team, cancel) is not null
            || await store.LoadAsync(SlackWorkspaceRows.All, enterprise, cancel) is not { } organisation)
        {
            return;
        }

        await Decision.CommitAsync(
            store,
            session =>
            {
                session.Put(SlackWorkspaceRows.All, new SlackWorkspace { Id = team, Name = organisation.Name, Organisation = enterprise, At = clock.GetUtcNow() });
                return Task.CompletedTask;
            },
            cancel: cancel);
    }

    public async Task InstallAsync(SlackWorkspace workspace, string token, CancellationToken cancel)
    {
        await Decision.CommitAsync(
            store,
            session =>
            {
                session.Put(SlackWorkspaceRows.All, workspace with { ProtectedToken = protector.Protect(token) });
                session.Record(Audit.TheClock, "slack.installed", workspace.Id, clock.GetUtcNow(), workspace.InstalledBy);
                return Task.CompletedTask;
            },
            cancel: cancel);
        tokens.Clear();
        seen.Clear();
    }

    /// <summary>The app was removed, or its token taken back: the token is forgotten, what was said stays.</summary>
    public async Task RemoveAsync(string team, string why, CancellationToken cancel)
    {
        await Decision.CommitAsync(
            store,
            async session =>
            {
                if (await session.LoadAsync(SlackWorkspaceRows.All, team, cancel) is { ProtectedToken: not null } workspace)
                {
                    session.Save(SlackWorkspaceRows.All, workspace with { ProtectedToken = null });
                    session.Record(Audit.TheClock, "slack.removed", team, clock.GetUtcNow(), why);
                }
            },
            cancel: cancel);
        tokens.Clear();
    }

    string? Unprotect(string team, string kept)
    {
        try
        {
            return protector.Unprotect(kept);
        }
        catch (CryptographicException broken)
        {
            LogUnreadable(broken, team);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Error, "The token of workspace {Team} cannot be decrypted: the keys in the data folder are others. Install the app there again")]
    partial void LogUnreadable(Exception broken, string team);
}
