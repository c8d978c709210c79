using System.Net;
using Demarc.Channels.Teams;
using Microsoft.Extensions.Logging.Abstractions;

namespace Demarc.Tests.Channels.Teams;

/// <summary>The door to the network: which hosts are called at all, and which of them get the bot's token.</summary>
public sealed class ConnectorGateTests
{
    static readonly TeamsOptions Options = new()
    {
        AppId = Recorded.AppId,
        TenantId = Recorded.Tenant,
        AppPassword = "secret",
        AllowedServiceHosts = ["smba.trafficmanager.net", "http://127.0.0.1:50172"],
    };

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Teams_gets_the_token()
    {
        var (http, network) = Make();

        using var response = await http.GetAsync("https://smba.trafficmanager.net/amer/v3/conversations", Cancel);

        Assert.Equal("Bearer token-1", Assert.Single(network.Seen).Authorization);
    }

    [Fact]
    public async Task A_connector_of_a_test_gets_none_even_when_the_caller_gave_one()
    {
        var (http, network) = Make();
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://127.0.0.1:50172/amer");
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer from elsewhere");

        using var response = await http.SendAsync(request, Cancel);

        Assert.Equal("", Assert.Single(network.Seen).Authorization);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("https://smba.trafficmanager.net.evil.example/")]
    [InlineData("https://evil@smba.trafficmanager.net/")]
    [InlineData("http://smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net:444/")]
    [InlineData("http://127.0.0.1:50173/")]
    [InlineData("https://169.254.169.254/")]
    public async Task Nobody_else_is_even_called(string address)
    {
        var (http, network) = Make();

        await Assert.ThrowsAsync<HostRefusedException>(() => http.GetAsync(address, Cancel));

        Assert.Empty(network.Seen);
    }

    [Fact]
    public async Task A_token_that_Teams_refuses_is_fetched_anew_for_the_next_call()
    {
        var (http, network) = Make();
        network.Answer = HttpStatusCode.Unauthorized;

        (await http.GetAsync("https://smba.trafficmanager.net/1", Cancel)).Dispose();
        network.Answer = HttpStatusCode.OK;
        (await http.GetAsync("https://smba.trafficmanager.net/2", Cancel)).Dispose();
        (await http.GetAsync("https://smba.trafficmanager.net/3", Cancel)).Dispose();

        Assert.Equal(["Bearer token-1", "Bearer token-2", "Bearer token-2"], network.Seen.Select(request => request.Authorization));
    }

    [Fact]
    public void The_network_below_follows_no_redirect_and_keeps_no_cookies()
    {
        using var handler = ConnectorGate.Network();

        Assert.False(handler.AllowAutoRedirect);
        Assert.False(handler.UseCookies);
    }

    static (HttpClient Http, Network Network) Make()
    {
        var network = new Network();
        var tokens = new BotTokens(Options, TimeProvider.System, NullLogger<BotTokens>.Instance, new FakeEntra());
        var gate = new ConnectorGate(Options, new ServiceHosts(Options, isDevelopment: true), tokens, NullLogger<ConnectorGate>.Instance) { InnerHandler = network };
        return (new HttpClient(gate), network);
    }

    sealed class Network : HttpMessageHandler
    {
        public List<(Uri Address, string Authorization)> Seen { get; } = [];

        public HttpStatusCode Answer { get; set; } = HttpStatusCode.OK;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Seen.Add((request.RequestUri!, request.Headers.Authorization?.ToString() ?? ""));
            return Task.FromResult(new HttpResponseMessage(Answer));
        }
    }
}
