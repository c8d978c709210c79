using System.Buffers;

namespace Demarc.Understanding.Words;

/// <summary>Takes the endings off a word that do not change what is asked: ports, ported, porting. Light on purpose; it only has to be consistent.</summary>
public static class Stems
{
    static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    public static string Of(string word)
    {
        if (word.Length < 4 || !char.IsAsciiLetter(word[^1]))
        {
            return word;
        }

        var stem = Plural(word);
        return Doubled(Ending(stem));
    }

    static string Plural(string word) => word switch
    {
        _ when word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4 => word[..^3] + "y",
        _ when word.EndsWith("sses", StringComparison.Ordinal) => word[..^2],
        _ when word.EndsWith("ss", StringComparison.Ordinal) || word.EndsWith("us", StringComparison.Ordinal) || word.EndsWith("is", StringComparison.Ordinal) => word,
        _ when word.EndsWith('s') => word[..^1],
        _ => word,
    };

    static string Ending(string word)
    {
        foreach (var ending in (ReadOnlySpan<string>)["ing", "ed", "e"])
        {
            if (word.EndsWith(ending, StringComparison.Ordinal) && word.Length - ending.Length >= 3 && HasVowel(word.AsSpan(0, word.Length - ending.Length)))
            {
                return word[..^ending.Length];
            }
        }

        return word;
    }

    static string Doubled(string stem) =>
        stem.Length > 4 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'z') ? stem[..^1] : stem;

    static bool HasVowel(ReadOnlySpan<char> stem) => stem.ContainsAny(Vowels);
}
