using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Demarc.Tests.Support;

/// <summary>
/// Teams' connector on loopback: keeps conversations and their messages as people see them, refuses what Teams refuses, and fails the way
/// Teams fails when a test says so.
/// </summary>
public sealed class FakeConnector : IAsyncDisposable
{
    const string ThreadMark = ";messageid=";
    const int MostUtf16Bytes = 100 * 1024;

    readonly Lock gate = new();
    readonly List<TeamsMessage> messages = [];
    readonly HashSet<string> conversations = [];
    readonly Dictionary<(string Conversation, string User), string> members = [];
    readonly ConcurrentQueue<ConnectorCall> calls = [];
    readonly int port;
    WebApplication app = null!;
    TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    int ids;

    FakeConnector(int port) => this.port = port;

    public string Origin { get; private set; } = "";

    public string ServiceUrl => Origin + "/amer/";

    /// <summary>What goes wrong with a call; null: nothing.</summary>
    public Func<ConnectorCall, Mishap?> Mishap { get; set; } = _ => null;

    public IReadOnlyList<ConnectorCall> Calls => [.. calls];

    /// <summary>People who blocked or uninstalled the bot, and conversations it was removed from.</summary>
    public ConcurrentDictionary<string, byte> Blocked { get; } = [];

    /// <summary>What the bot sent that Teams does not show as meant.</summary>
    public ConcurrentQueue<string> Offences { get; } = [];

    public static async Task<FakeConnector> StartAsync(int port = 0)
    {
        var connector = new FakeConnector(port);
        await connector.ListenAsync(port);
        return connector;
    }

    /// <summary>Nobody answers at its address any more.</summary>
    public async Task GoDownAsync() => await app.DisposeAsync();

    public Task ComeBackAsync() => ListenAsync(new Uri(Origin).Port);

    /// <summary>A conversation that exists in Teams.</summary>
    public void Know(string conversation)
    {
        lock (gate)
        {
            conversations.Add(Bare(conversation));
        }
    }

    public void Forget(string conversation)
    {
        lock (gate)
        {
            conversations.Remove(Bare(conversation));
        }
    }

    public void Join(string conversation, string user, string name)
    {
        lock (gate)
        {
            members[(Bare(conversation), user)] = name;
        }
    }

    /// <summary>The id of the one chat of the bot with this person.</summary>
    public static string ChatWith(string user) => "a:" + Convert.ToHexStringLower(Encoding.UTF8.GetBytes(user))[^16..];

    /// <summary>What is to be seen in a conversation, thread or chat, oldest first.</summary>
    public IReadOnlyList<TeamsMessage> In(string conversation)
    {
        lock (gate)
        {
            return [.. messages.Where(message => message.Conversation == conversation || (message.Conversation.StartsWith(conversation + ThreadMark, StringComparison.Ordinal) && message.IsRoot))];
        }
    }

    /// <summary>Waits until so many messages are to be seen there.</summary>
    public async Task<IReadOnlyList<TeamsMessage>> WaitForAsync(string conversation, int count, CancellationToken cancel)
    {
        for (var until = Environment.TickCount64 + 15_000; ;)
        {
            Task next;
            lock (gate)
            {
                next = changed.Task;
            }

            if (In(conversation) is var seen && (seen.Count >= count || Environment.TickCount64 > until))
            {
                return seen;
            }

            await Task.WhenAny(next, Task.Delay(500, cancel));
        }
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    async Task ListenAsync(int at)
    {
        app = FakeIssuer.Build(at == 0 ? port : at);
        app.MapPost("/amer/v3/conversations", context => AnswerAsync(context, Create));
        app.MapPost("/amer/v3/conversations/{conversation}/activities", context => AnswerAsync(context, Post));
        app.MapPost("/amer/v3/conversations/{conversation}/activities/{id}", context => AnswerAsync(context, Post));
        app.MapPut("/amer/v3/conversations/{conversation}/activities/{id}", context => AnswerAsync(context, Update));
        app.MapDelete("/amer/v3/conversations/{conversation}/activities/{id}", context => AnswerAsync(context, Delete));
        app.MapGet("/amer/v3/conversations/{conversation}/members/{id}", context => AnswerAsync(context, Member));
        await app.StartAsync();
        Origin = app.Urls.First();
    }

    async Task AnswerAsync(HttpContext context, Func<ConnectorCall, (int Status, object? Body)> answer)
    {
        var call = await ReadAsync(context);
        calls.Enqueue(call);
        var mishap = Mishap(call);
        if (mishap is { IsDelivered: false } refused)
        {
            await refused.WriteAsync(context);
            return;
        }

        var (status, body) = answer(call);
        Tell();
        if (mishap is not null)
        {
            await mishap.WriteAsync(context);
            return;
        }

        context.Response.Headers["MS-CV"] = "connector.1";
        context.Response.StatusCode = status;
        if (body is not null)
        {
            await context.Response.WriteAsJsonAsync(body);
        }
    }

    static async Task<ConnectorCall> ReadAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        return new ConnectorCall(
            context.Request.Method,
            context.Request.RouteValues["conversation"]?.ToString() ?? "",
            context.Request.RouteValues["id"]?.ToString() ?? "",
            body.Length == 0 ? null : JsonNode.Parse(body)!.AsObject(),
            body.Length * 2)
        {
            Authorization = context.Request.Headers.Authorization.ToString(),
        };
    }

    (int Status, object? Body) Create(ConnectorCall call)
    {
        var body = call.Body!;
        if (body["tenantId"] is null || body["bot"]?["id"] is null)
        {
            return Refusal(400, "BadSyntax");
        }

        if (body["channelData"]?["channel"]?["id"]?.GetValue<string>() is { } channel && body["activity"] is JsonObject activity)
        {
            if (Check(call with { Conversation = channel, Body = activity }) is { } refusal)
            {
                return refusal;
            }

            var root = NextId();
            Add(channel + ThreadMark + root, root, activity);
            return (201, new { id = channel + ThreadMark + root, activityId = root });
        }

        if (body["isGroup"]?.GetValue<bool>() == true || body["members"] is not JsonArray { Count: 1 } people)
        {
            return Refusal(400, "BadSyntax");
        }

        var chat = ChatWith(people[0]!["id"]!.GetValue<string>());
        Know(chat);
        return (201, new { id = chat });
    }

    (int Status, object? Body) Post(ConnectorCall call)
    {
        if (Check(call) is { } refusal)
        {
            return refusal;
        }

        if (call.Body!["type"]!.GetValue<string>() == "typing")
        {
            return (202, null);
        }

        var id = NextId();
        Add(call.Conversation, id, call.Body);
        return (201, new { id });
    }

    (int Status, object? Body) Update(ConnectorCall call)
    {
        if (Check(call) is { } refusal)
        {
            return refusal;
        }

        lock (gate)
        {
            var place = messages.FindIndex(message => message.Id == call.Message && Bare(message.Conversation) == Bare(call.Conversation));
            if (place < 0)
            {
                return Refusal(404, "ActivityNotFoundInConversation");
            }

            messages[place] = messages[place] with { Activity = call.Body!, Updates = messages[place].Updates + 1 };
            return (200, new { id = call.Message });
        }
    }

    (int Status, object? Body) Delete(ConnectorCall call)
    {
        lock (gate)
        {
            return messages.RemoveAll(message => message.Id == call.Message && Bare(message.Conversation) == Bare(call.Conversation)) > 0
                ? (200, null)
                : Refusal(404, "ActivityNotFoundInConversation");
        }
    }

    (int Status, object? Body) Member(ConnectorCall call)
    {
        lock (gate)
        {
            return members.TryGetValue((Bare(call.Conversation), call.Message), out var name)
                ? (200, new { id = call.Message, name, aadObjectId = "x" })
                : Refusal(404, "MemberNotFoundInConversation");
        }
    }

    /// <summary>What Teams looks at before it takes a message.</summary>
    (int Status, object? Body)? Check(ConnectorCall call)
    {
        lock (gate)
        {
            if (!conversations.Contains(Bare(call.Conversation)))
            {
                return Refusal(404, "ConversationNotFound");
            }
        }

        if (Blocked.ContainsKey(call.Conversation) || (call.Body?["recipient"]?["id"]?.GetValue<string>() is { } user && Blocked.ContainsKey(user)))
        {
            return Refusal(403, "MessageWritesBlocked");
        }

        if (call.Utf16Bytes > MostUtf16Bytes)
        {
            return Refusal(413, "MessageSizeTooBig");
        }

        foreach (var offence in Offence.In(call.Body!))
        {
            Offences.Enqueue(offence);
        }

        return null;
    }

    void Add(string conversation, string id, JsonObject activity)
    {
        lock (gate)
        {
            messages.Add(new TeamsMessage(conversation, id, activity));
        }
    }

    string NextId() => (1_763_912_600_000 + Interlocked.Increment(ref ids)).ToString(CultureInfo.InvariantCulture);

    void Tell()
    {
        lock (gate)
        {
            changed.TrySetResult();
            changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    static string Bare(string conversation) => conversation.Split(ThreadMark)[0];

    static (int, object?) Refusal(int status, string code) => (status, new { error = new { code, message = "as Teams words it" } });
}
