using Demarc.Understanding.Entities;
using Demarc.Understanding.Rules;
using Demarc.Understanding.Scoring;
using Demarc.Understanding.Words;

namespace Demarc.Understanding.Requests;

/// <summary>What one request was taken to mean.</summary>
/// <param name="ByRule">A rule decided, not a score.</param>
sealed record Judgement(string Intent, double Confidence, Outcome Outcome, bool ByRule)
{
    public string? Article { get; init; }

    public IReadOnlyList<Candidate> Candidates { get; init; } = [];

    /// <summary>Something that can be answered, and is meant.</summary>
    public bool IsClear => Outcome == Outcome.Answer && Intent is not Examples.None and not "oos.chitchat";
}

/// <summary>Decides what a request means: by a rule that is sure, else by what rules, scorers and lessons say together.</summary>
sealed class Judge(RuleBook rules, Fusion fusion, Lessons.Taught taught, UnderstandingOptions options)
{
    const int MostCandidates = 3;
    const double LeastShare = 0.03;
    const double LeastKinship = 0.2;
    const double StandsOut = 0.55;
    const double StandsClear = 0.7;

    public Judgement Of(Request request) => rules.First(request) is { } rule && IsDecisive(rule) ? By(request, rule) : ByScore(request);

    /// <summary>The rule that holds, if any.</summary>
    public Rule? RuleFor(Request request) => rules.First(request);

    /// <summary>What that rule takes it for, with the article that answers it.</summary>
    public Judgement By(Request request, Rule rule)
    {
        if (!IsDecisive(rule))
        {
            return ByScore(request);
        }

        return new Judgement(rule.Intent, rule.Confidence, Outcome.Answer, true);
    }

    static bool IsDecisive(Rule rule) => rule.Confidence >= RuleBook.Sure || rule.Intent.StartsWith("meta.", StringComparison.Ordinal);

    Judgement ByScore(Request request)
    {
        var rule = rules.First(request);
        var kin = Fusion.Kin(request, taught.Index, WordsOf(request));
        var ranking = fusion.Rank(request, kin, rule?.Intent);
        var best = ranking[0];
        var confidence = Calibration.Confidence(best.Share);
        var articles = Fusion.Articles(kin, ranking);
        var candidates = CandidatesOf(request, ranking, articles);
        if (confidence < options.Answer && rule is null && IsRecognised(request, articles))
        {
            return new Judgement(articles[0].Lesson.Intent, Calibration.OfArticle(Margin(articles)), Outcome.Answer, false) { Article = articles[0].Lesson.Article, Candidates = [.. candidates.Where(candidate => candidate.Article != articles[0].Lesson.Article)] };
        }

        if (best.Intent == Examples.None || (candidates.Count == 0 && confidence < options.Answer))
        {
            return NotUnderstood(confidence, candidates);
        }

        var judgement = new Judgement(best.Intent, confidence, Outcome.Answer, rule?.Intent == best.Intent) { Article = ArticleFor(request, best, articles) };
        return judgement.Article is not null && confidence >= options.Answer && !IsInTables(request) && Calibration.OfArticle(Margin(articles)) < options.Article ? judgement with { Outcome = Outcome.DidYouMean, Candidates = AmongArticles(articles, confidence) }
            : confidence >= options.Answer ? judgement with { Candidates = [.. candidates.Where(candidate => candidate.Intent != best.Intent || (candidate.Article is not null && candidate.Article != judgement.Article))] }
            : confidence >= options.Suggest ? judgement with { Outcome = Outcome.DidYouMean, Candidates = candidates }
            : judgement with { Intent = Examples.None, Outcome = Outcome.Decline, Article = null };
    }

    // Nothing the bot knows: sure of that, or with something near enough to ask about.
    Judgement NotUnderstood(double confidence, List<Candidate> candidates) =>
        confidence < options.Answer && candidates is [{ } first, ..] && first.Confidence >= options.Suggest
            ? new Judgement(Examples.None, confidence, Outcome.DidYouMean, false) { Candidates = candidates }
            : new Judgement(Examples.None, confidence, Outcome.Decline, false);

    // A question about a record is answered from it; an article answers it only when no record can be meant.
    static string? ArticleFor(Request request, Ranked best, IReadOnlyList<(Lesson Lesson, double Score)> articles)
    {
        if (articles is not [var (lesson, score), ..] || score < LeastKinship)
        {
            return null;
        }

        return Informational.Answers(best.Intent, request, score, Margin(articles)) || lesson.Intent == best.Intent && Informational.IsTaughtOnly(best.Intent) ? lesson.Article : null;
    }

    // The words leave the intent open, but one page stands out.
    bool IsRecognised(Request request, IReadOnlyList<(Lesson Lesson, double Score)> articles) =>
        articles is [var (lesson, score), ..] && score >= StandsOut && Calibration.OfArticle(Margin(articles)) >= StandsClear
        && Informational.Answers(lesson.Intent, request, score, Margin(articles)) && !request.HasOrder;

    // Codes and fields are looked up, whichever page is near.
    static bool IsInTables(Request request) => request.Has(EntityKind.Code) || request.Has(EntityKind.Field);

    static double Margin(IReadOnlyList<(Lesson Lesson, double Score)> articles) => articles.Count < 2 ? 1 : articles[0].Score - articles[1].Score;

    // What is asked is clear, which of the pages answers it is not.
    static List<Candidate> AmongArticles(IReadOnlyList<(Lesson Lesson, double Score)> articles, double confidence) =>
        [.. articles.Take(MostCandidates).Select(each => new Candidate(each.Lesson.Intent, each.Lesson.Article, each.Lesson.Title, confidence * Calibration.OfArticle(0)))];

    List<Candidate> CandidatesOf(Request request, IReadOnlyList<Ranked> ranking, IReadOnlyList<(Lesson Lesson, double Score)> articles)
    {
        var entities = request.Found.Select(found => EntityReader.AsWritten(request.Said, found)).ToList();
        var candidates = new List<Candidate>();
        foreach (var ranked in ranking.Where(ranked => ranked.Share >= LeastShare))
        {
            var lesson = Informational.Answers(ranked.Intent, request, 1, 1) ? articles.FirstOrDefault(each => each.Lesson.Intent == ranked.Intent && each.Score >= LeastKinship).Lesson : null;
            if (Buttons.LabelOf(ranked.Intent, lesson, entities) is { } label && candidates.All(candidate => candidate.Label != label))
            {
                candidates.Add(new Candidate(ranked.Intent, lesson?.Article, label, Calibration.Confidence(ranked.Share)));
            }

            if (candidates.Count == MostCandidates)
            {
                break;
            }
        }

        return candidates;
    }

    // For the lessons, names of carriers and codes count as words.
    static List<string> WordsOf(Request request)
    {
        var words = request.Words.Where(word => word[0] != '<').ToList();
        foreach (var found in request.Found)
        {
            if (found.Kind is EntityKind.Carrier or EntityKind.Code)
            {
                words.AddRange(Tokenizer.Tokens(NormalText.Of(found.Value)).Where(token => token.IsAlphanumeric).Select(token => token.Text));
            }
        }

        return words;
    }
}
