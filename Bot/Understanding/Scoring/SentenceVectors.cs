using System.Numerics;
using System.Runtime.InteropServices;
using Demarc.Understanding.Encoder;

namespace Demarc.Understanding.Scoring;

/// <summary>The vectors of many sentences, each number in 16 bits: they have a length of 1, so no number is beyond 1.</summary>
sealed class SentenceVectors
{
    public const int Width = SentenceEncoder.Width;
    const float Steps = short.MaxValue;

    readonly short[][] rows;

    /// <param name="rows">Of <see cref="Width"/> numbers each, as <see cref="Packed"/> makes them.</param>
    public SentenceVectors(IEnumerable<short[]> rows) => this.rows = [.. rows];

    public int Count => rows.Length;

    public static short[] Packed(ReadOnlySpan<float> vector)
    {
        var packed = new short[Width];
        for (var i = 0; i < Width; i++)
        {
            packed[i] = (short)MathF.Round(Math.Clamp(vector[i], -1, 1) * Steps);
        }

        return packed;
    }

    /// <summary>One of them as it was.</summary>
    public float[] this[int at] => Array.ConvertAll(rows[at], number => number / Steps);

    /// <summary>All of them as they were; twice the memory for as long as they are held.</summary>
    public float[][] Whole() => [.. Enumerable.Range(0, Count).Select(at => this[at])];

    /// <summary>The cosine between one of them and another vector.</summary>
    public float Cosine(int at, ReadOnlySpan<float> vector)
    {
        var packed = MemoryMarshal.Cast<short, Vector<short>>(rows[at]);
        var other = MemoryMarshal.Cast<float, Vector<float>>(vector);
        var sum = Vector<float>.Zero;
        for (var i = 0; i < packed.Length; i++)
        {
            Vector.Widen(packed[i], out var left, out var right);
            sum = Vector.FusedMultiplyAdd(Vector.ConvertToSingle(left), other[2 * i], sum);
            sum = Vector.FusedMultiplyAdd(Vector.ConvertToSingle(right), other[(2 * i) + 1], sum);
        }

        return Vector.Sum(sum) / Steps;
    }
}
