using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Demarc.Time;

namespace Demarc.Features.StatusPosts;

/// <summary>The zone of "8:30 central", "8:30 am EST", "in Denver", "our time". What people mean is taken, and shown to them.</summary>
static partial class ZoneWords
{
    const int MostWords = 3;

    // IANA has zones of these names that never change their clocks; nobody who says "8:30 EST" in July means one of them.
    static readonly FrozenDictionary<string, string> Spoken = new Dictionary<string, string>
    {
        ["est"] = "America/New_York",
        ["mst"] = "America/Denver",
        ["hst"] = "Pacific/Honolulu",
        ["akst"] = "America/Anchorage",
        ["akdt"] = "America/Anchorage",
        ["utc"] = "UTC",
        ["gmt"] = "UTC",
        ["bst"] = "Europe/London",
    }.ToFrozenDictionary();

    // Zones wherever they stand; other places only where a zone is expected.
    static readonly FrozenSet<string> Certain = Spoken.Keys.Concat(["eastern", "edt", "central", "cst", "cdt", "mountain", "mdt", "pacific", "pst", "pdt", "arizona", "hawaii", "alaska"]).ToFrozenSet();

    static readonly FrozenSet<string> NoZone = new[]
    {
        "the", "this", "that", "same", "what", "which", "post", "status", "daily", "a", "an", "any", "set", "of", "to", "at", "on", "in", "for", "every", "each", "some", "one", "first", "next", "report",
        "right", "good", "start", "send", "change", "update", "and", "morning", "day", "here", "channel", "room", "time", "usual", "normal", "different", "other", "another", "later", "earlier", "better",
        "north", "south", "east", "west", "general", "center", "acre", "team", "only", "orders", "please",
    }.ToFrozenSet();

    public static ScheduleWish Read(Remaining rest, ScheduleWish wish)
    {
        if (rest.Takes(Own()))
        {
            return wish with { IsOwnZone = true };
        }

        if (rest.TakeFirst(Offset()) is { } offset)
        {
            return wish with { Problems = [.. wish.Problems, $"'{offset.Value.Trim()}' would not follow daylight saving time. Name the zone, like central or America/Chicago."] };
        }

        if (Find(rest) is { } zone)
        {
            return wish with { Zone = zone };
        }

        var unknown = rest.TakeFirst(SomeTime(), match => !NoZone.Contains(match.Groups["zone"].Value));
        return unknown is null ? wish : wish with { Problems = [.. wish.Problems, Zones.Read(unknown.Groups["zone"].Value).Refusal!] };
    }

    /// <summary>The longest name of one to three words that is a zone, and stands where one may.</summary>
    static string? Find(Remaining rest)
    {
        var words = Word().Matches(rest.Text);
        for (var length = MostWords; length > 0; length--)
        {
            for (var i = 0; i + length <= words.Count; i++)
            {
                var name = string.Join(' ', words.Skip(i).Take(length).Select(word => word.Value));
                if (MayStand(words, i, length) && (Spoken.GetValueOrDefault(name) ?? Zones.Meant(name)) is { } zone)
                {
                    rest.Cut(words[i].Index, End(words, i + length));
                    return zone;
                }
            }
        }

        return null;
    }

    static bool MayStand(MatchCollection words, int first, int length)
    {
        var own = words.Skip(first).Take(length).Select(word => word.Value).ToList();
        if (own.Any(word => NoZone.Contains(word) || word == "¦"))
        {
            return false;
        }

        var isPlaced = first > 0 && words[first - 1].Value is "in" or "¦";
        return isPlaced || Certain.Contains(own[0]) || own[0].Contains('/') || IsTimed(words, first + length);
    }

    static bool IsTimed(MatchCollection words, int next) =>
        next < words.Count && (words[next].Value == "time" || (words[next].Value is "standard" or "daylight" && next + 1 < words.Count && words[next + 1].Value == "time"));

    /// <summary>Behind the name and a "standard time zone" after it.</summary>
    static int End(MatchCollection words, int next)
    {
        while (next < words.Count && words[next].Value is "standard" or "daylight" or "time" or "timezone" or "zone")
        {
            next++;
        }

        return words[next - 1].Index + words[next - 1].Length;
    }

    [GeneratedRegex(@"\b(?:my|our|local|your|here's)\s+(?:own\s+|local\s+)?time(?:\s?zone)?\b")]
    private static partial Regex Own();

    [GeneratedRegex(@"\b(?:utc|gmt)\s?[+-]\s?[0-9]{1,2}(?::?[0-9]{2})?\b")]
    private static partial Regex Offset();

    [GeneratedRegex(@"\b(?:america|us|europe|asia|pacific|africa|australia|atlantic|canada|etc|indian|antarctica)/[a-z0-9_+/-]{2,40}")]
    private static partial Regex Iana();

    [GeneratedRegex(@"\b(?<zone>[a-z]{3,20})\s+time(?:\s?zone)?\b")]
    private static partial Regex SomeTime();

    [GeneratedRegex(@"[a-z][a-z0-9_/+-]*|¦")]
    private static partial Regex Word();
}
