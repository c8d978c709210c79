using Demarc.Understanding.Scoring;

namespace Demarc.Understanding.Requests;

/// <summary>The articles that may answer a request, and how sure that is.</summary>
sealed class Pages
{
    const int MostOffered = 3;
    const double LeastKinship = 0.2;
    const double StandsOut = 0.75;

    readonly Request request;
    readonly IReadOnlyList<FoundArticle> found;
    readonly UnderstandingOptions options;
    readonly double first;
    readonly double amongThree;

    /// <summary>How often the article found first answers.</summary>
    public double Odds => first;

    /// <summary>One of three may well answer.</summary>
    public bool MayAnswer => amongThree >= options.Offer;

    /// <param name="found">Best first.</param>
    /// <param name="evidence">For the first of them; null when there is none.</param>
    public Pages(Request request, IReadOnlyList<FoundArticle> found, Evidence? evidence, UnderstandingOptions options)
    {
        (this.request, this.found, this.options, Evidence) = (request, found, options, evidence);
        if (evidence is not null)
        {
            first = evidence.Odds(EvidenceWeights.Answers.First);
            amongThree = Math.Max(first, evidence.Odds(EvidenceWeights.Answers.AmongThree));
        }
    }

    public Evidence? Evidence { get; }

    /// <summary>Up to three, best first.</summary>
    public IEnumerable<Lesson> Offered => found.Take(MostOffered).Select(each => each.Lesson);

    /// <summary>The article found first, when it is likely enough.</summary>
    public string? First => found.Count > 0 && first >= options.Article ? found[0].Lesson.Article : null;

    /// <summary>What the article found first is about.</summary>
    public string Intent => found.Count > 0 ? found[0].Lesson.Intent : Examples.None;

    /// <summary>One page is so clearly meant that it answers though the words leave open what is asked.</summary>
    public bool StandOut => found.Count > 0 && first >= StandsOut && !request.HasOrder && Answer(found[0].Lesson.Intent);

    /// <summary>Is this intent answered by a page? One about a record is answered from the record.</summary>
    public bool Answer(string intent) =>
        found.Count > 0 && (Informational.Answers(intent, request, first) || (found[0].Lesson.Intent == intent && Informational.IsTaughtOnly(intent)));

    /// <summary>The best page about that.</summary>
    public Lesson? Of(string intent) => found.FirstOrDefault(each => each.Lesson.Intent == intent && each.Kinship >= LeastKinship).Lesson;

    /// <summary>The page, up to three to choose from, or the word that none answers.</summary>
    /// <param name="rule">What a rule took it for.</param>
    public Judgement Judged(string? rule, string intent)
    {
        var offered = Offered.Select(lesson => new Candidate(lesson.Intent, lesson.Article, lesson.Title, amongThree / MostOffered)).ToList();
        return First is { } page ? new Judgement(intent, first, Outcome.Answer, rule == intent) { Article = page, Candidates = [.. offered.Skip(1)] }
            : amongThree >= options.Offer ? new Judgement(intent, first, Outcome.DidYouMean, rule == intent) { Article = found[0].Lesson.Article, Candidates = offered }
            : new Judgement(intent, 1 - amongThree, Outcome.Decline, false);
    }
}
