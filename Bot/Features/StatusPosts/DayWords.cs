using System.Text.RegularExpressions;

namespace Demarc.Features.StatusPosts;

/// <summary>Days of the week as people write them: "weekdays", "mon-thu", "every day except fridays", "skip holidays", "also on saturdays".</summary>
static partial class DayWords
{
    const string Day = @"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?|s)?\b";
    const string Range = Day + @"\s*(?:-|to|thru|through|till|until)\s*" + Day;
    const string Set = @"(?:" + Range + "|" + Day
        + @"|business\ days?\b|work(?:ing|\s)?\s?days?\b|week\s?days?\b|(?:the\ )?week\s?ends?\b|m\s?-\s?f\b|m\s?-\s?th\b|m/?w/?f\b|t/?th\b"
        + @"|(?:(?:the|any|all|us|federal|public|bank|company|legal)\ )*holidays?\b)";

    const string List = @"(?<days>\b" + Set + @"(?:\s*(?:,\s*and\b|,|and\b|&|\+|/|or\b|plus\b)\s*(?:also\s+)?(?:on\s+)?(?:the\s+)?\b" + Set + @")*)";

    public static ScheduleWish Read(Remaining rest, ScheduleWish wish)
    {
        var hasHolidays = rest.Takes(OnHolidays());
        wish = wish with { OnHolidays = hasHolidays ? true : null };
        foreach (var match in rest.Take(NotOn()))
        {
            var (days, holidays) = Named(match.Groups["days"].Value);
            wish = wish with { NotOn = [.. wish.NotOn, .. days], OnHolidays = holidays ? false : wish.OnHolidays };
        }

        wish = rest.Takes(HolidaysOff()) ? wish with { OnHolidays = false } : wish;
        wish = rest.Takes(EveryDay()) ? wish with { Days = Weekdays.All } : wish;
        foreach (var match in rest.Take(On()))
        {
            var (days, holidays) = Named(match.Groups["days"].Value);
            var isMore = match.Groups["also"].Success || match.Groups["too"].Success || days.Count == 0;
            wish = isMore
                ? wish with { AlsoOn = [.. wish.AlsoOn, .. days] }
                : wish with { Days = Weekdays.Sorted([.. wish.Days ?? [], .. days]) };
            wish = wish with { OnHolidays = holidays ? true : match.Groups["days"].Value.Contains("business", StringComparison.Ordinal) ? false : wish.OnHolidays };
        }

        return wish;
    }

    /// <returns>Null when it is no day of the week.</returns>
    public static DayOfWeek? DayOf(string word) => word.Length < 2 ? null : word[..2] switch
    {
        "mo" => DayOfWeek.Monday,
        "tu" => DayOfWeek.Tuesday,
        "we" => DayOfWeek.Wednesday,
        "th" => DayOfWeek.Thursday,
        "fr" => DayOfWeek.Friday,
        "sa" => DayOfWeek.Saturday,
        "su" => DayOfWeek.Sunday,
        _ => null,
    };

    static (IReadOnlyList<DayOfWeek> Days, bool Holidays) Named(string list)
    {
        var days = new List<DayOfWeek>();
        var holidays = false;
        foreach (Match match in OneSet().Matches(list))
        {
            var set = match.Value;
            holidays |= set.Contains("holiday", StringComparison.Ordinal);
            days.AddRange(DaysOf(set));
        }

        return (Weekdays.Sorted(days), holidays);
    }

    static IEnumerable<DayOfWeek> DaysOf(string set)
    {
        var letters = string.Concat(set.Where(char.IsAsciiLetter));
        if (letters is "mf" or "mth" or "mwf" or "tth")
        {
            return letters switch
            {
                "mf" => Weekdays.Working,
                "mth" => Weekdays.Working.Take(4),
                "mwf" => [DayOfWeek.Monday, DayOfWeek.Wednesday, DayOfWeek.Friday],
                _ => [DayOfWeek.Tuesday, DayOfWeek.Thursday],
            };
        }

        if (letters.Contains("holiday", StringComparison.Ordinal))
        {
            return [];
        }

        if (letters.StartsWith("week", StringComparison.Ordinal) || letters.StartsWith("theweek", StringComparison.Ordinal))
        {
            return letters.Contains("end", StringComparison.Ordinal) ? Weekdays.Weekend : Weekdays.Working;
        }

        if (letters.StartsWith("work", StringComparison.Ordinal) || letters.StartsWith("business", StringComparison.Ordinal))
        {
            return Weekdays.Working;
        }

        var named = OneDay().Matches(set).Select(match => DayOf(match.Value)!.Value).ToList();
        return named is [var from, var to] ? Weekdays.Range(from, to) : named;
    }

    [GeneratedRegex(@"\b(?:don'?t skip|do not skip|including|incl\.?|even(?: on)?|regardless of|ignor(?:e|ing)|despite)\s+(?:(?:the|any|all|us|federal|public|bank|company|legal) )*holidays?\b")]
    private static partial Regex OnHolidays();

    [GeneratedRegex(@"\bholidays?\s+(?:off|excluded|excepted|skipped)\b|\b(?:observe|observing|respect|respecting|honou?r|mind)\s+(?:(?:the|any|all|us|federal|public|bank|company|legal) )*holidays?\b")]
    private static partial Regex HolidaysOff();

    [GeneratedRegex(@"\b(?:except(?:\s+for)?|excluding|exclude|but\s+not|not|never|skip(?:ping)?|without|no(?:\s+posts?)?|leave\s+out|other\s+than|minus|(?:don'?t|do\s+not|stop|pause|cancel|drop|remove|skip)(?:(?!\b(?:again|start|resume|until|till)\b)[a-z ]){0,40}?)\s+(?:for\s+|on\s+|of\s+)?(?:the\s+|any\s+)?" + List, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex NotOn();

    [GeneratedRegex(@"\b(?:every\s?(?:single\s)?day|each\s(?:and\severy\s)?day|all\sdays|all\sweek(?:\slong)?|(?:7|seven)\sdays(?:\sa\sweek)?|24/7)\b")]
    private static partial Regex EveryDay();

    [GeneratedRegex(@"(?:(?<also>\b(?:also|add|plus|as\s+well\s+as|including)\s+(?:[a-z ]{0,30}?\bon\s+)?(?:the\s+)?))?(?:\b(?:only|just|every|each|on|from|all)\s+){0,3}" + List + @"(?<too>\s+(?:too|as\s+well|also)\b)?", RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex On();

    [GeneratedRegex(Set, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex OneSet();

    [GeneratedRegex(@"\b" + Day)]
    private static partial Regex OneDay();
}
