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

    static bool IsGroup(Request request, int i) => request.Said[i].IsAlphanumeric && request.Said[i].Text.Length == GroupLength;
}
