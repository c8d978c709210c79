using System.Net.Mime;

namespace Demarc.Operations;

/// <summary><c>/privacy</c> and <c>/terms</c>, which the app packages point to unless they are made with addresses of one's own. Open to everybody, without scripts.</summary>
static class PublicPages
{
    const string Policy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    public static void Map(WebApplication app)
    {
        Page(app, "privacy");
        Page(app, "terms");
    }

    static void Page(WebApplication app, string name)
    {
        using var reader = new StreamReader(typeof(PublicPages).Assembly.GetManifestResourceStream($"Demarc.Operations.Pages.{name}.html")!);
        var html = reader.ReadToEnd();
        app.MapGet("/" + name, context =>
        {
            context.Response.Headers.ContentSecurityPolicy = Policy;
            context.Response.ContentType = MediaTypeNames.Text.Html + "; charset=utf-8";
            return context.Response.WriteAsync(html, context.RequestAborted);
        });
    }
}
