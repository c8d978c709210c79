using System.Globalization;
using System.Text.RegularExpressions;

namespace Demarc.Features.StatusPosts;

/// <summary>From when on: "pause until January", "nothing for two weeks", "start on Monday", "until 1/4".</summary>
static partial class PauseWords
{
    static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    const string Day = @"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b";
    const string Month = @"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b";
    const string When = @"(?:the\s+)?(?:(?<iso>[0-9]{4}-[0-9]{1,2}-[0-9]{1,2})\b|(?<us>[0-9]{1,2}/[0-9]{1,2}(?:/[0-9]{2,4})?)(?![0-9/])|(?<tomorrow>tomorrow)\b|next\s+(?<next>week|month|year)\b"
        + @"|(?:next\s+)?(?<month>" + Month + @")\.?(?:\s+(?<date>[0-9]{1,2})(?:st|nd|rd|th)?\b(?![:.]))?(?:,?\s+(?<year>20[0-9]{2})\b)?|(?:next\s+)?(?<day>" + Day + @")(?!\s*(?:-|to|thru|through|and|,|&)))";

    const string Verb = @"\b(?:pause|stop|suspend|mute|hold|off|quiet|skip|don'?t|do\s+not|no|nothing|snooze|silent)\b";

    /// <summary>The first date on which it is to post.</summary>
    public static ScheduleWish Read(Remaining rest, DateOnly today, ScheduleWish wish)
    {
        var match = rest.TakeFirst(Until()) ?? rest.TakeFirst(For()) ?? rest.TakeFirst(Starting());
        if (match is null)
        {
            return wish;
        }

        var from = match.Groups["unit"].Success ? After(today, match) : DateOf(match, today);
        return from is null || from > today.AddYears(1)
            ? wish with { Problems = [.. wish.Problems, $"I cannot pause '{match.Value.Trim()}'. Name a day within a year, like \"until January 4\"."] }
            : wish with { From = from > today ? from : null };
    }

    static DateOnly? After(DateOnly today, Match match)
    {
        var count = match.Groups["count"].Value switch
        {
            "a" or "one" => 1,
            "two" => 2,
            "three" => 3,
            var digits => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture),
        };
        return match.Groups["unit"].Value switch
        {
            "day" => today.AddDays(count),
            "week" => today.AddDays(count * 7),
            _ => today.AddMonths(count),
        };
    }

    static DateOnly? DateOf(Match match, DateOnly today)
    {
        if (match.Groups["iso"] is { Success: true, Value: var iso })
        {
            return DateOnly.TryParseExact(iso, "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
        }

        if (match.Groups["us"] is { Success: true, Value: var us })
        {
            var parts = us.Split('/').Select(part => int.Parse(part, NumberStyles.None, CultureInfo.InvariantCulture)).ToList();
            return Named(parts[0], parts[1], parts.Count > 2 ? parts[2] % 100 + 2000 : null, today);
        }

        if (match.Groups["month"] is { Success: true, Value: var month })
        {
            var day = match.Groups["date"] is { Success: true, Value: var date } ? int.Parse(date, NumberStyles.None, CultureInfo.InvariantCulture) : 1;
            int? year = match.Groups["year"] is { Success: true, Value: var written } ? int.Parse(written, NumberStyles.None, CultureInfo.InvariantCulture) : null;
            return Named(Array.IndexOf(Months, month[..3]) + 1, day, year, today);
        }

        if (match.Groups["day"] is { Success: true, Value: var weekday } && DayWords.DayOf(weekday) is { } wanted)
        {
            return Enumerable.Range(1, 7).Select(today.AddDays).First(day => day.DayOfWeek == wanted);
        }

        return match.Groups["next"].Value switch
        {
            "week" => Enumerable.Range(1, 7).Select(today.AddDays).First(day => day.DayOfWeek == DayOfWeek.Monday),
            "month" => new DateOnly(today.Year, today.Month, 1).AddMonths(1),
            "year" => new DateOnly(today.Year + 1, 1, 1),
            _ => today.AddDays(1),
        };
    }

    /// <summary>Without a year the next such date.</summary>
    static DateOnly? Named(int month, int day, int? year, DateOnly today) => (year is { } named ? [named] : new[] { today.Year, today.Year + 1 })
        .Where(_ => month is >= 1 and <= 12)
        .Where(one => day >= 1 && day <= DateTime.DaysInMonth(one, month))
        .Select(one => (DateOnly?)new DateOnly(one, month, day))
        .FirstOrDefault(date => date > today);

    [GeneratedRegex(Verb + @"[^¦]{0,60}?\b(?:until|till|til)\s+" + When)]
    private static partial Regex Until();

    [GeneratedRegex(Verb + @"[^¦]{0,60}?\bfor\s+(?:the\s+next\s+)?(?<count>a|one|two|three|[0-9]{1,3})\s+(?<unit>day|week|month)s?\b")]
    private static partial Regex For();

    [GeneratedRegex(@"\b(?:starting|beginning|effective|start(?:s)?(?:\s+(?:again|posting))?|resume|again)\s+(?:on\s+|from\s+|in\s+)?" + When)]
    private static partial Regex Starting();
}
