using Demarc.Understanding.Requests;
using Demarc.Understanding.Rules;
using Demarc.Understanding.Words;

namespace Demarc.Understanding.Scoring;

/// <summary>
/// What speaks for an answer: as numbers, in the order of <see cref="OfPages"/> or <see cref="OfRecords"/>. What each counts is fitted on questions that were
/// held back, on questions whose article was hidden, on lines nothing here answers, and on labelled questions (<c>eval evidence</c>), and stands in Data/evidence.tsv.
/// </summary>
/// <param name="HasCosines">There was an encoder.</param>
sealed record Evidence(double[] Facts, bool HasCosines)
{
    const double MostMargin = 6;
    const double MostMarginToThird = 8;

    /// <summary>For the article found first, and for the first three.</summary>
    public static readonly string[] OfPages =
    [
        "base",

        // By how much it scores above the second and the third, and how much of the question its words explain.
        "margin", "margin-to-third", "score", "kinship",

        // The belief that the question is nothing for this desk, the belief in what the article is about, and the length of the question.
        "elsewhere", "share", "words",

        // Words of the question that nothing here uses: everyday ones, and names or slips.
        "foreign", "foreign-names", "any-foreign",

        // How many of the scorers that work alone put it first.
        "voices",

        // What the question names and the article does not speak of, or asks for and the article does not hold.
        "other-carrier", "silent-carrier", "silent-code", "unmet",

        // Cosines: to the nearest line that is something for this desk, how much nearer than what is not, to the nearest line of the article.
        "near", "near-difference", "line",
    ];

    /// <summary>For an intent that is answered from records.</summary>
    public static readonly string[] OfRecords =
    [
        "base", "share", "margin", "elsewhere", "words", "foreign", "foreign-names", "any-foreign",

        // A record is named or was talked of; a rule takes it for this, and is sure; it is put as a question, and about no record; it is about what is the asker's own.
        "named", "by-rule", "by-sure-rule", "asked", "asked-in-general", "own",

        // Log-odds of the article found first, and the same when no record is named.
        "page", "page-in-general",
        "near", "near-difference",
    ];

    /// <summary>Places of the two.</summary>
    public static readonly int Page = Array.IndexOf(OfRecords, "page");
    static readonly int Named = Array.IndexOf(OfRecords, "named");

    /// <summary>The last of the facts need an encoder.</summary>
    const int CosinesOfPages = 3;
    const int CosinesOfRecords = 2;

    public static Evidence OfPage(Request request, IReadOnlyList<FoundArticle> found, IReadOnlyList<Ranked> ranking, Nearby near, Strangers strangers, int words)
    {
        var first = found[0];
        return new Evidence(
        [
            1,
            Math.Min(first.Score - (found.Count > 1 ? found[1].Score : 0), MostMargin), Math.Min(first.Score - (found.Count > 2 ? found[2].Score : 0), MostMarginToThird), first.Score, first.Kinship,
            Calibration.LogOdds(Elsewhere(ranking)), Calibration.LogOdds(ranking.FirstOrDefault(ranked => ranked.Intent == first.Lesson.Intent).Share), Math.Log(1 + words),
            strangers.Everyday, strangers.Names, strangers.Any ? 1 : 0,
            first.Voices,
            Mismatch.IsOfAnotherCarrier(request, first.Lesson) ? 1 : 0, Mismatch.IsSilentOnCarrier(request, first) ? 1 : 0, Mismatch.IsSilentOnCode(request, first.Lesson) ? 1 : 0, Mismatch.LacksWhatIsAsked(request, first.Lesson) ? 1 : 0,
            near.Here, near.Here - near.Elsewhere, first.Line,
        ], near.IsKnown);
    }

    /// <param name="intent">What it is taken for.</param>
    /// <param name="rule">What a rule takes it for.</param>
    /// <param name="page">How often the article found first answers; 0 when there is none.</param>
    public static Evidence OfRecord(Request request, string intent, Rule? rule, IReadOnlyList<Ranked> ranking, Nearby near, Strangers strangers, double page)
    {
        var share = ranking.FirstOrDefault(ranked => ranked.Intent == intent).Share;
        var next = ranking.FirstOrDefault(ranked => ranked.Intent != intent).Share;
        var isNamed = request.IsAboutOrder() || request.HasName || request.IsAboutEscalation() || request.Has(EntityKind.Tn) || request.Has(EntityKind.EscalationId);
        var isAsked = Informational.IsAsked(request);
        return new Evidence(
        [
            1,
            Calibration.LogOdds(share), Math.Clamp(Math.Log(Math.Max(1e-4, share) / Math.Max(1e-4, next)), -MostMargin, MostMargin), Calibration.LogOdds(Elsewhere(ranking)), Math.Log(1 + request.Words.Count),
            strangers.Everyday, strangers.Names, strangers.Any ? 1 : 0,
            isNamed ? 1 : 0, rule?.Intent == intent ? 1 : 0, rule is { Confidence: >= RuleBook.Sure } && rule.Intent == intent ? 1 : 0, isAsked ? 1 : 0, isAsked && !isNamed ? 1 : 0, request.Says("my", "our", "mine", "ours") ? 1 : 0,
            0, 0,
            near.Here, near.Here - near.Elsewhere,
        ], near.IsKnown).WithPage(page);
    }

    /// <summary>The same, with that for how often the article found first answers.</summary>
    public Evidence WithPage(double page)
    {
        double[] facts = [.. Facts];
        facts[Page] = Calibration.LogOdds(page);
        facts[Page + 1] = facts[Named] == 1 ? 0 : facts[Page];
        return this with { Facts = facts };
    }

    /// <summary>How often such a one is right.</summary>
    public double Odds(EvidenceWeights.Answers answer) => Calibration.Logistic(EvidenceWeights.Shipped.Of(answer, HasCosines).Zip(Facts, (weight, fact) => weight * fact).Sum());

    /// <summary>How many of the facts there are without an encoder.</summary>
    public static int WithoutEncoder(EvidenceWeights.Answers answer) =>
        answer == EvidenceWeights.Answers.Record ? OfRecords.Length - CosinesOfRecords : OfPages.Length - CosinesOfPages;

    static double Elsewhere(IReadOnlyList<Ranked> ranking) => ranking.Where(ranked => Examples.IsElsewhere(ranked.Intent)).Sum(ranked => ranked.Share);
}

/// <summary>How near the nearest line is that is something for this desk, and the nearest that is not: cosines, 0 without an encoder.</summary>
readonly record struct Nearby(bool IsKnown, double Here, double Elsewhere)
{
    public static Nearby Of(Request request, IntentModel model)
    {
        if (model.NearestTo(request) is not { } near)
        {
            return default;
        }

        double Nearest(bool elsewhere) => near.Where((_, i) => Examples.IsElsewhere(model.Intents[i]) == elsewhere).DefaultIfEmpty(-1).Max();
        return new Nearby(true, Nearest(elsewhere: false), Nearest(elsewhere: true));
    }
}

/// <summary>Words of a request that no line, article or rule here uses: of its words that say something, the share that are everyday English, and the share that are not.</summary>
readonly record struct Strangers(double Everyday, double Names)
{
    const int Shortest = 3;

    public bool Any => Everyday + Names > 0;

    public static Strangers Of(Request request, Func<string, bool> isFamiliar)
    {
        var words = request.Words.Where(word => word[0] == '<' || Terms.SaysSomething(word)).ToList();
        var strange = words.Where(word => word.Length >= Shortest && word.All(char.IsAsciiLetterLower) && !isFamiliar(word)).ToList();
        var everyday = strange.Count(English.Knows);
        return words.Count == 0 ? default : new Strangers((double)everyday / words.Count, (double)(strange.Count - everyday) / words.Count);
    }
}
