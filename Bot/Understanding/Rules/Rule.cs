using Demarc.Understanding.Requests;

namespace Demarc.Understanding.Rules;

/// <summary>A way of saying something that leaves little doubt; one line of rules.tsv.</summary>
/// <param name="Confidence">How often it is right on messages it was not written for.</param>
/// <param name="Line">Where it stands, for saying which rule decided.</param>
sealed record Rule(string Intent, double Confidence, int Line, IReadOnlyList<Func<Request, bool>> Conditions)
{
    /// <summary>It names whole messages, word for word: there is nothing left of them to doubt.</summary>
    public bool IsWhole { get; init; }

    public bool Holds(Request request)
    {
        foreach (var condition in Conditions)
        {
            if (!condition(request))
            {
                return false;
            }
        }

        return true;
    }
}
