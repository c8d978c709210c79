using System.Globalization;
using System.Text.Json.Nodes;
using Demarc.Cards.Model;

namespace Demarc.Cards.Render.BlockKit;

/// <summary>The blocks of a body as Slack's blocks: rich_text, context, image, divider, table.</summary>
/// <remarks>Rules for what is drawn: words only through <see cref="Texts"/>, nothing said by colour or emoji alone.</remarks>
static class Blocks
{
    public static List<JsonObject> Body(this Drawing drawing, IReadOnlyList<Block> blocks, string where, int depth = 0)
    {
        var drawn = new List<JsonObject>();
        for (var i = 0; i < blocks.Count; i++)
        {
            if (drawing.BlocksLeft <= 0 || depth > Limits.Depth)
            {
                drawing.Warn(WarningKind.Clamped, where, $"{blocks.Count - i} of {blocks.Count} parts left out");
                drawn.Add(More(blocks.Count - i, "part"));
                break;
            }

            // States that stand together are read together.
            var badges = blocks.Skip(i).TakeWhile(block => block is Badge).Cast<Badge>().ToList();
            var parts = badges.Count > 0 ? [Badges(drawing, badges, $"{where}[{i}]")] : drawing.Element(blocks[i], $"{where}[{i}]", depth).ToList();
            i += Math.Max(0, badges.Count - 1);

            // A section has counted its own.
            drawing.BlocksLeft -= blocks[i] is Section ? 1 : parts.Count;
            drawn.AddRange(parts);
        }

        return drawn;
    }

    /// <summary>"and 37 more rows", where something was left out.</summary>
    public static JsonObject More(int count, string what) =>
        Texts.Context(string.Create(CultureInfo.InvariantCulture, $"… and {count} more {what}{(count == 1 ? "" : "s")}"));

    /// <summary>Lines packed into as few blocks as their lengths allow.</summary>
    public static IEnumerable<JsonObject> Packed(IEnumerable<List<JsonObject>> lines)
    {
        var waiting = new List<JsonObject>();
        var length = 0;
        foreach (var line in lines)
        {
            var own = Texts.Length(line);
            if (waiting.Count > 0 && length + own > SlackLimits.RichText)
            {
                yield return Texts.Block(waiting);
                waiting = [];
                length = 0;
            }

            waiting.Add(Texts.Line(line));
            length += own + 1;
        }

        if (waiting.Count > 0)
        {
            yield return Texts.Block(waiting);
        }
    }

    static IEnumerable<JsonObject> Element(this Drawing drawing, Block block, string where, int depth) => block switch
    {
        Paragraph paragraph => One(drawing.Rich(paragraph.Text, where)),
        Note note => One(drawing.Small(note.Text, where)),
        Bullets bullets => List(drawing, bullets, where),
        Facts facts => Rows(drawing, facts, where),
        Table table => Tables.Draw(drawing, table, where),
        Progress progress => [Bar(drawing, progress, where)],
        Badge badge => [Badges(drawing, [badge], where)],
        Picture picture => [Image(drawing, picture, where)],
        Divider => [new JsonObject { ["type"] = "divider" }],
        Section section => Part(drawing, section, where, depth),
        _ => Unknown(drawing, block, where),
    };

    static IEnumerable<JsonObject> One(JsonObject? element) => element is null ? [] : [element];

    static IEnumerable<JsonObject> Unknown(Drawing drawing, Block block, string where)
    {
        drawing.Warn(WarningKind.Refused, where, $"{block.GetType().Name} cannot be drawn here");
        yield return Texts.Context("A part of this card cannot be shown here.");
    }

    static IEnumerable<JsonObject> List(Drawing drawing, Bullets bullets, string where)
    {
        var shown = drawing.Shown(bullets.Items.Count, drawing.Limits.Items, where, "item");
        var items = new List<JsonObject>();
        var length = 0;
        var before = 0;
        for (var i = 0; i < shown; i++)
        {
            var item = drawing.Elements(bullets.Items[i], $"{where}.items[{i}]", drawing.Limits.Chars);
            item = Texts.HasWords(item) ? item : [Texts.Words("–")];
            if (items.Count > 0 && length + Texts.Length(item) > SlackLimits.RichText)
            {
                yield return ListBlock(bullets, items, before);
                (before, items, length) = (i, [], 0);
            }

            items.Add(Texts.Line(item));
            length += Texts.Length(item);
        }

        if (items.Count > 0)
        {
            yield return ListBlock(bullets, items, before);
        }

        if (shown < bullets.Items.Count)
        {
            yield return More(bullets.Items.Count - shown, "item");
        }
    }

    static JsonObject ListBlock(Bullets bullets, List<JsonObject> items, int before)
    {
        var list = new JsonObject { ["type"] = "rich_text_list", ["style"] = bullets.Numbered ? "ordered" : "bullet", ["elements"] = new JsonArray([.. items]) };
        if (bullets.Numbered && before > 0)
        {
            list["offset"] = before;
        }

        return Texts.Block(list);
    }

    /// <summary>Label and value on one line, in the order they are read; two columns of fields become one on a phone and break there anyway.</summary>
    static IEnumerable<JsonObject> Rows(Drawing drawing, Facts facts, string where)
    {
        var shown = drawing.Shown(facts.Items.Count, drawing.Limits.Items, where, "fact");
        var lines = facts.Items.Take(shown).Select((fact, i) =>
        {
            var at = $"{where}.items[{i}]";
            var value = drawing.Elements(fact.Value, at, drawing.Limits.Chars);
            return (List<JsonObject>)[Texts.Words(Drawing.NonEmpty(drawing.Line(fact.Label, Limits.Cell, at)), Style.Bold), Texts.Words("  "), .. Texts.HasWords(value) ? value : [Texts.Words("–")]];
        });
        foreach (var block in Packed(lines))
        {
            yield return block;
        }

        if (shown < facts.Items.Count)
        {
            yield return More(facts.Items.Count - shown, "fact");
        }
    }

    static JsonObject Bar(Drawing drawing, Progress progress, string where)
    {
        const int cells = 12;
        var (done, total, percent) = ProgressNumbers.Of(progress);
        var filled = total == 0 ? 0 : (int)Math.Round(cells * (done / (double)total));
        return Texts.Block(Texts.Line(
        [
            Texts.Words(Drawing.NonEmpty(drawing.Line(progress.Label, Limits.Cell, where)) + "  "),
            Texts.Words(new string('■', filled) + new string('□', cells - filled)),
            Texts.Words($"  {ProgressNumbers.Said(progress)}", Style.Bold),
            .. percent.Length > 0 ? [Texts.Words(percent)] : Array.Empty<JsonObject>(),
        ]));
    }

    static JsonObject Badges(Drawing drawing, IReadOnlyList<Badge> badges, string where)
    {
        var shown = drawing.Shown(badges.Count, drawing.Limits.Items, where, "state");
        var line = new List<JsonObject>();
        foreach (var badge in badges.Take(shown))
        {
            if (line.Count > 0)
            {
                line.Add(Texts.Words("   ·   "));
            }

            line.Add(Texts.Words(ToneWords.Labelled(Drawing.NonEmpty(drawing.Line(badge.Word, Limits.Cell, where)), badge.Tone), Style.Bold));
        }

        if (shown < badges.Count)
        {
            line.Add(Texts.Words($"   … and {badges.Count - shown} more"));
        }

        return Texts.Block(Texts.Line(line));
    }

    static JsonObject Image(Drawing drawing, Picture picture, string where)
    {
        var alt = Drawing.NonEmpty(drawing.Line(picture.Alt, Limits.Cell, where));
        if (WebAddress.Of(picture.Url, drawing.Context.AllowsHost) is { } address && address.Url.StartsWith("https://", StringComparison.Ordinal))
        {
            return new JsonObject { ["type"] = "image", ["image_url"] = address.Url, ["alt_text"] = alt };
        }

        drawing.Warn(WarningKind.Refused, where, "a picture from no safe web address is shown as its words");
        return Texts.Context(alt);
    }

    static List<JsonObject> Part(Drawing drawing, Section section, string where, int depth)
    {
        var title = drawing.Line(section.Title, Limits.Title, where);
        var said = section.Tone == Tone.Neutral ? title : ToneWords.Labelled(title.Length > 0 ? title : ToneWords.Word(section.Tone), section.Tone);
        var parts = new List<JsonObject>();
        if (depth == 0 && said.Length > 0)
        {
            parts.Add(new JsonObject { ["type"] = "divider" });
            drawing.BlocksLeft--;
        }

        if (said.Length > 0)
        {
            parts.Add(Texts.Block(Texts.Line([Texts.Words(said, Style.Bold)])));
        }

        parts.AddRange(drawing.Body(section.Body, where + ".body", depth + 1));
        return parts;
    }
}
