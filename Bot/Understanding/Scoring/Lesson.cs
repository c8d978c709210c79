namespace Demarc.Understanding.Scoring;

/// <summary>What a feature teaches: something it can answer, and how people ask for it.</summary>
/// <param name="Intent">A name of the taxonomy, or one of the feature's own.</param>
/// <param name="Article">Id of the article that answers, e.g. <c>KA-03</c>; null when there is none.</param>
/// <param name="Title">As a question or a heading; it is also the words of a button.</param>
/// <param name="Examples">Ways of asking. Eight varied ones are worth more than any model.</param>
/// <param name="Text">What is answered.</param>
/// <param name="Keywords">Words people use that the text does not.</param>
/// <param name="Carrier">Whose rule it is; null when it holds for all.</param>
public sealed record Lesson(
    string Intent,
    string? Article,
    string Title,
    IReadOnlyList<string> Examples,
    string Text,
    IReadOnlyList<string> Keywords,
    string? Carrier = null);
