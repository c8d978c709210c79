using System.Globalization;

namespace Demarc.Understanding.Entities.Dates;

/// <summary>A day or days that were spoken of.</summary>
/// <param name="First">Null: open, as in "before 12/5".</param>
/// <param name="Last">Null: open, as in "since monday".</param>
/// <param name="From">First token.</param>
/// <param name="To">Token after the last.</param>
readonly record struct Stretch(DateOnly? First, DateOnly? Last, EntityKind Kind, int From, int To)
{
    public static Stretch Day(DateOnly day, int from, int to) => new(day, day, EntityKind.Date, from, to);

    public static Stretch Days(DateOnly first, DateOnly last, int from, int to) => new(first, last, EntityKind.DateRange, from, to);

    public static Stretch Month(int year, int month, int from, int to) =>
        new(new DateOnly(year, month, 1), new DateOnly(year, month, DateTime.DaysInMonth(year, month)), EntityKind.Month, from, to);

    /// <summary><c>2026-12-02</c>, <c>2026-12</c>, or two days with a slash between, where an open end is two dots (ISO 8601-2).</summary>
    public string Value => Kind switch
    {
        EntityKind.Date => Iso(First),
        EntityKind.Month => First!.Value.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        _ => $"{Iso(First)}/{Iso(Last)}",
    };

    static string Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "..";
}
