using System.Text.RegularExpressions;

namespace Demarc.Features.Orders.Changes;

/// <summary>"Don't unfollow 48302" changes nothing; "don't tell me of 48302 any more" does.</summary>
static partial class FollowText
{
    public static bool Forbids(string text) => Forbidden().IsMatch(text.Replace('’', '\''));

    [GeneratedRegex(@"\b(?:don'?t|do\s+not|never|not\s+to)\s+(?:(?:you|please|yet|ever|want\s+(?:you\s+)?to|mean\s+to|let\s+me)\s+)*(?:unfollow|unsubscribe|mute|stop|follow|watch|track|subscribe)\b(?!.*\b(?:any\s?more|any\s+longer)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Forbidden();
}
