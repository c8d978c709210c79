using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Features;

namespace Demarc.Channels;

/// <summary>The body of a request, read within a limit and parsed so that reading it later cannot fail.</summary>
static class JsonBody
{
    public const int MostBytes = 256 * 1024;

    // Deeper than any card; a bomb of brackets ends here.
    static readonly JsonDocumentOptions Bounded = new() { MaxDepth = 64 };

    /// <returns>Null when it is longer than the limit.</returns>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > MostBytes)
        {
            return null;
        }

        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MostBytes + 1;
        }

        using var buffer = new MemoryStream((int)(request.ContentLength ?? 4096));
        var chunk = new byte[8192];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, cancel)) > 0)
        {
            if (buffer.Length + read > MostBytes)
            {
                return null;
            }

            buffer.Write(chunk.AsSpan(0, read));
        }

        return buffer.ToArray();
    }

    /// <returns>Null when it is not an object in sound JSON.</returns>
    public static JsonDocument? Parse(byte[] body)
    {
        if (!Utf8.IsValid(body))
        {
            return null;
        }

        try
        {
            var document = JsonDocument.Parse(body, Bounded);
            if (document.RootElement.ValueKind == JsonValueKind.Object && (body.AsSpan().IndexOf("\\u"u8) < 0 || IsSound(document.RootElement)))
            {
                return document;
            }

            document.Dispose();
        }
        catch (JsonException)
        {
        }

        return null;
    }

    // Half a surrogate pair passes the parser and throws when the string is read: here once, instead of anywhere later.
    static bool IsSound(JsonElement element)
    {
        try
        {
            Touch(element);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    static void Touch(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    _ = property.Name;
                    Touch(property.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Touch(item);
                }

                break;
            case JsonValueKind.String:
                _ = element.GetString();
                break;
        }
    }
}
