using System.Text.Json.Nodes;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Demarc.Tests.Cards.Gallery;

/// <summary>
/// Reads a card the way the most eager client would: every place that may be Markdown is parsed as Markdown, with tables, strike-through and
/// addresses that become links by themselves. Nothing may come of it but words, and a mention only where the card's entities name it.
/// </summary>
static class NothingActs
{
    static readonly MarkdownPipeline Eager = new MarkdownPipelineBuilder()
        .UseAutoLinks().UsePipeTables().UseEmphasisExtras(EmphasisExtraOptions.Strikethrough).UseTaskLists().Build();

    public static void In(JsonObject card)
    {
        var mentions = card["msteams"]?["entities"]?.AsArray().Select(entity => entity!["text"]!.GetValue<string>()).ToList() ?? [];
        Visit(card, mentions);
    }

    static void Visit(JsonNode? node, List<string> mentions)
    {
        switch (node)
        {
            case JsonArray array:
                foreach (var one in array)
                {
                    Visit(one, mentions);
                }

                break;
            case JsonObject element:
                Element(element, mentions);
                foreach (var (name, value) in element)
                {
                    // What stands in an input is given back to its author as it was typed; no client reads it as anything.
                    if (name != "msteams" && !(name == "value" && element["type"]?.GetValue<string>() == "Input.Text"))
                    {
                        Visit(value, mentions);
                    }
                }

                break;
            case JsonValue value when value.TryGetValue<string>(out var words):
                Assert.DoesNotMatch(@"\{\{\s*(DATE|TIME)\s*\(", words);
                Assert.DoesNotContain(words, c => char.IsControl(c) && c != '\n');
                Assert.DoesNotMatch("[\u202A-\u202E\u2066-\u2069]", words);
                Assert.DoesNotMatch(@"(?i)(<|&lt;|&#60;)\s*/?\s*at\b", mentions.Aggregate(words, (left, tag) => left.Replace(tag, "", StringComparison.Ordinal)));
                break;
        }
    }

    static void Element(JsonObject element, List<string> mentions)
    {
        var type = element["type"]?.GetValue<string>();
        if (type == "TextBlock")
        {
            var text = element["text"]!.GetValue<string>();
            var isOurs = mentions.Any(text.Contains);
            Check(mentions.Aggregate(text, (left, tag) => left.Replace(tag, "Ana", StringComparison.Ordinal)), mayHaveMarks: isOurs);
        }

        if (element["errorMessage"] is { } message)
        {
            Check(message.GetValue<string>(), mayHaveMarks: false);
        }

        if (element["choices"] is JsonArray choices && (element["style"]?.GetValue<string>() == "expanded" || element["isMultiSelect"] is not null))
        {
            foreach (var choice in choices)
            {
                Check(choice!["title"]!.GetValue<string>(), mayHaveMarks: false);
            }
        }
    }

    /// <param name="mayHaveMarks">A text with a mention holds our own bold words and links.</param>
    static void Check(string markdown, bool mayHaveMarks)
    {
        var document = Markdown.Parse(markdown, Eager);
        Assert.All(document, block => Assert.IsType<ParagraphBlock>(block));
        foreach (var inline in document.Descendants<Inline>())
        {
            var isOurs = mayHaveMarks && (inline is EmphasisInline { DelimiterChar: '*', DelimiterCount: 2 } || inline is LinkInline { IsImage: false, IsAutoLink: false });
            Assert.True(inline is LiteralInline or LineBreakInline or ContainerInline { FirstChild: not null } and not (EmphasisInline or LinkInline) || isOurs,
                $"{inline.GetType().Name} in: {markdown}");
        }
    }
}
