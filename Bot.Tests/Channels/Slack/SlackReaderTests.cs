using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Demarc.Channels.Slack;
using Demarc.Delivery;
using Demarc.Tests.House;

namespace Demarc.Tests.Channels.Slack;

/// <summary>Recorded payloads of every kind, and what the reader makes of them.</summary>
public sealed class SlackReaderTests
{
    static readonly DateTimeOffset Now = new(2026, 11, 18, 15, 0, 0, TimeSpan.Zero);
    static readonly string Folder = Path.Combine(Repository.Root, "Bot.Tests", "Channels", "Slack", "Payloads");

    public static TheoryData<string> Names => [.. Directory.GetFiles(Folder).Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    internal static Reading Read(string name) => Read(JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json"))).RootElement);

    static Reading Read(JsonElement payload) =>
        payload.TryGetProperty("command", out _) ? SlackReader.Command(payload, Now)
        : payload.TryGetProperty("event", out _) || payload.TryGetProperty("minute_rate_limited", out _) ? SlackReader.Event(payload, Now)
        : SlackReader.Interaction(payload, Now);

    static Inbound InboundOf(string name) => Read(name) switch
    {
        Reading.Queued queued => queued.Inbound,
        Reading.Overheard overheard => overheard.Inbound,
        Reading.Reacted reacted => reacted.Inbound,
        Reading.Inline inline => inline.Inbound,
        var other => throw new InvalidOperationException($"{name} is {other}."),
    };

    [Theory]
    [InlineData("message-im", "Queued Message slack|T0NORTH|U0PRIYA 'where is 48213'")]
    [InlineData("message-im-thread", "Queued Message slack|T0NORTH|U0PRIYA|1794999999.000100 'where is 48213'")]
    [InlineData("message-channel-mention", "Queued Message slack|T0NORTH|C0ORDERS|1795000000.000100 'where is 48213 & 48214'")]
    [InlineData("message-channel-unmentioned", "Ignored")]
    [InlineData("message-channel-thread-unmentioned", "Overheard Message slack|T0NORTH|C0ORDERS|1794999999.000100 '48213'")]
    [InlineData("message-group-mention", "Queued Message slack|T0NORTH|G0PRIVATE|1795000000.000100 'help'")]
    [InlineData("message-mpim-mention", "Queued Message slack|T0NORTH|G0MPDM|1795000000.000100 'help'")]
    [InlineData("app-mention", "Queued Message slack|T0NORTH|C0ORDERS|1795000000.000100 'where is 48213'")]
    [InlineData("message-file-share", "Queued FileSent slack|T0NORTH|U0PRIYA 'our orders'")]
    [InlineData("message-file-connect", "Queued FileSent slack|T0NORTH|U0PRIYA ''")]
    [InlineData("message-changed", "Queued Edited slack|T0NORTH|U0PRIYA 'where is 48214'")]
    [InlineData("message-changed-unfurl", "Ignored")]
    [InlineData("message-changed-own", "Ignored")]
    [InlineData("message-deleted", "Queued Deleted slack|T0NORTH|U0PRIYA ''")]
    [InlineData("message-own", "Ignored")]
    [InlineData("message-bot", "Ignored")]
    [InlineData("message-channel-join", "Ignored")]
    [InlineData("message-connect", "Queued Message slack|T0NORTH|C0SHARED|1795000000.000100 'my orders'")]
    [InlineData("message-grid", "Queued Message slack|T0NORTH|U0PRIYA 'where is 48213'")]
    [InlineData("reaction-added", "Reacted Reaction slack|T0NORTH|C0ORDERS|1795000000.000100 ''")]
    [InlineData("reaction-removed", "Queued Reaction slack|T0NORTH|C0ORDERS|1795000000.000100 ''")]
    [InlineData("reaction-file", "Ignored")]
    [InlineData("member-joined-bot", "Queued Installed slack|T0NORTH|C0ORDERS ''")]
    [InlineData("member-joined-person", "Ignored")]
    [InlineData("app-home-opened", "News")]
    [InlineData("app-uninstalled", "News")]
    [InlineData("tokens-revoked", "News")]
    [InlineData("user-change", "News")]
    [InlineData("channel-rename", "News")]
    [InlineData("channel-archive", "News")]
    [InlineData("channel-shared", "News")]
    [InlineData("assistant-thread-started", "News")]
    [InlineData("unknown-event", "Ignored")]
    [InlineData("rate-limited", "Ignored")]
    [InlineData("press-action", "Inline Action slack|T0NORTH|C0ORDERS|1795000000.000100 ''")]
    [InlineData("press-form", "Inline FormOpened slack|T0NORTH|C0ORDERS|1795000000.000100 ''")]
    [InlineData("press-ask", "Queued Message slack|T0NORTH|C0ORDERS|1795000000.000100 'show order 48213'")]
    [InlineData("press-link", "Answered")]
    [InlineData("press-feedback", "Queued Feedback slack|T0NORTH|C0ORDERS|1795000000.000100 ''")]
    [InlineData("press-found", "Queued Message slack|T0NORTH|U0PRIYA 'show Order 48213 · Marlin'")]
    [InlineData("press-ephemeral", "Inline Action slack|T0NORTH|U0PRIYA ''")]
    [InlineData("press-foreign", "Ignored")]
    [InlineData("submit", "Inline FormSubmitted slack|T0NORTH|C0ORDERS|1795000000.000100 ''")]
    [InlineData("view-closed", "Ignored")]
    [InlineData("suggestion", "Inline Search slack|T0NORTH|U0PRIYA '482'")]
    [InlineData("shortcut", "Inline FormOpened slack|T0NORTH|U0PRIYA ''")]
    [InlineData("message-action", "Inline FormOpened slack|T0NORTH|C0ORDERS|1795000000.000100 ''")]
    [InlineData("command", "Queued Message slack|T0NORTH|U0PRIYA 'show order 48213'")]
    [InlineData("command-empty", "Inline FormOpened slack|T0NORTH|U0PRIYA ''")]
    [InlineData("interaction-unknown", "Ignored")]
    public void Recorded_payloads_are_read(string name, string expected)
    {
        var reading = Read(name);

        Assert.Equal(expected, reading is Reading.Queued or Reading.Overheard or Reading.Reacted or Reading.Inline ? Words(reading.GetType().Name, InboundOf(name)) : reading.GetType().Name);
    }

    [Fact]
    public void Every_recorded_payload_is_in_the_table() =>
        Assert.Equal(
            Names.Select(row => row.Data).Order(StringComparer.Ordinal),
            typeof(SlackReaderTests).GetMethod(nameof(Recorded_payloads_are_read))!.GetCustomAttributes(typeof(InlineDataAttribute), false).Select(row => (string)((InlineDataAttribute)row).Data[0]!).Order(StringComparer.Ordinal));

    [Fact]
    public void The_two_events_of_one_utterance_have_one_key()
    {
        Assert.Equal(InboundOf("message-channel-mention").Key, InboundOf("app-mention").Key);
        Assert.NotEqual(InboundOf("message-im").Key, InboundOf("app-mention").Key);
    }

    [Fact]
    public void A_submitted_modal_gives_the_values_of_the_form()
    {
        var submitted = InboundOf("submit");

        Assert.Equal(("escalation.note", "ESC-104", "ticket-1"), (submitted.Verb, submitted.Subject, submitted.Ticket));
        Assert.Equal(
            new Dictionary<string, string> { ["text"] = "the carrier called", ["level"] = "high", ["none"] = "", ["days"] = "mon,tue", ["loud"] = "true", ["when"] = "2026-12-01", ["at"] = "09:30", ["count"] = "3" },
            submitted.Values);
    }

    [Fact]
    public void A_press_carries_the_ids_of_its_button()
    {
        var pressed = InboundOf("press-action");

        Assert.Equal(("escalation.take", "ESC-104", 7L, "abc", "1795000000.000100"), (pressed.Verb, pressed.Subject, pressed.DocumentVersion, pressed.Ticket, pressed.CardMessageId));
    }

    [Fact]
    public void A_message_shortcut_quotes_the_message()
    {
        var opened = InboundOf("message-action");

        Assert.Equal("escalation.new", opened.Verb);
        Assert.Equal(("port rejected <again>", "https://northgate.slack.com/archives/C0ORDERS/p1795000000000100"), (opened.Quoted!.Text, opened.Quoted.Link));
    }

    [Fact]
    public void People_are_who_they_are_by_workspace_and_user()
    {
        Assert.Equal(new Identity("slack", "T0NORTH", "U0PRIYA"), InboundOf("message-im").Sender);
        Assert.Equal(new Identity("slack", "T0PARTNER", "U0PAT"), InboundOf("message-connect").Sender);
        Assert.Equal(new Identity("slack", "E0GRID", "U0PRIYA"), InboundOf("message-grid").Sender);
        Assert.Equal("C0SHARED|1795000000.000100", InboundOf("message-connect").Private.Route["meeting"]);
    }

    /// <summary>Whatever is taken out or put in the place of something: nothing throws, and nobody else speaks.</summary>
    [Fact]
    public void Nothing_that_comes_makes_the_reader_throw()
    {
        var payloads = Directory.GetFiles(Folder).Order(StringComparer.Ordinal).Select(File.ReadAllText).ToList();
        JsonNode?[] odd = [null, 1, -1.5, true, "", "x", new string('W', 5000), "<!channel>", "\u0000\u202E", new JsonArray(), new JsonObject(), new JsonArray(1, "x", null), new JsonObject { ["id"] = 7 }];
        Gen.Select(Gen.Int[0, payloads.Count - 1], Gen.Int[0, 10_000], Gen.Int[0, odd.Length - 1]).Sample(
            (payload, place, value) =>
            {
                var node = JsonNode.Parse(payloads[payload])!;
                Change(node, place, odd[value]?.DeepClone());
                Read(JsonSerializer.SerializeToElement(node));
            },
            iter: 3000);
    }

    static void Change(JsonNode root, int place, JsonNode? value)
    {
        var places = Places(root).ToList();
        var (parent, key) = places[place % places.Count];
        if (parent is JsonObject one)
        {
            one[(string)key] = value;
        }
        else
        {
            ((JsonArray)parent)[(int)key] = value;
        }
    }

    static IEnumerable<(JsonNode Parent, object Key)> Places(JsonNode? node) => node switch
    {
        JsonObject one => one.SelectMany(member => Places(member.Value).Prepend((one, member.Key))),
        JsonArray many => many.SelectMany((item, i) => Places(item).Prepend((many, i))),
        _ => [],
    };

    static string Words(string reading, Inbound inbound) => $"{reading} {inbound.Kind} {inbound.Address.Key} '{inbound.Text}'";
}
