namespace Demarc.Features.Knowledge;

/// <summary>All the desk knows that is no record: articles and code tables, read and checked together.</summary>
public sealed class KnowledgeBase
{
    readonly Dictionary<string, Article> byId;

    KnowledgeBase(IReadOnlyList<Article> articles, CodeTables codes)
    {
        Articles = articles;
        Codes = codes;
        byId = articles.ToDictionary(article => article.Id, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Where it lies beside the program.</summary>
    public static string DefaultFolder => Path.Combine(AppContext.BaseDirectory, "Knowledge");

    /// <summary>By id.</summary>
    public IReadOnlyList<Article> Articles { get; }

    public CodeTables Codes { get; }

    public Article? Article(string id) => byId.GetValueOrDefault(id.Trim());

    /// <returns>What is usable, and all that is wrong.</returns>
    public static (KnowledgeBase Base, IReadOnlyList<Finding> Findings) Load(string folder)
    {
        var (codes, inCodes) = CodeFiles.Load(Path.Combine(folder, "codes"));
        var (articles, inArticles) = ArticleFiles.Load(Path.Combine(folder, "articles"), codes.Intents.Select(intent => intent.Name).ToHashSet());
        var known = new KnowledgeBase(articles, codes);
        return (known, [.. inCodes, .. inArticles, .. known.DeadEnds()]);
    }

    /// <summary>For the start of the program: complete and sound, or not at all.</summary>
    /// <exception cref="FormatException">The message lists every finding on a line of its own.</exception>
    public static KnowledgeBase Open(string folder)
    {
        var (known, findings) = Load(folder);
        return findings.Count == 0 ? known : throw new FormatException($"The knowledge in {folder} has {findings.Count} faults:\n{string.Join('\n', findings)}");
    }

    /// <summary>Tables that send people to articles which are not there.</summary>
    IEnumerable<Finding> DeadEnds() => Codes.AllRejects.Select(reject => ("rejects.tsv", reject.Codes[0], (string?)reject.Article))
        .Concat(Codes.Glossary.Select(term => ("glossary.tsv", term.Word, term.Article)))
        .Where(row => row.Item3 is not null && Article(row.Item3) is null)
        .Select(row => new Finding(row.Item1, $"{row.Item2} leads to {row.Item3}, which is no sound article", "mend that article, or name another"));
}
