using System.Security.Cryptography;
using System.Text;
using Demarc.Understanding.Requests;
using Demarc.Understanding.Words;

namespace Demarc.Understanding.Scoring;

/// <summary>
/// Turns a request into weighted features (TF-IDF): words and pairs of words, concepts and pairs of them, and pieces of 3 to 5 letters, each kind of a
/// length of its own. Words say what is meant, concepts carry it over to words no example has, pieces survive slips and endings.
/// </summary>
sealed class FeatureSpace
{
    const int ShortestPiece = 3;
    const int LongestPiece = 5;
    const char ConceptMark = '@';
    const char PieceMark = '~';

    // How much a kind weighs: words, concepts, pieces. Chosen by cross-validation on the shipped lines and on public sets.
    static readonly float[] KindWeights = [1f, 1f, 1f];

    readonly Dictionary<string, int> places = [];
    readonly float[] rarity;
    readonly byte[] kinds;

    /// <summary>Learns which features there are.</summary>
    public FeatureSpace(IReadOnlyList<Request> examples)
    {
        var counts = new Dictionary<string, int>();
        foreach (var example in examples)
        {
            foreach (var feature in FeaturesOf(example).ToHashSet())
            {
                counts[feature] = counts.GetValueOrDefault(feature) + 1;
            }
        }

        var kept = counts.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToList();
        rarity = new float[kept.Count];
        kinds = new byte[kept.Count];
        foreach (var (place, (feature, count)) in kept.Index())
        {
            places[feature] = place;
            rarity[place] = MathF.Log((1f + examples.Count) / (1 + count)) + 1;
            kinds[place] = KindOf(feature);
        }
    }

    public int Size => rarity.Length;

    /// <summary>Changes when what the features are read from does: shorthand, concepts, names.</summary>
    public string Fingerprint => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', places.Keys))));

    public SparseVector Of(Request request)
    {
        var counts = new Dictionary<int, int>();
        foreach (var feature in FeaturesOf(request))
        {
            if (places.TryGetValue(feature, out var place))
            {
                counts[place] = counts.GetValueOrDefault(place) + 1;
            }
        }

        var vector = new SparseVector(new int[counts.Count], new float[counts.Count]);
        var lengths = new float[KindWeights.Length];
        foreach (var (i, (place, count)) in counts.Index())
        {
            var weight = (1 + MathF.Log(count)) * rarity[place];
            vector.Places[i] = place;
            vector.Weights[i] = weight;
            lengths[kinds[place]] += weight * weight;
        }

        for (var i = 0; i < counts.Count; i++)
        {
            var kind = kinds[vector.Places[i]];
            vector.Weights[i] *= KindWeights[kind] / MathF.Sqrt(lengths[kind]);
        }

        return vector;
    }

    static byte KindOf(string feature) => feature[0] switch
    {
        ConceptMark => 1,
        PieceMark => 2,
        _ => 0,
    };

    static IEnumerable<string> FeaturesOf(Request request) => WordFeatures(request).Concat(ConceptFeatures(request)).Concat(Pieces(request));

    static IEnumerable<string> WordFeatures(Request request)
    {
        var before = "^";
        foreach (var word in request.Words)
        {
            var stem = Stems.Of(word);
            yield return stem;
            yield return $"{before} {stem}";
            before = stem;
        }

        yield return before + " $";
    }

    static IEnumerable<string> ConceptFeatures(Request request)
    {
        var spoken = Concepts.In(request.Words).Distinct().Order(StringComparer.Ordinal).ToList();
        for (var i = 0; i < spoken.Count; i++)
        {
            yield return ConceptMark + spoken[i];
            for (var j = i + 1; j < spoken.Count; j++)
            {
                yield return $"{ConceptMark}{spoken[i]} {spoken[j]}";
            }
        }
    }

    static IEnumerable<string> Pieces(Request request)
    {
        foreach (var word in request.Words.Where(word => word[0] != '<'))
        {
            var framed = $" {word} ";
            for (var length = ShortestPiece; length <= LongestPiece; length++)
            {
                for (var i = 0; i + length <= framed.Length; i++)
                {
                    yield return PieceMark + framed.Substring(i, length);
                }
            }
        }
    }
}
