using System.Text.RegularExpressions;

namespace Demarc.Features.Knowledge;

/// <summary>What somebody wants a person for, when they say it in the same breath: "can I get a credit for the delay" does, "just get me a human" does not.</summary>
static partial class PersonWish
{
    /// <returns>The words to pass on; null when they only ask for a person.</returns>
    public static string? In(string text)
    {
        var words = text.Trim();
        if (words.Length == 0 || Bare().IsMatch(words))
        {
            return null;
        }

        var rest = Lead().Replace(words, "", 1).Trim();
        return rest.Length > 0 && !Bare().IsMatch(rest) ? rest : words;
    }

    const RegexOptions Flags = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    // Every word asks for somebody, and none says what about.
    [GeneratedRegex(
        @"\A\W*(?:(?:a|an|the|is|are|there|be|to|with|for|from|at|of|or|and|i|i'?d|i'?m|i'?ll|me|my|we|us|you|your|it|this|that|can|could|may|will|would|do|does|like|want|wanna|need|have|has|get|got|give|let|just|please|pls|now|asap|instead|here|right|away|real|actual|live|human|humans|being|person|people|"
        + @"somebody|someone|anybody|anyone|agent|representative|rep|operator|support|partner|staff|order|desk|team|chat|bot|robot|not|ask|talk|speak|connect|transfer|put|through|hand|over|off|pass|on|call|callback|back|contact|reach|help|hi|hello|hey|thanks|thank)\b[\W_]*)+\z",
        Flags)]
    private static partial Regex Bare();

    [GeneratedRegex(@"\A\W*(?:(?:please|pls|can you|could you|can i|could i|i want to|i need to|i'?d like to|let me)\s+)*(?:ask|tell)\s+(?:a |the |some ?)(?:real )?(?:person|human|body|one)\b(?:\s+(?:to|about|if|whether|that|for)\b)?[\s:,]*", Flags)]
    private static partial Regex Lead();
}
