using System.Text.RegularExpressions;
using Demarc.Features.Orders.Changes;

namespace Demarc.Features.Orders.Lists;

/// <summary>Reads "everything of mine that hasn't installed", "late AT&amp;T orders", "foc next week" into a filter; names are added by who knows them.</summary>
public static partial class ListText
{
    const int Longest = 400;

    static readonly (Regex Words, ListState State)[] States =
    [
        (new(@"\b(?:not|n't|nt|isn'?t|hasn'?t|haven'?t|aren'?t|un)\s*(?:been\s+|yet\s+)*installed\b|\bopen\b|\boutstanding\b|\bpending\b|\bin (?:progress|flight)\b|\bactive orders\b|\bstill going\b", Flags), ListState.Open),
        (new(@"\blate\b|\boverdue\b|\bmissed\b|\bpast due\b|\bslipped\b|\bbehind\b", Flags), ListState.Late),
        (new(@"\bstale\b|\bstalled\b|\bstuck\b|\bno (?:update|word|news|movement)\b|\bquiet\b|\bsilent\b|\bhaven'?t heard\b|\bnot heard\b", Flags), ListState.Stale),
        (new(@"\bjeopard(?:y|ies)\b|\bjeps?\b|\bjeops?\b|\bin danger\b", Flags), ListState.Jeopardy),
        (new(@"\breject(?:ed|s)?\b|\bclarification\b", Flags), ListState.Rejected),
        (new(@"\bon hold\b|\bheld\b", Flags), ListState.Held),
        (new(@"\b(?:without|no|missing|needs?)\s+(?:a\s+)?(?:foc|date|firm date|install date)s?\b|\bun-?dated\b", Flags), ListState.Dateless),
        (new(@"\bnot (?:yet )?submitted\b|\bunsubmitted\b|\bto be submitted\b", Flags), ListState.NotSubmitted),
        (new(@"\bcancell?ed\b", Flags), ListState.Cancelled),
        (new(@"\bred\b|\bin trouble\b", Flags), ListState.Red),
        (new(@"\bamber\b|\byellow\b|\bat risk\b", Flags), ListState.Amber),
        (new(@"\bunpaid\b|\bno commission\b|\bnot paid\b|\b(?:late|overdue|missing) commissions?\b|\bcommissions? (?:is |are )?(?:late|overdue|missing)\b|\bwaiting (?:for|on) commission\b", Flags), ListState.Unpaid),
    ];

    const RegexOptions Flags = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <param name="today">The asker's date.</param>
    public static OrderFilter Read(string text, DateOnly today)
    {
        var said = text.Length <= Longest ? text : text[..Longest];
        var states = States.Where(each => each.Words.IsMatch(said)).Aggregate(ListState.None, (all, each) => all | each.State);
        if (states.HasFlag(ListState.Unpaid))
        {
            // What is late is the money.
            states &= ~ListState.Late;
        }

        if (!states.HasFlag(ListState.Open) && Installed().IsMatch(said))
        {
            states |= ListState.Installed;
        }

        var (from, to) = Days(said, today);
        if (states == ListState.None && from is null && !All().IsMatch(said))
        {
            states = ListState.Open;
        }

        return new OrderFilter { States = states, Mine = Mine().IsMatch(said), FocFrom = from, FocTo = to };
    }

    /// <summary>Days the FOC shall fall in, when the text speaks of some.</summary>
    static (DateOnly? From, DateOnly? To) Days(string said, DateOnly today)
    {
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        if (Week().Match(said) is { Success: true } week)
        {
            var start = monday.AddDays(week.Groups["w"].Value.ToLowerInvariant() switch { "next" => 7, "last" => -7, _ => 0 });
            return (start, start.AddDays(6));
        }

        if (Month().Match(said) is { Success: true } month)
        {
            var first = new DateOnly(today.Year, today.Month, 1).AddMonths(month.Groups["w"].Value.ToLowerInvariant() switch { "next" => 1, "last" => -1, _ => 0 });
            return (first, first.AddMonths(1).AddDays(-1));
        }

        if (NextDays().Match(said) is { Success: true } next && int.TryParse(next.Groups[1].ValueSpan, out var days) && days <= 366)
        {
            return (today, today.AddDays(days));
        }

        return Due().Match(said) is { Success: true } due && SaidDay.Find(due.Groups["d"].Value, today, hasHappened: false) is var (day, _, _) ? (day, day) : (null, null);
    }

    [GeneratedRegex(@"\b(?:installed|completed|done|active)\b", Flags)]
    private static partial Regex Installed();

    [GeneratedRegex(@"\b(?:mine|my|i have|i'?ve got|of mine)\b", Flags)]
    private static partial Regex Mine();

    [GeneratedRegex(@"\b(?:all|every|everything|any)\b", Flags)]
    private static partial Regex All();

    [GeneratedRegex(@"\b(?<w>this|next|last)\s+(?:week|wk)\b", Flags)]
    private static partial Regex Week();

    [GeneratedRegex(@"\b(?<w>this|next|last)\s+month\b", Flags)]
    private static partial Regex Month();

    [GeneratedRegex(@"\b(?:next|coming|in|within)\s+([0-9]{1,3})\s+days\b", Flags)]
    private static partial Regex NextDays();

    [GeneratedRegex(@"\b(?:focs?|due|installing|going in|dated)\b(?<d>.{0,40})", Flags)]
    private static partial Regex Due();
}
