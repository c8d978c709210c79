using Demarc.Understanding.Words;

namespace Demarc.Understanding.Entities.Dates;

/// <summary>Dates by their numbers: 12/2, 12/2/26, 2026-12-02, 20261202, dec 3rd, 3 dec 2026, the 15th. American order.</summary>
static class CalendarDates
{
    static readonly HashSet<string> Speeds = ["mbps", "mb", "meg", "megs", "m", "gig", "gbps", "kbps", "of", "%", "x"];
    static readonly HashSet<string> MonthCues = ["in", "of", "for", "by", "since", "until", "till", "through", "last", "next", "this", "early", "mid", "late", "end", "before", "after"];

    // What may follow "the 5th" when it is a day.
    static readonly HashSet<string> AfterDay =
        ["of", "or", "and", "at", "for", "if", "please", "pls", "is", "instead", "works", "work", "then", "but", "so", "by", "to", "from", "on", "this", "in", "with", "though", "thanks", "will", "still"];

    public static Stretch? Read(Utterance said, int i) => Numeric(said, i) ?? Compact(said, i) ?? MonthFirst(said, i) ?? DayFirst(said, i) ?? DayAlone(said, i);

    static Stretch? Numeric(Utterance said, int i)
    {
        if (said[i].Kind != TokenKind.Number || (said[i].IsGlued && !StartsAfter(said, i - 1)) || !said[i + 1].IsGlued || said[i + 2].Kind != TokenKind.Number || !said[i + 2].IsGlued)
        {
            return null;
        }

        var joint = said[i + 1];
        if (!joint.Is('/') && !joint.Is('-') && !joint.Is('.'))
        {
            return null;
        }

        var hasThird = said[i + 3].IsGlued && said[i + 3].Text == joint.Text && said[i + 4].IsGlued && said[i + 4].Kind == TokenKind.Number;
        if (hasThird)
        {
            return Three(said, i);
        }

        var isPadded = said[i].Text.Length == 2 && said[i + 2].Text.Length == 2 && (said[i].Text[0] == '0' || said[i + 2].Text[0] == '0');
        var isFree = !(said[i + 3].IsGlued && (said[i + 3].IsAlphanumeric || said[i + 3].Is('/') || said[i + 3].Is('%'))) && !said.IsIn(i + 3, Speeds);
        return (joint.Is('/') || (joint.Is('-') && isPadded)) && isFree && said[i + 2].Text.Length <= 2
            && DateWords.Nearest(said.Today, DateWords.DayOfMonth(said[i]), DateWords.DayOfMonth(said[i + 2])) is { } date
                ? Stretch.Day(date, i, i + 3)
                : null;
    }

    // (12/2), due:12/2, 12/2-12/5
    static bool StartsAfter(Utterance said, int i) =>
        said[i].Is('(') || said[i].Is(':') || said[i].Is('=') || (said[i].Is('-') && said[i - 1].Kind == TokenKind.Number && said[i - 2].Is('/'));

    static Stretch? Three(Utterance said, int i)
    {
        var isYearFirst = said[i].Text.Length == 4;
        var (year, month, day) = isYearFirst ? (said[i], said[i + 2], said[i + 4]) : (said[i + 4], said[i], said[i + 2]);

        // 9-1-1 is not a day.
        var isFree = !(said[i + 5].IsGlued && (said[i + 5].IsAlphanumeric || said[i + 5].Is('/') || said[i + 5].Is('.') && said[i + 6].IsGlued));
        return isFree && year.Text.Length is 2 or 4 && DateWords.Date(DateWords.Year(year), DateWords.DayOfMonth(month), DateWords.DayOfMonth(day)) is { } date
            ? Stretch.Day(date, i, i + 5)
            : null;
    }

    static Stretch? Compact(Utterance said, int i)
    {
        if (!said.IsNumber(i, 8, 8) || said[i].IsGlued || said[i].Text[..2] != "20")
        {
            return null;
        }

        var text = said[i].Text;
        int Part(int from, int to) => int.Parse(text.AsSpan(from, to - from), System.Globalization.CultureInfo.InvariantCulture);
        return DateWords.Date(Part(0, 4), Part(4, 6), Part(6, 8)) is { } date && Math.Abs(date.Year - said.Today.Year) <= 5 ? Stretch.Day(date, i, i + 1) : null;
    }

    static Stretch? MonthFirst(Utterance said, int i)
    {
        var at = i + 1;
        int? month;
        int? day;
        if (said[i].Kind == TokenKind.Mixed && said[i].Text.AsSpan().IndexOfAnyInRange('0', '9') is >= 3 and var split)
        {
            month = DateWords.Month(said[i].Text[..split]);
            day = DateWords.DayOfMonth(said[i] with { Text = said[i].Text[split..], Kind = TokenKind.Mixed }) ?? DateWords.DayOfMonth(said[i] with { Text = said[i].Text[split..], Kind = TokenKind.Number });
        }
        else
        {
            month = said[i].Kind == TokenKind.Word ? DateWords.Month(said[i].Text) : null;
            at += said[at].Is('.') || said[at].Is('-') ? 1 : 0;
            day = DateWords.DayOfMonth(said[at]);
            at++;
        }

        return month is not null && day is not null && !IsTime(said, at) ? WithYear(said, month, day, i, at) : null;
    }

    static Stretch? DayFirst(Utterance said, int i)
    {
        if (DateWords.DayOfMonth(said[i]) is not { } day || said[i].IsGlued)
        {
            return null;
        }

        var at = i + 1;
        at += said.Is(at, "of") || said[at].Is('-') ? 1 : 0;
        var isNamed = DateWords.Month(said[at].Text) is not null && (said[at].Text is not ("may" or "march" or "mar") || DateWords.IsOrdinal(said[i]) || said[at].IsCapitalised);
        return isNamed ? WithYear(said, DateWords.Month(said[at].Text), day, i, at + 1) : null;
    }

    static Stretch? WithYear(Utterance said, int? month, int? day, int from, int to)
    {
        var at = said[to].Is(',') ? to + 1 : to;
        if (said.IsNumber(at, 4, 4) && DateWords.Date(DateWords.Year(said[at]), month, day) is { } full)
        {
            return Stretch.Day(full, from, at + 1);
        }

        return DateWords.Nearest(said.Today, month, day) is { } near ? Stretch.Day(near, from, to) : null;
    }

    // "the 15th": the next such day.
    static Stretch? DayAlone(Utterance said, int i)
    {
        if (!said.Is(i, "the") || !DateWords.IsOrdinal(said[i + 1]) || (said[i + 2].Kind == TokenKind.Word && !said.IsIn(i + 2, AfterDay)))
        {
            return null;
        }

        var day = DateWords.DayOfMonth(said[i + 1]);
        for (var ahead = 0; ahead < 3; ahead++)
        {
            var month = said.Today.AddMonths(ahead);
            if (DateWords.Date(month.Year, month.Month, day) is { } date && date >= said.Today)
            {
                return Stretch.Day(date, i, i + 2);
            }
        }

        return null;
    }

    /// <summary>Is the word a month here? "may" and "march" are words like others too.</summary>
    public static int? MonthName(Utterance said, int i)
    {
        if (said[i].Kind != TokenKind.Word || DateWords.Month(said[i].Text) is not { } month)
        {
            return null;
        }

        var isWordToo = said[i].Text is "may" or "march" or "mar" or "jan" or "jun" or "sep";
        return !isWordToo || said.IsIn(i - 1, MonthCues) || (said[i].IsCapitalised && i > 0 && !said.IsShouted) ? month : null;
    }

    static bool IsTime(Utterance said, int i) => said[i].Is(':') && said[i].IsGlued || said.Is(i, "am", "pm");
}
