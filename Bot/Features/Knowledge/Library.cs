using Demarc.Storage;

namespace Demarc.Features.Knowledge;

/// <summary>The articles that answer at present: those that come with the program, and those written here. An article written here is live the moment it is stored.</summary>
public sealed class Library
{
    readonly Lock gate = new();
    readonly KnowledgeBase shipped;
    readonly Dictionary<string, Article> written = new(StringComparer.OrdinalIgnoreCase);
    readonly List<Action<IReadOnlyList<Article>>> readers = [];

    public Library(KnowledgeBase shipped, IStore store)
    {
        this.shipped = shipped;
        store.Watch(DeskArticle.All, committed => Put(committed.Id, committed.Document));
    }

    public CodeTables Codes => shipped.Codes;

    /// <summary>By id, those that come with the program first.</summary>
    public IReadOnlyList<Article> Articles
    {
        get
        {
            lock (gate)
            {
                return [.. shipped.Articles, .. written.Values.OrderBy(article => article.Id, StringComparer.Ordinal)];
            }
        }
    }

    public Article? Find(string? id)
    {
        if (id is null)
        {
            return null;
        }

        lock (gate)
        {
            return written.GetValueOrDefault(id.Trim()) ?? shipped.Article(id);
        }
    }

    public async Task OpenAsync(Session session, CancellationToken cancel)
    {
        foreach (var document in await session.QueryAsync(DeskArticle.All, DeskArticle.All.All, cancel))
        {
            Put(document.Id, document);
        }
    }

    /// <summary>Told of all articles now and after every change, off the thread that stores.</summary>
    public void Read(Action<IReadOnlyList<Article>> reader)
    {
        lock (gate)
        {
            readers.Add(reader);
        }

        reader(Articles);
    }

    void Put(string id, DeskArticle? document)
    {
        Action<IReadOnlyList<Article>>[] told;
        lock (gate)
        {
            if (document is null or { Withdrawn: true })
            {
                written.Remove(id);
            }
            else
            {
                written[id] = document.AsArticle();
            }

            told = [.. readers];
        }

        if (told.Length > 0)
        {
            _ = Task.Run(() => Array.ForEach(told, reader => reader(Articles)));
        }
    }
}
