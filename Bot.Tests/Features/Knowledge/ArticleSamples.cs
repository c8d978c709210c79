using Demarc.Cards.Model;
using Demarc.Features.Knowledge;
using Demarc.Tests.Cards.Gallery;
using Demarc.Turns;

namespace Demarc.Tests.Features.Knowledge;

/// <summary>Articles small, the longest there is, unverified, longer than any file may be, and hostile in every part.</summary>
public sealed class ArticleSamples : IGalleryProvider
{
    static readonly DateOnly Today = new(2026, 11, 24);

    static readonly Article Small = new(
        "KA-99", "Who signs?", null, ArticleKind.Process, Certainty.H, [new Source("DESK", "practice of this order desk")], new AsOf(2026, 11, null, false),
        Role.PartnerSupport, new DateOnly(2027, 11, 30), ["order.submit"], "sign", ["who signs"], "The customer signs.", []);

    public IEnumerable<GalleryCase> Cases()
    {
        yield return One("small", Small);
        yield return One("longest", Known.Base.Articles.MaxBy(article => article.PlainText.Length)!);
        yield return One("unverified", Known.Base.Article("KA-57")!);
        yield return One("overdue", Known.Base.Article("KA-07")!, Today.AddYears(2));
        yield return One("absurd", Every(string.Join(' ', Enumerable.Range(1, 300).Select(i => $"word{i}")), 60)) with { IsGolden = false };
        yield return One("hostile", Every(Hostile.Strings[0], 1));
        for (var i = 1; i < Hostile.Strings.Count; i++)
        {
            yield return One($"hostile.{i:00}", Every(Hostile.Strings[i], 1)) with { IsGolden = false };
        }
    }

    /// <summary>The same words in every part that holds words.</summary>
    static Article Every(string words, int times) => Small with
    {
        Title = words,
        Carrier = words,
        Kind = ArticleKind.Carrier,
        Certainty = Certainty.M,
        Sources = [.. Enumerable.Repeat(new Source(words, words), times)],
        Answer = words,
        Body = [.. Enumerable.Repeat<Block[]>([new Paragraph(words), new Bullets([words]), new Facts([new Fact(words, words)])], times).SelectMany(blocks => blocks)],
    };

    static GalleryCase One(string name, Article article, DateOnly? today = null) =>
        GalleryCase.Of("article." + name, ArticleCard.Of(article, today ?? Today, [new AskButton("What is a jeopardy?", "what is a jeopardy?"), new FormButton("Ask a person", "question.new", article.Id)]));
}
