using Demarc.Understanding.Words;

namespace Demarc.Understanding.Entities;

/// <summary>One of the names something goes by.</summary>
/// <param name="Name">The one it is known by here.</param>
/// <param name="Since">From this day the old name means it; null when it is its own.</param>
public sealed record Alias(string Name, string Said, DateOnly? Since, AliasWhen When);

/// <summary>When an alias may be believed.</summary>
public enum AliasWhen
{
    Any,

    /// <summary>Only in capitals.</summary>
    Caps,

    /// <summary>Only in capitals or as a name, after a word such as "with" or "from".</summary>
    Cue,
}

/// <summary>Finds aliases of one kind in a text, longest first, the long single ones with a slip.</summary>
sealed class AliasTable
{
    const int ShortestWithSlip = 5;

    static readonly HashSet<string> Cues =
        ["with", "from", "at", "by", "to", "via", "through", "on", "has", "did", "does", "told", "for", "of", "off", "carrier", "is", "into", "ask", "called", "leaving", "under", "and", "or", "vs", "versus"];

    static readonly HashSet<string> ZoomThings = ["call", "meeting", "link", "invite", "in", "out", "bridge", "session", "room"];

    readonly EntityKind kind;
    readonly Dictionary<string, List<(string[] Words, Alias Alias)>> aliases = [];
    readonly NearWords near = new();

    AliasTable(EntityKind kind) => this.kind = kind;

    public static AliasTable Of(EntityKind kind, IEnumerable<Alias> all)
    {
        var table = new AliasTable(kind);
        foreach (var alias in all)
        {
            string[] words = [.. Tokenizer.Tokens(NormalText.Of(alias.Said)).Where(token => token.IsAlphanumeric).Select(token => token.Text)];
            if (!table.aliases.TryGetValue(words[0], out var list))
            {
                table.aliases[words[0]] = list = new(1);
            }

            list.Add((words, alias));
            if (words is [{ Length: >= ShortestWithSlip } single] && alias.When == AliasWhen.Any)
            {
                table.near.Add(single);
            }
        }

        return table;
    }

    public bool Knows(string word) => aliases.ContainsKey(word);

    public void Find(Utterance said, List<Found> found)
    {
        for (var i = 0; i < said.Count; i++)
        {
            if (!said[i].IsAlphanumeric || (said[i].IsGlued && IsInsideId(said, i)))
            {
                continue;
            }

            foreach (var (words, alias) in aliases.GetValueOrDefault(said[i].Text) ?? [])
            {
                if (End(said, i, words) is { } end && IsBelieved(said, i, end, alias))
                {
                    found.Add(new Found(kind, alias.Name, i, end) { Rank = alias.Since is null ? 4 : 3, Detail = Detail(alias) });
                }
            }

            if (Meant(said, i) is { } meant)
            {
                found.Add(new Found(kind, meant.Name, i, i + 1) { Rank = 1, Detail = Detail(meant) });
            }
        }
    }

    static string? Detail(Alias alias) => alias.Since?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    // The dots and dashes of an alias may be there or not: SD-WAN, SD WAN, AT&T, at&t.
    static int? End(Utterance said, int i, string[] words)
    {
        var at = i + 1;
        foreach (var word in words.AsSpan(1))
        {
            at += said[at].Is('-') || said[at].Is('&') || said[at].Is('.') ? 1 : 0;
            if (said[at].Text != word)
            {
                return null;
            }

            at++;
        }

        return at;
    }

    Alias? Meant(Utterance said, int i)
    {
        var word = said[i];
        if (word.Kind != TokenKind.Word || word.Text.Length < ShortestWithSlip || English.Knows(word.Text) || aliases.ContainsKey(word.Text))
        {
            return null;
        }

        return near.Near(word.Text) is [var (meant, _), ..] ? aliases[meant].First(each => each.Words.Length == 1).Alias : null;
    }

    bool IsBelieved(Utterance said, int from, int to, Alias alias)
    {
        var first = said[from];
        var isCapital = first.IsUpper || (first.Text.Length == 1 && first.IsCapitalised);
        return alias.When switch
        {
            AliasWhen.Any => !(first.Text == "zoom" && said.IsIn(to, ZoomThings)),
            AliasWhen.Caps => isCapital && !said.IsShouted,
            _ => first.IsCapitalised && !said.IsShouted && said.IsIn(from - 1, Cues) && (isCapital || alias.Said.Length > 3),
        };
    }

    // 70/T1/…: part of an id or an address of the network, not a name.
    static bool IsInsideId(Utterance said, int i) => (said[i - 1].Is('/') || said[i - 1].Is('.') || said[i - 1].Is('_')) && said[i - 2].IsAlphanumeric && said[i - 1].IsGlued && said[i - 2].Kind != TokenKind.Word;
}
