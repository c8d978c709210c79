using System.Text.RegularExpressions;

namespace Demarc.Understanding.Stances;

/// <summary>
/// Tells what is said or ordered from what is denied, forbidden, doubted, made to depend, asked or only reported, by cue words and how far they reach
/// (the way of NegEx and ConText for clinical notes). Pure; whatever is written has a stance.
/// </summary>
public sealed class StanceReader
{
    const int MostRead = 2000;

    readonly Reach reach;
    readonly Regex request;
    readonly Regex prohibition;
    readonly Regex question;
    readonly Regex report;
    readonly Regex doubt;

    /// <param name="acts">What may be done, in all forms of the verbs, as alternatives of a regular expression.</param>
    /// <param name="wishes">Those of them that "can we" wishes for; of the others it asks whether one may.</param>
    public StanceReader(string acts, Reach reach, string? wishes = null)
    {
        this.reach = reach;
        var act = $@"(?:{acts})\b";
        request = Make($@"\A\W*(?:hey\W+)?(?:please|pls)\s+(?:\w+\s+)?(?={act})" + (wishes is null ? "" : $@"|\b(?:can|could)\s+(?:(?:we|i)\s+(?:please\s+|pls\s+)?(?:(?:get|have)\s+#\s+)?|#\s+(?:please\s+)?(?:be|get)\s+)(?=(?:{wishes})\b)"));
        prohibition = Make(reach == Reach.Act ? Cues.ForbidsAct(act) : Cues.ForbidsAll(act));
        question = Make(reach == Reach.Act ? Cues.AsksOfAct(act) : Never);
        report = Make(Cues.Reports(act));
        doubt = Make(Cues.DoubtsAct(act));
    }

    const string Never = @"(?!)";

    /// <param name="command">What is said, with <c>#</c> for what it is about, up to where words begin that are the writer's own to fill in.</param>
    /// <param name="rest">What follows; of it only a question mark counts.</param>
    public Stance Of(string command, string rest = "")
    {
        var said = Plain(command);
        var bare = Bare(said);
        var isRequest = bare.Length != said.Length || Cues.Courtesy().IsMatch(Plain(rest)) || request.IsMatch(said);
        if (prohibition.IsMatch(bare))
        {
            // "Why don't you close it" asks.
            return reach == Reach.Act && Cues.Question().IsMatch(bare) ? Stance.Asked : Stance.Forbidden;
        }

        if (((Cues.Question().IsMatch(bare) || question.IsMatch(bare)) && !request.IsMatch(said)) || Cues.Indirect().IsMatch(bare) || (!isRequest && (bare.Contains('?') || rest.Contains('?'))))
        {
            return Stance.Asked;
        }

        return reach == Reach.Act ? OfAct(bare) : OfFact(bare);
    }

    /// <summary>It says that something is not to be done, whatever else it says.</summary>
    public bool Forbids(string text) => prohibition.IsMatch(Cues.Forgotten().Replace(Plain(text), " "));

    /// <summary>What is left without that which others are said to have said.</summary>
    public string WithoutReports(string text) => report.Replace(text.Replace('\u2019', '\''), " ");

    Stance OfAct(string said) =>
        report.IsMatch(said) ? Stance.Reported
        : doubt.IsMatch(said) ? Stance.Doubted
        : Cues.Condition().IsMatch(said) || Cues.After().IsMatch(said) ? Stance.Conditional
        : Stance.Told;

    static Stance OfFact(string said) =>
        Cues.Doubt().IsMatch(said) || Cues.Weak().IsMatch(said) ? Stance.Doubted
        : Cues.Condition().IsMatch(said) ? Stance.Conditional
        : Cues.Denial().IsMatch(Cues.NotReady().Replace(said, " ")) ? Stance.Denied
        : Stance.Told;

    /// <summary>Without courtesies, which are put as questions and conditions: "can you", "if possible", "don't forget to".</summary>
    static string Bare(string said) => Cues.Courtesy().Replace(Cues.Forgotten().Replace(said, " "), " ");

    static string Plain(string text) => (text.Length > MostRead ? text[..MostRead] : text).Replace('\u2019', '\'').ReplaceLineEndings(" ").ToLowerInvariant();

    static Regex Make(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
