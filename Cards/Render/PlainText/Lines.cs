using System.Globalization;
using System.Text;

namespace Demarc.Cards.Render.PlainText;

/// <summary>Collects lines and wraps them at the width of a terminal or a narrow mail window.</summary>
sealed class Lines(int width)
{
    readonly StringBuilder text = new();
    bool gap;

    public int Width => width;

    /// <summary>An empty line before the next words; several are one.</summary>
    public void Gap() => gap = text.Length > 0;

    /// <param name="first">In front of the first line, e.g. a bullet.</param>
    /// <param name="others">In front of the lines that follow, as wide as <paramref name="first"/>.</param>
    public void Add(string words, string first = "", string others = "")
    {
        StartLine();
        var lead = first;
        foreach (var paragraph in words.Split('\n'))
        {
            foreach (var line in Wrapped(paragraph.TrimEnd(), Math.Max(20, width - WidthOf(lead))))
            {
                text.Append((lead + line).TrimEnd()).Append('\n');
                lead = others;
            }
        }
    }

    /// <summary>Labels side by side, none of them broken.</summary>
    public void AddWords(IEnumerable<string> labels, string indent)
    {
        var line = indent;
        foreach (var label in labels)
        {
            if (line.Length > indent.Length && WidthOf(line) + 2 + WidthOf(label) > width)
            {
                AddWhole(line);
                line = indent;
            }

            line += (line.Length > indent.Length ? "  " : "") + label;
        }

        AddWhole(line);
    }

    /// <summary>A line that is already laid out.</summary>
    public void AddWhole(string line)
    {
        StartLine();
        text.Append(line.TrimEnd()).Append('\n');
    }

    /// <summary>Columns on the screen: wide for East Asian letters and emoji, none for accents and joiners.</summary>
    public static int WidthOf(string value)
    {
        var columns = 0;
        foreach (var rune in value.EnumerateRunes())
        {
            columns += rune.Value < 0x300 ? 1 : IsZero(rune) ? 0 : IsWide(rune.Value) ? 2 : 1;
        }

        return columns;
    }

    public static string Padded(string value, int columns) => value + new string(' ', Math.Max(0, columns - WidthOf(value)));

    public override string ToString() => text.ToString();

    void StartLine()
    {
        if (gap)
        {
            text.Append('\n');
            gap = false;
        }
    }

    /// <remarks>A word longer than the line stays whole: it is an id or an address, to be copied.</remarks>
    static IEnumerable<string> Wrapped(string paragraph, int room)
    {
        var line = new StringBuilder();
        var used = 0;
        foreach (var word in paragraph.Split(' '))
        {
            var columns = WidthOf(word);
            if (used > 0 && used + 1 + columns > room)
            {
                yield return line.ToString();
                line.Clear();
                used = 0;
            }
            else if (line.Length > 0 || used > 0)
            {
                line.Append(' ');
                used++;
            }

            line.Append(word);
            used += columns;
        }

        yield return line.ToString();
    }

    static bool IsZero(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;

    static bool IsWide(int code) => code is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6)
        or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD);
}
