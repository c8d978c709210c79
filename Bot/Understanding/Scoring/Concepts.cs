using System.Collections.Frozen;
using Demarc.Understanding.Words;

namespace Demarc.Understanding.Scoring;

/// <summary>Words and phrases that mean much the same: "residual", "spiff" and "payout" all speak of commission.</summary>
static class Concepts
{
    const int LongestPhrase = 5;

    static readonly FrozenDictionary<string, string[]> Phrases = DataFiles.Rows("concepts.tsv")
        .SelectMany(row => row[1].Split('|').Select(phrase => (Phrase: phrase, Concept: row[0])))
        .GroupBy(pair => pair.Phrase)
        .ToFrozenDictionary(group => group.Key, group => group.Select(pair => pair.Concept).Distinct().ToArray());

    static readonly FrozenSet<string> Starts = Phrases.Keys.Select(phrase => phrase.Split(' ')[0]).ToFrozenSet();

    public static IEnumerable<string> Vocabulary => Phrases.Keys.SelectMany(phrase => phrase.Split(' ')).Distinct();

    /// <summary>In the order they are spoken of, each as often as it is.</summary>
    public static List<string> In(IReadOnlyList<string> words)
    {
        var found = new List<string>();
        for (var i = 0; i < words.Count; i++)
        {
            if (!Starts.Contains(words[i]))
            {
                continue;
            }

            var phrase = "";
            for (var length = 1; length <= LongestPhrase && i + length <= words.Count; length++)
            {
                phrase = length == 1 ? words[i] : $"{phrase} {words[i + length - 1]}";
                found.AddRange(Phrases.GetValueOrDefault(phrase) ?? []);
            }
        }

        return found;
    }
}
