using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Demarc.Cards.Render.BlockKit;

namespace Demarc.Channels.Slack;

/// <summary>Slack's Web API: each call made once, each answered with what became of it. It throws only when cancelled.</summary>
sealed partial class SlackApi(HttpClient http, SlackOptions options, SlackPace pace, TimeProvider clock, ILogger<SlackApi> log) : IDisposable
{
    /// <summary>Opening a chat and posting take two calls; both together stay under half a minute, which is half of the outbox' lease.</summary>
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(14);

    static readonly TimeSpan LongestRest = TimeSpan.FromHours(1);
    static readonly TimeSpan RestUnsaid = TimeSpan.FromSeconds(30);
    static readonly JsonDocumentOptions Bounded = new() { MaxDepth = 64 };

    const int MostAnswerBytes = 4 * 1024 * 1024;

    /// <summary>Methods that read take no JSON.</summary>
    static readonly HashSet<string> Forms = ["conversations.history", "conversations.replies", "users.info", "files.info", "oauth.v2.access", "auth.test"];

    /// <param name="team">Whose limits it counts against.</param>
    public async Task<SlackAnswer> CallAsync(string team, string token, string method, JsonObject arguments, CancellationToken cancel)
    {
        var scope = SlackPace.ScopeOf(method, arguments["channel"]?.ToString());
        if (pace.Take(team, method, scope) is var wait && wait > TimeSpan.Zero)
        {
            return new SlackAnswer.Unsent($"{method} rests, as Slack's limits ask.", wait);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, options.ApiUrl + method);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Content = Forms.Contains(method) ? Form(arguments) : Json(arguments);
        var answer = await SendAsync(request, method, cancel);
        if (answer is SlackAnswer.Refused { Error: "ratelimited" or "rate_limited" or "message_limit_exceeded" } refused)
        {
            pace.Rest(team, method, scope, refused.RetryAfter ?? RestUnsaid);
        }

        return answer;
    }

    /// <summary>The exchange of a code for a token; who asks is proven by the app's own id and secret.</summary>
    public Task<SlackAnswer> ExchangeAsync(string code, string redirect, CancellationToken cancel)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, options.ApiUrl + "oauth.v2.access") { Content = Form(new JsonObject { ["code"] = code, ["redirect_uri"] = redirect }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.ClientId}:{options.ClientSecret}")));
        return SendAsync(request, "oauth.v2.access", cancel);
    }

    /// <summary>Answers an interaction under the address that came with it.</summary>
    public async Task<SlackAnswer> RespondAsync(string responseUrl, JsonObject body, CancellationToken cancel)
    {
        if (!IsSlacks(responseUrl))
        {
            return new SlackAnswer.Refused("foreign_response_url");
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, responseUrl) { Content = Json(body) };
        return await SendAsync(request, "response_url", cancel);
    }

    /// <summary>The bytes of a file somebody sent; null for anything else than the file.</summary>
    /// <param name="most">More than this is not read.</param>
    public async Task<(byte[]? Bytes, bool IsTooLarge)> DownloadAsync(string url, string token, long most, CancellationToken cancel)
    {
        if (!IsSlacks(url))
        {
            return (null, false);
        }

        using var deadline = new CancellationTokenSource(Longest * 4, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, deadline.Token);
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);

            // Without the right to it Slack answers 200 with its page to sign in.
            if (!response.IsSuccessStatusCode || response.Content.Headers.ContentType?.MediaType == "text/html")
            {
                return (null, false);
            }

            await using var stream = await response.Content.ReadAsStreamAsync(either.Token);
            using var bytes = new MemoryStream();
            var chunk = new byte[64 * 1024];
            int read;
            while ((read = await stream.ReadAsync(chunk, either.Token)) > 0)
            {
                if (bytes.Length + read > most)
                {
                    return (null, true);
                }

                bytes.Write(chunk.AsSpan(0, read));
            }

            return (bytes.ToArray(), false);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            LogBroken("download", broken.GetType().Name);
            return (null, false);
        }
    }

    public void Dispose() => http.Dispose();

    public static SocketsHttpHandler Network() => new() { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(5), PooledConnectionLifetime = TimeSpan.FromMinutes(5), MaxConnectionsPerServer = 32 };

    /// <summary>Of Slack itself, or of the place that stands in for it.</summary>
    bool IsSlacks(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && ((uri.Scheme == Uri.UriSchemeHttps && uri.IsDefaultPort && uri.UserInfo.Length == 0 && (uri.IdnHost == "slack.com" || uri.IdnHost.EndsWith(".slack.com", StringComparison.Ordinal)))
            || uri.GetLeftPart(UriPartial.Authority) == new Uri(options.ApiUrl).GetLeftPart(UriPartial.Authority));

    async Task<SlackAnswer> SendAsync(HttpRequestMessage request, string method, CancellationToken cancel)
    {
        using var deadline = new CancellationTokenSource(Longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, deadline.Token);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var answer = await ReadAsync(response, either.Token);
            LogAnswered(method, (int)response.StatusCode, answer.ErrorOf ?? "ok");
            return answer;
        }
        catch (Exception broken) when (!cancel.IsCancellationRequested)
        {
            LogBroken(method, broken.GetType().Name);
            return Broken(broken, deadline.IsCancellationRequested);
        }
    }

    /// <summary>Did it leave or not? Only what certainly did not may be sent again as it is.</summary>
    static SlackAnswer Broken(Exception broken, bool isLate) => broken switch
    {
        HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        } unsent => new SlackAnswer.Unsent($"Slack cannot be reached ({unsent.HttpRequestError})."),
        OperationCanceledException when !isLate => new SlackAnswer.Unsent("Slack cannot be reached (no connection in time)."),
        OperationCanceledException => new SlackAnswer.Lost("Slack did not answer in time."),
        _ => new SlackAnswer.Lost($"The connection to Slack broke ({broken.GetType().Name})."),
    };

    async Task<SlackAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
        {
            return new SlackAnswer.Refused("ratelimited", RestOf(response));
        }

        var body = await BodyAsync(response, cancel);
        if (!response.IsSuccessStatusCode)
        {
            return WordOf(body) is { Length: > 0 } word ? new SlackAnswer.Refused(word) : new SlackAnswer.Refused($"http_{(int)response.StatusCode}");
        }

        // A response_url answers "ok" in plain text.
        return body is not { } json ? new SlackAnswer.Refused("no_json")
            : json.ValueKind != JsonValueKind.Object || json.Is("ok") ? new SlackAnswer.Done(json)
            : new SlackAnswer.Refused(WordOf(json) is { Length: > 0 } error ? error : "not_ok", RestOf(response));
    }

    static async Task<JsonElement?> BodyAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancel);
        using var bytes = new MemoryStream();
        var chunk = new byte[64 * 1024];
        int read;
        while ((read = await stream.ReadAsync(chunk, cancel)) > 0 && bytes.Length < MostAnswerBytes)
        {
            bytes.Write(chunk.AsSpan(0, read));
        }

        if (bytes.Length == 2 && bytes.ToArray() is [(byte)'o', (byte)'k'])
        {
            return JsonSerializer.SerializeToElement("ok");
        }

        try
        {
            using var document = JsonDocument.Parse(bytes.ToArray(), Bounded);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A word of letters: what stands around it may be anything.</summary>
    static string WordOf(JsonElement? body) => body?.Text("error") is { Length: <= 60 } word && word.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? word : "";

    TimeSpan? RestOf(HttpResponseMessage response)
    {
        var asked = response.Headers.RetryAfter;
        var rest = asked?.Delta ?? asked?.Date - clock.GetUtcNow();
        return rest is { } time ? TimeSpan.FromTicks(Math.Clamp(time.Ticks, 0, LongestRest.Ticks)) : null;
    }

    static ByteArrayContent Json(JsonObject body)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body.ToJsonString(BlockKitRenderer.Json)));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        return content;
    }

    static FormUrlEncodedContent Form(JsonObject arguments) =>
        new(arguments.Where(pair => pair.Value is not null).Select(pair => new KeyValuePair<string, string>(pair.Key, pair.Value is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag ? "true" : "false" : pair.Value!.ToString())));

    [LoggerMessage(LogLevel.Debug, "Slack answered {Method} with {Status} {Word}")]
    partial void LogAnswered(string method, int status, string word);

    [LoggerMessage(LogLevel.Warning, "Slack did not answer {Method}: {Problem}")]
    partial void LogBroken(string method, string problem);
}
