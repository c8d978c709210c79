namespace Demarc.Cards.Render.AdaptiveCards;

/// <summary>How much of a long card is drawn. The renderer takes the first rung on which the whole fits: long tables give way first, then long texts, then whole parts.</summary>
/// <param name="Rows">Of one table.</param>
/// <param name="Items">Of one list: facts, bullets, choices, sources.</param>
/// <param name="Chars">Of one text.</param>
/// <param name="Blocks">Of the whole card, or fields of a form.</param>
sealed record Limits(int Rows, int Items, int Chars, int Blocks)
{
    /// <summary>
    /// Teams documents 100 KB in UTF-16 for a message and everything in it, older pages 40 KB and 28 KB. A card stays under 24 KB by either count,
    /// bytes of UTF-8 or two bytes a UTF-16 character, so that there is room for the activity around it.
    /// </summary>
    public const int CardBytes = 24 * 1024;

    /// <summary>A dialog comes alone in the answer to a click, and what a person typed must not be shortened on the way back to them.</summary>
    public const int FormBytes = 64 * 1024;

    public const int Title = 150;
    public const int Summary = 400;
    public const int ButtonLabel = 75;
    public const int Cell = 300;
    public const int Columns = 12;

    /// <summary>Teams shows six buttons; the others go behind "…".</summary>
    public const int PrimaryActions = 6;

    /// <summary>What a click may carry back; more is no id.</summary>
    public const int ActionData = 1000;

    /// <summary>Sections inside sections are drawn as boxes down to here, and flat below.</summary>
    public const int Boxes = 3;

    /// <summary>Deeper than anyone nests on purpose.</summary>
    public const int Depth = 24;

    public static readonly IReadOnlyList<Limits> OfCards =
    [
        new(100, 100, 4000, 200),
        new(60, 80, 3000, 200),
        new(40, 60, 2000, 200),
        new(30, 40, 2000, 150),
        new(20, 30, 1500, 100),
        new(15, 25, 1000, 80),
        new(10, 20, 700, 60),
        new(8, 15, 400, 40),
        new(6, 10, 250, 30),
        new(5, 8, 160, 20),
        new(3, 5, 120, 12),
        new(3, 5, 100, 8),
        new(3, 3, 80, 4),
        new(2, 3, 60, 2),
        new(1, 2, 60, 0),
    ];

    public static readonly IReadOnlyList<Limits> OfForms =
    [
        new(0, 500, 4000, 100),
        new(0, 200, 4000, 100),
        new(0, 100, 3000, 60),
        new(0, 50, 2000, 40),
        new(0, 25, 1000, 40),
        new(0, 15, 500, 30),
        new(0, 10, 200, 20),
        new(0, 5, 100, 10),
    ];
}
