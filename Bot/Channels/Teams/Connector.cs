using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Demarc.Cards.Render.AdaptiveCards;

namespace Demarc.Channels.Teams;

/// <summary>The connector as plain HTTP.</summary>
sealed class Connector(HttpClient http, ConnectorCalls calls) : IConnector, IDisposable
{
    const int MostAnswerBytes = 64 * 1024;

    public Task<ConnectorAnswer> OpenChatAsync(string service, string bot, string user, string tenant, CancellationToken cancel) =>
        CallAsync(HttpMethod.Post, service, [], Chat(bot, user, tenant), cancel);

    public Task<ConnectorAnswer> StartThreadAsync(string service, string bot, string channel, string tenant, JsonObject activity, CancellationToken cancel) =>
        CallAsync(HttpMethod.Post, service, [], Thread(bot, channel, tenant, activity), cancel);

    public Task<ConnectorAnswer> PostAsync(string service, string conversation, JsonObject activity, CancellationToken cancel) =>
        CallAsync(HttpMethod.Post, service, [conversation, "activities"], activity, cancel);

    public Task<ConnectorAnswer> UpdateAsync(string service, string conversation, string message, JsonObject activity, CancellationToken cancel) =>
        CallAsync(HttpMethod.Put, service, [conversation, "activities", message], activity, cancel);

    public Task<ConnectorAnswer> DeleteAsync(string service, string conversation, string message, CancellationToken cancel) =>
        CallAsync(HttpMethod.Delete, service, [conversation, "activities", message], null, cancel);

    public Task<ConnectorAnswer> MemberAsync(string service, string conversation, string user, CancellationToken cancel) =>
        CallAsync(HttpMethod.Get, service, [conversation, "members", user], null, cancel);

    public void Dispose() => http.Dispose();

    /// <summary>What opens the personal chat with someone.</summary>
    public static JsonObject Chat(string bot, string user, string tenant)
    {
        var opening = Opening(bot, tenant, isGroup: false);
        opening["members"] = new JsonArray(new JsonObject { ["id"] = user });
        return opening;
    }

    /// <summary>What starts a thread in a channel.</summary>
    public static JsonObject Thread(string bot, string channel, string tenant, JsonObject activity)
    {
        var opening = Opening(bot, tenant, isGroup: true);
        opening["channelData"]!["channel"] = new JsonObject { ["id"] = channel };
        opening["activity"] = activity;
        return opening;
    }

    static JsonObject Opening(string bot, string tenant, bool isGroup) => new()
    {
        ["isGroup"] = isGroup,
        ["bot"] = new JsonObject { ["id"] = bot },
        ["tenantId"] = tenant,
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = tenant } },
    };

    Task<ConnectorAnswer> CallAsync(HttpMethod method, string service, string[] path, JsonObject? body, CancellationToken cancel) => calls.OnceAsync(
        service,
        path,
        async stop =>
        {
            using var request = new HttpRequestMessage(method, new Uri(string.Join('/', [service.TrimEnd('/'), "v3/conversations", .. path.Select(Uri.EscapeDataString)])));
            if (body is not null)
            {
                request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body.ToJsonString(AdaptiveCardRenderer.Json)));
                request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
            }

            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
            var answer = await BodyAsync(response, stop);
            return response.IsSuccessStatusCode ? new ConnectorAnswer.Done(answer) : calls.Refused((int)response.StatusCode, answer, response.Headers.RetryAfter);
        },
        cancel);

    // The status is the answer; what was done is done, whatever becomes of the words after it.
    static async Task<JsonElement> BodyAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancel);
            var buffer = new byte[MostAnswerBytes];
            var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel);
            return ConnectorCalls.Read(buffer.AsMemory(0, length));
        }
        catch (Exception broken) when (broken is IOException or HttpRequestException or OperationCanceledException)
        {
            return ConnectorCalls.Read(default);
        }
    }
}
