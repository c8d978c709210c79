using System.Collections.Frozen;
using Demarc.Understanding.Encoder;
using Demarc.Understanding.Entities;
using Demarc.Understanding.Words;

namespace Demarc.Understanding.Requests;

/// <summary>One request of a message, as rules and scorers see it: words put right, ids and names replaced by what they are.</summary>
sealed class Request
{
    /// <summary>More words than this say nothing new about what is asked; of a long text the beginning and the end are looked at.</summary>
    const int MostWords = 160;

    /// <summary>A sentence takes as long to encode as it is.</summary>
    const int MostSpoken = 24;

    readonly string canonical;
    readonly Lazy<float[]?> vector;

    /// <param name="from">First token.</param>
    /// <param name="to">Token after the last.</param>
    /// <param name="found">What stands between them.</param>
    public Request(Utterance said, int from, int to, IReadOnlyList<Found> found, Func<string, string> right, SentenceEncoder? encoder = null)
    {
        Said = said;
        From = from;
        To = to;
        Found = found;
        Words = Read(right);
        canonical = $" {string.Join(' ', Words)} ";
        vector = new Lazy<float[]?>(() => encoder?.Encode(Sentence));
        IsQuestion = Enumerable.Range(from, to - from).Any(i => said[i].Is('?'));
    }

    public Utterance Said { get; }

    public int From { get; }

    public int To { get; }

    public IReadOnlyList<Found> Found { get; }

    /// <summary>Lower case; <c>&lt;id&gt;</c> and the like stand for ids, names, dates and amounts.</summary>
    public IReadOnlyList<string> Words { get; }

    public bool IsQuestion { get; }

    /// <summary>What is said, in words: "the order" for its number. This is what <see cref="Vector"/> is of.</summary>
    public string Sentence { get; private set; } = "";

    /// <summary>The sentence's place among all sentences, found when it is first asked for; null without an encoder.</summary>
    public float[]? Vector => vector.Value;

    /// <summary>Lower case, marks and all.</summary>
    public string Raw => Said.Lower(From, To);

    public string AsWritten => From < To ? Said.Text.AsWritten(Said[From].Start, Said[To - 1].End).Text : "";

    public Context Context => Said.Context;

    public string First => Words.Count > 0 ? Words[0] : "";

    /// <summary>An order number, a PON, a circuit.</summary>
    public bool HasOrder => Has(EntityKind.OrderId) || Has(EntityKind.Pon) || Has(EntityKind.CircuitId);

    public bool HasName => Has(EntityKind.Customer) || Has(EntityKind.Partner);

    public bool IsFocusedOn(string kind) => Context.FocusKind == kind && Context.FocusIds is { Count: > 0 };

    public bool Has(EntityKind kind) => Found.Any(found => found.Kind == kind);

    public Found? Single(EntityKind kind) => Found.Where(found => found.Kind == kind).Select(found => (Found?)found).FirstOrDefault();

    /// <summary>Is one of these words or phrases said, as whole words?</summary>
    public bool Says(params ReadOnlySpan<string> phrases)
    {
        foreach (var phrase in phrases)
        {
            for (var at = canonical.IndexOf(phrase, StringComparison.Ordinal); at > 0; at = canonical.IndexOf(phrase, at + 1, StringComparison.Ordinal))
            {
                if (canonical[at - 1] == ' ' && canonical[at + phrase.Length] == ' ')
                {
                    return true;
                }
            }
        }

        return false;
    }

    public bool Starts(params ReadOnlySpan<string> phrases)
    {
        foreach (var phrase in phrases)
        {
            if (canonical.Length > phrase.Length + 1 && canonical.AsSpan(1).StartsWith(phrase, StringComparison.Ordinal) && canonical[1 + phrase.Length] == ' ')
            {
                return true;
            }
        }

        return false;
    }

    public bool Ends(params ReadOnlySpan<string> phrases)
    {
        foreach (var phrase in phrases)
        {
            if (canonical.AsSpan(0, canonical.Length - 1).EndsWith(phrase, StringComparison.Ordinal) && canonical.Length > phrase.Length + 1 && canonical[^(phrase.Length + 2)] == ' ')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Is this all that is said?</summary>
    public bool Is(params ReadOnlySpan<string> phrases)
    {
        foreach (var phrase in phrases)
        {
            if (phrase.Length == canonical.Length - 2 && canonical.AsSpan(1, phrase.Length).SequenceEqual(phrase))
            {
                return true;
            }
        }

        return false;
    }

    List<string> Read(Func<string, string> right)
    {
        var words = new List<string>();
        var spoken = new List<string>();
        var next = 0;
        for (var i = From; i < To && words.Count < MostWords; i++)
        {
            // Of a very long request the middle is left out.
            if (words.Count == MostWords * 3 / 4 && To - i > MostWords)
            {
                i = To - (MostWords / 4);
            }

            while (next < Found.Count && Found[next].From < i)
            {
                next++;
            }

            if (next < Found.Count && Found[next].From == i && Masks.Of(Found[next]) is { } mask)
            {
                words.Add(mask);
                spoken.Add(Masks.Spoken(Found[next], mask));
                i = Found[next].To - 1;
            }
            else if (Said[i].Is('%') || (Said[i].Is('$') && Said[i + 1].Is('$')))
            {
                words.Add(Said[i].Is('%') ? "percent" : "money");
                spoken.Add(words[^1]);
            }
            else if (Said[i].IsAlphanumeric)
            {
                words.Add(Said[i].Kind == TokenKind.Word ? right(Shorthand.Of(Said[i].Text)) : Said[i].Text);
                spoken.Add(words[^1]);
            }
        }

        Sentence = string.Join(' ', spoken.Count <= MostSpoken ? spoken : [.. spoken[..(MostSpoken * 3 / 4)], .. spoken[^(MostSpoken / 4)..]]);
        return words;
    }
}

/// <summary>What stands for an entity among the words of a request. Products, forms and fields keep their words: those say what is asked.</summary>
static class Masks
{
    public const string Id = "<id>";

    static readonly FrozenDictionary<string, string> InWords = new Dictionary<string, string>
    {
        [Id] = "the order", ["<tn>"] = "the number", ["<account>"] = "the account", ["<esc>"] = "the escalation", ["<article>"] = "the article", ["<name>"] = "the customer", ["<person>"] = "Maria",
        ["<date>"] = "Friday", ["<time>"] = "9am", ["<zone>"] = "Eastern", ["<amount>"] = "$100", ["<site>"] = "12 Main St", ["<jep>"] = "the jeopardy code", ["<reject>"] = "the reject code",
    }.ToFrozenDictionary();

    /// <summary>What stands for it in a sentence: which carrier matters, which order does not.</summary>
    public static string Spoken(Found found, string mask) => InWords.GetValueOrDefault(mask, found.Value);

    public static string? Of(Found found) => found.Kind switch
    {
        EntityKind.OrderId or EntityKind.Pon or EntityKind.CircuitId => Id,
        EntityKind.Tn or EntityKind.TnRange => "<tn>",
        EntityKind.Account => "<account>",
        EntityKind.EscalationId => "<esc>",
        EntityKind.Article => "<article>",
        EntityKind.Customer or EntityKind.Partner => "<name>",
        EntityKind.Person => "<person>",
        EntityKind.Carrier => "<carrier>",
        EntityKind.Date or EntityKind.DateRange or EntityKind.Month => "<date>",
        EntityKind.Time => "<time>",
        EntityKind.Zone => "<zone>",
        EntityKind.Amount => "<amount>",
        EntityKind.Site => "<site>",
        EntityKind.Code when found.Detail == "value" => null,
        EntityKind.Code => found.Detail == "reject" ? "<reject>" : "<jep>",
        _ => null,
    };
}
