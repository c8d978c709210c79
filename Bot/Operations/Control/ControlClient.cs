using System.Text.Json;

namespace Demarc.Operations.Control;

/// <summary>Has a command run by the server that holds the data folder, and shows what it says as if it ran here.</summary>
static class ControlClient
{
    /// <returns>Its exit code; null when no server answers there.</returns>
    public static async Task<int?> RunAsync(ControlFile server, ControlRequest request, Output output, CancellationToken cancel)
    {
        using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        using var message = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(server.Url), ControlEndpoint.Route)) { Content = JsonContent.Create(request, options: JsonSerializerOptions.Web) };
        message.Headers.Add(ControlEndpoint.KeyHeader, server.Key);
        HttpResponseMessage response;
        try
        {
            response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancel);
        }
        catch (HttpRequestException)
        {
            return null;
        }

        using (response)
        {
            return response.IsSuccessStatusCode ? await ShowAsync(response, output, cancel) : null;
        }
    }

    static async Task<int?> ShowAsync(HttpResponseMessage response, Output output, CancellationToken cancel)
    {
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancel));
        while (await reader.ReadLineAsync(cancel) is { } line)
        {
            switch (JsonSerializer.Deserialize<ControlEvent>(line, JsonSerializerOptions.Web))
            {
                case { Exit: { } exit }: return exit;
                case { Out: { } words }: output.Write(words); break;
                case { Error: { } words }: output.WriteError(words); break;
                case { Progress: { } progress }: output.Progress(progress.What, progress.Done, progress.Total); break;
            }
        }

        return output.Refuse("The server stopped before the command was done. Run it again when the server is up.");
    }
}
