using Demarc.Understanding.Encoder;

namespace Demarc.Understanding.Scoring;

/// <summary>
/// Linear discriminant over sentence vectors: classes are told apart along the directions in which lines of one class vary least. Closed form, so a class
/// that was just added counts at once.
/// </summary>
sealed class Discriminant
{
    /// <summary>Share of the spread that is taken for equal in all directions: few lines tell little of it.</summary>
    const double Shrinkage = 0.3;
    const int Width = SentenceEncoder.Width;

    readonly float[][] directions;
    readonly float[] offsets;

    Discriminant(float[][] directions, float[] offsets) => (this.directions, this.offsets) = (directions, offsets);

    /// <param name="labels">Class of each vector; every class has one.</param>
    public static Discriminant Learn(IReadOnlyList<float[]> vectors, IReadOnlyList<int> labels, int classes)
    {
        var means = Means(vectors, labels, classes);
        var factor = Factor(Spread(vectors, labels, means));
        var directions = means.AsParallel().AsOrdered().Select(mean => Solve(factor, mean)).ToArray();
        return new Discriminant(directions, [.. directions.Zip(means, (direction, mean) => -0.5f * Rows.Dot(direction, mean))]);
    }

    /// <summary>Logarithms of the classes' probabilities.</summary>
    public float[] Score(float[] vector)
    {
        var scores = new float[directions.Length];
        var most = float.NegativeInfinity;
        for (var k = 0; k < scores.Length; k++)
        {
            scores[k] = offsets[k] + Rows.Dot(directions[k], vector);
            most = MathF.Max(most, scores[k]);
        }

        var sum = 0.0;
        foreach (var score in scores)
        {
            sum += Math.Exp(score - most);
        }

        var all = most + (float)Math.Log(sum);
        for (var k = 0; k < scores.Length; k++)
        {
            scores[k] -= all;
        }

        return scores;
    }

    static float[][] Means(IReadOnlyList<float[]> vectors, IReadOnlyList<int> labels, int classes)
    {
        var means = Enumerable.Range(0, classes).Select(_ => new float[Width]).ToArray();
        var counts = new int[classes];
        for (var i = 0; i < vectors.Count; i++)
        {
            Rows.Add(means[labels[i]], vectors[i]);
            counts[labels[i]]++;
        }

        for (var k = 0; k < classes; k++)
        {
            Rows.Scale(means[k], 1f / Math.Max(1, counts[k]));
        }

        return means;
    }

    // How lines of one class vary, all classes together; row by row, and a part held to be the same everywhere.
    static float[][] Spread(IReadOnlyList<float[]> vectors, IReadOnlyList<int> labels, float[][] means)
    {
        var off = vectors.Select((vector, i) =>
        {
            var difference = vector.ToArray();
            Rows.Add(difference, means[labels[i]], -1);
            return difference;
        }).ToArray();
        var scale = (1 - Shrinkage) / Math.Max(1, vectors.Count - means.Length);
        var even = off.Sum(difference => (double)Rows.Dot(difference, difference)) / Math.Max(1, vectors.Count - means.Length) / Width;
        return Enumerable.Range(0, Width).AsParallel().AsOrdered().Select(row =>
        {
            var spread = new float[Width];
            foreach (var difference in off)
            {
                Rows.Add(spread, difference, difference[row] * (float)scale);
            }

            spread[row] += (float)Math.Max(Shrinkage * even, 1e-6);
            return spread;
        }).ToArray();
    }

    // Cholesky: the lower triangle whose product with itself is the matrix.
    static double[][] Factor(float[][] matrix)
    {
        var factor = new double[Width][];
        for (var i = 0; i < Width; i++)
        {
            factor[i] = new double[Width];
            for (var j = 0; j <= i; j++)
            {
                var rest = (double)matrix[i][j];
                for (var k = 0; k < j; k++)
                {
                    rest -= factor[i][k] * factor[j][k];
                }

                factor[i][j] = i == j ? Math.Sqrt(Math.Max(rest, 1e-9)) : rest / factor[j][j];
            }
        }

        return factor;
    }

    static float[] Solve(double[][] factor, float[] right)
    {
        var solved = new double[Width];
        for (var i = 0; i < Width; i++)
        {
            var rest = (double)right[i];
            for (var k = 0; k < i; k++)
            {
                rest -= factor[i][k] * solved[k];
            }

            solved[i] = rest / factor[i][i];
        }

        for (var i = Width - 1; i >= 0; i--)
        {
            var rest = solved[i];
            for (var k = i + 1; k < Width; k++)
            {
                rest -= factor[k][i] * solved[k];
            }

            solved[i] = rest / factor[i][i];
        }

        return Array.ConvertAll(solved, number => (float)number);
    }
}
