using System.Collections.Frozen;
using Demarc.Understanding.Words;

namespace Demarc.Understanding.Requests;

/// <summary>What hurried people type for a word.</summary>
static class Shorthand
{
    static readonly FrozenDictionary<string, string> Words = DataFiles.Rows("shorthand.tsv").ToFrozenDictionary(row => row[0], row => row[1]);

    public static IEnumerable<string> Vocabulary => Words.Values.Distinct();

    public static string Of(string word) => Words.GetValueOrDefault(word, word);
}
