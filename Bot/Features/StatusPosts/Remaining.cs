using System.Text.RegularExpressions;

namespace Demarc.Features.StatusPosts;

/// <summary>A sentence that is read piece by piece: what was understood is taken out, and a bar stays so that its neighbours do not grow together.</summary>
sealed class Remaining
{
    const int MostLetters = 500;

    public Remaining(string? said)
    {
        var words = (said ?? "").Length > MostLetters ? said![..MostLetters] : said ?? "";
        Text = string.Concat(words.Select(Plain)).ToLowerInvariant();
    }

    public string Text { get; private set; }

    /// <summary>All matches that are good, taken out.</summary>
    public IReadOnlyList<Match> Take(Regex pattern, Func<Match, bool>? isGood = null)
    {
        var taken = new List<Match>();
        Text = pattern.Replace(Text, match =>
        {
            if (isGood?.Invoke(match) == false)
            {
                return match.Value;
            }

            taken.Add(match);
            return " ¦ ";
        });
        return taken;
    }

    /// <summary>The first match that is good, taken out.</summary>
    public Match? TakeFirst(Regex pattern, Func<Match, bool>? isGood = null)
    {
        foreach (Match match in pattern.Matches(Text))
        {
            if (isGood?.Invoke(match) != false)
            {
                Cut(match.Index, match.Index + match.Length);
                return match;
            }
        }

        return null;
    }

    public void Cut(int from, int to) => Text = string.Concat(Text.AsSpan(0, from), " ¦ ", Text.AsSpan(to));

    public bool Takes(Regex pattern) => Take(pattern).Count > 0;

    // Phones write dashes and quotes of their own.
    static char Plain(char letter) => letter switch
    {
        '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212' => '-',
        '\u2018' or '\u2019' or '\u02BC' or '`' => '\'',
        '¦' => ' ',
        _ when char.IsWhiteSpace(letter) || char.IsControl(letter) => ' ',
        _ => letter,
    };
}
