using System.Collections.Frozen;
using System.Globalization;
using Demarc.Understanding.Words;

namespace Demarc.Understanding.Entities.Dates;

/// <summary>Names of days and months, small numbers, and which year is meant when none is said.</summary>
static class DateWords
{
    const int PastDays = 90;
    const int ShortestWithSlip = 6;

    static readonly FrozenDictionary<string, int> Months = new Dictionary<string, int>
    {
        ["january"] = 1, ["february"] = 2, ["march"] = 3, ["april"] = 4, ["may"] = 5, ["june"] = 6, ["july"] = 7, ["august"] = 8, ["september"] = 9, ["october"] = 10, ["november"] = 11, ["december"] = 12,
        ["jan"] = 1, ["feb"] = 2, ["mar"] = 3, ["apr"] = 4, ["jun"] = 6, ["jul"] = 7, ["aug"] = 8, ["sep"] = 9, ["sept"] = 9, ["oct"] = 10, ["nov"] = 11, ["dec"] = 12,
    }.ToFrozenDictionary();

    static readonly FrozenDictionary<string, DayOfWeek> Weekdays = new Dictionary<string, DayOfWeek>
    {
        ["monday"] = DayOfWeek.Monday, ["tuesday"] = DayOfWeek.Tuesday, ["wednesday"] = DayOfWeek.Wednesday, ["thursday"] = DayOfWeek.Thursday,
        ["friday"] = DayOfWeek.Friday, ["saturday"] = DayOfWeek.Saturday, ["sunday"] = DayOfWeek.Sunday,
        ["mon"] = DayOfWeek.Monday, ["tue"] = DayOfWeek.Tuesday, ["tues"] = DayOfWeek.Tuesday, ["wed"] = DayOfWeek.Wednesday, ["weds"] = DayOfWeek.Wednesday,
        ["thu"] = DayOfWeek.Thursday, ["thur"] = DayOfWeek.Thursday, ["thurs"] = DayOfWeek.Thursday, ["fri"] = DayOfWeek.Friday, ["sat"] = DayOfWeek.Saturday, ["sun"] = DayOfWeek.Sunday,
    }.ToFrozenDictionary();

    static readonly FrozenDictionary<string, int> Small = new Dictionary<string, int>
    {
        ["a"] = 1, ["an"] = 1, ["one"] = 1, ["two"] = 2, ["couple"] = 2, ["three"] = 3, ["few"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6,
        ["seven"] = 7, ["eight"] = 8, ["nine"] = 9, ["ten"] = 10, ["eleven"] = 11, ["twelve"] = 12, ["fifteen"] = 15, ["twenty"] = 20, ["thirty"] = 30,
    }.ToFrozenDictionary();

    static readonly FrozenSet<string> Ordinals = new[] { "st", "nd", "rd", "th" }.ToFrozenSet();

    public static int? Month(string word) => Months.TryGetValue(word, out var month) ? month : Slip(word, Months) is { } meant ? Months[meant] : null;

    public static DayOfWeek? Weekday(string word) => Weekdays.TryGetValue(word, out var day) ? day : Slip(word, Weekdays) is { } meant ? Weekdays[meant] : null;

    /// <summary>1 to 31 with or without "st", "nd", "rd", "th".</summary>
    public static int? DayOfMonth(Token token)
    {
        var text = token.Kind == TokenKind.Mixed && token.Text.Length > 2 && Ordinals.Contains(token.Text[^2..]) ? token.Text[..^2] : token.Text;
        return text.Length is 1 or 2 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= 31 ? day : null;
    }

    public static bool IsOrdinal(Token token) => token.Kind == TokenKind.Mixed && DayOfMonth(token) is not null;

    /// <summary>"3", "three", "a", "couple"; at most 366.</summary>
    public static int? Number(Token token) =>
        token.Kind == TokenKind.Number && token.Text.Length <= 3 && int.Parse(token.Text, CultureInfo.InvariantCulture) is > 0 and <= 366 and var number ? number
        : Small.TryGetValue(token.Text, out var small) ? small
        : null;

    public static int? Year(Token token) => token switch
    {
        { Kind: TokenKind.Number, Text.Length: 4 } when token.Text[..2] == "20" => int.Parse(token.Text, CultureInfo.InvariantCulture),
        { Kind: TokenKind.Number, Text.Length: 2 } => 2000 + int.Parse(token.Text, CultureInfo.InvariantCulture),
        _ => null,
    };

    public static DateOnly? Date(int? year, int? month, int? day) =>
        year is { } y && month is { } m and >= 1 and <= 12 && day is { } d and >= 1 && y is >= 1990 and <= 2090 && d <= DateTime.DaysInMonth(y, m) ? new DateOnly(y, m, d) : null;

    /// <summary>The one from 90 days ago to nine months ahead: "foc was 10/3" looks back, "installs 3/2" ahead.</summary>
    public static DateOnly? Nearest(DateOnly today, int? month, int? day)
    {
        var earliest = today.AddDays(-PastDays);
        for (var year = earliest.Year; year <= earliest.Year + 1; year++)
        {
            if (Date(year, month, day) is { } date && date >= earliest && date < earliest.AddYears(1))
            {
                return date;
            }
        }

        return null;
    }

    /// <summary>Which year's month, from seven months ago to four ahead; where money is spoken of, the one that was.</summary>
    public static int YearOf(DateOnly today, int month, bool isPast = false)
    {
        var ahead = (month - today.Month + 12) % 12;
        return ahead <= (isPast ? 0 : 4) ? (today.Month + ahead > 12 ? today.Year + 1 : today.Year) : (month > today.Month ? today.Year - 1 : today.Year);
    }

    // Only in the long names: "wednsday", "septmber".
    static string? Slip<T>(string word, FrozenDictionary<string, T> names) =>
        word.Length >= ShortestWithSlip && word[^1] != 's' && !English.Knows(word)
            ? names.Keys.FirstOrDefault(name => name.Length >= ShortestWithSlip && EditDistance.Of(word, name, 1) <= 1)
            : null;
}
