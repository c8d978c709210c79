using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Demarc.Features.Orders.Lists;

/// <summary>What is left of a question when all that was read is taken out: names, small words, and what was not understood.</summary>
static partial class ListLeft
{
    const int Most = 4;

    static readonly FrozenSet<string> Small = (
        "a an the this that those these them it its all any is are was were be been being am do does did has have had having get got gets give gives show shows list lists see find pull tell let lets want need needs looking look "
        + "me my mine i we us you our ours your their of on at in to for from by with without and or but so as than then there here please pls plz thanks thank hi hey hello ok can could would will may might should what whats which who whose where when how "
        + "order orders ones one stuff things thing installs install installations installation circuits circuit services service jobs sites deals items lines accounts customer customers client clients carrier carriers supplier rep reps agency partner "
        + "due date dates dated foc focs status state stage standing still yet now today currently right just only also too very up out about still going coming happening not no yes if s t re ve m ll d im ive id hows whos "
        + "many much number total count first last next over under more less each per everyone everybody everything anything else again sort sorted by either quick quickly summary rundown report new old current existing only included except all both mrc each foc's").Split(' ').ToFrozenSet();

    static readonly FrozenSet<string> BeforeNames = ["of", "for", "by", "from", "at", "in", "with", "near", "customer", "client", "agency", "rep", "partner", "assigned"];

    public static (IReadOnlyList<string> Names, IReadOnlyList<string> Unread) Read(string said)
    {
        var (names, unread) = (new List<string>(), new List<string>());
        var run = new List<string>();
        var (before, end) = ("", 0);
        var isName = false;
        foreach (Match match in Word().Matches(said))
        {
            var plain = match.Value.ToLowerInvariant();
            var bare = plain.EndsWith("'s", StringComparison.Ordinal) ? plain[..^2] : plain.Trim('\'');
            if (match.Value[0] == '\u0001' || bare.Length == 0 || IsSmall(bare, plain, run))
            {
                Close();
                before = match.Value[0] == '\u0001' ? "" : bare;
                continue;
            }

            if (run.Count == 0)
            {
                isName = BeforeNames.Contains(before);
            }

            isName |= plain.EndsWith("'s", StringComparison.Ordinal) || char.IsUpper(match.Value[0]);
            var isApart = run.Count > 0 && said.AsSpan(end, match.Index - end).Contains(',');
            run.Add((isApart ? ", " : "") + (plain.EndsWith("'s", StringComparison.Ordinal) ? match.Value[..^2] : match.Value));
            end = match.Index + match.Length;
        }

        Close();
        return (names, unread);

        void Close()
        {
            if (run.Count > 0 && names.Count + unread.Count < Most)
            {
                (isName ? names : unread).Add(string.Join(' ', run).Replace(" , ", ", ", StringComparison.Ordinal));
            }

            run.Clear();
        }
    }

    // "Oak and Pine": an "and" in the middle of a name is the name's.
    static bool IsSmall(string bare, string plain, List<string> run) => Small.Contains(bare) || Small.Contains(plain.Replace("'", "", StringComparison.Ordinal)) || (run.Count == 0 && bare is "&");

    [GeneratedRegex(@"\u0001|[\p{L}\p{N}&$%#'][\p{L}\p{N}&'.\-/$%#]*(?<![.\-/])", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
