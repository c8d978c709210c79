using System.Globalization;
using System.Text.RegularExpressions;

namespace Demarc.Features.Orders.Changes;

/// <summary>A day as people say it in chat: "12/2", "dec 2", "tomorrow", "next tues". Month first, as in the US.</summary>
public static partial class SaidDay
{
    const int MostWords = 6;

    static readonly string[] Weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    /// <param name="hasHappened">It cannot lie ahead: without a year it is the last such day, otherwise the nearest.</param>
    /// <returns>The first day said in the text, and where it stands; null when there is none.</returns>
    public static (DateOnly Day, int Start, int Length)? Find(string text, DateOnly today, bool hasHappened)
    {
        var words = Word().Matches(text).ToList();
        for (var first = 0; first < words.Count; first++)
        {
            for (var count = Math.Min(MostWords, words.Count - first); count > 0; count--)
            {
                var (start, end) = (words[first].Index, words[first + count - 1].Index + words[first + count - 1].Length);
                if (Read(text[start..end].TrimEnd(',', '.', ';', '!', '?', ')'), today, hasHappened) is { } day)
                {
                    return (day, start, end - start);
                }
            }
        }

        return null;
    }

    public static DateOnly? Read(string text, DateOnly today, bool hasHappened)
    {
        var said = text.Trim().ToLowerInvariant();
        if (Relative(said, today, hasHappened) is { } relative)
        {
            return relative;
        }

        return DayText.Of(said) switch
        {
            // Five digits on their own are an order number, not Excel's count of days.
            DayText.Exact exact when !Digits().IsMatch(said) => exact.Day,
            DayText.Numbers { Year: { } year } numbers => numbers.In(DayOrder.MonthFirst, year),
            DayText.Numbers { Year: null } numbers when said.Contains('/', StringComparison.Ordinal) => Nearest(year => numbers.In(DayOrder.MonthFirst, year), today, hasHappened),
            DayText.Yearless yearless => Nearest(year => DateTime.DaysInMonth(year, yearless.Month) >= yearless.Day ? new DateOnly(year, yearless.Month, yearless.Day) : null, today, hasHappened),
            _ => null,
        };
    }

    static DateOnly? Relative(string said, DateOnly today, bool hasHappened)
    {
        switch (said)
        {
            case "today": return today;
            case "tomorrow" or "tmrw" or "tomorow": return today.AddDays(1);
            case "yesterday" or "yday": return today.AddDays(-1);
        }

        var inDays = InDays().Match(said);
        if (inDays.Success && int.Parse(inDays.Groups[1].ValueSpan, CultureInfo.InvariantCulture) is var count and <= 400)
        {
            return inDays.Groups[2].Value.StartsWith("week", StringComparison.Ordinal) ? today.AddDays(7 * count) : today.AddDays(count);
        }

        var weekday = OnWeekday().Match(said);
        if (!weekday.Success || Array.FindIndex(Weekdays, day => weekday.Groups["day"].Value.StartsWith(day, StringComparison.Ordinal)) is not (>= 0 and var wanted))
        {
            return null;
        }

        // "next tues" on a Monday is the Tuesday of next week; "tues" alone the coming one.
        var ahead = (wanted - (int)today.DayOfWeek + 7) % 7;
        return weekday.Groups["which"].Value switch
        {
            "last" => today.AddDays(ahead - 7),
            "next" => today.AddDays(ahead + (wanted == 0 || wanted > (int)today.DayOfWeek ? 7 : ahead == 0 ? 7 : 0)),
            _ => hasHappened ? today.AddDays(ahead == 0 ? 0 : ahead - 7) : today.AddDays(ahead),
        };
    }

    static DateOnly? Nearest(Func<int, DateOnly?> of, DateOnly today, bool hasHappened)
    {
        var years = new[] { today.Year - 1, today.Year, today.Year + 1 }.Select(of).OfType<DateOnly>().Where(day => !hasHappened || day <= today).ToList();
        return years.Count == 0 ? null : years.MinBy(day => Math.Abs(day.DayNumber - today.DayNumber));
    }

    [GeneratedRegex(@"\S+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\A[0-9.]+\z")]
    private static partial Regex Digits();

    [GeneratedRegex(@"\Ain\s+([0-9]{1,3})\s+(days?|weeks?)\z")]
    private static partial Regex InDays();

    [GeneratedRegex(@"\A(?:(?<which>next|this|last|coming|on)\s+)?(?<day>sun|mon|tue|wed|thu|fri|sat)(?:s|r|rs|nes|ur|day|sday|nesday|rsday|urday|urs)?\z")]
    private static partial Regex OnWeekday();
}
