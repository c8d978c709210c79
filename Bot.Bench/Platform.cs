using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Demarc.Bench;

/// <summary>The bot's other side, on loopback: an issuer of tokens with its published keys, and a connector that takes messages.</summary>
sealed class Platform : IAsyncDisposable
{
    public const string AppId = "00000000-0000-4000-8000-00000000be9c";
    public const string Tenant = "00000000-0000-4000-8000-0000000007e4";
    const string Issuer = "https://api.botframework.com";

    readonly RSA rsa = RSA.Create(2048);
    readonly ConcurrentDictionary<string, TaskCompletionSource> expected = new(StringComparer.Ordinal);
    WebApplication app = null!;
    long ids;

    public string Url { get; private set; } = "";

    public string Token { get; private set; } = "";

    public static async Task<Platform> StartAsync()
    {
        var platform = new Platform();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        platform.app = builder.Build();
        platform.Map();
        await platform.app.StartAsync();
        platform.Url = platform.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        platform.Token = platform.Sign();
        return platform;
    }

    /// <summary>Done when a reply to this activity, or any message to this conversation, has arrived.</summary>
    public Task ReplyTo(string conversation)
    {
        var arrival = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        expected[conversation] = arrival;
        return arrival.Task;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        rsa.Dispose();
    }

    void Map()
    {
        app.MapGet("/openid", () => Results.Json(new { issuer = Issuer, jwks_uri = $"{Url}/keys", id_token_signing_alg_values_supported = new[] { "RS256" } }));
        app.MapGet("/keys", () =>
        {
            var key = rsa.ExportParameters(false);
            return Results.Json(new { keys = new[] { new { kty = "RSA", use = "sig", kid = "bench", n = Base64UrlEncoder.Encode(key.Modulus), e = Base64UrlEncoder.Encode(key.Exponent), endorsements = new[] { "msteams" } } } });
        });
        app.MapPost("/v3/conversations/{conversation}/activities/{activity?}", Taken);
        app.MapPut("/v3/conversations/{conversation}/activities/{activity}", Taken);
    }

    IResult Taken(string conversation)
    {
        var id = Interlocked.Increment(ref ids);
        if (expected.TryRemove(conversation, out var waiting))
        {
            waiting.SetResult();
        }

        return Results.Json(new { id = $"m{id}" });
    }

    string Sign() => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Issuer,
        Audience = AppId,
        NotBefore = DateTime.UtcNow.AddMinutes(-1),
        Expires = DateTime.UtcNow.AddHours(1),
        Claims = new Dictionary<string, object> { ["serviceurl"] = Url },
        SigningCredentials = new SigningCredentials(new RsaSecurityKey(rsa) { KeyId = "bench" }, SecurityAlgorithms.RsaSha256),
    });

    public byte[] Message(int person, long number, string text) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        type = "message",
        id = $"a{number}",
        timestamp = DateTimeOffset.UtcNow,
        channelId = "msteams",
        serviceUrl = Url,
        from = new { id = $"29:user-{person}", name = $"Rep {person}", aadObjectId = $"00000000-0000-4000-9000-{person:000000000000}" },
        recipient = new { id = $"28:{AppId}", name = "Demarc" },
        conversation = new { id = $"a:conversation-{person}", conversationType = "personal", tenantId = Tenant },
        channelData = new { tenant = new { id = Tenant } },
        locale = "en-US",
        entities = new[] { new { type = "clientInfo", locale = "en-US", country = "US", platform = "Web", timezone = "America/New_York" } },
        textFormat = "plain",
        text,
    });
}
