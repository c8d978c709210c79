using System.Text.RegularExpressions;

namespace Demarc.Features.Orders.Lists;

/// <summary>The words the grammar of lists knows. None can be read in two ways at length: text is at most 400 characters.</summary>
public static partial class ListText
{
    // Each says itself that something is not so.
    static readonly (Regex Words, ListState State)[] Denials =
    [
        (new(@"\bno commissions?\b|\b(?:not|(?:hasn|haven|isn|aren)'?t)(?: been)? paid\b", Flags), ListState.Unpaid),
        (new(@"\b(?:not|hasn'?t|haven'?t|isn'?t|aren'?t|wasn'?t|never|un)\s*(?:been\s+|yet\s+|got\s+|gotten\s+)*installed(?: yet)?\b", Flags), ListState.Open),
        (new(@"\bno (?:update|word|news|movement)s?\b|\bhaven'?t heard(?: of| about| anything)*\b|\bnot heard(?: of)?\b", Flags), ListState.Stale),
        (new(@"\b(?:without|with no|have no|no|missing|needs?|lacking|(?:has|have|do|does)(?:n'?t| not)(?: have| got)?)\s+(?:an?\s+|any\s+|yet\s+)?(?:focs?|firm date|firm dates|install dates?|dates?)(?: yet| dates?)?\b|\bun-?dated\b|\b(?:not|(?:is|are|has|have|was|were)n'?t)\s+(?:been\s+|yet\s+)*(?:scheduled|dated|booked)(?: yet)?\b|\bunscheduled\b", Flags), ListState.Dateless),
        (new(@"\b(?:not|never|hasn'?t been|haven'?t been|isn'?t|aren'?t) (?:been |yet )*submitted\b|\bunsubmitted\b|\bto (?:be )?submit(?:ted)?\b|\b(?:ready|waiting) to go (?:out|in)\b", Flags), ListState.NotSubmitted),
        (new(@"\bun-?assigned\b|\b(?:not|(?:is|are|has|have)n'?t)(?: been| yet)* assigned(?! to)\b|\b(?:without|with no|have no|has no|no)\s+(?:an?\s+|any\s+)?(?:pm|owner|project manager|coordinator)s?\b|\bnobody(?:'s)? (?:has|owns|is on)\b", Flags), ListState.Unassigned),
    ];

    static readonly (Regex Words, ListState State)[] States =
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

    static readonly (Regex Words, Court Court)[] Waits =
    [
        (new(@"\b(?:waiting|waits?|stuck|pending|held up|on hold|hung up|blocked|sitting)\s+(?:for|on|with|by|in)\s+(?:us|our (?:side|end|court)|ourselves)\b|\b(?:in our court|ball is with us|on our (?:side|plate|end))\b", Flags), Court.Us),
        (new(@"\b(?:waiting|waits?|stuck|pending|held up|on hold|hung up|blocked|sitting)\s+(?:for|on|with|by)\s+(?:the |a |our |their )?(?:customers?|clients?|end users?)\b", Flags), Court.Customer),
        (new(@"\b(?:waiting|waits?|stuck|pending|held up|on hold|hung up|blocked|sitting)\s+(?:for|on|with|by)\s+(?:the |a |our |their )?(?:carriers?|suppliers?|providers?|vendors?|telcos?)\b", Flags), Court.Supplier),
        (new(@"\b(?:waiting|waits?|stuck|pending|held up|on hold|hung up|blocked|sitting)\s+(?:for|on|with|by)\s+(?:the |a |our )?(?:partners?|reps?|agents?|me)\b", Flags), Court.Partner),
        (new(@"\b(?:waiting|waits?|stuck|pending|held up|on hold|hung up|blocked|sitting)\s+(?:for|on|with|by)\s+(?:the |a )?(?:third part(?:y|ies)|landlord|building|permits?|city)\b", Flags), Court.ThirdParty),
    ];

    static readonly (Regex Words, ListOrder Order)[] Orders =
    [
        (new(@"\b(?:(?<n>[0-9]{1,3}) )?(?:oldest|longest(?: open| running| waiting)?)(?: (?<n>[0-9]{1,3})\b)?(?<one> (?:one|order)\b)?(?: first)?", Flags), ListOrder.Oldest),
        (new(@"\b(?:(?<n>[0-9]{1,3}) )?(?:newest|latest|most recent|recent)(?: (?<n>[0-9]{1,3})\b)?(?<one> (?:one|order)\b)?(?: first)?", Flags), ListOrder.Newest),
        (new(@"\b(?:(?<n>[0-9]{1,3}) )?(?:biggest|largest|most expensive|priciest|highest(?: mrc| value)?)(?: (?<n>[0-9]{1,3})\b)?(?<one> (?:one|order)\b)?(?: first)?", Flags), ListOrder.Largest),
        (new(@"\b(?:(?<n>[0-9]{1,3}) )?(?:smallest|cheapest|lowest(?: mrc)?)(?: (?<n>[0-9]{1,3})\b)?(?<one> (?:one|order)\b)?(?: first)?", Flags), ListOrder.Smallest),
        (new(@"\b(?:sorted|ordered|sort|order) by (?:the )?(?:foc|date|due|due date|foc date)\b", Flags), ListOrder.Date),
    ];

    [GeneratedRegex(@"\b(?:installed|completed|done|active|live)\b", Flags)]
    private static partial Regex Installed();

    [GeneratedRegex(@"\b(?:installs|installations)\b", Flags)]
    private static partial Regex Installations();

    [GeneratedRegex(@"\A(?:the |in )*(?:red|amber|yellow|green)\z", Flags)]
    private static partial Regex Colour();

    [GeneratedRegex(@"\A\s*(?:,?\s*(?<or>(?:and )?or|and/or|nor)\b|,?\s*and\b|,|(?<or>/)|&|plus\b)\s*(?:(?:that|which|ones|orders|are|is|in the|the|those)\s+)*\z", Flags)]
    private static partial Regex StateJoin();

    [GeneratedRegex(@"\b(?:what(?:'?s| is) the )?(?:total|sum(?: of)?|combined|added up)\s+(?:of )?(?:the |my |our |all )*(?:mrcs?|mrr|monthly(?: recurring)?(?: charges?| revenue| value)?|charges|revenue|value)\b|\bhow much (?:mrc|mrr|monthly(?: revenue)?|revenue)\b|\b(?:mrc|mrr) total\b", Flags)]
    private static partial Regex Sum();

    [GeneratedRegex(@"\b(?:with |an? |mrc |of )*(?:between|from)\s+\$?\s?(?<a>[0-9][0-9,]{0,12}(?:\.[0-9]{1,2})?)(?<k>k)?\s*(?:dollars|bucks|usd)?\s*(?:and|to|-)\s*\$?\s?(?<b>[0-9][0-9,]{0,12}(?:\.[0-9]{1,2})?)(?<l>k)?\b\s*(?:dollars|bucks|usd|mrc|a month|per month|/mo|monthly|in mrc)*(?![/\-0-9])", Flags)]
    private static partial Regex Between();

    [GeneratedRegex(@"\b(?:(?:with(?:out| no)|have no|has no|no|(?:do|does|have|has)(?:n'?t| not)(?: have| had| got)?|lacking)\s+(?:an? |any )?(?:new )?notes?|not noted)(?: added| written)?\s+(?:for|in|since|within|over)\s+(?:at least |more than |over |the last |the past )?(?<n>[0-9]{1,3}|a|one|two|three|four|five|six|ten)\s+(?<u>(?:business )?days?|bd|weeks?|wks?|months?)\b", Flags)]
    private static partial Regex NoNote();

    [GeneratedRegex(@"\b(?:of mine|mine|my|i have|i'?ve got|assigned to me|i own)\b", Flags)]
    private static partial Regex Mine();

    [GeneratedRegex(@"\b(?:all|every|everything|any|anything|ever|whatever (?:state|status))\b", Flags)]
    private static partial Regex All();

    [GeneratedRegex(@"\bhow many\b|\bnumber of\b|\b(?:a )?count(?: of)?\b|\btotal(?: number)?(?: of)?\b|\btally\b", Flags)]
    private static partial Regex HowMany();

    [GeneratedRegex(@"\b(?:(?:grouped|broken down|split|counted|count|breakdown) )?(?:by|per|for each)\s+(?:the )?(?<g>carrier|supplier|provider|vendor|customer|client|account|rep|partner|agent|product|service|type|stage|status|state|month|pm|owner|project manager)s?\b", Flags)]
    private static partial Regex By();

    [GeneratedRegex(@"\b(?:the )?(?<w>first|top|last) (?<n>[0-9]{1,3}|two|three|four|five|six|seven|ten|few)\b(?!\s*(?:business )?(?:days?|weeks?|months?|years?|bd|wks?|quarters?)\b)", Flags)]
    private static partial Regex FirstFew();

    [GeneratedRegex(@"\b(?:foc |date |dates |focs )?(?:has |have |was |were |had )?(?:been )?(?:slipped|moved|changed|pushed|rescheduled|slid|bumped|delayed)(?: out| back)?(?: at least| more than)? (?:(?<w>once|twice|repeatedly)|(?<n>[0-9]{1,2}|two|three|four|five|a couple|a few|several)(?: or more)? times)\b(?: or more)?", Flags)]
    private static partial Regex Slips();

    [GeneratedRegex(@"\b(?:stuck|silent|quiet|stale|stalled|(?:with(?:out| no)|have no|has no|have had no|no)\s+(?:an? |any )?(?:update|word|news|movement|change|activity)s?|(?:not|(?:haven|hasn|weren|wasn|aren|isn)'?t)(?: been| had)?(?: an?| any)?\s+(?:heard(?: of| from| anything| about)*|updates?|updated|touched|moved|changed|worked)|untouched|idle)\s+(?:for|in|since|within|over)\s+(?:at least |more than |over |the last |the past )?(?<n>[0-9]{1,3}|a|one|two|three|four|five|six|ten)\s+(?<u>(?:business )?days?|bd|weeks?|wks?|months?)\b", Flags)]
    private static partial Regex Silent();

    [GeneratedRegex(@"\b(?:with |an? |mrc |of )*(?:(?<o>over|above|more than|greater than|at least|bigger than|north of)|(?<u>under|below|less than|smaller than|at most|up to))\s+(?:\$\s?(?<a>[0-9][0-9,]{0,12}(?:\.[0-9]{1,2})?)(?<k>k)?\b|(?<a>[0-9][0-9,]{0,12}(?:\.[0-9]{1,2})?)(?<k>k)?\s*(?:dollars|bucks|usd|mrc|a month|per month|/mo|monthly)\b|(?<a>[0-9]{1,5})(?<k>k)\b)(?:\s*(?:in )?(?:mrc|a month|per month|/mo|/month|monthly))?", Flags)]
    private static partial Regex Over();

    [GeneratedRegex(@"\bjeop?s?\b|\bjeopard(?:y|ies)\b", Flags)]
    private static partial Regex JeopardyCode();
}
