using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Demarc.Cards.Render;

/// <summary>
/// Keeps of a string what a person can see, and nothing that acts: no control or escape characters, no text direction tricks,
/// no towers of accents. Ordinary words and ids come back unchanged, so that what is copied from a card can be pasted into a search.
/// </summary>
public static partial class Visible
{
    const string Ellipsis = "…";
    const int MostAccents = 4;

    /// <summary>The visible words of <paramref name="value"/>; line breaks stay as <c>\n</c>, tabs become spaces.</summary>
    public static string Clean(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return "";
        }

        return IsClean(value) ? value : Filter(value);
    }

    /// <summary>The same on one line.</summary>
    public static string Line(string? value) => Spaces().Replace(Clean(value), " ").Trim();

    /// <summary>Clean, and without the sequences that chat clients act on in any text: mention tags and card functions.</summary>
    /// <remarks>They are changed by visible characters, since a client may strip invisible ones before it looks.</remarks>
    public static string Inert(string? value)
    {
        var clean = Clean(value);
        if (clean.Contains("{{", StringComparison.Ordinal))
        {
            clean = CardFunction().Replace(clean, "{ {");
        }

        return clean.AsSpan().IndexOfAny('<', '&') < 0 ? clean : MentionTag().Replace(clean, "‹");
    }

    /// <summary>At most <paramref name="most"/> characters, cut between words where one is near, ending in an ellipsis when something is missing.</summary>
    public static string Cut(string value, int most)
    {
        if (value.Length <= most)
        {
            return value;
        }

        var end = 0;
        var room = Math.Max(0, most - Ellipsis.Length);
        while (end < room)
        {
            var next = StringInfo.GetNextTextElementLength(value.AsSpan(end, Math.Min(value.Length - end, room - end + 64)));
            if (end + next > room)
            {
                break;
            }

            end += next;
        }

        // One element longer than the room (a chain of joined emoji) is cut by force, between characters.
        end = end == 0 && room > 0 ? room - (char.IsHighSurrogate(value[room - 1]) ? 1 : 0) : end;
        var space = value.LastIndexOf(' ', Math.Max(0, end - 1), Math.Max(0, Math.Min(end, 24)));
        if (space > 0 && !char.IsWhiteSpace(value[end]))
        {
            end = space;
        }

        return value[..end].TrimEnd() + Ellipsis;
    }

    static bool IsClean(string value)
    {
        foreach (var c in value)
        {
            // Everything that needs a closer look lies outside printable ASCII and Latin-1 letters.
            if (c is not ('\n' or (>= ' ' and <= '~') or (>= '\u00A1' and <= '\u024F' and not '\u00AD')))
            {
                return false;
            }
        }

        return true;
    }

    static string Filter(string value)
    {
        var kept = new StringBuilder(value.Length);
        var accents = 0;
        var flag = false;
        value = value.Replace("\r\n", "\n", StringComparison.Ordinal);
        foreach (var rune in value.EnumerateRunes())
        {
            flag = rune.Value == 0x1F3F4 || (flag && IsTag(rune));
            var category = Rune.GetUnicodeCategory(rune);
            accents = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? accents + 1 : 0;
            if (rune.Value is '\r' or 0x0B or 0x0C or 0x85 or 0x2028 or 0x2029)
            {
                kept.Append('\n');
            }
            else if (rune.Value is '\t')
            {
                kept.Append("    ");
            }
            else if (accents <= MostAccents && (flag || !IsInvisible(rune, category)))
            {
                kept.Append(rune.ToString());
            }
        }

        return kept.ToString();
    }

    /// <remarks>Joiners stay: families of emoji and several scripts are written with them.</remarks>
    static bool IsInvisible(Rune rune, UnicodeCategory category) => rune.Value switch
    {
        '\n' or 0x200C or 0x200D or 0x200E or 0x200F or 0x061C => false,
        >= 0x2066 and <= 0x2069 => true,
        >= 0xFFF9 and <= 0xFFFB => true,
        _ => category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned && !IsPrivateOrNew(rune, category),
    };

    /// <remarks>What this runtime's tables do not know may be next year's emoji; only the code points that never become characters go.</remarks>
    static bool IsPrivateOrNew(Rune rune, UnicodeCategory category) =>
        category == UnicodeCategory.OtherNotAssigned && (rune.Value & 0xFFFE) != 0xFFFE && rune.Value is not (>= 0xFDD0 and <= 0xFDEF);

    static bool IsTag(Rune rune) => rune.Value is >= 0xE0020 and <= 0xE007F;

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\{\{(?=\s*[A-Za-z]+\s*\()")]
    private static partial Regex CardFunction();

    [GeneratedRegex(@"(?:<|&lt;?|&\#0*60;?|&\#x0*3c;?)(?=\s*/?\s*at\b)", RegexOptions.IgnoreCase)]
    private static partial Regex MentionTag();
}
