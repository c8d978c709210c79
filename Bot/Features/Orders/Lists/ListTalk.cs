using System.Text.RegularExpressions;
using Demarc.Features.Orders.Finding;
using Demarc.Turns;
using Demarc.Understanding;

namespace Demarc.Features.Orders.Lists;

/// <summary>
/// Words that go on with the list before them: they turn its page, sort or count it, or hold a link to it ("only", "of those", "the … ones", "and", "same for") and nothing
/// but what a list can be filtered by. Whatever else is said stands by itself.
/// </summary>
static partial class ListTalk
{
    const int Longest = 160;
    const int MostFragmentWords = 4;
    const RegexOptions Flags = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    // What goes before any list, whatever else the words may mean.
    static readonly string[] Foremost = ["esc.outage", "meta.human", "oos.injection", "oos.restricted"];

    /// <summary>The meaning of a message that goes on with a list; null when it stands by itself.</summary>
    /// <param name="knows">Is it a name among the orders the person may see?</param>
    public static Meaning? GoOn(Turn turn, IReadOnlyList<Meaning> meanings, Func<string, bool> knows)
    {
        var entities = meanings.SelectMany(meaning => meaning.Entities).DistinctBy(entity => (entity.Kind, entity.Value)).ToList();
        if (DayOf(turn, turn.Inbound.Text, entities) is not null)
        {
            return new Meaning("order.list", 1) { Text = turn.Inbound.Text.Trim(), Entities = entities };
        }

        var step = meanings.Any(meaning => Foremost.Contains(meaning.Intent)) ? null : Read(turn.Inbound.Text, entities, turn.Today(), turn.List, knows);
        return step is null || (step is ListStep.Nothing or ListStep.Again && meanings.Any(Stands)) ? null : new Meaning("order.list", 1) { Text = turn.Inbound.Text.Trim(), Entities = entities };
    }

    /// <summary>A day alone, said by staff while the talk is about one order.</summary>
    public static (string Order, DateOnly Day)? DayOf(Turn turn, string text, IReadOnlyList<Entity> entities) =>
        turn is { Person.IsStaff: true, List: not { IsLast: true }, Focus: { Kind: OrderAsking.FocusKind, Ids: [var order] } }
        && entities is [{ Kind: EntityKind.Date, Value: var value, Text: var said }] && Marks().Replace(text, " ").Trim().Equals(said.Trim(), StringComparison.OrdinalIgnoreCase)
        && DateOnly.TryParseExact(value, "yyyy-MM-dd", out var day) ? (order, day) : null;

    /// <summary>What words do to the list before them; null when they stand by themselves.</summary>
    public static ListStep? Read(string text, IReadOnlyList<Entity> entities, DateOnly today, ShownList? list, Func<string, bool> knows)
    {
        var said = Marks().Replace(text.Replace('\u2019', '\''), " ").Trim();
        if (said.Length is 0 or > Longest || OrderFinder.NamesNumber(entities))
        {
            return null;
        }

        var isLinked = Conjunction().IsMatch(said);
        said = Softener().Replace(said, "");
        if (list is not { IsLast: true })
        {
            return list is not null && Return().IsMatch(said) ? new ListStep.Again() : TurnOf(said) is not null || NeedsList().IsMatch(said) ? new ListStep.Nothing() : null;
        }

        return TurnOf(said) ?? (Command().IsMatch(said) || (Anew().IsMatch(said) && !Narrowing().IsMatch(said)) ? null : ChangeOf(said, isLinked, text.TrimEnd().EndsWith('?'), entities, today, knows));
    }

    // An answer of its own, and not merely a list that was read out of the same words.
    static bool Stands(Meaning meaning) => meaning.Outcome == Outcome.Answer && meaning.Intent is not ("order.list" or "none") && !meaning.Intent.StartsWith("oos.", StringComparison.Ordinal);

    static ListStep? TurnOf(string said) =>
        Next().IsMatch(said) ? new ListStep.Next()
        : Whole().IsMatch(said) ? new ListStep.Whole()
        : Return().IsMatch(said) ? new ListStep.Again()
        : Previous().IsMatch(said) ? new ListStep.Back()
        : Reversed().IsMatch(said) ? new ListStep.Reverse()
        : PageAt().Match(said) is { Success: true } page ? new ListStep.Page(page.Groups["n"].Success ? ListNumbers.Small(page.Groups["n"].Value) : page.Groups["first"].Success ? 1 : 0)
        : null;

    static ListStep.Change? ChangeOf(string said, bool isLinked, bool isAsked, IReadOnlyList<Entity> entities, DateOnly today, Func<string, bool> knows)
    {
        var isFirm = Firm().IsMatch(said);
        if (!isFirm && !isLinked && !Link().IsMatch(said) && !Worth().IsMatch(said) && !IsFragment(said, entities))
        {
            return null;
        }

        var join = Adding().IsMatch(said) ? ListJoin.Add : Swapping().IsMatch(said) || (isLinked && !Narrowing().IsMatch(said)) ? ListJoin.Swap : ListJoin.Narrow;
        var isEveryones = Everyones().IsMatch(said);
        var reading = ListText.Read(Rewritten(Everyones().Replace(said, " ")), entities, today);
        var isRead = isEveryones || reading.Names.Count + reading.Unread.Count > 0 || reading.Said != new OrderFilter() || (isFirm && reading.Excluded.Count + reading.Denied.Count + reading.Unread.Count > 0);

        // "Of course" and "in a bit" stand where names stand, too.
        var isOpen = isFirm || isLinked || isAsked || join == ListJoin.Swap || Narrowing().IsMatch(said);
        var isWhole = isFirm || (reading.Unread.All(knows) && reading.Denied.Count == 0 && reading.Excluded.Count == 0 && (isOpen || reading.Names.All(knows)));
        return isRead && isWhole ? new ListStep.Change(reading, join) { IsEveryones = isEveryones } : null;
    }

    // "Comcast?", "next week": the one thing that is said is what a list can be filtered by.
    static bool IsFragment(string said, IReadOnlyList<Entity> entities) =>
        said.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= MostFragmentWords
        && entities is [{ Kind: EntityKind.Carrier or EntityKind.Product or EntityKind.Person or EntityKind.Partner or EntityKind.Date or EntityKind.DateRange or EntityKind.Month or EntityKind.Site, Text: var only }]
        && said.Equals(only.Trim(), StringComparison.OrdinalIgnoreCase);

    // As a question for a list says it.
    static string Rewritten(string said)
    {
        said = Cut().Replace(said, "only ");
        said = Drop().Replace(said, "excluding ");
        said = Worth().Replace(said, " total mrc ");
        said = OfThose().Replace(said, " ");
        said = Same().Replace(said, " ");
        said = Besides().Replace(said, " ");
        return OfMine().Replace(said, " mine ");
    }

    [GeneratedRegex(@"[\s""“”()!?]+|[.,;:](?=\s|\z)", Flags)]
    private static partial Regex Marks();

    [GeneratedRegex(@"\A(?:(?:ok(?:ay)?|so|now|then|great|thanks|thank you|thx|cool|alright|please|pls|plz|hm+|well|yes|yeah|got it|nice|good|and|but|um+|uh+|can you|could you|can i|could i|would you|let me|let's|lets|i want|i need|i'd like)\s+(?:to\s+)?)+(?=\S)", Flags)]
    private static partial Regex Softener();

    [GeneratedRegex(@"\A(?:(?:ok(?:ay)?|so|now|then|great|thanks|cool|alright|yes|yeah|nice|good)\s+)*(?:and|but)\b", Flags)]
    private static partial Regex Conjunction();

    [GeneratedRegex(@"\A(?:(?:show|see|give|get|go to|send|list|pull|load|have)\s+)?(?:me\s+|us\s+)?(?:the\s+|some\s+|any\s+)?(?:next(?:\s+(?:page|ones|few|batch|set|lot|bunch|orders|[0-9]{1,2}|ten|five))?|more(?:\s+(?:of\s+(?:them|those|these)|orders|ones|results|on the list))?|rest(?:\s+of\s+(?:them|those|these|it|the\s+list))?|remaining(?:\s+(?:ones|orders))?|(?:keep going|continue|carry on|go on|page down|scroll down|page forward|forward))(?:\s+(?:please|pls|then|now))?\z", Flags)]
    private static partial Regex Next();

    [GeneratedRegex(@"\A(?:(?:show|see|give|go|get|take|turn)\s+)?(?:me\s+|us\s+)?(?:to\s+)?(?:the\s+)?(?:back|previous(?:\s+(?:page|one|ones|list|orders))?|prev(?:\s+page)?|page\s+(?:back|up|before)|go back|(?:page|list|one)\s+before|last list|back\s+(?:a|one)\s+page|undo (?:the|that) filter)(?:\s+(?:please|pls|again))?\z", Flags)]
    private static partial Regex Previous();

    [GeneratedRegex(@"\A(?:(?:show|see|give|go|get|take|bring|pull)\s+)?(?:me\s+|us\s+)?(?:up\s+)?(?:back\s+to\s+|return\s+to\s+)?(?:the|that|my|this)\s+list(?:\s+(?:again|once more|back))?\z|\A(?:go\s+)?back\s+to\s+(?:the\s+|that\s+|my\s+)?(?:list|orders|results)\z|\A(?:the\s+)?(?:list\s+)?again\z", Flags)]
    private static partial Regex Return();

    [GeneratedRegex(@"\A(?:(?:show|see|give|go|get)\s+)?(?:me\s+|us\s+)?(?:back\s+)?(?:to\s+)?(?:the\s+)?(?:(?:whole|full|entire|original|complete|unfiltered|first)\s+list|all\s+of\s+them\s+again|everything\s+again|all\s+again)(?:\s+again)?\z|\A(?:clear|reset|remove|drop|undo|cancel|lift|no)\s+(?:the\s+|all\s+|all the\s+|my\s+|those\s+|that\s+)?filters?\z|\A(?:start over|from the (?:top|start|beginning)|unfilter(?:ed)?)\z", Flags)]
    private static partial Regex Whole();

    [GeneratedRegex(@"\A(?:in\s+)?(?:reverse(?:d)?(?:\s+(?:it|that|them|the (?:order|sort|list)|order))?|flip(?:\s+(?:it|that|them|the (?:order|sort|list)))?|(?:the\s+)?other way (?:round|around)|(?:sort\s+)?(?:descending|ascending|backwards?))\z", Flags)]
    private static partial Regex Reversed();

    [GeneratedRegex(@"\A(?:(?:show|see|give|go|get|turn|jump)\s+)?(?:me\s+|us\s+)?(?:to\s+)?(?:the\s+)?(?:page\s+(?<n>[0-9]{1,3}|one|two|three|four|five)|(?<first>first)\s+page|last\s+page|end of the list|(?<first>(?:top|start|beginning) of the list))\z", Flags)]
    private static partial Regex PageAt();

    // What has a meaning after a list alone.
    [GeneratedRegex(@"\A(?:how many (?:is|are|was|were) (?:that|those|they|these|there|it)(?: in (?:all|total))?|how many(?: of (?:them|those|these))?|same (?:thing )?(?:for|with|but) .+|(?:sort(?:ed)?|re-?order|order) (?:(?:it|them|that|those|these) )?by .+|(?:show |open |see |pull up )?(?:me )?(?:the )?(?:first|second|third|fourth|fifth|last|[0-9](?:st|nd|rd|th)) one|(?:which|how many|any) of (?:them|those|these) .+|(?:oldest|newest|biggest|smallest|latest|soonest) first)\z", Flags)]
    private static partial Regex NeedsList();

    // It tells or asks something of the orders; it is no filter.
    [GeneratedRegex(@"\A(?:why|when|where|can|could|should|would|will|may|shall|what if|what happens|how (?!many|much|about)|tell|ask|notify|remind|escalate|follow|unfollow|stop|set|move|push|put (?!.*\bback\z)|note|add (?:a |an )?(?:note|order)|cancel|reject|hold|release|submit|close|assign|reassign|change|update|export|email|send|post|expedite|undo|delete|mark|place|import|(?:remove|drop|take) (?:me|us|him|her|it)\b)", Flags)]
    private static partial Regex Command();

    [GeneratedRegex(@"\A(?:only|just)\b.*\b(?:ones?|orders|installs)\b|\b(?:ones|orders) only\z|\A(?:filter|narrow|limit|restrict|cut|whittle|keep|drop|remove|hide|take out|take away|lose|get rid of|kick out|leave out|leaving out|exclude|excluding|except|without|minus|other than|but not|skip|ignore)\b|\A(?:sort|order|re-?order|rank|group|break)\b.*\bby\b", Flags)]
    private static partial Regex Firm();

    [GeneratedRegex(@"\A(?:also|plus|and|with|in|at|for|of|from|by|near|due|include|including|add|put|not|no|just|only|mine|what about|how about|how many|how much|total|sum|add up|count|group|top|first|oldest|newest|biggest|largest|smallest|cheapest|latest|soonest|earliest|most|alphabetical\w*|everyone|everybody)\b|\b(?:only|too|as well|instead|first)\z|\b(?:them|those|these|ones|same)\b|\b(?:that|this|the) list\b", Flags)]
    private static partial Regex Link();

    [GeneratedRegex(@"\A(?:also|plus|add|include|including|put (?=.*\bback\z)|with (?=.*\b(?:too|as well)\z))\b|\b(?:too|as well|also)\z", Flags)]
    private static partial Regex Adding();

    [GeneratedRegex(@"\A(?:also|plus|add|include|including|put)\b|\b(?:too|as well|also|back|again)\z", Flags)]
    private static partial Regex Besides();

    [GeneratedRegex(@"\b(?:same|what about|how about|instead)\b", Flags)]
    private static partial Regex Swapping();

    [GeneratedRegex(@"\b(?:only|just|them|those|these|ones)\b", Flags)]
    private static partial Regex Narrowing();

    // A question for a list of its own.
    [GeneratedRegex(@"\b(?:orders|installs|installations|projects|escalations)\b", Flags)]
    private static partial Regex Anew();

    [GeneratedRegex(@"\b(?:(?:for|of|from|by)\s+)?(?:everyone|everybody|anyone|anybody)(?:'s)?\b(?! else)|\b(?:for|of|from)\s+(?:all\s+(?:the\s+)?(?:reps|people|partners|pms|agents)|the\s+(?:whole|entire)\s+(?:agency|team|desk|company|office))\b|\bnot\s+(?:just|only)\s+(?:mine|my own|my orders|my)\b", Flags)]
    private static partial Regex Everyones();

    [GeneratedRegex(@"\A(?:filter|narrow|limit|restrict|cut|whittle|keep)(?:\s+(?:it|that|them|those|these|this|the list|things|only|just))*(?:\s+down)?(?:\s+(?:to|by|on|for))?\b", Flags)]
    private static partial Regex Cut();

    [GeneratedRegex(@"\A(?:drop|remove|hide|take out|take away|lose|get rid of|kick out|leave out)\b", Flags)]
    private static partial Regex Drop();

    [GeneratedRegex(@"\A(?:how much (?:is|are|do|does|would) (?:that|those|these|they|it|all (?:of )?(?:that|those|them))(?: .*)?|(?:sum|add|total)(?: (?:it|them|that|those|these))*(?: all)?(?: up)?|what(?:'s|s| is| do| does| are) (?:the total|(?:that|they|those|it|these|all that)(?: all)? (?:worth|bill|billing|add up to|come to))(?: .*)?|(?:the )?total)\z", Flags)]
    private static partial Regex Worth();

    [GeneratedRegex(@"\b(?:of|from|in|among|out of)\s+(?:them|those|these|(?:that|this|the) list|the above)(?:\s+(?:ones|orders))?\b", Flags)]
    private static partial Regex OfThose();

    [GeneratedRegex(@"\b(?:(?:the |do the )?same(?:\s+(?:thing|list|question|again|search|filter))?(?:\s+but)?|what about|how about|instead)\b", Flags)]
    private static partial Regex Same();

    [GeneratedRegex(@"\b(?:for|of|only|just)\s+(?:me|myself)\b", Flags)]
    private static partial Regex OfMine();
}
