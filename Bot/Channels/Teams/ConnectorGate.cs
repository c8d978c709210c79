using System.Net.Http.Headers;

namespace Demarc.Channels.Teams;

/// <summary>
/// The one door to the network for messages. Whoever built the request and from whatever it was built: another host than those listed is not called,
/// and the bot's token goes to listed hosts over TLS alone.
/// </summary>
sealed partial class ConnectorGate(TeamsOptions options, ServiceHosts hosts, BotTokens tokens, ILogger<ConnectorGate> log) : DelegatingHandler
{
    /// <summary>The handler below it: connections are kept and shared, redirects are not followed, a token never travels on.</summary>
    public static SocketsHttpHandler Network() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
        ConnectTimeout = TimeSpan.FromSeconds(5),
        AutomaticDecompression = System.Net.DecompressionMethods.All,
        MaxResponseHeadersLength = 64,
    };

    /// <exception cref="HostRefusedException">The host is not on the list; nothing was sent.</exception>
    /// <exception cref="TokenException">The bot's own token could not be had; nothing was sent.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri;
        if (address is null || !hosts.Allows(address))
        {
            throw new HostRefusedException(address?.IdnHost ?? "");
        }

        request.Headers.Authorization = null;
        if (!options.HasApp || !hosts.MayCarryToken(address))
        {
            return await PassAsync(request, cancellationToken);
        }

        var token = await tokens.GetAsync(cancellationToken);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var response = await PassAsync(request, cancellationToken);
        if (response.StatusCode == System.Net.HttpStatusCode.Unauthorized)
        {
            tokens.Refused(token);
        }

        return response;
    }

    async Task<HttpResponseMessage> PassAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        var response = await base.SendAsync(request, cancel);
        LogAnswered((int)response.StatusCode, request.Method.Method, VectorOf(response));
        return response;
    }

    static string VectorOf(HttpResponseMessage response) => response.Headers.TryGetValues("MS-CV", out var values) ? LogText.Of(values.FirstOrDefault()) : "";

    [LoggerMessage(LogLevel.Debug, "The connector answered {Status} to {Method}, MS-CV {Vector}")]
    partial void LogAnswered(int status, string method, string vector);
}

sealed class HostRefusedException(string host) : Exception($"The host '{host}' is not allowed.")
{
    public string Host => host;
}
