using System.Numerics;
using System.Runtime.InteropServices;

namespace Demarc.Understanding.Scoring;

/// <summary>
/// Multinomial logistic regression, learnt by AdaGrad in a fixed order, so that the same examples always give the same model. A couple of thousand
/// lines of words take a fraction of a second, with sentence vectors a few seconds.
/// </summary>
sealed class LinearModel
{
    /// <summary>How it learns: how often it sees each example, how far a step goes, how strongly weights are held back.</summary>
    public readonly record struct Pace(int Epochs, float Step, float Shrink);

    readonly int classes;
    readonly PackedRows weights;
    readonly float[] bias;

    LinearModel(int classes, int features)
    {
        this.classes = classes;
        weights = new PackedRows(features, classes);
        bias = new float[weights.Width];
    }

    /// <param name="labels">Class of each example.</param>
    public static LinearModel Learn(IReadOnlyList<SparseVector> examples, IReadOnlyList<int> labels, int classes, int features, Pace pace)
    {
        var learner = new Learner(classes, features, pace);
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var random = new Random(1);
        for (var epoch = 0; epoch < pace.Epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var i in order)
            {
                learner.See(examples[i], labels[i]);
            }
        }

        var model = new LinearModel(classes, features);
        learner.Teach(model);
        return model;
    }

    /// <summary>The same model again, from what <see cref="Save"/> wrote.</summary>
    public static LinearModel Load(BinaryReader from, int classes, int features)
    {
        var model = new LinearModel(classes, features);
        model.weights.Load(from);
        from.BaseStream.ReadExactly(MemoryMarshal.AsBytes(model.bias.AsSpan()));
        return model;
    }

    public void Save(BinaryWriter to)
    {
        weights.Save(to);
        to.BaseStream.Write(MemoryMarshal.AsBytes(bias.AsSpan()));
    }

    /// <summary>Probabilities of the classes.</summary>
    public float[] Score(SparseVector vector)
    {
        var scores = bias.ToArray();
        for (var i = 0; i < vector.Places.Length; i++)
        {
            weights.AddTo(scores, vector.Places[i], vector.Weights[i]);
        }

        var probabilities = scores[..classes];
        Softmax(probabilities);
        return probabilities;
    }

    internal static void Softmax(Span<float> scores)
    {
        var most = float.NegativeInfinity;
        foreach (var score in scores)
        {
            most = MathF.Max(most, score);
        }

        var sum = 0f;
        for (var k = 0; k < scores.Length; k++)
        {
            scores[k] = MathF.Exp(scores[k] - most);
            sum += scores[k];
        }

        for (var k = 0; k < scores.Length; k++)
        {
            scores[k] /= sum;
        }
    }

    sealed class Learner
    {
        const float Floor = 1e-4f;

        readonly int classes;
        readonly int features;
        readonly Pace pace;

        // A row per feature, as long as fits whole vectors.
        readonly int width;
        readonly float[] weights;
        readonly float[] bias;
        readonly float[] squares;
        readonly float[] biasSquares;
        readonly float[] error;

        public Learner(int classes, int features, Pace pace)
        {
            (this.classes, this.features, this.pace) = (classes, features, pace);
            width = (classes + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
            weights = new float[width * features];
            bias = new float[width];
            squares = Filled(weights.Length);
            biasSquares = Filled(width);
            error = new float[width];
        }

        public void See(SparseVector vector, int label)
        {
            Raw(vector, error);
            Softmax(error.AsSpan(0, classes));
            error.AsSpan(classes).Clear();
            error[label] -= 1;
            for (var i = 0; i < vector.Places.Length; i++)
            {
                Move(Row(weights, vector.Places[i]), Row(squares, vector.Places[i]), vector.Weights[i], pace.Shrink);
            }

            Move(Row(bias, 0), Row(biasSquares, 0), 1, 0);
        }

        public void Teach(LinearModel model)
        {
            for (var feature = 0; feature < features; feature++)
            {
                model.weights.Set(feature, weights.AsSpan(feature * width, classes));
            }

            bias.AsSpan(0, classes).CopyTo(model.bias);
        }

        void Raw(SparseVector vector, Span<float> scores)
        {
            bias.CopyTo(scores);
            var sums = MemoryMarshal.Cast<float, Vector<float>>(scores);
            for (var i = 0; i < vector.Places.Length; i++)
            {
                var row = Row(weights, vector.Places[i]);
                var weight = new Vector<float>(vector.Weights[i]);
                for (var k = 0; k < sums.Length; k++)
                {
                    sums[k] += row[k] * weight;
                }
            }
        }

        Span<Vector<float>> Row(float[] table, int place) => MemoryMarshal.Cast<float, Vector<float>>(table.AsSpan(place * width, width));

        void Move(Span<Vector<float>> weights, Span<Vector<float>> squares, float value, float shrink)
        {
            var errors = MemoryMarshal.Cast<float, Vector<float>>(error.AsSpan());
            for (var k = 0; k < weights.Length; k++)
            {
                var gradient = (errors[k] * value) + (weights[k] * shrink);
                squares[k] += gradient * gradient;
                weights[k] -= gradient / Vector.SquareRoot(squares[k]) * pace.Step;
            }
        }

        static float[] Filled(int length)
        {
            var filled = new float[length];
            Array.Fill(filled, Floor);
            return filled;
        }
    }
}
