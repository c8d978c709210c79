using Demarc.Cards.Model;

namespace Demarc.Features.Knowledge;

/// <summary>An article as people see it: the answer, what to do, and how far to trust it. What was not read in a source never reads like a carrier's rule.</summary>
public static class ArticleCard
{
    public const string Name = "article";

    /// <param name="today">The reader's date: past its review the article says so.</param>
    public static Card Of(Article article, DateOnly today, IReadOnlyList<Button> buttons) => new(Name, TitleOf(article), Text.Plain($"{Caution(article)}{article.Answer}"))
    {
        Tone = article.Certainty == Certainty.L ? Tone.Unknown : Tone.Neutral,
        Body =
        [
            .. article.Certainty == Certainty.L ? [new Badge("Unverified", Tone.Unknown)] : Array.Empty<Block>(),
            .. article.Body,
            new Note(Text.Plain(string.Join(' ', Trust(article, today)))),
        ],
        Citations = [Cite(article)],
        AsksForFeedback = true,
        Buttons = buttons,
    };

    /// <summary>The article as a source of an answer: id and title, where it was read, how sure and how old it is.</summary>
    public static Citation Cite(Article article) =>
        new(TitleOf(article), $"{string.Join("; ", article.Sources)}. {Age(article)} {Sureness(article)}");

    static string TitleOf(Article article) => $"{article.Id} {article.Title}";

    /// <summary>Before the answer, where a phone shows nothing else.</summary>
    static string Caution(Article article) => (article.Certainty, article.Kind) switch
    {
        (Certainty.L, _) => "General knowledge, unverified: ",
        (Certainty.M, _) when article.Carrier is not null => $"Our reading, to confirm with {article.Carrier}: ",
        (Certainty.M, ArticleKind.Carrier) => "Our reading, to confirm with the carrier: ",
        (Certainty.M, ArticleKind.Regulated) => "Our reading of the rule: ",
        (Certainty.M, ArticleKind.Contract) => "Our reading, your contract decides: ",
        _ => "",
    };

    static IEnumerable<string> Trust(Article article, DateOnly today)
    {
        yield return Scope(article);
        yield return Sureness(article);
        yield return Age(article);
        if (article.IsReviewOverdue(today))
        {
            yield return $"Its review was due on {article.ReviewBy:yyyy-MM-dd}: confirm it before you rely on it.";
        }
    }

    static string Scope(Article article) => article switch
    {
        { Carrier: { } carrier } => $"{carrier} only.",
        { Kind: ArticleKind.Carrier } => "Each carrier has its own way: what is said here holds for the carrier it names.",
        { Kind: ArticleKind.Regulated } => "A public rule, not a carrier's promise.",
        { Kind: ArticleKind.Tool } => "About a tool: yours may be set up another way.",
        { Kind: ArticleKind.Process } => "How this desk works.",
        { Kind: ArticleKind.Contract } => "Contracts differ: yours decides.",
        { Kind: ArticleKind.Finance } => "For information: the finance team decides.",
        _ => "General, not one carrier's rule.",
    };

    static string Sureness(Article article) => article.Certainty switch
    {
        Certainty.H => "Read in the source.",
        Certainty.M => "Source plus our judgement.",
        _ => "General knowledge, unverified: confirm with the supplier.",
    };

    static string Age(Article article) => article.AsOf.IsReading
        ? $"Read in {article.AsOf.Words} in a source without a date: prices and contacts change."
        : $"Source of {article.AsOf.Words}: prices and contacts change.";
}
