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

    [GeneratedRegex(@"\b(?:port(?:ed|ing)?|cut ?over|go.?live|turn.?up)\b.{0,60}\b(?:down|dead|nowhere|no (?:inbound|dial ?tone|calls)|not ring|can'?t (?:receive|call)|out of service|left)\b", RegexOptions.CultureInvariant)]
    private static partial Regex PortDown();

    [GeneratedRegex(@"\b(?:slamm(?:ed|ing)|fraud\w*|unauthori[sz]ed|without (?:our|their|my|the customer's) (?:permission|consent|authori[sz]ation)|hijack\w*|stolen numbers?)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Fraud();

    [GeneratedRegex(@"\b(?:ceo|cfo|coo|cio|cto|president)\b(?!@)|\b(?:customer|client|their|his|her|company)(?:'s)? (?:owner|exec\w*|vp|vice president|director|board)\b", RegexOptions.CultureInvariant)]
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
}
