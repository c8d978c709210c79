using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Demarc.Channels.Teams;

/// <summary>
/// Who is calling: a token of the Bot Framework's issuer, for this bot, in date, signed RS256 with a published key. What ties the token to the
/// activity (endorsement, service address, tenant) is <see cref="ActivityGuard"/>'s, since it needs the body.
/// </summary>
static class TeamsAuthentication
{
    public const string Scheme = "Teams";

    const string Endorsements = "endorsements";

    static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    public static void Add(IServiceCollection services)
    {
        services.AddAuthentication().AddJwtBearer(Scheme, null, _ => { });
        services.AddSingleton<IConfigureOptions<JwtBearerOptions>, BearerOptions>();
        services.AddSingleton(provider => Keys(provider.GetRequiredService<IOptions<TeamsOptions>>().Value));
        // A stack trace for every scan of the internet helps nobody; refusals are logged by the endpoint, by ids.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.Authentication", LogLevel.Warning));
    }

    /// <summary>Checks the Authorization header alone; the body has not been looked at yet.</summary>
    public static async Task<Caller> CallerAsync(HttpContext context)
    {
        AuthenticateResult result;
        try
        {
            result = await context.AuthenticateAsync(Scheme);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            return new Caller.Refused(problem.GetType().Name);
        }

        if (result is { Succeeded: true, Principal: { } principal })
        {
            return new Caller.Channel(
                result.Properties.GetParameter<IReadOnlyList<string>>(Endorsements) ?? [],
                principal.FindFirst("serviceurl")?.Value);
        }

        return result.Failure is SecurityTokenSignatureKeyNotFoundException && !await HaveKeysAsync(context)
            ? new Caller.Unverifiable()
            : new Caller.Refused(result.Failure?.GetType().Name ?? "no token");
    }

    /// <summary>Endorsements of the key with this id: the channels that key may speak for.</summary>
    internal static IReadOnlyList<string> EndorsementsOf(JsonWebKeySet? keys, string? kid)
    {
        var key = keys?.Keys.FirstOrDefault(candidate => candidate.Kid is not null && candidate.Kid == kid);
        return key is not null && key.AdditionalData.TryGetValue(Endorsements, out var value)
            ? value switch
            {
                JsonElement { ValueKind: JsonValueKind.Array } array => [.. array.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)],
                IEnumerable<object> list => [.. list.OfType<string>()],
                _ => [],
            }
            : [];
    }

    static ConfigurationManager<OpenIdConnectConfiguration> Keys(TeamsOptions options)
    {
        var http = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(15), AllowAutoRedirect = false })
        {
            Timeout = TimeSpan.FromSeconds(10),
            MaxResponseContentBufferSize = 1024 * 1024,
        };
        return new(
            options.OpenIdMetadata,
            new OpenIdConnectConfigurationRetriever(),
            // The options' check lets http through for loopback in Development alone.
            new HttpDocumentRetriever(http) { RequireHttps = options.OpenIdMetadata.StartsWith("https:", StringComparison.OrdinalIgnoreCase) })
        {
            // A token that names a key nobody knows asks for the keys again, but a flood of them does not.
            RefreshInterval = TimeSpan.FromHours(1),
        };
    }

    static async Task<bool> HaveKeysAsync(HttpContext context)
    {
        try
        {
            await context.RequestServices.GetRequiredService<ConfigurationManager<OpenIdConnectConfiguration>>().GetConfigurationAsync(context.RequestAborted);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    sealed class BearerOptions(ConfigurationManager<OpenIdConnectConfiguration> keys, IOptions<TeamsOptions> teams, TimeProvider clock)
        : IConfigureNamedOptions<JwtBearerOptions>
    {
        public void Configure(JwtBearerOptions options) => Configure(Options.DefaultName, options);

        public void Configure(string? name, JwtBearerOptions options)
        {
            if (name != Scheme)
            {
                return;
            }

            options.ConfigurationManager = keys;
            options.MapInboundClaims = false;
            options.IncludeErrorDetails = false;
            options.TokenValidationParameters = Rules(teams.Value, clock);
            options.Events = new JwtBearerEvents { OnTokenValidated = KeepEndorsementsAsync };
        }

        async Task KeepEndorsementsAsync(TokenValidatedContext context)
        {
            var configuration = await keys.GetConfigurationAsync(context.HttpContext.RequestAborted);
            var kid = (context.SecurityToken as JsonWebToken)?.Kid;
            context.Properties.SetParameter(Endorsements, EndorsementsOf(configuration.JsonWebKeySet, kid));
        }
    }

    static TokenValidationParameters Rules(TeamsOptions teams, TimeProvider clock) => new()
    {
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
        RequireSignedTokens = true,
        TryAllIssuerSigningKeys = false,
        ValidateIssuerSigningKey = true,
        RequireExpirationTime = true,
        RequireAudience = true,
        // Exactly the issuer of channels: the metadata's word is not asked, and tokens of tenants or emulators are none.
        IssuerValidator = (issuer, _, _) => issuer == teams.TokenIssuer ? issuer : throw new SecurityTokenInvalidIssuerException("Another issuer."),
        AudienceValidator = (audiences, _, _) => teams.HasApp && audiences.Contains(teams.AppId, StringComparer.OrdinalIgnoreCase),
        LifetimeValidator = (from, until, _, _) =>
        {
            var now = clock.GetUtcNow().UtcDateTime;
            return until is { } end && now <= end + Skew && (from is not { } start || now >= start - Skew);
        },
    };
}

/// <summary>What the Authorization header proves.</summary>
abstract record Caller
{
    /// <param name="ServiceUrl">The address the token was made for.</param>
    public sealed record Channel(IReadOnlyList<string> Endorsements, string? ServiceUrl) : Caller;

    /// <summary>A peer on this machine, in Development, let in without a token.</summary>
    public sealed record Anonymous : Caller;

    public sealed record Refused(string Why) : Caller;

    /// <summary>The issuer's keys cannot be had: no telling, so try again later.</summary>
    public sealed record Unverifiable : Caller;
}
