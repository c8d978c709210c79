using System.Text.RegularExpressions;
using Demarc.Cards.Model;

namespace Demarc.Features.Knowledge;

/// <summary>
/// The words of an article as blocks of a card. A small part of Markdown: paragraphs, lists with <c>-</c>, lists with numbers, and within a line what
/// <see cref="ArticleLine"/> reads. A list in which every item starts with a bold label and a colon becomes label and value pairs.
/// </summary>
static partial class ArticleBody
{
    const int LongestLabel = 40;

    /// <param name="lines">Without the front matter.</param>
    /// <param name="before">Lines of the file before these, for naming places.</param>
    public static IReadOnlyList<Block> Read(IReadOnlyList<string> lines, int before, Findings findings)
    {
        var blocks = new List<Block>();
        for (var i = 0; i < lines.Count;)
        {
            if (lines[i].Trim().Length == 0)
            {
                i++;
                continue;
            }

            var part = lines.Skip(i).TakeWhile(line => line.Trim().Length > 0).ToList();
            if (Part(part, before + i + 1, findings) is { } block)
            {
                blocks.Add(block);
            }

            i += part.Count;
        }

        return blocks;
    }

    /// <summary>The words of a block, a line each item.</summary>
    public static IEnumerable<string> Words(Block block) => block switch
    {
        Paragraph paragraph => [paragraph.Text.ToString()],
        Bullets bullets => bullets.Items.Select(item => item.ToString()),
        Facts facts => facts.Items.Select(fact => $"{fact.Label}: {fact.Value}"),
        _ => [],
    };

    static Block? Part(List<string> part, int number, Findings findings)
    {
        var items = new List<Item>();
        var isNumbered = Numbered().IsMatch(part[0]);
        var sign = isNumbered ? Numbered() : Dash().IsMatch(part[0]) ? Dash() : null;
        for (var i = 0; i < part.Count; i++)
        {
            var line = part[i];
            if (sign?.Match(line) is { Success: true } item)
            {
                items.Add(new Item(line[item.Length..], number + i));
                if (item.Groups[1] is { Success: true } said && said.Value != $"{items.Count}")
                {
                    findings.Add($"line {number + i}: the item is numbered {said.Value}, not {items.Count}", "number the items 1, 2, 3");
                }
            }
            else if (!IsMoreWords(line, inList: sign is not null))
            {
                findings.Add($"line {number + i}: {Findings.Quote(line)} is Markdown that cards cannot show",
                    "use paragraphs, '- ' lists and '1. ' lists with an empty line before and after, and two spaces before an item's second line");
                return null;
            }
            else if (items.Count == 0)
            {
                items.Add(new Item(line.Trim(), number));
            }
            else
            {
                items[^1] = items[^1] with { Words = $"{items[^1].Words} {line.Trim()}" };
            }
        }

        var texts = items.Select(item => ArticleLine.Read(item.Words, item.Number, findings)).ToList();
        return sign is null ? new Paragraph(texts[0]) : List(texts, isNumbered);
    }

    static bool IsMoreWords(string line, bool inList) =>
        inList ? line.StartsWith("  ", StringComparison.Ordinal) && !Forbidden().IsMatch(line.TrimStart()) : !Forbidden().IsMatch(line);

    static Block List(List<Text> items, bool isNumbered)
    {
        var facts = isNumbered ? [] : items.Select(Labelled).OfType<Fact>().ToList();
        return facts.Count == items.Count ? new Facts(facts) : new Bullets(items, isNumbered);
    }

    /// <summary><c>**Label:** value</c></summary>
    static Fact? Labelled(Text item) =>
        item.Spans is [Plain { Style: Style.Bold } label, Plain { Style: Style.None } rest, ..] && label.Value.EndsWith(':') && label.Value.Length <= LongestLabel
            ? new Fact(label.Value[..^1], new Text([new Plain(rest.Value.TrimStart()), .. item.Spans.Skip(2)]))
            : null;

    /// <summary>A paragraph or an item, and the line it starts on.</summary>
    sealed record Item(string Words, int Number);

    [GeneratedRegex(@"^([0-9]{1,2})\. +(?=\S)")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^- +(?=\S)")]
    private static partial Regex Dash();

    // Headings, quotes, tables, other bullets and numbers, rules, code blocks, HTML: everything else that starts a block.
    [GeneratedRegex(@"^(?:\s|[#>|=]|[-+*](?:\s|\z)|[0-9]+[.)](?:\s|\z)|```|~~~|(?:[-*_] *){3,}\z)")]
    private static partial Regex Forbidden();
}
