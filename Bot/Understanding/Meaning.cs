namespace Demarc.Understanding;

/// <summary>What one request of a message asks for. A message may hold several.</summary>
/// <param name="Intent">Name of domain vocabulary (<c>order.status</c>), <c>article</c> for an answer from knowledge, <c>none</c> when not understood.</param>
/// <param name="Confidence">0 to 1: how often a meaning stated with this number is right.</param>
public sealed record Meaning(string Intent, double Confidence)
{
    public Outcome Outcome { get; init; } = Outcome.Answer;

    public IReadOnlyList<Entity> Entities { get; init; } = [];

    /// <summary>Id of the article, for intent <c>article</c>.</summary>
    public string? Article { get; init; }

    /// <summary>Up to three, best first, for <see cref="Outcome.DidYouMean"/>.</summary>
    public IReadOnlyList<Candidate> Candidates { get; init; } = [];

    /// <summary>The part of the message it was read from.</summary>
    public string Text { get; init; } = "";

    public IEnumerable<string> Values(EntityKind kind) => Entities.Where(entity => entity.Kind == kind).Select(entity => entity.Value);

    public string? First(EntityKind kind) => Values(kind).FirstOrDefault();
}

public enum Outcome
{
    Answer,
    DidYouMean,
    Decline,
}

/// <param name="Label">Words for a button; pressing it says them.</param>
public sealed record Candidate(string Intent, string? Article, string Label, double Confidence);

/// <param name="Value">Canonical: digits of a TN, upper-case id, carrier's name, ISO date.</param>
/// <param name="Text">As written.</param>
public sealed record Entity(EntityKind Kind, string Value, string Text, int Start)
{
    public int Length => Text.Length;

    /// <summary>What else it may be, when a name or id stands for several: up to eight further values.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    /// <summary>
    /// What a count counts (<c>seat</c>, <c>tn</c>, <c>site</c>, …), the length of a block of numbers, <c>btn</c> for a billing number, a code's family
    /// (<c>jeopardy</c>, <c>reject</c>, <c>both</c>; <c>value</c> for a field's value), the forms a field is on, since when an old carrier name means the new one.
    /// </summary>
    public string? Detail { get; init; }
}

public enum EntityKind
{
    OrderId,
    Pon,
    CircuitId,
    Tn,
    Account,
    EscalationId,
    Customer,
    Partner,
    Person,
    Carrier,
    Product,
    Date,
    DateRange,
    Month,
    Code,
    Field,
    Form,
    Amount,
    Count,
    Level,
    Site,
    Article,

    /// <summary>A block of numbers: <c>3125550100-0119</c>.</summary>
    TnRange,

    /// <summary>A time of day: <c>08:30</c>.</summary>
    Time,

    /// <summary>IANA name of a zone.</summary>
    Zone,

    /// <summary>A place in a list just shown: <c>2</c>, or <c>-1</c> for the last.</summary>
    Ordinal,
}
