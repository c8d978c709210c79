using System.Text;
using System.Text.RegularExpressions;

namespace Demarc.Cards.Render.AdaptiveCards;

/// <summary>
/// Writes words into the few places of a card that are read as Markdown (headings, texts with a mention, labels of radio buttons),
/// so that they come out as the same words. Only what would act is escaped: some clients show backslashes they do not need.
/// </summary>
static partial class MarkdownText
{
    /// <summary>The words as one paragraph, or one per line.</summary>
    public static string Escape(string words) =>
        string.Join("\n\n", words.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(EscapeLine));

    /// <summary>For names inside a mention tag, where an escape would be read as part of the name.</summary>
    public static string WithoutMarks(string name)
    {
        var kept = Visible.Line(Marks().Replace(name, " "));
        return kept.Length == 0 ? "?" : kept;
    }

    static string EscapeLine(string line)
    {
        var escaped = new StringBuilder(line.Length + 8);
        for (var i = 0; i < line.Length; i++)
        {
            if (Acts(line, i))
            {
                escaped.Append('\\');
            }

            escaped.Append(line[i]);
        }

        return StartOfList().Replace(escaped.ToString(), @"$1\$2");
    }

    static bool Acts(string line, int at) => line[at] switch
    {
        '\\' or '*' or '_' or '[' or ']' or '<' or '>' or '~' or '`' or '|' => true,
        '#' or '+' or '-' or '=' => at == 0,
        '&' => Entity().IsMatch(line, at),
        // Addresses that a client would turn into links by itself: scheme:..., name@host, host.tld
        ':' => at > 0 && char.IsLetter(line[at - 1]) && IsWord(line, at + 1, orSlash: true),
        '@' or '.' => at > 0 && IsWord(line, at - 1) && IsWord(line, at + 1) && !AreDigits(line, at),
        _ => false,
    };

    static bool IsWord(string line, int at, bool orSlash = false) =>
        at < line.Length && (!char.IsAscii(line[at]) || char.IsAsciiLetterOrDigit(line[at]) || line[at] is '_' or '-' or '+' || (orSlash && line[at] == '/'));

    static bool AreDigits(string line, int at) => char.IsAsciiDigit(line[at - 1]) && char.IsAsciiDigit(line[at + 1]);

    [GeneratedRegex(@"\G&(?:[A-Za-z][A-Za-z0-9]*|\#[0-9A-Fa-fxX]+);")]
    private static partial Regex Entity();

    [GeneratedRegex(@"^([0-9]+)([.)])")]
    private static partial Regex StartOfList();

    [GeneratedRegex(@"[\\*_\[\]()<>~`#|&""{}]")]
    private static partial Regex Marks();
}
