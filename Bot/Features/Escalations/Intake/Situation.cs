using System.Text.RegularExpressions;

namespace Demarc.Features.Escalations.Intake;

/// <summary>What the requester's words give away. Read for proposals only: the person decides, except where life is at stake.</summary>
public static partial class Situation
{
    const int MostRead = 4000;

    /// <summary>911 does not work, or somebody may be hurt.</summary>
    public static bool IsLifeSafety(string words) => OutageReader.IsLifeSafety(words);

    /// <summary>A service that worked is down now.</summary>
    public static bool IsOutage(string words) => OutageReader.Read(words) == OutageSaid.Told;

    public static bool IsPortGoneWrong(string words) => PortDown().IsMatch(Plain(words));

    public static bool IsFraud(string words) => Fraud().IsMatch(Plain(words));

    public static bool IsExecutiveOrLegal(string words) => Executive().IsMatch(Plain(words)) || Legal().IsMatch(Plain(words));

    /// <summary>The customer cannot do its business: it cannot open, people sit idle, patients or shoppers are turned away.</summary>
    public static bool IsStopped(string words) => Stopped().IsMatch(Harmed(words)) || Idle().IsMatch(Harmed(words));

    /// <summary>It costs so much in so much time: "loses 5000 dollars a day".</summary>
    public static bool IsMoneyLost(string words) => MoneyByTime().IsMatch(Harmed(words));

    /// <summary>People's health or safety hangs on it.</summary>
    public static bool IsHealthAtStake(string words) => Health().IsMatch(Harmed(words));

    /// <summary>A day that the customer cannot move: an opening, a move, an election.</summary>
    public static bool IsPublicDate(string words) => PublicDate().IsMatch(Harmed(words));

    /// <summary>There is no service for that day.</summary>
    public static bool IsWithoutService(string words) => NoService().IsMatch(Harmed(words));

    /// <summary>Harm of any other kind that somebody speaks of.</summary>
    public static bool IsOtherHarm(string words) => OtherHarm().IsMatch(Harmed(words));

    /// <summary>Any harm to the customer's business or people.</summary>
    public static bool IsHarm(string words) =>
        IsStopped(words) || IsMoneyLost(words) || IsHealthAtStake(words) || IsPublicDate(words) || IsOtherHarm(words) || IsExecutiveOrLegal(words) || IsThreatToLeave(words) || IsLifeSafety(words);

    public static bool IsThreatToLeave(string words) => Leaving().IsMatch(Plain(words));

    public static bool IsManySites(string words) => Sites().IsMatch(Plain(words));

    public static bool IsRepeatedReject(string words) => RepeatedReject().IsMatch(Plain(words));

    public static bool IsMissedDate(string words) => Missed().IsMatch(Plain(words));

    public static bool IsMoneyWrong(string words) => Money().IsMatch(Plain(words));

    public static bool IsBlocked(string words) => Blocked().IsMatch(Plain(words));

    public static bool IsAngry(string words) => Angry().IsMatch(Plain(words));

    /// <summary>An earlier date than the standard one: another request, and a billed one.</summary>
    public static bool IsExpedite(string words) => Expedite().IsMatch(Plain(words));

    static string Plain(string words) =>
        (words.Length > MostRead ? words[..MostRead] : words).Replace('\u2019', '\'').Replace('\n', ' ').ToLowerInvariant();

    // What is denied is no harm: "nobody is idle", "they can work fine".
    static string Harmed(string words) => Denied().Replace(Plain(words), " ");

    [GeneratedRegex(@"\b(?:port(?:ed|ing)?|cut ?over|go.?live|turn.?up)\b.{0,60}\b(?:down|dead|nowhere|no (?:inbound|dial ?tone|calls)|not ring|can'?t (?:receive|call)|out of service|left)\b", RegexOptions.CultureInvariant)]
    private static partial Regex PortDown();

    [GeneratedRegex(@"\b(?:slamm(?:ed|ing)|fraud\w*|unauthori[sz]ed|without (?:our|their|my|the customer's) (?:permission|consent|authori[sz]ation)|hijack\w*|stolen numbers?)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Fraud();

    [GeneratedRegex(@"\b(?:ceo|cfo|coo|cio|cto|president|c-?suite|c-?level|board of directors|superintendent|(?<!account |sales )executives?(?! (?:suite|center|park|drive|blvd|order))|(?<!sales )vp|vice president|(?:the|our|my) (?:board|owner))\b(?!@)|\b(?:customer|client|their|his|her|company)(?:'s)? (?:owner|exec\w*|vp|vice president|director|board)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Executive();

    [GeneratedRegex(@"\b(?:lawyers?|attorneys?|lawsuit|legal (?:action|team|counsel|department)|su(?:e|ing) (?:us|you|them)|threaten\w* to sue|fcc complaint|(?:puc|utility commission) complaint|breach of contract)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Legal();

    [GeneratedRegex(
        @"\b(?:threaten\w* to (?:cancel|leave|walk|switch|pull)|threatening cancell?ation|(?:about|going|ready|want\w*|plan\w*) to (?:cancel|leave us|walk|lose (?:this|the|our|my) (?:client|customer|account|deal))|(?:will|gonna|'ll) (?:cancel|walk|lose (?:this|the|our|my) (?:client|customer|account|deal))|los(?:e|ing) (?:this|the|our|my) (?:client|customer|account|deal)|wants out)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Leaving();

    [GeneratedRegex(@"\b(?:multi.?site|(?:all|several|many|multiple|both|[2-9]|[1-9]\d+) (?:of (?:the|our|their) )?(?:\d+ )?(?:sites|locations|branches|stores|offices|clinics))\b", RegexOptions.CultureInvariant)]
    private static partial Regex Sites();

    [GeneratedRegex(@"\b(?:second|2nd|third|3rd|fourth|4th|another|again|twice|repeated)\b.{0,30}\breject|\breject\w*\b.{0,30}\b(?:again|twice|second time|third time|\d+ times)\b", RegexOptions.CultureInvariant)]
    private static partial Regex RepeatedReject();

    [GeneratedRegex(@"\b(?:miss(?:ed|es)|blew|blown|slip(?:ped|s|ping)?|pushed|no.?show\w*|never (?:showed|came|arrived)|(?:didn'?t|did not) (?:show|come|arrive|happen)|past due|overdue|late|rescheduled|moved the date|days? ago|blow(?:n|ing)? (?:the|two|2|another)|delay\w*)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Missed();

    [GeneratedRegex(@"\b(?:bill(?:ed|ing|s)?|invoice\w*|charg(?:ed|es|ing)|commission\w*|spiff|paid|credit\w*)\b.{0,50}\b(?:wrong|incorrect|twice|double|missing|short|not|never|n't|too (?:much|high)|error|dispute\w*)\b|\b(?:wrong|incorrect|missing|double|over).{0,20}\b(?:bill\w*|invoice\w*|charg\w*|commission\w*|rate)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Money();

    [GeneratedRegex(@"\b(?:blocked|stuck|can'?t (?:move|proceed|install|continue|go on)|cannot (?:move|proceed|install|continue)|held up|at a standstill|on hold|stall(?:ed|ing))\b", RegexOptions.CultureInvariant)]
    private static partial Regex Blocked();

    [GeneratedRegex(@"\b(?:furious|livid|unacceptable|angry|irate|outrag\w*|ridiculous|fed up|sick of)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Angry();

    [GeneratedRegex(@"\b(?:expedit\w*|rush (?:it|this|the|order)|sooner than|earlier (?:date|install|than)|move (?:it|the date) up|pull (?:it|the date) in)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Expedite();

    // --- Harm

    const string Whose =
        @"(?:we|they|he|she|i|nobody|no ?one|customers?|clients?|patients?|guests?|students?|shoppers?|clinics?|stores?|shops?|offices?|restaurants?|sites?|warehouses?|plants?|factor(?:y|ies)|schools?|business(?:es)?|branch(?:es)?|hotels?|hospitals?|pharmac(?:y|ies)|banks?|bars?|cafes?|labs?|dealers?(?:hips?)?|church(?:es)?|librar(?:y|ies)|practice|firm|company|locations?|staff|staffers|employees?|doctors?|dentists?|nurses?|teachers?|teams?|workers?|crew|agents?|users?|people|tellers?|cashiers?|drivers?|dispatch(?:ers)?|production|operations?|call ?centers?|departments?|everyone|everybody|team)";

    const string Cannot = @"(?:can'?t|cannot|can not|could ?n'?t|could not|won'?t be able to|unable to|not able to|isn'?t able to|aren'?t able to|are unable to|is unable to|no way to|without being able to)";

    const string Business =
        @"(?:open(?!\s+(?:(?:the|a|an|this|that|my|your|our|up)\s+)?(?:portal|files?|pdfs?|attachments?|links?|tickets?|e-?mails?|forms?|pages?|apps?|docs?|documents?|cases?|orders?|accounts?|it\b|ports?))|operate|function|do (?:any |their |our |its )?(?:business|work|jobs?)|run (?:the |their |our |its )?(?:business|shop|store|office|cards|payroll|production|credit cards)|trade|work(?!\s+(?:with|on|out|around|in the portal))|(?:take|accept|process|receive|place|fulfil\w*)(?: any| their| our| the)? (?:orders|payments?|cards?|credit cards|patients|reservations?|bookings?|customers|appointments|sales|transactions|deliveries|claims|prescriptions|calls from customers)|sell|serve|ship|treat|see (?:any |their |our )?(?:patients|customers|clients)|fill prescriptions|ring (?:anything |anyone |people )?up|check (?:guests|people|patients|anyone) (?:in|out)|schedule (?:appointments|patients)|bill (?:patients|customers)|teach|dispatch|admit patients|log ?in to work|clock in|make (?:payroll|sales|money)|pay (?:their|the|our) (?:staff|people|employees))";

    [GeneratedRegex($@"\b{Whose}\b(?:\W+[\w']+){{0,4}}?\W+{Cannot}\s+(?:\w+\s+){{0,1}}?{Business}\b|(?:\A|[.,;:!]\s*|\b(?:and|so|because|but)\s+)(?:still\s+)?{Cannot}\s+{Business}\b|\b(?:nobody|no ?one) can (?:work|do anything|do their job|open|operate)\b|\b(?:not|never) (?:be )?able to (?:open|operate|do business|work)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Stopped();

    [GeneratedRegex(
        @"\b(?:staff|employees?|people|workers?|agents?|nurses?|doctors?|drivers?|users?|crew|team|teachers?|everyone|everybody|folks|guys|reps|operators?|production|(?:the )?(?:business|office|store|shop|plant|warehouse|clinic|factory|restaurant|branch|site|line|school|operation)s?|operations)\b(?:\W+(?:is|are|was|were|sit|sits|sitting|stand|stands|standing|all|just|there|around|been|being|has|have|had|to be|now|completely|totally|at home)\b){0,5}\W+(?:idle|idled|idling|sent home|doing nothing|twiddling|out of work|at a (?:stand ?still|halt)|halted|paraly[sz]ed|crippled|dead in the water|shut(?: down)?|closed(?: (?:down|today|until))?|out of business|stopped|unable to work|without work|stuck at home|locked out|grounded)\b|\bidle (?:staff|employees|people|workers|crew|team|agents)\b|\b(?:sent|sending|send) (?:everyone|everybody|(?:the |our |their )?(?:staff|people|employees|workers|team)) home\b|\bturn(?:ing|ed)? (?:away )?(?:customers|patients|guests|people|students|business)(?: away)?\b|\b(?:had to|have to|has to|forced to|must|going to|about to) (?:close|shut(?: down)?)(?! (?:the |a |this |that |my |an |on |out |our )?(?:ticket|order|case|escalation|deal|account|esc|sale))\b|\b(?:clos(?:ed|ing)|shut) (?:their|our|the) doors\b|\bout of business\b|\b(?:business|work|production|operations) (?:has |have )?(?:come to|stops?|stopped|at a)\b|\b(?:nothing|no work) gets done\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Idle();

    const string Amount = @"(?:\$\s?\d[\d,.]*\s?(?:k|m|grand|thousand|million)?|\d[\d,.]*\s?(?:k\b|dollars?|bucks|usd|grand|thousand|million)|(?:hundreds|thousands|tens of thousands|a lot of money|money|revenue|sales|income|a fortune|business))";

    const string Period = @"(?:(?:per|a|an|every|each|by the)\s+(?:single\s+)?(?:minute|hour|hr|day|week|month|shift|night|weekend)|/\s?(?:min|minute|hour|hr|h|day|d|week|wk|month|mo)|daily|hourly|weekly|as we speak)";

    [GeneratedRegex($@"\b(?:los(?:e|es|ing|t)|cost(?:s|ing)?|bleed(?:s|ing)?|burn(?:s|ing)?|out|waste?(?:s|ing)?|fine[ds]?|penalt\w+|penali[sz]ed|forfeit\w*|miss(?:es|ing)? out)\b.{{0,30}}{Amount}.{{0,25}}{Period}|{Amount}.{{0,15}}{Period}.{{0,30}}\b(?:los(?:t|s|ses|ing)|penalt\w+|fines?|damage\w*|down the drain|lost)\b|\b(?:penalt(?:y|ies)|fines?|liquidated damages)\b.{{0,30}}{Amount}|\b(?:los(?:es?|ing))\b.{{0,15}}\$\s?\d", RegexOptions.CultureInvariant)]
    private static partial Regex MoneyByTime();

    [GeneratedRegex(
        @"\b(?:patients?|residents?|children|kids|students|lives|life|safety|health|people|public|seniors|elderly|staff|employees)\b(?: (?:care|safety|health))?(?:\W+(?:is|are|was|were|will be|could be|at|being|put|now|their|our|the)\b){0,4}\W+(?:risk|stake|danger|unsafe|endangered|jeopardy|harmed)\b|\b(?:risk|danger|threat|hazard)\w* (?:to|for) (?:the |our |their )?(?:patients?|residents?|children|kids|lives|life|safety|health|people|public)\b|\b(?:hospital|emergency room|icu|surger(?:y|ies)|ambulances?|dialysis|nursing home|fire department|police(?: department| station)?|911 center|psap|dispatch center)\b.{0,60}\b(?:risk|danger|can'?t|cannot|unable|without|no (?:phones?|internet|service|lines)|delayed|cancel\w*|diverted|waiting)\b|\b(?:unsafe|safety (?:issue|hazard|risk|concern|problem)|health (?:hazard|risk|emergency))\b|\b(?:can'?t|cannot|unable to) (?:reach|call|get) (?:an? )?(?:doctors?|ambulances?|emergency|nurses?|help)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Health();

    const string Soon = @"(?:today|tonight|tomorrow|mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|this (?:week|weekend|month)|next (?:week|month|mon\w*|tue\w*|wed\w*|thu\w*|fri\w*|sat\w*|sun\w*)|in \d+ (?:days?|hours?|weeks?)|\d{1,2}/\d{1,2}|the \d{1,2}(?:st|nd|rd|th)|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w* \d{1,2}|soon|black friday|the holidays?)";

    [GeneratedRegex($@"\b(?:grand |re-?|store |site |office |clinic |shop )?(?:opening|opens?|re-?opens?)(?: up| day)?\b(?! (?:the |a |an |this |ticket|escalation)).{{0,30}}\b{Soon}\b|\bgrand (?:re-?)?opening\b|\b(?:ribbon cutting|election|inspection|(?:first|1st) day of (?:school|class\w*|business)|move-?in (?:day|date)|lease (?:ends|expires|is up|runs out)|black friday|product launch|live event|trade show|conference starts?|exams? (?:start|day)|audit|surgery date|season starts?|broadcast|go.?live)\b.{{0,40}}\b(?:{Soon}|is|on|by|at risk)\b|\b(?:mov(?:e|es|ing) (?:in|out)|launch(?:es|ing)?|relocat\w+)\b.{{0,20}}\b{Soon}\b", RegexOptions.CultureInvariant)]
    private static partial Regex PublicDate();

    [GeneratedRegex(@"\b(?:no|without|zero|lacks?|still no|don'?t have|doesn'?t have|do not have|does not have|won'?t have|will not have|has no|have no) (?:any |working |their |the )?(?:internet|phones?|phone service|service|circuit|dial ?tone|lines?|connection|connectivity|network|wifi|voice|foc|install\w*|date)\b|\bnot (?:yet )?(?:installed|turned up|in yet|live|connected|ready|active)\b|\bnothing (?:is )?(?:installed|works|working|in place|ready)\b", RegexOptions.CultureInvariant)]
    private static partial Regex NoService();

    [GeneratedRegex(
        @"\b(?:los(?:e|es|ing|t)|cost(?:s|ing)? (?:us|them|him|her|the customer|me)|hurt(?:s|ing)?|harm(?:s|ing|ed)?|damag(?:e|es|ing)|ruin(?:s|ing)?|kill(?:s|ing))\b.{0,25}\b(?:money|business|sales|revenue|customers?|clients?|patients?|reputation|orders|income|bookings|deals?|dollars|thousands|trust)\b|\b(?:losing|loses|lost) \$?\d|\b(?:staff|employees|people|workers|customers|patients|team|users|agents|crew|tenants)\b.{0,20}\b(?:waiting|affected|impacted|complain\w*|upset|without (?:phones?|internet|service)|working from (?:home|hotspots?)|on (?:hotspots?|cell ?phones?))\b|\b(?:using|running on|working (?:off|on|from)) (?:a |their |our |his |her )?(?:hotspots?|cell ?phones?|mobiles?|personal phones?)\b|\bpay(?:ing|s)? (?:for )?(?:double|twice|two|both|rent)\b|\bmiss(?:ed|ing|es)? (?:customer |sales |patient |important |all |their |our |a lot of )*calls\b|\b(?:business|revenue|financial|customer|severe|serious|major|big|huge) (?:impact|damage|loss|harm)\b|\b(?:penalt(?:y|ies)|liquidated damages)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex OtherHarm();

    [GeneratedRegex(@"\b(?:nobody|no ?one|none of (?:the|our|their) \w+|no (?:staff|employees|people|patients|customers)) (?:is|are|was|were|sits?) (?:idle|affected|impacted|waiting|at risk|in danger|hurt|sent home)\b|\b(?:not|isn'?t|aren'?t) (?:losing|idle|at risk|in danger|affected|impacted|closed)\b[^.;,]*|\bno (?:business |customer |real |major )?(?:impact|harm|risk|danger|loss|rush)\b[^.;,]*|\bwithout (?:any )?(?:impact|harm|risk)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Denied();
}
