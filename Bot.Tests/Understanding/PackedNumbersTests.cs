using CsCheck;
using Demarc.Understanding.Scoring;

namespace Demarc.Tests.Understanding;

/// <summary>What is kept in fewer bits is what it was, to the bounds that are promised.</summary>
public sealed class PackedNumbersTests
{
    [Fact]
    public void A_packed_row_is_off_by_no_more_than_a_500th_of_its_range() =>
        Gen.Select(Gen.Float[-20, 20].Array[1, 150], Gen.Float[-3, 3]).Sample((row, times) =>
        {
            var rows = new PackedRows(2, row.Length);
            rows.Set(0, Enumerable.Repeat(7f, row.Length).ToArray());
            rows.Set(1, row);
            var sums = Enumerable.Repeat(1f, rows.Width).ToArray();

            rows.AddTo(sums, 1, times);

            var bound = ((row.Max() - row.Min()) / 500 * MathF.Abs(times)) + 1e-4f;
            Assert.All(row.Zip(sums), pair => Assert.InRange(pair.Second, 1 + (pair.First * times) - bound, 1 + (pair.First * times) + bound));
        });

    [Fact]
    public void A_saved_table_is_read_as_it_was() =>
        Gen.Float[-20, 20].Array[70].Array[1, 4].Sample(table =>
        {
            var (rows, again) = (new PackedRows(table.Length, 70), new PackedRows(table.Length, 70));
            foreach (var (i, row) in table.Index())
            {
                rows.Set(i, row);
            }

            using var file = new MemoryStream();
            rows.Save(new BinaryWriter(file));
            file.Position = 0;
            again.Load(new BinaryReader(file));

            var (sums, same) = (new float[rows.Width], new float[rows.Width]);
            rows.AddTo(sums, table.Length - 1, 1);
            again.AddTo(same, table.Length - 1, 1);
            Assert.Equal(sums, same);
        });

    [Fact]
    public void A_cosine_to_a_packed_sentence_is_that_to_the_sentence() =>
        Gen.Select(Gen.Float[-1, 1].Array[SentenceVectors.Width], Gen.Float[-1, 1].Array[SentenceVectors.Width]).Sample((one, other) =>
        {
            var (packed, vector) = (Unit(one), Unit(other));
            var vectors = new SentenceVectors([SentenceVectors.Packed(packed)]);

            Assert.Equal(packed.Zip(vector, (left, right) => (double)left * right).Sum(), vectors.Cosine(0, vector), 1e-3);
            Assert.All(packed.Zip(vectors[0]), pair => Assert.Equal(pair.First, pair.Second, 2e-5f));
        });

    static float[] Unit(float[] vector)
    {
        var length = MathF.Sqrt(vector.Sum(number => number * number));
        return length < 1e-3f ? [1, .. new float[vector.Length - 1]] : [.. vector.Select(number => number / length)];
    }
}
