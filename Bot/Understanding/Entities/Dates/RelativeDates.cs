using Demarc.Time;

namespace Demarc.Understanding.Entities.Dates;

/// <summary>Days counted from today: tomorrow, next tues, in 3 bd, two weeks from now, christmas.</summary>
static class RelativeDates
{
    const int MostDays = 400;
    const int NegationReach = 10;

    static readonly HashSet<string> Negations = ["no", "nothing", "hasnt", "havent", "not", "nobody", "without", "never", "none", "didnt", "any", "anything", "isnt", "wont", "cant", "zero"];
    static readonly HashSet<string> WeekdayCues = ["on", "by", "next", "this", "last", "until", "till", "for", "before", "after", "since", "due", "and", "or", "to", "coming", "is", "thru", "through", "from", "foc", "date", "of", "past", "following"];
    static readonly HashSet<string> DayParts = ["morning", "afternoon", "evening", "night", "am", "pm", "at", "the"];
    static readonly HashSet<string> Afterwards = ["from", "out", "later", "hence"];

    public static Stretch? Read(Utterance said, int i) => Named(said, i) ?? Counted(said, i) ?? Weekday(said, i) ?? Holiday(said, i);

    static Stretch? Named(Utterance said, int i) => said[i].Text switch
    {
        "today" or "tonight" or "eod" or "cob" or "2day" => Stretch.Day(said.Today, i, i + 1),
        "tomorrow" or "tmrw" or "tmw" or "tomorow" or "tommorow" or "tommorrow" or "2moro" or "tomm" => Stretch.Day(said.Today.AddDays(1), i, i + 1),
        "yesterday" or "yday" => Stretch.Day(said.Today.AddDays(-1), i, i + 1),
        "day" when said.Is(i + 1, "after") && said.Is(i + 2, "tomorrow") => Stretch.Day(said.Today.AddDays(2), i, i + 3),
        "day" when said.Is(i + 1, "before") && said.Is(i + 2, "yesterday") => Stretch.Day(said.Today.AddDays(-2), i, i + 3),
        _ => null,
    };

    static Stretch? Counted(Utterance said, int i)
    {
        var isIn = said.Is(i, "in", "within");
        var at = isIn ? i + 1 : i;
        at += said.Is(at, "a", "the") && (said.Is(at + 1, "couple", "few", "next")) ? 1 : 0;
        if (DateWords.Number(said[at]) is not { } count)
        {
            return null;
        }

        at++;
        at += said.Is(at, "of", "more") ? 1 : 0;
        if (Unit(said, at) is not var (unit, end))
        {
            return null;
        }

        if (said.Is(end, "ago", "back"))
        {
            return Shift(said, unit, -count) is { } past ? Stretch.Day(past, i, end + 1) : null;
        }

        var isFromNow = said.IsIn(end, Afterwards) && (!said.Is(end, "from") || said.Is(end + 1, "now", "today"));
        if ((!isIn && !(isFromNow && said.Is(end, "from"))) || (isIn && said.HasBefore(i, NegationReach, Negations)))
        {
            return null;
        }

        return Shift(said, unit, count) is { } day ? Stretch.Day(day, i, isFromNow && said.Is(end, "from") ? end + 2 : end) : null;
    }

    static (char Unit, int End)? Unit(Utterance said, int i) => said[i].Text switch
    {
        "business" or "working" or "work" or "biz" when said.Is(i + 1, "day", "days") => ('b', i + 2),
        "bd" or "bds" or "bdays" => ('b', i + 1),
        "day" or "days" => ('d', i + 1),
        "week" or "weeks" or "wk" or "wks" => ('w', i + 1),
        "month" or "months" => ('m', i + 1),
        _ => null,
    };

    static DateOnly? Shift(Utterance said, char unit, int count) => Math.Abs(count) > MostDays ? null : unit switch
    {
        'b' => BusinessCalendar.Federal.Add(said.Today, count),
        'w' => said.Today.AddDays(7 * count),
        'm' => said.Today.AddMonths(count),
        _ => said.Today.AddDays(count),
    };

    // "next tues" is next week's, "last fri" the one that was, any other the one to come.
    static Stretch? Weekday(Utterance said, int i)
    {
        var from = i;
        var which = said.Is(i, "next", "last", "this", "past", "coming", "following") ? said[i++].Text : "";
        if (DateWords.Weekday(said[i].Text) is not { } weekday || said.Is(from - 1, "every", "each"))
        {
            return null;
        }

        var isShort = said[i].Text.Length <= 4;
        if (isShort && which.Length == 0 && i > 0 && !said.IsIn(i - 1, WeekdayCues) && !said.IsIn(i + 1, DayParts) && !said.IsNumber(i + 1, 1, 2))
        {
            return null;
        }

        var to = i + 1;
        var ofWeek = 0;
        if (said.Is(to, "of", "in") && said.Is(to + 1, "next") && said.Is(to + 2, "week"))
        {
            (which, ofWeek) = ("next", 3);
        }

        return Stretch.Day(OfWeek(said.Today, weekday, which), from, to + ofWeek);
    }

    static DateOnly OfWeek(DateOnly today, DayOfWeek weekday, string which)
    {
        var ahead = ((int)weekday - (int)today.DayOfWeek + 7) % 7;
        var monday = Monday(today);
        return which switch
        {
            "next" => monday.AddDays(7 + (((int)weekday + 6) % 7)),
            "last" or "past" => today.AddDays(ahead == 0 ? -7 : ahead - 7),
            _ => today.AddDays(ahead),
        };
    }

    public static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    static Stretch? Holiday(Utterance said, int i)
    {
        var (name, length) = said[i].Text switch
        {
            "thanksgiving" or "tgiving" => ("thanksgiving", 1),
            "christmas" or "xmas" => ("christmas", said.Is(i + 1, "day") ? 2 : 1),
            "memorial" or "labor" or "independence" or "veterans" or "presidents" or "columbus" or "mlk" when said.Is(i + 1, "day") => (said[i].Text, 2),
            "juneteenth" => ("juneteenth", 1),
            "new" when said.Is(i + 1, "year", "years") => ("new year", said.Is(i + 2, "day", "s") ? 3 : 2),
            "july" when said.Is(i + 1, "4th") => ("independence", 2),
            "black" when said.Is(i + 1, "friday") => ("black friday", 2),
            _ => ("", 0),
        };
        if (length == 0)
        {
            return null;
        }

        var day = HolidayIn(name, said.Today.Year);
        return Stretch.Day(day < said.Today.AddDays(-30) ? HolidayIn(name, said.Today.Year + 1) : day, i, i + length);
    }

    static DateOnly HolidayIn(string name, int year) => name switch
    {
        "thanksgiving" => Nth(year, 11, DayOfWeek.Thursday, 4),
        "black friday" => Nth(year, 11, DayOfWeek.Thursday, 4).AddDays(1),
        "christmas" => new DateOnly(year, 12, 25),
        "memorial" => Nth(year, 6, DayOfWeek.Monday, 1).AddDays(-7),
        "labor" => Nth(year, 9, DayOfWeek.Monday, 1),
        "independence" => new DateOnly(year, 7, 4),
        "veterans" => new DateOnly(year, 11, 11),
        "presidents" => Nth(year, 2, DayOfWeek.Monday, 3),
        "columbus" => Nth(year, 10, DayOfWeek.Monday, 2),
        "mlk" => Nth(year, 1, DayOfWeek.Monday, 3),
        "juneteenth" => new DateOnly(year, 6, 19),
        _ => new DateOnly(year + 1, 1, 1),
    };

    static DateOnly Nth(int year, int month, DayOfWeek weekday, int nth)
    {
        var first = new DateOnly(year, month, 1);
        return first.AddDays((((int)weekday - (int)first.DayOfWeek + 7) % 7) + (7 * (nth - 1)));
    }
}
