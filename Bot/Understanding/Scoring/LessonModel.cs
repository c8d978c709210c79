using Demarc.Understanding.Entities;
using Demarc.Understanding.Requests;

namespace Demarc.Understanding.Scoring;

/// <summary>
/// Tells lessons apart by what all their lines teach: title, keywords, examples and each sentence of the text. Beside <see cref="LessonIndex"/>, which
/// looks words up, it weighs them against each other. Without an encoder, by words alone.
/// </summary>
sealed class LessonModel
{
    const float OfWords = 0.5f;
    const float OfSentences = 0.2f;
    const double OfKinship = 8;
    const int Most = 4;
    const float Least = 1e-5f;

    readonly IReadOnlyList<Lesson> lessons;
    readonly FeatureSpace space;
    readonly FrequencyModel frequency;
    readonly Discriminant? discriminant;

    public LessonModel(IReadOnlyList<Lesson> lessons, Names names, VectorStore? vectors)
    {
        this.lessons = lessons;
        var lines = lessons.Index().SelectMany(each => LinesOf(each.Item).Select(line => (Lesson: each.Index, Line: line))).ToList();
        List<int> labels = [.. lines.Select(line => line.Lesson)];
        var requests = IntentModel.Read(lines.Select(line => line.Line), names);
        space = new FeatureSpace(requests);
        frequency = FrequencyModel.Learn([.. requests.Select(space.Of)], labels, lessons.Count, space.Size);
        discriminant = vectors is null || lessons.Count == 0 ? null : Discriminant.Learn(vectors.Of([.. requests.Select(request => request.Sentence)]), labels, lessons.Count);
    }

    /// <summary>The lessons with an article, best first.</summary>
    /// <param name="kin">How near lessons are by their words, from <see cref="Fusion.Kin"/>.</param>
    public IReadOnlyList<FoundArticle> Best(Request request, IReadOnlyList<(int Lesson, double Kinship)> kin)
    {
        var kinship = kin.ToDictionary(each => each.Lesson, each => each.Kinship);
        var scores = Score(request, kinship);
        return [.. Enumerable.Range(0, lessons.Count)
            .Where(i => lessons[i].Article is not null)
            .Select(i => new FoundArticle(lessons[i], kinship.GetValueOrDefault(i), scores[i]))
            .OrderByDescending(found => found.Score)
            .ThenBy(found => found.Lesson.Article, StringComparer.Ordinal)
            .DistinctBy(found => found.Lesson.Article)
            .Take(Most)];
    }

    double[] Score(Request request, Dictionary<int, double> kinship)
    {
        if (lessons.Count == 0)
        {
            return [];
        }

        var words = frequency.Score(space.Of(request));
        var sentence = request.Vector is { } vector ? discriminant?.Score(vector) : null;
        var scores = new double[words.Length];
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = (OfWords * MathF.Log(MathF.Max(words[i], Least))) + (OfSentences * (sentence?[i] ?? 0)) + (OfKinship * kinship.GetValueOrDefault(i));
        }

        return scores;
    }

    static IEnumerable<string> LinesOf(Lesson lesson) =>
        [lesson.Title, .. lesson.Keywords.Count > 0 ? [string.Join(' ', lesson.Keywords)] : Array.Empty<string>(), .. lesson.Examples, .. lesson.Text.Split([". ", "\n"], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}

/// <param name="Kinship">How much of the question its words explain, 0 to 1.</param>
/// <param name="Score">Only differences mean something.</param>
readonly record struct FoundArticle(Lesson Lesson, double Kinship, double Score);
