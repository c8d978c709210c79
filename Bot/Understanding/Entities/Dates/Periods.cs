namespace Demarc.Understanding.Entities.Dates;

/// <summary>Weeks, months, quarters, and parts and ends of them.</summary>
static class Periods
{
    static readonly HashSet<string> Money = ["bill", "bills", "billed", "invoice", "invoices", "statement", "statements", "paid", "commission", "commissions", "residual", "residuals", "check", "payment", "spiff", "charged", "chargeback"];
    static readonly HashSet<string> Starts = ["beginning", "start"];

    public static Stretch? Read(Utterance said, int i) => End(said, i) ?? Part(said, i) ?? Relative(said, i) ?? Quarter(said, i) ?? Month(said, i);

    // eom, "end of the month", "end of next week", "end of december": one day.
    static Stretch? End(Utterance said, int i)
    {
        switch (said[i].Text)
        {
            case "eow":
                return Stretch.Day(Friday(said.Today), i, i + 1);
            case "eom":
                return Stretch.Day(MonthOf(said.Today, 0, i, i).Last!.Value, i, i + 1);
            case "eoq":
                return Stretch.Day(QuarterOf(said.Today.Year, QuarterNumber(said.Today), i, i).Last!.Value, i, i + 1);
            case "eoy":
                return Stretch.Day(new DateOnly(said.Today.Year, 12, 31), i, i + 1);
            case "end" or "close" when said.Is(i + 1, "of"):
                break;
            default:
                return null;
        }

        var at = i + 2 + (said.Is(i + 2, "the") ? 1 : 0);
        if (said.Is(at, "day", "business") || (said.Is(at, "this") && said.Is(at + 1, "day")))
        {
            return Stretch.Day(said.Today, i, at + 1);
        }

        return (Relative(said, at) ?? Plain(said, at) ?? Quarter(said, at) ?? Month(said, at)) is { } period
            ? Stretch.Day(LastWorked(said, at, period), i, period.To)
            : null;
    }

    static DateOnly LastWorked(Utterance said, int at, Stretch period) =>
        said.Is(at, "week") || said.Is(at + 1, "week") ? Friday(period.First!.Value) : period.Last!.Value;

    // "end of week" without this or next.
    static Stretch? Plain(Utterance said, int i) => said[i].Text switch
    {
        "week" => WeekOf(said.Today, i, i + 1),
        "month" => MonthOf(said.Today, 0, i, i + 1),
        "quarter" => QuarterOf(said.Today.Year, QuarterNumber(said.Today), i, i + 1),
        "year" => Year(said.Today.Year, i, i + 1),
        _ => null,
    };

    // "early december", "mid-jan", "beginning of next month".
    static Stretch? Part(Utterance said, int i)
    {
        var at = i + 1;
        var part = said[i].Text;
        if (said.IsIn(i, Starts) && said.Is(at, "of"))
        {
            (part, at) = ("early", at + 1 + (said.Is(at + 1, "the") ? 1 : 0));
        }

        if (part is not ("early" or "mid" or "late" or "middle"))
        {
            return null;
        }

        at += said[at].Is('-') || said.Is(at, "of", "in") ? 1 : 0;
        if ((Relative(said, at) ?? (part == "mid" || said.Is(i + 1, "of") ? Plain(said, at) : null) ?? Month(said, at)) is not { First: { } first, Last: { } last } period)
        {
            return null;
        }

        var third = (last.DayNumber - first.DayNumber + 1) / 3;
        return part switch
        {
            "early" => Stretch.Days(first, first.AddDays(third - 1), i, period.To),
            "late" => Stretch.Days(last.AddDays(1 - third), last, i, period.To),
            _ => Stretch.Days(first.AddDays(third), first.AddDays((2 * third) - 1), i, period.To),
        };
    }

    static Stretch? Relative(Utterance said, int i)
    {
        int? step = said[i].Text switch
        {
            "this" or "current" => 0,
            "next" or "coming" or "following" => 1,
            "last" or "past" or "previous" or "prior" => -1,
            _ => null,
        };
        if (step is not { } by)
        {
            return null;
        }

        return said[i + 1].Text switch
        {
            "week" or "wk" => WeekOf(said.Today.AddDays(7 * by), i, i + 2),
            "month" => MonthOf(said.Today, by, i, i + 2),
            "quarter" or "qtr" => QuarterOf(said.Today.AddMonths(3 * by).Year, QuarterNumber(said.Today.AddMonths(3 * by)), i, i + 2),
            "year" => Year(said.Today.Year + by, i, i + 2),
            "weekend" => Weekend(said.Today.AddDays(7 * by), i, i + 2),
            var name when DateWords.Month(name) is { } month => RelativeMonth(said.Today, month, by, i, i + 2),
            _ => null,
        };
    }

    static Stretch RelativeMonth(DateOnly today, int month, int by, int from, int to)
    {
        var year = by switch
        {
            < 0 => month < today.Month ? today.Year : today.Year - 1,
            > 0 => month > today.Month ? today.Year : today.Year + 1,
            _ => DateWords.YearOf(today, month),
        };
        return Stretch.Month(year, month, from, to);
    }

    static Stretch? Quarter(Utterance said, int i)
    {
        if (said[i].Text is not ("q1" or "q2" or "q3" or "q4"))
        {
            return null;
        }

        var number = said[i].Text[1] - '0';
        var isYear = said.IsNumber(i + 1, 4, 4) && DateWords.Year(said[i + 1]) is not null;
        var year = isYear ? DateWords.Year(said[i + 1])!.Value : number < QuarterNumber(said.Today) - 1 ? said.Today.Year + 1 : said.Today.Year;
        return QuarterOf(year, number, i, isYear ? i + 2 : i + 1);
    }

    static Stretch? Month(Utterance said, int i)
    {
        if (CalendarDates.MonthName(said, i) is not { } month)
        {
            return null;
        }

        var at = i + 1 + (said.Is(i + 1, "of") || said[i + 1].Is(',') ? 1 : 0);
        return said.IsNumber(at, 4, 4) && DateWords.Year(said[at]) is { } year
            ? Stretch.Month(year, month, i, at + 1)
            : Stretch.Month(DateWords.YearOf(said.Today, month, said.Is(i - 1, "from", "since") || said.HasBefore(i, 8, Money) || said.IsIn(i + 1, Money)), month, i, i + 1);
    }

    static Stretch WeekOf(DateOnly day, int from, int to) => Stretch.Days(RelativeDates.Monday(day), RelativeDates.Monday(day).AddDays(6), from, to);

    static Stretch Weekend(DateOnly day, int from, int to) => Stretch.Days(RelativeDates.Monday(day).AddDays(5), RelativeDates.Monday(day).AddDays(6), from, to);

    static Stretch MonthOf(DateOnly today, int by, int from, int to) => Stretch.Month(today.AddMonths(by).Year, today.AddMonths(by).Month, from, to);

    static Stretch QuarterOf(int year, int number, int from, int to)
    {
        var first = new DateOnly(year, (3 * number) - 2, 1);
        return Stretch.Days(first, first.AddMonths(3).AddDays(-1), from, to);
    }

    static Stretch Year(int year, int from, int to) => Stretch.Days(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), from, to);

    static int QuarterNumber(DateOnly day) => (day.Month + 2) / 3;

    static DateOnly Friday(DateOnly day) => RelativeDates.Monday(day).AddDays(4);
}
