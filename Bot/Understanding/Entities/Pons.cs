using Demarc.Understanding.Words;

namespace Demarc.Understanding.Entities;

/// <summary>Purchase order numbers: what follows "PON", or a token made like one. At most 16 characters, upper case.</summary>
static class Pons
{
    const int Longest = 16;
    const string Marks = "-_./#";

    // "link ABCDE-12345": an invitation, and nobody's order.
    static readonly HashSet<string> Codes = ["link", "code"];
    static readonly HashSet<string> Fillers = ["number", "no", "num", "is", "nbr", "po"];

    public static void Find(Utterance said, Gazetteer gazetteer, List<Found> found)
    {
        for (var i = 0; i < said.Count; i++)
        {
            if (said.Is(i, "pon", "pons"))
            {
                AfterCue(said, i, gazetteer, found);
            }
            else if (ByShape(said, i) is { } end && !said.HasBefore(i, 3, Codes))
            {
                found.Add(new Found(EntityKind.Pon, said.Cased(i, end).ToUpperInvariant(), i, end) { Rank = 1 });
            }
        }
    }

    static void AfterCue(Utterance said, int i, Gazetteer gazetteer, List<Found> found)
    {
        // "PON_A-1" is one id; of "PON-4471" the store decides whether PON is part of it.
        if (said[i + 1].IsGlued && (said[i + 1].Is('_') || said[i + 1].Is('-')) && End(said, i) is var whole && whole > i + 2)
        {
            var rest = said.Cased(i + 2, whole).ToUpperInvariant();
            found.Add(gazetteer.IdsOf(EntityKind.Pon, rest, said.Context) is [var known, ..]
                ? new Found(EntityKind.Pon, known, i, whole) { Rank = 9 }
                : new Found(EntityKind.Pon, said.Cased(i, whole).ToUpperInvariant(), i, whole) { Rank = 3 });
            return;
        }

        var at = i + 1;
        while (at - i < 4 && (said[at].Is('#') || said[at].Is(':') || said[at].Is('.') || said.IsIn(at, Fillers)))
        {
            at++;
        }

        var end = End(said, at);
        if (end > at && said[end - 1].End - said[at].Start <= Longest && IsLikely(said, at, end))
        {
            found.Add(new Found(EntityKind.Pon, said.Cased(at, end).ToUpperInvariant(), at, end) { Rank = 6 });
        }
    }

    // An id has a digit, or capitals nobody would write otherwise.
    static bool IsLikely(Utterance said, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (said[i].Kind is TokenKind.Number or TokenKind.Mixed)
            {
                return true;
            }
        }

        return said[from].IsUpper && !said.IsShouted && !English.Knows(said[from].Text) && said[to - 1].End - said[from].Start >= 4;
    }

    static int End(Utterance said, int from)
    {
        if (!said[from].IsAlphanumeric)
        {
            return from;
        }

        var end = said.GluedRun(from, Marks, Longest);
        while (end > from && !said[end - 1].IsAlphanumeric)
        {
            end--;
        }

        return end;
    }

    // KLM00219, BHD-0042: two to six letters and four to eight digits, nothing else touching.
    static int? ByShape(Utterance said, int i)
    {
        if (said[i].IsGlued && (said[i - 1].IsAlphanumeric || said[i - 1].Is('/') || said[i - 1].Is('.') || said[i - 1].Is('-') || said[i - 1].Is('_')))
        {
            return null;
        }

        var end = said[i].Kind == TokenKind.Word && said[i + 1].Is('-') && said[i + 1].IsGlued && said[i + 2].IsGlued ? i + 3 : i + 1;
        if (end == i + 1 && said[i].Kind != TokenKind.Mixed)
        {
            return null;
        }

        var key = said.Key(i, end);
        var letters = key.AsSpan().IndexOfAnyInRange('0', '9');
        var isShape = letters is >= 2 and <= 6 && key.Length - letters is >= 4 and <= 8 && key.AsSpan(letters).IndexOfAnyExceptInRange('0', '9') < 0;
        return isShape && key[..letters] is not ("ORD" or "SO" or "ESC" or "KA" or "ORDER" or "TN" or "BTN" or "ACCT" or "ZIP" or "RFC") && !(said[end].IsGlued && said[end].IsAlphanumeric)
            ? end
            : null;
    }
}
