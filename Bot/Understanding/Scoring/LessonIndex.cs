using System.Runtime.InteropServices;

namespace Demarc.Understanding.Scoring;

/// <summary>
/// Finds lessons by BM25 over their title, keywords, examples and text (weighted, one length), and by the nearest single title or example.
/// Immutable: a new set of lessons is a new index.
/// </summary>
sealed class LessonIndex
{
    const double Saturation = 1.2;
    const double LengthShare = 0.6;
    const double ConceptShare = 0.6;
    const int TitleWeight = 4;
    const int KeywordWeight = 4;
    const int ExampleWeight = 2;

    readonly Dictionary<string, List<(int Lesson, int Weight)>> postings = [];
    readonly Dictionary<string, List<int>> samplePostings = [];
    readonly List<(int Lesson, double Length)> samples = [];
    readonly int[] lengths;
    readonly double averageLength;

    public LessonIndex(IReadOnlyList<Lesson> lessons)
    {
        Lessons = lessons;
        lengths = new int[lessons.Count];
        foreach (var (i, lesson) in lessons.Index())
        {
            Add(i, lesson);
        }

        averageLength = Math.Max(1, lengths.Length == 0 ? 1 : lengths.Average());
        foreach (var (i, lesson) in lessons.Index())
        {
            foreach (var sample in lesson.Examples.Prepend(lesson.Title))
            {
                AddSample(i, sample);
            }
        }
    }

    public IReadOnlyList<Lesson> Lessons { get; }

    /// <returns>For each lesson that shares a term: how much of the question it explains, 0 to 1.</returns>
    public IReadOnlyDictionary<int, double> Find(IReadOnlyList<string> words)
    {
        var terms = Terms.Of(words).Distinct().ToList();
        var scores = new Dictionary<int, double>();
        var most = 0.0;
        foreach (var term in terms)
        {
            var worth = Rarity(term);
            most += worth;
            foreach (var (lesson, weight) in postings.GetValueOrDefault(term) ?? [])
            {
                var norm = Saturation * (1 - LengthShare + (LengthShare * lengths[lesson] / averageLength));
                CollectionsMarshal.GetValueRefOrAddDefault(scores, lesson, out _) += worth * weight / (weight + norm);
            }
        }

        var nearest = Nearest(terms);
        return scores.ToDictionary(pair => pair.Key, pair => Blend(most == 0 ? 0 : pair.Value / most, nearest.GetValueOrDefault(pair.Key)));
    }

    // A lesson may be near by the whole of it or by one example; the nearer counts most.
    static double Blend(double whole, double sample) => Math.Max(sample, (0.55 * whole) + (0.45 * sample));

    Dictionary<int, double> Nearest(List<string> terms)
    {
        var shared = new Dictionary<int, double>();
        var length = 0.0;
        foreach (var term in terms)
        {
            var worth = Rarity(term);
            length += worth;
            foreach (var sample in samplePostings.GetValueOrDefault(term) ?? [])
            {
                CollectionsMarshal.GetValueRefOrAddDefault(shared, sample, out _) += worth;
            }
        }

        var nearest = new Dictionary<int, double>();
        foreach (var (sample, worth) in shared)
        {
            ref var best = ref CollectionsMarshal.GetValueRefOrAddDefault(nearest, samples[sample].Lesson, out _);
            best = Math.Max(best, 2 * worth / (length + samples[sample].Length));
        }

        return nearest;
    }

    void Add(int i, Lesson lesson)
    {
        var weights = new Dictionary<string, int>();
        void Count(string text, int weight)
        {
            foreach (var term in Terms.Of(text))
            {
                weights[term] = weights.GetValueOrDefault(term) + weight;
                lengths[i] += weight;
            }
        }

        Count(lesson.Title, TitleWeight);
        Count(string.Join(' ', lesson.Keywords), KeywordWeight);
        Count(string.Join(". ", lesson.Examples), ExampleWeight);
        Count(lesson.Text, 1);
        foreach (var (term, weight) in weights)
        {
            if (!postings.TryGetValue(term, out var list))
            {
                postings[term] = list = [];
            }

            list.Add((i, weight));
        }
    }

    void AddSample(int i, string text)
    {
        var terms = Terms.Of(text).Distinct().ToList();
        samples.Add((i, terms.Sum(Rarity)));
        foreach (var term in terms)
        {
            if (!samplePostings.TryGetValue(term, out var list))
            {
                samplePostings[term] = list = [];
            }

            list.Add(samples.Count - 1);
        }
    }

    // A word no lesson has counts as the rarest: it is part of the question all the same.
    double Rarity(string term)
    {
        var count = postings.TryGetValue(term, out var list) ? list.Count : 0;
        var rarity = Math.Log(1 + ((Lessons.Count - count + 0.5) / (count + 0.5)));
        return term[0] == Terms.ConceptMark ? ConceptShare * rarity : rarity;
    }
}
