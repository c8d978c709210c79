using Demarc.Cards.Model;
using Demarc.Cards.Render;

namespace Demarc.Features.Knowledge;

/// <summary>The text of one file → an article, or findings: each a rule the file breaks by itself.</summary>
static class ArticleReader
{
    const int LongestFile = 40_000;
    const int LongestBody = 4000;

    /// <summary>With the words a card puts before it, still within what a phone shows of a summary.</summary>
    const int LongestAnswer = 340;

    const string NextStep = "Next:";

    static readonly string[] Keys =
        ["id", "title", "carrier", "kind", "certainty", "source", "asOf", "owner", "reviewBy", "intents", "keywords", "examples"];

    static readonly string[] Lists = ["source", "intents", "examples"];

    /// <param name="file">Name of the file, e.g. <c>KA-03.md</c>.</param>
    /// <param name="intents">The intents there are.</param>
    public static (Article? Article, IReadOnlyList<Finding> Findings) Read(string file, string text, IReadOnlySet<string> intents)
    {
        var findings = new Findings(file);
        text = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        if (text.Length > LongestFile)
        {
            findings.Add($"is {text.Length} characters long", $"split it into articles of at most {LongestFile}");
            return (null, findings.All);
        }

        if (Visible.Clean(text) != text)
        {
            findings.Add("has tabs, or control or invisible characters", "retype the places that were pasted from elsewhere");
            return (null, findings.All);
        }

        var lines = text.Split('\n');
        if (FrontMatter.Read(lines, findings) is not var (head, length))
        {
            return (null, findings.All);
        }

        var body = ArticleBody.Read(lines[length..], length, findings);
        CheckKeys(head, findings);
        CheckBody(body, findings);
        var article = Article(file, new ArticleHead(head, findings), body, intents);
        return (findings.All.Count == 0 ? article : null, findings.All);
    }

    static Article Article(string file, ArticleHead head, IReadOnlyList<Block> body, IReadOnlySet<string> intents)
    {
        var asOf = head.AsOf();
        return new Article(
            head.Id(file),
            head.Title(),
            head.Carrier(),
            head.OneOf<ArticleKind>("kind"),
            head.OneOf<Certainty>("certainty"),
            head.Sources(),
            asOf,
            head.Owner(),
            head.ReviewBy(asOf),
            head.Intents(intents),
            head.Keywords(),
            head.Examples(),
            body is [Paragraph answer, ..] ? answer.Text : Text.Empty,
            [.. body.Skip(1)]);
    }

    static void CheckKeys(FrontMatter head, Findings findings)
    {
        foreach (var key in head.Keys.Except(Keys))
        {
            findings.Add($"has an unknown key '{key}'", $"use only {string.Join(", ", Keys)}");
        }

        foreach (var key in Keys.Where(key => Lists.Contains(key) ? head.Many(key).Count == 0 : head.One(key).Length == 0))
        {
            findings.Add(
                head.Has(key) ? $"has nothing for '{key}'" : $"has no '{key}'",
                Lists.Contains(key) ? $"add '{key}:' and below it lines of two spaces, a dash and an item" : $"add a line '{key}: …'");
        }

        foreach (var key in Keys.Where(key => Lists.Contains(key) ? head.One(key).Length > 0 : head.Many(key).Count > 0))
        {
            findings.Add($"has '{key}' in the wrong form", Lists.Contains(key) ? "write it as a list below the key" : "write it behind the colon");
        }
    }

    static void CheckBody(IReadOnlyList<Block> body, Findings findings)
    {
        if (body is not [Paragraph { Text: var answer }, ..])
        {
            findings.Add(body.Count == 0 ? "has an empty body" : "does not start with the answer", "write the answer in one or two sentences as the first paragraph");
            return;
        }

        if (answer.ToString().Length > LongestAnswer)
        {
            findings.Add($"has an answer of {answer.ToString().Length} characters", $"say it in at most {LongestAnswer} and put the rest below");
        }

        if (!body.Skip(1).Any(block => block is Paragraph { Text.Spans: [Plain { Value: NextStep, Style: Style.Bold }, ..] }))
        {
            findings.Add("does not say what to do next", $"add a paragraph that starts with **{NextStep}**");
        }

        var length = body.SelectMany(ArticleBody.Words).Sum(words => words.Length);
        if (length > LongestBody)
        {
            findings.Add($"has a body of {length} characters", $"split it: a card holds {LongestBody}");
        }
    }
}
