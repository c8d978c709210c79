using System.Security.Claims;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Activity = Microsoft.Bot.Schema.Activity;

namespace Demarc.Channels.Teams.Sdk;

/// <summary>
/// Whom the SDK believes and how its clients reach the network. <see cref="Doorkeeper"/> has proven the caller before the SDK sees the request, and
/// more strictly; the bot's token is put on by <see cref="ConnectorGate"/>, so the SDK holds no credentials and section <c>Teams</c> is set up once.
/// </summary>
sealed class SdkAuthentication(TeamsOptions options, ConnectorGate gate, ILogger<SdkAuthentication> log) : ConfigurationBotFrameworkAuthentication(
    new ConfigurationBuilder().Build(), new PasswordServiceClientCredentialFactory(), null, new Clients(gate), log)
{
    readonly ClaimsIdentity bot = new([new Claim(AuthenticationConstants.AudienceClaim, options.AppId)]);

    public ConnectorFactory Connectors => CreateConnectorFactory(bot);

    public override Task<AuthenticateRequestResult> AuthenticateRequestAsync(Activity activity, string authHeader, CancellationToken cancellationToken) =>
        Task.FromResult(new AuthenticateRequestResult { ClaimsIdentity = bot, ConnectorFactory = Connectors });

    /// <remarks>Requests that come as a stream pass no doorkeeper.</remarks>
    public override Task<AuthenticateRequestResult> AuthenticateStreamingRequestAsync(string authHeader, string channelIdHeader, CancellationToken cancellationToken) =>
        throw new UnauthorizedAccessException("Activities are taken by POST alone.");

    /// <summary>Every client the SDK makes goes through the one gate. Its own retries would post twice; a client that is handed to it has none.</summary>
    sealed class Clients(ConnectorGate gate) : IHttpClientFactory
    {
        // The SDK reads an answer whole.
        const int MostAnswerBytes = 1024 * 1024;

        public HttpClient CreateClient(string name) => new(gate, disposeHandler: false)
        {
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = MostAnswerBytes,
        };
    }
}
