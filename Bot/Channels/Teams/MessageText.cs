using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Demarc.Channels.Teams;

/// <summary>What a person typed, out of what Teams made of it: without the bot's mention, others' mentions as their names, no markup.</summary>
static partial class MessageText
{
    /// <summary>Longer than Teams lets a person send.</summary>
    const int Longest = 20_000;

    public static string Of(JsonElement activity, string botId)
    {
        var text = Head(activity.Text("text"));
        foreach (var mention in Mentions(activity).Where(mention => mention.Text("mentioned", "id") == botId))
        {
            if (mention.Text("text") is { Length: > 0 } tag)
            {
                text = text.Replace(tag, " ", StringComparison.Ordinal);
            }
        }

        return activity.Text("textFormat") is "xml" or "html" ? OfHtml(text) : Tidy(AtTag().Replace(text, ""));
    }

    /// <summary>The words of a message as Teams stores it.</summary>
    public static string OfHtml(string? html)
    {
        var lines = LineEnd().Replace(Head(html), "\n");
        return Tidy(Tag().Replace(lines, ""));
    }

    public static bool IsMentioned(JsonElement activity, string botId) =>
        Mentions(activity).Any(mention => mention.Text("mentioned", "id") is { Length: > 0 } id && id == botId);

    static IEnumerable<JsonElement> Mentions(JsonElement activity) => activity.Items("entities").Where(entity => entity.Text("type") == "mention");

    static string Tidy(string text)
    {
        var words = WebUtility.HtmlDecode(text).Replace("\r\n", "\n", StringComparison.Ordinal);
        var plain = string.Concat(words.Where(c => c is '\n' || !char.IsControl(c)));
        return Blanks().Replace(plain, " ").Trim();
    }

    /// <summary>The first so many characters, and no half of one.</summary>
    public static string Head(string? text, int most = Longest) =>
        text is null ? "" : text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    // None of these can be made to look at a text more than once: each stops at the next bracket.
    [GeneratedRegex(@"</?at\b[^<>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex AtTag();

    [GeneratedRegex(@"<br[^<>]*>|</(?:p|div|li|tr|h[1-6])>", RegexOptions.IgnoreCase)]
    private static partial Regex LineEnd();

    [GeneratedRegex(@"<[^<>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"[^\S\n]+")]
    private static partial Regex Blanks();
}
