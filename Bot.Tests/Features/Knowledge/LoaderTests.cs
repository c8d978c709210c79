using System.Diagnostics;
using Demarc.Cards.Model;
using Demarc.Features.Knowledge;
using Demarc.Turns;
using YamlDotNet.Serialization;

namespace Demarc.Tests.Features.Knowledge;

/// <summary>What sound files become, and what is said of a folder that is not sound.</summary>
public sealed class LoaderTests
{
    [Fact]
    public void A_sound_file_has_no_finding() => Assert.Empty(Known.Read(Known.Sound));

    [Fact]
    public void A_sound_file_becomes_an_article()
    {
        var article = Assert.Single(ArticleFiles.Read([("KA-03.md", Known.Sound)], Known.Intents).Articles);

        Assert.Equal(("KA-03", "What is a FOC?", null, ArticleKind.General, Certainty.H), (article.Id, article.Title, article.Carrier, article.Kind, article.Certainty));
        Assert.Equal(("2014", Role.ProjectManager, new DateOnly(2027, 11, 30)), (article.AsOf.ToString(), article.Owner, article.ReviewBy));
        Assert.Equal(new Source("BW", "github.com/Bandwidth/api-docs"), Assert.Single(article.Sources));
        Assert.Equal("A FOC is the date the provider expects to deliver.", article.Answer.ToString());
        Assert.Equal(["LSR", "ASR"], Assert.IsType<Facts>(article.Body[0]).Items.Select(fact => fact.Label));
        Assert.Equal(Text.Bold("Next:") + " Book the customer.", Assert.IsType<Paragraph>(article.Body[1]).Text);
        Assert.Equal("A FOC is the date the provider expects to deliver.\nLSR: the local response\nASR: the confirmation notice\nNext: Book the customer.", article.PlainText);
    }

    [Fact]
    public void Lists_bold_code_and_links_become_what_cards_show()
    {
        var text = Known.Sound.Replace("- **LSR:** the local response\n- **ASR:** the confirmation notice\n",
            "1. Write `CCYYMMDD`,\n   then **wait**\n2. See [the page](https://carrier.example/a)\n\n- plain, AT&T, a - b, 5 > 4\n- snake `ON_HOLD`\n", StringComparison.Ordinal);

        var article = Assert.Single(ArticleFiles.Read([("KA-03.md", text)], Known.Intents).Articles);

        var numbered = Assert.IsType<Bullets>(article.Body[0]);
        Assert.True(numbered.Numbered);
        Assert.Equal(Text.Of($"Write {Text.Code("CCYYMMDD")}, then {Text.Bold("wait")}"), numbered.Items[0]);
        Assert.Equal(Text.Of($"See {Text.Link("the page", "https://carrier.example/a")}"), numbered.Items[1]);
        Assert.Equal(["plain, AT&T, a - b, 5 > 4", "snake ON_HOLD"], Assert.IsType<Bullets>(article.Body[1]).Items.Select(item => item.ToString()));
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        var first = Known.Sound.Replace("certainty: H", "certainty: X", StringComparison.Ordinal).Replace("owner: ProjectManager", "owner: Bob", StringComparison.Ordinal);
        var second = Known.Sound.Replace("id: KA-03", "id: KA-04", StringComparison.Ordinal).Replace("**Next:** ", "", StringComparison.Ordinal);

        var (articles, findings) = ArticleFiles.Read([("KA-03.md", first), ("KA-04.md", second)], Known.Intents);

        Assert.Empty(articles);
        Assert.Equal(["KA-03.md", "KA-03.md", "KA-04.md"], findings.Select(finding => finding.File));
    }

    [Fact]
    public void Two_articles_have_neither_one_id_nor_one_question_nor_two_places_for_a_source()
    {
        var other = Known.Sound.Replace("BW: github.com", "BW: gitlab.com", StringComparison.Ordinal);

        var twice = ArticleFiles.Read([("KA-03.md", Known.Sound), ("KA-03.md", Known.Sound)], Known.Intents).Findings;
        var same = ArticleFiles.Read([("KA-03.md", Known.Sound), ("KA-04.md", other.Replace("id: KA-03", "id: KA-04", StringComparison.Ordinal))], Known.Intents).Findings;

        Assert.Contains("the id KA-03 is taken", Assert.Single(twice).Wrong, StringComparison.Ordinal);
        Assert.Equal(15, same.Count(finding => finding.Wrong.Contains("which is in KA-03 already", StringComparison.Ordinal)));
        Assert.Contains(same, finding => finding.Wrong == "says the source BW is elsewhere than another article says");
    }

    [Fact]
    public void Windows_line_ends_and_quotes_are_read()
    {
        var text = Known.Sound.Replace("title: What is a FOC?", """title: "What \"is\" a FOC: \\ #1?" """.TrimEnd(), StringComparison.Ordinal).ReplaceLineEndings("\r\n");

        Assert.Equal("""What "is" a FOC: \ #1?""", Assert.Single(ArticleFiles.Read([("KA-03.md", text)], Known.Intents).Articles).Title);
    }

    /// <summary>What the strict reader takes, YAML's own readers take, and they see the same.</summary>
    [Fact]
    public void Front_matter_is_YAML()
    {
        var yaml = new DeserializerBuilder().Build();
        foreach (var article in Known.Base.Articles)
        {
            var head = File.ReadAllText(Path.Combine(Known.Folder, "articles", article.Id + ".md")).Split("\n---\n")[0];

            var read = yaml.Deserialize<Dictionary<string, object?>>(head);

            Assert.Equal(article.Id, read["id"]);
            Assert.Equal(article.Title, read["title"]);
            Assert.Equal(article.Carrier, read["carrier"]);
            Assert.Equal(article.AsOf.ToString(), read["asOf"]);
            Assert.Equal(article.Keywords, read["keywords"]);
            Assert.Equal(article.Examples, List(read["examples"]));
            Assert.Equal(article.Sources.Select(source => source.ToString()), List(read["source"]));
            Assert.Equal(article.Intents, List(read["intents"]));
        }

        static IEnumerable<string> List(object? value) => ((List<object>)value!).Cast<string>();
    }

    [Theory]
    [InlineData("2017", "2017")]
    [InlineData("2017-07", "July 2017")]
    [InlineData("2017-07-21", "July 21, 2017")]
    [InlineData("read 2026", "2026")]
    public void The_age_is_said_as_exactly_as_it_is_known(string written, string words)
    {
        var asOf = AsOf.Read(written)!;

        Assert.Equal((words, written), (asOf.Words, asOf.ToString()));
        Assert.Equal(written.StartsWith("read", StringComparison.Ordinal), asOf.IsReading);
    }

    [Fact]
    public void A_folder_that_is_missing_or_empty_or_holds_other_bytes_is_a_finding()
    {
        var folder = Directory.CreateTempSubdirectory("knowledge").FullName;
        try
        {
            var empty = ArticleFiles.Load(folder, Known.Intents).Findings;
            File.WriteAllBytes(Path.Combine(folder, "KA-03.md"), [0xC3, 0x28, 0xFF]);
            File.WriteAllText(Path.Combine(folder, "notes.txt"), "not an article");
            var bytes = ArticleFiles.Load(folder, Known.Intents).Findings;

            Assert.Equal("has no articles", Assert.Single(empty).Wrong);
            Assert.Equal("is not UTF-8", bytes[0].Wrong);
            Assert.Equal("there is no such folder", Assert.Single(ArticleFiles.Load(Path.Combine(folder, "gone"), Known.Intents).Findings).Wrong);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void The_start_says_all_that_is_wrong_and_refuses()
    {
        var folder = Directory.CreateTempSubdirectory("knowledge").FullName;
        try
        {
            foreach (var path in Directory.GetFiles(Known.Folder, "*.*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(folder, Path.GetRelativePath(Known.Folder, path));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(path, copy);
            }

            Assert.Equal(66, KnowledgeBase.Open(folder).Articles.Count);
            File.Delete(Path.Combine(folder, "articles", "KA-38.md"));
            File.Delete(Path.Combine(folder, "codes", "milestones.tsv"));
            var problem = Assert.Throws<FormatException>(() => KnowledgeBase.Open(folder));

            Assert.Contains("milestones.tsv: is not there or cannot be read; restore it", problem.Message, StringComparison.Ordinal);
            Assert.Contains("rejects.tsv: E33 leads to KA-38, which is no sound article; mend that article, or name another", problem.Message, StringComparison.Ordinal);
            Assert.Contains("glossary.tsv: Snapback leads to KA-38", problem.Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The start of the program pays it once. Others may be using the machine, so one undisturbed run is enough.</summary>
    [Fact]
    public void Loading_is_quick()
    {
        var limit = TimeSpan.FromMilliseconds(60);
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < 200 && best >= limit; i++)
        {
            var watch = Stopwatch.StartNew();
            Assert.Empty(KnowledgeBase.Load(Known.Folder).Findings);
            best = watch.Elapsed < best ? watch.Elapsed : best;
        }

        Assert.True(best < limit, $"{best.TotalMilliseconds:0} ms");
    }
}
