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

    /// <summary>By a rule that is sure, whatever the scores say.</summary>
    public bool IsDecided { get; init; }

    /// <summary>Something that can be answered, and is meant.</summary>
    public bool IsClear => Outcome == Outcome.Answer && Intent is not Examples.None and not "oos.chitchat";
}

/// <summary>Decides what a request means: by a rule that is sure, else by what rules, scorers and lessons say together.</summary>
sealed class Judge(RuleBook rules, Fusion fusion, IntentModel model, Lessons.Taught taught, UnderstandingOptions options)
{
    const int MostCandidates = 3;
    const double LeastShare = 0.03;

    // What must not be answered by a page that happens to be near.
    static readonly string[] Guarded = ["oos.restricted", "oos.injection"];

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

        // "When do I get paid" names no order: a page answers it when one clearly does.
        var decided = new Judgement(rule.Intent, rule.Confidence, Outcome.Answer, true) { IsDecided = rule.Confidence >= RuleBook.Sure };
        return Informational.AreAskedInGeneral(rule.Intent) && PagesFor(request, rule.Intent).Pages is { First: { } page } pages && pages.Answer(rule.Intent) ? decided with { Article = page } : decided;
    }

    static bool IsDecisive(Rule rule) => rule.Confidence >= RuleBook.Sure || rule.Intent.StartsWith("meta.", StringComparison.Ordinal);

    Judgement ByScore(Request request)
    {
        var rule = rules.First(request);
        var (pages, ranking) = PagesFor(request, rule?.Intent);
        var best = ranking[0];
        var confidence = Calibration.Confidence(best.Share);
        var candidates = CandidatesOf(request, ranking, pages);
        if (Examples.IsElsewhere(best.Intent) && rule?.Intent != best.Intent)
        {
            return Guarded.Contains(best.Intent) && confidence >= options.Answer ? new Judgement(best.Intent, confidence, Outcome.Answer, false)
                : pages.Judged(null, pages.Intent) is { Outcome: not Outcome.Decline } page ? page
                : best.Intent == Examples.None || confidence < options.Answer ? new Judgement(Examples.None, confidence, Outcome.Decline, false)
                : new Judgement(best.Intent, confidence, Outcome.Answer, false);
        }

        if (pages.Answer(best.Intent))
        {
            return IsInTables(request) && confidence >= options.Answer ? new Judgement(best.Intent, confidence, Outcome.Answer, rule?.Intent == best.Intent) { Article = pages.First, Candidates = candidates }
                : pages.Judged(rule?.Intent, best.Intent);
        }

        return confidence < options.Answer && rule is null && pages.StandOut ? pages.Judged(null, pages.Intent) : OfRecord(best, confidence, rule, candidates);
    }

    (Pages Pages, IReadOnlyList<Ranked> Ranking) PagesFor(Request request, string? likely)
    {
        var words = WordsOf(request);
        var kin = Fusion.Kin(request, taught.Index, words);
        var ranking = fusion.Rank(request, kin, taught.Index.Lessons, likely);
        return (new Pages(request, taught.Model.Best(request, kin), ranking, model, words.Count, options), ranking);
    }

    // A question about a record, or something to be done.
    Judgement OfRecord(Ranked best, double confidence, Rule? rule, List<Candidate> candidates)
    {
        if (candidates.Count == 0 && confidence < options.Answer)
        {
            return new Judgement(Examples.None, confidence, Outcome.Decline, false);
        }

        var judgement = new Judgement(best.Intent, confidence, Outcome.Answer, rule?.Intent == best.Intent);
        return confidence >= options.Answer ? judgement with { Candidates = [.. candidates.Where(candidate => candidate.Intent != best.Intent)] }
            : confidence >= options.Suggest ? judgement with { Outcome = Outcome.DidYouMean, Candidates = candidates }
            : judgement with { Intent = Examples.None, Outcome = Outcome.Decline };
    }

    // Codes and fields are looked up, whichever page is near.
    static bool IsInTables(Request request) => request.Has(EntityKind.Code) || request.Has(EntityKind.Field);

    List<Candidate> CandidatesOf(Request request, IReadOnlyList<Ranked> ranking, Pages pages)
    {
        var entities = request.Found.Select(found => EntityReader.AsWritten(request.Said, found)).ToList();
        var candidates = new List<Candidate>();
        foreach (var ranked in ranking.Where(ranked => ranked.Share >= LeastShare))
        {
            var lesson = Informational.Answers(ranked.Intent, request, 1) ? pages.Of(ranked.Intent) : null;
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
