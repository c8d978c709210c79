using System.Text.RegularExpressions;

namespace Demarc.Features.Escalations.Intake;

/// <summary>What a message says about a service that is down.</summary>
public enum OutageSaid
{
    /// <summary>Nothing that this reads.</summary>
    Nothing,

    /// <summary>It asks, or supposes: "what if the internet is down", "is 48213 down?".</summary>
    Asked,

    /// <summary>Something else went down, or it is over: "the price went down", "it is back up".</summary>
    Otherwise,

    /// <summary>Down now.</summary>
    Told,
}

/// <summary>
/// Hears that something which worked is down now: a service and what it fails at, in any order and most spellings. Clause by clause, so that a question
/// beside it does not hide it: "anyone there? no dial tone". It is read apart from all else a message may mean: to miss it costs the most.
/// </summary>
static partial class OutageReader
{
    const int MostRead = 4000;

    /// <param name="isNotYetIn">The order is not installed: "they have no phones" is then what a late one does, and no outage.</param>
    public static OutageSaid Read(string words, bool isNotYetIn = false)
    {
        var text = Plain(words);
        if (IsOver().IsMatch(text) && !IsBack().IsMatch(text))
        {
            return OutageSaid.Otherwise;
        }

        var found = OutageSaid.Nothing;
        foreach (var clause in Clauses().Split(text))
        {
            var said = OfClause(clause.Trim(), isNotYetIn);
            found = said > found ? said : found;
        }

        return found;
    }

    /// <summary>911 or a line that lives hang on fails, or somebody may be hurt.</summary>
    public static bool IsLifeSafety(string words)
    {
        var text = Plain(words);
        return Danger().IsMatch(text) || Clauses().Split(text).Any(clause => IsLifelineDown(clause) && !IsAsking(clause.Trim()));
    }

    static OutageSaid OfClause(string clause, bool isNotYetIn)
    {
        if (!IsDown(clause, isNotYetIn))
        {
            return Elsewhere().IsMatch(clause) ? OutageSaid.Otherwise : OutageSaid.Nothing;
        }

        return IsAsking(clause) ? OutageSaid.Asked
            : Elsewhere().IsMatch(clause) || (Past().IsMatch(clause) && !StillSo().IsMatch(clause)) ? OutageSaid.Otherwise
            : OutageSaid.Told;
    }

    static bool IsDown(string clause, bool isNotYetIn) =>
        Down().IsMatch(clause) || Broken().IsMatch(clause) || (!isNotYetIn && Without().IsMatch(clause)) || Cannot().IsMatch(clause) || IsLifelineDown(clause);

    static bool IsLifelineDown(string clause) => Lifeline().IsMatch(clause) && Fails().IsMatch(clause) && !Paper().IsMatch(clause);

    // "Why are the phones dead" tells; "is it dead", "who do I call when it is" and "if it were" do not.
    static bool IsAsking(string clause) => Asking().IsMatch(Courtesy().Replace(clause, ""));

    internal static string Plain(string words)
    {
        var text = (words.Length > MostRead ? words[..MostRead] : words).ToLowerInvariant().Replace("\u2019", "").Replace("'", "").Replace('\n', '.').Replace('\t', ' ');
        text = Spaces().Replace(text, " ");
        text = NineOneOne().Replace(text, "911");
        text = Phones().Replace(text, "phones");
        text = Circuit().Replace(text, "circuit");
        return DialTone().Replace(text, "$1 dial tone").Trim();
    }

    // --- Spellings

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\b(?:e-?911|9[- ]1[- ]1|nine[- ]one[- ]one|emergency calls?|emergency services)\b", RegexOptions.CultureInvariant)]
    private static partial Regex NineOneOne();

    [GeneratedRegex(@"\b(?:fones?|phons|phone|telephones?|handsets?|desk ?phones|landlines?)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Phones();

    [GeneratedRegex(@"\b(?:ckts?|cct|curcuit|circut)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Circuit();

    [GeneratedRegex(@"\b(no|the|lost|their|our|any|without|)[ -]?dial[- ]?tone\b", RegexOptions.CultureInvariant)]
    private static partial Regex DialTone();

    [GeneratedRegex(@"[.!?;:,…–—]+(?=\s|\z)|\s-\s|\b(?:but|and now|so|because|since they)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Clauses();

    // --- What is down

    [GeneratedRegex(
        @"\b(?:(?:phone|line|link|uplink|wan|lan|circuit|trunk|site|store|branch|office|location|clinic|network|voice|data|wifi|wi-fi|internet|dial tone|fax|fiber|fibre|broadband|connection|service|call|pri|t1|t3|ds1|ds3|sip|voip|pbx|vpn|mpls|sd-?wan|ethernet|dia|phone system|main number|toll.?free|building|shop|warehouse|school|restaurant|hotel|call center|customer|cust|client|everything|everyone|nothing|theyre|theyve|weve|its|(?:they|we|it|that)(?=\s(?:is|are|r|was|were|has|have|had|went|goes|all|both|just|still|keeps?)\b)|\d{4,})(?:s|es)?)(?:\s(?:is|are|r|was|were|been|has|have|had|gone|went|goes|just|all|both|now|still|completely|totally|hard|again|currently|right|suddenly|here|there|at|also|lines?|system|service|keeps?|going|\d{4,})){0,5}\s(?:down|dn)\b(?!\s(?:for(?! (?:\d|hours|days|an hour|a while|the (?:last|past)|over|more|most|about|almost|nearly|some))|to|by|a|an|the|with|on|pay\w*|time|load\w*|grade\w*|this (?:month|quarter|year|week)|\d+ ?%)(?!\w))|\A\W*(?:\d{4,}\W+)?(?:(?:were|been|still|im|am|all of us are|completely|totally) (?:all |both |hard |still |completely |totally )*down(?!\s(?:to|by|with|a|an|the)\b)|hard down|down hard|down again|down since|down now|down right now)\b|\b(?:hard|all|totally|completely) down\b(?!\s(?:for|to|by|the))|\b(?:having|have|has|had|a|an|total|complete|major|full|network|internet|phone|service|voice|power) outage\b|\A\W*(?:urgent|emergency|escalate|help)?\W*(?:\d{4,}\W+)?outages?\b(?!\s(?:credit|report|sla|polic|histor|window|last|from))|\b(?:fib(?:er|re)|cable) (?:was |got |is |has been )?cut\b|\b(?:went|gone|is|are|all) dark\b|\bdead in the water\b|\bout of service\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Down();

    /// <summary>Fails at what only services do.</summary>
    [GeneratedRegex(
        @"\b(?:phones?|phone lines?|phone systems?|lines?|links?|wan|circuits?|trunks?|networks?|wifi|wi-fi|internets?|dial tone|fax(?:es)?|fib(?:er|re)|broadband|connection|services?|calls?|pri|t1|sip|voip|pbx|vpn|mpls|sd-?wan|ethernet|dia|numbers?|main number|toll.?frees?)(?:\s(?:is|are|r|was|were|be|been|has|have|had|gone|went|goes|just|all|both|now|still|completely|totally|again|currently|right|suddenly|here|there|at|also|lines?|system|(?:in|on|of|at) (?:the|our|their) \w+(?: desk| office| floor| room| store)?|\d+)){0,5}\s(?:dead|deader|out(?!\s(?:of (?!service)|for|to|there|on|from|in|with|the))|offline|off line|unregistered|unreachable|broken|broke|kaput|gone|failed|failing|fail|not (?:work|ring|connect|register|go|com|answer)\w*|(?:is|are|do|does|wo|wont|did|was|were)nt? (?:work|ring|connect|register|go through|come|answer)\w*|wont (?:work|ring|connect|register|go through|come)\w*|(?:do|does|will|can) ?not (?:work|ring|connect|register|go through|dial|come)\w*|stop(?:ped)? (?:working|ringing|responding)|quit(?: working)?|go nowhere|dropp?(?:ed|ing) and)\b|\b(?:no|without|zero|any) dial tone\b|\bdead (?:lines|phones?|circuits?|air)\b|\bdead line (?:at|on|since|again)\b|\b(?:cust|customer|client|site|store|office|branch|clinic|location|they|we|building|cpe)(?:s|es)?(?:\s(?:is|are|was|were|has|have|been|gone|went|just|all|both|now|still|completely|totally|\d+)){0,4}\s(?:offline|off line|dark|dead in the water|unreachable)\b|\bno(?:thing|ne of (?:the|our|their|my) (?:phones?|lines?|numbers?|circuits?|trunks?|sites))(?: (?:is|are|at all|here))? (?:works?|working|rings?|ringing|connects?)\b|\b(?:lost|losing|loss of) (?:all |complete |total |our |their |the )*(?:service|internet|phones?|dial tone|connectivity|connection|network|power to the phones)\b|\b(?:calls?|inbound|outbound|incoming|outgoing)(?: calls?)? (?:are |is |all |just |keep |now )*(?:fail\w*|not (?:com|go|ring|work|connect|complet|get)\w*|arent \w+ing|dont (?:com|go|ring|work|connect|complet|get)\w*|dropp?(?:ing|ed)? and|go(?:es)? nowhere)\b|\bafter the (?:port|cutover|cut|turn.?up)\b.{0,30}\b(?:nothing|no calls|not ring\w*|dead)\b|\bport\w*\b.{0,40}\b(?:no (?:inbound|calls|dial tone)|dead|nowhere|not ring\w*|nothing rings)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Broken();

    /// <summary>"No dial tone", not "no phones were ordered".</summary>
    [GeneratedRegex(
        @"\b(?:no|zero|without|w/o)(?: any)? (?:tone|phones?(?: service)?|internet|wifi|service|connectivity|connection|signal|network|voice|inbound|outbound|incoming|outgoing|calls? (?:coming|going|in|out))\b(?!\s(?:were|was|been|being|is (?:needed|required|due|ordered|planned)|are (?:needed|required|ordered|due)|orders?|ordered|numbers?|charges?|fees?|dates?|plans?|address\w*|needed|required|available|quotes?|listed|yet|until|options?|changes?|interruption|issues?|problems?|updates?|agreement|term|provider|manager|rep|tomorrow|(?:until|till|before|for) (?:the|their|our)|(?:on|by|until|till|before|from|for|come) (?:this|opening|move|next|coming|mon\w*|tues?\w*|wed\w*|thu\w*|fri\w*|sat\w*|sun\w*|day|\d{1,2}(?:\D|\z))|next (?:week|month|mon\w*|tues?\w*|wed\w*|thu\w*|fri\w*)))",
        RegexOptions.CultureInvariant)]
    private static partial Regex Without();

    [GeneratedRegex(
        @"\b(?:cant|cannot|can not|couldnt|unable to|not able to|nobody can|no one can|noone can|nobody is able to) (?:even |all |us )*(?:(?:make|receive|place|take|get|send|answer)(?: (?:or|and|nor) \w+)?(?: any| a| phone| in| out|going|coming|bound| inbound| outbound| incoming| outgoing)* calls?|dial(?: out| in| anyone| anything| 911)?\b|call (?:out|in|us|them|anyone|anybody|911)|reach (?:us|them|911|the (?:store|office|clinic|site|customer)s? by phone)|get (?:through|online|on the internet|out to the internet)|use (?:the |our |their )?phones?|hear anyone)\b(?! back| from)|\b(?:nobody|no one|noone) (?:gets|is getting|can get) through\b|\brings? busy\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Cannot();

    // --- 911, and lines that lives hang on

    [GeneratedRegex(@"\b(?:life.?safety|life.?threatening|in danger|(?:someone|somebody|people) (?:is |are |got |was )?(?:hurt|injured|dying)|medical emergency)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Danger();

    [GeneratedRegex(@"\b(?:911|(?:fire|burglar|medical|panic|security)[ -]?(?:alarms?|panels?|lines?|buttons?)|alarm (?:lines?|panels?|circuits?)|elevator (?:lines?|phones?|emergency)|area of refuge|nurse call)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Lifeline();

    [GeneratedRegex(
        @"\b(?:(?:not|isnt|arent|wasnt|never|stopped|quit) (?:work|connect|reach|go|dial|ring|complet|answer|function|get)\w*|(?:doesnt|does not|dont|do not|wont|will not|didnt|cant|cannot|can not|couldnt|unable to|not able to)(?! (?:need|want|have to|know|see|find|update|charge|include|change|register|understand|order))|fail\w*|down|dead|out(?! of (?!service)|side)|broken?|busy|goes? nowhere|going nowhere|just rings|rings and rings|dropp?(?:s|ed|ing)?|dead air|no (?:answer|dial tone|connection)|(?:goes|going|go|rings?|routes?|routing|routed|sent|sends|reaches|connects?) (?:through )?(?:to )?(?:the )?wrong (?:psap|county|city|town|address|center|place|location|state|dispatch\w*)|wrong psap)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Fails();

    /// <summary>What is written about 911, which fails in other ways.</summary>
    [GeneratedRegex(@"\b(?:regist\w+|forms?|paperwork|fees?|surcharges?|charge\w*|bill\w*|tax\w*|invoice\w*|portal)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Paper();

    // --- What speaks against it

    [GeneratedRegex(@"\A\W*(?:(?:hi|hey|hello|help|please|pls|plz|urgent|emergency|ok|so|um|also|and|guys|team|hello there)\b\W*|(?:can|could|would|will) (?:you|u|someone|somebody|anyone|we|i|one of you)\b(?: (?:please|pls))?(?: (?:help(?: me| us)?|escalate|look(?: at| into)?|check(?: on)?|fix|get|raise|open)\b)?(?: (?:this|it|why|asap|that))?\W*|do you (?:know|see) (?:that|why)\W*)+", RegexOptions.CultureInvariant)]
    private static partial Regex Courtesy();

    [GeneratedRegex(
        @"\A\W*(?:what|whats|who|whos|whom|how(?! come)|where|which|is|isnt|are|arent|was|were(?! (?:all |both |still |completely |totally |hard )*(?:down|out|dead|without|dark|offline))|does|do(?!nt)|did|will|would|should|shall|has|have(?! been)|may|might|any|if|in case|what if|suppose|imagine|whenever|when (?:will|is|are|was|were|did|do|does|can|should|the (?:power|internet|phones?|service|site|line)s? (?:is|are|goes?))|can|could)\b|\b(?:what if|in case|if (?:the|a|an|our|their|my|it|we|they|something|911|phones?|internet)|who do i|what (?:do|should|happens)|how (?:do|should|can|to)|do i need|do we need)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Asking();

    [GeneratedRegex(@"\b(?:yesterday|last (?:week|month|night|year|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|(?:was|were|had been)\b.{0,30}\b(?:down|out|dead)\b.{0,20}\b(?:on (?:mon|tues|wednes|thurs|fri|satur|sun)day|earlier this week|days? ago|weeks? ago)|when (?:we|they|it) (?:was|were) down|(?:will|going to|gonna|would|could|may|might|should) be|scheduled|planned|maintenance)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Past();

    [GeneratedRegex(@"\b(?:still|since|now|again|and counting|ever since|right now|as we speak)\b", RegexOptions.CultureInvariant)]
    private static partial Regex StillSo();

    [GeneratedRegex(@"\b(?:back up|back online|up again|working (?:again|now|fine)|works? (?:again|now|fine)|fine now|ok now|okay now|good now|restored|no longer (?:down|out)|not (?:an outage|down|out)|isnt down|arent down|no more outages?|all good|came back|fixed now|up and running)\b", RegexOptions.CultureInvariant)]
    private static partial Regex IsOver();

    /// <summary>Over, and begun anew.</summary>
    [GeneratedRegex(@"\b(?:down again|out again|dead again|not (?:back up|up and running|restored|fixed|working)|isnt (?:back up|fixed|restored|working)|never came back|still (?:down|out|dead|not)|until (?:it|they|we)|needs? to be restored|get (?:it|them|us) (?:back up|restored))\b", RegexOptions.CultureInvariant)]
    private static partial Regex IsBack();

    [GeneratedRegex(@"\b(?:price|prices|rate|rates|cost|costs|commissions?|revenue|sales|volume|portal|website|web site|web page|rpm|teams app|slack|survey|quote|mrc|nrc|bill|deadline|deal|demo|sandbox|turn(?:ed|ing)? down|slow(?:ed|ing|s)? down|calm\w* down|write (?:this |it )?down|scroll down|shut(?:ting)? (?:it |them )?down|break(?:ing)? down|down ?time|numbers are down)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Elsewhere();
}
