using Demarc.Features.Knowledge;

namespace Demarc.Tests.Features.Knowledge;

/// <summary>The knowledge base of the source tree, read once; and an article to spoil.</summary>
static class Known
{
    public static string Folder { get; } = Path.Combine(House.Repository.Root, "Bot", "Knowledge");

    static readonly Lazy<(KnowledgeBase Base, IReadOnlyList<Finding> Findings)> Loaded = new(() => KnowledgeBase.Load(Folder));

    public static KnowledgeBase Base => Loaded.Value.Base;

    public static IReadOnlyList<Finding> Findings => Loaded.Value.Findings;

    public static IReadOnlySet<string> Intents { get; } = new HashSet<string> { "order.foc", "term.define" };

    /// <summary>A sound article named KA-03.md.</summary>
    public static string Sound { get; } = $"""
        ---
        id: KA-03
        title: What is a FOC?
        carrier: null
        kind: general
        certainty: H
        source:
          - "BW: github.com/Bandwidth/api-docs"
        asOf: 2014
        owner: ProjectManager
        reviewBy: 2027-11-30
        intents:
          - order.foc
        keywords: FOC, firm order commitment
        examples:
        {string.Join('\n', Enumerable.Range(1, 15).Select(i => $"  - what is a foc, time {i}"))}
        ---

        A FOC is the date the provider expects to deliver.

        - **LSR:** the local response
        - **ASR:** the confirmation notice

        **Next:** Book the customer.

        """.ReplaceLineEndings("\n");

    /// <summary>What is said of the sound article when something in it is replaced.</summary>
    public static IReadOnlyList<Finding> Spoilt(string old, string with)
    {
        Assert.Contains(old, Sound, StringComparison.Ordinal);
        return Read(Sound.Replace(old, with, StringComparison.Ordinal));
    }

    public static IReadOnlyList<Finding> Read(string text, string file = "KA-03.md") => ArticleFiles.Read([(file, text)], Intents).Findings;
}
