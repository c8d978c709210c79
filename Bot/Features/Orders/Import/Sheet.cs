using System.Globalization;

namespace Demarc.Features.Orders.Import;

/// <summary>What kind of value a cell holds. A text file knows only text.</summary>
public enum CellKind
{
    Empty,
    Text,
    Number,
    Date,
    Truth,

    /// <summary>What Excel shows for a formula that failed: <c>#REF!</c>.</summary>
    Fault,
}

/// <summary>One cell, as near to what the person sees as the file tells.</summary>
public readonly record struct Cell(CellKind Kind, string Text, double Number = 0, DateOnly Date = default)
{
    public static readonly Cell Empty = new(CellKind.Empty, "");

    public bool IsEmpty => Kind == CellKind.Empty;

    public static Cell Of(string text) => text.Length == 0 ? Empty : new Cell(CellKind.Text, text);

    /// <summary>Whole numbers without an exponent; Excel keeps no more than 15 digits of one.</summary>
    public static Cell Of(double number) => new(
        CellKind.Number,
        Math.Abs(number) < 1e15 && Math.Floor(number) == number
            ? number.ToString("F0", CultureInfo.InvariantCulture)
            : number.ToString("R", CultureInfo.InvariantCulture),
        number);

    public static Cell Of(DateOnly date) => new(CellKind.Date, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), 0, date);
}

/// <param name="Number">As the spreadsheet numbers it, from 1.</param>
public sealed record SheetRow(int Number, IReadOnlyList<Cell> Cells)
{
    public Cell this[int column] => column < Cells.Count ? Cells[column] : Cell.Empty;

    public bool IsBlank => Cells.All(cell => cell.IsEmpty);
}

/// <summary>One sheet; rows with nothing in them are left out.</summary>
public sealed record Sheet(string Name, IReadOnlyList<SheetRow> Rows)
{
    public bool IsHidden { get; init; }
}

/// <param name="Remarks">How it was read, where that was a choice: an encoding, a sheet that was left out.</param>
public sealed record Workbook(IReadOnlyList<Sheet> Sheets, IReadOnlyList<string> Remarks)
{
    /// <summary>More rows are no tracker but an archive.</summary>
    public const int MostRows = 100_000;

    /// <summary>What lies to the right of this is not read.</summary>
    public const int MostColumns = 300;

    /// <summary>Characters that Excel lets a cell hold.</summary>
    public const int MostInCell = 32_767;

    public static string TooManyRows { get; } = string.Create(CultureInfo.InvariantCulture, $"The file has more than {MostRows:N0} rows. Split it and import the parts one after the other.");
}
