using System.Net;
using System.Text.RegularExpressions;
using Demarc.Cards.Render;

namespace Demarc.Channels.Teams.Manifest;

/// <summary>What the app package must be told, since it differs for everyone who runs the bot.</summary>
/// <param name="Host">The host name that Azure Bot sends messages to, e.g. <c>bot.northgate.example</c>.</param>
/// <param name="AppId">Application (client) id of the bot; the app has the same id.</param>
public sealed partial record ManifestArguments(string Host, string AppId)
{
    const int LongestDeveloper = 32;
    const int LongestUrl = 2048;

    /// <summary>Raised for every package that is uploaded over an older one.</summary>
    public string Version { get; init; } = "1.0.0";

    /// <summary>Who runs the bot, as Teams shows it.</summary>
    public string Developer { get; init; } = "Demarc";

    /// <summary>Pages that can be read without signing in: who runs it, what becomes of people's data, the terms. Null: pages of the host.</summary>
    public string? WebsiteUrl { get; init; }

    public string? PrivacyUrl { get; init; }

    public string? TermsUrl { get; init; }

    public ManifestLevel Level { get; init; } = ManifestLevel.Current;

    public string EffectiveWebsiteUrl => WebsiteUrl ?? $"https://{Host}/";

    public string EffectivePrivacyUrl => PrivacyUrl ?? $"https://{Host}/privacy";

    public string EffectiveTermsUrl => TermsUrl ?? $"https://{Host}/terms";

    /// <returns>What cannot be, each with what to give instead; empty when all is well.</returns>
    public IEnumerable<string> Problems()
    {
        if (!IsPublicHostName(Host))
        {
            yield return $"The host '{Host}' is no host name Teams can reach. Give the name alone, such as bot.example.com: no https://, port, path, wildcard or address of numbers.";
        }

        if (!Guid.TryParseExact(AppId, "D", out var id) || id == Guid.Empty)
        {
            yield return $"The app id '{AppId}' is no GUID. Copy the Application (client) ID of the bot's app registration.";
        }

        if (!SemanticVersion().IsMatch(Version))
        {
            yield return $"The version '{Version}' is none. Write three numbers, such as 1.0.1, higher than the version uploaded last.";
        }

        if (string.IsNullOrWhiteSpace(Developer) || Developer.Length > LongestDeveloper || Developer != Visible.Line(Developer))
        {
            yield return $"The developer's name is none that Teams shows. Give 1 to {LongestDeveloper} letters on one line; '{Visible.Cut(Visible.Line(Developer), LongestDeveloper)}' is what was read.";
        }

        foreach (var (what, url) in new[] { ("website", EffectiveWebsiteUrl), ("privacy", EffectivePrivacyUrl), ("terms", EffectiveTermsUrl) })
        {
            if (url.Length > LongestUrl || !Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps)
            {
                yield return $"The {what} address '{url}' is none that can be opened. Give an address that begins with https://.";
            }
        }
    }

    static bool IsPublicHostName(string host) =>
        host.Length <= 253 && host.Contains('.') && !host.EndsWith('.') && Uri.CheckHostName(host) == UriHostNameType.Dns && !IPAddress.TryParse(host, out _)
        && host.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-');

    [GeneratedRegex(@"^(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\z")]
    private static partial Regex SemanticVersion();
}

/// <summary>Which manifest schema the package follows.</summary>
public enum ManifestLevel
{
    /// <summary>1.29.</summary>
    Current,

    /// <summary>1.25, for tenants whose admin centre does not take newer ones: prompt starters are plain commands, and there are no slash commands.</summary>
    V125,
}
