using System.Text.RegularExpressions;
using Demarc.Turns;

namespace Demarc.Features.Orders.Changes;

/// <summary>A yes to what was shown before it is done: nothing else beside it, so that a yes with a condition is none.</summary>
static partial class Consent
{
    public static bool IsGiven(Turn turn) => turn.Meaning?.Intent == "meta.yes" || IsYes(turn.Inbound.Text);

    public static bool IsYes(string text) => Yes().IsMatch(text);

    [GeneratedRegex(@"\A\W*(?:yes|yep|yeah|y|ok|okay|sure|do it|go ahead|confirm(?:ed)?)\b\W*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Yes();
}
