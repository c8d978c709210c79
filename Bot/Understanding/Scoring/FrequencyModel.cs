namespace Demarc.Understanding.Scoring;

/// <summary>
/// Naive Bayes over weighted features: how often each intent's lines have a feature. It forgives thin data where <see cref="LinearModel"/> overreaches;
/// together they are better than either.
/// </summary>
sealed class FrequencyModel
{
    const float Smoothing = 0.02f;

    // Features are not independent, so their evidence counts for less than it would be worth.
    const float Temper = 1.3f;

    readonly int classes;
    readonly PackedRows logs;
    readonly float[] priors;

    FrequencyModel(int classes, int features)
    {
        this.classes = classes;
        logs = new PackedRows(features, classes);
        priors = new float[logs.Width];
    }

    /// <param name="labels">Class of each example.</param>
    public static FrequencyModel Learn(IReadOnlyList<SparseVector> examples, IReadOnlyList<int> labels, int classes, int features)
    {
        var model = new FrequencyModel(classes, features);
        var totals = new float[classes];
        var seen = new List<(int Label, float Weight)>[features];
        foreach (var (i, example) in examples.Index())
        {
            var label = labels[i];
            model.priors[label]++;
            for (var f = 0; f < example.Places.Length; f++)
            {
                (seen[example.Places[f]] ??= []).Add((label, example.Weights[f]));
                totals[label] += example.Weights[f];
            }
        }

        var row = new float[classes];
        for (var feature = 0; feature < features; feature++)
        {
            model.logs.Set(feature, Logs(seen[feature] ?? [], totals, features, row));
        }

        for (var label = 0; label < classes; label++)
        {
            model.priors[label] = MathF.Log(MathF.Max(model.priors[label], 1));
        }

        return model;
    }

    /// <summary>Probabilities of the classes.</summary>
    public float[] Score(SparseVector vector)
    {
        var scores = priors.ToArray();
        for (var f = 0; f < vector.Places.Length; f++)
        {
            logs.AddTo(scores, vector.Places[f], Temper * vector.Weights[f]);
        }

        var probabilities = scores[..classes];
        LinearModel.Softmax(probabilities);
        return probabilities;
    }

    // How likely each class has the feature, on a logarithmic scale.
    static float[] Logs(List<(int Label, float Weight)> seen, float[] totals, int features, float[] row)
    {
        Array.Clear(row);
        foreach (var (label, weight) in seen)
        {
            row[label] += weight;
        }

        for (var label = 0; label < row.Length; label++)
        {
            row[label] = MathF.Log((row[label] + Smoothing) / (totals[label] + (Smoothing * features)));
        }

        return row;
    }
}
