using Demarc.Understanding.Words;

namespace Demarc.Understanding.Entities;

/// <summary>Names by their words: whole, by their first words, by initials, run together, and with slips.</summary>
sealed class NameIndex
{
    const int MostWords = 8;

    // Of so many that are called alike, those the asker may know of are picked later.
    const int MostAlike = 500;

    static readonly HashSet<string> Legal = ["llc", "inc", "corp", "co", "ltd", "lp", "llp", "pllc", "pc", "incorporated", "corporation", "company", "the"];

    readonly Dictionary<string, List<Form>> forms = [];
    readonly Dictionary<string, List<(EntityKind Kind, string Id)>> words = [];
    readonly NearWords near = new();

    /// <param name="Words">The name's words, or its first two run together and the rest.</param>
    sealed record Form(EntityKind Kind, string Id, string[] Words, bool IsInitials)
    {
        public bool Same(Form other) => Kind == other.Kind && Id == other.Id && Words.AsSpan().SequenceEqual(other.Words);
    }

    public void Add(EntityKind kind, string id, string name)
    {
        foreach (var form in FormsOf(kind, id, name))
        {
            if (!forms.TryGetValue(form.Words[0], out var list))
            {
                forms[form.Words[0]] = list = new(1);
            }

            list.Add(form);
            near.Add(form.Words[0]);
            foreach (var word in form.Words)
            {
                if (!words.TryGetValue(word, out var bearers))
                {
                    words[word] = bearers = new(1);
                }

                bearers.Add((kind, id));
            }
        }
    }

    public void Remove(EntityKind kind, string id, string name)
    {
        foreach (var form in FormsOf(kind, id, name))
        {
            if (forms.TryGetValue(form.Words[0], out var list) && list.FindIndex(form.Same) is >= 0 and var at)
            {
                list.RemoveAt(at);
                foreach (var word in form.Words)
                {
                    if (words.TryGetValue(word, out var bearers) && bearers.Remove((kind, id)) && bearers.Count == 0)
                    {
                        words.Remove(word);
                    }
                }
            }
        }
    }

    /// <summary>Some of those whose name has this word.</summary>
    public IReadOnlyList<(EntityKind Kind, string Id)> With(string word) => words.TryGetValue(word, out var bearers) ? [.. bearers.Take(MostAlike)] : [];

    public void Find(Utterance said, List<Found> found)
    {
        if (forms.Count == 0)
        {
            return;
        }

        for (var i = 0; i < said.Count; i++)
        {
            if (said[i].IsAlphanumeric && said[i].Text.Length > 1)
            {
                FindAt(said, i, found);
            }
        }
    }

    void FindAt(Utterance said, int i, List<Found> found)
    {
        var best = new List<(Form Form, Match Match)>();
        foreach (var (first, slips, next) in FirstWords(said, i))
        {
            foreach (var form in forms.GetValueOrDefault(first) ?? [])
            {
                var match = NameMatch.Read(said, next, form.Words, slips, form.IsInitials);
                if (NameMatch.IsMeant(said, i, form.Kind, form.Words, match))
                {
                    best.Add((form, match));
                }
            }
        }

        // Each score by itself: the best of those the asker may know of stands, however well somebody else's would fit.
        foreach (var alike in best.GroupBy(each => (each.Form.Kind, each.Match.End, each.Match.Score)))
        {
            string[] values = [.. alike.Select(each => each.Form.Id).Distinct().Take(MostAlike)];
            found.Add(new Found(alike.Key.Kind, values[0], i, alike.Key.End) { Rank = alike.Key.Score, Others = values[1..] });
        }
    }

    // The word as it stands, with the next one run together, and, when it is no English, the first words it may be a slip of.
    IEnumerable<(string Word, int Slips, int Next)> FirstWords(Utterance said, int i)
    {
        var word = said[i].Text;
        yield return (word, 0, i + 1);
        if (said[i].Kind == TokenKind.Word && said[i + 1].Kind == TokenKind.Word)
        {
            yield return (word + said[i + 1].Text, 0, i + 2);
        }

        if (English.Knows(word) || said[i].Kind != TokenKind.Word)
        {
            yield break;
        }

        foreach (var (meant, distance) in near.Near(word))
        {
            yield return (meant, distance, i + 1);
        }
    }

    static IEnumerable<Form> FormsOf(EntityKind kind, string id, string name)
    {
        var words = WordsOf(name);
        if (words.Length == 0)
        {
            yield break;
        }

        yield return new Form(kind, id, words, false);
        if (words.Length > 1)
        {
            yield return new Form(kind, id, [words[0] + words[1], .. words[2..]], false);
            if (kind == EntityKind.Person)
            {
                yield return new Form(kind, id, [words[^1]], false);
            }
        }

        if (words.Length > 2 && kind != EntityKind.Person)
        {
            yield return new Form(kind, id, [string.Concat(words.Select(word => word[0]))], true);
        }
    }

    static string[] WordsOf(string name)
    {
        var words = Tokenizer.Tokens(NormalText.Of(name))
            .Where(token => token.IsAlphanumeric && token.Text is not "and")
            .Select(token => token.Text)
            .Take(MostWords)
            .ToList();
        while (words.Count > 1 && Legal.Contains(words[^1]))
        {
            words.RemoveAt(words.Count - 1);
        }

        return words.Count > 1 && Legal.Contains(words[0]) ? [.. words[1..]] : [.. words];
    }
}
