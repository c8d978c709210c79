using Microsoft.Extensions.Options;

namespace Demarc.Channels.Teams;

/// <summary>Refuses to start on settings that cannot work or are not safe; each finding names the setting and the cure.</summary>
sealed class TeamsOptionsCheck(IHostEnvironment environment) : IValidateOptions<TeamsOptions>
{
    static readonly string[] Types = ["SingleTenant", "MultiTenant", "UserAssignedMSI"];

    public ValidateOptionsResult Validate(string? name, TeamsOptions options)
    {
        var findings = Findings(options, environment.IsDevelopment()).ToList();
        return findings.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(findings);
    }

    public static IEnumerable<string> Findings(TeamsOptions options, bool isDevelopment)
    {
        if (options.DangerouslyAllowAnonymousFromLoopback && !isDevelopment)
        {
            yield return "Teams:DangerouslyAllowAnonymousFromLoopback is set outside Development: anyone who reaches this machine could speak as anyone. Remove it.";
        }

        if (options.Unpaced && !isDevelopment)
        {
            yield return "Teams:Unpaced is set outside Development: Microsoft may block an app that goes over its limits. Remove it; Teams:Pace and Teams:Flood set the limits one by one.";
        }

        foreach (var finding in options.HasApp ? App(options) : NoApp(isDevelopment))
        {
            yield return finding;
        }

        foreach (var entry in options.AllowedServiceHosts.Where(entry => !ServiceHosts.IsValid(entry, isDevelopment)))
        {
            yield return $"Teams:AllowedServiceHosts has '{entry}', which is no plain host name such as smba.trafficmanager.net. Wildcards, paths and ports are not taken; http://127.0.0.1:PORT only in Development.";
        }

        foreach (var (setting, count) in Counts(options).Where(pair => pair.Count < 0))
        {
            yield return $"Teams:{setting} is {count}: a count is needed, or 0 for no limit.";
        }

        foreach (var (setting, address) in new[] { (nameof(options.OpenIdMetadata), options.OpenIdMetadata), (nameof(options.Authority), options.Authority) })
        {
            if (address.Length > 0 && !IsSafe(address, isDevelopment))
            {
                yield return $"Teams:{setting} is '{address}': an absolute https address is needed.";
            }
        }
    }

    static IEnumerable<string> NoApp(bool isDevelopment)
    {
        if (!isDevelopment)
        {
            yield return "Teams:AppId is empty: without it nobody's token can be checked. Set it to the Application (client) ID of the Azure Bot's app registration. To try the bot on this machine alone, set ASPNETCORE_ENVIRONMENT=Development.";
        }
    }

    static IEnumerable<string> App(TeamsOptions options)
    {
        if (!Guid.TryParse(options.AppId, out _))
        {
            yield return $"Teams:AppId is '{options.AppId}': the Application (client) ID is a GUID such as 3f2504e0-4f89-41d3-9a0c-0305e82c3301.";
        }

        if (!Types.Contains(options.AppType, StringComparer.OrdinalIgnoreCase))
        {
            yield return $"Teams:AppType is '{options.AppType}': use SingleTenant, MultiTenant or UserAssignedMSI, as Azure Bot's Configuration page says.";
        }

        if (options.TenantId.Length == 0 && !options.IsMultiTenant)
        {
            yield return "Teams:TenantId is empty: set it to the Directory (tenant) ID of the app registration.";
        }

        if (options.IsMultiTenant && options.AllowedTenants.Count == 0)
        {
            yield return "Teams:AllowedTenants is empty: a multi-tenant bot can be installed by any organisation, so list the tenant ids whose people it may answer.";
        }

        if (options.AllowedTenants.Any(string.IsNullOrWhiteSpace))
        {
            yield return "Teams:AllowedTenants has an empty entry: remove it or put a tenant id there.";
        }

        if (!options.IsManagedIdentity && options.AppPassword.Length == 0 && options.CertificatePath.Length == 0 && options.FederatedIdentityClientId.Length == 0)
        {
            yield return "Teams:AppPassword is empty: set it (environment variable Teams__AppPassword), or Teams:CertificatePath, or Teams:FederatedIdentityClientId.";
        }

        if (options.CertificatePath.Length > 0 && BotCertificate.Problem(options) is { } problem)
        {
            yield return problem;
        }

        if (options.TokenIssuer.Length == 0 || options.OpenIdMetadata.Length == 0 || options.TokenScope.Length == 0)
        {
            yield return "Teams:TokenIssuer, Teams:OpenIdMetadata and Teams:TokenScope must not be empty: remove the setting to have the public cloud's.";
        }
    }

    static IEnumerable<(string Setting, int Count)> Counts(TeamsOptions options) =>
    [
        ("Flood:PersonBurst", options.Flood.PersonBurst),
        ("Flood:PersonPerMinute", options.Flood.PersonPerMinute),
        ("Flood:TenantBurst", options.Flood.TenantBurst),
        ("Flood:TenantPerMinute", options.Flood.TenantPerMinute),
        ("Pace:ConversationPerSecond", options.Pace.ConversationPerSecond),
        ("Pace:ConversationPerTwoSeconds", options.Pace.ConversationPerTwoSeconds),
        ("Pace:ConversationPerThirtySeconds", options.Pace.ConversationPerThirtySeconds),
        ("Pace:ConversationPerHour", options.Pace.ConversationPerHour),
        ("Pace:TenantPerSecond", options.Pace.TenantPerSecond),
    ];

    static bool IsSafe(string address, bool isDevelopment) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (isDevelopment && uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
