namespace Demarc.Features.Knowledge;

/// <summary>Finds articles while somebody types: by id, then by how many of the words stand in title, keywords, questions and text.</summary>
static class ArticleSearch
{
    const int Most = 10;

    public static IReadOnlyList<Article> Find(IReadOnlyList<Article> articles, string typed)
    {
        var words = typed.Split([' ', ',', '?', '!', '.'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words.Length == 0
            ? [.. articles.Take(Most)]
            : [.. articles
                .Select(article => (Article: article, Score: words.Sum(word => Score(article, word))))
                .Where(found => found.Score > 0)
                .OrderByDescending(found => found.Score)
                .ThenBy(found => found.Article.Id, StringComparer.Ordinal)
                .Take(Most)
                .Select(found => found.Article)];
    }

    static int Score(Article article, string word) =>
        article.Id.Equals(word, StringComparison.OrdinalIgnoreCase) ? 100
        : article.Title.Contains(word, StringComparison.OrdinalIgnoreCase) ? 8
        : article.Keywords.Contains(word, StringComparison.OrdinalIgnoreCase) ? 4
        : article.Examples.Any(example => example.Contains(word, StringComparison.OrdinalIgnoreCase)) ? 2
        : article.PlainText.Contains(word, StringComparison.OrdinalIgnoreCase) ? 1
        : 0;
}
