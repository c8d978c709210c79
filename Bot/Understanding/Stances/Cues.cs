using System.Text.RegularExpressions;

namespace Demarc.Understanding.Stances;

/// <summary>The words that turn a statement or a command into something else, and how far each reaches.</summary>
static partial class Cues
{
    const RegexOptions Flags = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>What may stand before the first word that counts.</summary>
    const string Hail = @"\A[^\w#]*(?:(?:so|and|but|no|hey|ok|okay|hi|hello|please|pls|sorry|wait|also|actually|oh|um|bot|team|guys)[^\w#]+)*";

    /// <summary>The same with what it is about.</summary>
    const string Lead = Hail + @"(?:(?:(?:on|about|for)\s+)?(?:order\s*)?[#\w-]*(?:\d|#)[#\w-]*\W+)?";

    /// <summary>Up to a few words of the same clause.</summary>
    const string Near = @"(?:[^\w,.;:!?]+(?!(?:and|but|then|so)\b)[\w'-]+){0,5}?[^\w,.;:!?]+";

    /// <summary>The same across a comma: "don't, whatever they say, close it".</summary>
    const string Far = @"(?:[^\w.;:!?]+(?!(?:and|but|then|so)\b)[\w'-]+){0,5}?[^\w.;:!?]+";

    /// <summary>Somebody other than the reader is spoken of.</summary>
    const string NotOthers = @"(?<!\b(?:they|he|she|it|who|that|which|customers?|clients?|people|techs?|technicians?|carriers?|suppliers?|we|i)\s+)";

    const string NotBy = @"(?<!\b(?:i|we|you|i've|we've|customer|client|cust|requester|partner|rep|agency|user|contact|owner|manager)\s+(?:(?:just|has|have|had|already|also)\s+)?)";

    public static string ForbidsAct(string act) =>
        $@"{NotOthers}\b(?:don'?t|do\s+not|never|no\s+need|hold(?:ing)?\s+off|refrain|avoid|stop|wait\s+(?:with|before|to))\b(?!\s+(?:you|we)\s+think\b){Far}{act}"
        + $@"|\b(?:(?:do|does|did|should|must|can|could|will|would|may|might|need|is|are|was|were|has|have)(?:n'?t|\s+not)|cannot|won'?t|never|not\s+(?:to|be|being|going\s+to|ready\s+to|yet|allowed\s+to)|nobody|no\s?one|no\s+need|hold(?:ing)?\s+off|refrain|avoid|rather\s+not|instead\s+of|too\s+(?:early|soon)|stop|wait\s+(?:with|before|to))\b{Near}{act}"
        + $@"|\bnot\s+{act}";

    public static string ForbidsAll(string act) =>
        Lead + $@"(?:(?:please|pls|just)\W+)*(?:i\s+(?:do\s+not|don'?t|didn'?t)\s+(?:want|mean|say|ask|need)|don'?t(?!\s+(?:you|we|they|i)\b)|do\s+not|never\s+{act}|you\s+(?:should|must)\s*(?:not|n't)|mustn'?t|no\s+need\s+to)\b"
        + $@"|\bbetter\s+not\b|{NotOthers}\b(?:do\s+not|don'?t)\s+(?:you\s+)?{act}";

    /// <summary>"Is Dana taking it", "did anybody close it", "should we close it".</summary>
    public static string AsksOfAct(string act) =>
        Hail + $@"(?:did|has|had|was|were|is|are|will|would|can|could)\s+(?:\S+\s+){{1,4}}?{act}"
        + $@"|\b(?:(?:should|shall)\s+(?:i|we|you)|is\s+it\s+(?:ok|okay|fine|time|safe|possible)|am\s+i\s+(?:allowed|supposed)|do\s+(?:i|we)\s+(?:have|need)\s+to)\b{Near}{act}";

    /// <summary>Somebody else's word; the customer's own is as good as the writer's.</summary>
    public static string Reports(string act) =>
        $@"(?:\b[\w&']+\s+(?:(?:just|has|have|had|already|also|keeps?|are|is)\s+)*)?{NotBy}\b(?:said|says|say|saying|told|tells|telling|claims?|claimed|claiming|insists?|insisted|swears?|reckons?|promised|heard)\b(?:[^\w,.;!?]+(?!(?:and|but|then|so|please|pls)\b)[\w'-]+){{0,6}}?[^\w,.;!?]+{act}";

    public static string DoubtsAct(string act) => $@"(?:{Doubts}|\bmight\s+(?:want|have)\s+to\b|\bthinking\s+(?:of|about)\b|\bconsidering\b){Near}{act}";

    const string Doubts = @"\b(?:maybe|perhaps|possibl[ey]|not\s+(?:sure|certain|confirmed)|unsure|i\s+guess|probabl[ey]|wondering)\b";

    /// <summary>Courtesies that are put as questions or conditions.</summary>
    [GeneratedRegex(@"\b(?:can|could|would|will)\s+(?:you|u|someone|somebody)\b(?:\s+(?:please|pls|kindly))?|\b(?:if|when|once|as\s+soon\s+as)(?:ever)?\s+(?:possible|you\s+(?:can|could|may|get\s+(?:a\s+chance|to\s+it)|have\s+(?:a\s+)?(?:time|moment|minute|chance)|don'?t\s+mind|would))\b|\bas\s+soon\s+as\s+possible\b", Flags)]
    public static partial Regex Courtesy();

    [GeneratedRegex(@"\b(?:don'?t|do\s+not|never|not)\s+forget\b(?:\s+(?:to|that))?|\bif\s+not\s+done\s+yet\b", Flags)]
    public static partial Regex Forgotten();

    [GeneratedRegex(
        Lead + @"(?:(?:what|whats|what's|where|wheres|where's|who|whos|who's|whom|whose|why|how|which|whether)\b|when(?:s|'s)?\s+(?:#|(?:order|foc|did|was|were|will|is|are|can|do|does|should|has|would|exactly)\b)|do\s+(?:#|(?:i|we|you|they|the|people)\b)"
        + @"|(?:did|does|didn'?t|doesn'?t|should|shall|shouldn'?t|is|are|was|were|has|have|had|am|will|would|can|could|may|might|must|isn'?t|aren'?t|wasn'?t|weren'?t|hasn'?t|haven'?t|won't|can't|couldn't)\s+(?:(?:order\s*)?#|(?:it|that|this|the|they|there|we|i|you|he|she|order|foc|any|anyone|anybody|someone|somebody)\b))|" + Hail + @"(?:did|does|didn'?t|doesn'?t|should|shall|shouldn'?t)\b",
        Flags)]
    public static partial Regex Question();

    /// <summary>"Any idea when", "I need to know whether".</summary>
    [GeneratedRegex(@"\b(?:(?:tell|show|explain\s+to|remind)\s+me|do\s+you\s+know|any\s+(?:idea|clue|news|word)(?:\s+(?:on|of))?|(?:i|we)\s+(?:want|need|would\s+like)\s+to\s+know|(?:i'm|i\s+am|just)\s+(?:asking|wondering|curious)|wonder(?:ing)?)\s+(?:who|who's|whos|why|when|how|whether|if|what|which|where|by\s+whom)\b", Flags)]
    public static partial Regex Indirect();

    [GeneratedRegex(Doubts, Flags)]
    public static partial Regex Doubt();

    /// <summary>Words that leave a fact open, though they leave no command open.</summary>
    [GeneratedRegex(@"\b(?:could|might|likely|whether|not\s+(?:before|until|till|earlier|sooner)|no\s+(?:earlier|sooner|later)\s+than|earliest|as\s+early\s+as|between\b.+\b(?:and|to)\b|tentative(?:ly)?|hopeful(?:ly)?|hope|hoping|i\s+(?:think|believe|suppose|assume)|supposed(?:ly)?|expect(?:ed|ing)?|approx(?:imately)?|roughly|ish|subject\s+to|depend(?:s|ing)?|tbc|to\s+be\s+confirmed|unconfirmed|until|either|sounds\s+like|seems?|looks\s+like|should\s+be|may\s+(?:be|slip|move|change|go|come|get|have|not|still|happen|well)|would|some\s?time|week\s+of|(?:about|around|circa)\s+(?:the\s+)?(?:[0-9]|[a-z]{3,9}\.?\s+[0-9]))\b", Flags)]
    public static partial Regex Weak();

    /// <summary>What has been is no condition: "when I called they hung up".</summary>
    [GeneratedRegex(@"\b(?:(?:if|unless|in\s+case|provided|providing|assuming)\b|(?:once|when|as\s+soon\s+as)\b(?!\s+(?:i|we|they|he|she|it|you)\s+(?:\w+ed|was|were|said|had|got|spoke|wrote|went|came|told)\b)|not\s+until\b)", Flags)]
    public static partial Regex Condition();

    [GeneratedRegex(@"\bafter\s+(?:the|he|she|they|it|we|i|you|test|install|turn)(?:\b|-|\w)(?!\s*(?:\w+ed|was|were|said|had|got)\b)", Flags)]
    public static partial Regex After();

    [GeneratedRegex(@"\b(?:not|never|cannot|no\s+longer|neither|nor|hardly|[a-z]+n't|(?:do|does|did|is|was|are|were|has|have|had|ca|wo|could|would|should|ai)nt|fail(?:ed|s)?|missed)\b", Flags)]
    public static partial Regex Denial();

    /// <summary>A state of its own, and no denial.</summary>
    [GeneratedRegex(@"\b(?:not|isn'?t|aren'?t)\s+ready\b", Flags)]
    public static partial Regex NotReady();
}
