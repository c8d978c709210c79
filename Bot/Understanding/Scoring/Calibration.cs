namespace Demarc.Understanding.Scoring;

/// <summary>
/// Turns a share of belief into how often such a meaning is right: a rising logistic map, fitted on lines the model had not seen. The test
/// Confidence_means_what_it_says prints the reliability table and the numbers a new fit gives.
/// </summary>
static class Calibration
{
    const double Base = 0.7;
    const double Slope = 0.85;
    const double Narrowest = 0.005;
    const double Least = 1e-3;

    public static double Confidence(double share)
    {
        var kept = Math.Clamp(share, Narrowest, 1 - Narrowest);
        return Logistic(Base + (Slope * Math.Log(kept / (1 - kept))));
    }

    public static double Logistic(double x) => 1 / (1 + Math.Exp(-x));

    /// <summary>Of a share, kept from the ends.</summary>
    public static double LogOdds(double share) => Math.Log(Math.Max(share, Least) / Math.Max(1 - share, Least));
}
