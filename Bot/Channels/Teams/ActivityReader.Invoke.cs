using System.Globalization;
using System.Text.Json;
using Demarc.Delivery;

namespace Demarc.Channels.Teams;

/// <summary>Invokes: what a client waits for an answer to.</summary>
static partial class ActivityReader
{
    const int MostValues = 100;

    /// <summary>What the data of a button or form carries beside the person's values.</summary>
    static readonly HashSet<string> Ours = ["msteams", "verb", "form", "subject", "ticket", "nonce", "version"];

    static Reading Invoke(JsonElement activity, Parties parties, DateTimeOffset now)
    {
        var value = activity.At("value") is { ValueKind: JsonValueKind.Object } given ? given : default;
        return activity.Text("name") switch
        {
            "adaptiveCard/action" => CardAction(activity, value, parties, now),
            "task/fetch" => Dialog(activity, value, parties, now, InboundKind.FormOpened),
            "task/submit" => Dialog(activity, value, parties, now, InboundKind.FormSubmitted),
            "composeExtension/fetchTask" => Dialog(activity, value, parties, now, InboundKind.FormOpened),
            "composeExtension/submitAction" => Dialog(activity, value, parties, now, InboundKind.FormSubmitted),
            "composeExtension/query" => Search(activity, value, parties, now),
            "composeExtension/queryLink" => new Reading.Inline(
                Start(activity, parties, now, InboundKind.Search) with { Verb = "link", Text = Head(value.Text("url")) }, InvokeForm.Search),
            "application/search" => new Reading.Inline(
                Start(activity, parties, now, InboundKind.Search) with { Verb = Short(value.Text("dataset")) ?? "", Text = Head(value.Text("queryText")) },
                InvokeForm.Choices),
            "message/submitAction" => Feedback(activity, value, parties, now),
            "suggestedAction/submit" or "suggestedActions/submit" => Pressed(activity, value, parties, now) is { } pressed
                ? new Reading.Queued(pressed, "{}")
                : new Reading.Answered(StatusCodes.Status200OK),
            // No single sign-on here: the client is told that there is nothing to exchange.
            "signin/tokenExchange" => new Reading.Answered(StatusCodes.Status412PreconditionFailed),
            "config/fetch" or "config/submit" => new Reading.Answered(
                StatusCodes.Status200OK,
                """{"responseType":"config","config":{"type":"message","value":"There is nothing to set up here. Write help to me in the conversation."}}"""),
            "composeExtension/anonymousQueryLink" or "composeExtension/selectItem" or "composeExtension/querySettingUrl" or "composeExtension/setting"
                or "composeExtension/onCardButtonClicked" or "fileConsent/invoke" or "message/fetchTask" or "signin/verifyState" or "signin/failure"
                or "actionableMessage/executeAction" or "handoff/action" => new Reading.Answered(StatusCodes.Status200OK),
            _ => new Reading.Answered(StatusCodes.Status501NotImplemented, ""),
        };
    }

    static Reading.Inline CardAction(JsonElement activity, JsonElement value, Parties parties, DateTimeOffset now)
    {
        var action = value.At("action") is { ValueKind: JsonValueKind.Object } given ? given : default;
        var data = action.At("data") is { ValueKind: JsonValueKind.Object } carried ? carried : default;
        if (Short(data.Text("form")) is { } form)
        {
            var kind = data.At("ticket") is null ? InboundKind.FormOpened : InboundKind.FormSubmitted;
            return new Reading.Inline(WithForm(Start(activity, parties, now, kind), data, form), InvokeForm.CardAction);
        }

        var verb = Short(action.Text("verb")) ?? Short(data.Text("verb")) ?? "";
        return new Reading.Inline(WithAction(Start(activity, parties, now, InboundKind.Action), data, verb), InvokeForm.CardAction);
    }

    static Reading.Inline Dialog(JsonElement activity, JsonElement value, Parties parties, DateTimeOffset now, InboundKind kind)
    {
        // A message extension's command is named after the form it opens.
        var data = value.At("data") is { ValueKind: JsonValueKind.Object } carried ? carried : default;
        var form = Short(data.Text("form")) ?? Short(value.Text("commandId")) ?? "";
        var inbound = WithForm(Start(activity, parties, now, kind), data, form);
        return new Reading.Inline(inbound with { Quoted = Quoted(value) }, InvokeForm.Dialog);
    }

    static Reading Search(JsonElement activity, JsonElement value, Parties parties, DateTimeOffset now)
    {
        // All there is was on the first page.
        if (value.Text("queryOptions", "skip") is { } skip && skip != "0")
        {
            return new Reading.Answered(StatusCodes.Status200OK, """{"composeExtension":{"type":"result","attachmentLayout":"list","attachments":[]}}""");
        }

        var typed = value.Items("parameters").FirstOrDefault(parameter => parameter.Text("name") != "initialRun");
        return new Reading.Inline(
            Start(activity, parties, now, InboundKind.Search) with
            {
                Verb = Short(value.Text("commandId")) ?? "",
                Text = Head(typed.Text("value")),
            },
            InvokeForm.Search);
    }

    static Reading Feedback(JsonElement activity, JsonElement value, Parties parties, DateTimeOffset now)
    {
        if (value.Text("actionName") != "feedback" || Short(value.Text("actionValue", "reaction")) is not { } reaction)
        {
            return new Reading.Answered(StatusCodes.Status200OK);
        }

        return new Reading.Queued(
            Start(activity, parties, now, InboundKind.Feedback) with
            {
                Verb = reaction,
                Text = FeedbackText(value.Text("actionValue", "feedback")),
                MessageId = activity.Text("replyToId"),
            },
            "{}");
    }

    // The words come as JSON inside a string.
    static string FeedbackText(string? feedback)
    {
        try
        {
            using var inner = JsonDocument.Parse(feedback ?? "{}");
            return inner.RootElement.Text("feedbackText") ?? "";
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            return "";
        }
    }

    static Inbound WithAction(Inbound inbound, JsonElement data, string verb)
    {
        var subject = Short(data.Text("subject")) ?? "";
        var version = data.Text("version");
        return inbound with
        {
            Verb = verb,
            Subject = subject,
            DocumentVersion = long.TryParse(version, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0,
            // A button that was drawn without a nonce is known by where it stands and what it would do.
            Ticket = Short(data.Text("nonce")) ?? (inbound.CardMessageId is { } card ? Short($"{card}|{subject}|{version}") : null),
            Values = Values(data),
        };
    }

    static Inbound WithForm(Inbound inbound, JsonElement data, string form) => inbound with
    {
        Verb = form,
        Subject = Short(data.Text("subject")) ?? "",
        Ticket = Short(data.Text("ticket")),
        Values = Values(data),
    };

    static Dictionary<string, string> Values(JsonElement data)
    {
        var values = new Dictionary<string, string>();
        if (data.ValueKind != JsonValueKind.Object)
        {
            return values;
        }

        foreach (var property in data.EnumerateObject())
        {
            if (values.Count < MostValues && property.Name.Length <= LongestName && !Ours.Contains(property.Name) && Value(property.Value) is { } value)
            {
                values[property.Name] = value;
            }
        }

        return values;
    }

    static string? Value(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? string.Join(',', value.EnumerateArray().Select(Json.TextOf).Where(item => item is not null))
        : Json.TextOf(value);

    static Quote? Quoted(JsonElement value)
    {
        if (value.At("messagePayload") is not { ValueKind: JsonValueKind.Object } message)
        {
            return null;
        }

        var content = message.Text("body", "content");
        return new Quote(
            MessageText.OfHtml(content),
            message.Text("from", "user", "displayName") ?? message.Text("from", "application", "displayName") ?? "",
            message.Instant("createdDateTime"),
            message.Text("linkToMessage"));
    }
}
