using System.Text.Json.Nodes;
using Demarc.Cards.Model;
using Demarc.Cards.Render.AdaptiveCards;

namespace Demarc.Cards.Render.BlockKit;

/// <summary>A card: heading and tone, the summary as its first sentence, the body, sources, buttons.</summary>
static class CardDrawing
{
    // Drawn in reading order, since what is drawn first is kept when room runs out.
    public static List<JsonObject> Draw(Drawing drawing, Card card) =>
    [
        .. Header(drawing, card),
        .. drawing.Body(card.Body, "body"),
        .. Footer(drawing, card),
        .. Actions.Draw(drawing, card.Buttons),
        .. card.AsksForFeedback && drawing.Surface == Surface.Message ? [Actions.Feedback(drawing)] : Array.Empty<JsonObject>(),
    ];

    /// <summary>Its words on one line; a card without a summary is summed up by its title.</summary>
    public static string Summary(Drawing drawing, Card card)
    {
        var words = drawing.Line(PlainWords.Of(card.Summary, drawing.Moments), Limits.Summary, "summary");
        return words.Length > 0 ? words : Drawing.NonEmpty(drawing.Line(card.Title, Limits.Title, "title"));
    }

    /// <summary>The title, the card's tone in a word, and the sentence that says it all.</summary>
    static IEnumerable<JsonObject> Header(Drawing drawing, Card card)
    {
        var title = drawing.Line(card.Title, Limits.Title, "title");
        if (title.Length > 0 || card.Summary.IsEmpty)
        {
            yield return new JsonObject { ["type"] = "header", ["text"] = Texts.Plain(Drawing.NonEmpty(title)) };
        }

        // An answer whose first paragraph is its summary says it once.
        var isSaid = card.Body is [Paragraph first, ..] && first.Text.Equals(card.Summary);
        List<JsonObject> lead =
        [
            .. ToneWords.NeedsSaying(card) ? [Texts.Words(ToneWords.Said(card.Tone) + "  ", Style.Bold)] : Array.Empty<JsonObject>(),
            .. isSaid ? [] : drawing.Elements(card.Summary, "summary", Limits.Summary),
        ];
        if (Texts.HasWords(lead))
        {
            yield return Texts.Block(Texts.Line(lead));
        }
    }

    static IEnumerable<JsonObject> Footer(Drawing drawing, Card card)
    {
        var shown = drawing.Shown(card.Citations.Count, drawing.Limits.Items, "citations", "source");
        var lines = card.Citations.Take(shown).Select((citation, i) => Source(drawing, citation, i));
        foreach (var block in Blocks.Packed(lines))
        {
            yield return block;
        }

        if (shown < card.Citations.Count)
        {
            yield return Blocks.More(card.Citations.Count - shown, "source");
        }

        if (card.IsGenerated)
        {
            yield return Texts.Context(AdaptiveCardRenderer.Generated);
        }
    }

    static List<JsonObject> Source(Drawing drawing, Citation citation, int i)
    {
        var where = $"citations[{i}]";
        var address = WebAddress.Of(citation.Url, drawing.Context.AllowsHost);
        if (citation.Url is not null && address is null)
        {
            drawing.Warn(WarningKind.Refused, where, "a link that is no safe web address is shown as words");
        }

        var title = address is null ? Text.Plain(citation.Title) : Text.Link(citation.Title, address.Url);
        List<JsonObject> line = [Texts.Words($"[{i + 1}] "), .. drawing.Elements(title, where, drawing.Limits.Chars, canMention: false)];
        if (drawing.Line(citation.Detail, Math.Min(drawing.Limits.Chars, SlackLimits.Context), where) is { Length: > 0 } detail)
        {
            line.Add(Texts.Words(" — " + detail, Style.Italic));
        }

        return line;
    }
}
