using System.Text.RegularExpressions;

namespace Demarc.Features.Orders.Changes;

/// <summary>How something about an order is said: only <see cref="Plain"/> changes it.</summary>
public enum Sense
{
    Plain,

    /// <summary>"Is not", "never": it is not so.</summary>
    Negated,

    /// <summary>"Don't": it is not to be done.</summary>
    Forbidden,

    /// <summary>"Maybe", "unless", "not before": it is not certain.</summary>
    Hedged,

    /// <summary>It is asked.</summary>
    Asked,
}

/// <summary>Tells what is stated from what is denied, forbidden, guessed or asked. Pure.</summary>
static partial class SaidSense
{
    const RegexOptions Flags = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <param name="text">What was said, with <c>#</c> for each order.</param>
    public static Sense Of(string text)
    {
        var said = text.Replace('’', '\'');
        var polite = Polite().Replace(Forgotten().Replace(said, " "), " ");
        if (Forbids(polite))
        {
            return Sense.Forbidden;
        }

        // What follows "next:" or "jeopardy" are words of their own, which may doubt and ask.
        var own = EndsState().IsMatch(polite) ? null : OwnWords().Match(polite);
        var lead = own is { Success: true } ? polite[..own.Index] : polite;
        var isFree = own is { Success: true } && own.Groups["free"].Success;
        return Asks().IsMatch(polite) || (polite.Length == said.Length && (isFree ? lead : polite).Contains('?')) ? Sense.Asked
            : Doubt().IsMatch(lead) ? Sense.Hedged
            : Denial().IsMatch(NotReady().Replace(lead, " ")) ? Sense.Negated
            : Sense.Plain;
    }

    /// <summary>"Don't follow 48213".</summary>
    public static bool Forbids(string text) => Prohibition().IsMatch(Forgotten().Replace(text.Replace('’', '\''), " "));

    /// <summary>Was it asked, and not whether to do it: "was 48406 cancelled".</summary>
    public static bool AsksWhetherItIs(string text) => Facts().IsMatch(text) || (!Leave().IsMatch(text) && text.TrimEnd().EndsWith('?'));

    /// <summary>Leaves the day that is affirmed of those that are denied beside it: "is not dec 11, it's dec 14", "was dec 10 now dec 12".</summary>
    /// <param name="today">The date where the team is.</param>
    public static string Corrected(string text, DateOnly today)
    {
        var said = text.Replace('’', '\'');
        var days = new List<(int Start, int End, Match Denied)>();
        var at = 0;
        while (SaidDay.Find(said[at..], today, hasHappened: false) is var (_, start, length))
        {
            days.Add((at + start, at + start + length, Denied().Match(said[at..(at + start)])));
            at += start + length;
        }

        var isNow = days.Count > 1 && Now().IsMatch(said[days[0].End..days[^1].Start]);
        bool IsDenied((int Start, int End, Match Denied) day, int place) => day.Denied.Success && (!day.Denied.Groups["past"].Success || (isNow && place < days.Count - 1));
        if (days.Where(IsDenied).Count() is not (> 0 and var denied) || denied == days.Count)
        {
            return text;
        }

        for (var i = days.Count - 1; i >= 0; i--)
        {
            if (IsDenied(days[i], i))
            {
                var from = days[i].Start - days[i].Denied.Length;
                said = said.Remove(from, days[i].End - from).Insert(from, " ");
            }
        }

        return said;
    }

    /// <summary>A state that is said not to be: "is not on hold". Null: none is.</summary>
    public static Edit? Over(string text) => NotInState().Match(text.Replace('’', '\'')) is { Success: true } over
        ? char.ToLowerInvariant(over.Groups["what"].Value[0]) switch
        {
            'h' => new Edit.OnHold(null),
            'r' => new Edit.Rejected(null),
            _ => new Edit.InJeopardy(null),
        }
        : null;

    [GeneratedRegex(@"\b(?:can|could|would|will)\s+(?:you|u|someone|somebody)\b(?:\s+(?:please|pls|kindly))?|\b(?:if|when)(?:ever)?\s+(?:possible|you\s+(?:can|could|may|get\s+a\s+chance|have\s+(?:a\s+)?(?:time|moment|minute|chance)|don'?t\s+mind|would))\b", Flags)]
    private static partial Regex Polite();

    [GeneratedRegex(@"\b(?:don'?t|do\s+not|never|not)\s+forget\b(?:\s+(?:to|that))?|\bif\s+not\s+done\s+yet\b", Flags)]
    private static partial Regex Forgotten();

    [GeneratedRegex(@"\A\W*(?:(?:please|pls|hey|ok|okay|and|but|so|no|wait|sorry|actually|oh|hi|bot)\W+)*(?:(?:order\s*)?[#\w-]*(?:\d|#)[#\w-]*\W+)?(?:(?:please|pls|just)\W+)*(?:i\s+(?:do\s+not|don'?t|didn'?t)\s+(?:want|mean|say|ask|need)|don'?t|do\s+not|never\s+(?:set|put|mark|change|move|push|cancel|touch|update|note|follow|unfollow|assign|hold)|you\s+(?:should|must)\s*(?:not|n't)|mustn'?t|no\s+need\s+to)\b|\bbetter\s+not\b|\b(?:do\s+not|don'?t)\s+(?:you\s+)?(?:set|put|mark|change|move|push|cancel|touch|update|enter|note|follow|unfollow|assign|hold)\b", Flags)]
    private static partial Regex Prohibition();

    [GeneratedRegex(@"\A\W*(?:(?:so|and|but|hey|ok|okay|hi|please|sorry|wait|also)\W+)*(?:(?:order\s*)?#\W+)?(?:(?:what|whats|when|whens|where|who|whos|whose|why|how|which|did|does|do|didn'?t|doesn'?t|should|shall|shouldn'?t|whether)\b|(?:is|are|was|were|has|have|had|am|will|would|can|could|may|might|isn'?t|wasn'?t|hasn'?t)\s+(?:(?:order\s*)?#|(?:it|that|this|the|they|there|we|i|he|she|order|foc|any)\b))", Flags)]
    private static partial Regex Asks();

    [GeneratedRegex(@"\A\W*(?:(?:so|and|but|hey|ok|okay|hi)\W+)*(?:(?:order\s*)?#\W+)?(?:is|isn'?t|are|was|wasn'?t|were|has|hasn'?t|had|did|didn'?t|does|who|whos|when|where|why|which)\b", Flags)]
    private static partial Regex Facts();

    [GeneratedRegex(@"\A\W*(?:(?:so|and|but|hey|ok|okay|hi)\W+)*(?:should|shall|can|could|may|must|how|what|do|am)\b", Flags)]
    private static partial Regex Leave();

    [GeneratedRegex(@"\b(?:jeopardy|jeop|jep|hold|reject(?:ion)?)\b(?:\W+(?:is|was|has|been|be|isn'?t|wasn'?t|hasn'?t|not|never|maybe|might|may|could|should|probably|likely|already|still|to))*\W+(?:cleared|clear|over|off|released|lifted|resolved|corrected|fixed|removed|done|none)\b", Flags)]
    private static partial Regex EndsState();

    [GeneratedRegex(@"\b(?:next(?:\s+(?:step|action)|(?=\s*(?:is\b|to\b)?\s*[:=-]))|(?:supplier\s+|carrier\s+)?status(?=\s*(?:[:=]|is\b|to\b))|jeopardy|jeop|jep|reject(?:ed|ion)?|hold|not\s+ready|owner)\b(?<free>\s*[:=,–—-]|\s+(?:is|to)\b)?", Flags)]
    private static partial Regex OwnWords();

    [GeneratedRegex(@"\b(?:maybe|perhaps|possibl[ey]|could|might|probabl[ey]|likely|unless|if|whether|not\s+(?:before|until|till|sure|certain|confirmed|earlier|sooner)|no\s+(?:earlier|sooner|later)\s+than|earliest|as\s+early\s+as|between\b.+\b(?:and|to)\b|tentative(?:ly)?|hopeful(?:ly)?|hope|hoping|i\s+(?:think|guess|believe|suppose|assume)|supposed(?:ly)?|expect(?:ed|ing)?|approx(?:imately)?|roughly|ish|assuming|provided|depend(?:s|ing)?|subject\s+to|tbc|to\s+be\s+confirmed|unconfirmed|until|either|sounds\s+like|seems?|looks\s+like|may\s+(?:be|slip|move|change|go|come|get|have|not|still|happen|well)|would|some\s?time|week\s+of|unsure|in\s+case|once|when|(?:about|around|circa)\s+(?:the\s+)?(?:[0-9]|[a-z]{3,9}\.?\s+[0-9]))\b", Flags)]
    private static partial Regex Doubt();

    [GeneratedRegex(@"\b(?:not|never|cannot|no\s+longer|neither|nor|hardly|[a-z]+n't|(?:do|does|did|is|was|are|were|has|have|had|ca|wo|could|would|should|ai)nt|fail(?:ed|s)?|missed)\b", Flags)]
    private static partial Regex Denial();

    [GeneratedRegex(@"\b(?:not|isn'?t|aren'?t)\s+ready\b", Flags)]
    private static partial Regex NotReady();

    [GeneratedRegex(@"\b(?:(?:is\s+|was\s+|are\s+)?(?:not|never|no\s+longer|instead\s+of|rather\s+than)|isn'?t|wasn'?t|ain'?t|(?:it\s+)?(?<past>was|used\s+to\s+be|had\s+been))\s+(?:on\s+|for\s+|the\s+|at\s+)?\z", Flags)]
    private static partial Regex Denied();

    [GeneratedRegex(@"\b(?:now|but|is|it'?s|instead|actually|new|moved|changed|should\s+be)\b", Flags)]
    private static partial Regex Now();

    [GeneratedRegex(@"\b(?:not|isn'?t|wasn'?t|ain'?t|no\s+longer|never)\b(?:\s+(?:actually|really|been|currently|in|on|a|the|yet|any\s?more|under|put))*\s+(?<what>jeopardy|jeop|jep|hold|held|reject(?:ed|ion)?)\b", Flags)]
    private static partial Regex NotInState();
}
