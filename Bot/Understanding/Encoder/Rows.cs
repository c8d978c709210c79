using System.Numerics;
using System.Runtime.InteropServices;

namespace Demarc.Understanding.Encoder;

/// <summary>Arithmetic on rows of numbers whose length is a multiple of every vector's.</summary>
static class Rows
{
    public static float Dot(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
    {
        var left = MemoryMarshal.Cast<float, Vector<float>>(one);
        var right = MemoryMarshal.Cast<float, Vector<float>>(other);
        var sum = Vector<float>.Zero;
        for (var i = 0; i < left.Length; i++)
        {
            sum = Vector.FusedMultiplyAdd(left[i], right[i], sum);
        }

        return Vector.Sum(sum);
    }

    /// <summary>Adds a row, so many times.</summary>
    public static void Add(Span<float> to, ReadOnlySpan<float> row, float times = 1)
    {
        var sums = MemoryMarshal.Cast<float, Vector<float>>(to);
        var values = MemoryMarshal.Cast<float, Vector<float>>(row);
        var factor = new Vector<float>(times);
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] = Vector.FusedMultiplyAdd(values[i], factor, sums[i]);
        }
    }

    public static void Scale(Span<float> row, float times)
    {
        foreach (ref var value in row)
        {
            value *= times;
        }
    }

    /// <summary>To a length of 1; nothing stays nothing.</summary>
    public static void Normalise(Span<float> row)
    {
        const float Least = 1e-12f;
        Scale(row, 1 / MathF.Sqrt(MathF.Max(Dot(row, row), Least)));
    }
}
