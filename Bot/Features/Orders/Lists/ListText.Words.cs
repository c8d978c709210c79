using System.Text.RegularExpressions;

namespace Demarc.Features.Orders.Lists;

/// <summary>The words the grammar of lists knows. None can be read in two ways at length: text is at most 400 characters.</summary>
public static partial class ListText
{
    static readonly (Regex Words, ListState State)[] States =
    [
        (new(@"\bunpaid\b|\bno commissions?\b|\bnot paid\b|\b(?:late|overdue|missing) commissions?\b|\bcommissions? (?:is |are |that are )?(?:late|overdue|missing|unpaid)\b|\bwaiting (?:for|on) commissions?\b", Flags), ListState.Unpaid),
        (new(@"\b(?:not|hasn'?t|haven'?t|isn'?t|aren'?t|wasn'?t|never|un)\s*(?:been\s+|yet\s+|got\s+|gotten\s+)*installed(?: yet)?\b|\bopen\b|\boutstanding\b|\bpending\b|\bin (?:progress|flight|the works)\b|\bactive\b(?= orders)|\bstill going\b|\bto be installed\b", Flags), ListState.Open),
        (new(@"\b(?:that |which )?missed (?:the |their |its )?(?:foc|date|due date)s?\b|\b(?:foc|date)s? (?:was |were |got )?missed\b|\bpast (?:the |their |its )?(?:foc|due|date)(?: date)?\b|\blate\b|\boverdue\b|\bmissed\b|\bslipped\b|\bslipping\b|\bbehind(?: schedule)?\b|\bdelayed\b", Flags), ListState.Late),
        (new(@"\bstale\b|\bstalled\b|\bstuck\b|\bno (?:update|word|news|movement)s?\b|\bquiet\b|\bsilent\b|\bhaven'?t heard(?: of| about| anything)*\b|\bnot heard(?: of)?\b|\bgone (?:dark|cold)\b", Flags), ListState.Stale),
        (new(@"\b(?:in )?jeopard(?:y|ies)\b|\bjeps?\b|\bjeops?\b|\bin danger\b", Flags), ListState.Jeopardy),
        (new(@"\breject(?:ed|s|ions?)?\b|\b(?:in )?clarification\b|\bkicked back\b", Flags), ListState.Rejected),
        (new(@"\bon hold\b|\bheld(?: up)?\b", Flags), ListState.Held),
        (new(@"\b(?:without|with no|have no|no|missing|needs?|lacking|(?:has|have|do|does)(?:n'?t| not)(?: have| got)?)\s+(?:an?\s+|any\s+|yet\s+)?(?:focs?|firm date|firm dates|install dates?|dates?)(?: yet| dates?)?\b|\bun-?dated\b", Flags), ListState.Dateless),
        (new(@"\b(?:not|never|hasn'?t been|haven'?t been) (?:yet )?submitted\b|\bunsubmitted\b|\bto be submitted\b", Flags), ListState.NotSubmitted),
        (new(@"\bcancell?ed\b|\bcancellations?\b", Flags), ListState.Cancelled),
        (new(@"\bin (?:the )?red\b|\bred\b|\bin trouble\b", Flags), ListState.Red),
        (new(@"\b(?:in )?amber\b|\b(?:in )?yellow\b|\bat risk\b", Flags), ListState.Amber),
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

    [GeneratedRegex(@"\b(?:installed|installs|installations|completed|done|active|live)\b", Flags)]
    private static partial Regex Installed();

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

    [GeneratedRegex(@"\b(?:stuck|silent|quiet|stale|stalled|no (?:update|word|news|movement)s?|not heard(?: of)?|haven'?t heard(?: anything)?|untouched|idle|not (?:been )?(?:updated|touched)|not (?:moved|changed|budged)|(?:haven'?t|hasn'?t|didn'?t) (?:been )?(?:moved?|changed?|budged?|updated?|touched))\s+(?:for|in|since)\s+(?:at least |more than |over |the last |the past )?(?<n>[0-9]{1,3}|a|one|two|three|four|five|six|ten)\s+(?<u>(?:business )?days?|bd|weeks?|wks?|months?)\b", Flags)]
    private static partial Regex Silent();

    [GeneratedRegex(@"\b(?:with |an? |mrc |of )*(?:(?<o>over|above|more than|greater than|at least|bigger than|north of)|(?<u>under|below|less than|smaller than|at most|up to))\s+(?:\$\s?(?<a>[0-9][0-9,]{0,12}(?:\.[0-9]{1,2})?)(?<k>k)?\b|(?<a>[0-9][0-9,]{0,12}(?:\.[0-9]{1,2})?)(?<k>k)?\s*(?:dollars|bucks|usd|mrc|a month|per month|/mo|monthly)\b|(?<a>[0-9]{1,5})(?<k>k)\b)(?:\s*(?:in )?(?:mrc|a month|per month|/mo|/month|monthly))?", Flags)]
    private static partial Regex Over();

    [GeneratedRegex(@"\bjeop?s?\b|\bjeopard(?:y|ies)\b", Flags)]
    private static partial Regex JeopardyCode();
}
