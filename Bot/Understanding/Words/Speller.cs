namespace Demarc.Understanding.Words;

/// <summary>
/// Puts mistyped words right, for comparing only: towards the words of the trade, never away from a word that is known, never anything with a digit.
/// </summary>
public sealed class Speller
{
    const int Shortest = 4;

    readonly Dictionary<string, int> counts = [];
    readonly NearWords near = new();

    /// <param name="words">Words of the trade, as often as they are used; those used once and unknown otherwise are taken for slips.</param>
    /// <param name="sure">Words that are certainly none.</param>
    public Speller(IEnumerable<string> words, IEnumerable<string> sure)
    {
        foreach (var word in words.Concat(sure).Concat(sure))
        {
            counts[word] = counts.GetValueOrDefault(word) + 1;
        }

        foreach (var (word, count) in counts.Where(pair => IsWord(pair.Key) && (pair.Value > 1 || English.Knows(pair.Key))))
        {
            near.Add(word);
        }
    }

    public bool Knows(string word) => near.Contains(word) || English.Knows(word);

    /// <returns>The word meant, or the word itself.</returns>
    public string Right(string word)
    {
        if (!IsWord(word) || Knows(word))
        {
            return word;
        }

        // People rarely miss the first letter.
        return near.Near(word)
            .OrderBy(candidate => candidate.Distance + (candidate.Word[0] == word[0] ? 0 : 1))
            .ThenByDescending(candidate => counts[candidate.Word])
            .Select(candidate => candidate.Word)
            .FirstOrDefault() ?? word;
    }

    static bool IsWord(string word) => word.Length >= Shortest && word.All(char.IsAsciiLetterLower);
}
