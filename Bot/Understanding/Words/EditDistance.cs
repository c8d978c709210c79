namespace Demarc.Understanding.Words;

/// <summary>Damerau's distance (optimal string alignment): letters lost, added, replaced or swapped with their neighbour.</summary>
public static class EditDistance
{
    const int OnStack = 64;

    /// <summary>How far a word of that length may be off and still be meant: none below four letters, two from eight on.</summary>
    public static int Tolerance(int length) => length switch
    {
        < 4 => 0,
        < 8 => 1,
        _ => 2,
    };

    /// <returns>The distance, or <paramref name="most"/> + 1 when it is larger.</returns>
    public static int Of(ReadOnlySpan<char> one, ReadOnlySpan<char> other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most)
        {
            return most + 1;
        }

        var width = other.Length + 1;
        var rows = width * 3 <= OnStack * 3 ? stackalloc int[OnStack * 3] : new int[width * 3];
        var older = rows[..width];
        var old = rows.Slice(width, width);
        var row = rows.Slice(2 * width, width);
        for (var j = 0; j < width; j++)
        {
            old[j] = j;
        }

        for (var i = 1; i <= one.Length; i++)
        {
            if (Fill(one, other, i, older, old, row) > most)
            {
                return most + 1;
            }

            var spare = older;
            older = old;
            old = row;
            row = spare;
        }

        return Math.Min(old[other.Length], most + 1);
    }

    // One row of the table; returns its smallest number.
    static int Fill(ReadOnlySpan<char> one, ReadOnlySpan<char> other, int i, Span<int> older, Span<int> old, Span<int> row)
    {
        row[0] = i;
        var least = i;
        for (var j = 1; j <= other.Length; j++)
        {
            var cost = one[i - 1] == other[j - 1] ? 0 : 1;
            var value = Math.Min(Math.Min(row[j - 1] + 1, old[j] + 1), old[j - 1] + cost);
            if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
            {
                value = Math.Min(value, older[j - 2] + 1);
            }

            row[j] = value;
            least = Math.Min(least, value);
        }

        return least;
    }
}
