using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Demarc.Channels.Slack;

/// <summary>Slack's requests: the raw body is proven before a word of it is read. What is handed on is a copy, since work may outlive the request.</summary>
sealed partial class SlackRequests(SlackSignature signature, SlackIntake intake, IHostApplicationLifetime lifetime, ILogger<SlackRequests> log)
{
    public Task EventsAsync(HttpContext context) => AnswerAsync(context, async (body, cancel) =>
    {
        using var payload = JsonBody.Parse(body);
        return payload is null ? new SlackReply(StatusCodes.Status400BadRequest)
            : payload.RootElement.Text("type") == "url_verification"
                ? new SlackReply(StatusCodes.Status200OK, JsonSerializer.Serialize(new { challenge = payload.RootElement.Text("challenge") }))
            : await intake.EventAsync(payload.RootElement.Clone(), cancel);
    });

    public Task InteractionsAsync(HttpContext context) => AnswerAsync(context, async (body, cancel) =>
    {
        if (Fields(body) is not { } fields || !fields.TryGetValue("payload", out var given) || IsCheck(fields))
        {
            return new SlackReply(IsCheck(Fields(body)) ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
        }

        using var payload = JsonBody.Parse(Encoding.UTF8.GetBytes(given.ToString()));
        return payload is null ? new SlackReply(StatusCodes.Status400BadRequest) : await intake.InteractionAsync(payload.RootElement.Clone(), cancel);
    });

    public Task CommandsAsync(HttpContext context) => AnswerAsync(context, async (body, cancel) =>
    {
        if (Fields(body) is not { } fields)
        {
            return new SlackReply(StatusCodes.Status400BadRequest);
        }

        if (IsCheck(fields))
        {
            return SlackReply.Ok;
        }

        var form = new JsonObject();
        foreach (var (name, value) in fields)
        {
            form[name] = value.ToString();
        }

        using var payload = JsonBody.Parse(Encoding.UTF8.GetBytes(form.ToJsonString()));
        return payload is null ? new SlackReply(StatusCodes.Status400BadRequest) : await intake.CommandAsync(payload.RootElement.Clone(), cancel);
    });

    async Task AnswerAsync(HttpContext context, Func<byte[], CancellationToken, Task<SlackReply>> take)
    {
        var reply = await BodyAsync(context) switch
        {
            (null, var status) => new SlackReply(status),
            // A caller who hangs up does not stop what they asked for.
            (var body, _) => await take(body, lifetime.ApplicationStopping),
        };
        context.Response.StatusCode = reply.Status;
        if (reply.Body.Length > 0)
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            await context.Response.WriteAsync(reply.Body, CancellationToken.None);
        }
    }

    async Task<(byte[]? Body, int Status)> BodyAsync(HttpContext context)
    {
        byte[]? body;
        try
        {
            body = await JsonBody.ReadAsync(context.Request, context.RequestAborted);
        }
        catch (BadHttpRequestException broken)
        {
            return (null, broken.StatusCode);
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException)
        {
            return (null, StatusCodes.Status400BadRequest);
        }

        if (body is null)
        {
            return (null, StatusCodes.Status413PayloadTooLarge);
        }

        if (signature.IsSlacks(Single(context.Request.Headers["X-Slack-Request-Timestamp"]), Single(context.Request.Headers["X-Slack-Signature"]), body))
        {
            return (body, StatusCodes.Status200OK);
        }

        LogRefused(LogText.Of(context.Request.Path));
        return (null, StatusCodes.Status401Unauthorized);
    }

    /// <summary>Slack looks now and then whether the address's certificate is sound.</summary>
    static bool IsCheck(Dictionary<string, StringValues>? fields) => fields?.GetValueOrDefault("ssl_check").ToString() == "1";

    static Dictionary<string, StringValues>? Fields(byte[] body) =>
        System.Text.Unicode.Utf8.IsValid(body) ? QueryHelpers.ParseNullableQuery(Encoding.UTF8.GetString(body)) : null;

    static string? Single(StringValues header) => header.Count == 1 ? header[0] : null;

    [LoggerMessage(LogLevel.Warning, "A request to {Path} without a signature of Slack's was refused")]
    partial void LogRefused(string path);
}
