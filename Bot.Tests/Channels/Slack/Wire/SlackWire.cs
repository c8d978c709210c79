using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Demarc.Channels.Slack;
using Demarc.Delivery;
using Demarc.Tests.Support;
using Demarc.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace Demarc.Tests.Channels.Slack.Wire;

/// <summary>The bot as Slack talks to it: signed requests, answers through the Web API, on a clock that moves when told.</summary>
sealed class SlackWire : IAsyncDisposable
{
    public const string Secret = "a signing secret of a test";

    int ids;

    SlackWire(FakeSlack slack) => Slack = slack;

    public FakeSlack Slack { get; }

    public TestBot Bot { get; private set; } = null!;

    public RecordingLogs Logs { get; } = new();

    public HttpClient Http { get; private set; } = null!;

    public DateTimeOffset Now => Bot.Now;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<SlackWire> StartAsync(Action<IServiceCollection>? services = null, params (string Setting, string Value)[] settings)
    {
        var wire = new SlackWire(await FakeSlack.StartAsync());
        var all = Settings(wire.Slack);
        foreach (var (setting, value) in settings)
        {
            all[setting] = value;
        }

        wire.Bot = await TestBot.StartAsync(new TestBotOptions(services) { Settings = all, Logs = wire.Logs });
        wire.Slack.Now = () => wire.Bot.Now;
        wire.Http = wire.Bot.Http;
        return wire;
    }

    /// <summary>Around a bot that was started elsewhere with <see cref="Settings"/>, and is ended there.</summary>
    public static SlackWire Around(TestBot bot, FakeSlack slack)
    {
        slack.Now = () => bot.Now;
        return new SlackWire(slack) { Bot = bot, Http = bot.Http };
    }

    public static Dictionary<string, string?> Settings(FakeSlack slack) => new()
    {
        ["Slack:SigningSecret"] = Secret,
        ["Slack:BotToken"] = FakeSlack.BotToken,
        ["Slack:ApiUrl"] = slack.ApiUrl,
    };

    public SlackPerson Person(string name, string? team = null) => new(this, name, team);

    public string NextId() => $"{Interlocked.Increment(ref ids):000000}";

    /// <summary>Makes someone known, without an invitation.</summary>
    public async Task<Person> LinkAsync(SlackPerson who, Role role = Role.PartnerRep, string company = "acme", Func<Person, Person>? more = null)
    {
        var person = await Bot.AddAsync(who.Name, role, company, person => (more?.Invoke(person) ?? person) with { Reach = new Dictionary<string, Address> { ["slack"] = who.Address } });
        var session = Bot.Session();
        session.Save(Roster.Links, new IdentityLink { Id = who.Identity.Key, PersonId = person.Id, LinkedAt = Now, By = "test" });
        Assert.True((await session.CommitAsync(Cancel)).IsCommitted);
        return person;
    }

    public async Task<SlackPerson> KnownAsync(string name, Role role = Role.PartnerRep, string company = "acme")
    {
        var person = Person(name);
        await LinkAsync(person, role, company);
        return person;
    }

    // --- What Slack sends

    public JsonObject Event(JsonObject happened, string? id = null, bool isShared = false) => new()
    {
        ["token"] = "deprecated",
        ["team_id"] = FakeSlack.Team,
        ["api_app_id"] = FakeSlack.AppId,
        ["event"] = happened,
        ["type"] = "event_callback",
        ["event_id"] = id ?? "Ev" + NextId(),
        ["event_time"] = Now.ToUnixTimeSeconds(),
        ["authorizations"] = new JsonArray(new JsonObject { ["team_id"] = FakeSlack.Team, ["user_id"] = FakeSlack.BotUser, ["is_bot"] = true }),
        ["is_ext_shared_channel"] = isShared,
        ["a_field_of_next_year"] = new JsonObject { ["x"] = 1 },
    };

    public Task<HttpResponseMessage> SendEventAsync(JsonObject payload) => SendAsync("/slack/events", payload.ToJsonString(), "application/json");

    public Task<HttpResponseMessage> SendInteractionAsync(JsonObject payload) =>
        SendAsync("/slack/interactions", "payload=" + Uri.EscapeDataString(payload.ToJsonString()), "application/x-www-form-urlencoded");

    public Task<HttpResponseMessage> SendCommandAsync(IEnumerable<(string Name, string Value)> fields) =>
        SendAsync("/slack/commands", string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}")), "application/x-www-form-urlencoded");

    public async Task<HttpResponseMessage> SendAsync(string path, string body, string type, string? secret = Secret, TimeSpan age = default, Action<HttpRequestMessage>? change = null)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var timestamp = (Now - age).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        request.Headers.Add("X-Slack-Request-Timestamp", timestamp);
        if (secret is not null)
        {
            request.Headers.Add("X-Slack-Signature", "v0=" + Convert.ToHexStringLower(SlackSignature.Sign(Encoding.UTF8.GetBytes(secret), timestamp, bytes)));
        }

        change?.Invoke(request);
        return await Http.SendAsync(request, Cancel);
    }

    /// <summary>Sends it and waits for what follows.</summary>
    public async Task TakeAsync(JsonObject happened, string? id = null, bool isShared = false)
    {
        using var response = await SendEventAsync(Event(happened, id, isShared));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await SettleAsync();
    }

    // --- What follows

    /// <summary>Until nothing more happens, with the seconds that pacing takes.</summary>
    public async Task SettleAsync()
    {
        var errands = Bot.Services.GetRequiredService<SlackErrands>();
        for (var turn = 0; turn < 40; turn++)
        {
            await errands.WhenIdleAsync();
            await Bot.SettleAsync();
            if (Bot.Services.GetRequiredService<Pump>().Waiting().Count == 0)
            {
                return;
            }

            Bot.Clock.Advance(TimeSpan.FromMilliseconds(1100));
        }
    }

    public Task<IReadOnlyList<InboxRow>> InboxAsync() => Bot.Store.QueryAsync(Inbox.Rows, Inbox.Rows.All, Cancel).AsTask();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Bot.DisposeAsync();
        await Slack.DisposeAsync();
    }
}
