using System.Net;

namespace Demarc.Cards.Render;

/// <summary>An address a link may open: https, or plain http on this very machine, with no name or password hidden in front of the host.</summary>
public sealed record WebAddress(string Url, string Host)
{
    const int Longest = 2000;

    /// <summary>The address, or null when it is not one to be opened.</summary>
    public static WebAddress? Of(string? url, Func<string, bool>? allowsHost = null)
    {
        if (url is null || url.Length > Longest || url != Visible.Line(url) || !Uri.TryCreate(url, UriKind.Absolute, out var uri))
        {
            return null;
        }

        // The host as the network resolves it, so that a look-alike letter shows as xn--.
        var host = uri.IdnHost;
        var isSafe = uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && IsLoopback(host));
        if (!isSafe || host.Length == 0 || uri.UserInfo.Length > 0 || !(allowsHost?.Invoke(host) ?? true))
        {
            return null;
        }

        return new WebAddress(uri.AbsoluteUri, uri.IsDefaultPort ? host : $"{host}:{uri.Port}");
    }

    /// <summary>The label with the host behind it, so that nobody opens a place they did not see named.</summary>
    public string Labelled(string label) => label.Contains(Host, StringComparison.OrdinalIgnoreCase) ? label : $"{label} ({Host})";

    static bool IsLoopback(string host) => host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
