using System.Globalization;
using System.Text.RegularExpressions;

namespace Demarc.Features.Orders.Changes;

/// <summary>What somebody wants changed, as they said it.</summary>
/// <param name="Edits">None: not understood.</param>
/// <param name="Source">Who knows it, when they said so: "Lumen portal".</param>
public sealed record ChangeSaid(IReadOnlyList<Edit> Edits, string? Source)
{
    /// <summary>A date that was named without a day: the question to ask.</summary>
    public OrderDate? WithoutDay { get; init; }

    /// <summary>What stood where the day should be: "12/45", "soon".</summary>
    public string? Unread { get; init; }

    /// <summary>A date said against where it stands, yet to be counted from.</summary>
    public Move? Move { get; init; }

    /// <summary>How something was read that can be read otherwise.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>A name for the owner, yet to be found among staff.</summary>
    public string? OwnerName { get; init; }
}

/// <summary>
/// Reads "48213 foc 12/2 per Lumen portal" and its like: dates, supplier status, jeopardy, reject, hold, next step, readiness, owner.
/// What stands for the order is taken out before; what is not understood is left to the form.
/// </summary>
public static partial class ChangeText
{
    static readonly (Regex Name, OrderDate Date)[] Dates =
    [
        (new(@"\bport(?:ing)?\s+(?:foc|date)\b", Flags), OrderDate.PortFoc),
        (new(@"\bfoc(?:'?d|'?ed)?\b|\bfirm (?:order )?(?:commitment|confirmation|date)\b", Flags), OrderDate.Foc),
        (new(@"\brequested(?: install)?\b|\bddd\b|\bdesired due\b", Flags), OrderDate.RequestedInstall),
        (new(@"\bsubmitted\b", Flags), OrderDate.Submitted),
        (new(@"\baccepted\b", Flags), OrderDate.Accepted),
        (new(@"\binstall(?:ed|ation)?(?: date)?\b|\bcompleted?\b|\bturned up\b", Flags), OrderDate.Installed),
        (new(@"\bactivat(?:ed|ion)\b|\bwent live\b", Flags), OrderDate.Activated),
        (new(@"\binvoice reviewed\b|\bfirst (?:bill|invoice) reviewed\b", Flags), OrderDate.InvoiceReviewed),
        (new(@"\bcancell?ed\b|\bcancellation\b", Flags), OrderDate.Cancelled),
        (new(@"\bported\b", Flags), OrderDate.Ported),
        (new(@"\b(?:contract )?signed\b", Flags), OrderDate.ContractSigned),
    ];

    const RegexOptions Flags = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    const int Longest = 600;
    const int MonthsRecent = 9;

    /// <param name="text">What was said, without the order's number.</param>
    /// <param name="today">The date where the team is.</param>
    public static ChangeSaid Read(string text, DateOnly today, DateTimeOffset now)
    {
        var said = Blanks().Replace(text.Length <= Longest ? text : text[..Longest], " ").Trim(' ', '.', '!', ',', ':', '-');
        var source = PerSource().Match(said);
        var words = source.Success ? said[..source.Index].TrimEnd(' ', ',', ';') : said;
        var from = source.Success ? source.Groups["s"].Value.Trim(' ', '.', ')') : null;
        if (Reinstated().IsMatch(words))
        {
            return new ChangeSaid([new Edit.Date(OrderDate.Cancelled, null)], from);
        }

        if ((ChangeStance.Over(words) ?? State(words, today, now)) is { } edit)
        {
            return new ChangeSaid([edit], from);
        }

        if (Owner().Match(words) is { Success: true } owner)
        {
            return new ChangeSaid([], from) { OwnerName = owner.Groups["who"].Value.Trim() };
        }

        return DatesIn(words, today) with { Source = from };
    }

    /// <summary>The first date that is named.</summary>
    public static OrderDate? DateNamed(string words) => Named(words) is [var first, ..] ? first.Date : null;

    public static bool HasHappened(OrderDate date) => date is not (OrderDate.Foc or OrderDate.RequestedInstall or OrderDate.PortFoc);

    /// <summary>How a day was read, where its writing leaves it open: the day stands first, or no year and last year's is the only one that can have been.</summary>
    public static string? HowRead(string written, DateOnly day, DateOnly today) => DayText.Of(written) switch
    {
        DayText.Numbers { FitsMonthFirst: false, FitsDayFirst: true } => $"I read \"{written}\" as {Said(day)}, with the day first.",
        DayText.Numbers { Year: null } or DayText.Yearless when day < today.AddMonths(-MonthsRecent) => $"I read \"{written}\" as {Said(day)}: this year's has not come yet, and it says what has happened.",
        _ => null,
    };

    static string Said(DateOnly day) => day.ToString("ddd MMM d, yyyy", CultureInfo.InvariantCulture);

    static ChangeSaid DatesIn(string words, DateOnly today)
    {
        var named = Named(words);
        if (named.Count <= 1 && Moving.Read(words, named is [var one] ? one.Date : null, today) is { } move)
        {
            return new ChangeSaid([], null) { Move = move };
        }

        var said = new ChangeSaid([], null);
        for (var i = 0; i < named.Count; i++)
        {
            var end = i + 1 < named.Count ? named[i + 1].Index : words.Length;
            var value = FromTo().Replace(words[named[i].End..end], "").TrimStart(' ', '=', ':', ',', ';', '-', '–', '>');
            var before = named.Count == 1 ? words[..named[i].Index] : "";
            said = With(said, named[i].Date, value, before, today);
        }

        return said;
    }

    static ChangeSaid With(ChangeSaid said, OrderDate date, string value, string before, DateOnly today)
    {
        if (Nothing().IsMatch(value))
        {
            return said with { Edits = [.. said.Edits, new Edit.Date(date, null)] };
        }

        // "Put 12/4 as the FOC."
        foreach (var text in new[] { value, before })
        {
            if (SaidDay.Find(text, today, HasHappened(date)) is var (day, start, length) && !OrAnother().IsMatch(text[(start + length)..]) && !(Either().IsMatch(text) && SaidDay.Find(text[(start + length)..], today, HasHappened(date)) is not null))
            {
                var remark = HowRead(text.Substring(start, length).TrimEnd(',', '.', ';', '!', '?', ')'), day, today);
                return said with { Edits = [.. said.Edits, new Edit.Date(date, day)], Remarks = remark is null ? said.Remarks : [.. said.Remarks, remark] };
            }
        }

        return said.WithoutDay is null ? said with { WithoutDay = date, Unread = Filler().Replace(value, "").Trim(' ', '.', ',', ':', ';', '-', '?', '!') } : said;
    }

    static List<(OrderDate Date, int Index, int End)> Named(string words)
    {
        var named = Dates.SelectMany(each => each.Name.Matches(words).Select(match => (each.Date, match.Index, End: match.Index + match.Length)))
            .OrderBy(each => each.Index).ThenByDescending(each => each.End).ToList();
        return [.. named.Where(each => !named.Exists(other => other != each && other.Index <= each.Index && each.End <= other.End))];
    }

    static Edit? State(string words, DateOnly today, DateTimeOffset now)
    {
        if (Ended().Match(words) is { Success: true } ended)
        {
            return ended.Groups["what"].Value.ToLowerInvariant() switch
            {
                "hold" => new Edit.OnHold(null),
                "reject" or "rejection" => new Edit.Rejected(null),
                _ => new Edit.InJeopardy(null),
            };
        }

        if (InJeopardy().Match(words) is { Success: true } jeopardy)
        {
            return new Edit.InJeopardy(new Jeopardy(Code(jeopardy), Rest(jeopardy), now));
        }

        if (Rejected().Match(words) is { Success: true } reject)
        {
            return new Edit.Rejected(new Reject(Code(reject), Rest(reject), now));
        }

        if (OnHold().Match(words) is { Success: true } hold)
        {
            return new Edit.OnHold(new Hold(HeldFor(hold), Rest(hold) is { Length: > 0 } reason ? reason : hold.Groups["who"] is { Success: true } who ? who.Value : "no reason given", now));
        }

        if (NextStep().Match(words) is { Success: true } next)
        {
            return Next(next.Groups["w"].Value.TrimStart(' ', ':', '=', '-'), today);
        }

        if (NotReady().Match(words) is { Success: true } open)
        {
            return Items(open.Groups["w"].Value + " " + open.Groups["v"].Value) is { Count: > 0 } items ? new Edit.NotReady(items) : null;
        }

        if (Ready().Match(words) is { Success: true } ready)
        {
            var done = Items(ready.Groups["w"].Value + " " + ready.Groups["v"].Value);
            return done.Count == 0 ? new Edit.NotReady([]) : new Edit.Ready(done);
        }

        return Status().Match(words) is { Success: true } status ? new Edit.SupplierStatus(status.Groups["w"].Value.Trim()) : null;
    }

    static Edit.Next Next(string words, DateOnly today)
    {
        var court = Court.Us;
        if (InCourt().Match(words) is { Success: true } who)
        {
            court = Import.RowReader.CourtOf(who.Groups["who"].Value);
            words = words.Remove(who.Index, who.Length);
        }

        DateOnly? by = null;
        if (By().Match(words) is { Success: true } due && SaidDay.Read(due.Groups["d"].Value.Trim(' ', '.', ','), today, hasHappened: false) is { } day)
        {
            by = day;
            words = words[..due.Index];
        }

        return new Edit.Next(new NextStep(words.Trim(' ', ',', '.'), court, by));
    }

    static string? Code(Match match) => match.Groups["code"] is { Success: true, Value: var code } ? code.ToUpperInvariant() : null;

    // "Hold until Friday, customer not ready" names whom it waits for later on.
    static Court HeldFor(Match hold) =>
        Import.RowReader.CourtOf(hold.Groups["who"] is { Success: true } who ? who.Value : Waited().Match(hold.Groups["w"].Value).Value);

    static string Rest(Match match) => match.Groups["w"].Value.Trim(' ', ':', ',', '-', '.');

    static List<string> Items(string words) =>
        [.. words.Split([',', ';', '+'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).SelectMany(part => part.Split(" and ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct(StringComparer.OrdinalIgnoreCase).Take(20)];

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\b(?:reinstat(?:e|ed|ing)|un-?\s?cancel(?:l?ed|l?ing)?|reviv(?:e|ed)|resurrect(?:ed)?|(?:is\s+)?back\s+on\s+again)\b|\bnot\s+cancell?ed\b(?:\s+(?:any\s?more|after\s+all))?\W*\z", Flags)]
    private static partial Regex Reinstated();

    [GeneratedRegex(@"[\s,(]+(?:per|according to|source:?|says|via)\s+(?<s>[^,;]{2,80})\z", Flags)]
    private static partial Regex PerSource();

    // "from 11/18 to 12/9": where it came from is known.
    [GeneratedRegex(@"\bfrom\b.*\bto\b", Flags)]
    private static partial Regex FromTo();

    [GeneratedRegex(@"\A\W*(?:date\s+)?(?:is\s+|to\s+|=\s*)?(?:none|clear(?:ed)?|removed?|gone|pulled|withdrawn|deleted?)\b", Flags)]
    private static partial Regex Nothing();

    [GeneratedRegex(@"\b(?:or|and|to|thru|through)\b|&|–", Flags)]
    private static partial Regex Either();

    /// <summary>"Dec 5 or 6".</summary>
    [GeneratedRegex(@"\A\W*(?:or|to|thru|through|-|–|/)\s*[0-9]{1,2}(?:st|nd|rd|th)?\b(?!\s*(?:[ap]m|:))", Flags)]
    private static partial Regex OrAnother();

    // What stands between a date's name and its day.
    [GeneratedRegex(@"\A\W*(?:(?:date|day|is|was|now|set|to|on|for|at|of|be|will|should|the|moved|changed|=)\b\s*|[:=,]\s*)*", Flags)]
    private static partial Regex Filler();

    [GeneratedRegex(@"\b(?:(?:clear|end|release|lift|remove|drop|off|out of|resolve)(?:ed|d)?\s+(?:the\s+)?(?<what>jeopardy|jeop|jep|hold|reject(?:ion)?)|(?<what>jeopardy|jeop|jep|hold|reject(?:ion)?)\s+(?:is\s+|was\s+)?(?:cleared|clear|over|off|released|lifted|resolved|corrected|fixed|removed|done|none))\b", Flags)]
    private static partial Regex Ended();

    [GeneratedRegex(@"\b(?:in\s+)?(?:jeopardy|jeop|jep)\b(?:\s+code)?[\s:=-]*(?<code>[0-9][a-z][0-9a-z]?|[a-z]{1,3}[0-9]{1,3})?(?:\b|\z)(?<w>.*)\z", Flags)]
    private static partial Regex InJeopardy();

    [GeneratedRegex(@"\breject(?:ed|ion)?\b(?:\s+(?:code|with|for))?[\s:=-]*(?<code>[0-9][a-z][0-9a-z]?|[a-z]{1,3}[0-9]{1,3})?(?:\b|\z)(?<w>.*)\z", Flags)]
    private static partial Regex Rejected();

    [GeneratedRegex(@"\b(?:on\s+)?hold\b(?:[\s:,-]*(?:(?:for|by|waiting (?:for|on)|waits for|pending)\s*(?:the\s+)?(?<who>customer|client|partner|agent|agency|supplier|carrier|us|landlord)\b|(?<who>customer|client|partner|agent|agency|supplier|carrier|landlord)(?=\s*(?:[:,-]|\z))))?[\s:,-]*(?<w>.*)\z", Flags)]
    private static partial Regex OnHold();

    [GeneratedRegex(@"\b(?:customer|client|partner|agent|agency|supplier|carrier|landlord)\b", Flags)]
    private static partial Regex Waited();

    [GeneratedRegex(@"\bnext(?:\s+(?:step|action))?\s*(?:is\b|to\b)?\s*[:=-]\s*(?<w>.+)\z|\bnext\s+(?:step|action)\s+(?:(?:on|for|of)\s+)?(?:is\s+|to\s+)?(?<w>.+)\z", Flags)]
    private static partial Regex NextStep();

    [GeneratedRegex(@"\s*\((?:waits for\s+|with\s+)?(?:the\s+)?(?<who>customer|client|partner|agent|supplier|carrier|us|landlord|third party)\)", Flags)]
    private static partial Regex InCourt();

    [GeneratedRegex(@"[\s,]+by\s+(?<d>[^()]{2,30})\z", Flags)]
    private static partial Regex By();

    [GeneratedRegex(@"\A(?<v>.*?)\s*\b(?:(?:is\s+|are\s+)?not|isn['’]?t|aren['’]?t)\s+ready\b[\s:=-]*(?:yet\b)?[\s:=-]*(?<w>.*)\z", Flags)]
    private static partial Regex NotReady();

    [GeneratedRegex(@"\A(?<v>.*?)\s*\b(?:is\s+|are\s+)?(?:all\s+)?ready\b[\s:=-]*(?<w>.*)\z", Flags)]
    private static partial Regex Ready();

    [GeneratedRegex(@"\b(?:supplier\s+|carrier\s+)?status\b\s*(?:[:=]|is\b|to\b)\s*(?<w>.+)\z", Flags)]
    private static partial Regex Status();

    [GeneratedRegex(@"\b(?:owner\s*(?:of\s+)?(?:[:=]|is\b|to\b)?|(?:(?:re)?assign(?:ed)?|give)(?:\s+(?:it|this|that))?\s+to)\s*(?<who>[\p{L}][\p{L} .,'-]{1,60})\z", Flags)]
    private static partial Regex Owner();
}
