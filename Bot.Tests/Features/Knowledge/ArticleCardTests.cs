using Demarc.Cards.Model;
using Demarc.Cards.Render.PlainText;
using Demarc.Features.Knowledge;
using Demarc.Tests.Cards.Gallery;

namespace Demarc.Tests.Features.Knowledge;

/// <summary>An article on a card says how far to trust it, everywhere it is shown.</summary>
public sealed class ArticleCardTests
{
    static readonly DateOnly Today = new(2026, 11, 24);

    public static TheoryData<string> Ids => [.. Known.Base.Articles.Select(article => article.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_article_is_shown_whole(string id)
    {
        var article = Known.Base.Article(id)!;
        var card = ArticleCard.Of(article, Today, [new FormButton("Ask a person", "question.new", id)]);

        var one = GalleryCase.Of("article", card);
        Assert.Empty(GalleryTests.Adaptive(one).Warnings);
        Assert.Empty(GalleryTests.Plain(one).Warnings);
        Assert.Equal(("article", $"{id} {article.Title}", true, false), (card.Name, card.Title, card.AsksForFeedback, card.IsGenerated));
        Assert.EndsWith(article.Answer.ToString(), card.Summary.ToString(), StringComparison.Ordinal);
        Assert.Equal("Ask a person", Assert.Single(card.Buttons).Label);
    }

    /// <summary>On a phone the summary stands alone: it must not pass for a rule of the carrier's.</summary>
    [Fact]
    public void What_was_not_read_in_a_source_never_reads_like_a_carriers_rule()
    {
        foreach (var article in Known.Base.Articles)
        {
            var summary = PlainTextRenderer.Summary(ArticleCard.Of(article, Today, []), GalleryTests.Context);

            var isCautious = summary.StartsWith("General knowledge, unverified: ", StringComparison.Ordinal) || summary.StartsWith("Our reading", StringComparison.Ordinal);
            var mayPassForRule = article.Certainty == Certainty.L
                || (article.Certainty == Certainty.M && (article.Carrier is not null || article.Kind is ArticleKind.Carrier or ArticleKind.Regulated or ArticleKind.Contract));
            Assert.Equal(mayPassForRule, isCautious);
        }
    }

    [Fact]
    public void Scope_certainty_and_age_are_in_words()
    {
        Assert.Equal("Lumen only. Read in the source. Read in 2026 in a source without a date: prices and contacts change.", Trust("KA-06"));
        Assert.Equal("Lumen only. Source plus our judgement. Source of July 21, 2017: prices and contacts change.", Trust("KA-07"));
        Assert.Equal("General, not one carrier's rule. Read in the source. Source of 2014: prices and contacts change.", Trust("KA-03"));
        Assert.StartsWith("Verizon only. General knowledge, unverified: confirm with the supplier.", Trust("KA-57"), StringComparison.Ordinal);
        Assert.StartsWith("A public rule, not a carrier's promise.", Trust("KA-27"), StringComparison.Ordinal);
        Assert.StartsWith("Each carrier has its own way", Trust("KA-12"), StringComparison.Ordinal);
        Assert.StartsWith("About a tool", Trust("KA-05"), StringComparison.Ordinal);
        Assert.StartsWith("How this desk works.", Trust("KA-54"), StringComparison.Ordinal);
        Assert.StartsWith("Contracts differ", Trust("KA-64"), StringComparison.Ordinal);
        Assert.StartsWith("For information: the finance team decides.", Trust("KA-65"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unverified_article_carries_a_sign()
    {
        var card = ArticleCard.Of(Known.Base.Article("KA-57")!, Today, []);

        Assert.Equal(new Badge("Unverified", Tone.Unknown), card.Body[0]);
        Assert.Equal(Tone.Unknown, card.Tone);
        Assert.Equal(Tone.Neutral, ArticleCard.Of(Known.Base.Article("KA-03")!, Today, []).Tone);
    }

    [Fact]
    public void Past_its_review_it_says_so()
    {
        var article = Known.Base.Article("KA-07")!;

        Assert.DoesNotContain("review", Trust("KA-07", article.ReviewBy), StringComparison.Ordinal);
        Assert.EndsWith("Its review was due on 2027-05-31: confirm it before you rely on it.", Trust("KA-07", article.ReviewBy.AddDays(1)), StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_cited_with_id_title_source_age_and_certainty()
    {
        var citation = ArticleCard.Cite(Known.Base.Article("KA-13")!);

        Assert.Equal("KA-13 Verizon late-install credit", citation.Title);
        Assert.Equal("VZ-SLA: verizon.com/business/en-sg/terms/us/products/internet/sla. Read in 2026 in a source without a date: prices and contacts change. Read in the source.", citation.Detail);
        Assert.Null(citation.Url);
    }

    static string Trust(string id, DateOnly? today = null) =>
        Assert.IsType<Note>(ArticleCard.Of(Known.Base.Article(id)!, today ?? Today, []).Body[^1]).Text.ToString();
}
