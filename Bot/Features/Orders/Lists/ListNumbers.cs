using System.Globalization;
using System.Text.RegularExpressions;

namespace Demarc.Features.Orders.Lists;

/// <summary>How many, how much, in what order and for how long, in a question over orders.</summary>
static partial class ListNumbers
{
    const RegexOptions Flags = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    static readonly (Regex Words, ListOrder Order)[] Orders =
    [
        (new(@"\b(?:latest|last|furthest)(?: (?:foc|date|due date|dates?|out))? first\b", Flags), ListOrder.LastDate),
        (new(@"\b(?:(?<n>[0-9]{1,3}) )?(?:oldest|longest(?: open| running| waiting)?)(?: (?<n>[0-9]{1,3})\b)?(?<one> (?:one|order)\b)?(?: first)?", Flags), ListOrder.Oldest),
        (new(@"\b(?:(?<n>[0-9]{1,3}) )?(?:newest|latest|most recent|recent)(?: (?<n>[0-9]{1,3})\b)?(?<one> (?:one|order)\b)?(?: first)?", Flags), ListOrder.Newest),
        (new(@"\b(?:(?<n>[0-9]{1,3}) )?(?:biggest|largest|most expensive|priciest|highest(?: mrc| value)?)(?: (?<n>[0-9]{1,3})\b)?(?<one> (?:one|order)\b)?(?: first)?", Flags), ListOrder.Largest),
        (new(@"\b(?:(?<n>[0-9]{1,3}) )?(?:smallest|cheapest|lowest(?: mrc)?)(?: (?<n>[0-9]{1,3})\b)?(?<one> (?:one|order)\b)?(?: first)?", Flags), ListOrder.Smallest),
        (new(@"\b(?:soonest|earliest|next due|closest|nearest)(?: (?:foc|date|due date|dates?))?(?: first)\b", Flags), ListOrder.Date),
    ];

    public static OrderFilter Counted(ref string said, OrderFilter filter)
    {
        filter = Sorted(ref said, filter with { Sums = ListText.Take(ref said, Sum()) });
        if (Between().Match(said) is { Success: true } between)
        {
            // Both ends are meant, whichever is said first. "1 to 2k" counts thousands at both.
            var (one, other) = (Amount(between, "a", "k"), Amount(between, "b", "l"));
            one = between.Groups["l"].Success && !between.Groups["k"].Success && one < 100 ? one * 1000 : one;
            filter = filter with { MrcFrom = Math.Min(one, other), MrcTo = Math.Max(one, other) };
            said = Between().Replace(said, ListText.Read1, 1);
        }

        if (Over().Match(said) is { Success: true } over)
        {
            var amount = Amount(over, "a", "k");
            var isWith = AtAmount().IsMatch(over.Value);
            filter = over.Groups["o"].Success
                ? isWith ? filter with { MrcFrom = amount } : filter with { MrcOver = amount }
                : isWith ? filter with { MrcTo = amount } : filter with { MrcUnder = amount };
            said = Over().Replace(said, ListText.Read1, 1);
        }

        if (By().Match(said) is { Success: true } by)
        {
            filter = filter with { By = Group(by.Groups["g"].Value.ToLowerInvariant()), Counts = true };
            said = By().Replace(said, ListText.Read1, 1);
        }

        if (HowMany().IsMatch(said))
        {
            filter = filter with { Counts = true };
            said = HowMany().Replace(said, ListText.Read1);
        }

        if (FirstFew().Match(said) is { Success: true } few)
        {
            filter = filter with { First = Small(few.Groups["n"].Value), Order = few.Groups["w"].Value.StartsWith("l", StringComparison.OrdinalIgnoreCase) ? ListOrder.Newest : filter.Order };
            said = FirstFew().Replace(said, ListText.Read1, 1);
        }

        foreach (var (words, order) in Orders)
        {
            if (words.Match(said) is { Success: true } sorted)
            {
                filter = filter with { Order = order, First = sorted.Groups["n"].Success ? Small(sorted.Groups["n"].Value) : sorted.Groups["one"].Success ? 1 : filter.First };
                said = words.Replace(said, ListText.Read1, 1);
            }
        }

        if (Slips().Match(said) is { Success: true } slips)
        {
            filter = filter with { Slips = Small(slips.Groups["n"].Success ? slips.Groups["n"].Value : slips.Groups["w"].Value) };
            said = Slips().Replace(said, ListText.Read1, 1);
        }

        return filter;
    }

    // "Sort by carrier" counts nothing by carrier.
    static OrderFilter Sorted(ref string said, OrderFilter filter)
    {
        if (SortedBy().Match(said) is not { Success: true } sorted)
        {
            return filter;
        }

        said = SortedBy().Replace(said, ListText.Read1, 1);
        var isDown = sorted.Groups["down"].Success;
        return filter with
        {
            Order = sorted.Groups["w"].Value.ToLowerInvariant() switch
            {
                "customer" or "customers" or "name" or "client" or "account" or "alphabetical" or "alphabetically" => ListOrder.Customer,
                "carrier" or "supplier" or "provider" or "vendor" => ListOrder.Carrier,
                "mrc" or "mrr" or "price" or "charge" or "size" or "value" or "amount" or "revenue" or "money" => isDown || !sorted.Groups["up"].Success ? ListOrder.Largest : ListOrder.Smallest,
                "age" or "submitted" or "submission" => isDown ? ListOrder.Newest : ListOrder.Oldest,
                "stage" or "status" or "urgency" or "health" or "priority" or "importance" => ListOrder.Urgency,
                _ => isDown ? ListOrder.LastDate : ListOrder.Date,
            },
        };
    }

    public static OrderFilter Silence(ref string said, OrderFilter filter)
    {
        if (NoNote().Match(said) is { Success: true } note)
        {
            filter = filter with { NoteDays = DaysOf(note), States = filter.States | ListState.Open };
            said = NoNote().Replace(said, ListText.Read1, 1);
        }

        if (Silent().Match(said) is { Success: true } silent)
        {
            filter = filter with { SilentDays = DaysOf(silent), States = filter.States | ListState.Open };
            said = Silent().Replace(said, ListText.Read1, 1);
        }

        return filter;
    }

    static int DaysOf(Match match) => Math.Min(3660, Small(match.Groups["n"].Value) * ListDays.LengthOf(match.Groups["u"].Value));

    static ListGroup Group(string word) => word switch
    {
        "carrier" or "supplier" or "provider" or "vendor" => ListGroup.Carrier,
        "customer" or "client" or "account" => ListGroup.Customer,
        "rep" or "partner" or "agent" => ListGroup.Rep,
        "product" or "service" or "type" => ListGroup.Product,
        "month" => ListGroup.Month,
        "pm" or "owner" or "project manager" => ListGroup.Owner,
        _ => ListGroup.Stage,
    };

    public static int Small(string word) => word.ToLowerInvariant() switch
    {
        "once" or "a" or "one" => 1,
        "twice" or "two" or "a couple" or "couple" => 2,
        "three" or "a few" or "few" or "several" or "repeatedly" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "ten" => 10,
        _ => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, 3660) : 1,
    };

    static decimal Amount(Match match, string amountGroup, string thousands) =>
        (decimal.TryParse(match.Groups[amountGroup].ValueSpan, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? Math.Min(amount, 1_000_000_000m) : 0)
        * (match.Groups[thousands].Success ? 1000 : 1);

    [GeneratedRegex(@"\b(?:what(?:'?s| is) the )?(?:total|sum(?: of)?|combined|added up)\s+(?:of )?(?:the |my |our |all )*(?:mrcs?|mrr|monthly(?: recurring)?(?: charges?| revenue| value)?|charges|revenue|value)\b|\bhow much (?:mrc|mrr|monthly(?: revenue)?|revenue)\b|\b(?:mrc|mrr) total\b", Flags)]
    private static partial Regex Sum();

    [GeneratedRegex(@"\b(?:with |an? |mrc |of )*(?:between|from)\s+\$?\s?(?<a>[0-9][0-9,]{0,12}(?:\.[0-9]{1,2})?)(?<k>k)?\s*(?:dollars|bucks|usd)?\s*(?:and|to|-)\s*\$?\s?(?<b>[0-9][0-9,]{0,12}(?:\.[0-9]{1,2})?)(?<l>k)?\b\s*(?:dollars|bucks|usd|mrc|a month|per month|/mo|monthly|in mrc)*(?![/\-0-9])", Flags)]
    private static partial Regex Between();

    [GeneratedRegex(@"\b(?:(?:with(?:out| no)|have no|has no|no|(?:do|does|have|has)(?:n'?t| not)(?: have| had| got)?|lacking)\s+(?:an? |any )?(?:new )?notes?|not noted)(?: added| written)?\s+(?:for|in|since|within|over)\s+(?:at least |more than |over |the last |the past )?(?<n>[0-9]{1,3}|a|one|two|three|four|five|six|ten)\s+(?<u>(?:business )?days?|bd|weeks?|wks?|months?)\b", Flags)]
    private static partial Regex NoNote();

    [GeneratedRegex(@"\bhow many\b|\bnumber of\b|\b(?:a )?count(?: of)?\b|\btotal(?: number)?(?: of)?\b|\btally\b", Flags)]
    private static partial Regex HowMany();

    [GeneratedRegex(@"\b(?:(?:group(?:ed)?|broken down|break(?: (?:it|them|that|those|these))?(?: down)?|split(?: (?:it|them|that|those))?|counted|count|breakdown)(?: (?:it|them|that|those|these))?(?: up)? )?(?:by|per|for each)\s+(?:the )?(?<g>carrier|supplier|provider|vendor|customer|client|account|rep|partner|agent|product|service|type|stage|status|state|month|pm|owner|project manager)s?\b", Flags)]
    private static partial Regex By();

    [GeneratedRegex(@"\b(?:the )?(?<w>first|top|last) (?<n>[0-9]{1,3}|two|three|four|five|six|seven|ten|few)\b(?!\s*(?:business )?(?:days?|weeks?|months?|years?|bd|wks?|quarters?)\b)", Flags)]
    private static partial Regex FirstFew();

    [GeneratedRegex(@"\b(?:foc |date |dates |focs )?(?:has |have |was |were |had )?(?:been )?(?:slipped|moved|changed|pushed|rescheduled|slid|bumped|delayed)(?: out| back)?(?: at least| more than)? (?:(?<w>once|twice|repeatedly)|(?<n>[0-9]{1,2}|two|three|four|five|a couple|a few|several)(?: or more)? times)\b(?: or more)?", Flags)]
    private static partial Regex Slips();

    [GeneratedRegex(@"\b(?:stuck|silent|quiet|stale|stalled|(?:with(?:out| no)|have no|has no|have had no|no)\s+(?:an? |any )?(?:update|word|news|movement|change|activity)s?|(?:not|(?:haven|hasn|weren|wasn|aren|isn)'?t)(?: been| had)?(?: an?| any)?\s+(?:heard(?: of| from| anything| about)*|updates?|updated|touched|moved|changed|worked)|untouched|idle)\s+(?:for|in|since|within|over)\s+(?:at least |more than |over |the last |the past )?(?<n>[0-9]{1,3}|a|one|two|three|four|five|six|ten)\s+(?<u>(?:business )?days?|bd|weeks?|wks?|months?)\b", Flags)]
    private static partial Regex Silent();

    [GeneratedRegex(@"\b(?:with |an? |mrc |of )*(?:(?<o>over|above|more than|greater than|at least|bigger than|north of)|(?<u>under|below|less than|smaller than|at most|up to))\s+(?:\$\s?(?<a>[0-9][0-9,]{0,12}(?:\.[0-9]{1,2})?)(?<k>k)?\b|(?<a>[0-9][0-9,]{0,12}(?:\.[0-9]{1,2})?)(?<k>k)?\s*(?:dollars|bucks|usd|mrc|a month|per month|/mo|monthly)\b|(?<a>[0-9]{1,5})(?<k>k)\b)(?:\s*(?:in )?(?:mrc|a month|per month|/mo|/month|monthly))?", Flags)]
    private static partial Regex Over();

    [GeneratedRegex(@"\A(?:with |an? |mrc |of )*(?:at least|at most|up to)\b", Flags)]
    private static partial Regex AtAmount();

    [GeneratedRegex(@"\b(?:(?:sort|sorted|order|ordered|re-?order|rank|ranked|arrange)(?: (?:it|them|that|those|these|all|everything|the list))?(?: again)? by (?:the |their )?|(?=alphabetical))(?<w>customers?|name|client|account|carrier|supplier|provider|vendor|mrc|mrr|price|charge|size|value|amount|revenue|money|age|submitted|submission|stage|status|urgency|health|priority|importance|alphabetical(?:ly)?|foc|date|due|install|day|time)(?: (?:dates?|name|order))?(?:,? (?:(?<down>desc(?:ending)?|(?:latest|last|newest|highest|largest|biggest) first|z to a|high to low)|(?<up>asc(?:ending)?|(?:earliest|soonest|first|oldest|lowest|smallest) first|a to z|low to high)))?\b", Flags)]
    private static partial Regex SortedBy();
}
