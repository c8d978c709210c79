using System.Globalization;
using System.Text.RegularExpressions;

namespace Demarc.Features.StatusPosts;

/// <summary>Times of day as people write them: "8:30", "8.30a", "830 am", "half past eight", "20:15", "noon", "at 9".</summary>
static partial class TimeWords
{
    static readonly string[] Hours = ["twelve", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"];

    /// <returns>The time asked for; else why not, in words; else neither.</returns>
    public static (TimeOnly? At, string? Problem) Read(Remaining rest)
    {
        var isMorning = Morning().IsMatch(rest.Text);
        var isLater = Later().IsMatch(rest.Text);
        var isMove = Moving().IsMatch(rest.Text);
        var found = new List<(TimeOnly? At, string? Problem, string Lead)>();
        foreach (var match in rest.Take(Time(), IsTime))
        {
            var (at, problem) = Of(match, isMorning, isLater);
            found.Add((at, problem, match.Groups["lead"].Value.Trim()));
        }

        // "move the 8:30 post to 9", "9:00 instead of 8:30": the other one is the old one.
        var wanted = found.Where(one => one.Lead is not ("instead of" or "not" or "from")).ToList();
        wanted = wanted.Count > 1 && isMove && wanted.Where(one => one.Lead == "to").ToList() is { Count: > 0 } moved ? moved : wanted;
        if (wanted.FirstOrDefault(one => one.Problem is not null) is { Problem: { } why })
        {
            return (null, why);
        }

        var times = wanted.Select(one => one.At!.Value).Distinct().ToList();
        return times switch
        {
            [] => (null, null),
            [var only] => (only, null),
            _ => (null, $"You named {string.Join(" and ", times.Select(Words))}. I post once a day: say one time."),
        };
    }

    public static string Words(TimeOnly at) => at.ToString("h:mm tt", CultureInfo.InvariantCulture);

    // A bare number is a time only where a time is expected.
    static bool IsTime(Match match)
    {
        var (hasLead, isMarked) = (match.Groups["lead"].Success, match.Groups["mer"].Success || match.Groups["clock"].Success);
        if (match.Groups["digits"] is { Success: true, Value: var digits })
        {
            return hasLead || isMarked || !(digits.Length == 4 && digits[0] is '1' or '2' && digits[1] is '9' or '0');
        }

        return match.Groups["bare"].Success || match.Groups["word"].Success
            ? isMarked || match.Groups["minutes"].Success || (hasLead && match.Groups["word"].Value != "one")
            : true;
    }

    static (TimeOnly? At, string? Problem) Of(Match match, bool isMorning, bool isLater)
    {
        var (hour, minute, isExact) = Numbers(match);
        var meridiem = match.Groups["mer"].Value;
        var isPm = meridiem.Length > 0 ? meridiem[0] == 'p' : isLater && !isMorning;
        var isAm = meridiem.Length > 0 ? meridiem[0] == 'a' : isMorning;
        if (minute > 59 || hour > 24 || (hour == 24 && minute > 0) || (meridiem.Length > 0 && hour is 0 or > 23))
        {
            return (null, $"'{match.Value.Trim()}' is no time of day. Say it like 8:30 AM.");
        }

        if (!isExact && !isPm && !isAm && hour is >= 1 and <= 6)
        {
            return (null, $"Is that {hour}:{minute:00} AM or PM? Say it like {hour}:{minute:00} AM.");
        }

        hour = hour switch
        {
            24 => 0,
            12 when isAm && !isExact => 0,
            < 12 when isPm && !isExact => hour + 12,
            _ => hour,
        };
        return (new TimeOnly(hour, minute), null);
    }

    /// <returns>IsExact: there is only one such time a day ("05:30", "20:15", "noon").</returns>
    static (int Hour, int Minute, bool IsExact) Numbers(Match match)
    {
        if (match.Groups["noon"] is { Success: true, Value: var name })
        {
            return (name == "midnight" ? 0 : 12, 0, true);
        }

        if (match.Groups["part"].Success)
        {
            var hour = HourOf(match.Groups["of"].Value);
            var minutes = match.Groups["part"].Value == "half" ? 30 : 15;
            return match.Groups["side"].Value is "past" or "after" ? (hour, minutes, hour > 12) : ((hour + 23) % 24 is 0 ? 12 : hour - 1, 60 - minutes, hour > 13);
        }

        if (match.Groups["digits"] is { Success: true, Value: var digits })
        {
            var clock = digits.PadLeft(4, '0');
            return (Number(clock[..2]), Number(clock[2..]), digits[0] == '0' || Number(clock[..2]) > 12);
        }

        var text = match.Groups["hour"].Success ? match.Groups["hour"].Value : match.Groups["bare"].Value;
        var isWord = match.Groups["word"].Success;
        var value = isWord ? HourOf(match.Groups["word"].Value) : Number(text);
        return (value, MinutesOf(match), !isWord && (text[0] == '0' || value > 12));
    }

    static int MinutesOf(Match match) => match.Groups["minute"] is { Success: true, Value: var minute } ? Number(minute) : match.Groups["minutes"].Value switch
    {
        "fifteen" => 15,
        "thirty" => 30,
        "" => 0,
        _ => 45,
    };

    static int HourOf(string hour) => char.IsAsciiDigit(hour[0]) ? Number(hour) : Array.IndexOf(Hours, hour) is 0 ? 12 : Array.IndexOf(Hours, hour);

    static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex("""
        (?<lead>\b(?:at|to|by|from|for|around|about|not|instead\ of)\s+|@\s*|->\s*)?
        (?<![$0-9/\#.:-])
        (?:
            \b(?<part>half|quarter)\s+(?<side>past|after|to|before|til)\s+(?<of>twelve|one|two|three|four|five|six|seven|eight|nine|ten|eleven|[0-9]{1,2})\b
            |\b(?:12\s+)?(?<noon>noon|midday|midnight)\b
            |(?<hour>[0-9]{1,2})\s?[:.h]\s?(?<minute>[0-9]{2})(?![0-9])
            |(?<hour>[0-9]{1,2})\s(?<minute>[0-5][05])(?![0-9/:-])
            |(?<digits>[0-9]{3,4})(?![0-9/-])
            |(?<bare>[0-9]{1,2})(?![0-9/%:.-]|\s*(?:weeks?|days?|months?|hours?|minutes?|mins?|times?|orders?|business|people|channels?|st|nd|rd|th)\b)
            |\b(?<word>twelve|one|two|three|four|five|six|seven|eight|nine|ten|eleven)(?:[\s-]+(?<minutes>fifteen|thirty|forty[\s-]?five))?\b(?!\s*(?:weeks?|days?|months?|hours?|minutes?|times?|orders?|people|channels?)\b)
        )
        (?<clock>\s*o'?\s?clock\b|\s*(?:hours|hrs)\b|\s+in\s+the\s+(?:morning|afternoon|evening)\b)?
        (?:\s*(?<mer>[ap]\.?\s?m\b\.?)|(?<mer>[ap])\b)?
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Time();

    [GeneratedRegex(@"\bmornings?\b")]
    private static partial Regex Morning();

    [GeneratedRegex(@"\b(?:afternoons?|evenings?|tonight|at night)\b")]
    private static partial Regex Later();

    [GeneratedRegex(@"\b(?:change|move|switch|push|shift|reschedule|from|make)\b")]
    private static partial Regex Moving();
}
