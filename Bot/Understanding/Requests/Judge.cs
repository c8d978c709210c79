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

/// <summary>What was seen of a request before anything was decided.</summary>
/// <param name="Intent">What a sure rule takes it for, or what is ranked first.</param>
/// <param name="Record">What speaks for that.</param>
sealed record Sight(Rule? Rule, string Intent, IReadOnlyList<Ranked> Ranking, Pages Pages, Evidence Record);

/// <summary>Decides what a request means: by a rule that is sure, else by what rules, scorers and lessons say together.</summary>
sealed class Judge(RuleBook rules, Fusion fusion, IntentModel model, Lessons.Taught taught, UnderstandingOptions options)
{
    const int MostCandidates = 3;
    const double LeastShare = 0.03;
    const double ManyStrangers = 0.3;
    const int FewWords = 3;
    const string Definition = "term.define";

    // What must not be answered by a page that happens to be near.
    static readonly string[] Guarded = ["oos.restricted", "oos.injection"];

    public Judgement Of(Request request)
    {
        var judged = rules.First(request) is { } rule && IsDecisive(rule) && !IsDefinition(request) ? By(request, rule) : ByScore(request);

        // What a button says is meant, however few words it has.
        return judged.Outcome != Outcome.Answer && Buttons.IntentOf(request.AsWritten) is { } pressed ? new Judgement(pressed, RuleBook.Sure, Outcome.Answer, true) : judged;
    }

    /// <summary>The rule that holds, if any.</summary>
    public Rule? RuleFor(Request request) => rules.First(request);

    /// <summary>What that rule takes it for, with the article that answers it.</summary>
    public Judgement By(Request request, Rule rule)
    {
        if (!IsDecisive(rule) || IsAskedOfOthers(request, rule))
        {
            return ByScore(request);
        }

        var decided = new Judgement(rule.Intent, rule.Confidence, Outcome.Answer, true) { IsDecided = rule.Confidence >= RuleBook.Sure };
        if (!MayBeAskedInGeneral(request, rule))
        {
            return decided;
        }

        // "When do I get paid" names no order: a page answers it when one clearly does. "Will they cancel the order if we are late" wants no order cancelled.
        var sight = See(request);
        return Informational.AreAskedInGeneral(rule.Intent) && sight.Pages is { First: { } page } && sight.Pages.Answer(rule.Intent) ? decided with { Article = page }
            : sight.Record.Odds(EvidenceWeights.Answers.Record) >= options.Answer ? decided
            : InDoubt(request, sight, decided);
    }

    /// <summary>What rules, scorers and lessons make of it, and what speaks for that.</summary>
    public Sight See(Request request)
    {
        var rule = rules.First(request);
        var strangers = StrangersIn(request);
        var words = WordsOf(request);
        var kin = Fusion.Kin(request, taught.Index, words);

        // A rule knows its own words alone.
        var ranking = fusion.Rank(request, kin, taught.Index.Lessons, rule is not null && IsAskedOfOthers(request, rule) ? null : rule?.Intent);
        var near = Nearby.Of(request, model);
        var found = taught.Model.Best(request, kin);
        var pages = new Pages(request, found, found.Count == 0 ? null : Evidence.OfPage(request, found, ranking, near, strangers, words.Count), options);
        var intent = rule is not null && IsDecisive(rule) && !IsAskedOfOthers(request, rule) ? rule.Intent : ranking[0].Intent;
        return new Sight(rule, intent, ranking, pages, Evidence.OfRecord(request, intent, rule, ranking, near, strangers, pages.Odds));
    }

    // What names a record, asks which records, answers a question or is said in a few words of its own is meant.
    static bool MayBeAskedInGeneral(Request request, Rule rule) =>
        !rule.IsWhole && !(rule.Intent == "order.list" && request.First is "which") && !request.IsAboutOrder() && !request.HasName && !request.IsAboutEscalation() && request.Context is { FocusKind: null, PendingIntent: null }
        && (Informational.IsAsked(request) || request.Content() > FewWords)
        && (rule.Intent.Split('.')[0] is "order" or "port" or "bill" or "comm" or "esc" or "jep" or "proj" or "form" ? rule.Intent != "esc.outage" : rule.Intent is "meta.help" or "meta.cancel" or "meta.human" && request.Content() > FewWords);

    // The page when it is the likelier, else both to choose from.
    Judgement InDoubt(Request request, Sight sight, Judgement decided)
    {
        if (!sight.Pages.MayAnswer)
        {
            return decided;
        }

        if (sight.Pages.First is not null && Informational.IsOfRecords(decided.Intent))
        {
            return sight.Pages.Judged(null, sight.Pages.Intent);
        }

        var entities = request.Found.Select(found => EntityReader.AsWritten(request.Said, found)).ToList();
        var own = Buttons.LabelOf(decided.Intent, null, entities) is { } label ? [new Candidate(decided.Intent, null, label, decided.Confidence)] : Array.Empty<Candidate>();
        var offered = sight.Pages.Offered.Select(lesson => new Candidate(lesson.Intent, lesson.Article, lesson.Title, sight.Pages.Odds));
        return decided with { Outcome = Outcome.DidYouMean, IsDecided = false, Candidates = [.. own.Concat(offered).Take(MostCandidates)] };
    }

    static bool IsDecisive(Rule rule) => rule.Confidence >= RuleBook.Sure || rule.Intent.StartsWith("meta.", StringComparison.Ordinal);

    // "Cancel my newspaper": a command of ours, said of what is nothing of ours.
    bool IsAskedOfOthers(Request request, Rule rule) =>
        rule.Intent.Split('.')[0] is not ("meta" or "oos" or "people") && !request.IsAboutOrder() && !request.HasName && !request.IsAboutEscalation() && request.Context.FocusKind is null
        && StrangersIn(request) is var strangers && strangers.Everyday + strangers.Names >= ManyStrangers;

    Strangers StrangersIn(Request request) => Strangers.Of(request, word => model.IsFamiliar(Stems.Of(word)) || taught.IsFamiliar(word));

    Judgement ByScore(Request request)
    {
        var sight = See(request);
        var (rule, _, ranking, pages, _) = sight;
        var best = ranking[0];
        var confidence = Calibration.Confidence(best.Share);

        // "What is a FOC" asks for the word, whatever was talked of.
        if (TableLeadsTo(request) is { } said && (rule is null || rule.Intent == Definition || IsDefinition(request)))
        {
            return new Judgement(Definition, RuleBook.Likely, Outcome.Answer, true) { Article = pages.First ?? Taught(said) };
        }

        if (Examples.IsElsewhere(best.Intent) && rule?.Intent != best.Intent)
        {
            return Guarded.Contains(best.Intent) && confidence >= options.Answer ? new Judgement(best.Intent, confidence, Outcome.Answer, false)
                : pages.Judged(null, pages.Intent) is { Outcome: not Outcome.Decline } page ? page
                : best.Intent == Examples.None || confidence < options.Answer ? new Judgement(Examples.None, confidence, Outcome.Decline, false)
                : new Judgement(best.Intent, confidence, Outcome.Answer, false);
        }

        var candidates = CandidatesOf(request, ranking, pages);
        if (pages.Answer(best.Intent))
        {
            return IsInTables(request, best.Intent) && confidence >= options.Answer ? new Judgement(best.Intent, confidence, Outcome.Answer, rule?.Intent == best.Intent) { Article = pages.First ?? Taught(TableLeadsTo(request)), Candidates = candidates }
                : pages.Judged(rule?.Intent, best.Intent);
        }

        var ofRecord = sight.Record.Odds(EvidenceWeights.Answers.Record);
        return ofRecord < options.Answer && rule is null && pages.StandOut ? pages.Judged(null, pages.Intent)
            : ofRecord < options.Answer && Informational.IsOfRecords(best.Intent) && pages.MayAnswer ? InDoubt(request, sight, new Judgement(best.Intent, ofRecord, Outcome.Answer, false))
            : OfRecord(best, ofRecord, rule, candidates);
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

    // A word of the glossary and hardly anything else: "what is a FOC".
    static bool IsDefinition(Request request) => TableLeadsTo(request) is not null && !request.HasOrder && request.Content() <= 2;

    string? Taught(string? article) => taught.Index.Lessons.Any(lesson => lesson.Article == article) ? article : null;

    // The article the glossary names beside a term that is asked for.
    static string? TableLeadsTo(Request request) => request.Found.Select(found => found.Detail).FirstOrDefault(detail => detail?.StartsWith("KA-", StringComparison.Ordinal) == true);

    // Codes and fields are looked up, whichever page is near.
    static bool IsInTables(Request request, string intent) => intent.Split('.')[0] switch
    {
        "jep" or "port" => request.Has(EntityKind.Code),
        "form" => request.Has(EntityKind.Field) || request.Has(EntityKind.CircuitId),
        "term" => request.Has(EntityKind.Code) || request.Has(EntityKind.Field),
        _ => false,
    };

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
