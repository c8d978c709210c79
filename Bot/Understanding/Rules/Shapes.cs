using Demarc.Understanding.Requests;
using Demarc.Understanding.Words;

namespace Demarc.Understanding.Rules;

static class Shapes
{
    const int GroupLength = 5;

    /// <summary>Two groups of five letters and digits, run together, or with a dash or blank between: an invitation's code.</summary>
    public static bool HasInvitation(Request request)
    {
        for (var i = request.From; i < request.To; i++)
        {
            if (request.Said[i].Text.Length == 2 * GroupLength && request.Said[i].Kind == TokenKind.Mixed)
            {
                return true;
            }

            var next = request.Said[i + 1].Is('-') ? i + 2 : i + 1;
            if (IsGroup(request, i) && IsGroup(request, next) && next < request.To && (request.Said[i].IsUpper || request.First == "link"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Two amounts with "and", "to" or a dash between: "500 and 1000", "$1k-2k".</summary>
    public static bool HasRange(Request request)
    {
        for (var i = request.From; i < request.To; i++)
        {
            var next = request.Said[i + 2].Is('$') ? i + 3 : i + 2;
            if (IsAmount(request, i) && (request.Said.Is(i + 1, "and", "to") || request.Said[i + 1].Is('-')) && next < request.To && IsAmount(request, next))
            {
                return true;
            }
        }

        return false;
    }

    static bool IsAmount(Request request, int i) =>
        request.Said.IsNumber(i, 2, 6) || (request.Said[i] is { Kind: TokenKind.Mixed, Text: [.. var digits, 'k'] } && digits.All(char.IsAsciiDigit));

    static bool IsGroup(Request request, int i) => request.Said[i].IsAlphanumeric && request.Said[i].Text.Length == GroupLength;
}
