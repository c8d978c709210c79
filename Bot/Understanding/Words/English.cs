using System.Collections.Frozen;

namespace Demarc.Understanding.Words;

/// <summary>Everyday English words, most frequent first. A name made of them needs more than one to be recognised; they are never "corrected".</summary>
public static class English
{
    /// <summary>Words of this rank or lower are in nearly every text.</summary>
    const int VeryCommon = 3000;

    static readonly FrozenDictionary<string, int> Ranks = DataFiles.Rows("english.txt").Select((row, rank) => (Word: row[0], rank)).ToFrozenDictionary(each => each.Word, each => each.rank);

    public static bool Knows(string word) => Ranks.ContainsKey(word);

    public static bool IsVeryCommon(string word) => Ranks.TryGetValue(word, out var rank) && rank < VeryCommon;
}
