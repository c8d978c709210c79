namespace Demarc.Cards.Render.BlockKit;

/// <summary>How much of a long card is drawn. The renderer takes the first rung on which the whole fits: long tables give way first, then long texts, then whole parts.</summary>
/// <param name="Rows">Of one table.</param>
/// <param name="Items">Of one list: facts, bullets, choices, sources.</param>
/// <param name="Chars">Of one text.</param>
/// <param name="Blocks">Parts of the whole card, or fields of a form.</param>
sealed record Limits(int Rows, int Items, int Chars, int Blocks)
{
    public const int Title = SlackLimits.Header;
    public const int Summary = 400;
    public const int Cell = 300;

    /// <summary>Rows of buttons read well up to this; more go to the next row.</summary>
    public const int ButtonsInRow = 5;

    /// <summary>Of one card.</summary>
    public const int Buttons = 25;

    /// <summary>What a click may carry back; more is no id.</summary>
    public const int ActionData = 1000;

    /// <summary>Deeper than anyone nests on purpose.</summary>
    public const int Depth = 24;

    public static readonly IReadOnlyList<Limits> OfCards =
    [
        new(99, 100, 2900, 40),
        new(60, 80, 2900, 40),
        new(40, 60, 2000, 40),
        new(30, 40, 2000, 35),
        new(20, 30, 1500, 30),
        new(15, 25, 1000, 30),
        new(10, 20, 700, 25),
        new(8, 15, 400, 25),
        new(6, 10, 250, 20),
        new(5, 8, 160, 15),
        new(3, 5, 120, 12),
        new(3, 5, 100, 8),
        new(3, 3, 80, 4),
        new(2, 3, 60, 2),
        new(1, 2, 60, 0),
    ];

    public static readonly IReadOnlyList<Limits> OfForms =
    [
        new(0, 2000, 3000, 90),
        new(0, 500, 3000, 40),
        new(0, 200, 3000, 40),
        new(0, 100, 2000, 30),
        new(0, 50, 1000, 30),
        new(0, 25, 500, 30),
        new(0, 10, 200, 20),
        new(0, 5, 100, 10),
    ];
}
