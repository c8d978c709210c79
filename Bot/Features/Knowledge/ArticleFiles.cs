using System.Text;

namespace Demarc.Features.Knowledge;

/// <summary>Reads a folder of articles. It stops at nothing: every finding of every file comes back, so that one start shows all there is to mend.</summary>
public static class ArticleFiles
{
    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="intents">The intents there are.</param>
    /// <returns>The articles without a finding, by id, and every finding.</returns>
    public static (IReadOnlyList<Article> Articles, IReadOnlyList<Finding> Findings) Load(string folder, IReadOnlySet<string> intents)
    {
        if (!Directory.Exists(folder))
        {
            return ([], [new Finding(folder, "there is no such folder", "put the articles there, or set the folder they are in")]);
        }

        var findings = new List<Finding>();
        var texts = new List<(string File, string Text)>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.md").Order(StringComparer.Ordinal))
        {
            if (Text(path, findings) is { } text)
            {
                texts.Add((Path.GetFileName(path), text));
            }
        }

        if (texts.Count == 0)
        {
            findings.Add(new Finding(folder, "has no articles", "put files such as KA-01.md there"));
        }

        var (articles, more) = Read(texts, intents);
        return (articles, [.. findings, .. more]);
    }

    /// <summary>The same from texts at hand.</summary>
    public static (IReadOnlyList<Article> Articles, IReadOnlyList<Finding> Findings) Read(IEnumerable<(string File, string Text)> texts, IReadOnlySet<string> intents)
    {
        var findings = new List<Finding>();
        var articles = new SortedDictionary<string, Article>(StringComparer.Ordinal);
        foreach (var (file, text) in texts)
        {
            var (article, found) = ArticleReader.Read(file, text, intents);
            findings.AddRange(found);
            if (article is not null && !articles.TryAdd(article.Id, article))
            {
                findings.Add(new Finding(file, $"the id {article.Id} is taken by another article", "give it a free id"));
            }
        }

        findings.AddRange(Repeated(articles.Values));
        findings.AddRange(Misplaced(articles.Values));
        return ([.. articles.Values], findings);
    }

    /// <summary>Two questions are the same when they differ only in case, spaces and punctuation.</summary>
    public static string Normal(string question)
    {
        var words = new StringBuilder(question.Length);
        foreach (var letter in question)
        {
            if (char.IsLetterOrDigit(letter))
            {
                words.Append(char.ToLowerInvariant(letter));
            }
            else if (words.Length > 0 && words[^1] != ' ' && letter is not '\'')
            {
                words.Append(' ');
            }
        }

        return words.ToString().TrimEnd();
    }

    static IEnumerable<Finding> Repeated(IEnumerable<Article> articles)
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var article in articles)
        {
            foreach (var example in article.Examples)
            {
                var normal = Normal(example);
                if (normal.Length == 0)
                {
                    yield return new Finding(article.Id + ".md", $"has an example without words: {Findings.Quote(example)}", "write a question");
                }
                else if (!owners.TryAdd(normal, article.Id))
                {
                    yield return new Finding(article.Id + ".md", $"has the example {Findings.Quote(example)}, which is in {owners[normal]} already", "keep it where it is answered best");
                }
            }
        }
    }

    /// <summary>A tag means one place, or nobody finds it.</summary>
    static IEnumerable<Finding> Misplaced(IEnumerable<Article> articles)
    {
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var article in articles)
        {
            foreach (var source in article.Sources)
            {
                if (!places.TryAdd(source.Tag, source.Where) && places[source.Tag] != source.Where)
                {
                    yield return new Finding(article.Id + ".md", $"says the source {source.Tag} is elsewhere than another article says", $"write {Findings.Quote(places[source.Tag])} in both, or mend the other");
                }
            }
        }
    }

    static string? Text(string path, List<Finding> findings)
    {
        try
        {
            return File.ReadAllText(path, Strict);
        }
        catch (DecoderFallbackException)
        {
            findings.Add(new Finding(Path.GetFileName(path), "is not UTF-8", "save it as UTF-8"));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            findings.Add(new Finding(Path.GetFileName(path), "cannot be read", "let this process read it"));
        }

        return null;
    }
}
