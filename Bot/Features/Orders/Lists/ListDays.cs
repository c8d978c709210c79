using System.Globalization;
using System.Text.RegularExpressions;
using Demarc.Understanding;

namespace Demarc.Features.Orders.Lists;

/// <summary>Days a question over orders speaks of, and which of an order's dates they bound.</summary>
static partial class ListDays
{
    const RegexOptions Flags = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    // In the text, each stretch of days stands as its number between these.
    const char Open = '\u0002';
    const char Close = '\u0003';

    /// <summary>Days that are recent.</summary>
    const int Recent = 14;

    static readonly (Regex Words, ListDate Date)[] Fields =
    [
        (new(@"\bport(?:ing)? (?:foc|date)s?\b|\bcutovers?\b", Flags), ListDate.PortFoc),
        (new(@"\bported\b", Flags), ListDate.Ported),
        (new(@"\b(?:focs? |dates? )?(?:that )?(?:have |has |was |were |got )?(?:been )?(?:slipped|slips?|slipping|moved|pushed(?: out| back)?|rescheduled|slid|bumped)\b|\bfocs? (?:that )?changed\b", Flags), ListDate.FocMoved),
        (new(@"\b(?:last (?:updated?|word|touched|heard(?: of)?)|updated|touched|changed)\b", Flags), ListDate.LastWord),
        (new(@"\b(?:requested|wanted|desired|customer requested|crd|ddd)(?: (?:install )?dates?| for| due dates?| installs?)?\b", Flags), ListDate.Requested),
        (new(@"\b(?:renewals?|renew(?:s|ing)?|contract ends?|expir(?:es?|ing))\b", Flags), ListDate.Renewal),
        (new(@"\b(?:next (?:step|action)s?)(?: due)?\b", Flags), ListDate.NextStep),
        (new(@"\b(?:contracts? )?signed\b|\bsold\b", Flags), ListDate.Signed),
        (new(@"\b(?:submitted|placed|ordered|sent in|opened|entered|added|created|logged|came in|new(?= orders?\b| ones\b| \u0002))\b", Flags), ListDate.Submitted),
        (new(@"\baccepted\b", Flags), ListDate.Accepted),
        (new(@"\b(?:activated|turned up|went live)\b", Flags), ListDate.Activated),
        (new(@"\bcancell?ed\b|\bcancellations?\b", Flags), ListDate.Cancelled),
        (new(@"(?<!not )(?<!n't )(?<!nt )\b(?:installed|completed|went in|done)\b", Flags), ListDate.Installed),
        (new(@"\b(?:focs?(?: dates?)?|firm dates?|due(?: dates?)?|dated|installing|going in|scheduled(?: for)?|coming up|install dates?|firm order commitments?)\b", Flags), ListDate.Foc),
    ];

    /// <returns>The text with each stretch of days marked, and the stretches.</returns>
    public static (string Said, IReadOnlyList<(DateOnly? From, DateOnly? To)> Days) Marked(string said, IReadOnlyList<Entity> entities, DateOnly today)
    {
        said = said.Replace(Open, ' ').Replace(Close, ' ');
        var days = new List<(DateOnly?, DateOnly?)>();
        foreach (var entity in entities.Where(entity => entity.Kind is EntityKind.DateRange or EntityKind.Month or EntityKind.Date && entity.Text.Length > 0))
        {
            if (StretchOf(entity) is { } stretch && said.IndexOf(entity.Text, StringComparison.OrdinalIgnoreCase) is >= 0 and var at)
            {
                // A month alone, said of what has happened, is the one that was.
                said = Mark(said, at, entity.Text.Length, days.Count);
                days.Add(stretch);
            }
        }

        if (Year().Match(said) is { Success: true } year)
        {
            var first = new DateOnly(int.Parse(year.Groups["y"].ValueSpan, CultureInfo.InvariantCulture), 1, 1);
            said = Mark(said, year.Index, year.Length, days.Count);
            days.Add((first, first.AddYears(1).AddDays(-1)));
        }

        var ages = LastWord().IsMatch(said) ? "" : "opened ";
        while (Older().Match(said) is { Success: true } older && Back(older, today) is { } before)
        {
            said = Mark(said, older.Index, older.Length, days.Count, ages);
            days.Add((null, before));
        }

        while (Counted().Match(said) is { Success: true } counted && days.Count < 8)
        {
            var length = LengthOf(counted);
            said = Mark(said, counted.Index, counted.Length, days.Count);
            days.Add(counted.Groups["b"].Success ? (today.AddDays(-length), today) : (today, today.AddDays(length)));
        }

        while (Recently().Match(said) is { Success: true } recent && days.Count < 8)
        {
            said = Mark(said, recent.Index, recent.Length, days.Count);
            days.Add((today.AddDays(-Recent), today));
        }

        return (said, days);
    }

    /// <summary>Joins "between … and …", bends "by …" and "after …", and finds the date that is meant by the word next to it.</summary>
    public static OrderFilter Bound(ref string said, OrderFilter filter, IReadOnlyList<(DateOnly? From, DateOnly? To)> days, DateOnly today)
    {
        if (days.Count == 0 || filter.HasDays || Phrase().Match(said) is not { Success: true } phrase)
        {
            return filter;
        }

        var first = days[int.Parse(phrase.Groups["d"].ValueSpan, CultureInfo.InvariantCulture)];
        var (from, to) = phrase.Groups["e"].Success && days[int.Parse(phrase.Groups["e"].ValueSpan, CultureInfo.InvariantCulture)] is var last
            ? (first.From ?? first.To, last.To ?? last.From)
            : phrase.Groups["p"].Value.ToLowerInvariant() switch
            {
                "by" or "until" or "till" or "through" or "thru" or "no later than" or "on or before" or "up to" => (null, first.To ?? first.From),
                "before" or "earlier than" or "prior to" or "more than" or "over" or "longer than" => (null, Earlier(first.From ?? first.To)),
                "after" or "later than" or "past" or "beyond" => (Later(first.To ?? first.From), null),
                "from" or "since" or "starting" or "on or after" => (first.From ?? first.To, first.From == first.To ? null : first.To),
                _ => first,
            };
        if (from > to)
        {
            (from, to) = (to, from);
        }

        said = said[..phrase.Index] + " \u0001 " + said[(phrase.Index + phrase.Length)..];
        var on = FieldAt(ref said, phrase.Index) ?? (filter.States.HasFlag(ListState.Cancelled) ? ListDate.Cancelled : Installs().IsMatch(said) && from is { } begin && begin <= today ? ListDate.Installed : ListDate.Foc);
        ListText.Take(ref said, Installs());
        if (on is ListDate.Installed or ListDate.Submitted or ListDate.Cancelled or ListDate.Activated or ListDate.Accepted or ListDate.Signed or ListDate.Ported && from > today && from?.Day == 1 && to is not null)
        {
            // What has happened did so in the month that was.
            (from, to) = (from?.AddYears(-1), to?.AddYears(-1));
        }

        // Old is what is still going since long ago.
        var isOld = on == ListDate.Submitted && from is null;
        return filter with { On = on, From = from, To = to, States = filter.States | (isOld ? ListState.Open : ListState.None) };
    }

    /// <summary>"Not touched since November 1": last heard of before.</summary>
    public static OrderFilter Untouched(ref string said, OrderFilter filter, IReadOnlyList<(DateOnly? From, DateOnly? To)> days)
    {
        if (Silence().Match(said) is not { Success: true } silence)
        {
            return filter;
        }

        var (from, to) = days[int.Parse(silence.Groups["d"].ValueSpan, CultureInfo.InvariantCulture)];
        said = said[..silence.Index] + " \u0001 " + said[(silence.Index + silence.Length)..];
        return filter with { On = ListDate.LastWord, From = null, To = Earlier(from ?? to), States = filter.States | ListState.Open };
    }

    /// <summary>A day that no month has, as it was written: "feb 30", "13/40".</summary>
    public static string? Impossible(string said)
    {
        foreach (Match match in Written().Matches(said))
        {
            var month = match.Groups["name"].Success
                ? Array.IndexOf(Months, match.Groups["name"].Value.ToLowerInvariant()[..3]) + 1
                : int.Parse(match.Groups["month"].ValueSpan, CultureInfo.InvariantCulture);
            var day = int.Parse(match.Groups["day"].ValueSpan, CultureInfo.InvariantCulture);

            // 29 days of February are some year's.
            if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(2000, month))
            {
                return match.Value.Trim();
            }
        }

        return null;
    }

    static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    // Five business days are a week.
    static int LengthOf(Match counted)
    {
        var count = ListNumbers.Small(counted.Groups["n"].Value);
        var unit = counted.Groups["u"].Value.ToLowerInvariant();
        return Math.Min(3660, unit.StartsWith('b') || unit.StartsWith("working", StringComparison.Ordinal) ? (count * 7 + 4) / 5 : count * LengthOf(unit));
    }

    public static int LengthOf(string unit) => char.ToLowerInvariant(unit[0]) switch
    {
        'w' => 7,
        'm' => 30,
        'q' => 91,
        'y' => 365,
        _ => 1,
    };

    // The nearest word for a date, before the days or after them.
    static ListDate? FieldAt(ref string said, int at)
    {
        (Match Match, ListDate Date)? nearest = null;
        foreach (var (words, date) in Fields)
        {
            foreach (Match match in words.Matches(said))
            {
                if (nearest is null || Distance(match, at) < Distance(nearest.Value.Match, at))
                {
                    nearest = (match, date);
                }
            }
        }

        if (nearest is not (var found, var field))
        {
            return null;
        }

        said = said[..found.Index] + " \u0001 " + said[(found.Index + found.Length)..];
        return field;
    }

    static int Distance(Match match, int at) => match.Index < at ? at - match.Index - match.Length : match.Index - at;

    static string Mark(string said, int at, int length, int number, string before = "") => string.Create(CultureInfo.InvariantCulture, $"{said[..at]} {before}{Open}{number}{Close} {said[(at + length)..]}");

    static DateOnly? Back(Match match, DateOnly today) => today.AddDays(-Math.Min(3660, ListNumbers.Small(match.Groups["n"].Value) * LengthOf(match.Groups["u"].Value)));

    static DateOnly? Later(DateOnly? day) => day is { } at && at < DateOnly.MaxValue ? at.AddDays(1) : day;

    static DateOnly? Earlier(DateOnly? day) => day is { } at && at > DateOnly.MinValue ? at.AddDays(-1) : day;

    // A day, a month, or two days with a slash between where an open end is two dots (ISO 8601-2).
    static (DateOnly? From, DateOnly? To)? StretchOf(Entity entity)
    {
        var parts = entity.Value.Split('/');
        return entity.Kind switch
        {
            EntityKind.Date when Day(entity.Value) is { } day => (day, day),
            EntityKind.Month when Day(entity.Value + "-01") is { } month => (month, month.AddMonths(1).AddDays(-1)),
            EntityKind.DateRange when parts is [var first, var last] && (Day(first) ?? Day(last)) is not null => (Day(first), Day(last)),
            _ => null,
        };
    }

    static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    [GeneratedRegex(@"\b(?:last (?:updated?|word|touched|heard)|updated?|touched|heard|signed)\b", Flags)]
    private static partial Regex LastWord();

    [GeneratedRegex(@"\b(?:older than|more than|over|for more than|open (?:for )?(?:longer|more) than|open (?:for )?over|at least) (?<n>[0-9]{1,3}|a|one|two|three|four|six|ten) (?<u>(?:business |calendar )?days?|weeks?|wks?|months?|years?)(?: old| ago)?\b", Flags)]
    private static partial Regex Older();

    // "No update in 2 weeks" looks back, and is read as silence.
    [GeneratedRegex(@"(?<!\b(?:no (?:update|word|news|movement)s?|untouched|idle|silent|quiet|stale|stalled|stuck|not (?:been )?(?:updated|touched)|not (?:moved|changed|budged|heard)|n'?t (?:been )?(?:moved?|changed?|budged?|updated?|touched|heard(?: anything)?)) )\b(?:(?:in|over|within|during|for) )?(?:the )?(?:(?<b>last|past|previous|prior)|next|coming|in|within|inside)(?: of)?(?: the)? (?<n>[0-9]{1,3}|a|one|two|three|four|five|six|ten|few|couple)(?: of)? (?<u>(?:business |calendar |working )?days?|bd|weeks?|wks?|months?|quarters?|years?)\b", Flags)]
    private static partial Regex Counted();

    [GeneratedRegex(@"\b(?:recently|newly|lately|freshly|recent(?= (?:install|cancel|complet|activat|submi|port|chang)))\b", Flags)]
    private static partial Regex Recently();

    [GeneratedRegex(@"(?:\b(?<p>more than|longer than|over|by|until|till|through|thru|no later than|on or before|on or after|up to|before|earlier than|prior to|after|later than|past|beyond|from|since|starting|between|on|in|for|during|within|of|this)\s+)?(?:the )?\u0002(?<d>[0-9]+)\u0003(?:\s*(?:and|to|through|thru|until|till|-|–)\s*\u0002(?<e>[0-9]+)\u0003)?", Flags)]
    private static partial Regex Phrase();

    [GeneratedRegex(@"\b(?:(?:is|are|was|were|have|has)n'?t|not|never|with no|no) (?:been |had )?(?:touched|updated?s?|heard(?: from| of| about)?|changed|worked|moved|word|news|change|notes?)(?: on)?\s+(?:(?:since|after|in|from)\s+)?(?:the\s+)?\u0002(?<d>[0-9]+)\u0003", Flags)]
    private static partial Regex Silence();

    [GeneratedRegex(@"(?<![\d/\-.$#])\b(?:(?:in|during|for|of) )?(?<y>20[2-4][0-9])\b(?![\d/\-])", Flags)]
    private static partial Regex Year();

    [GeneratedRegex(@"\b(?:(?<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.? (?<day>[0-9]{1,2})(?:st|nd|rd|th)?|(?<month>[0-9]{1,2})/(?<day>[0-9]{1,2})(?!/?[0-9]))(?![0-9:/])\b", Flags)]
    private static partial Regex Written();

    [GeneratedRegex(@"\b(?:installs|installations|installed|completions)\b", Flags)]
    private static partial Regex Installs();
}
