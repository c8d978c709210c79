using System.Net.Http.Headers;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Demarc.Channels.Teams;

/// <summary>
/// Who is calling: a token of the Bot Framework's issuer, for this bot, in date, signed RS256 with a published key. What ties the token to the
/// activity (endorsement, service address, tenant) is <see cref="ActivityGuard"/>'s, since it needs the body.
/// </summary>
sealed class TokenCheck(TeamsOptions options, IssuerKeys keys, TimeProvider clock)
{
    static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false };

    /// <summary>Reads the Authorization header alone; the body has not been looked at yet.</summary>
    public async Task<Caller> CallerAsync(IReadOnlyList<string?> authorization, CancellationToken cancel)
    {
        if (!options.HasApp)
        {
            return new Caller.Refused("no app is configured");
        }

        if (TokenOf(authorization) is not { } token || Read(token) is not { } claimed)
        {
            return new Caller.Refused("no readable bearer token");
        }

        if (claimed.Alg != SecurityAlgorithms.RsaSha256 || claimed.Kid is not { Length: > 0 })
        {
            return new Caller.Refused("not signed RS256 with a named key");
        }

        return await keys.FindAsync(claimed.Kid, cancel) switch
        {
            KeyLookup.Known known => await ProveAsync(token, known.Key),
            KeyLookup.Unreachable => new Caller.Unverifiable(),
            _ => new Caller.Refused("signed with an unknown key"),
        };
    }

    static string? TokenOf(IReadOnlyList<string?> authorization) =>
        authorization is [{ } header]
        && AuthenticationHeaderValue.TryParse(header, out var value)
        && value.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
        && !string.IsNullOrWhiteSpace(value.Parameter)
            ? value.Parameter
            : null;

    JsonWebToken? Read(string token)
    {
        try
        {
            return handler.CanReadToken(token) ? handler.ReadJsonWebToken(token) : null;
        }
        catch (Exception problem) when (problem is ArgumentException or SecurityTokenException)
        {
            return null;
        }
    }

    async Task<Caller> ProveAsync(string token, IssuerKey key)
    {
        var result = await handler.ValidateTokenAsync(token, Rules(key.Key));
        return result is { IsValid: true, SecurityToken: JsonWebToken proven }
            ? new Caller.Channel(key.Endorsements, proven.TryGetPayloadValue<string>("serviceurl", out var address) ? address : null)
            : new Caller.Refused(result.Exception?.GetType().Name ?? "invalid");
    }

    TokenValidationParameters Rules(SecurityKey key) => new()
    {
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
        RequireSignedTokens = true,
        IssuerSigningKey = key,
        TryAllIssuerSigningKeys = false,
        ValidateIssuerSigningKey = true,
        RequireExpirationTime = true,
        RequireAudience = true,
        // Exactly the issuer of channels: tokens of tenants or emulators are none.
        IssuerValidator = (issuer, _, _) => issuer == options.TokenIssuer ? issuer : throw new SecurityTokenInvalidIssuerException("Another issuer."),
        AudienceValidator = (audiences, _, _) => audiences.Contains(options.AppId, StringComparer.OrdinalIgnoreCase),
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
    /// <param name="Endorsements">Channels the signing key may speak for.</param>
    /// <param name="ServiceUrl">The address the token was made for.</param>
    public sealed record Channel(IReadOnlyList<string> Endorsements, string? ServiceUrl) : Caller;

    /// <summary>A peer on this machine, in Development, let in without a token.</summary>
    public sealed record Anonymous : Caller;

    public sealed record Refused(string Why) : Caller;

    /// <summary>The issuer's keys cannot be had: no telling, so try again later.</summary>
    public sealed record Unverifiable : Caller;
}
