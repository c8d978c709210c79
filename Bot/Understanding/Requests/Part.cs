using Demarc.Understanding.Entities;

namespace Demarc.Understanding.Requests;

/// <summary>A request of a message with what was decided about it.</summary>
sealed record Part(Request Request, Judgement Judgement)
{
    /// <summary>Entities from elsewhere in the message, or resolved from what was shown.</summary>
    public IReadOnlyList<Entity> Extra { get; init; } = [];

    public IEnumerable<Entity> Own => Request.Found.Select(found => EntityReader.AsWritten(Request.Said, found));

    /// <summary>Nothing of its own stands where something was resolved.</summary>
    public IReadOnlyList<Entity> Entities =>
        [.. Own.Where(own => !Extra.Any(extra => extra.Start < own.Start + own.Length && own.Start < extra.Start + extra.Length)).Concat(Extra).OrderBy(entity => entity.Start)];

    public Meaning ToMeaning() => new(Judgement.Intent, Judgement.Confidence)
    {
        Outcome = Judgement.Outcome,
        Article = Judgement.Article,
        Candidates = Judgement.Candidates,
        Entities = Entities,
        Text = Request.AsWritten,
    };
}
