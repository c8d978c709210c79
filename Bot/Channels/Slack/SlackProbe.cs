using System.Net.Http.Headers;
using System.Text.Json;

namespace Demarc.Channels.Slack;

/// <summary>One look at Slack from outside the program: whose token it is, what it may do, and what time it is there.</summary>
/// <param name="Error">Slack's word, or <c>network: …</c>; null when all is well.</param>
public sealed record SlackProbe(string? Error, string Team, IReadOnlyList<string> Scopes, DateTimeOffset? At)
{
    public static async Task<SlackProbe> AskAsync(SlackOptions options, TimeSpan patience, CancellationToken cancel)
    {
        using var http = new HttpClient { Timeout = patience };
        using var request = new HttpRequestMessage(HttpMethod.Post, options.ApiUrl + "auth.test");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.BotToken);
        try
        {
            using var response = await http.SendAsync(request, cancel);
            var body = await response.Content.ReadAsByteArrayAsync(cancel);
            using var json = JsonBody.Parse(body);
            var scopes = response.Headers.TryGetValues("x-oauth-scopes", out var named) ? string.Join(',', named).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [];
            return json?.RootElement.Is("ok") == true
                ? new SlackProbe(null, LogText.Of(json.RootElement.Text("team_id")), scopes, response.Headers.Date)
                : new SlackProbe(LogText.Of(json?.RootElement.Text("error")) is { Length: > 0 } word ? word : $"http_{(int)response.StatusCode}", "", [], null);
        }
        catch (Exception broken) when (broken is HttpRequestException or JsonException || (broken is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return new SlackProbe($"network: {broken.Message}", "", [], null);
        }
    }
}
