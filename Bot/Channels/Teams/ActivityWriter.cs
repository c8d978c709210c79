using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Demarc.Cards.Model;
using Demarc.Cards.Render;
using Demarc.Cards.Render.AdaptiveCards;
using Demarc.Delivery;

namespace Demarc.Channels.Teams;

/// <summary>What an activity is written for.</summary>
/// <param name="Bot">The bot's id there.</param>
/// <param name="Conversation">Id of the conversation; null when the activity opens one.</param>
sealed record Writing(string Bot, string? Conversation, DateTimeOffset Now)
{
    /// <summary>The person's id, in a personal chat.</summary>
    public string? User { get; init; }

    /// <summary>The people of the card who are in the conversation. Others stay names.</summary>
    public IReadOnlyDictionary<string, MentionTarget> Members { get; init; } = new Dictionary<string, MentionTarget>();

    /// <summary>Set when Teams found the card too large.</summary>
    public int? MostBytes { get; init; }
}

/// <summary>
/// A card → the activity that shows it. Pure. Text and card never go together, since Teams splits them and gives no id back; a sentence without
/// buttons goes as plain text when nothing in it could act, everything else as a card.
/// </summary>
static class ActivityWriter
{
    /// <summary>Teams' limits for citations (bot messages with AI-generated content).</summary>
    const int MostCitations = 20;
    const int LongestCitationName = 80;
    const int LongestCitationAbstract = 160;

    const int LongestLine = 500;
    const int LongestLocale = 35;

    public static JsonObject Message(Outgoing row, Card card, Writing writing)
    {
        var context = ContextOf(row.Reader, writing, Seed(row, card));
        var activity = Start("message", writing);
        if (row.Reader.Locale is { Length: > 0 and <= LongestLocale } locale)
        {
            activity["locale"] = Visible.Line(locale);
        }

        if (row is { Kind: OutgoingKind.Post, View: null } && LineOf(card, context) is { } line)
        {
            activity["textFormat"] = "plain";
            activity["text"] = line;
        }
        else
        {
            activity["summary"] = AdaptiveCardRenderer.Summary(card, context);
            activity["attachments"] = new JsonArray(Attachment(card, context));
        }

        activity["speak"] = Spoken(AdaptiveCardRenderer.Summary(card, context));
        if (row is { Kind: OutgoingKind.Post, ReplyTo: { } answered })
        {
            activity["replyToId"] = answered;
        }

        if (Evidence(card) is { } evidence)
        {
            activity["entities"] = new JsonArray(evidence);
        }

        if (ChannelData(row, card) is { Count: > 0 } data)
        {
            activity["channelData"] = data;
        }

        return activity;
    }

    public static JsonObject Typing(Writing writing) => Start("typing", writing);

    public static JsonObject Attachment(Card card, RenderContext context) => new()
    {
        ["contentType"] = AdaptiveCardRenderer.ContentType,
        ["content"] = AdaptiveCardRenderer.Render(card, context).Payload,
    };

    /// <summary>Values that make every button its own: two posts of one card differ, and so do two drawings of one post.</summary>
    public static Func<string> Nonces(string seed)
    {
        var place = 0;
        return () => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}|{place++}")))[..12];
    }

    /// <summary>The sentence that says it all, when the card is nothing more and the words are safe as they are.</summary>
    internal static string? LineOf(Card card, RenderContext context)
    {
        var isMore = !string.IsNullOrWhiteSpace(card.Title) || card.Buttons.Count > 0 || card.Citations.Count > 0 || card.IsGenerated || card.AsksForFeedback
            || card.Body is not ([] or [Paragraph]) || (card.Body is [Paragraph paragraph] && !paragraph.Text.Equals(card.Summary))
            || card.Summary.Spans.Any(span => span is Link or Mention);
        if (isMore)
        {
            return null;
        }

        var words = ToneWords.Labelled(Visible.Inert(PlainWords.Of(card.Summary, new Moments(context.Reader, context.Now))).Trim(), card.Tone);
        return words.Length is > 0 and <= LongestLine && AdaptiveCardRenderer.IsCalm(words) ? words : null;
    }

    static RenderContext ContextOf(Reader reader, Writing writing, string seed) => new(reader)
    {
        Now = writing.Now,
        Nonce = Nonces(seed),
        Mention = writing.Members.GetValueOrDefault,
        MostBytes = writing.MostBytes,
    };

    // A button pressed on an older drawing is another press: what it would do has changed.
    static string Seed(Outgoing row, Card card) => $"{row.Id}|{string.Join('|', card.Buttons.OfType<ActionButton>().Select(button => $"{button.Verb} {button.Subject} {button.Version}"))}";

    static JsonObject Start(string type, Writing writing)
    {
        var activity = new JsonObject { ["type"] = type, ["from"] = new JsonObject { ["id"] = writing.Bot } };
        if (writing.Conversation is { } conversation)
        {
            activity["conversation"] = new JsonObject { ["id"] = conversation };
        }

        if (writing.User is { } user)
        {
            activity["recipient"] = new JsonObject { ["id"] = user };
        }

        return activity;
    }

    /// <summary>Alerts are for news and alarms; an answer to someone who is looking needs none.</summary>
    static JsonObject ChannelData(Outgoing row, Card card)
    {
        var data = new JsonObject();
        if (row is { Kind: OutgoingKind.Post, Importance: not Importance.Reply })
        {
            data["notification"] = new JsonObject { ["alert"] = true };
        }

        if (card.AsksForFeedback)
        {
            data["feedbackLoop"] = new JsonObject { ["type"] = "default" };
        }

        return data;
    }

    /// <summary>Sources, and the label of generated words: one entity, of which a message may have only one.</summary>
    static JsonObject? Evidence(Card card)
    {
        if (card.Citations.Count == 0 && !card.IsGenerated)
        {
            return null;
        }

        var entity = new JsonObject
        {
            ["type"] = "https://schema.org/Message",
            ["@type"] = "Message",
            ["@context"] = "https://schema.org",
        };
        if (card.IsGenerated)
        {
            entity["additionalType"] = new JsonArray("AIGeneratedContent");
        }

        if (card.Citations.Count > 0)
        {
            entity["citation"] = new JsonArray([.. card.Citations.Take(MostCitations).Select(Claim)]);
        }

        return entity;
    }

    static JsonObject Claim(Citation citation, int i)
    {
        var document = new JsonObject
        {
            ["@type"] = "DigitalDocument",
            ["name"] = Shown(citation.Title, LongestCitationName),
            ["abstract"] = Shown(string.IsNullOrWhiteSpace(citation.Detail) ? citation.Title : citation.Detail, LongestCitationAbstract),
        };
        if (WebAddress.Of(citation.Url) is { } address)
        {
            document["url"] = address.Url;
        }

        return new JsonObject { ["@type"] = "Claim", ["position"] = i + 1, ["appearance"] = document };
    }

    /// <summary>On one line, inert, no longer than that, and never nothing.</summary>
    public static string Shown(string? words, int most) => Visible.Cut(Visible.Inert(Visible.Line(words)), most) is { Length: > 0 } shown ? shown : "–";

    /// <remarks>Speech may be read as SSML, where an angle bracket opens a tag.</remarks>
    static string Spoken(string words) => words.Replace('<', '‹').Replace('>', '›');
}
