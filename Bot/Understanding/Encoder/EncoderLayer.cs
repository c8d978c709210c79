using Demarc.Understanding.Scoring;

namespace Demarc.Understanding.Encoder;

/// <summary>One layer of the transformer: every piece looks at every other (four heads), then at itself.</summary>
sealed class EncoderLayer
{
    public const int Width = 512;
    const int Inner = 1536;
    const int Heads = 4;
    const float Least = 1e-6f;

    readonly int input;
    readonly float scale;
    readonly float[] firstScale;
    readonly float[] firstShift;
    readonly float[] secondScale;
    readonly float[] secondShift;
    readonly DenseLayer asked;
    readonly DenseLayer told;
    readonly DenseLayer widened;
    readonly DenseLayer narrowed;

    /// <param name="input">Numbers a piece comes with.</param>
    public EncoderLayer(ModelFiles files, int number, int input)
    {
        this.input = input;
        var own = $"Encode/Layer_{number}/TransformerLayer/";
        var stack = $"TransformerStack/Layer_{number}/TransformerLayer/";
        scale = files.Array(stack + "MultiheadAttention/mul/y", 1)[0];
        (firstScale, firstShift) = Norm(own + "layer_prepostprocess/", input);
        (secondScale, secondShift) = Norm(own + "FFN/layer_prepostprocess/", Width);
        asked = Dense(own + "MultiheadAttention/qkv_transform_single/kernel/part_0", own + "MultiheadAttention/qkv_transform_single/bias/ConcatPartitions/concat", input, 3 * input);
        told = Dense(own + "MultiheadAttention/output_transform_single/kernel/part_0", own + "MultiheadAttention/output_transform_single/bias/ConcatPartitions/concat", input, Width);
        widened = Dense(stack + "FFN/conv1/Tensordot/Reshape_1", own + "FFN/conv1/bias/ConcatPartitions/concat", Width, Inner);
        narrowed = Dense(stack + "FFN/conv2/Tensordot/Reshape_1", own + "FFN/conv2/bias/ConcatPartitions/concat", Inner, Width);

        (float[] Scale, float[] Shift) Norm(string name, int width) =>
            (files.Array(name + "layer_norm/layer_norm_scale/ConcatPartitions/concat", width), files.Array(name + "layer_norm/layer_norm_bias/ConcatPartitions/concat", width));

        DenseLayer Dense(string kernel, string bias, int inputs, int outputs) => new(files.Array(kernel, inputs * outputs), files.Array(bias, outputs));
    }

    /// <param name="pieces">A row for each piece.</param>
    /// <param name="sum">What came in, widened to <see cref="Width"/>; what the layer finds is added.</param>
    public void Apply(ReadOnlySpan<float> pieces, Span<float> sum)
    {
        var count = pieces.Length / input;
        var normal = new float[pieces.Length];
        Normal(pieces, input, firstScale, firstShift, normal);
        var questions = new float[count * 3 * input];
        asked.Apply(normal, questions);
        Attend(questions, normal);

        var found = new float[count * Width];
        told.Apply(normal, found);
        Rows.Add(sum, found);

        Normal(sum, Width, secondScale, secondShift, found);
        var wide = new float[count * Inner];
        widened.Apply(found, wide);
        foreach (ref var value in wide.AsSpan())
        {
            value = MathF.Max(value, 0);
        }

        narrowed.Apply(wide, found);
        Rows.Add(sum, found);
    }

    // Each row holds a question, a key and a value, each of four heads side by side.
    void Attend(ReadOnlySpan<float> rows, Span<float> into)
    {
        into.Clear();
        var stride = 3 * input;
        var count = rows.Length / stride;
        var width = input / Heads;
        var shares = new float[count];
        for (var head = 0; head < Heads; head++)
        {
            for (var at = 0; at < count; at++)
            {
                var question = rows.Slice((at * stride) + (head * width), width);
                for (var other = 0; other < count; other++)
                {
                    shares[other] = scale * Rows.Dot(question, rows.Slice((other * stride) + input + (head * width), width));
                }

                LinearModel.Softmax(shares);
                var sum = into.Slice((at * input) + (head * width), width);
                for (var other = 0; other < count; other++)
                {
                    Rows.Add(sum, rows.Slice((other * stride) + (2 * input) + (head * width), width), shares[other]);
                }
            }
        }
    }

    static void Normal(ReadOnlySpan<float> rows, int width, float[] scale, float[] shift, Span<float> into)
    {
        for (var at = 0; at < rows.Length; at += width)
        {
            var row = rows.Slice(at, width);
            var normal = into.Slice(at, width);
            var mean = 0f;
            foreach (var value in row)
            {
                mean += value;
            }

            mean /= width;
            var spread = 0f;
            foreach (var value in row)
            {
                spread += (value - mean) * (value - mean);
            }

            var factor = 1 / MathF.Sqrt((spread / width) + Least);
            for (var i = 0; i < width; i++)
            {
                normal[i] = ((row[i] - mean) * factor * scale[i]) + shift[i];
            }
        }
    }
}
