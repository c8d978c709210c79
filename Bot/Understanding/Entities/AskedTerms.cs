using Demarc.Understanding.Words;

namespace Demarc.Understanding.Entities;

/// <summary>A word of the glossary whose meaning is asked for: "what is glare", "spiff meaning", "NRC vs MRC". Elsewhere such words are only words.</summary>
sealed class AskedTerms
{
    static readonly HashSet<string> Articles = ["a", "an", "term", "word", "by", "meant", "acronym"];
    static readonly HashSet<string> Before = ["define", "explain", "definition", "meaning", "vs", "versus"];
    static readonly HashSet<string> After = ["mean", "means", "meaning", "definition", "vs", "versus", "stand", "stands", "defined"];

    const int ArticleColumn = 3;

    readonly AliasTable terms;
    readonly Dictionary<string, string> articles;

    AskedTerms(IReadOnlyList<string[]> rows)
    {
        terms = AliasTable.Of(EntityKind.Field, rows.Select(row => new Alias(row[0], row[0], null, AliasWhen.Any)));
        articles = rows.Where(row => row.Length > ArticleColumn && row[ArticleColumn].StartsWith("KA-", StringComparison.Ordinal)).DistinctBy(row => row[0]).ToDictionary(row => row[0], row => row[ArticleColumn]);
    }

    /// <param name="glossary">Tab separated, a header line, the term first and the article that says more of it fourth.</param>
    public static AskedTerms Load(string glossary) =>
        new([.. File.ReadLines(glossary).Skip(1).Select(line => line.Split('\t', StringSplitOptions.TrimEntries)).Where(row => row[0].Any(char.IsAsciiLetterOrDigit))]);

    /// <summary>What is found has the article in its detail, when the glossary leads to one.</summary>
    public void Find(Utterance said, List<Found> found)
    {
        var named = new List<Found>();
        terms.Find(said, named);
        var isComparison = Enumerable.Range(0, said.Count).Any(i => said.Is(i, "vs", "versus", "difference", "diff"));
        found.AddRange(named.Where(each => IsAsked(said, each, isComparison)).Select(each => each with { Rank = 0, Detail = articles.GetValueOrDefault(each.Value) }));
    }

    static bool IsAsked(Utterance said, Found term, bool isComparison)
    {
        var before = term.From - 1;
        while (said.IsIn(before, Articles) || said[before].Is('"'))
        {
            before--;
        }

        var to = said[term.To].Is('"') ? term.To + 1 : term.To;
        var isWhole = to >= said.Count || said[to].Kind is TokenKind.LineEnd || said[to].Is('?') || said[to].Is('.') || said[to].Is('!') || said[to].Is(',');
        var isSought = said.IsIn(before, Before) || said.Is(before, "whats", "what's") || (said.Is(before, "is", "are", "s") && said.Is(before - 1, "what", "whats")) || (said.Is(before, "of") && said.IsIn(before - 1, Before));
        return said.IsIn(to, After) || (isWhole && (isSought || before < 0)) || (isComparison && (said.Is(to, "and", "or") || said.Is(before, "and", "or", "between", "vs", "versus")));
    }
}
