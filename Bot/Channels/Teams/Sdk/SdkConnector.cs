using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Demarc.Cards.Render.AdaptiveCards;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Rest;
using Newtonsoft.Json;
using Plain = Demarc.Channels.Teams.Connector;

namespace Demarc.Channels.Teams.Sdk;

/// <summary>The connector by the SDK's client: the same messages go out, and the same answers come back.</summary>
sealed class SdkConnector(SdkAuthentication sdk, ConnectorCalls calls) : IConnector
{
    // Text that looks like a date stays the text it is.
    static readonly JsonSerializerSettings Json = new() { DateParseHandling = DateParseHandling.None, NullValueHandling = NullValueHandling.Ignore };

    public Task<ConnectorAnswer> OpenChatAsync(string service, string bot, string user, string tenant, CancellationToken cancel) =>
        OpenAsync(service, Plain.Chat(bot, user, tenant), cancel);

    public Task<ConnectorAnswer> StartThreadAsync(string service, string bot, string channel, string tenant, JsonObject activity, CancellationToken cancel) =>
        OpenAsync(service, Plain.Thread(bot, channel, tenant, activity), cancel);

    public Task<ConnectorAnswer> PostAsync(string service, string conversation, JsonObject activity, CancellationToken cancel) =>
        CallAsync(service, [conversation], async (at, stop) => await at.SendToConversationAsync(conversation, Of<Activity>(activity), stop), cancel);

    public Task<ConnectorAnswer> UpdateAsync(string service, string conversation, string message, JsonObject activity, CancellationToken cancel) =>
        CallAsync(service, [conversation, message], async (at, stop) => await at.UpdateActivityAsync(conversation, message, Of<Activity>(activity), stop), cancel);

    public Task<ConnectorAnswer> DeleteAsync(string service, string conversation, string message, CancellationToken cancel) => CallAsync(
        service,
        [conversation, message],
        async (at, stop) =>
        {
            await at.DeleteActivityAsync(conversation, message, stop);
            return null;
        },
        cancel);

    public Task<ConnectorAnswer> MemberAsync(string service, string conversation, string user, CancellationToken cancel) =>
        CallAsync(service, [conversation, user], async (at, stop) => await ((Conversations)at).GetConversationMemberAsync(user, conversation, stop), cancel);

    Task<ConnectorAnswer> OpenAsync(string service, JsonObject opening, CancellationToken cancel) =>
        CallAsync(service, [], async (at, stop) => await at.CreateConversationAsync(Of<ConversationParameters>(opening), stop), cancel);

    Task<ConnectorAnswer> CallAsync(string service, string[] ids, Func<IConversations, CancellationToken, Task<object?>> call, CancellationToken cancel) => calls.OnceAsync(
        service,
        ids,
        async stop =>
        {
            using var client = await sdk.Connectors.CreateAsync(service, null, stop);
            try
            {
                return new ConnectorAnswer.Done(Read(JsonConvert.SerializeObject(await call(client.Conversations, stop), Json)));
            }
            catch (SerializationException unread)
            {
                // The status was good; what was done is done, whatever the words after it.
                return new ConnectorAnswer.Done(Read(unread.Content));
            }
            catch (ErrorResponseException refused)
            {
                var body = Read(refused.Response.Content);
                return (int)refused.Response.StatusCode is >= 200 and < 300 ? new ConnectorAnswer.Done(body) : calls.Refused((int)refused.Response.StatusCode, body, RestOf(refused.Response));
            }
        },
        cancel);

    static System.Text.Json.JsonElement Read(string? body) => ConnectorCalls.Read(Encoding.UTF8.GetBytes(body ?? ""));

    static T? Of<T>(JsonObject json) => JsonConvert.DeserializeObject<T>(json.ToJsonString(AdaptiveCardRenderer.Json), Json);

    static RetryConditionHeaderValue? RestOf(HttpResponseMessageWrapper response) =>
        response.Headers.TryGetValue("Retry-After", out var values) && RetryConditionHeaderValue.TryParse(values.FirstOrDefault(), out var rest) ? rest : null;
}
