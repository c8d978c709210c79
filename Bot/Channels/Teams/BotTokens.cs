using System.Text.RegularExpressions;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Demarc.Channels.Teams;

/// <summary>
/// The bot's own token for the connector, from Entra by MSAL: with a password, a certificate, a managed identity, or a managed identity that vouches
/// for the app. Kept in memory and renewed before it ends. It is never written down anywhere.
/// </summary>
sealed partial class BotTokens(TeamsOptions options, TimeProvider clock, ILogger<BotTokens> log, IMsalHttpClientFactory? network = null)
{
    /// <summary>Renewed so long before its end, while the old one still works.</summary>
    static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    /// <summary>A hundred conversations that wait for a token ask for it once.</summary>
    static readonly TimeSpan BetweenFailures = TimeSpan.FromSeconds(5);

    /// <summary>What a federated credential's assertion is issued for.</summary>
    const string ExchangeAudience = "api://AzureADTokenExchange";

    readonly SemaphoreSlim gate = new(1);
    volatile Held? held;
    DateTimeOffset? failedAt;
    Func<bool, CancellationToken, Task<AuthenticationResult>>? acquire;

    /// <summary>Why there is no token at present, for those who look after the bot; null when all is well.</summary>
    public string? Problem { get; private set; }

    /// <exception cref="TokenException">There is none to be had now.</exception>
    public async ValueTask<string> GetAsync(CancellationToken cancel)
    {
        if (held is { IsRefused: false } fresh && fresh.EndsAt - clock.GetUtcNow() > Ahead)
        {
            return fresh.Token;
        }

        await gate.WaitAsync(cancel);
        try
        {
            return held is { IsRefused: false } renewed && renewed.EndsAt - clock.GetUtcNow() > Ahead ? renewed.Token : await RenewAsync(cancel);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>The connector did not take this token: the next one is fetched anew.</summary>
    public void Refused(string token)
    {
        if (held is { } known && known.Token == token)
        {
            held = known with { IsRefused = true };
        }
    }

    async Task<string> RenewAsync(CancellationToken cancel)
    {
        var before = held;
        if (Problem is not null && clock.GetUtcNow() - failedAt < BetweenFailures)
        {
            return StillGood(before) ?? throw new TokenException(Problem);
        }

        try
        {
            acquire ??= Source();
            var result = await acquire(before is { IsRefused: true }, cancel);
            held = new Held(result.AccessToken, result.ExpiresOn);
            Problem = null;
            return result.AccessToken;
        }
        catch (Exception problem) when (problem is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            var code = CodeOf(problem);
            LogProblem(code);
            Problem = $"The bot gets no token from Entra ({code}). Check Teams:AppId, Teams:TenantId and its password, certificate or identity.";
            failedAt = clock.GetUtcNow();
            return StillGood(before) ?? throw new TokenException(Problem);
        }
    }

    string? StillGood(Held? before) => before is { IsRefused: false } && before.EndsAt > clock.GetUtcNow() ? before.Token : null;

    Func<bool, CancellationToken, Task<AuthenticationResult>> Source()
    {
        if (options.IsManagedIdentity)
        {
            var identity = ManagedIdentity(options.AppId);
            var resource = options.TokenScope.Replace("/.default", "", StringComparison.Ordinal);
            return (anew, cancel) => identity.AcquireTokenForManagedIdentity(resource).WithForceRefresh(anew).ExecuteAsync(cancel);
        }

        var app = Confidential();
        return (anew, cancel) => app.AcquireTokenForClient([options.TokenScope]).WithForceRefresh(anew).ExecuteAsync(cancel);
    }

    IConfidentialClientApplication Confidential()
    {
        // The authority is a setting, so there is nothing to discover.
        var builder = ConfidentialClientApplicationBuilder.Create(options.AppId).WithAuthority(options.EffectiveAuthority).WithInstanceDiscovery(false);
        builder = network is null ? builder : builder.WithHttpClientFactory(network);
        if (options.FederatedIdentityClientId.Length > 0)
        {
            var identity = ManagedIdentity(options.FederatedIdentityClientId);
            builder.WithClientAssertion(async request =>
                (await identity.AcquireTokenForManagedIdentity(ExchangeAudience).ExecuteAsync(request.CancellationToken)).AccessToken);
        }
        else if (options.CertificatePath.Length > 0)
        {
            builder.WithCertificate(BotCertificate.Load(options));
        }
        else
        {
            builder.WithClientSecret(options.AppPassword);
        }

        return builder.Build();
    }

    IManagedIdentityApplication ManagedIdentity(string clientId)
    {
        var builder = ManagedIdentityApplicationBuilder.Create(ManagedIdentityId.WithUserAssignedClientId(clientId));
        return (network is null ? builder : builder.WithHttpClientFactory(network)).Build();
    }

    /// <summary>Entra's number for it, as its documentation lists them; the message around it names ids.</summary>
    static string CodeOf(Exception problem) =>
        EntraCode().Match(problem.Message) is { Success: true } match ? match.Value
        : problem is MsalException known ? known.ErrorCode
        : problem.GetType().Name;

    [GeneratedRegex("AADSTS[0-9]+")]
    private static partial Regex EntraCode();

    [LoggerMessage(LogLevel.Error, "The bot gets no token from Entra: {Code}")]
    partial void LogProblem(string code);

    // No member prints the token by accident.
    sealed record Held(string Token, DateTimeOffset EndsAt)
    {
        public bool IsRefused { get; init; }

        public override string ToString() => $"a token until {EndsAt:O}";
    }
}

/// <summary>The bot's own token could not be had, so nothing was sent.</summary>
sealed class TokenException(string words) : Exception(words);
