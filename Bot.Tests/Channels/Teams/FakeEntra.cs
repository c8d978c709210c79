using System.Net;
using System.Net.Http.Json;
using System.Web;
using Microsoft.Identity.Client;

namespace Demarc.Tests.Channels.Teams;

/// <summary>Entra's token endpoint and a machine's identity endpoint at the network's edge: gives out token-1, token-2, … and remembers how it was asked.</summary>
sealed class FakeEntra : HttpMessageHandler, IMsalHttpClientFactory
{
    int given;

    public List<(Uri Address, Dictionary<string, string> Form)> Asked { get; } = [];

    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Entra's error, e.g. AADSTS7000222.</summary>
    public string? Error { get; set; }

    public HttpClient GetHttpClient() => new(this, disposeHandler: false);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var form = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var values = HttpUtility.ParseQueryString(form);
        Asked.Add((request.RequestUri!, values.AllKeys.OfType<string>().ToDictionary(key => key, key => values[key]!)));
        if (Error is { } error)
        {
            return new HttpResponseMessage(HttpStatusCode.Unauthorized)
            {
                Content = JsonContent.Create(new { error = "invalid_client", error_description = $"{error}: The provided client secret keys for app 'x' are expired." }),
            };
        }

        var seconds = ((int)Lifetime.TotalSeconds).ToString();
        return new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = JsonContent.Create(new
            {
                token_type = "Bearer",
                expires_in = seconds,
                expires_on = (DateTimeOffset.UtcNow + Lifetime).ToUnixTimeSeconds().ToString(),
                resource = "https://api.botframework.com",
                access_token = $"token-{++given}",
            }),
        };
    }
}
