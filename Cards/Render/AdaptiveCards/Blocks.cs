using System.Text.Json.Nodes;
using Demarc.Cards.Model;

namespace Demarc.Cards.Render.AdaptiveCards;

/// <summary>The blocks of a body as elements that every Teams client of the last years draws: RichTextBlock, ColumnSet, Container, Image.</summary>
/// <remarks>
/// A new kind of block: add the record and its <c>JsonDerivedType</c> in Cards/Model, an arm to <see cref="Element"/> and to each other renderer's switch,
/// and a sample to the gallery; the gallery's tests fail until every rendering shows all of its words.
/// Rules for what is drawn: words only through <see cref="Texts"/>, no more than three columns, nothing said by colour alone.
/// </remarks>
static class Blocks
{
    static readonly Look Label = new(Subtle: true);
    static readonly Look Small = new(Size: "small", Subtle: true);

    public static List<JsonObject> Body(this Drawing drawing, IReadOnlyList<Block> blocks, string where, int depth = 0)
    {
        var elements = new List<JsonObject>();
        var isDivided = false;
        for (var i = 0; i < blocks.Count; i++)
        {
            if (drawing.BlocksLeft-- <= 0 || depth > Limits.Depth)
            {
                drawing.Warn(WarningKind.Clamped, where, $"{blocks.Count - i} of {blocks.Count} parts left out");
                elements.Add(More(blocks.Count - i, "part"));
                break;
            }

            if (blocks[i] is Divider)
            {
                isDivided = elements.Count > 0;
                continue;
            }

            var badges = blocks.Skip(i).Take(3).TakeWhile(block => block is Badge).Cast<Badge>().ToList();
            var drawn = badges.Count > 0 ? [Badges(drawing, badges, $"{where}[{i}]")] : drawing.Element(blocks[i], $"{where}[{i}]", depth);
            i += Math.Max(0, badges.Count - 1);
            foreach (var element in drawn)
            {
                if (isDivided)
                {
                    element["separator"] = true;
                    element["spacing"] = "medium";
                    isDivided = false;
                }

                elements.Add(element);
            }
        }

        return elements;
    }

    /// <summary>"and 37 more rows", where something was left out.</summary>
    public static JsonObject More(int count, string what) => Texts.Words($"… and {count} more {what}{(count == 1 ? "" : "s")}", Small);

    static IEnumerable<JsonObject> Element(this Drawing drawing, Block block, string where, int depth) => block switch
    {
        Paragraph paragraph => One(drawing.Element(paragraph.Text, where)),
        Note note => One(drawing.Element(note.Text, where, Small)),
        Bullets bullets => List(drawing, bullets, where),
        Facts facts => Rows(drawing, facts, where),
        Table table => Tables.Draw(drawing, table, where),
        Progress progress => [Bar(drawing, progress, where)],
        Badge badge => [Badges(drawing, [badge], where)],
        Picture picture => [Image(drawing, picture, where)],
        Section section => Box(drawing, section, where, depth),
        _ => Unknown(drawing, block, where),
    };

    static IEnumerable<JsonObject> One(JsonObject? element) => element is null ? [] : [element];

    static IEnumerable<JsonObject> Unknown(Drawing drawing, Block block, string where)
    {
        drawing.Warn(WarningKind.Refused, where, $"{block.GetType().Name} cannot be drawn here");
        yield return Texts.Words("A part of this card cannot be shown here.", Small);
    }

    /// <summary>The sign in its own narrow column, so that long items keep their edge.</summary>
    static IEnumerable<JsonObject> List(Drawing drawing, Bullets bullets, string where)
    {
        var shown = Shown(drawing, bullets.Items.Count, drawing.Limits.Items, where, "item");
        for (var i = 0; i < shown; i++)
        {
            if (drawing.Element(bullets.Items[i], $"{where}.items[{i}]") is { } item)
            {
                yield return Columns(
                    i == 0 ? "default" : "small",
                    Column("auto", Texts.Words(bullets.Numbered ? $"{i + 1}." : "•")),
                    Column("stretch", item));
            }
        }

        if (shown < bullets.Items.Count)
        {
            yield return More(bullets.Items.Count - shown, "item");
        }
    }

    static IEnumerable<JsonObject> Rows(Drawing drawing, Facts facts, string where)
    {
        var shown = Shown(drawing, facts.Items.Count, drawing.Limits.Items, where, "fact");
        for (var i = 0; i < shown; i++)
        {
            var (label, value) = facts.Items[i];
            var at = $"{where}.items[{i}]";
            yield return Columns(
                i == 0 ? "default" : "small",
                Column(2, Texts.Words(NonEmpty(drawing.Line(label, Limits.Cell, at)), Label)),
                Column(3, drawing.Element(value, at) ?? Texts.Words("–", Label)));
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
        return drawing.Line(
            [
                (Text.Plain(NonEmpty(progress.Label) + "  "), default),
                (Text.Plain(new string('■', filled)), new Look(Color: "accent")),
                (Text.Plain(new string('□', cells - filled)), Label),
                (Text.Plain($"  {ProgressNumbers.Said(progress)}"), new Look(Bold: true)),
                (Text.Plain(percent), Label),
            ],
            where,
            Limits.Cell)!;
    }

    static JsonObject Badges(Drawing drawing, IReadOnlyList<Badge> badges, string where)
    {
        var columns = badges.Select(badge =>
        {
            var word = ToneWords.Labelled(NonEmpty(drawing.Line(badge.Word, Limits.Cell, where)), badge.Tone);
            var column = Column("auto", Texts.Words(word, new Look(Size: "small", Bold: true, Color: Color(badge.Tone))));
            column["style"] = ContainerStyle(badge.Tone) ?? "emphasis";
            return column;
        });
        return Columns("small", [.. columns]);
    }

    static JsonObject Image(Drawing drawing, Picture picture, string where)
    {
        var alt = NonEmpty(drawing.Line(picture.Alt, Limits.Cell, where));
        if (WebAddress.Of(picture.Url, drawing.Context.AllowsHost) is { } address)
        {
            return new JsonObject { ["type"] = "Image", ["url"] = address.Url, ["altText"] = alt };
        }

        drawing.Warn(WarningKind.Refused, where, "a picture from no safe web address is shown as its words");
        return Texts.Words(alt, Small);
    }

    static List<JsonObject> Box(Drawing drawing, Section section, string where, int depth)
    {
        var title = drawing.Line(section.Title, Limits.Title, where);
        var items = drawing.Body(section.Body, where + ".body", depth + 1);
        if (title.Length > 0 || section.Tone != Tone.Neutral)
        {
            var said = section.Tone == Tone.Neutral ? title : ToneWords.Labelled(title.Length > 0 ? title : ToneWords.Word(section.Tone), section.Tone);
            items.Insert(0, Texts.Words(said, new Look(Bold: true, Color: Color(section.Tone))));
        }

        if (items.Count == 0)
        {
            return [];
        }

        if (depth >= Limits.Boxes)
        {
            return items;
        }

        var box = new JsonObject { ["type"] = "Container", ["items"] = new JsonArray([.. items]), ["spacing"] = "medium" };
        if (ContainerStyle(section.Tone) is { } style)
        {
            box["style"] = style;
        }
        else
        {
            box["separator"] = true;
        }

        return [box];
    }

    /// <summary>How many of a list fit, with a warning when not all do.</summary>
    public static int Shown(Drawing drawing, int count, int most, string where, string what)
    {
        if (count <= most)
        {
            return count;
        }

        drawing.Warn(WarningKind.Clamped, where, $"{count - most} of {count} {what}s left out");
        return most;
    }

    public static string NonEmpty(string? words) => string.IsNullOrWhiteSpace(words) ? "–" : words;

    public static JsonObject Columns(string spacing, params JsonObject[] columns) =>
        new() { ["type"] = "ColumnSet", ["spacing"] = spacing, ["columns"] = new JsonArray([.. columns]) };

    public static JsonObject Column(JsonNode width, JsonObject item) =>
        new() { ["type"] = "Column", ["width"] = width, ["items"] = new JsonArray(item) };

    public static string? ContainerStyle(Tone tone) => tone switch
    {
        Tone.Good => "good",
        Tone.Warning => "warning",
        Tone.Bad => "attention",
        Tone.Unknown => "emphasis",
        _ => null,
    };

    public static string? Color(Tone tone) => tone switch
    {
        Tone.Good => "good",
        Tone.Warning => "warning",
        Tone.Bad => "attention",
        _ => null,
    };
}
