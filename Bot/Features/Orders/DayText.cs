using System.Globalization;
using System.Text.RegularExpressions;

namespace Demarc.Features.Orders;

/// <summary>Which number of 12/02/2026 is the month.</summary>
public enum DayOrder
{
    MonthFirst,
    DayFirst,
}

/// <summary>A calendar day as people write it. What the writing leaves open (order, year) stays open here and is decided by whoever knows more.</summary>
public abstract partial record DayText
{
    /// <summary>Only one day can be meant: ISO, a month by name, Excel's serial number.</summary>
    public sealed record Exact(DateOnly Day) : DayText;

    /// <summary>Two numbers and perhaps a year: the order must be known.</summary>
    public sealed record Numbers(int First, int Second, int? Year) : DayText
    {
        public bool FitsMonthFirst => Fits(First, Second);

        public bool FitsDayFirst => Fits(Second, First);

        public bool IsAmbiguous => First != Second && FitsMonthFirst && FitsDayFirst;

        /// <summary>The day in that order; the other way round when only that is one.</summary>
        public DateOnly? In(DayOrder order, int year)
        {
            var isMonthFirst = order == DayOrder.MonthFirst ? FitsMonthFirst : !FitsDayFirst;
            return Make(year, isMonthFirst ? First : Second, isMonthFirst ? Second : First);
        }

        bool Fits(int month, int day) => Make(Year ?? 2024, month, day) is not null;
    }

    /// <summary>A month by name and a day, without a year.</summary>
    public sealed record Yearless(int Month, int Day) : DayText;

    const int FirstSerial = 20_000;
    const int LastSerial = 80_000;

    const string MonthName = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";

    static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <returns>Null: it is no day.</returns>
    public static DayText? Of(string text)
    {
        if (text.Length is 0 or > 60)
        {
            return null;
        }

        var bare = Weekday().Replace(TimeOfDay().Replace(text.Trim(), ""), "").Trim();
        return Iso(bare) ?? Spelled(bare) ?? (DayText?)Numeric(bare) ?? Serial(bare);
    }

    /// <summary>A number in a cell that is meant as a day: Excel's count, or 20261202.</summary>
    public static DateOnly? OfNumber(double number) => number switch
    {
        >= FirstSerial and < LastSerial => DateOnly.FromDateTime(DateTime.FromOADate(Math.Floor(number))),
        >= 19_000_101 and <= 99_991_231 when number == Math.Floor(number) => Make((int)number / 10_000, (int)number / 100 % 100, (int)number % 100),
        _ => null,
    };

    static Exact? Iso(string text)
    {
        var match = IsoForm().Match(text);
        return match.Success && Make(Number(match, 1), Number(match, 2), Number(match, 3)) is { } day ? new Exact(day) : null;
    }

    static DayText? Spelled(string text)
    {
        var match = DayMonth().Match(text);
        match = match.Success ? match : MonthDay().Match(text);
        if (!match.Success || Array.IndexOf(Months, match.Groups["m"].Value.ToLowerInvariant()[..3]) is not (>= 0 and var place))
        {
            return null;
        }

        var day = int.Parse(match.Groups["d"].ValueSpan, CultureInfo.InvariantCulture);
        return match.Groups["y"] is { Success: true } year
            ? Make(FullYear(year.ValueSpan), place + 1, day) is { } exact ? new Exact(exact) : null
            : Make(2024, place + 1, day) is not null ? new Yearless(place + 1, day) : null;
    }

    static Numbers? Numeric(string text)
    {
        var match = TwoNumbers().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var numbers = new Numbers(Number(match, 1), Number(match, 2), match.Groups[3] is { Success: true } year ? FullYear(year.ValueSpan) : null);
        return numbers.FitsMonthFirst || numbers.FitsDayFirst ? numbers : null;
    }

    static Exact? Serial(string text) =>
        SerialForm().IsMatch(text) && OfNumber(double.Parse(text, CultureInfo.InvariantCulture)) is { } day ? new Exact(day) : null;

    static DateOnly? Make(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    // Two digits are this century's, as in every tracker of orders.
    static int FullYear(ReadOnlySpan<char> digits)
    {
        var year = int.Parse(digits, CultureInfo.InvariantCulture);
        return digits.Length == 2 ? 2000 + year : year;
    }

    static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})\z")]
    private static partial Regex IsoForm();

    [GeneratedRegex(@"\A([0-9]{1,2})[-/.]([0-9]{1,2})(?:[-/.]([0-9]{4}|[0-9]{2}))?\z")]
    private static partial Regex TwoNumbers();

    [GeneratedRegex(@"\A(?<d>[0-9]{1,2})(?:st|nd|rd|th)?[-\s./]*(?:of\s+)?(?<m>" + MonthName + @")\.?(?:[-\s./,']*(?<y>[0-9]{4}|[0-9]{2}))?\z", RegexOptions.IgnoreCase)]
    private static partial Regex DayMonth();

    [GeneratedRegex(@"\A(?<m>" + MonthName + @")\.?[-\s./]*(?<d>[0-9]{1,2})(?:st|nd|rd|th)?(?:[-\s./,']+(?<y>[0-9]{4}|[0-9]{2}))?\z", RegexOptions.IgnoreCase)]
    private static partial Regex MonthDay();

    [GeneratedRegex(@"\A[0-9]{5}(?:\.[0-9]+)?\z|\A[0-9]{8}\z")]
    private static partial Regex SerialForm();

    [GeneratedRegex(@"(?:T|[\s,]+(?:at\s+)?)[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?\s*(?:[ap]\.?m\.?)?\s*(?:Z|UTC|[ECMP][SD]?T|[+-][0-9]{2}:?[0-9]{2})?\z", RegexOptions.IgnoreCase)]
    private static partial Regex TimeOfDay();

    [GeneratedRegex(@"\A(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Weekday();
}
