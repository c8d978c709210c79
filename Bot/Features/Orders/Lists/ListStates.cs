using System.Text.RegularExpressions;

namespace Demarc.Features.Orders.Lists;

/// <summary>States of orders in a question over them, those that are denied, and whose turn it is. None of its words can be read in two ways at length: text is at most 400 characters.</summary>
static partial class ListStates
{
    const RegexOptions Flags = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    // Each says itself that something is not so.
    public static readonly (Regex Words, ListState State)[] Denials =
    [
        (new(@"\bno commissions?\b|\b(?:not|(?:hasn|haven|isn|aren)'?t)(?: been)? paid\b", Flags), ListState.Unpaid),
        (new(@"\b(?:not|hasn'?t|haven'?t|isn'?t|aren'?t|wasn'?t|never|un)\s*(?:been\s+|yet\s+|got\s+|gotten\s+)*installed(?: yet)?\b", Flags), ListState.Open),
        (new(@"\bno (?:update|word|news|movement)s?\b|\bhaven'?t heard(?: of| about| anything)*\b|\bnot heard(?: of)?\b", Flags), ListState.Stale),
        (new(@"\b(?:without|with no|have no|no|missing|needs?|lacking|(?:has|have|do|does)(?:n'?t| not)(?: have| got)?)\s+(?:an?\s+|any\s+|yet\s+)?(?:focs?|firm date|firm dates|install dates?|dates?)(?: yet| dates?)?\b|\bun-?dated\b|\b(?:not|(?:is|are|has|have|was|were)n'?t)\s+(?:been\s+|yet\s+)*(?:scheduled|dated|booked)(?: yet)?\b|\bunscheduled\b", Flags), ListState.Dateless),
        (new(@"\b(?:not|never|hasn'?t been|haven'?t been|isn'?t|aren'?t) (?:been |yet )*submitted\b|\bunsubmitted\b|\bto (?:be )?submit(?:ted)?\b|\b(?:ready|waiting) to go (?:out|in)\b", Flags), ListState.NotSubmitted),
        (new(@"\bun-?assigned\b|\b(?:not|(?:is|are|has|have)n'?t)(?: been| yet)* assigned(?! to)\b|\b(?:without|with no|have no|has no|no)\s+(?:an?\s+|any\s+)?(?:pm|owner|project manager|coordinator)s?\b|\bnobody(?:'s)? (?:has|owns|is on)\b", Flags), ListState.Unassigned),
    ];

    public static readonly (Regex Words, ListState State)[] Known =
    [
        (new(@"\bunpaid\b|\b(?:late|overdue|missing) commissions?\b|\bcommissions? (?:is |are |that are )?(?:late|overdue|missing|unpaid)\b|\bwaiting (?:for|on) commissions?\b", Flags), ListState.Unpaid),
        (new(@"\bopen\b|\boutstanding\b|\bpending\b|\bin (?:progress|flight|the works)\b|\bactive\b(?= orders)|\bstill going\b|\bto be installed\b", Flags), ListState.Open),
        (new(@"\b(?:that |which )?missed (?:the |their |its )?(?:foc|date|due date)s?\b|\b(?:foc|date)s? (?:was |were |got )?missed\b|\bpast (?:the |their |its )?(?:foc|due|date)(?: date)?\b|\blate\b|\boverdue\b|\bmissed\b|\bslipped\b|\bslipping\b|\bbehind(?: schedule)?\b|\bdelayed\b", Flags), ListState.Late),
        (new(@"\bstale\b|\bstalled\b|\bstuck\b|\bquiet\b|\bsilent\b|\bgone (?:dark|cold)\b", Flags), ListState.Stale),
        (new(@"\b(?:in )?jeopard(?:y|ies)\b|\bjeps?\b|\bjeops?\b|\bin danger\b", Flags), ListState.Jeopardy),
        (new(@"\breject(?:ed|s|ions?)?\b|\b(?:in )?clarification\b|\bkicked back\b", Flags), ListState.Rejected),
        (new(@"\bon hold\b|\bheld(?: up)?\b|\bholds?\b", Flags), ListState.Held),
        (new(@"\bcancell?ed\b|\bcancellations?\b", Flags), ListState.Cancelled),
        (new(@"\bin (?:the )?red\b|\bred\b|\bin trouble\b", Flags), ListState.Red),
        (new(@"\b(?:in (?:the )?)?(?:amber|yellow)\b|\bat risk\b", Flags), ListState.Amber),
        (new(@"\b(?:in (?:the )?)?green\b|\bon (?:track|time)\b", Flags), ListState.Green),
    ];

    // No order is in two of one row.
    static readonly ListState[] Exclusive =
    [
        ListState.Open | ListState.Installed | ListState.Cancelled,
        ListState.Red | ListState.Amber | ListState.Green | ListState.Stale,
    ];

    public static readonly (Regex Words, Court Court)[] Waits =
    [
        (new(@"\b(?:waiting|waits?|stuck|pending|held up|on hold|hung up|blocked|sitting)\s+(?:for|on|with|by|in)\s+(?:us|our (?:side|end|court)|ourselves)\b|\b(?:in our court|ball is with us|on our (?:side|plate|end))\b", Flags), Court.Us),
        (new(@"\b(?:waiting|waits?|stuck|pending|held up|on hold|hung up|blocked|sitting)\s+(?:for|on|with|by)\s+(?:the |a |our |their )?(?:customers?|clients?|end users?)\b", Flags), Court.Customer),
        (new(@"\b(?:waiting|waits?|stuck|pending|held up|on hold|hung up|blocked|sitting)\s+(?:for|on|with|by)\s+(?:the |a |our |their )?(?:carriers?|suppliers?|providers?|vendors?|telcos?)\b", Flags), Court.Supplier),
        (new(@"\b(?:waiting|waits?|stuck|pending|held up|on hold|hung up|blocked|sitting)\s+(?:for|on|with|by)\s+(?:the |a |our )?(?:partners?|reps?|agents?|me)\b", Flags), Court.Partner),
        (new(@"\b(?:waiting|waits?|stuck|pending|held up|on hold|hung up|blocked|sitting)\s+(?:for|on|with|by)\s+(?:the |a )?(?:third part(?:y|ies)|landlord|building|permits?|city)\b", Flags), Court.ThirdParty),
    ];

    // "Not installed" and "no foc" are states of their own.
    public static OrderFilter Denied(ref string said, OrderFilter filter)
    {
        foreach (var (words, state) in Denials)
        {
            filter = ListText.Take(ref said, words) ? filter with { States = filter.States | state } : filter;
        }

        return filter;
    }

    /// <summary>States with an "or" between them, and those that no order is in at once.</summary>
    public static OrderFilter Either(ref string said, OrderFilter filter)
    {
        var text = said;
        var found = Known.Append((Installed(), ListState.Installed))
            .SelectMany(known => known.Item1.Matches(text).Select(match => (match.Index, End: match.Index + match.Length, State: known.Item2)))
            .OrderBy(each => each.Index).ThenByDescending(each => each.End).ToList();
        for (var i = 0; i + 1 < found.Count; i++)
        {
            var (one, other) = (found[i], found[i + 1]);
            var gap = other.Index >= one.End ? StateJoin().Match(text[one.End..other.Index]) : Match.Empty;
            if (gap.Success && (gap.Groups["or"].Success || Exclusive.Any(group => group.HasFlag(one.State) && group.HasFlag(other.State) && one.State != other.State)))
            {
                filter = filter with { AnyStates = filter.AnyStates | one.State | other.State };
                said = said[..one.Index] + new string(' ', other.End - one.Index) + said[other.End..];
            }
        }

        return filter;
    }

    public static OrderFilter Stated(ref string said, OrderFilter filter)
    {
        foreach (var (words, court) in Waits)
        {
            if (filter.WaitsOn is null && ListText.Take(ref said, words))
            {
                filter = filter with { WaitsOn = court, States = filter.States | ListState.Open };
            }
        }

        var states = filter.States;
        foreach (var (words, state) in Known)
        {
            states |= ListText.Take(ref said, words) ? state : ListState.None;
        }

        // "Installs" that are not in are no installed ones.
        if (states == ListState.None && filter.Not is null && Installations().IsMatch(said))
        {
            said = Installations().Replace(said, "installed");
        }

        if (!states.HasFlag(ListState.Open) && ListText.Take(ref said, Installed()) && !(filter.HasDays && filter.On is ListDate.Installed or ListDate.Activated))
        {
            states |= ListState.Installed;
        }

        return filter with { States = states };
    }

    [GeneratedRegex(@"\b(?:installed|completed|done|active|live)\b", Flags)]
    internal static partial Regex Installed();

    [GeneratedRegex(@"\b(?:installs|installations)\b", Flags)]
    private static partial Regex Installations();

    [GeneratedRegex(@"\A\s*(?:,?\s*(?<or>(?:and )?or|and/or|nor)\b|,?\s*and\b|,|(?<or>/)|&|plus\b)\s*(?:(?:that|which|ones|orders|are|is|in the|the|those)\s+)*\z", Flags)]
    private static partial Regex StateJoin();
}
