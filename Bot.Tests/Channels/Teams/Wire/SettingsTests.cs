using System.Net;
using Demarc.Tests.Support;
using Microsoft.Extensions.Options;

namespace Demarc.Tests.Channels.Teams.Wire;

/// <summary>What the program makes of its settings when it starts.</summary>
public sealed class SettingsTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Outside_development_it_does_not_start_without_an_app()
    {
        var refused = await RefusedAsync("Production");

        Assert.StartsWith("Teams:AppId is empty", Assert.Single(refused), StringComparison.Ordinal);
        Assert.Contains("ASPNETCORE_ENVIRONMENT=Development", refused[0]);
    }

    [Fact]
    public async Task The_door_for_the_playground_opens_in_development_alone() =>
        Assert.Contains(await RefusedAsync("Staging", ("Teams:DangerouslyAllowAnonymousFromLoopback", "true")), finding => finding.Contains("DangerouslyAllowAnonymousFromLoopback", StringComparison.Ordinal));

    [Fact]
    public async Task Every_setting_that_cannot_work_is_named_at_once()
    {
        var refused = await RefusedAsync(
            "Production", ("Teams:AppId", "demarc"), ("Teams:TenantId", ""), ("Teams:Flood:PersonBurst", "-1"), ("Teams:Pace:TenantPerSecond", "-5"), ("Teams:AllowedServiceHosts:0", "*.trafficmanager.net"));

        Assert.Equal(["AllowedServiceHosts", "AppId", "AppPassword", "Flood:PersonBurst", "Pace:TenantPerSecond", "TenantId"], refused.Select(finding => finding.Split(' ')[0]["Teams:".Length..]).Order());
    }

    [Fact]
    public async Task In_development_it_starts_without_an_app_and_lets_nobody_in()
    {
        await using var bot = await TestBot.StartAsync(new TestBotOptions(TeamsWire.AddAnyUnderstanding) { IsListening = true });

        using var response = await bot.Http.PostAsync("/api/messages", new StringContent(Recorded.Node("message-personal").ToJsonString()), Cancel);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task With_the_dangerous_flag_the_playground_talks_to_it_and_the_network_does_not()
    {
        await using var connector = await FakeConnector.StartAsync();
        await using var bot = await TestBot.StartAsync(new TestBotOptions(TeamsWire.AddAnyUnderstanding)
        {
            IsListening = true,
            Settings = new Dictionary<string, string?> { ["Teams:DangerouslyAllowAnonymousFromLoopback"] = "true" },
        });
        var activity = Recorded.Node("message-personal");
        activity["serviceUrl"] = connector.ServiceUrl.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        activity["conversation"]!["tenantId"] = "00000000-0000-0000-0000-0000000000001";
        activity["channelData"]!["tenant"]!["id"] = "00000000-0000-0000-0000-0000000000001";
        connector.Know("a:1pL6i0oY3C0K8oAj8");

        var let = await StatusAsync(bot, activity.ToJsonString());
        var proxied = await StatusAsync(bot, activity.ToJsonString(), ("X-Forwarded-For", "203.0.113.9"));
        var tunnelled = await StatusAsync(bot, activity.ToJsonString(), ("Host", "demarc.tunnel.example"));
        var page = await StatusAsync(bot, activity.ToJsonString(), ("Origin", "https://evil.example"));
        var withToken = await StatusAsync(bot, activity.ToJsonString(), ("Authorization", "Bearer garbage"));
        activity["serviceUrl"] = "https://smba.trafficmanager.net.evil.example/";
        var elsewhere = await StatusAsync(bot, activity.ToJsonString());
        await bot.SettleAsync();

        Assert.Equal((200, 401, 401, 401, 401, 403), (let, proxied, tunnelled, page, withToken, elsewhere));
        Assert.StartsWith("Hello, Priya Nair. I am Demarc", Assert.Single(connector.In("a:1pL6i0oY3C0K8oAj8")).Seen, StringComparison.Ordinal);
    }

    static async Task<int> StatusAsync(TestBot bot, string body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent(body) };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await bot.Http.SendAsync(request, Cancel);
        return (int)response.StatusCode;
    }

    static async Task<IReadOnlyList<string>> RefusedAsync(string environment, params (string Setting, string Value)[] settings)
    {
        var options = new TestBotOptions(TeamsWire.AddAnyUnderstanding) { Environment = environment, Settings = settings.ToDictionary(pair => pair.Setting, pair => (string?)pair.Value) };
        return [.. (await Assert.ThrowsAsync<OptionsValidationException>(() => TestBot.StartAsync(options))).Failures];
    }
}
