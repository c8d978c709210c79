using Demarc.Understanding.Words;

namespace Demarc.Understanding.Entities;

/// <summary>How much of a name stands in a text.</summary>
/// <param name="End">Token after the last.</param>
/// <param name="Words">How many of the name's words were said.</param>
readonly record struct Match(int End, int Words, int Slips, bool IsWhole, bool IsInitials)
{
    /// <summary>Whole before part, exact before slips.</summary>
    public int Score => (IsWhole ? 10 : 5) - Math.Min(Slips, 4);
}

static class NameMatch
{
    static readonly HashSet<string> Cues =
    [
        "for", "of", "on", "with", "customer", "client", "account", "at", "about", "partner", "agency", "agent", "site", "company", "from", "by",
        "project", "rollout", "to", "and", "status", "update", "hows", "cust", "end", "user", "called", "vs", "re",
    ];

    static readonly HashSet<string> PersonCues =
        ["to", "for", "ask", "ping", "with", "from", "by", "is", "invite", "assign", "contact", "cc", "add", "tell", "call", "told", "put", "can", "let", "have", "give", "hi", "hey", "mr", "ms"];

    static readonly HashSet<string> Joints = ["and", "&", "-", ".", ",", "/"];

    /// <summary>Walks the name's words along the text, from the second on.</summary>
    /// <param name="at">The token after the name's first word.</param>
    /// <param name="slips">By how much that one was off.</param>
    public static Match Read(Utterance said, int at, string[] name, int slips, bool isInitials)
    {
        var words = 1;
        for (; words < name.Length; words++)
        {
            var next = at;
            next += Joints.Contains(said[next].Text) ? 1 : 0;
            if (Distance(said[next].Text, name[words]) is not { } distance)
            {
                break;
            }

            slips += distance;
            at = next + 1;
        }

        return new Match(at, words, slips, words == name.Length, isInitials);
    }

    /// <summary>Everyday words make a name only in company: of other words of it, of capitals, or of a word such as "for" before.</summary>
    public static bool IsMeant(Utterance said, int i, EntityKind kind, string[] name, Match match)
    {
        var hasCapital = said[i].IsCapitalised && !said.IsShouted;
        if (match.IsInitials)
        {
            return said[i].IsUpper && !said.IsShouted ? true : !English.Knows(said[i].Text) && said.IsIn(i - 1, Cues);
        }

        if (match.Words == 1 && match.Slips > 0 && said[i].Text.Length < 5)
        {
            return false;
        }

        if (kind == EntityKind.Person && match.Words == 1)
        {
            return said.IsIn(i - 1, PersonCues) || said[i - 1].Is('@') || (hasCapital && i > 0 && !English.IsVeryCommon(said[i].Text));
        }

        var isEveryday = Enumerable.Range(0, match.Words).All(word => English.Knows(name[word]));
        if (!isEveryday)
        {
            return match.Words > 1 || match.IsWhole || name[0].Length > 3;
        }

        if (match.Words > 1)
        {
            return match.IsWhole || hasCapital || said.IsIn(i - 1, Cues) || i == 0 || !Enumerable.Range(0, match.Words).All(word => English.IsVeryCommon(name[word]));
        }

        // One everyday word: after a cue and as a name, or the whole of what is said.
        return said.IsIn(i - 1, Cues) && (hasCapital || (match.IsWhole && said.Count <= i + 2)) || (said.Count <= 2 && hasCapital);
    }

    static int? Distance(string word, string meant)
    {
        if (word == meant)
        {
            return 0;
        }

        if (English.Knows(word))
        {
            return null;
        }

        var most = EditDistance.Tolerance(Math.Min(word.Length, meant.Length));
        return EditDistance.Of(word, meant, most) is var distance && distance <= most ? distance : null;
    }
}
