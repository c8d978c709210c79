using System.Diagnostics;
using Demarc.Understanding.Encoder;
using Demarc.Understanding.Entities;
using Demarc.Understanding.Requests;
using Demarc.Understanding.Scoring;
using Demarc.Understanding.Words;

namespace Demarc.Understanding.Measuring;

/// <summary>How well the engine tells any labels apart, taught by one file and asked another. Lines labelled <c>oos</c> belong to none.</summary>
/// <param name="Accuracy">Of the lines that belong somewhere, nothing turned away.</param>
/// <param name="AmongThree">The right label is among the first three.</param>
/// <param name="Kept">As accuracy, with what falls below the threshold turned away; null without a threshold.</param>
/// <param name="OutsideFound">Of the lines that belong to none, how many were turned away; null when there are none.</param>
/// <param name="Milliseconds">For a line, on one core.</param>
public sealed record IntentMeasure(int Taught, int Labels, int Asked, double Accuracy, double AmongThree, double? Kept, double? OutsideFound, double Milliseconds)
{
    public const string Outside = "oos";

    // A share near 1 is sure only when some taught line is near too.
    const double NearWorth = 8;

    static readonly DateOnly AnyDay = new(2026, 11, 20);

    /// <param name="held">Held-out lines to choose the threshold by: the one that gets most of them right, those of none turned away.</param>
    public static IntentMeasure Of(IReadOnlyList<(string Text, string Label)> taught, IReadOnlyList<(string Text, string Label)> asked, IReadOnlyList<(string Text, string Label)>? held)
    {
        var encoder = SentenceEncoder.Shipped;
        var inside = taught.Where(line => line.Label != Outside).ToList();

        // A label's own words are one more example of it.
        List<Example> examples = [.. inside.Select(line => new Example(line.Label, line.Text)), .. inside.Select(line => line.Label).Distinct().Select(label => new Example(label, label.Replace('_', ' ').Replace('.', ' ').ToLowerInvariant()))];
        var model = new IntentModel(examples, [.. examples.Select(example => Plain(example.Text, encoder))], encoder is null ? null : new VectorStore(encoder, null));
        var fusion = new Fusion(model);

        var threshold = held is null ? (double?)null : Threshold([.. held.AsParallel().AsOrdered().Select(line => Ranking.Of(line, fusion, model))]);
        var watch = Stopwatch.StartNew();
        List<Ranking> answers = [.. asked.Select(line => Ranking.Of(line, fusion, model))];
        var spent = watch.Elapsed.TotalMilliseconds / Math.Max(1, asked.Count);
        var (within, outside) = (answers.Where(answer => answer.Label != Outside).ToList(), answers.Where(answer => answer.Label == Outside).ToList());
        return new IntentMeasure(
            inside.Count,
            model.Intents.Count,
            answers.Count,
            Share(within, answer => answer.Rank == 0),
            Share(within, answer => answer.Rank is >= 0 and < 3),
            threshold is { } least ? Share(within, answer => answer.Rank == 0 && answer.Score >= least) : null,
            threshold is { } lowest && outside.Count > 0 ? Share(outside, answer => answer.Score < lowest) : null,
            spent);
    }

    static double Threshold(IReadOnlyList<Ranking> held) => held
        .Select(answer => answer.Score)
        .Distinct()
        .Append(double.NegativeInfinity)
        .MaxBy(least => held.Count(answer => answer.Label == Outside ? answer.Score < least : answer.Rank == 0 && answer.Score >= least));

    static double Share(List<Ranking> answers, Func<Ranking, bool> holds) => (double)answers.Count(holds) / Math.Max(1, answers.Count);

    // Words alone: no names of ours, no rules.
    static Request Plain(string text, SentenceEncoder? encoder)
    {
        var said = new Utterance(NormalText.Of(text), new Context(AnyDay));
        return new Request(said, 0, said.Count, [], word => word, encoder);
    }

    /// <param name="Rank">Place of the right label, -1 when it is not known.</param>
    readonly record struct Ranking(string Label, int Rank, double Score)
    {
        public static Ranking Of((string Text, string Label) line, Fusion fusion, IntentModel model)
        {
            var request = Plain(line.Text, model.Encoder);
            var ranking = fusion.Rank(request, [], []);
            var near = model.NearestTo(request)?.Max() ?? 0;
            var rank = ranking.Index().Where(each => each.Item.Intent == line.Label).Select(each => each.Index).DefaultIfEmpty(-1).First();
            return new Ranking(line.Label, rank, Calibration.LogOdds(ranking[0].Share) + (NearWorth * near));
        }
    }
}
