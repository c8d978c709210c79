using Microsoft.AspNetCore.Http.Features;

namespace Demarc.Channels.Local;

/// <summary>
/// Stands before everything the page is and asks for: callers on this machine under its own name alone, writes from the page itself, and headers
/// that leave a browser nothing to run but the page's own files.
/// </summary>
sealed class LocalGuard(RequestDelegate next)
{
    // The card renderer writes its own, escaped words through one of its policies; nothing else may make markup or scripts from strings.
    const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: https:; connect-src 'self'; manifest-src 'self'; "
        + "form-action 'none'; frame-ancestors 'none'; base-uri 'none'; "
        + "require-trusted-types-for 'script'; trusted-types adaptivecards#markdownPassthroughPolicy adaptivecards#restoreContentsPolicy adaptivecards#deprecatedExportedFunctionPolicy";

    /// <summary>What the page itself sends at most.</summary>
    const int MostBytes = 256 * 1024;

    /// <summary>With files in it, written as base64.</summary>
    const int MostBytesWithFiles = LocalFiles.MostBytes / 3 * 4 + MostBytes;

    static readonly string[] Pages = ["/", "/index.html", "/favicon.ico"];

    public static bool Guards(PathString path) =>
        Pages.Contains(path.Value) || path.StartsWithSegments("/page") || path.StartsWithSegments("/lib") || path.StartsWithSegments("/local");

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        headers.CacheControl = context.Request.Path.StartsWithSegments("/local") ? "no-store" : "no-cache";
        if (!Loopback.Is(context))
        {
            return RefuseAsync(context, "The local chat answers programs on this machine alone, and only as localhost or 127.0.0.1. Open it there, without a proxy.");
        }

        if (!IsOwn(context.Request))
        {
            return RefuseAsync(context, "The local chat takes requests from its own page alone, not from other sites.");
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = context.Request.Path == LocalEndpoints.SayPath ? MostBytesWithFiles : MostBytes;
        }

        return next(context);
    }

    /// <summary>
    /// Not on behalf of another site: browsers name the origin of every write, and say of every request whose it is. Programs that are no browser
    /// name neither.
    /// </summary>
    static bool IsOwn(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site" && !IsVisit(request))
        {
            return false;
        }

        return request.Headers.Origin.Count == 0 || request.Headers.Origin.ToString().Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Someone followed a link to the page.</summary>
    static bool IsVisit(HttpRequest request) => HttpMethods.IsGet(request.Method) && request.Headers["Sec-Fetch-Mode"] == "navigate" && !request.Path.StartsWithSegments("/local");

    static Task RefuseAsync(HttpContext context, string why)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(why);
    }
}
