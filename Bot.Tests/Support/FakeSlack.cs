using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Demarc.Tests.Support;

/// <summary>
/// Slack on loopback: keeps channels, threads, messages, modals and home tabs as people see them, refuses what Slack refuses (limits, foreign channels,
/// triggers older than three seconds, views that changed), and fails the way Slack fails when a test says so.
/// </summary>
public sealed partial class FakeSlack : IAsyncDisposable
{
    public const string Team = "T0NORTH";
    public const string BotUser = "U0DEMARC";
    public const string AppId = "A0DEMARC";
    public const string BotToken = "xoxb-fake-token";
    public const string AppToken = "xapp-fake-token";

    static readonly TimeSpan TriggerLife = TimeSpan.FromSeconds(3);

    readonly Lock gate = new();
    readonly List<SlackMessage> messages = [];
    readonly Dictionary<string, (string? User, HashSet<string> Members, bool IsArchived)> channels = [];
    readonly Dictionary<string, (string User, DateTimeOffset At)> triggers = [];
    readonly Dictionary<string, (string Channel, string User, string Ts)> responses = [];
    readonly ConcurrentQueue<SlackCall> calls = [];
    WebApplication app = null!;
    int ids;

    public string Origin { get; private set; } = "";

    public string ApiUrl => Origin + "/api/";

    /// <summary>The time by which messages are stamped and triggers expire.</summary>
    public Func<DateTimeOffset> Now { get; set; } = () => DateTimeOffset.UtcNow;

    public IReadOnlyCollection<SlackCall> Calls => calls;

    /// <summary>What was sent that Slack refuses; a bot that is well written never sends it.</summary>
    public ConcurrentQueue<string> Offences { get; } = [];

    /// <summary>What goes wrong with a call; null: nothing.</summary>
    public Func<string, JsonObject, SlackMishap?> Trouble { get; set; } = (_, _) => null;

    /// <summary>People of other workspaces, who take no direct messages from this app.</summary>
    public HashSet<string> Strangers { get; } = [];

    /// <summary>People as users.info has them.</summary>
    public ConcurrentDictionary<string, JsonObject> Users { get; } = [];

    public ConcurrentDictionary<string, JsonObject> Homes { get; } = [];

    /// <summary>Modals open before a person, the topmost last.</summary>
    public ConcurrentDictionary<string, IReadOnlyList<JsonObject>> Modals { get; } = [];

    public ConcurrentDictionary<string, byte[]> Files { get; } = [];

    public string OauthTeam { get; set; } = Team;

    public static async Task<FakeSlack> StartAsync()
    {
        var slack = new FakeSlack();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = TestBot.Unwatched });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        slack.app = builder.Build();
        slack.app.UseWebSockets();
        slack.app.MapPost("/api/{method}", slack.CallAsync);
        slack.app.MapPost("/respond/{id}", slack.RespondAsync);
        slack.app.MapGet("/files/{name}", slack.FileAsync);
        slack.app.Map("/socket", slack.SocketAsync);
        await slack.app.StartAsync(TestContext.Current.CancellationToken);
        slack.Origin = slack.app.Urls.First();
        return slack;
    }

    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await app.StopAsync(soon.Token);
        await app.DisposeAsync();
    }

    // --- What people see

    public IReadOnlyList<SlackMessage> In(string channel)
    {
        lock (gate)
        {
            return [.. messages.Where(message => message.Channel == channel && message.User is null && message.OnlyFor is null)];
        }
    }

    /// <summary>Lines that only this person sees, and their modal's words aside.</summary>
    public IReadOnlyList<SlackMessage> OnlyFor(string user)
    {
        lock (gate)
        {
            return [.. messages.Where(message => message.OnlyFor == user)];
        }
    }

    public SlackMessage At(string channel, string ts)
    {
        lock (gate)
        {
            return messages.Single(message => message.Channel == channel && message.Ts == ts);
        }
    }

    public static string ChatWith(string user) => "D" + user[1..];

    // --- What people do

    public void AddChannel(string channel, params string[] members) => With(() => channels[channel] = (null, [.. members, BotUser], false));

    public void Archive(string channel) => With(() => channels[channel] = channels[channel] with { IsArchived = true });

    public void Kick(string channel) => With(() => channels[channel].Members.Remove(BotUser));

    /// <summary>A person's message, stamped.</summary>
    public string Write(string channel, string user, string text, string? thread = null) => With(() =>
    {
        var ts = NextTs();
        messages.Add(new SlackMessage(channel, ts, thread, null, new JsonObject { ["text"] = text }) { User = user });
        return ts;
    });

    /// <summary>A message of some program, without metadata.</summary>
    public void WriteAs(string bot, string channel, string text) =>
        With(() => messages.Add(new SlackMessage(channel, NextTs(), null, null, new JsonObject { ["text"] = text }) { User = bot }));

    public string Trigger(string user) => With(() =>
    {
        var id = $"{++ids}.trigger";
        triggers[id] = (user, Now());
        return id;
    });

    /// <summary>The address under which an interaction with a message is answered.</summary>
    public string ResponseUrl(string channel, string user, string ts) => With(() =>
    {
        var id = $"r{++ids}";
        responses[id] = (channel, user, ts);
        return $"{Origin}/respond/{id}";
    });

    public void Close(string user) => Modals.TryRemove(user, out _);

    public void SetModals(string user, IReadOnlyList<JsonObject> views) => Modals[user] = views;

    /// <summary>A view as Slack keeps it: with an id and a hash.</summary>
    public JsonObject Kept(JsonObject view, string? id = null)
    {
        var problems = BlockKitRules.OfView(view);
        foreach (var problem in problems)
        {
            Offences.Enqueue(problem);
        }

        var kept = view.DeepClone().AsObject();
        kept["id"] = id ?? With(() => $"V{++ids}");
        kept["hash"] = With(() => $"h{++ids}");
        return kept;
    }

    void With(Action work)
    {
        lock (gate)
        {
            work();
        }
    }

    T With<T>(Func<T> work)
    {
        lock (gate)
        {
            return work();
        }
    }

    string NextTs() => string.Create(CultureInfo.InvariantCulture, $"{Now().ToUnixTimeSeconds()}.{++ids:000000}");

    Task FileAsync(HttpContext context)
    {
        var isAllowed = context.Request.Headers.Authorization == "Bearer " + BotToken;
        context.Response.ContentType = isAllowed ? "application/octet-stream" : "text/html";
        return isAllowed && Files.TryGetValue(context.Request.RouteValues["name"]!.ToString()!, out var bytes)
            ? context.Response.Body.WriteAsync(bytes).AsTask()
            : context.Response.WriteAsync("<html>Sign in to Slack</html>");
    }
}
