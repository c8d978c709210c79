using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Demarc.Tests.Support;

/// <summary>Something that goes wrong between the bot and Slack.</summary>
/// <param name="IsDelivered">It was done all the same.</param>
public abstract record SlackMishap(bool IsDelivered)
{
    public abstract Task WriteAsync(HttpContext context);

    /// <summary>200 with <c>ok: false</c>, as Slack refuses.</summary>
    public sealed record Error(string Word, bool WasDone = false) : SlackMishap(WasDone)
    {
        public override Task WriteAsync(HttpContext context) => context.Response.WriteAsync(JsonSerializer.Serialize(new { ok = false, error = Word }));
    }

    public sealed record Status(int Code, string? RetryAfter = null, bool WasDone = false) : SlackMishap(WasDone)
    {
        public override Task WriteAsync(HttpContext context)
        {
            context.Response.StatusCode = Code;
            if (RetryAfter is not null)
            {
                context.Response.Headers.RetryAfter = RetryAfter;
            }

            return context.Response.WriteAsync("<html>gateway</html>");
        }
    }

    /// <summary>The connection breaks instead of an answer.</summary>
    public sealed record Drop(bool WasDone) : SlackMishap(WasDone)
    {
        public override Task WriteAsync(HttpContext context)
        {
            context.Abort();
            return Task.CompletedTask;
        }
    }

    /// <summary>No answer ever comes.</summary>
    public sealed record Silence(bool WasDone) : SlackMishap(WasDone)
    {
        public override async Task WriteAsync(HttpContext context) => await Task.WhenAny(Task.Delay(Timeout.Infinite, context.RequestAborted));
    }
}
