using System.Net;
using CsCheck;
using Demarc.Cards.Model;
using Demarc.Cards.Render;
using Demarc.Cards.Render.AdaptiveCards;
using Demarc.Tests.Cards.Gallery;
using Markdig;

namespace Demarc.Tests.Cards;

public sealed class AdaptiveCardRendererTests
{
    static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().UseAutoLinks().UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough).UsePipeTables().UseTaskLists().Build();

    [Theory]
    [InlineData(12 * 1024)]
    [InlineData(5 * 1024)]
    public void A_large_card_is_drawn_as_small_as_asked_and_says_what_is_missing(int most)
    {
        var rows = Enumerable.Range(0, 200).Select(i => (IReadOnlyList<Text>)[Text.Plain($"Order {i}"), Text.Plain("Waiting for the carrier")]).ToList();
        var card = new Card("large", "All orders", "Two hundred orders.") { Body = [new Table("Orders", ["Order", "Stage"], rows)] };

        var drawn = AdaptiveCardRenderer.Render(card, new RenderContext(new Reader()) { MostBytes = most });

        Assert.InRange(AdaptiveCardRenderer.SizeOf(drawn.Payload), 500, most);
        Assert.Contains("more rows", drawn.Payload.ToJsonString(AdaptiveCardRenderer.Json));
    }

    /// <summary>A bold digit is some 9 pixels wide, a narrow card some 370.</summary>
    [Theory]
    [InlineData("48213")]
    [InlineData("901774")]
    [InlineData("ESC-1014")]
    public void The_number_of_an_order_is_not_cut_in_two_by_long_neighbours(string number)
    {
        var card = new Card("narrow", "Orders", "One order.") { Body = [new Table("Orders", ["Order", "Customer", "How it stands"], [[number, "Redwood Credit Union, AT&T DIA 1G", "Red, late: FOC missed by 6 business days"]])] };

        var drawn = AdaptiveCardRenderer.Render(card, new RenderContext(new Reader())).Payload;

        var columns = drawn["body"]!.AsArray().Where(block => block!["type"]!.GetValue<string>() == "ColumnSet").Select(block => block!["columns"]!.AsArray().Select(column => column!["width"]!.GetValue<int>()).ToList()).Last(widths => widths.Count == 3);
        Assert.True(370.0 * columns[0] / columns.Sum() >= 9 * number.Length, string.Join(':', columns));
    }

    [Theory]
    [InlineData(Tone.Neutral, "Saved.")]
    [InlineData(Tone.Good, "✓ Good")]
    public void A_sentence_without_a_title_has_no_heading(Tone tone, string first)
    {
        var drawn = AdaptiveCardRenderer.Render(new Card("line", " ", "Saved.") { Tone = tone }, new RenderContext(new Reader())).Payload.ToJsonString(AdaptiveCardRenderer.Json);

        Assert.DoesNotContain("heading", drawn);
        Assert.DoesNotContain("–", drawn);
        Assert.Contains(first, drawn);
    }

    [Theory]
    [InlineData("Saved. I may write at any hour.")]
    [InlineData("AT&T's order #48213 is due Mon Nov 23, 10:42 AM CST (in 3 days); cost: $1,200.50.")]
    [InlineData("Pedido número 12: ¿listo?")]
    public void Ordinary_sentences_are_calm(string words) => Assert.True(AdaptiveCardRenderer.IsCalm(words));

    [Fact]
    public void Calm_words_mean_the_same_to_a_reader_of_markdown() => Gen.OneOf(Fragments.Array[1, 6].Select(string.Concat), Gen.String).Sample(
        words =>
        {
            if (AdaptiveCardRenderer.IsCalm(words) && Visible.Clean(words) == words && words.Length > 0)
            {
                Assert.Equal($"<p>{words}</p>", WebUtility.HtmlDecode(Markdig.Markdown.ToHtml(words, Markdown).TrimEnd('\n')));
            }
        },
        iter: 5000);

    [Fact]
    public void Words_that_would_act_are_not_calm() =>
        Assert.All(Hostile.Strings.Take(10), words => Assert.False(AdaptiveCardRenderer.IsCalm(words), words));

    static Gen<string> Fragments => Gen.OneOf(
        Words("*", "_", "**", "`", "~", "~~", "[x]", "(https://evil.example)", "[", "]", "<b>", "<", ">", "#", "- ", "+ ", "1. ", "1) ", "|", "\\", "&lt;", "&", "=", "---", "    ", "!", ":", "//", "@", "."),
        Words("order ", "AT&T", "evil.example", "https", "www", "48213", " ", "x", "é", "ftp", "mailto:"));

    static Gen<string> Words(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
