using System.Net;
using System.Text.Json.Nodes;
using Demarc.Tests.Support;

namespace Demarc.Tests.Channels.Teams.Wire;

/// <summary>Every rule for being let in, broken once, beside the request that breaks none.</summary>
[Trait("Host", "any")]
public sealed class AdmissionTests(AdmissionTests.OneBot bot) : IClassFixture<AdmissionTests.OneBot>
{
    /// <summary>What a request would be, a single rule away from the one that is let in.</summary>
    sealed record Knock(JsonObject Activity, TokenSpec Token)
    {
        public string Scheme { get; init; } = "Bearer";

        /// <summary>Sent as the header as it stands; empty: no header.</summary>
        public string? Header { get; init; }

        /// <summary>Sent in place of the activity.</summary>
        public string? Body { get; init; }
    }

    static readonly Dictionary<string, (int Status, Func<TeamsWire, Knock, Knock> Break)> Rules = new()
    {
        ["nothing"] = (200, (_, knock) => knock),
        ["a scheme in other letters"] = (200, (_, knock) => knock with { Scheme = "bearer" }),

        ["no header"] = (401, (_, knock) => knock with { Header = "" }),
        ["another scheme"] = (401, (_, knock) => knock with { Scheme = "Basic" }),
        ["a scheme alone"] = (401, (_, knock) => knock with { Header = "Bearer" }),
        ["garbage"] = (401, (_, knock) => knock with { Header = "Bearer garbage" }),
        ["three parts of garbage"] = (401, (_, knock) => knock with { Header = "Bearer a.b.c" }),
        ["five parts"] = (401, (_, knock) => knock with { Header = "Bearer a.b.c.d.e" }),
        ["very long garbage"] = (401, (_, knock) => knock with { Header = "Bearer " + new string('x', 20_000) }),
        ["the token cut short"] = (401, (wire, knock) => knock with { Header = "Bearer " + wire.Issuer.Sign(knock.Token)[..^20] }),
        ["the token twice"] = (401, (wire, knock) => knock with { Header = $"Bearer {wire.Issuer.Sign(knock.Token)}, Bearer {wire.Issuer.Sign(knock.Token)}" }),

        ["no signature"] = (401, (_, knock) => knock with { Token = knock.Token with { Algorithm = "none" } }),
        ["HS256 with the public key"] = (401, (_, knock) => knock with { Token = knock.Token with { Algorithm = "HS256" } }),
        ["RS384"] = (401, (_, knock) => knock with { Token = knock.Token with { Algorithm = "RS384" } }),
        ["another key under a known name"] = (401, (wire, knock) => knock with { Token = knock.Token with { Key = Stranger, Kid = wire.Issuer.Current.Kid } }),
        ["a key nobody knows"] = (401, (_, knock) => knock with { Token = knock.Token with { Key = Stranger } }),
        ["a key without a name"] = (401, (_, knock) => knock with { Token = knock.Token with { Kid = "" } }),

        ["ended six minutes ago"] = (401, (wire, knock) => knock with { Token = knock.Token with { Expires = wire.Now.AddMinutes(-6) } }),
        ["ended four minutes ago"] = (200, (wire, knock) => knock with { Token = knock.Token with { Expires = wire.Now.AddMinutes(-4), NotBefore = wire.Now.AddHours(-1) } }),
        ["begins in six minutes"] = (401, (wire, knock) => knock with { Token = knock.Token with { NotBefore = wire.Now.AddMinutes(6) } }),
        ["begins in four minutes"] = (200, (wire, knock) => knock with { Token = knock.Token with { NotBefore = wire.Now.AddMinutes(4) } }),
        ["no end"] = (401, (_, knock) => knock with { Token = knock.Token with { Expires = null } }),
        ["another audience"] = (401, (_, knock) => knock with { Token = knock.Token with { Audience = "00000000-1111-4222-8333-444444444444" } }),
        ["no audience"] = (401, (_, knock) => knock with { Token = knock.Token with { Audience = null } }),
        ["another issuer"] = (401, (_, knock) => knock with { Token = knock.Token with { Issuer = "https://evil.example" } }),
        ["the issuer with a slash"] = (401, (_, knock) => knock with { Token = knock.Token with { Issuer = FakeIssuer.Name + "/" } }),
        ["the emulator's issuer"] = (401, (_, knock) => knock with { Token = knock.Token with { Issuer = "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/" } }),
        ["the tenant's issuer"] = (401, (_, knock) => knock with { Token = knock.Token with { Issuer = $"https://login.microsoftonline.com/{Recorded.Tenant}/v2.0" } }),
        ["no issuer"] = (401, (_, knock) => knock with { Token = knock.Token with { Issuer = null } }),

        ["a key endorsed for another channel"] = (401, (wire, knock) => knock with { Token = knock.Token with { Key = wire.Issuer.OfWebChat } }),
        ["a key endorsed for nothing"] = (401, (wire, knock) => knock with { Token = knock.Token with { Key = wire.Issuer.OfNothing } }),
        ["another channel"] = (401, (_, knock) => With(knock, "channelId", "webchat")),
        ["another channel with its own key"] = (403, (wire, knock) => With(knock, "channelId", "webchat") with { Token = knock.Token with { Key = wire.Issuer.OfWebChat } }),
        ["an empty channel"] = (401, (_, knock) => With(knock, "channelId", "")),
        ["no channel"] = (401, (_, knock) => With(knock, "channelId", null)),
        ["a channel in other letters"] = (401, (_, knock) => With(knock, "channelId", "MsTeams")),

        ["a token for another service address"] = (401, (_, knock) => knock with { Token = knock.Token with { ServiceUrl = "https://smba.trafficmanager.net/emea/" } }),
        ["a token for no service address"] = (401, (_, knock) => knock with { Token = knock.Token with { ServiceUrl = null } }),
        ["no service address"] = (401, (_, knock) => With(knock, "serviceUrl", null)),
        ["the service address without its slash"] = (200, (wire, knock) => knock with { Token = knock.Token with { ServiceUrl = wire.Connector.ServiceUrl.TrimEnd('/') } }),

        ["another tenant"] = (403, (_, knock) => Tenants(knock, Other, Other)),
        ["another tenant behind the right one"] = (403, (_, knock) => Tenants(knock, Recorded.Tenant, Other)),
        ["the right tenant behind another"] = (403, (_, knock) => Tenants(knock, Other, Recorded.Tenant)),
        ["no tenant"] = (403, (_, knock) => Tenants(knock, null, null)),
        ["one tenant named once"] = (200, (_, knock) => Tenants(knock, null, Recorded.Tenant)),

        ["a host that is not Teams'"] = (403, (_, knock) => Served(knock, "https://evil.example/amer/")),
        ["a neighbour of Teams' host"] = (403, (_, knock) => Served(knock, "https://evil.trafficmanager.net/amer/")),
        ["Teams' host as a prefix"] = (403, (_, knock) => Served(knock, "https://smba.trafficmanager.net.evil.example/amer/")),
        ["Teams' host as a name"] = (403, (_, knock) => Served(knock, "https://smba.trafficmanager.net@evil.example/amer/")),
        ["a name before Teams' host"] = (403, (_, knock) => Served(knock, "https://evil.example@smba.trafficmanager.net/amer/")),
        ["Teams' host in Cyrillic"] = (403, (_, knock) => Served(knock, "https://smbа.trafficmanager.net/amer/")),
        ["Teams' host over http"] = (403, (_, knock) => Served(knock, "http://smba.trafficmanager.net/amer/")),
        ["Teams' host on another port"] = (403, (_, knock) => Served(knock, "https://smba.trafficmanager.net:8443/amer/")),
        ["this machine on another port"] = (403, (_, knock) => Served(knock, "http://127.0.0.1:1/amer/")),
        ["an address inside the network"] = (403, (_, knock) => Served(knock, "http://169.254.169.254/latest/")),
        ["no address at all"] = (403, (_, knock) => Served(knock, "amer")),

        ["a body too long"] = (413, (_, knock) => With(knock, "text", new string('x', 300 * 1024))),
        ["malformed JSON"] = (400, (_, knock) => knock with { Body = knock.Activity.ToJsonString()[..^1] }),
        ["no JSON"] = (400, (_, knock) => knock with { Body = "" }),
        ["JSON that is no object"] = (400, (_, knock) => knock with { Body = $"[{knock.Activity.ToJsonString()}]" }),
        ["JSON without an end"] = (400, (_, knock) => knock with { Body = "{\"a\":" + new string('[', 50_000) }),
        ["half a character"] = (400, (_, knock) => knock with { Body = knock.Activity.ToJsonString().Replace("hello", "\\ud800", StringComparison.Ordinal) }),
        ["no type"] = (400, (_, knock) => With(knock, "type", null)),
        ["no sender"] = (400, (_, knock) => With(knock, "from", null)),
        ["an unknown type"] = (200, (_, knock) => With(knock, "type", "holographicPresence")),
    };

    const string Other = "0b0b0b0b-0000-4000-8000-000000000000";

    static readonly FakeIssuer.Key Stranger = new("stranger", System.Security.Cryptography.RSA.Create(2048), ["msteams"]);

    public static TheoryData<string> Names => [.. Rules.Keys];

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task One_rule_broken_is_answered_as_it_should_and_leaves_nothing_behind(string name)
    {
        var wire = bot.Wire;
        var (status, breakRule) = Rules[name];
        var user = wire.User("Priya");
        var activity = user.Message("hello");
        var knock = breakRule(wire, new Knock(activity, wire.Token()));
        var header = knock.Header ?? $"{knock.Scheme} {wire.Issuer.Sign(knock.Token)}";

        using var response = await wire.SendAsync(knock.Body ?? knock.Activity.ToJsonString(), header.Length == 0 ? null : header);

        Assert.Equal((HttpStatusCode)status, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync(Cancel));
        if (status != 200)
        {
            await wire.AssertUntouchedAsync(activity);
            Assert.Equal(status == 401 ? "Bearer" : "", response.Headers.WwwAuthenticate.ToString());
        }
        else if (name != "an unknown type")
        {
            await wire.SeenAsync(user.Chat);
        }
    }

    public static TheoryData<string> Recordings => [.. Recorded.Names];

    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task Another_tenant_is_refused_whatever_it_sends(string name)
    {
        var activity = bot.Wire.Own(Recorded.Node(name));
        activity["conversation"]!["tenantId"] = Other;
        activity["channelData"]!["tenant"]!["id"] = Other;

        using var response = await bot.Wire.SendAsync(activity);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        await bot.Wire.AssertUntouchedAsync(activity);
    }

    [Fact]
    public async Task Asking_for_the_endpoint_without_sending_anything_is_no_error()
    {
        using var head = await bot.Wire.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/api/messages"), Cancel);
        using var get = await bot.Wire.Http.GetAsync("/api/messages", Cancel);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.MethodNotAllowed), (head.StatusCode, get.StatusCode));
    }

    static Knock With(Knock knock, string member, JsonNode? value)
    {
        var activity = knock.Activity.DeepClone().AsObject();
        activity[member] = value;
        return knock with { Activity = activity };
    }

    static Knock Served(Knock knock, string address) => With(knock, "serviceUrl", address) with { Token = knock.Token with { ServiceUrl = address } };

    static Knock Tenants(Knock knock, string? ofConversation, string? ofChannel)
    {
        var changed = With(knock, "type", "message");
        changed.Activity["conversation"]!["tenantId"] = ofConversation;
        changed.Activity["channelData"] = ofChannel is null ? null : new JsonObject { ["tenant"] = new JsonObject { ["id"] = ofChannel } };
        return changed;
    }

    /// <summary>One bot for all of them: what is refused leaves no trace that the next could meet.</summary>
    public sealed class OneBot : IAsyncLifetime
    {
        internal TeamsWire Wire { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Wire = await TeamsWire.StartAnyAsync();

        public ValueTask DisposeAsync() => Wire.DisposeAsync();
    }
}
