using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Demarc.Channels.Teams;
using Demarc.Delivery;
using Demarc.Tests.Support;
using Demarc.Turns;
using Demarc.Understanding;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Demarc.Tests.Channels.Teams.Wire;

/// <summary>
/// The bot as Azure Bot Service talks to it: signed activities over HTTP, answers through the connector. By default the bot runs in this process on a
/// clock that moves when told. With <c>DEMARC_BOT_URL</c> set, tests of trait <c>Host=any</c> talk to the bot there instead: another hosting of
/// the same protocol has to pass the same stories. It is started with the settings that <see cref="Settings"/> makes for the ports
/// <see cref="IssuerPort"/> and <see cref="ConnectorPort"/>.
/// </summary>
sealed class TeamsWire : IAsyncDisposable
{
    public const int IssuerPort = 50171;
    public const int ConnectorPort = 50172;

    static readonly string? OtherHost = Environment.GetEnvironmentVariable("DEMARC_BOT_URL");
    static readonly Lazy<Task<(FakeIssuer, FakeConnector)>> Shared = new(async () => (await FakeIssuer.StartAsync(IssuerPort), await FakeConnector.StartAsync(ConnectorPort)));

    readonly bool isOther;
    int ids;

    TeamsWire(FakeIssuer issuer, FakeConnector connector, bool isOther) => (Issuer, Connector, this.isOther) = (issuer, connector, isOther);

    public FakeIssuer Issuer { get; }

    public FakeConnector Connector { get; }

    public HttpClient Http { get; private set; } = null!;

    /// <summary>The bot in this process.</summary>
    public TestBot Bot { get; private set; } = null!;

    public RecordingLogs Logs { get; } = new();

    /// <summary>The time as the bot has it.</summary>
    public DateTimeOffset Now => isOther ? DateTimeOffset.UtcNow : Bot.Now;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A bot in this process.</summary>
    /// <param name="services">Features of the test's own.</param>
    public static async Task<TeamsWire> StartAsync(Action<IServiceCollection>? services = null, params (string Setting, string Value)[] settings)
    {
        var wire = new TeamsWire(await FakeIssuer.StartAsync(), await FakeConnector.StartAsync(), isOther: false);
        var all = Settings(wire.Issuer, wire.Connector);
        foreach (var (setting, value) in settings)
        {
            all[setting] = value;
        }

        void Add(IServiceCollection graph)
        {
            services?.Invoke(graph);
            AddAnyUnderstanding(graph);
        }

        wire.Bot = await TestBot.StartAsync(new TestBotOptions(Add) { Settings = all, Logs = wire.Logs, IsListening = true });
        wire.Http = wire.Bot.Http;
        return wire;
    }

    /// <summary>Around a bot that was started elsewhere with <see cref="Settings"/>, and is ended there.</summary>
    public static TeamsWire Around(TestBot bot, FakeIssuer issuer, FakeConnector connector) => new(issuer, connector, isOther: false) { Bot = bot, Http = bot.Http };

    /// <summary>The first word is the intent.</summary>
    public static Understand FirstWord { get; } = (text, _) => [new Meaning(text.Split(' ')[0], 1) { Text = text }];

    public static void AddAnyUnderstanding(IServiceCollection services) =>
        services.TryAddSingleton(FirstWord);

    /// <summary>The bot under test: the one elsewhere when there is one.</summary>
    public static async Task<TeamsWire> StartAnyAsync()
    {
        if (OtherHost is null)
        {
            return await StartAsync();
        }

        var (issuer, connector) = await Shared.Value;
        return new TeamsWire(issuer, connector, isOther: true) { Http = new HttpClient { BaseAddress = new Uri(OtherHost) } };
    }

    public static Dictionary<string, string?> Settings(FakeIssuer issuer, FakeConnector connector) => new()
    {
        ["Teams:AppId"] = Recorded.AppId,
        ["Teams:TenantId"] = Recorded.Tenant,
        ["Teams:AppPassword"] = "not asked for by a connector of a test",
        ["Teams:OpenIdMetadata"] = issuer.Metadata,
        ["Teams:AllowedServiceHosts:0"] = connector.Origin,
        ["Teams:AllowedServiceHosts:1"] = "smba.trafficmanager.net",
    };

    // --- What Teams sends

    public string NextId() => $"{Interlocked.Increment(ref ids)}-{Guid.NewGuid():N}";

    public TeamsUser User(string name, bool hasChat = true)
    {
        var user = new TeamsUser(this, name);
        if (hasChat)
        {
            Connector.Know(user.Chat);
        }

        return user;
    }

    /// <summary>A recorded activity as one of this test's: its ids are new, and it is answered through the connector here.</summary>
    public JsonObject Own(JsonObject recorded)
    {
        recorded["serviceUrl"] = Connector.ServiceUrl;
        recorded["id"] = NextId();
        recorded["from"]!["id"] = recorded["from"]!["id"]!.ToString().StartsWith("28:", StringComparison.Ordinal) ? recorded["from"]!["id"]!.DeepClone() : $"29:{NextId()}";
        recorded["from"]!["aadObjectId"] = NextId();
        recorded["conversation"]!["id"] = $"{recorded["conversation"]!["id"]}{NextId()}";
        return recorded;
    }

    /// <summary>A token as Azure Bot Service makes it for this activity.</summary>
    public TokenSpec Token(string? serviceUrl = null) =>
        new(Recorded.AppId, serviceUrl ?? Connector.ServiceUrl, Now.AddMinutes(-1), Now.AddHours(1));

    public Task<HttpResponseMessage> SendAsync(JsonObject activity, TokenSpec? token = null) =>
        SendAsync(activity.ToJsonString(), "Bearer " + Issuer.Sign(token ?? Token(activity["serviceUrl"]?.ToString())));

    public async Task<HttpResponseMessage> SendAsync(string body, string? authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages");
        request.Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        request.Headers.TryAddWithoutValidation("MS-CV", "teams.1");
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        return await Http.SendAsync(request, Cancel);
    }

    // --- What follows

    public async Task SettleAsync()
    {
        if (!isOther)
        {
            await Bot.SettleAsync();
            return;
        }

        // Elsewhere there is nobody to ask, so it is given a moment.
        await Task.Delay(400, Cancel);
    }

    /// <summary>What is to be seen there once so many messages are.</summary>
    public async Task<IReadOnlyList<TeamsMessage>> SeenAsync(string conversation, int count = 1)
    {
        await SettleAsync();
        var seen = await Connector.WaitForAsync(conversation, isOther ? count : 0, Cancel);
        Assert.Equal(count, seen.Count);
        return seen;
    }

    public Task PassAsync(TimeSpan time) => isOther ? Task.Delay(time, Cancel) : Bot.PassAsync(time);

    /// <summary>Stops the bot and starts it again on the same folder.</summary>
    public async Task RestartAsync()
    {
        Http.Dispose();
        await Bot.RestartAsync();
        Http = Bot.Http;
    }

    /// <summary>Nothing of this activity was kept, and nothing was said because of it.</summary>
    public async Task AssertUntouchedAsync(JsonObject activity)
    {
        await SettleAsync();
        var conversation = activity["conversation"]?["id"]?.ToString() ?? "";
        Assert.DoesNotContain(Connector.Calls, call => call.Conversation == conversation);
        if (!isOther)
        {
            var tenant = activity["conversation"]?["tenantId"]?.ToString() ?? "";
            Assert.DoesNotContain(await Bot.Store.QueryAsync(Inbox.Rows, Inbox.Rows.All, Cancel), row => row.Id.Contains(conversation, StringComparison.Ordinal));
            Assert.DoesNotContain(await Bot.Store.QueryAsync(Outbox.Rows, Outbox.Rows.All, Cancel), row => row.Id.Contains(conversation, StringComparison.Ordinal));
            Assert.Null(await Bot.Store.LoadAsync(ConversationReferences.All, $"teams|{tenant}|user:{activity["from"]?["aadObjectId"]}", Cancel));
        }
    }

    /// <summary>Makes someone known, without an invitation.</summary>
    public async Task<Person> LinkAsync(TeamsUser user, Role role = Role.PartnerRep, string company = "acme")
    {
        var person = await Bot.AddAsync(user.Name, role, company, person => person with { Reach = new Dictionary<string, Address>() });
        var session = Bot.Session();
        session.Save(Roster.Links, new IdentityLink { Id = user.Identity.Key, PersonId = person.Id, LinkedAt = Now, By = "test" });
        Assert.True((await session.CommitAsync(Cancel)).IsCommitted);
        return person;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (isOther)
        {
            return;
        }

        await Bot.DisposeAsync();
        await Issuer.DisposeAsync();
        await Connector.DisposeAsync();
    }
}
