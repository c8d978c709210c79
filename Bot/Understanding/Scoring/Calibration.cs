namespace Demarc.Understanding.Scoring;

/// <summary>
/// Turns a share of belief into how often such a meaning is right: a rising logistic map, fitted on lines the model had not seen. The test
/// Confidence_means_what_it_says prints the reliability table and the numbers a new fit gives.
/// </summary>
static class Calibration
{
    const double Base = -0.1;
    const double Slope = 0.7;
    const double Narrowest = 0.005;

    // Nearness alone tells little, being nearer than the next tells much; fitted on questions of articles that had not been taught.
    const double ArticleBase = -0.6;
    const double ArticleSlope = 9.5;

    public static double Confidence(double share)
    {
        var kept = Math.Clamp(share, Narrowest, 1 - Narrowest);
        return Logistic(Base + (Slope * Math.Log(kept / (1 - kept))));
    }

    /// <param name="margin">By how much the best article is nearer than the next.</param>
    public static double OfArticle(double margin) => Logistic(ArticleBase + (ArticleSlope * margin));

    static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}
