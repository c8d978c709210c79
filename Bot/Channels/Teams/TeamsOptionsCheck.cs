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

        foreach (var finding in options.HasApp ? App(options) : NoApp(isDevelopment))
        {
            yield return finding;
        }

        foreach (var entry in options.AllowedServiceHosts.Where(entry => !ServiceHosts.IsValid(entry, isDevelopment)))
        {
            yield return $"Teams:AllowedServiceHosts has '{entry}', which is no plain host name such as smba.trafficmanager.net. Wildcards, paths and ports are not taken; http://127.0.0.1:PORT only in Development.";
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
            yield return "Teams:AppId is empty: without it nobody's token can be checked. Set it to the Application (client) ID of the Azure Bot's app registration.";
        }
    }

    static IEnumerable<string> App(TeamsOptions options)
    {
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

        if (options.CertificatePath.Length > 0 && !File.Exists(options.CertificatePath))
        {
            yield return $"Teams:CertificatePath names '{options.CertificatePath}', which is not there. Give the path of a PEM or PFX file this process can read.";
        }

        if (options.TokenIssuer.Length == 0 || options.OpenIdMetadata.Length == 0 || options.TokenScope.Length == 0)
        {
            yield return "Teams:TokenIssuer, Teams:OpenIdMetadata and Teams:TokenScope must not be empty: remove the setting to have the public cloud's.";
        }
    }

    static bool IsSafe(string address, bool isDevelopment) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (isDevelopment && uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
