using Demarc.Channels.Teams;

namespace Demarc.Tests.Channels.Teams;

public sealed class ServiceHostsTests
{
    [Theory]
    [InlineData("https://smba.trafficmanager.net/amer/")]
    [InlineData("https://SMBA.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net:443/emea/v3/conversations")]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/")]
    public void Teams_own_hosts_are_spoken_to(string address) => Assert.True(new ServiceHosts(new(), isDevelopment: false).Allows(address));

    [Theory]
    [InlineData("http://smba.trafficmanager.net/")]
    [InlineData("https://evil.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net.evil.example/")]
    [InlineData("https://smba.trafficmanager.net@evil.example/")]
    [InlineData("https://user:pw@smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net:8443/")]
    [InlineData("https://smba.trafficmanager.net./")]
    [InlineData("https://smbа.trafficmanager.net/")]
    [InlineData("https://169.254.169.254/latest")]
    [InlineData("http://127.0.0.1:5000/")]
    [InlineData("http://localhost/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//smba.trafficmanager.net/")]
    [InlineData("")]
    [InlineData(null)]
    public void Nobody_else_is(string? address) => Assert.False(new ServiceHosts(new(), isDevelopment: false).Allows(address));

    [Fact]
    public void A_test_connector_is_spoken_to_in_development_alone_and_gets_no_token()
    {
        var options = new TeamsOptions { AllowedServiceHosts = ["http://127.0.0.1:5000", "smba.trafficmanager.net"] };
        var development = new ServiceHosts(options, isDevelopment: true);

        Assert.True(development.Allows("http://127.0.0.1:5000/x"));
        Assert.False(development.Allows("http://127.0.0.1:5001/x"));
        Assert.False(development.MayCarryToken(new Uri("http://127.0.0.1:5000/x")));
        Assert.True(development.MayCarryToken(new Uri("https://smba.trafficmanager.net/x")));
        Assert.False(new ServiceHosts(options, isDevelopment: false).Allows("http://127.0.0.1:5000/x"));
    }

    [Fact]
    public void The_playground_on_this_machine_is_spoken_to_only_with_the_dangerous_flag_in_development()
    {
        var options = new TeamsOptions { DangerouslyAllowAnonymousFromLoopback = true };

        Assert.True(new ServiceHosts(options, isDevelopment: true).Allows("http://localhost:56150/_connector"));
        Assert.False(new ServiceHosts(options, isDevelopment: true).Allows("http://10.0.0.1:56150/_connector"));
        Assert.False(new ServiceHosts(options, isDevelopment: false).Allows("http://localhost:56150/_connector"));
    }
}
