using System.Text.Json;

namespace Demarc.Channels.Teams;

/// <summary>Does this activity belong to this token, may the bot answer where it says, and are its people let in? Asked of every kind of activity.</summary>
sealed class ActivityGuard(TeamsOptions options, ServiceHosts hosts)
{
    /// <summary>The one channel this endpoint is for; an empty channel would skip the endorsement.</summary>
    public const string ChannelId = "msteams";

    const string TenantRefused = "teams.tenant-refused";

    public abstract record Verdict
    {
        public sealed record Admitted : Verdict;

        /// <summary>The token does not cover it: 401.</summary>
        public sealed record NotProven(string Why) : Verdict;

        /// <summary>Proven, but not let in: 403.</summary>
        /// <param name="What">For the audit: <c>teams.tenant-refused</c>, <c>teams.host-refused</c>, <c>teams.channel-refused</c>.</param>
        /// <param name="Subject">The tenant, host or channel; empty when none was named.</param>
        public sealed record NotAllowed(string Why, string What, string Subject) : Verdict;
    }

    public Verdict Judge(Caller caller, JsonElement activity)
    {
        var channel = activity.Text("channelId");
        var serviceUrl = activity.Text("serviceUrl");
        if (caller is Caller.Channel proof)
        {
            if (channel is not { Length: > 0 } || !proof.Endorsements.Contains(channel, StringComparer.Ordinal))
            {
                return new Verdict.NotProven("the signing key is not endorsed for the channel");
            }

            if (serviceUrl is not { Length: > 0 } || !SameAddress(proof.ServiceUrl, serviceUrl))
            {
                return new Verdict.NotProven("the token was made for another service address");
            }
        }

        if (channel != ChannelId)
        {
            return new Verdict.NotAllowed("another channel than msteams", "teams.channel-refused", channel ?? "");
        }

        if (!hosts.Allows(serviceUrl))
        {
            return new Verdict.NotAllowed("the service address is not on the list of hosts", "teams.host-refused", HostOf(serviceUrl));
        }

        return caller is Caller.Anonymous && options.AllowedTenants.Count == 0
            ? new Verdict.Admitted()
            : Tenants(activity);
    }

    // Both places that name a tenant must name one that is let in, so that neither can lend the other its standing.
    Verdict Tenants(JsonElement activity)
    {
        string?[] named = [activity.Text("conversation", "tenantId"), activity.Text("channelData", "tenant", "id")];
        var tenants = named.Where(tenant => !string.IsNullOrEmpty(tenant)).ToArray();
        if (tenants.Length == 0)
        {
            return new Verdict.NotAllowed("no tenant named", TenantRefused, "");
        }

        var foreign = tenants.FirstOrDefault(tenant => !options.Allows(tenant!));
        return foreign is null ? new Verdict.Admitted() : new Verdict.NotAllowed("tenant not on the list", TenantRefused, foreign);
    }

    static string HostOf(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.IdnHost : "";

    static bool SameAddress(string? left, string right) => left is not null && left.TrimEnd('/') == right.TrimEnd('/');
}
