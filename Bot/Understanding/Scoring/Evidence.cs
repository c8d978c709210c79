namespace Demarc.Understanding.Scoring;

/// <summary>
/// What speaks for the article found first. How often such a one answers, and how often one of the first three does, was fitted on the articles' own
/// questions, none of them taught, on questions whose article was hidden, and on lines nothing here answers.
/// </summary>
/// <param name="Margin">By how much it scores above the second.</param>
/// <param name="MarginToThird">And above the third.</param>
/// <param name="Kinship">How much of the question its words explain, 0 to 1.</param>
/// <param name="Elsewhere">Share of the belief that the question is nothing for this desk.</param>
/// <param name="Share">Share of the belief in what the article is about.</param>
/// <param name="Near">Cosine to the nearest line that is something for this desk; null without an encoder.</param>
/// <param name="NearElsewhere">And to the nearest that is not.</param>
/// <param name="Words">Words of the question.</param>
readonly record struct Evidence(double Margin, double MarginToThird, double Score, double Kinship, double Elsewhere, double Share, double? Near, double NearElsewhere, int Words)
{
    const double MostMargin = 6;
    const double MostMarginToThird = 8;

    static readonly double[] ForFirst = [-4.141, 0.29, 0.135, -0.03, 3.185, -0.086, 0.171, 1.197, 1.814, -2.556];
    static readonly double[] ForThree = [-3.3, 0.038, 0.198, -0.013, 3.83, -0.161, 0.162, 1.362, 2.791, -3.401];
    static readonly double[] ForFirstByWords = [-4.141, 0.29, 0.135, -0.03, 3.185, -0.086, 0.171, 1.197];
    static readonly double[] ForThreeByWords = [-3.3, 0.038, 0.198, -0.013, 3.83, -0.161, 0.162, 1.362];

    /// <summary>How often the first article answers.</summary>
    public double First => Odds(Near is null ? ForFirstByWords : ForFirst);

    /// <summary>How often one of the first three does.</summary>
    public double AmongThree => Math.Max(First, Odds(Near is null ? ForThreeByWords : ForThree));

    double Odds(double[] weights)
    {
        double[] facts =
        [
            1, Math.Min(Margin, MostMargin), Math.Min(MarginToThird, MostMarginToThird), Score, Kinship, Calibration.LogOdds(Elsewhere), Calibration.LogOdds(Share), Math.Log(1 + Words),
            (Near ?? 0) - NearElsewhere, Near ?? 0,
        ];
        return Calibration.Logistic(weights.Zip(facts, (weight, fact) => weight * fact).Sum());
    }
}
