namespace Demarc.Channels.Teams;

/// <summary>
/// The hosts messages are sent to. An activity says where to answer, so without this list a forged one would have the bot call, with its token,
/// wherever an attacker likes. Exact names only: anyone can register a name under trafficmanager.net.
/// </summary>
public sealed class ServiceHosts
{
    static readonly string[] OfTeams = ["smba.trafficmanager.net", "smba.infra.gcc.teams.microsoft.com"];

    readonly HashSet<string> hosts = new(StringComparer.OrdinalIgnoreCase);
    readonly HashSet<string> loopbackOrigins = new(StringComparer.OrdinalIgnoreCase);
    readonly bool anyLoopback;

    /// <param name="isDevelopment">Only then may a test's connector on this machine be spoken to over http.</param>
    public ServiceHosts(TeamsOptions options, bool isDevelopment)
    {
        foreach (var entry in options.AllowedServiceHosts.Count > 0 ? options.AllowedServiceHosts : OfTeams)
        {
            if (isDevelopment && LoopbackOrigin(entry) is { } origin)
            {
                loopbackOrigins.Add(origin);
            }
            else if (IsHostName(entry))
            {
                hosts.Add(entry);
            }
        }

        anyLoopback = isDevelopment && options.DangerouslyAllowAnonymousFromLoopback;
    }

    public bool Allows(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && Allows(uri);

    public bool Allows(Uri address) => address switch
    {
        { UserInfo.Length: > 0 } => false,
        { Scheme: "https", IsDefaultPort: true } => hosts.Contains(address.IdnHost),
        { Scheme: "http", IsLoopback: true } => anyLoopback || loopbackOrigins.Contains(address.GetLeftPart(UriPartial.Authority)),
        _ => false,
    };

    /// <summary>The bot's token goes over TLS to a listed host only, never to a connector of a test.</summary>
    public bool MayCarryToken(Uri address) => address.Scheme == Uri.UriSchemeHttps && Allows(address);

    public static bool IsValid(string entry, bool isDevelopment) => IsHostName(entry) || (isDevelopment && LoopbackOrigin(entry) is not null);

    static bool IsHostName(string entry) => entry.Contains('.') && Uri.CheckHostName(entry) == UriHostNameType.Dns;

    static string? LoopbackOrigin(string entry) =>
        Uri.TryCreate(entry, UriKind.Absolute, out var uri) && uri is { Scheme: "http", IsLoopback: true, PathAndQuery: "/", UserInfo: "" }
            ? uri.GetLeftPart(UriPartial.Authority)
            : null;
}
