using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Demarc.Cards.Render;
using Microsoft.AspNetCore.DataProtection;

namespace Demarc.Channels.Slack;

/// <summary>
/// Installs the app in a workspace (OAuth 2.0, Slack's v2): whoever began in this browser, within ten minutes, ends here with a token that is kept encrypted.
/// </summary>
sealed partial class SlackInstall(
    SlackOptions options, SlackApi api, SlackWorkspaces workspaces, IDataProtectionProvider protection, TimeProvider clock, ILogger<SlackInstall> log)
{
    public const string Begin = "/slack/install";
    public const string End = "/slack/oauth";

    const string Cookie = "demarc_slack_install";
    const int LongestCode = 500;

    static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    readonly IDataProtector protector = protection.CreateProtector("Demarc.Slack.InstallState");

    string Redirect => options.PublicUrl.TrimEnd('/') + End;

    public void BeginIn(HttpContext context)
    {
        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var state = protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow().ToUnixTimeSeconds()}|{nonce}"));
        context.Response.Cookies.Append(Cookie, nonce, new CookieOptions { HttpOnly = true, Secure = Redirect.StartsWith("https:", StringComparison.Ordinal), SameSite = SameSiteMode.Lax, MaxAge = Lifetime, Path = "/slack" });
        context.Response.Redirect($"https://slack.com/oauth/v2/authorize?client_id={Uri.EscapeDataString(options.ClientId)}&scope={Uri.EscapeDataString(string.Join(',', Manifest.SlackManifest.Scopes))}&state={Uri.EscapeDataString(state)}&redirect_uri={Uri.EscapeDataString(Redirect)}");
    }

    public async Task EndAsync(HttpContext context)
    {
        var query = context.Request.Query;
        context.Response.Cookies.Delete(Cookie, new CookieOptions { Path = "/slack" });
        if (query.ContainsKey("error"))
        {
            await PageAsync(context, StatusCodes.Status200OK, "Nothing was installed: it was not allowed in Slack. Open /slack/install to try again.");
        }
        else if (!IsOurs(query["state"], context.Request.Cookies[Cookie]))
        {
            await PageAsync(context, StatusCodes.Status400BadRequest, "This installation was begun in another browser, or more than ten minutes ago. Open /slack/install and begin again.");
        }
        else if (query["code"].ToString() is not { Length: > 0 and <= LongestCode } code)
        {
            await PageAsync(context, StatusCodes.Status400BadRequest, "Slack sent no code. Open /slack/install and begin again.");
        }
        else
        {
            var (status, words) = await ExchangeAsync(code, context.RequestAborted);
            await PageAsync(context, status, words);
        }
    }

    async Task<(int Status, string Words)> ExchangeAsync(string code, CancellationToken cancel)
    {
        if (await api.ExchangeAsync(code, Redirect, cancel) is not SlackAnswer.Done { Body: var body } || body.Text("access_token") is not { Length: > 0 } token)
        {
            return (StatusCodes.Status502BadGateway, "Slack did not give a token. Check Slack:ClientId, Slack:ClientSecret and the redirect URL of the app, and begin again.");
        }

        var isOrganisation = body.Is("is_enterprise_install");
        var (team, enterprise) = (body.Text("team", "id"), body.Text("enterprise", "id"));
        if ((isOrganisation ? enterprise : team) is not { } id || !Envelope.IsId(id))
        {
            return (StatusCodes.Status502BadGateway, "Slack did not say which workspace it was. Begin again.");
        }

        if (!options.Allows(id, enterprise))
        {
            LogRefused(id);
            await api.CallAsync(id, token, "auth.revoke", [], cancel);
            return (StatusCodes.Status403Forbidden, "This workspace is not on the list of those the bot works for. Ask whoever runs the bot to add it to Slack:AllowedTeams.");
        }

        var name = Visible.Line((isOrganisation ? body.At("enterprise") : body.At("team"))?.Text("name"));
        await workspaces.InstallAsync(
            new SlackWorkspace
            {
                Id = id,
                Name = name,
                BotUser = body.Text("bot_user_id") ?? "",
                Scopes = (body.Text("scope") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries),
                InstalledBy = body.Text("authed_user", "id") ?? "",
                At = clock.GetUtcNow(),
            },
            token,
            cancel);
        LogInstalled(id);
        return (StatusCodes.Status200OK, $"Demarc is installed in {(name.Length > 0 ? name : id)}. You can close this page and say help to Demarc in Slack.");
    }

    bool IsOurs(string? state, string? nonce)
    {
        if (string.IsNullOrEmpty(state) || string.IsNullOrEmpty(nonce))
        {
            return false;
        }

        try
        {
            return protector.Unprotect(state).Split('|') is [var seconds, var made]
                && long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
                && clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(at) is var age && age >= TimeSpan.Zero && age < Lifetime
                && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(made), Encoding.UTF8.GetBytes(nonce));
        }
        catch (Exception broken) when (broken is CryptographicException or FormatException)
        {
            return false;
        }
    }

    static Task PageAsync(HttpContext context, int status, string words)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync($"<!doctype html><html lang=\"en\"><title>Demarc</title><p>{WebUtility.HtmlEncode(words)}</p></html>", CancellationToken.None);
    }

    [LoggerMessage(LogLevel.Information, "Installed in Slack workspace {Team}")]
    partial void LogInstalled(string team);

    [LoggerMessage(LogLevel.Warning, "Slack workspace {Team} is not on the list Slack:AllowedTeams and was turned away")]
    partial void LogRefused(string team);
}
