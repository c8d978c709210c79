using System.Text.RegularExpressions;
using Demarc.Cards.Model;
using Demarc.Cards.Render;

namespace Demarc.Features.Knowledge;

/// <summary>One paragraph or item of an article: words, <c>**bold**</c>, <c>`code`</c> and <c>[links](https://…)</c>. Any other mark of Markdown is a finding.</summary>
static partial class ArticleLine
{
    public static Text Read(string words, int number, Findings findings)
    {
        var spans = new List<Span>();
        var rest = 0;
        foreach (Match match in Marked().Matches(words))
        {
            spans.AddRange(Plain(words[rest..match.Index], number, findings));
            rest = match.Index + match.Length;
            if (match.Groups["code"] is { Success: true } code)
            {
                spans.Add(new Plain(code.Value, Style.Code));
            }
            else if (match.Groups["bold"] is { Success: true } bold)
            {
                spans.AddRange(Plain(bold.Value, number, findings).Select(span => span with { Style = Style.Bold }));
            }
            else
            {
                spans.AddRange(Link(match.Groups["label"].Value, match.Groups["url"].Value, number, findings));
            }
        }

        spans.AddRange(Plain(words[rest..], number, findings));
        return new Text(spans);
    }

    static IEnumerable<Plain> Plain(string words, int number, Findings findings)
    {
        if (Mark().Match(words) is { Success: true } mark)
        {
            findings.Add($"line {number}: '{mark.Value}' in {Findings.Quote(words[Math.Max(0, mark.Index - 20)..])} is a mark that cards cannot show",
                "use **bold**, `code` or [label](https://…), and put ids and signs in `code`");
        }

        return words.Length == 0 ? [] : [new Plain(words)];
    }

    static IEnumerable<Span> Link(string label, string url, int number, Findings findings)
    {
        if (!url.StartsWith("https://", StringComparison.Ordinal) || WebAddress.Of(url) is null)
        {
            findings.Add($"line {number}: {Findings.Quote(url)} is no address a link may open", "use an https:// address");
        }

        _ = Plain(label, number, findings);
        return [new Link(label, url)];
    }

    // Bold stands between spaces and punctuation, where every reader of Markdown sees it as bold.
    [GeneratedRegex(@"`(?<code>[^`]+)`|(?<=^|[\s(])\*\*(?<bold>[^\s*`\[\]](?:[^*`\[\]]*[^\s*`\[\]])?)\*\*(?=$|[\s.,:;)!?])|(?<!!)\[(?<label>[^\[\]]+)\]\((?<url>[^\s()]*)\)")]
    private static partial Regex Marked();

    [GeneratedRegex(@"[*_`~<\[\]\\]|!\[|://|&[#A-Za-z0-9]{1,32};")]
    private static partial Regex Mark();
}
