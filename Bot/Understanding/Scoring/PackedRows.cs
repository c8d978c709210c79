using System.Numerics;
using System.Runtime.InteropServices;

namespace Demarc.Understanding.Scoring;

/// <summary>
/// A table of numbers, one byte each: a quarter of the memory, which a model of many features and classes is mostly made of. Each row has a scale and a
/// middle of its own, so that no number is off by more than a 500th of its row's range.
/// </summary>
sealed class PackedRows
{
    const float Steps = sbyte.MaxValue;

    // As wide as the widest processor's vector of bytes, so that files fit all.
    const int Alignment = 64;

    readonly sbyte[] numbers;
    readonly float[] scales;
    readonly float[] middles;

    public PackedRows(int rows, int width)
    {
        Width = (width + Alignment - 1) / Alignment * Alignment;
        numbers = new sbyte[rows * Width];
        scales = new float[rows];
        middles = new float[rows];
    }

    /// <summary>Numbers of a row, filled up to whole vectors.</summary>
    public int Width { get; }

    /// <param name="values">As many as are known, at most <see cref="Width"/>.</param>
    public void Set(int row, ReadOnlySpan<float> values)
    {
        var (least, most) = (float.PositiveInfinity, float.NegativeInfinity);
        foreach (var value in values)
        {
            (least, most) = (MathF.Min(least, value), MathF.Max(most, value));
        }

        var middle = middles[row] = (least + most) / 2;
        var scale = scales[row] = (most - least) / 2 / Steps;
        var packed = numbers.AsSpan(row * Width, Width);
        for (var i = 0; i < values.Length; i++)
        {
            packed[i] = scale > 0 ? (sbyte)MathF.Round((values[i] - middle) / scale) : (sbyte)0;
        }
    }

    /// <summary>Adds a row, so many times.</summary>
    /// <param name="sums"><see cref="Width"/> numbers.</param>
    public void AddTo(Span<float> sums, int row, float times)
    {
        var packed = MemoryMarshal.Cast<sbyte, Vector<sbyte>>(numbers.AsSpan(row * Width, Width));
        var into = MemoryMarshal.Cast<float, Vector<float>>(sums);
        var factor = new Vector<float>(scales[row] * times);
        var offset = new Vector<float>(middles[row] * times);
        for (var (i, at) = (0, 0); i < packed.Length; i++, at += 4)
        {
            Vector.Widen(packed[i], out var low, out var high);
            Add(low, into[at..]);
            Add(high, into[(at + 2)..]);
        }

        void Add(Vector<short> shorts, Span<Vector<float>> four)
        {
            Vector.Widen(shorts, out var left, out var right);
            four[0] += Vector.FusedMultiplyAdd(Vector.ConvertToSingle(left), factor, offset);
            four[1] += Vector.FusedMultiplyAdd(Vector.ConvertToSingle(right), factor, offset);
        }
    }

    /// <summary>Fills the table from what <see cref="Save"/> wrote.</summary>
    /// <exception cref="EndOfStreamException">The file ends before.</exception>
    public void Load(BinaryReader from)
    {
        from.BaseStream.ReadExactly(MemoryMarshal.AsBytes(numbers.AsSpan()));
        from.BaseStream.ReadExactly(MemoryMarshal.AsBytes(scales.AsSpan()));
        from.BaseStream.ReadExactly(MemoryMarshal.AsBytes(middles.AsSpan()));
    }

    public void Save(BinaryWriter to)
    {
        to.Flush();
        to.BaseStream.Write(MemoryMarshal.AsBytes(numbers.AsSpan()));
        to.BaseStream.Write(MemoryMarshal.AsBytes(scales.AsSpan()));
        to.BaseStream.Write(MemoryMarshal.AsBytes(middles.AsSpan()));
    }
}
