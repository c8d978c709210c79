using System.Net;
using Demarc.Channels.Local;
using Demarc.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Demarc.Tests.Channels.Local;

/// <summary>The local chat lets anyone be anyone, so it must not be reached by anyone else.</summary>
public sealed class LocalGuardTests
{
    static readonly Dictionary<string, Action<HttpContext>> Strangers = new()
    {
        ["another machine"] = context => context.Connection.RemoteIpAddress = IPAddress.Parse("192.168.1.20"),
        ["nobody knows whom"] = context => context.Connection.RemoteIpAddress = null,
        ["a name that was pointed at this machine"] = context => context.Request.Host = new HostString("rebind.example", 5000),
        ["a proxy on this machine"] = context => context.Request.Headers["X-Forwarded-For"] = "203.0.113.9",
        ["a page of another site"] = context => context.Request.Headers.Origin = "https://evil.example",
        ["a page in a sandbox"] = context => context.Request.Headers.Origin = "null",
        ["a page of another program on this machine"] = context => context.Request.Headers.Origin = "http://localhost:3000",
        ["a picture of another site"] = context => context.Request.Headers["Sec-Fetch-Site"] = "cross-site",
        ["a script of a neighbour"] = context => context.Request.Headers["Sec-Fetch-Site"] = "same-site",
    };

    public static TheoryData<string> StrangerNames => [.. Strangers.Keys];

    [Theory]
    [MemberData(nameof(StrangerNames))]
    public async Task Strangers_read_and_write_nothing(string who)
    {
        var (bot, probe) = await ChatProbe.StartAsync();
        await using var _ = bot;
        await bot.AddLocalAsync("Ana");
        var client = new LocalClient(bot);

        foreach (var path in new[] { "people", "history?as=ana&in=dm:ana", "changes?as=ana", "events?as=ana" })
        {
            var (status, body) = await client.SendAsync(HttpMethod.Get, path, null, Strangers[who]);
            Assert.Equal(HttpStatusCode.Forbidden, status);
            Assert.Contains("local chat", body["text"]!.ToString());
        }

        var said = await client.SendAsync(HttpMethod.Post, "say", """{"as":"ana","in":"dm:ana","text":"echo hi","key":"key-00000001"}""", Strangers[who]);
        var page = await client.RawAsync(HttpMethod.Get, "/", null, Strangers[who]);
        await bot.SettleAsync();

        Assert.Equal(HttpStatusCode.Forbidden, said.Status);
        Assert.Equal(StatusCodes.Status403Forbidden, page.Response.StatusCode);
        Assert.Empty(probe.Heard);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    public async Task Callers_on_this_machine_come_in_by_any_of_its_names(string name)
    {
        var (bot, _) = await ChatProbe.StartAsync();
        await using var _1 = bot;
        await bot.AddLocalAsync("Ana");

        var (status, body) = await new LocalClient(bot).SendAsync(HttpMethod.Get, "people", null, context =>
        {
            context.Connection.RemoteIpAddress = IPAddress.IPv6Loopback;
            context.Request.Host = new HostString(name, 5000);
        });

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("ana", body["people"]![0]!["id"]!.ToString());
    }

    [Fact]
    public async Task A_link_on_another_site_may_lead_to_the_page_but_to_nothing_behind_it()
    {
        var (bot, _) = await ChatProbe.StartAsync();
        await using var _1 = bot;
        var client = new LocalClient(bot);
        static void Follow(HttpContext context)
        {
            context.Request.Headers["Sec-Fetch-Site"] = "cross-site";
            context.Request.Headers["Sec-Fetch-Mode"] = "navigate";
        }

        Assert.Equal(StatusCodes.Status200OK, (await client.RawAsync(HttpMethod.Get, "/", null, Follow)).Response.StatusCode);
        Assert.Equal(StatusCodes.Status403Forbidden, (await client.RawAsync(HttpMethod.Get, "/local/people", null, Follow)).Response.StatusCode);
    }

    [Fact]
    public async Task What_other_sites_can_send_without_asking_is_not_taken()
    {
        var (bot, probe) = await ChatProbe.StartAsync();
        await using var _ = bot;
        await bot.AddLocalAsync("Ana");

        var (status, _) = await new LocalClient(bot).SendAsync(
            HttpMethod.Post, "say", """{"as":"ana","in":"dm:ana","text":"echo hi","key":"key-00000001"}""", context => context.Request.ContentType = "text/plain");

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, status);
        Assert.Empty(probe.Heard);
    }

    [Fact]
    public async Task The_page_runs_its_own_scripts_alone_and_data_is_not_kept_by_the_browser()
    {
        var (bot, _) = await ChatProbe.StartAsync();
        await using var _1 = bot;
        var client = new LocalClient(bot);

        var page = (await client.RawAsync(HttpMethod.Get, "/")).Response;
        var data = (await client.RawAsync(HttpMethod.Get, "/local/people")).Response;

        Assert.Equal(StatusCodes.Status200OK, page.StatusCode);
        foreach (var response in new[] { page, data })
        {
            var policy = response.Headers.ContentSecurityPolicy.ToString();
            Assert.Contains("default-src 'none'; script-src 'self'; style-src 'self';", policy);
            Assert.Contains("require-trusted-types-for 'script'", policy);
            Assert.DoesNotContain("unsafe", policy);
            Assert.Contains("frame-ancestors 'none'", policy);
            Assert.Equal("nosniff", response.Headers.XContentTypeOptions);
            Assert.Equal("no-referrer", response.Headers["Referrer-Policy"]);
        }

        Assert.Equal("no-store", data.Headers.CacheControl);
        Assert.Equal("no-cache", page.Headers.CacheControl);
    }

    [Fact]
    public void The_page_itself_needs_nothing_the_policy_forbids()
    {
        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "wwwroot", "index.html"));

        Assert.DoesNotMatch("""<script(?![^>]*\bsrc=)""", page);
        Assert.DoesNotMatch("""<style|\sstyle=|\son\w+=|javascript:|https?://""", page);
    }

    [Theory]
    [InlineData("Production", null)]
    [InlineData("Production", "false")]
    [InlineData("Staging", null)]
    [InlineData("Development", "false")]
    public async Task Where_it_is_not_turned_on_there_is_nothing(string environment, string? enabled)
    {
        var (bot, _) = await ChatProbe.StartAsync(Options(environment, enabled));
        await using var _1 = bot;
        var client = new LocalClient(bot);

        foreach (var path in new[] { "/", "/index.html", "/page/main.js", "/local/people", "/local/events?as=ana" })
        {
            Assert.Equal(StatusCodes.Status404NotFound, (await client.RawAsync(HttpMethod.Get, path)).Response.StatusCode);
        }

        Assert.Equal(StatusCodes.Status404NotFound, (await client.RawAsync(HttpMethod.Post, "/local/say", "{}")).Response.StatusCode);
    }

    [Theory]
    [InlineData("urls", "http://0.0.0.0:5000")]
    [InlineData("urls", "http://127.0.0.1:5000;https://*:443")]
    [InlineData("urls", "http://+:80")]
    [InlineData("urls", "http://desk.example:80")]
    [InlineData("urls", "nonsense")]
    [InlineData("http_ports", "8080")]
    [InlineData("Kestrel:Endpoints:Public:Url", "https://0.0.0.0:8443")]
    public async Task Turning_it_on_where_others_reach_the_server_is_refused_with_the_cure(string setting, string value)
    {
        var options = Options("Production", "true");
        options = options with { Settings = new Dictionary<string, string?>(options.Settings) { [setting] = value } };

        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => ChatProbe.StartAsync(options));

        Assert.Contains("LocalChat:Enabled", refused.Message);
        Assert.Contains("--urls http://127.0.0.1", refused.Message);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5000", null)]
    [InlineData("http://localhost:5000;https://[::1]:5001", null)]
    [InlineData("http://127.0.0.1:5000", "8080")]
    [InlineData("", null)]
    public async Task Turning_it_on_where_the_server_listens_to_this_machine_alone_works(string urls, string? ports)
    {
        var options = Options("Production", "true");
        var (bot, _) = await ChatProbe.StartAsync(options with { Settings = new Dictionary<string, string?>(options.Settings) { ["urls"] = urls, ["http_ports"] = ports } });
        await using var _1 = bot;

        Assert.Equal(StatusCodes.Status200OK, (await new LocalClient(bot).RawAsync(HttpMethod.Get, "/local/people")).Response.StatusCode);
    }

    [Fact]
    public void Development_may_listen_anywhere_since_every_request_is_checked() =>
        Assert.True(LocalChatOptionsCheck.IsOn(new LocalChatOptions(), new Microsoft.Extensions.Hosting.Internal.HostingEnvironment { EnvironmentName = "Development" }));

    // Outside Development the program wants to know its Teams app too.
    static TestBotOptions Options(string environment, string? enabled) => new()
    {
        Environment = environment,
        Settings = new Dictionary<string, string?>
        {
            ["LocalChat:Enabled"] = enabled,
            ["Teams:AppId"] = "11111111-2222-3333-4444-555555555555",
            ["Teams:TenantId"] = "66666666-7777-8888-9999-000000000000",
            ["Teams:AppPassword"] = "not used",
        },
    };
}
