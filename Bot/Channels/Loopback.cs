using System.Net;

namespace Demarc.Channels;

/// <summary>Is it a program of this machine's user that calls? Not a proxy or tunnel on it, and not a web page in their browser.</summary>
static class Loopback
{
    static readonly string[] ProxyHeaders = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via"];

    public static bool Is(HttpContext context)
    {
        var request = context.Request;
        return context.Connection.RemoteIpAddress is { } address
            && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address)
            && IsLoopbackName(request.Host.Host)
            && !ProxyHeaders.Any(request.Headers.ContainsKey)
            && (request.Headers.Origin.Count == 0 || IsLoopbackOrigin(request.Headers.Origin.ToString()));
    }

    static bool IsLoopbackName(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    static bool IsLoopbackOrigin(string origin) => Uri.TryCreate(origin, UriKind.Absolute, out var uri) && IsLoopbackName(uri.Host);
}
