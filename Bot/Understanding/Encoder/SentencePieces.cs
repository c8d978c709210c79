using System.Text;
using System.Text.Json;

namespace Demarc.Understanding.Encoder;

/// <summary>
/// Cuts a text into the pieces the encoder knows (SentencePiece, unigram): the cut whose pieces are likeliest together. Equal to the model's own runtime
/// in every turn it takes: pieces without a score count as 0, a place no piece ends at begins anew, and what is unknown in a row is one piece.
/// </summary>
sealed class SentencePieces
{
    /// <summary>The encoder looks no further.</summary>
    public const int Most = 128;

    const int Unknown = 0;
    const int Reserved = 6;
    const char Space = '\u2581';

    // No piece is longer, so the beginning of a text decides its first pieces; the rest of a very long one need not be cut.
    const int LongestRead = 8_192;

    readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> places;
    readonly double[] scores;
    readonly int[] lengths;
    readonly int longest;

    /// <param name="vocabulary">Pairs of a piece and its score, the score possibly null.</param>
    /// <exception cref="JsonException">It is none.</exception>
    public SentencePieces(JsonElement vocabulary)
    {
        var count = vocabulary.GetArrayLength();
        scores = new double[count];
        lengths = new int[count];
        var numbers = new Dictionary<string, int>(count);
        foreach (var (i, pair) in vocabulary.EnumerateArray().Index())
        {
            var piece = pair[0].GetString() ?? throw new JsonException($"Piece {i} of the vocabulary has no text.");
            scores[i] = pair[1].ValueKind == JsonValueKind.Number ? pair[1].GetDouble() : 0;
            lengths[i] = piece.Length;
            if (i >= Reserved)
            {
                numbers[piece] = i;
                longest = Math.Max(longest, piece.Length);
            }
        }

        Count = count;
        places = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public int Count { get; }

    /// <returns>The numbers of its first pieces, at most <see cref="Most"/>; none for an empty text.</returns>
    public IReadOnlyList<int> Cut(string text)
    {
        var plain = Whole(text.Length > LongestRead ? text[..LongestRead] : text).Normalize(NormalizationForm.FormKC);
        if (plain.Length == 0)
        {
            return [];
        }

        var read = Space + plain.Replace(' ', Space);
        var starts = Starts(read);
        return Pieces(starts.Count - 1, Likeliest(read, starts));
    }

    // Half a character, which a cut or a careless client leaves, cannot be normalised.
    static string Whole(string text) => text.Any(char.IsSurrogate) ? string.Concat(text.EnumerateRunes()) : text;

    // Characters are code points; the last start is the end.
    static List<int> Starts(string read)
    {
        var starts = new List<int>(read.Length + 1);
        for (var i = 0; i < read.Length; i += char.IsSurrogatePair(read, i) ? 2 : 1)
        {
            starts.Add(i);
        }

        starts.Add(read.Length);
        return starts;
    }

    // For each place, the piece that ends there on the likeliest way to it.
    int[] Likeliest(string read, List<int> starts)
    {
        var count = starts.Count - 1;
        var best = new double[count + 1];
        var ending = new int[count + 1];
        for (var from = 0; from < count; from++)
        {
            var isKnown = false;
            for (var to = from + 1; to <= count && starts[to] - starts[from] <= longest; to++)
            {
                if (places.TryGetValue(read.AsSpan(starts[from], starts[to] - starts[from]), out var piece))
                {
                    isKnown = true;
                    Offer(best, ending, to, piece, scores[piece] + best[from]);
                }
            }

            if (!isKnown)
            {
                Offer(best, ending, from + 1, Unknown, best[from]);
            }
        }

        return ending;
    }

    static void Offer(double[] best, int[] ending, int at, int piece, double score)
    {
        if (best[at] == 0 || score >= best[at])
        {
            best[at] = score;
            ending[at] = piece;
        }
    }

    List<int> Pieces(int end, int[] ending)
    {
        var pieces = new List<int>();
        for (var at = end; at > 0; at -= lengths[ending[at]])
        {
            if (pieces is not [.., Unknown] || ending[at] != Unknown)
            {
                pieces.Add(ending[at]);
            }
        }

        pieces.Reverse();
        return pieces.Count > Most ? pieces[..Most] : pieces;
    }
}
