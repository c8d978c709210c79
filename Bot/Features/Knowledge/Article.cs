using Demarc.Cards.Model;
using Demarc.Turns;

namespace Demarc.Features.Knowledge;

/// <summary>One page of what the desk knows: an answer, where it was read, how sure it is, and how people ask for it.</summary>
/// <param name="Id">E.g. <c>KA-03</c>; also the name of its file.</param>
/// <param name="Carrier">The only carrier it holds for; null when it is about none or about several, each named in the words.</param>
/// <param name="Owner">The role that keeps it right.</param>
/// <param name="ReviewBy">The day by which the owner reads the source again.</param>
/// <param name="Intents">Names of intents it answers.</param>
/// <param name="Keywords">Terms and abbreviations people use for it, on one line.</param>
/// <param name="Examples">Questions it answers, as people type them.</param>
/// <param name="Answer">The answer in one or two sentences; the body goes on from there.</param>
/// <param name="Body">What matters besides, and last what to do next.</param>
public sealed record Article(
    string Id,
    string Title,
    string? Carrier,
    ArticleKind Kind,
    Certainty Certainty,
    IReadOnlyList<Source> Sources,
    AsOf AsOf,
    Role Owner,
    DateOnly ReviewBy,
    IReadOnlyList<string> Intents,
    string Keywords,
    IReadOnlyList<string> Examples,
    Text Answer,
    IReadOnlyList<Block> Body)
{
    /// <summary>Answer and body without any marks, a line each paragraph and item: for searching.</summary>
    public string PlainText => string.Join('\n', Body.SelectMany(ArticleBody.Words).Prepend(Answer.ToString()));

    public bool IsReviewOverdue(DateOnly today) => ReviewBy < today;
}

/// <summary>What an article is about: decides how far its words reach.</summary>
public enum ArticleKind
{
    General,

    /// <summary>A public rule, such as the FCC's on number portability.</summary>
    Regulated,

    /// <summary>What one carrier does, or several named ones.</summary>
    Carrier,
    Tool,

    /// <summary>How this desk works.</summary>
    Process,
    Contract,
    Finance,
}

/// <summary>How far to trust it.</summary>
public enum Certainty
{
    /// <summary>Read in the source.</summary>
    H,

    /// <summary>The source, and judgement of ours.</summary>
    M,

    /// <summary>General knowledge of the trade that no source confirmed.</summary>
    L,
}

/// <param name="Tag">Short name of the source, the same in every article.</param>
/// <param name="Where">Enough to find it.</param>
public sealed record Source(string Tag, string Where)
{
    public override string ToString() => $"{Tag}: {Where}";
}
