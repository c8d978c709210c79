using System.Runtime.InteropServices;

namespace Demarc.Understanding.Words;

/// <summary>
/// Finds words that differ from a given one by a few letters, by symmetric deletes: what is left of a word without one or two letters is kept,
/// hashed, and looked up with what is left of the word asked for. Not safe for writing and reading at once.
/// </summary>
public sealed class NearWords
{
    const int LongestWord = 30;

    readonly List<string> words = [];
    readonly Dictionary<string, int> numbers = [];
    readonly Dictionary<uint, int> heads = [];
    readonly List<(int Word, int Next)> links = [];

    public int Count => words.Count;

    public bool Contains(string word) => numbers.ContainsKey(word);

    /// <summary>Adds a word once; words longer than 30 letters are only found exactly.</summary>
    public void Add(string word)
    {
        if (!numbers.TryAdd(word, words.Count))
        {
            return;
        }

        var number = words.Count;
        words.Add(word);
        foreach (var hash in Shortened(word))
        {
            ref var head = ref CollectionsMarshal.GetValueRefOrAddDefault(heads, hash, out var exists);
            links.Add((number, exists ? head : -1));
            head = links.Count - 1;
        }
    }

    /// <summary>Every known word within the tolerance of its length, nearest first; the word itself when it is known.</summary>
    public IReadOnlyList<(string Word, int Distance)> Near(string word)
    {
        if (word.Length > LongestWord)
        {
            return Contains(word) ? [(word, 0)] : [];
        }

        var found = new List<(string Word, int Distance)>();
        var seen = new HashSet<int>();
        foreach (var hash in Shortened(word))
        {
            if (!heads.TryGetValue(hash, out var link))
            {
                continue;
            }

            for (; link >= 0; link = links[link].Next)
            {
                var candidate = words[links[link].Word];
                var most = EditDistance.Tolerance(Math.Min(word.Length, candidate.Length));
                if (seen.Add(links[link].Word) && EditDistance.Of(word, candidate, most) is var distance && distance <= most)
                {
                    found.Add((candidate, distance));
                }
            }
        }

        found.Sort((a, b) => a.Distance != b.Distance ? a.Distance.CompareTo(b.Distance) : string.CompareOrdinal(a.Word, b.Word));
        return found;
    }

    static HashSet<uint> Shortened(string word)
    {
        var hashes = new HashSet<uint> { Hash(word, -1, -1) };
        if (word.Length > LongestWord)
        {
            return hashes;
        }

        var most = EditDistance.Tolerance(word.Length);
        for (var i = 0; most > 0 && i < word.Length; i++)
        {
            hashes.Add(Hash(word, i, -1));
            for (var j = i + 1; most > 1 && j < word.Length; j++)
            {
                hashes.Add(Hash(word, i, j));
            }
        }

        return hashes;
    }

    // FNV-1a over the letters that are left.
    static uint Hash(string word, int without, int andWithout)
    {
        var hash = 2166136261u;
        for (var i = 0; i < word.Length; i++)
        {
            if (i != without && i != andWithout)
            {
                hash = (hash ^ word[i]) * 16777619u;
            }
        }

        return hash;
    }
}
