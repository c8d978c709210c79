namespace Demarc.Features.Orders.Finding;

/// <summary>How far two words are apart: letters lost, added, replaced or swapped with their neighbour (optimal string alignment).</summary>
static class NearSpelling
{
    /// <summary>How far a word of that length may be off and still be meant: not at all below four letters, two from eight on.</summary>
    public static int Tolerance(int length) => length switch
    {
        < 4 => 0,
        < 8 => 1,
        _ => 2,
    };

    /// <returns>The distance, or more than <paramref name="most"/> when it is larger.</returns>
    public static int Distance(string one, string other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most || other.Length > 60)
        {
            return most + 1;
        }

        Span<int> rows = stackalloc int[3 * (other.Length + 1)];
        var width = other.Length + 1;
        var older = rows[..width];
        var old = rows.Slice(width, width);
        var row = rows.Slice(2 * width, width);
        for (var j = 0; j < width; j++)
        {
            old[j] = j;
        }

        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j < width; j++)
            {
                var value = Math.Min(Math.Min(row[j - 1], old[j]) + 1, old[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                value = i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] ? Math.Min(value, older[j - 2] + 1) : value;
                row[j] = value;
                least = Math.Min(least, value);
            }

            if (least > most)
            {
                return most + 1;
            }

            var spare = older;
            older = old;
            old = row;
            row = spare;
        }

        return old[width - 1];
    }
}
