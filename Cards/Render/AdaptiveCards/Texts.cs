using System.Text.Json.Nodes;
using Demarc.Cards.Model;

namespace Demarc.Cards.Render.AdaptiveCards;

/// <summary>How a text looks where it stands.</summary>
readonly record struct Look(string? Size = null, bool Bold = false, bool Subtle = false, string? Color = null);

/// <summary>
/// Texts as runs of a RichTextBlock, where nothing is read as Markdown. Only a text that pings someone becomes a TextBlock,
/// since Teams looks for mentions nowhere else.
/// </summary>
static class Texts
{
    /// <summary>Part of a text that looks and acts the same throughout.</summary>
    readonly record struct Piece(string Words, Style Style, WebAddress? Address = null, MentionTarget? Person = null);

    /// <summary>The element, or null when there is nothing to see.</summary>
    public static JsonObject? Element(this Drawing drawing, Text text, string where, Look look = default, int? most = null)
    {
        var pieces = Shortened(drawing, text, most ?? drawing.Limits.Chars, where);
        if (pieces.All(piece => string.IsNullOrWhiteSpace(piece.Words)))
        {
            return null;
        }

        return pieces.Any(piece => piece.Person is not null) ? Block(drawing, pieces, look) : Rich(pieces.Select(piece => Run(piece, look)));
    }

    /// <summary>Plain words as one element.</summary>
    public static JsonObject Words(string words, Look look = default) => Rich([Run(new Piece(words, Style.None), look)]);

    /// <summary>Several texts on one line, each with its own look; what is too long is cut at its own end.</summary>
    public static JsonObject? Line(this Drawing drawing, IEnumerable<(Text Text, Look Look)> parts, string where, int most)
    {
        var runs = new List<JsonObject>();
        foreach (var (text, look) in parts)
        {
            // Mentions inside tables stay names: a table is no place to call people.
            var pieces = Shortened(drawing, text, most, where, canMention: false);
            runs.AddRange(pieces.Select(piece => Run(piece, look)));
        }

        return runs.Count == 0 ? null : Rich(runs);
    }

    /// <summary>A heading for eyes and screen readers.</summary>
    public static JsonObject Heading(string words, string size) => new()
    {
        ["type"] = "TextBlock",
        ["text"] = MarkdownText.Escape(words),
        ["style"] = "heading",
        ["size"] = size,
        ["weight"] = "bolder",
        ["wrap"] = true,
    };

    static JsonObject Rich(IEnumerable<JsonObject> runs) => new() { ["type"] = "RichTextBlock", ["inlines"] = new JsonArray([.. runs]) };

    static JsonObject Run(Piece piece, Look look)
    {
        var run = new JsonObject { ["type"] = "TextRun", ["text"] = piece.Words };
        Dress(run, look, piece.Style);
        if (piece.Style.HasFlag(Style.Italic))
        {
            run["italic"] = true;
        }

        if (piece.Style.HasFlag(Style.Strike))
        {
            run["strikethrough"] = true;
        }

        if (piece.Style.HasFlag(Style.Code))
        {
            run["fontType"] = "monospace";
        }

        if (piece.Address is { } address)
        {
            run["selectAction"] = new JsonObject { ["type"] = "Action.OpenUrl", ["url"] = address.Url, ["tooltip"] = address.Host };
        }

        return run;
    }

    static JsonObject Block(Drawing drawing, List<Piece> pieces, Look look)
    {
        var block = new JsonObject { ["type"] = "TextBlock", ["text"] = string.Concat(Plainer(pieces).Select(piece => Markdown(drawing, piece))), ["wrap"] = true };
        Dress(block, look, Style.None);
        return block;
    }

    /// <remarks>
    /// Of the styles only bold is safe to write as marks, and only around a letter or digit. What loses its style is joined to its neighbour
    /// before it is escaped, since "1" and ". next" together would be a list.
    /// </remarks>
    static List<Piece> Plainer(List<Piece> pieces)
    {
        var plainer = new List<Piece>();
        foreach (var piece in pieces)
        {
            var isBold = piece.Style.HasFlag(Style.Bold) && char.IsLetterOrDigit(piece.Words[0]) && char.IsLetterOrDigit(piece.Words[^1]);
            Join(plainer, piece with { Style = isBold ? Style.Bold : Style.None });
        }

        return plainer;
    }

    /// <remarks>Escaping trims, so the spaces around a piece are put back.</remarks>
    static string Markdown(Drawing drawing, Piece piece)
    {
        if (piece.Person is { } person)
        {
            return drawing.Tag(person);
        }

        var words = MarkdownText.Escape(piece.Words);
        if (piece.Address is { } address)
        {
            words = $"[{words}]({address.Url.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal)})";
        }
        else if (piece.Style == Style.Bold)
        {
            words = $"**{words}**";
        }

        var before = piece.Words[..^piece.Words.TrimStart().Length];
        var after = words.Length > 0 ? piece.Words[piece.Words.TrimEnd().Length..] : "";
        return Gap(before) + words + Gap(after);
    }

    static string Gap(string spaces) => spaces.Contains('\n') ? "\n\n" : spaces.Length > 0 ? " " : "";

    static void Dress(JsonObject element, Look look, Style style)
    {
        if (look.Size is not null)
        {
            element["size"] = look.Size;
        }

        if (look.Bold || style.HasFlag(Style.Bold))
        {
            element["weight"] = "bolder";
        }

        if (look.Subtle)
        {
            element["isSubtle"] = true;
        }

        if (look.Color is not null)
        {
            element["color"] = look.Color;
        }
    }

    /// <remarks>Of an endless text only so much is looked at as can be shown.</remarks>
    static List<Piece> Pieces(Drawing drawing, Text text, int most, string where, bool canMention)
    {
        var pieces = new List<Piece>();
        var length = 0;
        foreach (var span in text.Spans)
        {
            var piece = span switch
            {
                Plain plain => new Piece(plain.Value ?? "", plain.Style),
                Link link => LinkPiece(drawing, link, where),
                LocalTime time => new Piece(drawing.Moments.Write(time), Style.None),
                CalendarDate date => new Piece(drawing.Moments.Write(date.Date), Style.None),
                Mention mention => new Piece(mention.Name ?? "", Style.None, Person: canMention ? drawing.Context.Mention?.Invoke(mention.PersonId) : null),
                _ => new Piece("", Style.None),
            };
            if (length > Drawing.Looked(most))
            {
                break;
            }

            length += piece.Words.Length;
            Join(pieces, piece);
        }

        return pieces;
    }

    /// <remarks>Neighbours of one style are joined before they are cleaned, so that no two harmless halves meet later.</remarks>
    static void Join(List<Piece> pieces, Piece next)
    {
        if (pieces.Count > 0 && IsPlain(pieces[^1]) && IsPlain(next) && pieces[^1].Style == next.Style)
        {
            pieces[^1] = next with { Words = pieces[^1].Words + next.Words };
        }
        else if (next.Words.Length > 0)
        {
            pieces.Add(next);
        }
    }

    static bool IsPlain(Piece piece) => piece is { Address: null, Person: null };

    static Piece LinkPiece(Drawing drawing, Link link, string where)
    {
        var address = WebAddress.Of(link.Url, drawing.Context.AllowsHost);
        if (address is null)
        {
            drawing.Warn(WarningKind.Refused, where, "a link that is no safe web address is shown as words");
            return new Piece(link.Label ?? "", Style.None);
        }

        var label = drawing.Line(link.Label, drawing.Limits.Chars, where);
        return new Piece(address.Labelled(label.Length > 0 ? label : address.Host), Style.None, address);
    }

    static List<Piece> Shortened(Drawing drawing, Text text, int most, string where, bool canMention = true)
    {
        var kept = new List<Piece>();
        var left = most;
        foreach (var piece in Pieces(drawing, text, most, where, canMention))
        {
            var words = Visible.Inert(Drawing.Head(piece.Words, left));
            if (words.Length > left)
            {
                drawing.Warn(WarningKind.Clamped, where, $"more than {most} characters");
                kept.Add(piece with { Words = Visible.Cut(words, left), Person = null });
                break;
            }

            left -= words.Length;
            if (words.Length > 0)
            {
                kept.Add(piece with { Words = words });
            }
        }

        return kept;
    }
}
