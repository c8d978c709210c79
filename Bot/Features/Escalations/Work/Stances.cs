using System.Text.RegularExpressions;

namespace Demarc.Features.Escalations.Work;

/// <summary>How a sentence stands to the act it names.</summary>
enum Stance
{
    /// <summary>Do it.</summary>
    Told,

    /// <summary>Do it not: "don't close ESC-101".</summary>
    Forbidden,

    /// <summary>Only when something else is so: "close ESC-101 if the test passes".</summary>
    Conditional,

    /// <summary>It asks or doubts: "who closed ESC-101", "maybe close ESC-101".</summary>
    Asked,
}

/// <summary>Tells a command from what forbids, doubts or asks about the same act. What is not clearly told changes nothing.</summary>
static partial class Stances
{
    const string Verbs =
        @"(?:clos(?:e|es|ed|ing)|resolv(?:e|es|ed|ing)|re-?open(?:ed|ing)?|rais(?:e|es|ed|ing)|(?:de-?)?escalat(?:e|es|ed|ing)|bump(?:ed|ing)?|lower(?:ed|ing)?|upgrad(?:e|ed|ing)|downgrad(?:e|ed|ing)|(?:re-?)?assign(?:ed|ing)?|take|takes|taking|took|ack|acked|acking|acknowledg(?:e|es|ed|ing)|withdraw|withdrew|withdrawn|withdrawing)";

    const string Named = @"(?:esc|escalation)[\s#_-]*\d{1,9}";

    public static Stance Of(string text)
    {
        var said = Command(text);
        return Asking().IsMatch(said) || Deed().IsMatch(said) || Doubt().IsMatch(said) || (said.EndsWith('?') && !Courteous().IsMatch(said)) ? Stance.Asked
            : Forbidding().IsMatch(said) || StaysOpen().IsMatch(said) ? Stance.Forbidden
            : Condition().IsMatch(said) && IntentIn(said) is "esc.resolve" or "esc.raise" or "esc.reopen" ? Stance.Conditional
            : Stance.Told;
    }

    /// <summary>The answer to what was asked back: a no in it, or a question, gives neither proof nor level.</summary>
    public static Stance OfAnswer(string text)
    {
        var said = Plain(text);
        return No().IsMatch(said) ? Stance.Forbidden : said.EndsWith('?') && Asking().IsMatch(said) ? Stance.Asked : Stance.Told;
    }

    /// <summary>It names an escalation by its whole id.</summary>
    public static bool NamesOne(string text) => Id().IsMatch(text);

    /// <summary>Nothing is to be escalated: "don't escalate 48304".</summary>
    public static bool IsAgainstEscalating(string text) => AgainstEscalating().IsMatch(Plain(text));

    /// <summary>The intent of the act that is named; null when none is.</summary>
    public static string? IntentIn(string text)
    {
        var said = Command(text);
        return StaysOpen().IsMatch(said) ? "esc.resolve" : Verb().Match(said) is not { Success: true } verb ? null : verb.Value switch
        {
            ['r', 'e', 'o', ..] or ['r', 'e', '-', 'o', ..] => "esc.reopen",
            ['r', 'e', 's', ..] or ['c', ..] or ['w', ..] => "esc.resolve",
            ['a', 'c', ..] => "esc.ack",
            ['a', ..] or ['r', 'e', ..] => "esc.assign",
            ['t', ..] => "esc.take",
            _ => "esc.raise",
        };
    }

    /// <summary>It asks what was done, by whom, when or why: "why did you close ESC-101".</summary>
    public static bool IsAboutDeed(string text) => Deed().IsMatch(Command(text));

    /// <summary>It says that the matter is not right: no proof that it is, and a reason to open it again.</summary>
    public static bool IsStillWrong(string text)
    {
        var said = Plain(text);
        return Wrong().IsMatch(said) && !RightNow().IsMatch(said);
    }

    /// <summary>It asks for it to be opened again, in so many words.</summary>
    public static bool IsReopening(string text) => Reopening().IsMatch(Plain(text));

    // What stands behind a colon or a reason is for people to read; ids are told by their place alone.
    static string Command(string text)
    {
        var said = Plain(text);
        var colon = said.IndexOf(':', StringComparison.Ordinal);
        said = colon > 0 && Verb().IsMatch(said[..colon]) ? said[..colon] : said;
        said = Reason().Match(said) is { Success: true } reason && Verb().IsMatch(said[..reason.Index]) ? said[..reason.Index] : said;
        return Leading().Replace(said, "").Trim();
    }

    static string Plain(string text) => (text.Length > MostRead ? text[..MostRead] : text).Replace('\u2019', '\'').ReplaceLineEndings(" ").ToLowerInvariant().Trim();

    const int MostRead = 2000;

    [GeneratedRegex($@"\b{Named}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Id();

    [GeneratedRegex($@"\b{Verbs}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Verb();

    [GeneratedRegex(@"\b(?:because|since|as (?:they|it|the|we))\b", RegexOptions.CultureInvariant)]
    private static partial Regex Reason();

    [GeneratedRegex($@"\A\W*(?:(?:(?:hi|hey|hello|ok|okay|so|and|um|team|guys)\b|(?:on |about )?{Named}(?!\W+(?:is|was|has|had|can|could|should|shall|must|may|might|will|would|are|were|does|did)\b))\W*)+", RegexOptions.CultureInvariant)]
    private static partial Regex Leading();

    [GeneratedRegex(
        @"\A\W*(?:who|whos|who's|whom|why|how|which|where|what|what's|when (?:did|was|were|will|is|can|do|does|should|has)|did|does|do (?:i|we|you|they|the)|has|have (?:you|we|they|i)|had|is|isn't|are|aren't|was|wasn't|were|should(?:n't)?|shall|am i|may (?:i|we)|(?:can|could|must|may) (?:(?:i|we) )?(?:(?:esc|escalation)[\s#_-]*\d+|it|this|that|please)?\s*(?:be |get )?(?:now |already )?(?:clos|resolv))\b?",
        RegexOptions.CultureInvariant)]
    private static partial Regex Asking();

    [GeneratedRegex(
        $@"\A\W*(?:(?:tell|show|explain to) me |(?:do you know|any idea|i (?:want|need|would like) to know|i'm asking) )?(?:who|who's|why|when|how|by whom)\b(?! (?:will|can|should|do i|do we|would)\b).{{0,60}}?\b{Verbs}\b|\A\W*(?:did|has|have|had|was|were|is) (?:\S+ ){{1,4}}?{Verbs}\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Deed();

    [GeneratedRegex(
        $@"\b(?:maybe|perhaps|possibly|not sure|unsure|wonder(?:ing)?|thinking (?:of|about)|considering|i guess|might want to|might have to|(?:should|shall) (?:i|we|you)|is it (?:ok|okay|fine|time|safe|possible)|am i (?:allowed|supposed)|do (?:i|we) (?:have|need) to)\b.{{0,50}}?\b{Verbs}\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Doubt();

    [GeneratedRegex(@"\A\W*(?:please|pls|can|could|will|would|hey)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Courteous();

    [GeneratedRegex(
        $@"\b(?:(?:do|does|did|should|must|can|could|will|would|may|might|need|is|are|was|were|has|have)(?:n'?t| not)|cannot|won't|wont|never|not (?:to|be|being|going to|ready to|yet|allowed to)|nobody|no ?one|no need|hold(?:ing)? off|refrain|avoid|rather not|instead of|too (?:early|soon)|stop|wait (?:with|before|to))\b(?:\W+(?!and\b|but\b|then\b)[\w'-]+){{0,5}}?\W+{Verbs}\b|\bnot {Verbs}\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Forbidding();

    [GeneratedRegex($@"\b(?:keep|leave|stays?|remains?|must stay|should stay)\b(?:\W+(?:it|this|that|{Named})\b)?\W+open\b", RegexOptions.CultureInvariant)]
    private static partial Regex StaysOpen();

    [GeneratedRegex(@"\b(?:if (?!you (?:can|could|don't mind|would|have))|once|unless|as soon as|in case|provided|assuming|when (?!you)|not until|after (?:the|he|she|they|it|we|i|you|test|install|turn))", RegexOptions.CultureInvariant)]
    private static partial Regex Condition();

    [GeneratedRegex(@"\A\W*(?:no|nope|nah|don'?t|do not|never|wait|hold (?:on|off)|stop|not (?:yet|now)|leave it|rather not|none|nothing|there is no(?:ne)?)\b", RegexOptions.CultureInvariant)]
    private static partial Regex No();

    [GeneratedRegex(
        @"\A\W*(?:(?:please|pls|ok|okay|no|hey|hi|actually|wait)\W+)*(?:(?:i|we|you)\s+)?(?:(?:do|should|must|would|could|will|did)(?:n'?t| not)|never|no need to|stop|hold off|not going to|no longer)\b(?:\W+(?:want|wish|need|have|like|to|you|us|me|on|yet|ever|just|the|bother|you to)\b){0,4}\W+escalat",
        RegexOptions.CultureInvariant)]
    private static partial Regex AgainstEscalating();

    [GeneratedRegex(
        @"\b(?:not|isn'?t|wasn'?t|aren'?t|never|nothing|hasn'?t been|haven'?t been|wasn't ever)\s+(?:(?:yet|really|at all|been|is|quite|even|actually|completely|fully|being|was)\s+){0,3}(?:fixed|resolved|solved|working|works|done|repaired|right|ok|okay|up|good|completed?|installed|tested|confirmed|verified|activated|delivered|ported|credited)\b|\bstill (?:broken|down|dead|out|failing|fails|wrong|waiting|happening|not|the same|an issue|a problem|no|doesn'?t|does not|can'?t|cannot|isn'?t|having|see|seeing)\b|\b(?:happen\w*|broken?|down|failed|dropping|dropped|out) again\b|\bsame (?:problem|issue|thing)\b(?! (?:is )?(?:fixed|gone))|\b(?:does|do|did)(?:n'?t| not) (?:work|fix|pass|complete|resolve|help)\b|\b(?:test|turn.?up|install\w*|port) (?:\w+ )?fail(?:s|ed|ing)?\b|\bnot yet\b|\b(?:problem|issue|trouble|outage) (?:persists|is back|came back|remains)\b|\bcame back\b|\bto be (?:tested|confirmed|verified|installed|completed)\b|\b(?:is|are|still) pending\b|\b(?:was|got) closed too (?:early|soon)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Wrong();

    [GeneratedRegex(@"\b(?:now (?:works|working|fixed|up|complete\w*|passes|passed|ok|fine|good|resolved)|works (?:now|again|fine)|(?:fixed|resolved|up|working|passed|completed|complete) now|no longer)\b", RegexOptions.CultureInvariant)]
    private static partial Regex RightNow();

    [GeneratedRegex(@"\b(?:re-?\s?open\w*|open(?:ed)? (?:\S+ )?(?:again|back)|back open|unresolve|reactivate|put it back|open \S+ back)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Reopening();
}
