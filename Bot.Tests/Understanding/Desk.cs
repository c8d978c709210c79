using Demarc.Features.Knowledge;
using Demarc.Tests.House;
using Demarc.Understanding;
using Demarc.Understanding.Entities;
using Demarc.Understanding.Scoring;

namespace Demarc.Tests.Understanding;

/// <summary>An order desk to understand for: its names, its articles, a Friday in November.</summary>
static class Desk
{
    public static readonly DateOnly Today = new(2026, 11, 20);

    static readonly Lazy<Interpreter> Ordinary = new(() => Interpreter(Gazetteer(), Taught()));

    public static IReadOnlyList<Meaning> Read(string text, Context? context = null) => Ordinary.Value.Read(text, context ?? new Context(Today));

    /// <summary>The only meaning there is.</summary>
    public static Meaning Meaning(string text, Context? context = null) => Assert.Single(Read(text, context));

    public static IReadOnlyList<string> Entities(string text, Context? context = null) =>
        [.. Read(text, context).SelectMany(meaning => meaning.Entities).DistinctBy(entity => entity.Start).Select(entity => $"{entity.Kind}={entity.Value}")];

    public static Interpreter Interpreter(Gazetteer? gazetteer = null, Lessons? lessons = null, UnderstandingOptions? options = null) =>
        new(Names.Load(), gazetteer ?? Gazetteer(), lessons ?? new Lessons(), options ?? new UnderstandingOptions());

    public static Gazetteer Gazetteer()
    {
        var gazetteer = new Gazetteer();
        gazetteer.Set(EntityKind.Customer, "blue-heron", "Blue Heron Dental");
        gazetteer.Set(EntityKind.Customer, "marlin", "Marlin Logistics LLC");
        gazetteer.Set(EntityKind.Customer, "kestrel", "Kestrel Foods");
        gazetteer.Set(EntityKind.Partner, "acme", "Acme");
        gazetteer.Set(EntityKind.Person, "maria", "Maria Lopez");
        foreach (var order in (string[])["48213", "55810", "55120", "61077"])
        {
            gazetteer.Set(EntityKind.OrderId, order, order);
        }

        gazetteer.Set(EntityKind.Pon, "KLM00219", "KLM00219");
        return gazetteer;
    }

    public static Lessons Taught(Func<Article, int, bool>? keeps = null)
    {
        var lessons = new Lessons();
        lessons.Replace(LessonsOf(Articles, keeps));
        return lessons;
    }

    public static IReadOnlyList<Article> Articles { get; } = KnowledgeBase.Open(KnowledgeBase.DefaultFolder).Articles;

    public static IEnumerable<Lesson> LessonsOf(IEnumerable<Article> articles, Func<Article, int, bool>? keeps = null) =>
        articles.Select(article => KnowledgeFeature.LessonOf(article with { Examples = [.. article.Examples.Where((_, i) => keeps?.Invoke(article, i) != false)] }));

    /// <summary>Rows of a file beside these tests.</summary>
    public static IReadOnlyList<string[]> Rows(string file) =>
        [.. Repository.Read($"Bot.Tests/Understanding/{file}").Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'))];
}
