namespace Demarc.Cards.Model;

/// <summary>
/// What a person sees: a title, one sentence that says it all (notification, screen reader, search, fallback), a body and buttons.
/// The same card is drawn for every platform; nothing in it names one.
/// </summary>
/// <param name="Name">Kind of card, e.g. <c>order</c>; file names of golden copies and log entries use it.</param>
/// <param name="Title">Our own words and ids; short, shown as a heading.</param>
/// <param name="Summary">One full sentence. Mandatory: it is what a phone shows.</param>
public sealed record Card(string Name, string Title, Text Summary)
{
    public Tone Tone { get; init; }

    public IReadOnlyList<Block> Body { get; init; } = [];

    public IReadOnlyList<Button> Buttons { get; init; } = [];

    /// <summary>Where the words come from; numbered [1], [2]… below the body, and as citations where the platform has them.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>Ask "was this right?" below: set on answers, never on notices.</summary>
    public bool AsksForFeedback { get; init; }

    /// <summary>True only when the words were written by a language model: the platforms require the label then, and honesty forbids it otherwise.</summary>
    public bool IsGenerated { get; init; }
}

/// <summary>How serious: always said in words or by an icon's name too, never by colour alone.</summary>
public enum Tone
{
    Neutral,
    Good,
    Warning,
    Bad,
    Unknown,
}

/// <param name="Title">E.g. <c>KA-03 What is a FOC?</c></param>
/// <param name="Detail">Source, certainty and age in one line.</param>
/// <param name="Url">Only when people can open it; articles live in the bot.</param>
public sealed record Citation(string Title, string Detail, string? Url = null);
