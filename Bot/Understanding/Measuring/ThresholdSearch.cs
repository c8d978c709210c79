using Demarc.Understanding.Entities;
using Demarc.Understanding.Scoring;

namespace Demarc.Understanding.Measuring;

/// <summary>The thresholds that are worth most on labelled questions, when a wrong answer costs a stated price.</summary>
public static class ThresholdSearch
{
    static readonly double[] Answers = [0.5, 0.6, 0.7, 0.8, 0.9];
    static readonly double[] Articles = [0.5, 0.6, 0.7, 0.8, 0.9];
    static readonly double[] Offers = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8];

    public sealed record Found(UnderstandingOptions Options, AnswerMeasure Measure, double Worth);

    /// <summary>One threshold after the other, twice round: they hardly lean on each other.</summary>
    public static Found Best(IReadOnlyList<(string Text, string Label)> questions, double price, Names names, Gazetteer gazetteer, Lessons lessons, UnderstandingOptions from, DateOnly today)
    {
        Found Try(UnderstandingOptions options)
        {
            var measure = AnswerMeasure.Of(questions, new Interpreter(names, gazetteer, lessons, options), today);
            return new Found(options, measure, measure.Worth(price));
        }

        var best = Try(from);
        for (var round = 0; round < 2; round++)
        {
            IEnumerable<UnderstandingOptions> Around(UnderstandingOptions options) => round % 2 == 0 ? Articles.Select(value => options with { Article = value }) : Answers.Where(value => value >= options.Suggest).Select(value => options with { Answer = value });
            foreach (var options in Around(best.Options).Concat(Offers.Select(value => best.Options with { Offer = value })).ToList())
            {
                var tried = Try(options);
                best = tried.Worth > best.Worth ? tried : best;
            }
        }

        return best;
    }
}
