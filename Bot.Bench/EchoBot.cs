using System.Text.Json;

namespace Demarc.Bench;

/// <summary>The floor: takes an activity without looking at its token, stores nothing, posts the same words back.</summary>
static class EchoBot
{
    public static async Task RunAsync(string url, string connector)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        var app = builder.Build();
        var http = new HttpClient { BaseAddress = new Uri(connector) };
        app.MapPost("/api/messages", async (JsonElement activity) =>
        {
            var conversation = activity.GetProperty("conversation").GetProperty("id").GetString();
            var reply = new
            {
                type = "message",
                text = activity.GetProperty("text").GetString(),
                replyToId = activity.GetProperty("id").GetString(),
            };
            using var _ = await http.PostAsJsonAsync($"/v3/conversations/{Uri.EscapeDataString(conversation!)}/activities", reply);
            return Results.Ok();
        });
        await app.RunAsync();
    }
}
