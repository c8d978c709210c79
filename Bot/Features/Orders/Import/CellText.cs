using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Demarc.Features.Orders.Import;

/// <summary>What people and spreadsheets put around the text of a cell, and take for nothing.</summary>
static partial class CellText
{
    static readonly HashSet<string> Nothing = new(StringComparer.OrdinalIgnoreCase)
    {
        "-", "--", "—", "–", ".", "n/a", "#n/a", "na", "none", "null", "nil", "tbd", "t.b.d.", "tba", "unknown", "?", "??", "pending", "not set", "blank",
    };

    /// <summary>Plain blanks, nothing invisible, none at the ends; line breaks stay. Excel's <c>="00123"</c> is the text in it.</summary>
    public static string Clean(string? raw)
    {
        if (string.IsNullOrEmpty(raw))
        {
            return "";
        }

        var text = raw;
        if (NeedsCleaning(raw))
        {
            var clean = new StringBuilder(raw.Length);
            foreach (var letter in raw)
            {
                clean.Append(letter switch
                {
                    '\r' or '\n' => "\n",
                    _ when char.IsControl(letter) || char.IsWhiteSpace(letter) => " ",
                    _ when char.GetUnicodeCategory(letter) == UnicodeCategory.Format => "",
                    _ => letter.ToString(),
                });
            }

            text = clean.ToString();
        }

        text = text.Trim();
        return AsText().Match(text) is { Success: true } quoted ? quoted.Groups[1].Value.Trim() : text;
    }

    /// <summary>On one line, blanks run together.</summary>
    public static string OneLine(string text) => Blanks().Replace(text, " ").Trim();

    /// <summary>"TBD", "n/a", a dash: the person says that they do not know.</summary>
    public static bool IsNothing(string text) => Nothing.Contains(text);

    /// <summary>A formula that was not calculated, or one meant to run when the file is opened elsewhere. A sign before a number or a name is none.</summary>
    public static bool IsFormula(string text) => text.StartsWith('=') || Command().IsMatch(text);

    public static string Short(string text) => text.Length <= 60 ? OneLine(text) : OneLine(text[..59]) + "…";

    static bool NeedsCleaning(string raw)
    {
        foreach (var letter in raw)
        {
            if (letter is < ' ' or > '~')
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"\A=""([^""]*)""\z")]
    private static partial Regex AsText();

    [GeneratedRegex(@"[ \n]+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\A[+@-][^\n]{0,200}(?:\||[A-Za-z]\()")]
    private static partial Regex Command();
}
