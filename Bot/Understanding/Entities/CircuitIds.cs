using System.Text.RegularExpressions;
using Demarc.Understanding.Words;

namespace Demarc.Understanding.Entities;

/// <summary>
/// Circuit ids in every spelling (slashes, dots, dashes, spaces, any case). The canonical form is upper case with slashes; an empty component keeps
/// its delimiter. Two spellings of one circuit have one key (<see cref="Keys"/>), whether an empty component was written or not.
/// </summary>
static partial class CircuitIds
{
    const int MostTokens = 20;
    const int Longest = 60;

    public static void Find(Utterance said, Gazetteer gazetteer, List<Found> found)
    {
        for (var i = 0; i < said.Count; i++)
        {
            if ((said[i].IsGlued && said[i - 1].IsAlphanumeric) || (!said[i].IsAlphanumeric && !said[i].Is('/')))
            {
                continue;
            }

            var end = Joined(said, i) ?? Spaced(said, i);
            if (end is not null)
            {
                var canonical = Canonical(said.Cased(i, end.Value));
                found.Add(new Found(EntityKind.CircuitId, gazetteer.IdsOf(EntityKind.CircuitId, canonical, said.Context) is [var known, ..] ? known : canonical, i, end.Value) { Rank = 7 });
                i = end.Value - 1;
            }
        }
    }

    public static string Canonical(string id)
    {
        var upper = id.Trim().ToUpperInvariant();
        var joint = upper.Contains('/', StringComparison.Ordinal) ? '/' : upper.Contains('.', StringComparison.Ordinal) ? '.' : '-';
        return Blanks().Replace(upper.Replace(joint, '/'), "/");
    }

    static int? Joined(Utterance said, int i)
    {
        var end = said.GluedRun(i, "/.-", MostTokens);

        // The dot that ends a sentence is not the id's.
        while (end > i + 1 && !said[end - 1].IsAlphanumeric)
        {
            end--;
        }

        return end - i >= 4 && IsCircuit(said, i, end) ? end : null;
    }

    // "70 KGGS 123456 PT": each component a token of its own, the serial number long enough not to be a count.
    static int? Spaced(Utterance said, int i) =>
        said[i].IsAlphanumeric && said[i].Text.Length == 2 && char.IsAsciiDigit(said[i].Text[0])
        && said[i + 1] is { Kind: TokenKind.Word, Text.Length: 4, IsGlued: false }
        && said[i + 2] is { Kind: TokenKind.Number, Text.Length: >= 5 and <= 7, IsGlued: false }
        && said[i + 3] is { Kind: TokenKind.Word, Text.Length: >= 2 and <= 4, IsGlued: false }
        && (said[i + 3].IsUpper || said[i + 1].IsUpper || !English.Knows(said[i + 3].Text))
            ? i + 4
            : null;

    static bool IsCircuit(Utterance said, int from, int to)
    {
        if (said[to - 1].End - said[from].Start > Longest)
        {
            return false;
        }

        var id = Canonical(said.Cased(from, to));
        return Serial().IsMatch(id) || ByNumber().IsMatch(id) || Facility().IsMatch(id);
    }

    // At most 60 characters are matched, and no part can be read in two ways.
    [GeneratedRegex(@"\A[A-Z0-9]{0,2}/[A-Z]{2}[A-Z0-9]{2}/[0-9]{3,7}(?:/[0-9]{0,3})?/[A-Z][A-Z0-9]{1,3}(?:/[A-Z0-9]{1,3})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Serial();

    [GeneratedRegex(@"\A(?:[A-Z0-9]{0,2}/)?[A-Z][A-Z0-9]{1,3}/[2-9][0-9]{2}/[2-9][0-9]{2}/[0-9]{4}(?:/[A-Z0-9]{0,5})?(?:/[A-Z0-9]{1,3})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex ByNumber();

    [GeneratedRegex(@"\A[A-Z0-9]{1,5}/[A-Z][A-Z0-9]{1,5}/(?:[A-Z0-9]{1,5}(?:-[A-Z0-9]{1,5})?/)?[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?/[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Facility();

    [GeneratedRegex(@" +", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();
}
