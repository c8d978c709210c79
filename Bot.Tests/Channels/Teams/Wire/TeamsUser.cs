using System.Net;
using System.Text.Json.Nodes;
using Demarc.Delivery;
using Demarc.Tests.Support;

namespace Demarc.Tests.Channels.Teams.Wire;

/// <summary>Someone in Teams: says things, presses buttons, fills in dialogs, as their client reports it.</summary>
sealed class TeamsUser(TeamsWire wire, string name)
{
    public string Name => name;

    public string ObjectId { get; } = Guid.NewGuid().ToString();

    /// <summary>Their id for this bot.</summary>
    public string Id { get; } = $"29:{Guid.NewGuid():N}";

    public string Chat => FakeConnector.ChatWith(Id);

    public Identity Identity => new("teams", Recorded.Tenant, ObjectId);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // --- Activities

    public JsonObject Activity(string type, string? conversation = null)
    {
        var isPersonal = conversation is null;
        return new JsonObject
        {
            ["type"] = type,
            ["id"] = wire.NextId(),
            ["timestamp"] = wire.Now.ToString("O"),
            ["serviceUrl"] = wire.Connector.ServiceUrl,
            ["channelId"] = "msteams",
            ["from"] = new JsonObject { ["id"] = Id, ["name"] = name, ["aadObjectId"] = ObjectId },
            ["recipient"] = new JsonObject { ["id"] = Recorded.Bot, ["name"] = "Demarc" },
            ["conversation"] = new JsonObject
            {
                ["id"] = conversation ?? Chat,
                ["conversationType"] = isPersonal ? "personal" : "channel",
                ["tenantId"] = Recorded.Tenant,
            },
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = Recorded.Tenant } },
            ["locale"] = "en-US",
            ["entities"] = new JsonArray(new JsonObject { ["type"] = "clientInfo", ["locale"] = "en-US", ["timezone"] = "America/Chicago" }),
        };
    }

    public JsonObject Message(string text, string? conversation = null)
    {
        var message = Activity("message", conversation);
        message["textFormat"] = "plain";
        message["text"] = text;
        if (conversation is not null)
        {
            message["text"] = $"<at>Demarc</at> {text}";
            message["entities"]!.AsArray().Add((JsonNode)new JsonObject
            {
                ["type"] = "mention",
                ["text"] = "<at>Demarc</at>",
                ["mentioned"] = new JsonObject { ["id"] = Recorded.Bot, ["name"] = "Demarc" },
            });
        }

        return message;
    }

    public JsonObject Invoke(string invoke, JsonNode value, string? conversation = null)
    {
        var activity = Activity("invoke", conversation);
        activity["name"] = invoke;
        activity["value"] = value;
        return activity;
    }

    /// <summary>A press of a button, as the client reports it: an Execute as an invoke, a dialog's as a fetch.</summary>
    public JsonObject Press(TeamsMessage message, string label)
    {
        var button = message.Button(label);
        var data = button["data"]!.DeepClone();
        var conversation = message.Conversation == Chat ? null : message.Conversation;
        var activity = (button["type"]!.GetValue<string>(), data["msteams"]?["type"]?.GetValue<string>()) switch
        {
            ("Action.Execute", _) => Invoke(
                "adaptiveCard/action",
                new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = button["verb"]!.DeepClone(), ["data"] = data }, ["trigger"] = "manual" },
                conversation),
            (_, "task/fetch") => Invoke("task/fetch", new JsonObject { ["data"] = data, ["context"] = new JsonObject { ["theme"] = "default" } }, conversation),
            (_, "imBack") => Message(data["msteams"]!["value"]!.GetValue<string>(), conversation),
            _ => throw new InvalidOperationException($"A client cannot press {button.ToJsonString()}."),
        };
        activity["replyToId"] = message.Id;
        return activity;
    }

    /// <summary>The dialog filled in and sent.</summary>
    public JsonObject Fill(JsonObject dialog, params (string Field, string Value)[] values)
    {
        var data = dialog["actions"]![0]!["data"]!.DeepClone().AsObject();
        foreach (var input in Inputs(dialog["body"]).Where(input => input["value"] is not null))
        {
            data[input["id"]!.GetValue<string>()] = input["value"]!.DeepClone();
        }

        foreach (var (field, value) in values)
        {
            data[field] = value;
        }

        return Invoke("task/submit", new JsonObject { ["data"] = data });
    }

    // --- Sending them

    public async Task SayAsync(string text, string? conversation = null)
    {
        using var response = await wire.SendAsync(Message(text, conversation));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await wire.SettleAsync();
    }

    /// <returns>The body that the client acts on; null when there is none.</returns>
    public async Task<JsonObject?> InvokeAsync(JsonObject activity)
    {
        using var response = await wire.SendAsync(activity);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await wire.SettleAsync();
        var body = await response.Content.ReadAsStringAsync(Cancel);
        return body.Length == 0 ? null : JsonNode.Parse(body)!.AsObject();
    }

    public async Task<JsonObject> PressAsync(TeamsMessage message, string label) => (await InvokeAsync(Press(message, label)))!;

    /// <summary>The card of a dialog that an answer opens or shows again.</summary>
    public static JsonObject Dialog(JsonObject? answer)
    {
        Assert.Equal("continue", answer?["task"]?["type"]?.GetValue<string>());
        return answer!["task"]!["value"]!["card"]!["content"]!.AsObject();
    }

    static IEnumerable<JsonObject> Inputs(JsonNode? node) => node switch
    {
        JsonObject one when one["type"]?.ToString().StartsWith("Input.", StringComparison.Ordinal) == true => [one],
        JsonObject one => one.SelectMany(member => Inputs(member.Value)),
        JsonArray many => many.SelectMany(Inputs),
        _ => [],
    };
}
