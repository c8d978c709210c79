using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Demarc.Tests.Support;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Demarc.Tests.Channels.Local;

/// <summary>Speaks to the local chat as its page does, from this machine or, through memory and when told, from elsewhere.</summary>
sealed class LocalClient(TestBot bot)
{
    int keys;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async Task<JsonObject> SayAsync(string person, string conversation, string text, bool toBot = true, string? thread = null)
    {
        var (status, body) = await PostAsync("say", new JsonObject { ["as"] = person, ["in"] = conversation, ["text"] = text, ["toBot"] = toBot, ["thread"] = thread });
        Assert.Equal(HttpStatusCode.OK, status);
        await bot.SettleAsync();
        return body["message"]!.AsObject();
    }

    public async Task<JsonObject[]> HistoryAsync(string person, string conversation)
    {
        var (status, body) = await GetAsync($"history?as={Uri.EscapeDataString(person)}&in={Uri.EscapeDataString(conversation)}");
        Assert.Equal(HttpStatusCode.OK, status);
        return [.. body["messages"]!.AsArray().Select(message => message!.AsObject())];
    }

    public Task<(HttpStatusCode Status, JsonObject Body)> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<(HttpStatusCode Status, JsonObject Body)> PostAsync(string path, JsonObject body)
    {
        body["key"] ??= $"test-key-{++keys}";
        return SendAsync(HttpMethod.Post, path, body.ToJsonString());
    }

    public async Task<(HttpStatusCode Status, JsonObject Body)> SendAsync(HttpMethod method, string path, string? body, Action<HttpContext>? change = null)
    {
        if (bot.Services.GetRequiredService<IServer>() is not TestServer)
        {
            using var http = bot.Http;
            using var request = new HttpRequestMessage(method, "/local/" + path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
            using var response = await http.SendAsync(request, Cancel);
            return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!.AsObject());
        }

        var context = await RawAsync(method, "/local/" + path, body, change);
        using var reader = new StreamReader(context.Response.Body);
        var text = await reader.ReadToEndAsync(Cancel);
        return ((HttpStatusCode)context.Response.StatusCode, text.StartsWith('{') ? JsonNode.Parse(text)!.AsObject() : new JsonObject { ["text"] = text });
    }

    public Task<HttpContext> RawAsync(HttpMethod method, string path, string? body = null, Action<HttpContext>? change = null) =>
        ((TestServer)bot.Services.GetRequiredService<IServer>()).SendAsync(context => Fill(context, method, path, body, change), Cancel);

    static void Fill(HttpContext context, HttpMethod method, string path, string? body, Action<HttpContext>? change)
    {
        var parts = path.Split('?', 2);
        context.Connection.RemoteIpAddress = IPAddress.Loopback;
        context.Request.Method = method.Method;
        context.Request.Scheme = "http";
        context.Request.Host = new HostString("localhost", 5000);
        context.Request.Path = parts[0];
        context.Request.QueryString = parts.Length > 1 ? new QueryString("?" + parts[1]) : QueryString.Empty;
        if (body is not null)
        {
            context.Request.ContentType = "application/json";
            context.Request.Headers.Origin = "http://localhost:5000";
            context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        }

        change?.Invoke(context);
    }
}
