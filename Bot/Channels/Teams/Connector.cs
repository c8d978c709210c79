using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Demarc.Cards.Render.AdaptiveCards;

namespace Demarc.Channels.Teams;

/// <summary>The connector's REST calls (Bot Framework v3): each made once, each answered with what became of it. It throws only when cancelled.</summary>
sealed partial class Connector(HttpClient http, TimeProvider clock, ILogger<Connector> log) : IDisposable
{
    /// <summary>A message to a new chat takes two calls; both together stay under half a minute, which is half of the outbox' lease.</summary>
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(14);

    static readonly TimeSpan LongestRest = TimeSpan.FromHours(1);
    static readonly JsonElement Nothing = JsonDocument.Parse("{}").RootElement.Clone();
    static readonly JsonDocumentOptions Bounded = new() { MaxDepth = 32 };

    const int MostAnswerBytes = 64 * 1024;

    /// <summary>Opens the personal chat with someone, or gives the one that is open: doing it twice is the same as once.</summary>
    public Task<ConnectorAnswer> OpenChatAsync(string service, string bot, string user, string tenant, CancellationToken cancel) =>
        CallAsync(HttpMethod.Post, $"{Base(service)}/v3/conversations", Opening(bot, tenant, false, ["members"], new JsonArray(new JsonObject { ["id"] = user })), cancel);

    /// <summary>Posts to a channel as a new thread.</summary>
    public Task<ConnectorAnswer> StartThreadAsync(string service, string bot, string channel, string tenant, JsonObject activity, CancellationToken cancel)
    {
        var opening = Opening(bot, tenant, true, ["channelData", "channel"], new JsonObject { ["id"] = channel });
        opening["activity"] = activity;
        return CallAsync(HttpMethod.Post, $"{Base(service)}/v3/conversations", opening, cancel);
    }

    public Task<ConnectorAnswer> PostAsync(string service, string conversation, JsonObject activity, CancellationToken cancel) =>
        CallAsync(HttpMethod.Post, $"{Of(service, conversation)}/activities", activity, cancel);

    public Task<ConnectorAnswer> UpdateAsync(string service, string conversation, string message, JsonObject activity, CancellationToken cancel) =>
        CallAsync(HttpMethod.Put, $"{Of(service, conversation)}/activities/{Part(message)}", activity, cancel);

    public Task<ConnectorAnswer> DeleteAsync(string service, string conversation, string message, CancellationToken cancel) =>
        CallAsync(HttpMethod.Delete, $"{Of(service, conversation)}/activities/{Part(message)}", null, cancel);

    public Task<ConnectorAnswer> MemberAsync(string service, string conversation, string user, CancellationToken cancel) =>
        CallAsync(HttpMethod.Get, $"{Of(service, conversation)}/members/{Part(user)}", null, cancel);

    public void Dispose() => http.Dispose();

    static JsonObject Opening(string bot, string tenant, bool isGroup, string[] path, JsonNode what)
    {
        var opening = new JsonObject
        {
            ["isGroup"] = isGroup,
            ["bot"] = new JsonObject { ["id"] = bot },
            ["tenantId"] = tenant,
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = tenant } },
        };
        var place = opening;
        foreach (var name in path[..^1])
        {
            place = place[name]!.AsObject();
        }

        place[path[^1]] = what;
        return opening;
    }

    static string Base(string service) => service.TrimEnd('/');

    static string Of(string service, string conversation) => $"{Base(service)}/v3/conversations/{Part(conversation)}";

    static string Part(string id) => Uri.EscapeDataString(id);

    async Task<ConnectorAnswer> CallAsync(HttpMethod method, string address, JsonObject? body, CancellationToken cancel)
    {
        // An id of dots would be resolved into another address.
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || address.Split('/').Any(part => part is "." or ".."))
        {
            return new ConnectorAnswer.Unsent("The stored address of the conversation is none.", IsFinal: true);
        }

        using var deadline = new CancellationTokenSource(Longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, deadline.Token);
        using var request = new HttpRequestMessage(method, uri);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body.ToJsonString(AdaptiveCardRenderer.Json)));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        }

        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var answer = await ReadAsync(response, either.Token);
            LogAnswered((int)response.StatusCode, method.Method, VectorOf(response));
            return answer;
        }
        catch (Exception broken) when (!cancel.IsCancellationRequested)
        {
            var answer = Broken(broken, deadline.IsCancellationRequested);
            LogBroken(method.Method, answer.ToString());
            return answer;
        }
    }

    /// <summary>Did it leave or not? Only what certainly did not may be sent again as it is.</summary>
    static ConnectorAnswer Broken(Exception broken, bool isLate) => broken switch
    {
        HostRefusedException refused => new ConnectorAnswer.Unsent(
            $"The host '{refused.Host}' is not one the bot may send to. If it is Teams', add it to Teams:AllowedServiceHosts.", IsFinal: true),
        TokenException => new ConnectorAnswer.Unsent(broken.Message),
        HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        } unsent => new ConnectorAnswer.Unsent($"Teams cannot be reached ({unsent.HttpRequestError})."),
        // The connection was not there in time; the deadline of the whole call is another one.
        OperationCanceledException when !isLate => new ConnectorAnswer.Unsent("Teams cannot be reached (no connection in time)."),
        OperationCanceledException => new ConnectorAnswer.Lost("Teams did not answer in time."),
        _ => new ConnectorAnswer.Lost($"The connection to Teams broke ({broken.GetType().Name})."),
    };

    async Task<ConnectorAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        var body = await BodyAsync(response, cancel);
        return response.IsSuccessStatusCode
            ? new ConnectorAnswer.Done(body)
            : new ConnectorAnswer.Refused((int)response.StatusCode, CodeOf(body), RestOf(response));
    }

    // The status is the answer; what was done is done, whatever becomes of the words after it.
    static async Task<JsonElement> BodyAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancel);
            var buffer = new byte[MostAnswerBytes];
            var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel);
            using var document = JsonDocument.Parse(buffer.AsMemory(0, length), Bounded);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : Nothing;
        }
        catch (Exception broken) when (broken is JsonException or IOException or HttpRequestException or OperationCanceledException)
        {
            return Nothing;
        }
    }

    /// <summary>A word of letters: what stands around it may be anything.</summary>
    static string CodeOf(JsonElement body)
    {
        var code = body.Text("error", "code") ?? body.Text("errorCode") ?? body.Text("code") ?? "";
        return code.Length <= 60 && code.All(char.IsAsciiLetterOrDigit) ? code : "";
    }

    TimeSpan? RestOf(HttpResponseMessage response)
    {
        var asked = response.Headers.RetryAfter;
        var rest = asked?.Delta ?? asked?.Date - clock.GetUtcNow();
        return rest is { } time ? TimeSpan.FromTicks(Math.Clamp(time.Ticks, 0, LongestRest.Ticks)) : null;
    }

    static string VectorOf(HttpResponseMessage response) => response.Headers.TryGetValues("MS-CV", out var values) ? LogText.Of(values.FirstOrDefault()) : "";

    [LoggerMessage(LogLevel.Debug, "The connector answered {Status} to {Method}, MS-CV {Vector}")]
    partial void LogAnswered(int status, string method, string vector);

    [LoggerMessage(LogLevel.Warning, "The connector did not answer {Method}: {Answer}")]
    partial void LogBroken(string method, string? answer);
}
