using Demarc.Cards.Model;

namespace Demarc.Cards.Render;

/// <summary>A tone is said three ways at once: by a shape, by a word, and by a colour where there is one.</summary>
public static class ToneWords
{
    /// <summary>Shapes differ without colour; none is an emoji, so every client draws them in the text's own colour.</summary>
    public static string Icon(Tone tone) => tone switch
    {
        Tone.Good => "✓",
        Tone.Warning => "▲",
        Tone.Bad => "●",
        Tone.Unknown => "○",
        _ => "",
    };

    public static string Word(Tone tone) => tone switch
    {
        Tone.Good => "Good",
        Tone.Warning => "Attention",
        Tone.Bad => "Problem",
        Tone.Unknown => "Unknown",
        _ => "",
    };

    public static string Said(Tone tone) => Labelled(Word(tone), tone);

    public static string Labelled(string word, Tone tone) => Icon(tone) is { Length: > 0 } icon ? $"{icon} {word}" : word;

    /// <summary>Must the card's own tone be put into words? Not when a badge in its body already says it.</summary>
    public static bool NeedsSaying(Card card) =>
        card.Tone != Tone.Neutral && !card.Body.Any(block => block is Badge badge && badge.Tone == card.Tone);
}
