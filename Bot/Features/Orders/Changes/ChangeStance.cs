using System.Text.RegularExpressions;
using Demarc.Understanding.Stances;

namespace Demarc.Features.Orders.Changes;

/// <summary>Tells what is stated of an order from what is denied, forbidden, guessed or asked: only what is told changes it. Pure.</summary>
static partial class ChangeStance
{
    const RegexOptions Flags = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    static readonly StanceReader Reader = new("set|put|mark|change|move|push|cancel|touch|update|enter|note|follow|unfollow|assign|hold", Reach.Sentence);

    static readonly StanceReader Cancelling = new(@"cancel\w*|cxl|kill|void|scrap|nix|withdraw|terminate", Reach.Act);

    /// <param name="text">What was said, with <c>#</c> for each order.</param>
    public static Stance Of(string text)
    {
        // What follows "next:" or "jeopardy" are words of their own, which may doubt and ask.
        if (EndsState().IsMatch(text) || OwnWords().Match(text) is not { Success: true } own)
        {
            return Reader.Of(text);
        }

        var isFree = own.Groups["free"].Success;
        return !isFree && Reader.Forbids(text) ? Stance.Forbidden : Reader.Of(text[..own.Index], isFree ? "" : text[own.Index..]);
    }

    /// <summary>The same of a cancellation: what is denied beside it is its reason, "cancel 48213, they did not sign".</summary>
    public static Stance OfCancelling(string text) => Of(text) is var stance && stance == Stance.Denied && Cancelling.Of(text) == Stance.Told ? Stance.Told : stance;

    /// <summary>"Don't follow 48213".</summary>
    public static bool Forbids(string text) => Reader.Forbids(text);

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

    [GeneratedRegex(@"\A\W*(?:(?:so|and|but|hey|ok|okay|hi)\W+)*(?:(?:order\s*)?#\W+)?(?:is|isn'?t|are|was|wasn'?t|were|has|hasn'?t|had|did|didn'?t|does|who|whos|when|where|why|which)\b", Flags)]
    private static partial Regex Facts();

    [GeneratedRegex(@"\A\W*(?:(?:so|and|but|hey|ok|okay|hi)\W+)*(?:should|shall|can|could|may|must|how|what|do|am)\b", Flags)]
    private static partial Regex Leave();

    [GeneratedRegex(@"\b(?:jeopardy|jeop|jep|hold|reject(?:ion)?)\b(?:\W+(?:is|was|has|been|be|isn'?t|wasn'?t|hasn'?t|not|never|maybe|might|may|could|should|probably|likely|already|still|to))*\W+(?:cleared|clear|over|off|released|lifted|resolved|corrected|fixed|removed|done|none)\b", Flags)]
    private static partial Regex EndsState();

    [GeneratedRegex(@"\b(?:next(?:\s+(?:step|action)|(?=\s*(?:is\b|to\b)?\s*[:=-]))|(?:supplier\s+|carrier\s+)?status(?=\s*(?:[:=]|is\b|to\b))|jeopardy|jeop|jep|reject(?:ed|ion)?|hold|not\s+ready|owner)\b(?<free>\s*[:=,–—-]|\s+(?:is|to)\b)?", Flags)]
    private static partial Regex OwnWords();

    [GeneratedRegex(@"\b(?:(?:is\s+|was\s+|are\s+)?(?:not|never|no\s+longer|instead\s+of|rather\s+than)|isn'?t|wasn'?t|ain'?t|(?:it\s+)?(?<past>was|used\s+to\s+be|had\s+been))\s+(?:on\s+|for\s+|the\s+|at\s+)?\z", Flags)]
    private static partial Regex Denied();

    [GeneratedRegex(@"\b(?:now|but|is|it'?s|instead|actually|new|moved|changed|should\s+be)\b", Flags)]
    private static partial Regex Now();

    [GeneratedRegex(@"\b(?:not|isn'?t|wasn'?t|ain'?t|no\s+longer|never)\b(?:\s+(?:actually|really|been|currently|in|on|a|the|yet|any\s?more|under|put))*\s+(?<what>jeopardy|jeop|jep|hold|held|reject(?:ed|ion)?)\b", Flags)]
    private static partial Regex NotInState();
}
