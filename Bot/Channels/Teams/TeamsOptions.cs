namespace Demarc.Channels.Teams;

/// <summary>The settings of section <c>Teams</c>. Checked at start by <see cref="TeamsOptionsCheck"/>.</summary>
public sealed record TeamsOptions
{
    public const string Section = "Teams";

    /// <summary>Application (client) id of the bot's Entra app. Empty: there is no Teams, which only Development may start with.</summary>
    public string AppId { get; init; } = "";

    /// <summary>What Azure Bot calls the kind of identity: <c>SingleTenant</c>, <c>MultiTenant</c> or <c>UserAssignedMSI</c>.</summary>
    public string AppType { get; init; } = "SingleTenant";

    /// <summary>The bot's own tenant.</summary>
    public string TenantId { get; init; } = "";

    public string AppPassword { get; init; } = "";

    /// <summary>A PEM or PFX file, instead of a password.</summary>
    public string CertificatePath { get; init; } = "";

    public string CertificatePassword { get; init; } = "";

    /// <summary>Client id of a managed identity that vouches for the app (federated credential), instead of a password.</summary>
    public string FederatedIdentityClientId { get; init; } = "";

    /// <summary>Tenants whose people may talk to the bot. Empty: only <see cref="TenantId"/>.</summary>
    public IReadOnlyList<string> AllowedTenants { get; init; } = [];

    /// <summary>Hosts the bot sends messages and its token to. Empty: those of Teams in the public cloud.</summary>
    public IReadOnlyList<string> AllowedServiceHosts { get; init; } = [];

    public string OpenIdMetadata { get; init; } = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    public string TokenIssuer { get; init; } = "https://api.botframework.com";

    public string TokenScope { get; init; } = "https://api.botframework.com/.default";

    /// <summary>Where the bot's own tokens come from; empty: the public cloud's, for the tenant of <see cref="AppType"/>.</summary>
    public string Authority { get; init; } = "";

    /// <summary>When the password or certificate ends, so that someone is warned before the bot falls silent.</summary>
    public DateOnly? SecretExpiresOn { get; init; }

    /// <summary>For Microsoft's Agents Playground: requests without a token are taken from this machine. Development only.</summary>
    public bool DangerouslyAllowAnonymousFromLoopback { get; init; }

    public PaceOptions Pace { get; init; } = new();

    public FloodOptions Flood { get; init; } = new();

    /// <summary>For load tests against a connector of one's own: no limit in either direction. Development only.</summary>
    public bool Unpaced { get; init; }

    public bool HasApp => AppId.Length > 0;

    public bool IsManagedIdentity => AppType.Equals("UserAssignedMSI", StringComparison.OrdinalIgnoreCase);

    public bool IsMultiTenant => AppType.Equals("MultiTenant", StringComparison.OrdinalIgnoreCase);

    public bool Allows(string tenant) => AllowedTenants.Count == 0
        ? TenantId.Equals(tenant, StringComparison.OrdinalIgnoreCase)
        : AllowedTenants.Contains(tenant, StringComparer.OrdinalIgnoreCase);

    public string EffectiveAuthority =>
        Authority.Length > 0 ? Authority
        : IsMultiTenant ? "https://login.microsoftonline.com/botframework.com"
        : $"https://login.microsoftonline.com/{TenantId}";
}
