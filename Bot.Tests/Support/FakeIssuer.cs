using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace Demarc.Tests.Support;

/// <summary>The Bot Framework's token issuer on loopback: publishes its keys with their endorsements, and signs whatever a test asks for.</summary>
public sealed class FakeIssuer : IAsyncDisposable
{
    public const string Name = "https://api.botframework.com";

    // Making a key takes longer than all else a test does, and nobody minds that issuers share them.
    static readonly ConcurrentDictionary<int, Lazy<RSA>> Made = [];

    readonly Lock gate = new();
    readonly List<Key> keys = [];
    WebApplication app = null!;
    int made;

    FakeIssuer()
    {
        OfWebChat = Rotate(endorsements: "webchat");
        OfNothing = Rotate(endorsements: "none");
        Rotate();
    }

    /// <summary>A key that may speak for another channel, and one for none that exists.</summary>
    public Key OfWebChat { get; }

    public Key OfNothing { get; }

    public string Url => app.Urls.First();

    public string Metadata => $"{Url}/v1/.well-known/openidconfiguration";

    /// <summary>It answers with an error, as when Microsoft's is down.</summary>
    public bool IsDown { get; set; }

    /// <summary>How often the keys were fetched.</summary>
    public int Fetches { get; private set; }

    /// <summary>The key that tokens are signed with unless they say otherwise.</summary>
    public Key Current
    {
        get
        {
            lock (gate)
            {
                return keys[^1];
            }
        }
    }

    public static async Task<FakeIssuer> StartAsync(int port = 0)
    {
        var issuer = new FakeIssuer();
        issuer.app = Build(port);
        issuer.app.MapGet("/v1/.well-known/openidconfiguration", () => issuer.IsDown
            ? Results.StatusCode(StatusCodes.Status503ServiceUnavailable)
            : Results.Json(new Dictionary<string, object> { ["issuer"] = Name, ["jwks_uri"] = $"{issuer.Url}/v1/keys", ["id_token_signing_alg_values_supported"] = new[] { "RS256" } }));
        issuer.app.MapGet("/v1/keys", () => issuer.IsDown ? Results.StatusCode(StatusCodes.Status503ServiceUnavailable) : Results.Text(issuer.Published(), "application/json"));
        await issuer.app.StartAsync();
        return issuer;
    }

    /// <summary>Adds a key and signs with it from now on.</summary>
    /// <param name="forget">The old keys are no longer published.</param>
    public Key Rotate(bool forget = false, params string[] endorsements)
    {
        lock (gate)
        {
            if (forget)
            {
                keys.Clear();
            }

            var rsa = Made.GetOrAdd(++made, _ => new Lazy<RSA>(() => RSA.Create(2048))).Value;
            var key = new Key($"key{made}", rsa, endorsements.Length > 0 ? endorsements : ["msteams"]);
            keys.Add(key);
            return key;
        }
    }

    public string Sign(TokenSpec token)
    {
        var key = token.Key ?? Current;
        var header = new JsonObject { ["typ"] = "JWT", ["alg"] = token.Algorithm };
        if (token.Kid is not "")
        {
            header["kid"] = token.Kid ?? key.Kid;
        }

        var claims = new JsonObject { ["iss"] = token.Issuer, ["aud"] = token.Audience };
        Add(claims, "nbf", token.NotBefore?.ToUnixTimeSeconds());
        Add(claims, "exp", token.Expires?.ToUnixTimeSeconds());
        Add(claims, "serviceurl", token.ServiceUrl);
        var signed = $"{Encode(header)}.{Encode(claims)}";
        return $"{signed}.{Base64UrlEncoder.Encode(Signature(token.Algorithm, key, Encoding.ASCII.GetBytes(signed)))}";
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    /// <summary>A server on loopback that logs nothing.</summary>
    internal static WebApplication Build(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, port));
        return builder.Build();
    }

    string Published()
    {
        lock (gate)
        {
            Fetches++;
            return JsonSerializer.Serialize(new { keys = keys.Select(key => key.Published()) });
        }
    }

    static byte[] Signature(string algorithm, Key key, byte[] signed) => algorithm switch
    {
        "RS256" => key.Rsa.SignData(signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        "RS384" => key.Rsa.SignData(signed, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
        // The public key taken for a shared secret, as forgers do.
        "HS256" => HMACSHA256.HashData(Encoding.ASCII.GetBytes(Base64UrlEncoder.Encode(key.Rsa.ExportParameters(false).Modulus)), signed),
        _ => [],
    };

    static string Encode(JsonObject part) => Base64UrlEncoder.Encode(part.ToJsonString());

    static void Add(JsonObject claims, string name, JsonNode? value)
    {
        if (value is not null)
        {
            claims[name] = value;
        }
    }

    public sealed record Key(string Kid, RSA Rsa, IReadOnlyList<string> Endorsements)
    {
        internal object Published()
        {
            var parameters = Rsa.ExportParameters(false);
            return new
            {
                kty = "RSA",
                use = "sig",
                kid = Kid,
                x5t = Kid,
                n = Base64UrlEncoder.Encode(parameters.Modulus),
                e = Base64UrlEncoder.Encode(parameters.Exponent),
                endorsements = Endorsements,
            };
        }
    }
}

/// <summary>A token to be signed; what is null is left out.</summary>
public sealed record TokenSpec(string? Audience, string? ServiceUrl, DateTimeOffset? NotBefore, DateTimeOffset? Expires)
{
    public string? Issuer { get; init; } = FakeIssuer.Name;

    public string Algorithm { get; init; } = "RS256";

    /// <summary>Null: the issuer's current one.</summary>
    public FakeIssuer.Key? Key { get; init; }

    /// <summary>The id the token names; null: that of the key; empty: none.</summary>
    public string? Kid { get; init; }
}
