using System.Globalization;
using Demarc.Understanding.Words;

namespace Demarc.Understanding.Scoring;

/// <summary>What each fact of <see cref="Evidence"/> counts, from Data/evidence.tsv: a line each of what is weighed, the fact and its weight.</summary>
sealed class EvidenceWeights
{
    /// <summary>What is asked of the evidence. Without an encoder the cosines are missing and the rest counts otherwise.</summary>
    public enum Answers
    {
        First,
        AmongThree,
        Record,
    }

    readonly Dictionary<(Answers Answer, bool HasEncoder), double[]> weights;

    EvidenceWeights(Dictionary<(Answers Answer, bool HasEncoder), double[]> weights) => this.weights = weights;

    public static EvidenceWeights Shipped { get; } = Parse(DataFiles.Rows("evidence.tsv"));

    public double[] Of(Answers answer, bool hasCosines) => weights[(answer, hasCosines)];

    public static string[] FactsOf(Answers answer) => answer == Answers.Record ? Evidence.OfRecords : Evidence.OfPages;

    /// <summary>Lines for the file.</summary>
    public static IEnumerable<string> Lines(Answers answer, bool hasEncoder, IReadOnlyList<double> fitted) =>
        FactsOf(answer).Zip(fitted, (fact, weight) => string.Create(CultureInfo.InvariantCulture, $"{answer}\t{(hasEncoder ? "sentences" : "words")}\t{fact}\t{weight:0.###}"));

    static EvidenceWeights Parse(IEnumerable<string[]> rows)
    {
        var weights = new Dictionary<(Answers, bool), double[]>();
        foreach (var row in rows)
        {
            var answer = Enum.Parse<Answers>(row[0]);
            var key = (answer, row[1] == "sentences");
            if (!weights.TryGetValue(key, out var list))
            {
                weights[key] = list = new double[FactsOf(answer).Length];
            }

            list[Array.IndexOf(FactsOf(answer), row[2])] = double.Parse(row[3], CultureInfo.InvariantCulture);
        }

        return new EvidenceWeights(weights);
    }
}
