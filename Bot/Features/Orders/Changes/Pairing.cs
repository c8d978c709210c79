using System.Text.RegularExpressions;

namespace Demarc.Features.Orders.Changes;

/// <summary>What a message says of some of its orders.</summary>
/// <param name="Names">What stands for them, as it is written.</param>
/// <param name="Words">What is said of them; empty: nothing that changes them.</param>
sealed record Pair(IReadOnlyList<string> Names, string Words);

/// <summary>Pairs each order of a message with what is said of it: "48404 foc dec 8, 48405 dec 9", "foc 12/20 for 48402 and 12/21 for 48406". Pure.</summary>
static partial class Pairing
{
    const RegexOptions Flags = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <param name="names">What stands for orders in the text, in its order.</param>
    /// <returns>Null: it says one thing of all of them.</returns>
    public static IReadOnlyList<Pair>? Of(string text, IReadOnlyList<string> names, DateOnly today, DateTimeOffset now)
    {
        var groups = Groups(text, names);
        if (groups.Count < 2)
        {
            return null;
        }

        var head = text[..groups[0].Start];
        var tails = groups.Select((group, i) => text[group.End..(i + 1 < groups.Count ? groups[i + 1].Start : text.Length)]).ToList();
        bool Changes(string words) => SaidDay.Find(words, today, hasHappened: false) is not null
            || ChangeText.Read(words, today, now) is { Edits.Count: > 0 } or { Move: not null } or { OwnerName: not null };

        var isBefore = Changes(head) && !Changes(tails[^1]);
        List<string> said = isBefore ? [head, .. tails.Take(tails.Count - 1)] : [.. tails.Select((tail, i) => i == 0 || !Changes(head) ? $"{head} {tail}" : tail)];
        if (!said.Exists(words => Changes(words)) || (isBefore && !tails.Exists(Changes)))
        {
            return null;
        }

        var pairs = new List<Pair>();
        OrderDate? named = null;
        for (var i = 0; i < groups.Count; i++)
        {
            var words = Joining().Replace(said[i], "").Trim();
            var own = ChangeText.DateNamed(words);
            var isSame = i > 0 && !Changes(words) && Same().IsMatch(said[i - 1] + words);
            words = isSame ? pairs[^1].Words : own is null && named is { } last && SaidDay.Find(words, today, hasHappened: false) is not null ? $"{last.Words()} {words}" : words;
            named = own ?? named;
            pairs.Add(new Pair(groups[i].Names, Letters().IsMatch(words) ? words : ""));
        }

        return pairs;
    }

    static List<(int Start, int End, IReadOnlyList<string> Names)> Groups(string text, IReadOnlyList<string> names)
    {
        var groups = new List<(int Start, int End, IReadOnlyList<string> Names)>();
        var from = 0;
        foreach (var name in names)
        {
            if (name.Length == 0 || text.IndexOf(name, from, StringComparison.OrdinalIgnoreCase) is not (>= 0 and var at))
            {
                continue;
            }

            var end = at + name.Length;
            if (groups.Count > 0 && Between().IsMatch(text[groups[^1].End..at]))
            {
                groups[^1] = (groups[^1].Start, end, [.. groups[^1].Names, name]);
            }
            else
            {
                groups.Add((at, end, [name]));
            }

            from = end;
        }

        return groups;
    }

    [GeneratedRegex(@"\A[\s,;&/+#]*(?:(?:and|plus|also|or|orders?)\b[\s,;&/+#]*)*\z", Flags)]
    private static partial Regex Between();

    // What leads from one order to the next.
    [GeneratedRegex(@"\A[\s,;&]*(?:(?:and|then|but)\b[\s,;&]*)*|[\s,;&]*(?:\b(?:and|then|but|also|for|on|to|of|order)\b[\s,;&#]*)*\z", Flags)]
    private static partial Regex Joining();

    [GeneratedRegex(@"\b(?:same|ditto|too|as\s+well|likewise)\b", Flags)]
    private static partial Regex Same();

    [GeneratedRegex(@"[\p{L}\p{N}]")]
    private static partial Regex Letters();
}
