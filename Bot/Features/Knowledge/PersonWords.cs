using System.Text.RegularExpressions;

namespace Demarc.Features.Knowledge;

/// <summary>Words that call for a person: they complain of an answer or ask for somebody, and say nothing of what about, or they carry the question.</summary>
static partial class PersonWords
{
    const int LongestCall = 120;

    /// <summary>"wrong answer", "person", "I want to speak to a human NOW": what was asked before is meant, never these words.</summary>
    public static bool IsForPerson(string text) => text.Length <= LongestCall && (Complaint().IsMatch(text) || Call().IsMatch(text));

    /// <summary>The question of "ask a person whether Lumen does wave in Boise"; empty when none is in it.</summary>
    public static string QuestionIn(string text) => Asking().Match(text) is { Success: true } match && match.Groups[1].Value.Trim() is { } words && words.Count(char.IsLetter) > 5 && !Vague().IsMatch(words) ? words : "";

    /// <summary>What somebody wants a person for, said in the same breath: "can I get a credit for the delay". Null when they only ask for a person or complain.</summary>
    public static string? WishIn(string text)
    {
        var words = text.Trim();
        if (words.Length == 0 || IsForPerson(words) || Bare().IsMatch(words))
        {
            return null;
        }

        var rest = Lead().Replace(words, "", 1).Trim();
        return rest.Length > 0 && !Bare().IsMatch(rest) ? rest : words;
    }

    // Every word asks for somebody, and none says what about.
    [GeneratedRegex(
        @"\A\W*(?:(?:a|an|the|is|are|there|be|to|with|for|from|at|of|or|and|i|i'?d|i'?m|i'?ll|me|my|we|us|you|your|it|this|that|can|could|may|will|would|do|does|like|want|wanna|need|have|has|get|got|give|let|just|please|pls|now|asap|instead|here|right|away|real|actual|live|human|humans|being|person|people|"
        + @"somebody|someone|anybody|anyone|agent|representative|rep|operator|support|partner|staff|order|desk|team|chat|bot|robot|not|ask|talk|speak|connect|transfer|put|through|hand|over|off|pass|on|call|callback|back|contact|reach|help|hi|hello|hey|thanks|thank)\b[\W_]*)+\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Bare();

    [GeneratedRegex(@"\A\W*(?:(?:please|pls|can you|could you|can i|could i|i want to|i need to|i'?d like to|let me)\s+)*(?:ask|tell)\s+(?:a |the |some ?)(?:real )?(?:person|human|body|one)\b(?:\s+(?:to|about|if|whether|that|for)\b)?[\s:,]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Lead();

    [GeneratedRegex(
        @"\A\W*(?:(?:no|sorry|hey|well|but|ok|um|that|this|it|your|the|you)\W+)*(?:is |was |are |were |'?s )?(?:(?:a |the |totally |completely |just |so |plain )*(?:wrong|incorrect|false|useless|unhelpful|nonsense|rubbish|bad|not (?:right|correct|true|helpful|useful|what i (?:asked|meant|wanted|need\w*)|an answer|my question|good enough)|isn'?t (?:right|correct|helpful|what i (?:asked|meant|wanted)))(?: answer| reply| info\w*)?|(?:did(?:n'?t| not)|does(?:n'?t| not)|do(?:n'?t| not)|never) (?:really |actually )?(?:help(?: me)?|answer(?:ed)?(?: my question| me| it| anything)?|work for me|understand(?: me| my question)?)|not what i (?:asked|meant|wanted)(?: for)?|no help(?: at all)?|misunderst\w+(?: me)?|answer(?:ed)? is wrong|answer (?:was|is) (?:wrong|no help|not helpful))(?: (?:at all|again|for me|really))?\W*\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Complaint();

    const string Someone = @"(?:(?:a|an|some|the|any|real|live|actual|human|another)\s+)*(?:person|human(?: being)?|people|agent|representative|rep|operator|somebody|someone|staff(?: member)?|colleague)";

    [GeneratedRegex(
        $@"\A\W*(?:(?:no|hey|ok|please|pls|just|now|but|seriously|stop)\W+)*(?:(?:i|we)\s+)?(?:(?:want|need|would like|'d like|wanna|have|demand|prefer|get|give|let|connect|transfer|put|can|could|may|is|me|i|we|to|with|you|through|there|please|just|really)\s+)*(?:(?:speak|talk|chat|connect\w*|ask|pass (?:it|this) (?:on )?|hand (?:it|this|me) (?:over )?)\s+)?(?:(?:to|with|on to|from)\s+)?{Someone}(?:\s+(?:please|pls|now|right now|immediately|asap|instead|here|at once|today|who can help|this|it))*\W*\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Call();

    [GeneratedRegex(
        $@"\A\W*(?:(?:please|pls|can you|could you|can i|could i|may i|i (?:want|need|would like) (?:you )?to|just|then|hey)\W+)*ask\s+{Someone}(?:\s+(?:here|there|please|at the (?:desk|order desk)))?(?:\s*[:,–-]\s*|\s+(?:(?=(?:whether|if|why|how|when|what|where|who|which|is|are|does|do|can)\b)|about\s+|for\s+|to\s+))(.+?)\s*\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Asking();

    /// <summary>Says nothing of what about.</summary>
    [GeneratedRegex(@"\A\W*(?:it|this|that|me|us|help|call me|help me|my question|that question|this question|contact me|call (?:me )?back)\W*(?:please|now)?\W*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Vague();
}
