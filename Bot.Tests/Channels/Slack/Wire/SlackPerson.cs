using System.Net;
using System.Text.Json.Nodes;
using Demarc.Delivery;
using Demarc.Tests.Support;

namespace Demarc.Tests.Channels.Slack.Wire;

/// <summary>Someone in Slack: says things, presses buttons, fills in modals, as their client reports it.</summary>
/// <param name="team">Another workspace than the bot's, for someone met through Slack Connect.</param>
sealed class SlackPerson(SlackWire wire, string name, string? team = null)
{
    static int people;

    public string Name => name;

    public string Id { get; } = $"U{Interlocked.Increment(ref people):0000}{name.ToUpperInvariant()}";

    public string Chat => FakeSlack.ChatWith(Id);

    public string Team => team ?? FakeSlack.Team;

    public Identity Identity => new("slack", Team, Id);

    public Address Address => new("slack", FakeSlack.Team, Id, Place.Personal);

    /// <summary>The lines only they see.</summary>
    public IEnumerable<string> Whispers => wire.Slack.OnlyFor(Id).Select(message => message.Text);

    /// <summary>The modal before them.</summary>
    public JsonObject Modal => wire.Slack.Modals[Id][^1];

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // --- Messages

    public async Task<string> SayAsync(string text)
    {
        wire.Slack.AddChannel(Chat, Id);
        var ts = wire.Slack.Write(Chat, Id, text);
        await wire.TakeAsync(Message(Chat, text, ts, "im"));
        return ts;
    }

    /// <summary>Names the bot in a channel; Slack tells of it twice.</summary>
    public async Task<string> MentionAsync(string channel, string text, string? thread = null, bool isShared = false)
    {
        var said = $"<@{FakeSlack.BotUser}> {text}";
        var ts = wire.Slack.Write(channel, Id, said, thread);
        await wire.TakeAsync(Message(channel, said, ts, "channel", thread), isShared: isShared);
        var again = Message(channel, said, ts, null, thread);
        again["type"] = "app_mention";
        await wire.TakeAsync(again, isShared: isShared);
        return ts;
    }

    public JsonObject Message(string channel, string text, string ts, string? channelType, string? thread = null)
    {
        var message = new JsonObject { ["type"] = "message", ["user"] = Id, ["text"] = text, ["ts"] = ts, ["channel"] = channel, ["team"] = Team, ["event_ts"] = ts };
        if (channelType is not null)
        {
            message["channel_type"] = channelType;
        }

        if (thread is not null)
        {
            message["thread_ts"] = thread;
        }

        return message;
    }

    public Task ReactAsync(SlackMessage message, string emoji) => ReactAsync(message.Channel, message.Ts, emoji);

    public Task ReactAsync(string channel, string ts, string emoji) => wire.TakeAsync(new JsonObject
    {
        ["type"] = "reaction_added",
        ["user"] = Id,
        ["reaction"] = emoji,
        ["item"] = new JsonObject { ["type"] = "message", ["channel"] = channel, ["ts"] = ts },
        ["event_ts"] = "1.2",
    });

    // --- Interactions

    public async Task PressAsync(SlackMessage message, string label, bool isEphemeral = false)
    {
        using var response = await wire.SendInteractionAsync(Press(message, message.Button(label), isEphemeral));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await wire.SettleAsync();
    }

    public JsonObject Press(SlackMessage message, JsonObject element, bool isEphemeral = false)
    {
        var payload = Interaction("block_actions");
        payload["container"] = new JsonObject { ["type"] = "message", ["message_ts"] = message.Ts, ["channel_id"] = message.Channel, ["is_ephemeral"] = isEphemeral, ["thread_ts"] = message.Thread };
        payload["channel"] = new JsonObject { ["id"] = message.Channel, ["name"] = message.Channel[0] == 'D' ? "directmessage" : "orders" };
        payload["response_url"] = wire.Slack.ResponseUrl(message.Channel, Id, message.Ts);
        payload["actions"] = new JsonArray(new JsonObject
        {
            ["type"] = "button",
            ["action_id"] = element["action_id"]!.DeepClone(),
            ["block_id"] = "b1",
            ["text"] = element["text"]?.DeepClone(),
            ["value"] = element["value"]?.DeepClone(),
            ["action_ts"] = $"{wire.Now.ToUnixTimeSeconds()}.{wire.NextId()}",
        });
        if (!isEphemeral)
        {
            payload["message"] = new JsonObject { ["ts"] = message.Ts, ["thread_ts"] = message.Thread, ["text"] = message.Text };
        }

        return payload;
    }

    /// <summary>Fills in the modal before them and submits it.</summary>
    /// <returns>What Slack was answered, and showed.</returns>
    public async Task<JsonObject?> SubmitAsync(params (string Field, string Value)[] values)
    {
        var view = Modal.DeepClone().AsObject();
        view["state"] = new JsonObject { ["values"] = State(view, values.ToDictionary(pair => pair.Field, pair => pair.Value)) };
        var payload = Interaction("view_submission");
        payload["view"] = view;
        using var response = await wire.SendInteractionAsync(payload);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var body = await response.Content.ReadAsStringAsync(Cancel);
        await wire.SettleAsync();
        var answer = body.Length == 0 ? null : JsonNode.Parse(body)!.AsObject();
        Show(answer, view["id"]!.ToString());
        return answer;
    }

    public async Task<string> CommandAsync(string command, string text, string? channel = null)
    {
        channel ??= Chat;
        using var response = await wire.SendCommandAsync(
        [
            ("team_id", FakeSlack.Team), ("channel_id", channel), ("channel_name", "orders"), ("user_id", Id), ("user_name", name.ToLowerInvariant()), ("command", command), ("text", text),
            ("api_app_id", FakeSlack.AppId), ("response_url", wire.Slack.ResponseUrl(channel, Id, "0")), ("trigger_id", wire.Slack.Trigger(Id)),
        ]);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await wire.SettleAsync();
        return await response.Content.ReadAsStringAsync(Cancel);
    }

    public async Task ShortcutAsync(string callback, SlackMessage? message = null, string? author = null)
    {
        var payload = Interaction(message is null ? "shortcut" : "message_action");
        payload["callback_id"] = callback;
        if (message is not null)
        {
            payload["channel"] = new JsonObject { ["id"] = message.Channel, ["name"] = "orders" };
            payload["message"] = new JsonObject { ["ts"] = message.Ts, ["user"] = author ?? Id, ["text"] = message.Body["text"]!.DeepClone() };
            payload["response_url"] = wire.Slack.ResponseUrl(message.Channel, Id, message.Ts);
        }

        using var response = await wire.SendInteractionAsync(payload);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await wire.SettleAsync();
    }

    public Task OpenHomeAsync(string tab = "home") => wire.TakeAsync(new JsonObject { ["type"] = "app_home_opened", ["user"] = Id, ["tab"] = tab, ["channel"] = Chat, ["event_ts"] = "1.1" });

    public async Task<JsonObject> TypeAsync(string action, string typed)
    {
        var payload = Interaction("block_suggestion");
        payload["action_id"] = action;
        payload["block_id"] = "b1";
        payload["value"] = typed;
        using var response = await wire.SendInteractionAsync(payload);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!.AsObject();
    }

    public JsonObject Interaction(string type) => new()
    {
        ["type"] = type,
        ["user"] = new JsonObject { ["id"] = Id, ["username"] = name.ToLowerInvariant(), ["name"] = name, ["team_id"] = Team },
        ["team"] = new JsonObject { ["id"] = FakeSlack.Team, ["domain"] = "northgate" },
        ["api_app_id"] = FakeSlack.AppId,
        ["trigger_id"] = wire.Slack.Trigger(Id),
        ["a_field_of_next_year"] = true,
    };

    void Show(JsonObject? answer, string id)
    {
        switch (answer?["response_action"]?.ToString())
        {
            case "update":
                wire.Slack.SetModals(Id, [.. wire.Slack.Modals[Id].SkipLast(1), wire.Slack.Kept(answer["view"]!.AsObject(), id)]);
                break;
            case "errors":
                // Slack shows them only at blocks that are there.
                Assert.All(answer["errors"]!.AsObject(), error => Assert.Contains(Modal["blocks"]!.AsArray(), block => block!["block_id"]?.ToString() == error.Key));
                break;
            default:
                wire.Slack.Close(Id);
                break;
        }
    }

    static JsonObject State(JsonObject view, Dictionary<string, string> values)
    {
        var state = new JsonObject();
        foreach (var block in view["blocks"]!.AsArray().Where(block => block!["type"]!.ToString() == "input"))
        {
            var element = block!["element"]!;
            var field = block["block_id"]!.ToString()["field:".Length..];
            var isGiven = values.TryGetValue(field, out var value);
            state[block["block_id"]!.ToString()] = new JsonObject { [element["action_id"]!.ToString()] = Entered(element, isGiven ? value : null) };
        }

        return state;
    }

    static JsonObject Entered(JsonNode element, string? value)
    {
        var type = element["type"]!.ToString();
        var entered = new JsonObject { ["type"] = type };
        switch (type)
        {
            case "static_select" or "radio_buttons":
                entered["selected_option"] = value is null ? element["initial_option"]?.DeepClone() : Option(element, value);
                break;
            case "multi_static_select" or "checkboxes":
                entered["selected_options"] = value is null ? element["initial_options"]?.DeepClone() ?? new JsonArray()
                    : new JsonArray([.. value.Split(',', StringSplitOptions.RemoveEmptyEntries).Where(one => one != "false").Select(one => Option(element, one))]);
                break;
            case "datepicker":
                entered["selected_date"] = value ?? element["initial_date"]?.DeepClone();
                break;
            case "timepicker":
                entered["selected_time"] = value ?? element["initial_time"]?.DeepClone();
                break;
            default:
                entered["value"] = value ?? element["initial_value"]?.DeepClone();
                break;
        }

        return entered;
    }

    // Only what the menu offers can be chosen.
    static JsonNode Option(JsonNode element, string value)
    {
        var options = element["options"]?.AsArray().AsEnumerable() ?? element["option_groups"]!.AsArray().SelectMany(group => group!["options"]!.AsArray());
        return options.First(option => option!["value"]!.ToString() == value)!.DeepClone();
    }
}
