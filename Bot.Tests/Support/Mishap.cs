using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Demarc.Tests.Support;

/// <summary>Something that goes wrong between the bot and Teams.</summary>
/// <param name="IsDelivered">People see the message all the same.</param>
public abstract record Mishap(bool IsDelivered)
{
    public abstract Task WriteAsync(HttpContext context);

    public sealed record Status(int Code, string Error = "", string? RetryAfter = null, bool WasDelivered = false) : Mishap(WasDelivered)
    {
        public override async Task WriteAsync(HttpContext context)
        {
            context.Response.StatusCode = Code;
            if (RetryAfter is not null)
            {
                context.Response.Headers.RetryAfter = RetryAfter;
            }

            await context.Response.WriteAsync(Error.Length == 0 ? "<html>gateway</html>" : JsonSerializer.Serialize(new { error = new { code = Error } }));
        }
    }

    public sealed record Redirect(string To) : Mishap(false)
    {
        public override Task WriteAsync(HttpContext context)
        {
            context.Response.Redirect(To, permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        }
    }

    /// <summary>The connection breaks instead of an answer.</summary>
    public sealed record Drop(bool WasDelivered) : Mishap(WasDelivered)
    {
        public override Task WriteAsync(HttpContext context)
        {
            context.Abort();
            return Task.CompletedTask;
        }
    }

    /// <summary>No answer ever comes.</summary>
    public sealed record Silence(bool WasDelivered) : Mishap(WasDelivered)
    {
        public override async Task WriteAsync(HttpContext context)
        {
            await Task.WhenAny(Task.Delay(Timeout.Infinite, context.RequestAborted));
        }
    }
}
