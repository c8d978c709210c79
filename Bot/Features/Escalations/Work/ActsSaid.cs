using System.Text.RegularExpressions;
using Demarc.Understanding.Stances;

namespace Demarc.Features.Escalations.Work;

/// <summary>Which act on an escalation a sentence names, and whether it tells to do it. What is not clearly told changes nothing.</summary>
static partial class ActsSaid
{
    const string Verbs =
        @"(?:clos(?:e|es|ed|ing)|resolv(?:e|es|ed|ing)|re-?open(?:ed|ing)?|rais(?:e|es|ed|ing)|(?:de-?)?escalat(?:e|es|ed|ing)|bump(?:ed|ing)?|lower(?:ed|ing)?|upgrad(?:e|ed|ing)|downgrad(?:e|ed|ing)|(?:re-?)?assign(?:ed|ing)?|take|takes|taking|took|ack|acked|acking|acknowledg(?:e|es|ed|ing)|withdraw|withdrew|withdrawn|withdrawing)";

    const string Named = @"(?:esc|escalation)[\s#_-]*\d{1,9}";

    static readonly StanceReader Reader = new(Verbs, Reach.Act, wishes: @"rais(?:e|ed|ing)|escalated?|bump(?:ed)?|upgraded?");

    public static Stance Of(string text)
    {
        var said = Command(text);
        var stance = StaysOpen().IsMatch(said) ? Stance.Forbidden : IsAboutDeed(text) ? Stance.Asked : Reader.Of(said);
        return stance switch
        {
            // To take it or give it to somebody does no harm, whoever said it and whatever it waits for.
            Stance.Conditional or Stance.Reported when IntentIn(text) is not ("esc.resolve" or "esc.raise" or "esc.reopen") => Stance.Told,
            // Beside what others said there may be a command.
            Stance.Reported when Reader.WithoutReports(said) is var own && Verb().IsMatch(own) => Reader.Of(own),
            _ => stance,
        };
    }

    /// <summary>The answer to what was asked back: a no in it, or a question, gives neither proof nor level.</summary>
    public static Stance OfAnswer(string text)
    {
        var said = Plain(text);
        return No().IsMatch(said) ? Stance.Forbidden : said.EndsWith('?') && Reader.Of(said) == Stance.Asked ? Stance.Asked : Stance.Told;
    }

    /// <summary>It names an escalation by its whole id.</summary>
    public static bool NamesOne(string text) => Id().IsMatch(text);

    /// <summary>Nothing is to be escalated: "don't escalate 48304".</summary>
    public static bool IsAgainstEscalating(string text) => AgainstEscalating().IsMatch(Plain(text));

    /// <summary>The intent of the act that is named; null when none is.</summary>
    public static string? IntentIn(string text)
    {
        var said = Command(text);
        said = Reader.WithoutReports(said) is var own && Verb().IsMatch(own) ? own : said;
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

    /// <summary>It calls an escalation off: that says nothing of how the matter stands.</summary>
    public static bool IsWithdrawing(string text) => Verb().Match(Command(text)) is { Success: true, Value: ['w', ..] };

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
        return Id().Replace(said, "#").Trim();
    }

    static string Plain(string text) => (text.Length > MostRead ? text[..MostRead] : text).Replace('\u2019', '\'').ReplaceLineEndings(" ").ToLowerInvariant().Trim();

    const int MostRead = 2000;

    [GeneratedRegex($@"\b{Named}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Id();

    [GeneratedRegex($@"\b{Verbs}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Verb();

    [GeneratedRegex(@"\b(?:because|since|as (?:they|it|the|we))\b", RegexOptions.CultureInvariant)]
    private static partial Regex Reason();

    [GeneratedRegex(
        $@"\A\W*(?:(?:tell|show|explain to) me |(?:do you know|any idea|i (?:want|need|would like) to know|i'm asking) )?(?:who|who's|why|how|by whom|when(?= (?:did|was|were|has|had|exactly|#)))\b(?! (?:will|can|should|do i|do we|would)\b).{{0,60}}?\b{Verbs}\b|\A[^\w#]*(?:#\s*[:,;–-]\s*)?(?:did|has|have|had|was|were|is) (?:\S+ ){{1,4}}?{Verbs}\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Deed();

    [GeneratedRegex(@"\b(?:keep|leave|stays?|remains?|must stay|should stay)\b(?:\W+(?:it|this|that|#))?\W+open\b", RegexOptions.CultureInvariant)]
    private static partial Regex StaysOpen();

    [GeneratedRegex(@"\A\W*(?:no|nope|nah|don'?t|do not|never|wait|hold (?:on|off)|stop|not (?:yet|now)|leave it|rather not|none|nothing|there is no(?:ne)?)\b", RegexOptions.CultureInvariant)]
    private static partial Regex No();

    [GeneratedRegex(
        @"\A\W*(?:(?:please|pls|ok|okay|no|hey|hi|actually|wait)\W+)*(?:(?:i|we|you)\s+)?(?:(?:do|should|must|would|could|will|did)(?:n'?t| not)|never|no need to|stop|hold off|not going to|no longer)\b(?:\W+(?:want|wish|need|have|like|to|you|us|me|on|yet|ever|just|the|bother|you to)\b){0,4}\W+escalat",
        RegexOptions.CultureInvariant)]
    private static partial Regex AgainstEscalating();

    [GeneratedRegex(
        @"\b(?:not|isn'?t|wasn'?t|aren'?t|never|nothing|hasn'?t been|haven'?t been|wasn't ever)\s+(?:(?:yet|really|at all|been|is|quite|even|actually|completely|fully|being|was)\s+){0,3}(?:fixed|resolved|solved|working|works|done|repaired|right|ok|okay|up|good|completed?|installed|tested|confirmed|verified|activated|delivered|ported|credited)\b|\bstill (?:broken|down|dead|out|failing|fails|wrong|waiting|happening|not|the same|an issue|a problem|no|doesn'?t|does not|can'?t|cannot|isn'?t|having|see|seeing)\b|\b(?:happen\w*|broken?|down|failed|dropping|dropped|out) again\b|\bsame (?:problem|issue|thing)\b(?! (?:is )?(?:fixed|gone))|\b(?:does|do|did)(?:n'?t| not) (?:work|fix|pass|complete|resolve|help)\b|\b(?:test|turn.?up|install\w*|port) (?:\w+ )?fail(?:s|ed|ing)?\b|\bnot yet\b|\bbut (?:it|that|this|they|nothing|the \w+) (?:is|are|was|were|does|do|did|has|have)(?:n'?t| not)\b|\b(?:problem|issue|trouble|outage) (?:persists|is back|came back|remains)\b|\bcame back\b|\bto be (?:tested|confirmed|verified|installed|completed)\b|\b(?:is|are|still) pending\b|\b(?:was|got) closed too (?:early|soon)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Wrong();

    [GeneratedRegex(@"\b(?:now (?:works|working|fixed|up|complete\w*|passes|passed|ok|fine|good|resolved)|works (?:now|again|fine)|(?:fixed|resolved|up|working|passed|completed|complete) now|no longer)\b", RegexOptions.CultureInvariant)]
    private static partial Regex RightNow();

    [GeneratedRegex(@"\b(?:re-?\s?open\w*|open(?:ed)? (?:\S+ )?(?:again|back)|back open|unresolve|reactivate|put it back|open \S+ back)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Reopening();
}
