using Demarc.Understanding.Requests;

namespace Demarc.Understanding.Scoring;

/// <summary>
/// Brings together what rules, scorers and lessons say. A scorer counts as much as its weight, a likely rule lifts its intent, a lesson that is near
/// lifts the intent it teaches; which lesson answers is a question of its own.
/// </summary>
sealed class Fusion(IntentModel model)
{
    const double LikelyLift = 4;
    const double LikelyFloor = 0.01;
    const double Least = 1e-4;
    const double LessonLift = 8;
    const double LessonFloor = 0.3;

    // An intent no line of ours teaches, only lessons.
    const double TaughtOnly = 0.02;

    const double OtherCarrier = 0.5;
    const double AnyCarrier = 0.9;

    /// <param name="kin">How near each lesson is, from <see cref="Kin"/>.</param>
    /// <param name="likely">What a rule takes it for, without being sure.</param>
    public IReadOnlyList<Ranked> Rank(Request request, IReadOnlyList<(int Lesson, double Kinship)> kin, IReadOnlyList<Lesson> lessons, string? likely = null)
    {
        var beliefs = Beliefs(request);
        if (likely is not null)
        {
            beliefs[likely] = Math.Max(beliefs.GetValueOrDefault(likely, double.NegativeInfinity), Math.Log(LikelyFloor)) + LikelyLift;
        }

        var nearest = new Dictionary<string, double>();
        foreach (var (lesson, kinship) in kin)
        {
            nearest[lessons[lesson].Intent] = Math.Max(nearest.GetValueOrDefault(lessons[lesson].Intent), kinship);
        }

        foreach (var (intent, kinship) in nearest)
        {
            beliefs.TryAdd(intent, Math.Log(TaughtOnly));
            beliefs[intent] += LessonLift * Math.Max(0, kinship - LessonFloor);
        }

        var most = beliefs.Values.Max();
        var sum = beliefs.Values.Sum(belief => Math.Exp(belief - most));
        return [.. beliefs
            .Select(pair => new Ranked(pair.Key, Math.Exp(pair.Value - most) / sum))
            .OrderByDescending(ranked => ranked.Share)
            .ThenBy(ranked => ranked.Intent, StringComparer.Ordinal)];
    }

    /// <summary>The lessons that share something with the question, weighed by whose rule they are: one carrier's does not answer for another.</summary>
    public static IReadOnlyList<(int Lesson, double Kinship)> Kin(Request request, LessonIndex lessons, IReadOnlyList<string> words)
    {
        var carriers = request.Found.Where(found => found.Kind == EntityKind.Carrier).Select(found => found.Value).ToHashSet();
        double Weighed(Lesson lesson, double kinship) =>
            Math.Min(1, kinship * (lesson.Carrier is null ? 1 : carriers.Count == 0 ? AnyCarrier : carriers.Contains(lesson.Carrier) ? 1 / AnyCarrier : OtherCarrier));

        return [.. lessons.Find(words).Select(pair => (pair.Key, Weighed(lessons.Lessons[pair.Key], pair.Value)))];
    }

    Dictionary<string, double> Beliefs(Request request)
    {
        var beliefs = model.Intents.ToDictionary(intent => intent, intent => Fit.Of(intent, request));
        foreach (var (shares, weight) in model.Score(request))
        {
            for (var i = 0; i < shares.Length; i++)
            {
                beliefs[model.Intents[i]] += weight * Math.Log(Math.Max(shares[i], Least));
            }
        }

        return beliefs;
    }
}
