namespace Demarc.Understanding.Entities;

/// <summary>Ids by their key. A key is looked up whole, so no digit is ever guessed.</summary>
sealed class IdIndex
{
    // What the store knows stands before what only looks like something.
    const int Known = 50;
    const int ShortestKey = 4;
    const int MostTokens = 16;
    const string Marks = "-_./#";

    readonly Dictionary<string, List<(EntityKind Kind, string Id)>> ids = [];

    public void Add(EntityKind kind, string id, string spelling)
    {
        foreach (var key in KeysOf(kind, spelling))
        {
            if (!ids.TryGetValue(key, out var list))
            {
                ids[key] = list = new(1);
            }

            list.Add((kind, id));
        }
    }

    public void Remove(EntityKind kind, string id, string spelling)
    {
        foreach (var key in KeysOf(kind, spelling))
        {
            if (ids.TryGetValue(key, out var list) && list.Remove((kind, id)) && list.Count == 0)
            {
                ids.Remove(key);
            }
        }
    }

    public IReadOnlyList<(EntityKind Kind, string Id)> At(string key) => ids.TryGetValue(key, out var list) ? list : [];

    /// <summary>Ids in a text, the longest at each place.</summary>
    /// <param name="at">What a key stands for: letters and digits, upper case.</param>
    public static void Find(Utterance said, Func<string, IReadOnlyList<(EntityKind Kind, string Id)>> at, List<Found> found)
    {
        for (var i = 0; i < said.Count; i++)
        {
            if (!said[i].IsAlphanumeric && !said[i].Is('#'))
            {
                continue;
            }

            // The whole glued run, then less and less of it, then two tokens with a space between.
            var end = said[i].IsGlued && said[i - 1].IsAlphanumeric ? i : said.GluedRun(i, Marks, MostTokens);
            for (var to = end; to > i; to--)
            {
                if (said[to - 1].IsAlphanumeric && Add(said, i, to, at, found))
                {
                    break;
                }
            }

            if (said[i + 1].IsAlphanumeric && !said[i + 1].IsGlued && (HasDigit(said, i) || HasDigit(said, i + 1)))
            {
                Add(said, i, i + 2, at, found);
            }
        }
    }

    static bool HasDigit(Utterance said, int i) => said[i].Text.Any(char.IsAsciiDigit);

    static bool Add(Utterance said, int from, int to, Func<string, IReadOnlyList<(EntityKind Kind, string Id)>> at, List<Found> found)
    {
        var meant = said.Key(from, to) is { Length: >= ShortestKey } key && key.Any(char.IsAsciiDigit) ? at(key) : [];
        foreach (var kind in meant.Select(each => each.Kind).Distinct())
        {
            string[] values = [.. meant.Where(each => each.Kind == kind).Select(each => each.Id).Distinct().Take(8)];
            found.Add(new Found(kind, values[0], from, to) { Rank = Known - (int)kind, Others = values[1..] });
        }

        return meant.Count > 0;
    }

    // ORD-55120 is also known as 55120: people leave the letters away.
    static IEnumerable<string> KeysOf(EntityKind kind, string spelling)
    {
        var key = Keys.Of(spelling);
        if (key.Length >= ShortestKey && key.Any(char.IsAsciiDigit))
        {
            yield return key;
            var digits = key.TrimStart([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]);
            if (kind == EntityKind.OrderId && digits.Length >= ShortestKey && digits.Length < key.Length && digits.All(char.IsAsciiDigit))
            {
                yield return digits;
            }
        }
    }
}
