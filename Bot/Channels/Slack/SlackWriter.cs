using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Demarc.Cards.Model;
using Demarc.Cards.Render;
using Demarc.Cards.Render.BlockKit;
using Demarc.Cards.Render.PlainText;
using Demarc.Delivery;

namespace Demarc.Channels.Slack;

/// <summary>How large a message is written: smaller when Slack found it too long, words alone when it took the blocks for invalid.</summary>
enum MessageSize
{
    Full,
    Half,
    Small,
    Words,
}

/// <summary>A card → the arguments of chat.postMessage or chat.update that show it. Pure.</summary>
static class SlackWriter
{
    /// <summary>Of our messages' metadata: what makes a message findable when nobody knows whether it arrived.</summary>
    public const string EventType = "demarc_message";

    const int LongestWords = 3000;

    public static JsonObject Message(Outgoing row, Card card, string channel, IReadOnlyDictionary<string, MentionTarget> people, DateTimeOffset now, MessageSize size = MessageSize.Full)
    {
        var context = new RenderContext(row.Reader) { Now = now, Nonce = Nonces(Seed(row, card)), Mention = people.GetValueOrDefault, MostBytes = BytesOf(size) };
        var message = size == MessageSize.Words ? new JsonObject { ["text"] = Words(card, context) } : BlockKitRenderer.Render(card, context).Payload;
        message["channel"] = channel;
        if (row.Kind == OutgoingKind.Update)
        {
            message["ts"] = row.MessageId;
            return message;
        }

        message["unfurl_links"] = false;
        message["unfurl_media"] = false;
        message["metadata"] = new JsonObject { ["event_type"] = EventType, ["event_payload"] = new JsonObject { ["id"] = row.Id } };
        if (row.Address.Thread is { } thread)
        {
            message["thread_ts"] = thread;
        }

        return message;
    }

    /// <summary>Values that make every button its own: two posts of one card differ, and so do two drawings of one post.</summary>
    public static Func<string> Nonces(string seed)
    {
        var place = 0;
        return () => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}|{place++}"))))[..12];
    }

    static string Words(Card card, RenderContext context)
    {
        var plain = PlainTextRenderer.Render(card, context).Payload;
        return Mrkdwn.Escape(Visible.Cut(Visible.Inert(plain), LongestWords));
    }

    // A button pressed on an older drawing is another press: what it would do has changed.
    static string Seed(Outgoing row, Card card) => $"{row.Id}|{string.Join('|', card.Buttons.OfType<ActionButton>().Select(button => $"{button.Verb} {button.Subject} {button.Version}"))}";

    static int? BytesOf(MessageSize size) => size switch
    {
        MessageSize.Half => 12 * 1024,
        MessageSize.Small => 4 * 1024,
        _ => null,
    };
}
