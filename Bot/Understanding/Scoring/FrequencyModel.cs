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
    readonly float[] logs;
    readonly float[] priors;

    FrequencyModel(int classes, int features)
    {
        this.classes = classes;
        logs = new float[classes * features];
        priors = new float[classes];
    }

    /// <param name="labels">Class of each example.</param>
    public static FrequencyModel Learn(IReadOnlyList<SparseVector> examples, IReadOnlyList<int> labels, int classes, int features)
    {
        var model = new FrequencyModel(classes, features);
        var totals = new float[classes];
        foreach (var (i, example) in examples.Index())
        {
            var label = labels[i];
            model.priors[label]++;
            for (var f = 0; f < example.Places.Length; f++)
            {
                model.logs[(example.Places[f] * classes) + label] += example.Weights[f];
                totals[label] += example.Weights[f];
            }
        }

        for (var at = 0; at < model.logs.Length; at++)
        {
            model.logs[at] = MathF.Log((model.logs[at] + Smoothing) / (totals[at % classes] + (Smoothing * features)));
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
            var row = logs.AsSpan(vector.Places[f] * classes, classes);
            var weight = Temper * vector.Weights[f];
            for (var label = 0; label < classes; label++)
            {
                scores[label] += weight * row[label];
            }
        }

        LinearModel.Softmax(scores);
        return scores;
    }
}
