using System.Text.Json.Nodes;
using Demarc.Cards.Model;

namespace Demarc.Cards.Render.BlockKit;

/// <summary>
/// Texts as elements of rich_text blocks, where Slack reads nothing as markup: no words can become a mention, a broadcast, a link or an emoji.
/// Only small print with our own links or bold words is written as mrkdwn, and only when no other word in it could act.
/// </summary>
static class Texts
{
    /// <summary>Changes of style that one text may have; beyond, words keep the style before them.</summary>
    const int MostPieces = 200;

    /// <summary>The text as one rich_text block; null when there is nothing to see.</summary>
    public static JsonObject? Rich(this Drawing drawing, Text text, string where, int? most = null)
    {
        var elements = drawing.Elements(text, where, most ?? drawing.Limits.Chars);
        return HasWords(elements) ? Block(Line(elements)) : null;
    }

    /// <summary>Small print as a context block; null when there is nothing to see.</summary>
    public static JsonObject? Small(this Drawing drawing, Text text, string where)
    {
        var elements = drawing.Elements(text, where, Math.Min(drawing.Limits.Chars, SlackLimits.Context / 2));
        if (!HasWords(elements))
        {
            return null;
        }

        return elements.All(element => Type(element) == "text" && element["style"] is null)
            ? Context(string.Concat(elements.Select(element => element["text"]!.GetValue<string>())))
            : Mrkdwn.Of(elements) is { Length: <= SlackLimits.Context } written
                ? ContextOf(new JsonObject { ["type"] = "mrkdwn", ["text"] = written, ["verbatim"] = true })
                : Block(Line(elements));
    }

    /// <summary>Words as small print, in which nothing acts.</summary>
    public static JsonObject Context(string words) => ContextOf(Plain(Visible.Cut(words, SlackLimits.Context)));

    /// <summary>Plain text: no markup, no emoji codes.</summary>
    public static JsonObject Plain(string words) => new() { ["type"] = "plain_text", ["text"] = words, ["emoji"] = false };

    public static JsonObject Block(params IEnumerable<JsonObject> parts) => new() { ["type"] = "rich_text", ["elements"] = new JsonArray([.. parts]) };

    public static JsonObject Line(IEnumerable<JsonObject> elements) => new() { ["type"] = "rich_text_section", ["elements"] = new JsonArray([.. elements]) };

    public static JsonObject Words(string words, Style style = Style.None) => Dressed(new JsonObject { ["type"] = "text", ["text"] = words }, style);

    /// <summary>The text's elements, cut when it is longer.</summary>
    /// <param name="canMention">Off in tables and lists of sources: these are no places to call people.</param>
    public static List<JsonObject> Elements(this Drawing drawing, Text text, string where, int most, Style style = Style.None, bool canMention = true)
    {
        var elements = new List<JsonObject>();
        var left = most;
        foreach (var (words, own, address, person) in Pieces(drawing, text, most, where, canMention))
        {
            var shown = Visible.Inert(Drawing.Head(words, left));
            if (shown.Length > left)
            {
                drawing.Warn(WarningKind.Clamped, where, $"more than {most} characters");
                elements.Add(Words(Visible.Cut(shown, Math.Max(1, left)), own | style));
                break;
            }

            left -= shown.Length;
            if (person is not null)
            {
                elements.Add(Dressed(new JsonObject { ["type"] = "user", ["user_id"] = person.Id }, style));
            }
            else if (shown.Length > 0)
            {
                elements.Add(address is null ? Words(shown, own | style) : Dressed(new JsonObject { ["type"] = "link", ["url"] = address.Url, ["text"] = shown }, own | style));
            }
        }

        return elements;
    }

    public static bool HasWords(IEnumerable<JsonObject> elements) =>
        elements.Any(element => Type(element) == "user" || !string.IsNullOrWhiteSpace(element["text"]?.GetValue<string>()));

    public static int Length(IEnumerable<JsonObject> elements) => elements.Sum(element => element["text"]?.GetValue<string>().Length ?? 12);

    static string Type(JsonObject element) => element["type"]!.GetValue<string>();

    static JsonObject ContextOf(JsonObject text) => new() { ["type"] = "context", ["elements"] = new JsonArray(text) };

    static JsonObject Dressed(JsonObject element, Style style)
    {
        if (style == Style.None)
        {
            return element;
        }

        var dress = new JsonObject();
        foreach (var (one, name) in new[] { (Style.Bold, "bold"), (Style.Italic, "italic"), (Style.Strike, "strike"), (Style.Code, "code") })
        {
            if (style.HasFlag(one))
            {
                dress[name] = true;
            }
        }

        element["style"] = dress;
        return element;
    }

    /// <remarks>Neighbours of one style are joined before they are cleaned, so that no two harmless halves meet later; of an endless text only so much is looked at as can be shown.</remarks>
    static List<(string Words, Style Style, WebAddress? Address, MentionTarget? Person)> Pieces(Drawing drawing, Text text, int most, string where, bool canMention)
    {
        var pieces = new List<(string Words, Style Style, WebAddress? Address, MentionTarget? Person)>();
        var length = 0;
        foreach (var span in text.Spans)
        {
            if (length > Drawing.Looked(most))
            {
                break;
            }

            var piece = span switch
            {
                Plain plain => (plain.Value ?? "", plain.Style, null, null),
                Link link => LinkPiece(drawing, link, where),
                LocalTime time => (drawing.Moments.Write(time), Style.None, null, null),
                CalendarDate date => (drawing.Moments.Write(date.Date), Style.None, null, null),
                Mention mention => (mention.Name ?? "", Style.None, (WebAddress?)null, canMention ? drawing.Context.Mention?.Invoke(mention.PersonId) : null),
                _ => ("", Style.None, null, null),
            };
            length += piece.Item1.Length;
            if (pieces is [.., { Address: null, Person: null } last] && piece is { Item3: null, Item4: null } && (last.Style == piece.Item2 || pieces.Count >= MostPieces))
            {
                pieces[^1] = last with { Words = last.Words + piece.Item1 };
            }
            else if (piece.Item1.Length > 0)
            {
                pieces.Add(piece);
            }
        }

        return pieces;
    }

    static (string, Style, WebAddress?, MentionTarget?) LinkPiece(Drawing drawing, Link link, string where)
    {
        if (WebAddress.Of(link.Url, drawing.Context.AllowsHost) is not { } address)
        {
            drawing.Warn(WarningKind.Refused, where, "a link that is no safe web address is shown as words");
            return (link.Label ?? "", Style.None, null, null);
        }

        var label = drawing.Line(link.Label, drawing.Limits.Chars, where);
        return (address.Labelled(label.Length > 0 ? label : address.Host), Style.None, address, null);
    }
}
