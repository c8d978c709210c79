using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Demarc.Channels.Teams;

/// <summary>
/// The signing keys that the token issuer publishes. Fetched when first needed and refreshed while they are used; old ones stay while the issuer
/// cannot be reached. A token that names an unknown key has them fetched again, at most once an hour, so that a flood of made-up names costs nothing.
/// </summary>
sealed partial class IssuerKeys : IDisposable
{
    static readonly TimeSpan Fresh = TimeSpan.FromHours(12);
    static readonly TimeSpan BetweenUnknown = TimeSpan.FromHours(1);
    static readonly TimeSpan BetweenFailures = TimeSpan.FromSeconds(5);

    readonly string metadata;
    readonly TimeProvider clock;
    readonly ILogger log;
    readonly HttpClient http;
    readonly SemaphoreSlim gate = new(1);

    // Written by whoever holds the gate.
    volatile Published published = new(FrozenDictionary<string, IssuerKey>.Empty, default);

    public IssuerKeys(TeamsOptions options, TimeProvider clock, ILogger<IssuerKeys> log)
    {
        metadata = options.OpenIdMetadata;
        this.clock = clock;
        this.log = log;
        http = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(15), AllowAutoRedirect = false })
        {
            Timeout = TimeSpan.FromSeconds(10),
            MaxResponseContentBufferSize = 1024 * 1024,
        };
    }

    public async Task<KeyLookup> FindAsync(string kid, CancellationToken cancel)
    {
        if (published.Keys.TryGetValue(kid, out var key))
        {
            if (clock.GetUtcNow() - published.FetchedAt >= Fresh && gate.Wait(TimeSpan.Zero, CancellationToken.None))
            {
                // Old but good: nobody waits for newer ones.
                _ = RefreshThenReleaseAsync();
            }

            return new KeyLookup.Known(key);
        }

        await gate.WaitAsync(cancel);
        try
        {
            if (!published.Keys.ContainsKey(kid))
            {
                await AskForUnknownAsync(cancel);
            }

            return published.Keys.TryGetValue(kid, out key) ? new KeyLookup.Known(key)
                : published.FailedAt is null ? new KeyLookup.Unknown()
                : new KeyLookup.Unreachable();
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose()
    {
        http.Dispose();
        gate.Dispose();
    }

    async Task AskForUnknownAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var isFirst = published.Keys.Count == 0;
        if (isFirst || published.FailedAt is not null || published.UnknownAt is not { } asked || now - asked >= BetweenUnknown)
        {
            published = published with { UnknownAt = isFirst ? null : now };
            await RefreshAsync(cancel);
        }
    }

    async Task RefreshThenReleaseAsync()
    {
        try
        {
            await RefreshAsync(CancellationToken.None);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Fetches them, unless that failed a moment ago.</summary>
    async Task RefreshAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (published.FailedAt is { } failed && now - failed < BetweenFailures)
        {
            return;
        }

        try
        {
            published = published with { Keys = await FetchAsync(cancel), FetchedAt = now, FailedAt = null };
            LogFetched(published.Keys.Count);
        }
        catch (Exception problem) when (problem is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            published = published with { FailedAt = now };
            LogUnreachable(problem.GetType().Name);
        }
    }

    async Task<FrozenDictionary<string, IssuerKey>> FetchAsync(CancellationToken cancel)
    {
        var configuration = OpenIdConnectConfiguration.Create(await http.GetStringAsync(metadata, cancel));
        // The options' check lets http through for loopback in Development alone; the keys must come by no lesser way.
        var isTls = configuration.JwksUri.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
        if (!isTls && metadata.StartsWith("https:", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidDataException("The metadata names keys that are not served over https.");
        }

        var set = new JsonWebKeySet(await http.GetStringAsync(configuration.JwksUri, cancel));
        var found = set.Keys
            .Where(key => key.Kty == JsonWebAlgorithmsKeyTypes.RSA && key.Kid is { Length: > 0 })
            .DistinctBy(key => key.Kid)
            .ToFrozenDictionary(key => key.Kid, key => new IssuerKey(key, EndorsementsOf(key)));
        return found.Count > 0 ? found : throw new InvalidDataException("The issuer publishes no keys.");
    }

    static string[] EndorsementsOf(JsonWebKey key) => key.AdditionalData.TryGetValue("endorsements", out var value)
        ? value switch
        {
            JsonElement { ValueKind: JsonValueKind.Array } array => [.. array.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)],
            IEnumerable<object> list => [.. list.OfType<string>()],
            _ => [],
        }
        : [];

    /// <param name="FailedAt">When the last try failed; null when it did not.</param>
    /// <param name="UnknownAt">When a token last had them fetched again for a key nobody knew.</param>
    sealed record Published(FrozenDictionary<string, IssuerKey> Keys, DateTimeOffset FetchedAt, DateTimeOffset? FailedAt = null, DateTimeOffset? UnknownAt = null);

    [LoggerMessage(LogLevel.Information, "The token issuer publishes {Count} keys")]
    partial void LogFetched(int count);

    [LoggerMessage(LogLevel.Warning, "The token issuer's keys cannot be had ({Problem})")]
    partial void LogUnreachable(string problem);
}

/// <param name="Endorsements">Channels this key may speak for.</param>
sealed record IssuerKey(JsonWebKey Key, IReadOnlyList<string> Endorsements);

abstract record KeyLookup
{
    public sealed record Known(IssuerKey Key) : KeyLookup;

    public sealed record Unknown : KeyLookup;

    /// <summary>No telling: the issuer does not answer.</summary>
    public sealed record Unreachable : KeyLookup;
}
