using System.Globalization;
using System.Text.Json;
using Demarc.Cards.Render.BlockKit;
using Demarc.Delivery;

namespace Demarc.Channels.Slack;

/// <summary>Interactions and slash commands: what somebody waits for.</summary>
static partial class SlackReader
{
    const int MostValues = 100;
    const int LongestTyped = 300;

    public static Reading Interaction(JsonElement payload, DateTimeOffset now)
    {
        if (payload.ValueKind != JsonValueKind.Object || Envelope.OfInteraction(payload) is not { } envelope || payload.At("user") is not { } user || !Envelope.IsId(user.Text("id")))
        {
            return new Reading.Malformed("no workspace or user");
        }

        var author = (User: user.Text("id")!, Home: user.Text("team_id"));
        return payload.Text("type") switch
        {
            "block_actions" => Pressed(payload, envelope, author, now),
            "view_submission" => Submitted(payload, envelope, author, now),
            "block_suggestion" => Typed(payload, envelope, author, now),
            "shortcut" => Opened(payload, envelope, author, envelope.Chat(author.User), payload.Text("callback_id"), now),
            "message_action" => OnMessage(payload, envelope, author, now),
            var type => new Reading.Ignored(Short(type) ?? "unknown type"),
        };
    }

    /// <param name="form">The fields of the command, as members of one object.</param>
    public static Reading Command(JsonElement form, DateTimeOffset now)
    {
        if (Envelope.OfCommand(form) is not { } envelope || form.Text("user_id") is not { } user || !Envelope.IsId(user) || form.Text("command") is not { } command)
        {
            return new Reading.Malformed("no workspace, user or command");
        }

        if (SlackCommands.Of(command) is not { } known)
        {
            return new Reading.Answered(SlackResponses.Whisper($"I do not know {SlackText.Head(command, 40)}. Try /ask help."));
        }

        var author = (User: user, Home: (string?)null);
        var chat = envelope.Chat(user);
        var channel = form.Text("channel_id");
        var address = Envelope.IsId(channel) && channel![0] != 'D' ? chat with { Route = new Dictionary<string, string> { [Envelope.Whisper] = channel } } : chat;
        var text = SlackText.Of(form.Text("text"), envelope.BotUser);
        var trigger = form.Text("trigger_id") ?? "";
        var key = $"{envelope.Team}|{user}|{command}|{(trigger.Length > 0 ? trigger : Hash(form.GetRawText()))}";
        return text.Length == 0 && known.FormWhenEmpty is { } empty
            ? new Reading.Inline(Start(envelope, author, address, key, InboundKind.FormOpened, now) with { Verb = empty, Subject = "", SenderName = NameOf(form.Text("user_name")) }, new Waiting(WaitsFor.Modal, trigger, form.Text("response_url")))
            : new Reading.Queued(Start(envelope, author, address, key, InboundKind.Message, now) with { Text = known.Says(text), SenderName = NameOf(form.Text("user_name")) });
    }

    static Reading Pressed(JsonElement payload, Envelope envelope, (string User, string? Home) author, DateTimeOffset now)
    {
        var action = payload.Items("actions").FirstOrDefault();
        var container = payload.At("container") ?? default;
        var message = container.Text("message_ts") ?? payload.Text("message", "ts");
        var view = payload.At("view") ?? default;
        var address = PressedWhere(payload, container, envelope, author.User, message);
        var key = $"{envelope.Team}|{author.User}|{message ?? view.Text("id")}|{action.Text("action_id")}|{action.Text("action_ts")}";
        Inbound Make(InboundKind kind) => Start(envelope, author, address, key, kind, now) with { CardMessageId = message, SenderName = NameOf(payload.Text("user", "name")) };
        var waiting = new Waiting(WaitsFor.Effect, payload.Text("trigger_id"), payload.Text("response_url"), view) { IsEphemeral = container.Is("is_ephemeral") };
        var value = ButtonValue.Read(action.Text("value"));
        return ButtonValue.KindOf(action.Text("action_id")) switch
        {
            ButtonValue.Act when value is not null => new Reading.Inline(WithAction(Make(InboundKind.Action), value), waiting),
            ButtonValue.Form when value is not null => new Reading.Inline(Make(InboundKind.FormOpened) with { Verb = Short(value.Name) ?? "", Subject = Short(value.Subject) ?? "" }, waiting with { For = WaitsFor.Modal }),
            ButtonValue.Ask when action.Text("value") is { Length: > 0 } says => new Reading.Queued(Make(InboundKind.Message) with { Text = SlackText.Head(says, SlackLimits.ButtonValue) }),
            ButtonValue.Feedback when action.Text("value") is "like" or "dislike" => new Reading.Queued(Make(InboundKind.Feedback) with { Verb = action.Text("value"), MessageId = message }),
            ButtonValue.Find when Short(action.At("selected_option")?.Text("text", "text")) is { } found => new Reading.Queued(Make(InboundKind.Message) with { Text = $"show {found}" }),
            ButtonValue.Link => new Reading.Answered(),
            _ => new Reading.Ignored("an element that is none of ours"),
        };
    }

    static Address PressedWhere(JsonElement payload, JsonElement container, Envelope envelope, string user, string? message)
    {
        var channel = payload.Text("channel", "id") ?? container.Text("channel_id");
        var thread = container.Text("thread_ts") ?? payload.Text("message", "thread_ts");
        if (!Envelope.IsId(channel) || channel![0] == 'D')
        {
            return envelope.Chat(user) with { Thread = channel is null ? null : thread };
        }

        // Of a message that only they see, the answer is for them alone too.
        return container.Is("is_ephemeral")
            ? envelope.Chat(user) with { Route = new Dictionary<string, string> { [Envelope.Whisper] = channel } }
            : new Address(Envelope.Channel, envelope.Team, channel, payload.Text("channel", "name")?.StartsWith("mpdm-", StringComparison.Ordinal) == true ? Place.Group : Place.Room) { Thread = thread ?? message };
    }

    static Inbound WithAction(Inbound inbound, ButtonValue value) => inbound with
    {
        Verb = Short(value.Name) ?? "",
        Subject = Short(value.Subject) ?? "",
        DocumentVersion = value.Version,
        // A button that was drawn without a nonce is known by where it stands and what it would do.
        Ticket = Short(value.Nonce) ?? Short(string.Create(CultureInfo.InvariantCulture, $"{inbound.CardMessageId}|{value.Subject}|{value.Version}")),
    };

    static Reading Submitted(JsonElement payload, Envelope envelope, (string User, string? Home) author, DateTimeOffset now)
    {
        var view = payload.At("view") ?? default;
        if (FormState.Read(view.Text("private_metadata")) is not { } state)
        {
            return new Reading.Answered(SlackResponses.Clear());
        }

        var address = Placed(state.From, envelope, author.User);

        // Shown errors, a modal is submitted again under the same hash; only the same values are the same act.
        var values = view.At("state", "values") ?? default;
        var entered = values.ValueKind == JsonValueKind.Object ? Hash(values.GetRawText()) : "";
        return new Reading.Inline(
            Start(envelope, author, address, $"{envelope.Team}|{author.User}|{view.Text("id")}|{view.Text("hash")}|{entered}", InboundKind.FormSubmitted, now) with
            {
                Verb = Short(state.Form) ?? "",
                Subject = Short(state.Subject) ?? "",
                Ticket = Short(state.Ticket),
                Values = Values(values),
                SenderName = NameOf(payload.Text("user", "name")),
            },
            new Waiting(WaitsFor.Submission, payload.Text("trigger_id"), View: view));
    }

    static Reading Typed(JsonElement payload, Envelope envelope, (string User, string? Home) author, DateTimeOffset now) =>
        ButtonValue.KindOf(payload.Text("action_id")) == ButtonValue.Find && Short(payload.Text("action_id")![(ButtonValue.Find.Length + 1)..]) is { } search
            ? new Reading.Inline(
                Start(envelope, author, envelope.Chat(author.User), Hash(payload.GetRawText()), InboundKind.Search, now) with { Verb = search, Text = SlackText.Head(payload.Text("value"), LongestTyped) },
                new Waiting(WaitsFor.Options))
            : new Reading.Answered(SlackResponses.Options([]));

    static Reading OnMessage(JsonElement payload, Envelope envelope, (string User, string? Home) author, DateTimeOffset now)
    {
        var message = payload.At("message") ?? default;
        var channel = payload.Text("channel", "id");
        var ts = message.Text("ts") ?? payload.Text("message_ts");
        var address = !Envelope.IsId(channel) || channel![0] == 'D'
            ? envelope.Chat(author.User)
            : new Address(Envelope.Channel, envelope.Team, channel, payload.Text("channel", "name")?.StartsWith("mpdm-", StringComparison.Ordinal) == true ? Place.Group : Place.Room) { Thread = message.Text("thread_ts") ?? ts };
        return Opened(payload, envelope, author, address, payload.Text("callback_id"), now) is Reading.Inline opened
            ? opened with
            {
                Inbound = opened.Inbound with
                {
                    Quoted = new Quote(
                        SlackText.Of(message.Text("text"), envelope.BotUser),
                        NameOf(message.Text("username") ?? message.At("user_profile")?.Text("real_name") ?? message.Text("user")),
                        SlackText.At(ts),
                        Permalink(payload.Text("team", "domain"), channel, ts)),
                },
            }
            : new Reading.Answered();
    }

    static Reading Opened(JsonElement payload, Envelope envelope, (string User, string? Home) author, Address address, string? callback, DateTimeOffset now) => Short(callback) is { } name
        ? new Reading.Inline(
            Start(envelope, author, address, $"{envelope.Team}|{author.User}|{name}|{payload.Text("trigger_id") ?? Hash(payload.GetRawText())}", InboundKind.FormOpened, now) with
            {
                Verb = SlackCommands.FormOf(name),
                Subject = "",
                SenderName = NameOf(payload.Text("user", "name") ?? payload.Text("user", "username")),
            },
            new Waiting(WaitsFor.Modal, payload.Text("trigger_id"), payload.Text("response_url")))
        : new Reading.Answered();

    /// <summary>Where the form was opened; what it says is a claim, but Slack keeps it from being changed.</summary>
    static Address Placed(string? from, Envelope envelope, string user)
    {
        var parts = from?.Split('|') ?? [];
        return parts is ["room" or "group", var channel, var thread] && Envelope.IsId(channel)
            ? new Address(Envelope.Channel, envelope.Team, channel, parts[0] == "group" ? Place.Group : Place.Room) { Thread = thread.Length > 0 ? thread : null }
            : envelope.Chat(user);
    }

    public static string? FromOf(Address address) => address.Place switch
    {
        Place.Room => $"room|{address.Conversation}|{address.Thread}",
        Place.Group => $"group|{address.Conversation}|{address.Thread}",
        _ => null,
    };

    static Dictionary<string, string> Values(JsonElement state)
    {
        var values = new Dictionary<string, string>();
        if (state.ValueKind != JsonValueKind.Object)
        {
            return values;
        }

        foreach (var block in state.EnumerateObject())
        {
            if (values.Count < MostValues && BlockKitRenderer.FieldOf(block.Name) is { Length: <= LongestName } field && block.Value.ValueKind == JsonValueKind.Object)
            {
                foreach (var element in block.Value.EnumerateObject())
                {
                    values[field] = Value(element.Value);
                }
            }
        }

        return values;
    }

    /// <summary>As the form has it: dates yyyy-MM-dd, times HH:mm, several choices joined by a comma, a box true or false.</summary>
    static string Value(JsonElement element)
    {
        if (element.At("selected_options") is not null)
        {
            var chosen = element.Items("selected_options").Select(option => BlockKitRenderer.ValueOf(option.Text("value") ?? "")).ToList();
            return chosen.Count == 0 && element.Text("type") == "checkboxes" ? "" : string.Join(',', chosen);
        }

        return element.At("selected_option")?.Text("value") is { } one ? BlockKitRenderer.ValueOf(one)
            : element.Text("value") ?? element.Text("selected_date") ?? element.Text("selected_time") ?? "";
    }

    static string? Permalink(string? domain, string? channel, string? ts) =>
        domain is { Length: > 0 and <= 80 } && domain.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && Envelope.IsId(channel) && SlackText.At(ts) is not null
            ? $"https://{domain}.slack.com/archives/{channel}/p{ts!.Replace(".", "", StringComparison.Ordinal)}"
            : null;

    static string NameOf(string? name) => SlackText.Head(name, LongestName);
}
