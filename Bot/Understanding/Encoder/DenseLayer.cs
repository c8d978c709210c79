using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Demarc.Understanding.Encoder;

/// <summary>
/// Rows times a matrix, plus a bias. The matrix is kept in panels of two vectors' width, each as it is walked through, so that it passes through the
/// processor once for every four rows.
/// </summary>
sealed class DenseLayer
{
    static readonly int Panel = 2 * Vector<float>.Count;

    readonly float[] panels;
    readonly float[] bias;

    /// <param name="kernel">Inputs by outputs, row by row.</param>
    public DenseLayer(float[] kernel, float[] bias)
    {
        Outputs = bias.Length;
        Inputs = kernel.Length / bias.Length;
        if (Outputs % Panel != 0)
        {
            throw new InvalidDataException($"A layer of {Outputs} outputs cannot be cut into panels of {Panel}.");
        }

        this.bias = bias;
        panels = new float[kernel.Length];
        for (var column = 0; column < Outputs; column += Panel)
        {
            for (var input = 0; input < Inputs; input++)
            {
                kernel.AsSpan((input * Outputs) + column, Panel).CopyTo(panels.AsSpan((column * Inputs) + (input * Panel)));
            }
        }
    }

    public int Inputs { get; }

    public int Outputs { get; }

    /// <param name="rows">Each of <see cref="Inputs"/> numbers.</param>
    /// <param name="into">As many rows of <see cref="Outputs"/> numbers.</param>
    public void Apply(ReadOnlySpan<float> rows, Span<float> into)
    {
        var count = rows.Length / Inputs;
        for (var column = 0; column < Outputs; column += Panel)
        {
            ReadOnlySpan<float> panel = panels.AsSpan(column * Inputs, Inputs * Panel);
            var row = 0;
            for (; row + 4 <= count; row += 4)
            {
                Four(rows.Slice(row * Inputs, 4 * Inputs), panel, column, into[(row * Outputs)..]);
            }

            for (; row < count; row++)
            {
                One(rows.Slice(row * Inputs, Inputs), panel, column, into[(row * Outputs)..]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Four(ReadOnlySpan<float> rows, ReadOnlySpan<float> panel, int column, Span<float> into)
    {
        ref var first = ref MemoryMarshal.GetReference(rows);
        ref var second = ref Unsafe.Add(ref first, Inputs);
        ref var third = ref Unsafe.Add(ref second, Inputs);
        ref var fourth = ref Unsafe.Add(ref third, Inputs);
        ref var weights = ref MemoryMarshal.GetReference(panel);
        var (left, right) = (new Vector<float>(bias, column), new Vector<float>(bias, column + Vector<float>.Count));
        var (a, b, c, d, e, f, g, h) = (left, right, left, right, left, right, left, right);
        for (var input = 0; input < Inputs; input++)
        {
            left = Vector.LoadUnsafe(ref weights);
            right = Vector.LoadUnsafe(ref weights, (nuint)Vector<float>.Count);
            weights = ref Unsafe.Add(ref weights, Panel);
            var value = new Vector<float>(Unsafe.Add(ref first, input));
            a = Vector.FusedMultiplyAdd(value, left, a);
            b = Vector.FusedMultiplyAdd(value, right, b);
            value = new Vector<float>(Unsafe.Add(ref second, input));
            c = Vector.FusedMultiplyAdd(value, left, c);
            d = Vector.FusedMultiplyAdd(value, right, d);
            value = new Vector<float>(Unsafe.Add(ref third, input));
            e = Vector.FusedMultiplyAdd(value, left, e);
            f = Vector.FusedMultiplyAdd(value, right, f);
            value = new Vector<float>(Unsafe.Add(ref fourth, input));
            g = Vector.FusedMultiplyAdd(value, left, g);
            h = Vector.FusedMultiplyAdd(value, right, h);
        }

        Store(a, b, into[column..]);
        Store(c, d, into[(Outputs + column)..]);
        Store(e, f, into[((2 * Outputs) + column)..]);
        Store(g, h, into[((3 * Outputs) + column)..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void One(ReadOnlySpan<float> row, ReadOnlySpan<float> panel, int column, Span<float> into)
    {
        ref var weights = ref MemoryMarshal.GetReference(panel);
        var (left, right) = (new Vector<float>(bias, column), new Vector<float>(bias, column + Vector<float>.Count));
        foreach (var input in row)
        {
            var value = new Vector<float>(input);
            left = Vector.FusedMultiplyAdd(value, Vector.LoadUnsafe(ref weights), left);
            right = Vector.FusedMultiplyAdd(value, Vector.LoadUnsafe(ref weights, (nuint)Vector<float>.Count), right);
            weights = ref Unsafe.Add(ref weights, Panel);
        }

        Store(left, right, into[column..]);
    }

    static void Store(Vector<float> left, Vector<float> right, Span<float> into)
    {
        left.CopyTo(into);
        right.CopyTo(into[Vector<float>.Count..]);
    }
}
