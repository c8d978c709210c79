using System.Text.Json.Nodes;
using Demarc.Cards.Model;

namespace Demarc.Cards.Render.AdaptiveCards;

/// <summary>A card: heading and tone, the summary as its first sentence, the body, sources, buttons.</summary>
static class CardDrawing
{
    public static JsonObject Draw(Drawing drawing, Card card)
    {
        var summary = Summary(drawing, card);

        // Drawn in reading order, since what is drawn first is kept when room runs out.
        List<JsonObject> body = [.. Header(drawing, card), .. drawing.Body(card.Body, "body"), .. Footer(drawing, card), .. Actions.Draw(drawing, card.Buttons)];
        return AdaptiveCardRenderer.Envelope(drawing, body, summary);
    }

    /// <summary>Its words on one line; a card without a summary is summed up by its title.</summary>
    public static string Summary(Drawing drawing, Card card)
    {
        var words = drawing.Line(PlainWords.Of(card.Summary, drawing.Moments), Limits.Summary, "summary");
        return words.Length > 0 ? words : Blocks.NonEmpty(drawing.Line(card.Title, Limits.Title, "title"));
    }

    /// <summary>The title, the card's tone in a word, and the sentence that says it all.</summary>
    static IEnumerable<JsonObject> Header(Drawing drawing, Card card)
    {
        // A sentence needs no heading; a card with nothing to say still shows that there is one.
        var words = drawing.Line(card.Title, Limits.Title, "title");
        var title = words.Length > 0 || card.Summary.IsEmpty ? Texts.Heading(Blocks.NonEmpty(words), "large") : null;
        if (Blocks.ContainerStyle(card.Tone) is { } style)
        {
            var items = new JsonArray();
            if (ToneWords.NeedsSaying(card))
            {
                items.Add((JsonNode)Texts.Words(ToneWords.Said(card.Tone), new Look(Size: "small", Bold: true, Color: Blocks.Color(card.Tone))));
                title?["spacing"] = "none";
            }

            if (title is not null)
            {
                items.Add((JsonNode)title);
            }

            if (items.Count > 0)
            {
                yield return new JsonObject { ["type"] = "Container", ["style"] = style, ["bleed"] = true, ["items"] = items };
            }
        }
        else if (title is not null)
        {
            yield return title;
        }

        // An answer whose first paragraph is its summary says it once.
        var isSaid = card.Body is [Paragraph first, ..] && first.Text.Equals(card.Summary);
        if (!isSaid && drawing.Element(card.Summary, "summary", most: Limits.Summary) is { } lead)
        {
            lead["spacing"] = "small";
            yield return lead;
        }
    }

    static IEnumerable<JsonObject> Footer(Drawing drawing, Card card)
    {
        var small = new Look(Size: "small", Subtle: true);
        var shown = Blocks.Shown(drawing, card.Citations.Count, drawing.Limits.Items, "citations", "source");
        for (var i = 0; i < shown; i++)
        {
            var citation = card.Citations[i];
            var where = $"citations[{i}]";
            var source = WebAddress.Of(citation.Url, drawing.Context.AllowsHost) is { } address ? Text.Link(citation.Title, address.Url) : Text.Plain(citation.Title);
            var detail = string.IsNullOrWhiteSpace(citation.Detail) ? "" : $" — {Visible.Line(Drawing.Head(citation.Detail, drawing.Limits.Chars))}";
            var line = drawing.Line([($"[{i + 1}] ", small), (source, small), (detail, small)], where, drawing.Limits.Chars)!;
            line["spacing"] = i == 0 ? "medium" : "small";
            if (i == 0)
            {
                line["separator"] = true;
            }

            if (citation.Url is not null && source.Spans is [Plain])
            {
                drawing.Warn(WarningKind.Refused, where, "a link that is no safe web address is shown as words");
            }

            yield return line;
        }

        if (shown < card.Citations.Count)
        {
            yield return Blocks.More(card.Citations.Count - shown, "source");
        }

        if (card.IsGenerated)
        {
            yield return Texts.Words(AdaptiveCardRenderer.Generated, small);
        }
    }
}
