using Demarc.Cards.Model;
using Demarc.Features.Knowledge;
using Demarc.Turns;

namespace Demarc.Tests.Features.Knowledge;

/// <summary>What partners are told is complete, faithful to its sources and says what to do.</summary>
public sealed class ContentTests
{
    /// <summary>Unverified statements stand in articles of any certainty; each says so in these words.</summary>
    const string Unverified = "unverified";

    static readonly string[] Informational =
    [
        "order.foc", "order.eta", "order.stalled", "order.submit", "order.docs_needed", "order.change", "order.cancel", "order.expedite",
        "form.lsr_field", "form.asr_field", "form.translations", "form.circuit_id",
        "port.interval", "port.docs", "port.reject", "port.snapback", "port.tollfree", "port.csr", "port.rules",
        "product.interval", "product.info", "product.pots", "carrier.process", "carrier.ladder", "esc.howto",
        "jep.explain", "jep.action", "bill.audit", "bill.dispute", "bill.start",
        "comm.when", "comm.missing", "comm.rate", "comm.chargeback", "term.define",
    ];

    public static TheoryData<string, string> Facts =>
        [.. House.Repository.Read("Bot.Tests/Features/Knowledge/facts.tsv").Split('\n').Skip(1).Where(line => line.Length > 0).Select(line => line.Split('\t')).Select(cells => (cells[0], cells[1]))];

    [Fact]
    public void Every_file_is_sound() => Assert.Empty(Known.Findings.Select(finding => finding.ToString()));

    [Fact]
    public void Every_article_has_its_file() =>
        Assert.Equal(Enumerable.Range(1, 66).Select(number => $"KA-{number:00}"), Known.Base.Articles.Select(article => article.Id));

    [Fact]
    public void The_program_finds_them_beside_itself() => Assert.Equal(66, KnowledgeBase.Open(KnowledgeBase.DefaultFolder).Articles.Count);

    [Theory]
    [MemberData(nameof(Facts))]
    public void A_hard_fact_stands_where_it_belongs(string article, string phrase) =>
        Assert.Contains(phrase, Known.Base.Article(article)!.PlainText, StringComparison.Ordinal);

    [Fact]
    public void Hard_facts_are_checked_in_every_article() =>
        Assert.Empty(Known.Base.Articles.Select(article => article.Id).Except(Facts.Select(row => row.Data.Item1)));

    [Fact]
    public void Every_informational_intent_is_answered()
    {
        var marked = Known.Base.Codes.Intents.Where(intent => intent.IsInformational).Select(intent => intent.Name).ToHashSet();
        var answered = Known.Base.Articles.SelectMany(article => article.Intents).ToHashSet();

        Assert.Equal(Informational.Order(), marked.Order());
        Assert.Empty(marked.Except(answered));
    }

    [Fact]
    public void What_was_not_read_in_a_source_says_so_in_its_words()
    {
        Assert.All(Known.Base.Articles.Where(article => article.Sources.Any(source => source.Tag == "TRADE") && article.Certainty != Certainty.L),
            article => Assert.Contains(Unverified, article.PlainText, StringComparison.Ordinal));
        Assert.All(Known.Base.Articles.Where(article => article.PlainText.Contains("general trade knowledge", StringComparison.OrdinalIgnoreCase)),
            article => Assert.Contains(Unverified, article.PlainText, StringComparison.Ordinal));
        Assert.All(Known.Base.Articles.Where(article => article.Certainty == Certainty.L),
            article => Assert.Contains(article.Sources, source => source.Tag == "TRADE"));
    }

    [Fact]
    public void A_carriers_page_names_the_carrier_in_its_answer() =>
        Assert.All(Known.Base.Articles.Where(article => article.Carrier is not null), article => Assert.True(
            new[] { article.Answer.ToString(), article.Title }.Any(words => words.Contains(article.Carrier!, StringComparison.Ordinal))
            || (article.Carrier == "Lumen" && article.Answer.ToString().Contains("CenturyLink", StringComparison.Ordinal)),
            article.Id));

    /// <summary>A price, or an old interval, is said with its year in the same sentence or list.</summary>
    [Theory]
    [InlineData("KA-07", "$300", "2017")]
    [InlineData("KA-07", "15 business days for DS3", "2017")]
    [InlineData("KA-12", "6 business days for DS1", "2017")]
    [InlineData("KA-60", "before 36 months", "2024")]
    [InlineData("KA-61", "$15k", "2024")]
    [InlineData("KA-61", "2, 3 or 4 times", "2026")]
    public void A_price_carries_its_year(string id, string price, string year)
    {
        var said = Known.Base.Article(id)!.PlainText.Split('\n').SelectMany(line => line.Split(". ")).Where(sentence => sentence.Contains(price, StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(said);
        Assert.All(said, sentence => Assert.Contains(year, sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void Pages_of_carriers_and_rules_are_reviewed_sooner()
    {
        var slow = Known.Base.Articles.Where(article => article.Kind == ArticleKind.General).Min(article => article.ReviewBy);
        Assert.All(Known.Base.Articles.Where(article => article.Kind is ArticleKind.Carrier or ArticleKind.Regulated), article => Assert.True(article.ReviewBy < slow, article.Id));
        Assert.True(Known.Base.Articles.Select(article => article.Owner).Distinct().Count() >= 4);
        Assert.DoesNotContain(Known.Base.Articles, article => article.Owner is Role.PartnerRep or Role.AgencyManager);
    }

    [Fact]
    public void References_to_other_articles_lead_somewhere()
    {
        foreach (var article in Known.Base.Articles)
        {
            var named = article.PlainText.Split([' ', '(', ')', '.', ',', ':', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.StartsWith("KA-", StringComparison.Ordinal));
            Assert.All(named, id => Assert.True(id != article.Id && Known.Base.Article(id) is not null, $"{article.Id} names {id}"));
        }
    }

    [Fact]
    public void A_secret_is_never_asked_for_in_chat()
    {
        foreach (var id in new[] { "KA-29", "KA-33" })
        {
            Assert.Matches("(?i)never (write a PIN )?in chat", Known.Base.Article(id)!.PlainText);
        }
    }

    [Fact]
    public void The_last_word_is_what_to_do_next() =>
        Assert.All(Known.Base.Articles, article => Assert.StartsWith("Next:", ArticleBody.Words(article.Body[^1]).Single(), StringComparison.Ordinal));

    /// <summary>The small reader and a full one see the same words, so that an editor's preview shows what a card will.</summary>
    [Fact]
    public void Markdown_reads_them_the_same_way()
    {
        foreach (var article in Known.Base.Articles)
        {
            var file = File.ReadAllText(Path.Combine(Known.Folder, "articles", article.Id + ".md"));
            var body = file[(file.IndexOf("\n---\n", StringComparison.Ordinal) + 5)..];

            Assert.Equal(Words(Markdig.Markdown.ToPlainText(body)), Words(article.PlainText));
        }

        static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
