using System.Text;
using System.Text.Json.Nodes;

namespace Demarc.Cards.Render.BlockKit;

/// <summary>Slack's own markup, for the few places that take nothing else.</summary>
public static class Mrkdwn
{
    /// <summary>Characters that style what stands between two of them; nothing in mrkdwn takes that away.</summary>
    const string Marks = "*_~`";

    /// <summary>The words with what opens a mention, broadcast or link made harmless. Marks stay: they may style, never act.</summary>
    public static string Escape(string words) => words.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>Elements of rich text as mrkdwn; null when words among them would be styled by marks they happen to have.</summary>
    internal static string? Of(IReadOnlyList<JsonObject> elements)
    {
        var written = new StringBuilder();
        foreach (var element in elements)
        {
            var words = element["text"]?.GetValue<string>() ?? "";
            var mark = Mark(element["style"] as JsonObject);
            if (words.AsSpan().IndexOfAny(Marks) >= 0 || mark is null || (mark.Length > 0 && (words.Trim() != words || words.Contains('\n'))))
            {
                return null;
            }

            written.Append(element["type"]!.GetValue<string>() switch
            {
                "user" => $"<@{element["user_id"]!.GetValue<string>()}>",
                // A bar ends the address, so a label with one would be cut there by nobody: only the first counts.
                "link" => $"<{Escape(element["url"]!.GetValue<string>()).Replace("|", "%7C", StringComparison.Ordinal)}|{Escape(words)}>",
                _ => mark + Escape(words) + mark,
            });
        }

        return written.ToString();
    }

    static string? Mark(JsonObject? style) => style switch
    {
        null => "",
        { Count: 1 } when style.ContainsKey("bold") => "*",
        { Count: 1 } when style.ContainsKey("italic") => "_",
        { Count: 1 } when style.ContainsKey("strike") => "~",
        { Count: 1 } when style.ContainsKey("code") => "`",
        _ => null,
    };
}
