using Microsoft.Extensions.Options;

namespace Demarc.Channels.Slack;

/// <summary>Refuses to start on settings that cannot work or are not safe; each finding names the setting and the cure.</summary>
sealed class SlackOptionsCheck(IHostEnvironment environment) : IValidateOptions<SlackOptions>
{
    public ValidateOptionsResult Validate(string? name, SlackOptions options)
    {
        var findings = Findings(options, environment.IsDevelopment()).ToList();
        return findings.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(findings);
    }

    public static IEnumerable<string> Findings(SlackOptions options, bool isDevelopment) => options.IsConnected ? Connected(options, isDevelopment) : [];

    static IEnumerable<string> Connected(SlackOptions options, bool isDevelopment)
    {
        if (options.SocketMode)
        {
            if (!options.AppToken.StartsWith("xapp-", StringComparison.Ordinal))
            {
                yield return "Slack:AppToken must begin with xapp- when Slack:SocketMode is on. Make an app-level token with scope connections:write under \"Basic Information\".";
            }
        }
        else if (string.IsNullOrWhiteSpace(options.SigningSecret))
        {
            yield return "Slack:SigningSecret is empty: without it anyone could speak as anyone. Copy it from the app's \"Basic Information\" (environment variable Slack__SigningSecret), or set Slack:SocketMode.";
        }

        if (options.BotToken.Length > 0 && !options.BotToken.StartsWith("xoxb-", StringComparison.Ordinal))
        {
            yield return "Slack:BotToken must begin with xoxb-: copy the Bot User OAuth Token from \"OAuth & Permissions\" (environment variable Slack__BotToken).";
        }

        if (options.BotToken.Length == 0 && !options.CanInstall)
        {
            yield return "Slack:BotToken is empty, so nothing could be answered. Set it, or Slack:ClientId, Slack:ClientSecret and Slack:PublicUrl to have the app installed under /slack/install.";
        }

        if (options.ClientId.Length > 0 != options.ClientSecret.Length > 0)
        {
            yield return "Slack:ClientId and Slack:ClientSecret belong together: set both, or neither.";
        }

        if (options.CanInstall && !IsSafe(options.PublicUrl, isDevelopment))
        {
            yield return $"Slack:PublicUrl is '{options.PublicUrl}': to install the app the bot's own https address is needed, such as https://bot.example.com.";
        }

        if (options.AllowedTeams.Any(team => team.Length < 2 || team[0] is not ('T' or 'E')))
        {
            yield return "Slack:AllowedTeams has an entry that is no workspace id (T…) or organisation id (E…).";
        }

        if (!IsSafe(options.ApiUrl, isDevelopment) || !options.ApiUrl.EndsWith('/'))
        {
            yield return $"Slack:ApiUrl is '{options.ApiUrl}': an absolute https address that ends in a slash is needed; remove the setting to have Slack's.";
        }
    }

    static bool IsSafe(string address, bool isDevelopment) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (isDevelopment && uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
