using Demarc.Cards.Model;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.Knowledge;

/// <summary>An article written here, out of an answer somebody gave; beside the ones that come with the program.</summary>
public sealed record DeskArticle : Document
{
    public static readonly Collection<DeskArticle> All = new("articles");

    /// <summary>Such an answer is read again after half a year.</summary>
    const int ReviewAfterDays = 180;

    public required string Title { get; init; }

    /// <summary>The answer; the first line stands at the top.</summary>
    public required string Words { get; init; }

    public required IReadOnlyList<string> Examples { get; init; }

    public required string Author { get; init; }

    public required string AuthorName { get; init; }

    public required Role Owner { get; init; }

    public required DateOnly WrittenOn { get; init; }

    public string? Carrier { get; init; }

    /// <summary>Taken back: nobody is answered with it any more.</summary>
    public bool Withdrawn { get; init; }

    /// <summary>What people read: words typed here stay words, whatever marks are in them.</summary>
    public Article AsArticle()
    {
        var lines = Words.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new Article(
            Id,
            Title,
            Carrier,
            Carrier is null ? ArticleKind.Process : ArticleKind.Carrier,
            Certainty.M,
            [new Source("DESK", $"an answer of {AuthorName}, given here")],
            new AsOf(WrittenOn.Year, WrittenOn.Month, WrittenOn.Day, false),
            Owner,
            WrittenOn.AddDays(ReviewAfterDays),
            [],
            "",
            Examples,
            Text.Plain(lines[0]),
            [.. lines.Skip(1).Select(line => new Paragraph(Text.Plain(line)))]);
    }
}
