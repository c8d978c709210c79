using System.Net.Http.Headers;
using System.Text.Json;

namespace Demarc.Channels.Teams;

/// <summary>What every call to the connector has, whoever makes it: an address that is one, a time to be done in, and a verdict on what went wrong.</summary>
sealed partial class ConnectorCalls(TimeProvider clock, ILogger<ConnectorCalls> log)
{
    /// <summary>A message to a new chat takes two calls; both together stay under half a minute, which is half of the outbox' lease.</summary>
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(14);

    static readonly TimeSpan LongestRest = TimeSpan.FromHours(1);

    static readonly JsonElement Nothing = JsonDocument.Parse("{}").RootElement.Clone();
    static readonly JsonDocumentOptions Bounded = new() { MaxDepth = 32 };

    /// <summary>Makes the call once. It throws only when cancelled.</summary>
    /// <param name="ids">The ids that become parts of the address.</param>
    public async Task<ConnectorAnswer> OnceAsync(string service, string[] ids, Func<CancellationToken, Task<ConnectorAnswer>> call, CancellationToken cancel)
    {
        // An id of dots would be resolved into another address.
        if (service.Split('/').Concat(ids).Any(part => part is "." or ".."))
        {
            return NoAddress();
        }

        using var deadline = new CancellationTokenSource(Longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, deadline.Token);
        try
        {
            return await call(either.Token);
        }
        catch (Exception broken) when (!cancel.IsCancellationRequested)
        {
            var answer = Broken(broken, deadline.IsCancellationRequested);
            LogBroken(answer.ToString());
            return answer;
        }
    }

    /// <summary>The body of an answer; an empty object when it is none.</summary>
    public static JsonElement Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Bounded);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : Nothing;
        }
        catch (JsonException)
        {
            return Nothing;
        }
    }

    /// <param name="rest">The header Retry-After.</param>
    public ConnectorAnswer Refused(int status, JsonElement body, RetryConditionHeaderValue? rest) => new ConnectorAnswer.Refused(status, CodeOf(body), RestOf(rest));

    /// <summary>Did it leave or not? Only what certainly did not may be sent again as it is.</summary>
    static ConnectorAnswer Broken(Exception broken, bool isLate) => broken switch
    {
        UriFormatException => NoAddress(),
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

    static ConnectorAnswer.Unsent NoAddress() => new("The stored address of the conversation is none.", IsFinal: true);

    /// <summary>A word of letters: what stands around it may be anything.</summary>
    static string CodeOf(JsonElement body)
    {
        var code = body.Text("error", "code") ?? body.Text("errorCode") ?? body.Text("code") ?? "";
        return code.Length <= 60 && code.All(char.IsAsciiLetterOrDigit) ? code : "";
    }

    TimeSpan? RestOf(RetryConditionHeaderValue? asked)
    {
        var rest = asked?.Delta ?? asked?.Date - clock.GetUtcNow();
        return rest is { } time ? TimeSpan.FromTicks(Math.Clamp(time.Ticks, 0, LongestRest.Ticks)) : null;
    }

    [LoggerMessage(LogLevel.Warning, "The connector did not answer: {Answer}")]
    partial void LogBroken(string? answer);
}
