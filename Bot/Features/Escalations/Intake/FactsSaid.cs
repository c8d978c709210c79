using System.Text.RegularExpressions;

namespace Demarc.Features.Escalations.Intake;

/// <summary>What a message says of the questions an intake asks, so that none of it is asked again. In the person's words; empty where nothing was said.</summary>
sealed partial record FactsSaid(string Impact, string Wanted, string Contact)
{
    const int MostRead = 4000;
    const int LongestFact = 400;

    public static FactsSaid In(string text)
    {
        var said = (text.Length > MostRead ? text[..MostRead] : text).Replace('\u2019', '\'');
        var parts = Parts().Split(said).Select(part => part.Trim(Around)).Where(part => part.Length > 0).ToList();
        return new FactsSaid(Labelled(Impacts(), said) ?? Of(parts, IsImpact), Labelled(Wishes(), said) ?? Of(parts, IsWish), Labelled(Contacts(), said) ?? Of(parts, IsContact));
    }

    static readonly char[] Around = [' ', ',', '.', ';', ':', '-', '–', '\n', '\t', '\r'];

    static bool IsContact(string part) => Phone().IsMatch(part) && Calling().IsMatch(part);

    static bool IsWish(string part) => Wish().IsMatch(part) && !IsContact(part);

    static bool IsImpact(string part) => Situation.IsHarm(part) && !IsContact(part);

    static string Of(IEnumerable<string> parts, Func<string, bool> isIt)
    {
        var found = string.Join("; ", parts.Where(isIt));
        return found.Length > LongestFact ? found[..LongestFact] : found;
    }

    static string? Labelled(Regex label, string said) => label.Match(said) is { Success: true } match && match.Groups[1].Value.Trim(Around) is { Length: > 0 } words ? words : null;

    [GeneratedRegex(@"[.!?](?=\s|\z)|[;\n,]|\s[-–]\s|\b(?:and|but|so)\b(?=\s+(?:we|they|i|the customer|customer|please|pls|call|contact|need|want)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Parts();

    [GeneratedRegex(@"\bimpact(?: is)?\s*[:=]\s*([^\n;]+?)(?=\s*(?:[;\n]|\b(?:want\w*|wish|contact|call|level)\s*[:=]|\z))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Impacts();

    [GeneratedRegex(@"\b(?:want\w*|wish|request\w*|needs?)\s*[:=]\s*([^\n;]+?)(?=\s*(?:[;\n]|\b(?:impact|contact|call|level)\s*[:=]|\z))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Wishes();

    [GeneratedRegex(@"\b(?:contact|call|poc)\s*[:=]\s*([^\n;]+?)(?=\s*(?:[;\n]|\b(?:impact|want\w*|wish|level)\s*[:=]|\z))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Contacts();

    [GeneratedRegex(@"(?:\+?1[\s.-]?)?\(?\b[2-9]\d{2}\)?[\s.-]?\d{3}[\s.-]?\d{4}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Phone();

    [GeneratedRegex(@"\b(?:call|contact|reach|ask for|speak (?:to|with)|talk to|poc|point of contact|cell|mobile|his number|her number|their number|manager|owner|reachable|ring)\b|\b[A-Z][a-z]+ [A-Z][a-z]+\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Calling();

    [GeneratedRegex(
        @"\b(?:need|needs|want|wants|require[sd]?|would like|'d like|asking for|asks? for|looking for|please (?:get|send|have|give|find|push|arrange)|pls (?:get|send|have|give|find|push|arrange)|get (?:us|me|them)|send)\b.{0,40}\b(?:date|tech\w*|dispatch|credit|refund|foc|install\w*|answer|call ?back|update|expedite|cut ?over|manager|engineer|eta|completion|commitment|reschedul\w*|new order|it (?:in|up|done|fixed)|survey|permit|loa|someone on site|crew)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Wish();
}
