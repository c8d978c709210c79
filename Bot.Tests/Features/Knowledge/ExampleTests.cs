using Demarc.Features.Knowledge;

namespace Demarc.Tests.Features.Knowledge;

/// <summary>The questions that teach the bot are many, varied and each in one place.</summary>
public sealed class ExampleTests
{
    static readonly IReadOnlyList<(string Article, string Question, HashSet<string> Grams)> All =
        [.. Known.Base.Articles.SelectMany(article => article.Examples.Select(example => (article.Id, example, Grams(example))))];

    [Fact]
    public void Each_article_has_15_to_25() => Assert.All(Known.Base.Articles, article => Assert.InRange(article.Examples.Count, 15, 25));

    [Fact]
    public void None_is_there_twice() => Assert.Equal(All.Count, All.Select(one => ArticleFiles.Normal(one.Question)).Distinct().Count());

    [Fact]
    public void No_two_articles_claim_nearly_the_same_question()
    {
        var pairs =
            from i in Enumerable.Range(0, All.Count)
            from j in Enumerable.Range(i + 1, All.Count - i - 1)
            where All[i].Article != All[j].Article && Likeness(All[i].Grams, All[j].Grams) > 0.62
            select $"{All[i].Article} '{All[i].Question}' ~ {All[j].Article} '{All[j].Question}'";

        Assert.Empty(pairs);
    }

    [Fact]
    public void Within_an_article_they_differ_in_more_than_a_word()
    {
        var pairs =
            from one in All
            from other in All
            where one.Article == other.Article && string.CompareOrdinal(one.Question, other.Question) < 0 && Likeness(one.Grams, other.Grams) > 0.75
            select $"{one.Article} '{one.Question}' ~ '{other.Question}'";

        Assert.Empty(pairs);
    }

    /// <summary>Short ones and long ones, questions and half sentences, as people type.</summary>
    [Fact]
    public void They_are_varied()
    {
        var lengths = All.Select(one => one.Question.Split(' ').Length).ToList();
        Assert.True(lengths.Count(words => words <= 4) > All.Count / 10, "hardly any short ones");
        Assert.True(lengths.Count(words => words >= 12) > All.Count / 20, "hardly any long ones");
        Assert.True(All.Count(one => one.Question.EndsWith('?')) < All.Count / 2, "people forget the question mark");
        Assert.True(All.Count(one => char.IsLower(one.Question[0])) > All.Count / 2, "people write in lower case");
    }

    /// <summary>Only numbers that belong to nobody.</summary>
    [Fact]
    public void No_telephone_number_of_a_real_person_is_in_them() =>
        Assert.All(All, one => Assert.DoesNotMatch(@"\d{3}[-. ]?\d{3}[-. ]?\d{4}", one.Question));

    [Fact]
    public void Likeness_sees_a_copy_with_a_typo()
    {
        Assert.True(Likeness(Grams("how long does a port take"), Grams("how long does a prot take")) > 0.62);
        Assert.True(Likeness(Grams("how long does a port take"), Grams("when do I get my commission")) < 0.2);
    }

    static HashSet<string> Grams(string question)
    {
        var words = $" {ArticleFiles.Normal(question)} ";
        return [.. Enumerable.Range(0, words.Length - 2).Select(i => words.Substring(i, 3))];
    }

    static double Likeness(HashSet<string> one, HashSet<string> other)
    {
        var shared = one.Count(other.Contains);
        return (double)shared / (one.Count + other.Count - shared);
    }
}
