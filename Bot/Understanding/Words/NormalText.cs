using System.Globalization;
using System.Text;

namespace Demarc.Understanding.Words;

/// <summary>
/// A message in the form it is read in: plain letters, digits, quotes and dashes, nothing invisible. Remembers where each character came from,
/// so that what is found can be shown as it was written. One pass; what lies beyond <see cref="Longest"/> is not read.
/// </summary>
public sealed class NormalText
{
    /// <summary>In characters; longer than Teams or Slack let a person send.</summary>
    public const int Longest = 20_000;

    readonly List<int> origin;

    NormalText(string original, string cased, List<int> origin)
    {
        Original = original;
        Cased = cased;
        Lower = string.Create(cased.Length, cased, (span, from) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = char.ToLowerInvariant(from[i]);
            }
        });
        this.origin = origin;
    }

    public string Original { get; }

    public string Cased { get; }

    /// <summary>As long as <see cref="Cased"/>, character by character.</summary>
    public string Lower { get; }

    public static NormalText Of(string? text)
    {
        var original = text ?? "";
        var cased = new StringBuilder(Math.Min(original.Length, Longest));
        var origin = new List<int>(cased.Capacity);
        for (var i = 0; i < original.Length && i < Longest;)
        {
            var length = char.IsSurrogatePair(original, i) ? 2 : 1;
            var before = cased.Length;
            Append(cased, original.AsSpan(i, length));
            for (var written = before; written < cased.Length; written++)
            {
                origin.Add(i);
            }

            i += length;
        }

        return new NormalText(original, cased.ToString(), origin);
    }

    /// <summary>Where a stretch of this text stands in the original.</summary>
    public (int Start, string Text) AsWritten(int start, int end)
    {
        if (start >= end)
        {
            return (0, "");
        }

        var first = origin[start];
        var last = origin[end - 1];
        var after = last + (char.IsSurrogatePair(Original, last) ? 2 : 1);
        return (first, Original[first..after]);
    }

    static void Append(StringBuilder to, ReadOnlySpan<char> character)
    {
        var c = character[0];
        if (c < 0x80)
        {
            to.Append(c == '\n' || !char.IsControl(c) ? c : ' ');
            return;
        }

        if (Plain(c) is { } plain)
        {
            to.Append(plain);
            return;
        }

        if (character.Length == 1 && char.IsSurrogate(c))
        {
            to.Append(' ');
            return;
        }

        switch (character.Length == 2 ? CharUnicodeInfo.GetUnicodeCategory(char.ConvertToUtf32(character[0], character[1])) : char.GetUnicodeCategory(c))
        {
            case UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark:
                return;
            case UnicodeCategory.SpaceSeparator or UnicodeCategory.Control:
                to.Append(' ');
                return;
            case UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                to.Append('\n');
                return;
            case UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.OtherSymbol:
                to.Append(character);
                return;
            default:
                to.Append(Base(character));
                return;
        }
    }

    static char? Plain(char c) => c switch
    {
        '\u2018' or '\u2019' or '\u201A' or '\u02BC' or '\u2032' or '\u00B4' => '\'',
        '\u201C' or '\u201D' or '\u201E' or '\u2033' => '"',
        '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2015' or '\u2212' => '-',
        '\u2044' or '\u2215' => '/',
        '\u2026' => '.',
        '\u2022' or '\u00B7' => '*',
        '\u2116' => '#',
        _ => null,
    };

    // "é" is "e", a full-width "Ａ" is "A"; what has no Latin base stays as it is.
    static ReadOnlySpan<char> Base(ReadOnlySpan<char> character)
    {
        var decomposed = character.ToString().Normalize(NormalizationForm.FormKD);
        var kept = 0;
        while (kept < decomposed.Length && decomposed[kept] is > ' ' and < '\u007F')
        {
            kept++;
        }

        return kept == 0 ? character : decomposed.AsSpan(0, kept);
    }
}
