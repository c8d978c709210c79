using Demarc.Understanding.Words;

namespace Demarc.Understanding.Entities;

/// <summary>Account numbers, after a word that says so. Digits and letters as written, without the blanks between: leading zeros matter, and so do dashes.</summary>
static class Accounts
{
    // It was called an account, whatever else it may be.
    const int Said = 60;
    const int MostGroups = 6;

    static readonly HashSet<string> Cues = ["acct", "account", "accnt", "acc", "ban", "accts", "acct#"];
    static readonly HashSet<string> Fillers = ["number", "no", "num", "nbr", "nr", "is", "ending", "ends", "end", "in", "with"];

    public static void Find(Utterance said, List<Found> found)
    {
        for (var i = 0; i < said.Count; i++)
        {
            if (!said.IsIn(i, Cues))
            {
                continue;
            }

            var at = i + 1;
            while (at - i < 6 && (said[at].Is('#') || said[at].Is(':') || said[at].Is('.') || said.IsIn(at, Fillers)))
            {
                at++;
            }

            if (End(said, at) is { } end)
            {
                found.Add(new Found(EntityKind.Account, said.Cased(at, end).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant(), at, end) { Rank = Said });
            }
        }
    }

    // Groups of digits (or digits and letters), parted by one blank or dash; four digits at least.
    static int? End(Utterance said, int from)
    {
        var digits = 0;
        var at = from;
        for (var group = 0; group < MostGroups && said[at].Kind is TokenKind.Number or TokenKind.Mixed; group++)
        {
            var isNext = group == 0 || said[at].Start - said[at - 1].End <= 1;
            if (!isNext || (group > 0 && said[at].Kind == TokenKind.Mixed))
            {
                break;
            }

            digits += said[at].Text.Count(char.IsAsciiDigit);
            at++;
            if (said[at].Is('-') && said[at].IsGlued && said[at + 1].IsGlued && said[at + 1].Kind is TokenKind.Number or TokenKind.Mixed)
            {
                digits += said[at + 1].Text.Count(char.IsAsciiDigit);
                at += 2;
            }
        }

        return digits >= 4 ? at : null;
    }
}
