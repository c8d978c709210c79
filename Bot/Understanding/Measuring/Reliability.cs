namespace Demarc.Understanding.Measuring;

/// <summary>Does stated confidence mean what it says? Ten bins by what was stated, each with how often it was right.</summary>
public sealed record Reliability(IReadOnlyList<Reliability.Bin> Bins)
{
    const int Count = 10;

    public sealed record Bin(double Stated, double Right, int Lines);

    /// <summary>Expected calibration error: how far stated and right are apart, by the lines they are apart for.</summary>
    public double Error => Bins.Sum(bin => bin.Lines * Math.Abs(bin.Stated - bin.Right)) / Math.Max(1, Bins.Sum(bin => bin.Lines));

    public static Reliability Of(IEnumerable<(double Stated, bool Right)> seen) => new(
        [.. seen
            .GroupBy(each => Math.Clamp((int)(each.Stated * Count), 0, Count - 1))
            .OrderBy(bin => bin.Key)
            .Select(bin => new Bin(bin.Average(each => each.Stated), bin.Average(each => each.Right ? 1.0 : 0), bin.Count()))]);
}
