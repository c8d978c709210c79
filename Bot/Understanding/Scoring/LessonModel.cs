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
    readonly SentenceVectors? sentences;
    readonly (int From, int To)[] places;
    readonly HashSet<string>[] carriers;

    public LessonModel(IReadOnlyList<Lesson> lessons, Names names, VectorStore? vectors)
    {
        this.lessons = lessons;
        var lines = lessons.Index().SelectMany(each => LinesOf(each.Item).Select(line => (Lesson: each.Index, Line: line))).ToList();
        List<int> labels = [.. lines.Select(line => line.Lesson)];
        var requests = IntentModel.Read(lines.Select(line => line.Line), names);
        space = new FeatureSpace(requests);
        frequency = FrequencyModel.Learn([.. requests.Select(space.Of)], labels, lessons.Count, space.Size);
        sentences = vectors?.Of([.. requests.Select(request => request.Sentence)]);
        discriminant = sentences is null || lessons.Count == 0 ? null : Discriminant.Learn(sentences.Whole(), labels, lessons.Count);
        places = new (int, int)[lessons.Count];
        carriers = [.. lessons.Select(lesson => lesson.Carrier is { } own ? new HashSet<string> { own } : [])];
        foreach (var (i, label) in labels.Index())
        {
            places[label] = places[label].To == 0 ? (i, i + 1) : (places[label].From, i + 1);
            carriers[label].UnionWith(requests[i].Found.Where(found => found.Kind == EntityKind.Carrier).Select(found => found.Value));
        }

        Familiar = requests.SelectMany(request => request.Words).Select(Words.Stems.Of).ToHashSet();
    }

    /// <summary>Stems of the words of all lessons.</summary>
    public IReadOnlySet<string> Familiar { get; }

    /// <summary>The lessons with an article, best first.</summary>
    /// <param name="kin">How near lessons are by their words, from <see cref="Fusion.Kin"/>.</param>
    public IReadOnlyList<FoundArticle> Best(Request request, IReadOnlyList<(int Lesson, double Kinship)> kin)
    {
        var kinship = kin.ToDictionary(each => each.Lesson, each => each.Kinship);
        if (lessons.Count == 0)
        {
            return [];
        }

        var words = frequency.Score(space.Of(request));
        var sentence = request.Vector is { } vector ? discriminant?.Score(vector) : null;
        double ScoreOf(int i) => (OfWords * MathF.Log(MathF.Max(words[i], Least))) + (OfSentences * (sentence?[i] ?? 0)) + (OfKinship * kinship.GetValueOrDefault(i));

        // Each scorer alone has a voice.
        int[] favourites = [Best(words), sentence is null ? -1 : Best(sentence), kinship.Count == 0 ? -1 : kinship.MaxBy(pair => pair.Value).Key];
        return [.. Enumerable.Range(0, lessons.Count)
            .Where(i => lessons[i].Article is not null)
            .Select(i => (Lesson: i, Score: ScoreOf(i)))
            .OrderByDescending(each => each.Score)
            .ThenBy(each => lessons[each.Lesson].Article, StringComparer.Ordinal)
            .DistinctBy(each => lessons[each.Lesson].Article)
            .Take(Most)
            .Select(each => new FoundArticle(lessons[each.Lesson], kinship.GetValueOrDefault(each.Lesson), each.Score, favourites.Count(favourite => favourite == each.Lesson), Line(each.Lesson, request.Vector), carriers[each.Lesson]))];
    }

    static int Best(float[] scores) => Array.IndexOf(scores, scores.Max());

    // Cosine to the nearest line of a lesson.
    double Line(int lesson, float[]? vector)
    {
        var nearest = 0f;
        for (var i = places[lesson].From; i < places[lesson].To && vector is not null && sentences is not null; i++)
        {
            nearest = MathF.Max(nearest, sentences.Cosine(i, vector));
        }

        return nearest;
    }

    static IEnumerable<string> LinesOf(Lesson lesson) =>
        [lesson.Title, .. lesson.Keywords.Count > 0 ? [string.Join(' ', lesson.Keywords)] : Array.Empty<string>(), .. lesson.Examples, .. lesson.Text.Split([". ", "\n"], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}

/// <param name="Kinship">How much of the question its words explain, 0 to 1.</param>
/// <param name="Score">Only differences mean something.</param>
/// <param name="Voices">How many of the scorers that work alone put it first.</param>
/// <param name="Line">Cosine to its nearest line; 0 without an encoder.</param>
/// <param name="Carriers">Those it speaks of.</param>
readonly record struct FoundArticle(Lesson Lesson, double Kinship, double Score, int Voices, double Line, IReadOnlySet<string> Carriers);
