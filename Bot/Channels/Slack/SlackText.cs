using System.Globalization;
using System.Text.RegularExpressions;

namespace Demarc.Channels.Slack;

/// <summary>What a person typed, out of what Slack made of it: without the bot's mention, others' mentions and links as their words.</summary>
static partial class SlackText
{
    /// <summary>Longer than Slack lets a person send.</summary>
    const int Longest = 40_000;

    public static string Of(string? text, string botUser)
    {
        var plain = Token().Replace(Head(text, Longest), match => Words(match.Groups[1].Value, match.Groups[2].Success ? match.Groups[2].Value : null, botUser));
        var words = plain.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);
        return Blanks().Replace(string.Concat(words.Where(c => c is '\n' || !char.IsControl(c))), " ").Trim();
    }

    public static bool Mentions(string? text, string botUser) =>
        botUser.Length > 0 && text is not null && (text.Contains($"<@{botUser}>", StringComparison.Ordinal) || text.Contains($"<@{botUser}|", StringComparison.Ordinal));

    /// <summary>The moment a message's ts names: seconds and a counter.</summary>
    public static DateTimeOffset? At(string? ts) =>
        decimal.TryParse(ts, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 4_102_444_800
            ? DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond))
            : null;

    /// <summary>The first so many characters, and no half of one.</summary>
    public static string Head(string? text, int most) =>
        text is null ? "" : text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    static string Words(string target, string? label, string botUser) => target[0] switch
    {
        '@' => target[1..] == botUser ? " " : "@" + (label is { Length: > 0 } ? label : target[1..]),
        '#' => "#" + (label is { Length: > 0 } ? label : target[1..]),
        '!' => target.StartsWith("!date", StringComparison.Ordinal) ? label ?? "" : "@" + (label is { Length: > 0 } ? label.TrimStart('@') : target[1..].Split('^')[0]),
        _ => label is { Length: > 0 } ? label : target,
    };

    // Stops at the next bracket, so no text is looked at more than once.
    [GeneratedRegex(@"<([^<>|\s][^<>|]*)(?:\|([^<>]*))?>")]
    private static partial Regex Token();

    [GeneratedRegex(@"[^\S\n]+")]
    private static partial Regex Blanks();
}
