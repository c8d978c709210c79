using System.Text;

namespace Demarc.Features.Orders.Finding;

/// <summary>Text as it is compared: letters and digits alone, in small letters without accents. Total: half a surrogate pair is left out.</summary>
public static class Spelling
{
    /// <summary>Run together: <c>70/KGGS/123456//PT</c> and "70 kggs 123456 pt" are one.</summary>
    public static string Key(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            Append(key, rune);
        }

        return key.ToString();
    }

    /// <summary>Word by word, in order. "Baker's" is "bakers", "AT&amp;T" is "att".</summary>
    public static IReadOnlyList<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            var before = word.Length;
            Append(word, rune);
            if (word.Length == before && rune.Value is not ('\'' or 0x2019 or '&' or '.') && word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }

        return words;
    }

    static void Append(StringBuilder to, Rune rune)
    {
        if (rune.IsAscii)
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                to.Append((char)(Rune.IsLetter(rune) ? rune.Value | 0x20 : rune.Value));
            }
        }
        else if (Rune.IsLetterOrDigit(rune))
        {
            foreach (var part in Rune.ToLowerInvariant(rune).ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes().Where(Rune.IsLetterOrDigit))
            {
                to.Append(part);
            }
        }
    }
}
