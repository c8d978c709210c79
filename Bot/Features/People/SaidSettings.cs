using System.Globalization;
using System.Text.RegularExpressions;
using Demarc.Time;
using Demarc.Turns;

namespace Demarc.Features.People;

/// <summary>What somebody's own settings become by a sentence.</summary>
/// <param name="Person">Null: it cannot be done, and <paramref name="Words"/> say why and what to say instead.</param>
public sealed record SettingSaid(Person? Person, string Words);

/// <summary>Reads "quiet hours 8pm to 7am", "no quiet hours", "my time zone is pacific", "no messages on weekends", "my number is 303-555-0101". Pure.</summary>
public static partial class SaidSettings
{
    const RegexOptions Flags = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <returns>Null: no setting is said, only talked of.</returns>
    public static SettingSaid? Read(string text, Person person)
    {
        var said = text.Replace('’', '\'').Trim().TrimEnd('.', '!');
        if (NoNumber().IsMatch(said))
        {
            return new SettingSaid(person with { Callback = "" }, person.Callback.Length == 0 ? "It is so already: I keep no number of yours." : $"Forgotten: {person.Callback} no longer stands on your escalations.");
        }

        if (Number().Match(said) is { Success: true } number)
        {
            return Called(person, number.Groups["number"].Value.Trim(), isText: number.Groups["text"].Success);
        }

        if (Weekends().IsMatch(said))
        {
            var isQuiet = !Welcome().IsMatch(said) || Silence().IsMatch(said);
            var hours = person.Quiet ?? new QuietHours(default, default);
            return Quieted(person, !isQuiet && hours.From == hours.To ? null : hours with { Weekends = isQuiet });
        }

        if (Quiet().IsMatch(said))
        {
            return NoQuiet().IsMatch(said)
                ? Quieted(person, person.Quiet is { Weekends: true } ? new QuietHours(default, default, Weekends: true) : null)
                : Hours().Match(said) is { Success: true } hours ? Between(person, hours) : null;
        }

        return Zone().Match(said) is { Success: true } zone ? Zoned(person, zone.Groups["zone"].Value.Trim()) : null;
    }

    static SettingSaid Called(Person person, string number, bool isText)
    {
        if (!PeopleForms.IsCallback(number))
        {
            return new SettingSaid(null, $"\"{number}\" is no whole telephone number. Say it with its area code: \"my number is 303-555-0101\"; nothing was changed.");
        }

        var called = person with { Callback = number, ContactBy = isText ? ContactWay.TextMessage : person.ContactBy };
        return new SettingSaid(
            called,
            called == person
                ? $"It is so already: your callback number is {number}."
                : $"Saved. Your callback number is {number}; it stands on your escalations, for our own staff. Say \"forget my number\" to remove it.");
    }

    static SettingSaid Quieted(Person person, QuietHours? quiet) => new(
        person with { Quiet = quiet },
        person.Quiet == quiet ? $"It is so already. {PeopleForms.Describe(quiet)}" : $"Saved. {PeopleForms.Describe(quiet)}{(quiet is null ? "" : $" Times are those of {Place(person.Zone)}.")}");

    static SettingSaid Between(Person person, Match hours)
    {
        var (from, to) = (TimeOf(hours.Groups["from"].Value, isEvening: true), TimeOf(hours.Groups["to"].Value, isEvening: false));
        return (from, to) switch
        {
            ({ } start, { } end) when start != end => Quieted(person, new QuietHours(start, end, person.Quiet is { Weekends: true })),
            ({ }, { }) => new SettingSaid(null, "Quiet hours need a start and an end that differ. Say it like \"quiet hours 8pm to 7am\", or \"no quiet hours\"."),
            _ => new SettingSaid(null, $"\"{(from is null ? hours.Groups["from"].Value : hours.Groups["to"].Value).Trim()}\" is no time of day. Say it like \"quiet hours 8pm to 7am\"; nothing was changed."),
        };
    }

    static SettingSaid Zoned(Person person, string said)
    {
        var name = Suffix().Replace(said, "").Trim();
        var zone = Abbreviated(name) ?? (Zones.Find(name) is { } exact ? exact.Id : Zones.Meant(name));
        return zone is null
            ? new SettingSaid(null, $"I know no time zone \"{(said.Length > 60 ? said[..60] + "…" : said)}\". Say it like \"my time zone is pacific\", \"i'm in Denver\" or \"my time zone is America/Chicago\"; yours stays {Place(person.Zone)}.")
            : person.Zone == zone ? new SettingSaid(person, $"It is so already: your time zone is {Place(zone)}.")
            : new SettingSaid(person with { Zone = zone }, $"Saved. Your time zone is {Place(zone)} now, before it was {Place(person.Zone)}. Times you read and quiet hours follow it.");
    }

    // IANA has zones of these names that never change their clocks; nobody means them.
    static string? Abbreviated(string name) => name.ToUpperInvariant() switch
    {
        "EST" => "America/New_York",
        "MST" => "America/Denver",
        "HST" => "Pacific/Honolulu",
        _ => Zones.FromWord(name),
    };

    /// <summary>"America/Los_Angeles" as people say it: "Los Angeles (America/Los_Angeles)".</summary>
    public static string Place(string zone) => zone.Contains('/', StringComparison.Ordinal) ? $"{zone[(zone.LastIndexOf('/') + 1)..].Replace('_', ' ')} ({zone})" : zone;

    /// <param name="isEvening">What a bare hour from 5 to 11 means: quiet begins in the evening and ends in the morning.</param>
    static TimeOnly? TimeOf(string said, bool isEvening)
    {
        var match = Clock().Match(said.Trim());
        if (!match.Success)
        {
            return said.Trim().ToLowerInvariant() switch { "midnight" => new TimeOnly(0, 0), "noon" => new TimeOnly(12, 0), _ => null };
        }

        var hour = int.Parse(match.Groups["h"].ValueSpan, CultureInfo.InvariantCulture);
        var minute = match.Groups["m"] is { Success: true } minutes ? int.Parse(minutes.ValueSpan, CultureInfo.InvariantCulture) : 0;
        var half = match.Groups["half"].Value.ToLowerInvariant();
        if (minute > 59 || hour > 24 || (half.Length > 0 && hour is 0 or > 12))
        {
            return null;
        }

        hour = half switch
        {
            ['p', ..] => (hour % 12) + 12,
            ['a', ..] => hour % 12,
            _ => isEvening && hour is >= 5 and <= 11 && !match.Groups["m"].Success ? hour + 12 : hour % 24,
        };
        return new TimeOnly(hour, minute);
    }

    [GeneratedRegex(@"\A(?:please\s+)?(?:forget|remove|delete|drop|clear)\s+my\s+(?:[a-z]+\s+){0,2}(?:number|phone|cell|mobile|callback|call\s?back)\b", Flags)]
    private static partial Regex NoNumber();

    [GeneratedRegex(@"\A(?:please\s+|pls\s+|you\s+can\s+|hey\s+)*(?:(?:(?:change|set|update|save|use)\s+)?(?:my|(?:the\s+)?best)\s+(?:[a-z]+\s+){0,2}(?:number|phone|cell|mobile|line|callback|call\s?back)\b[^0-9+(]{0,40}|(?:call|reach|phone|ring|(?<text>text))\s+me\s+(?:back\s+)?(?:at|on)\s+)(?<number>[+(]?[0-9][0-9 ().+/x-]*(?:(?:ext\.?|extension)\s*[0-9]{1,6})?)", Flags)]
    private static partial Regex Number();

    [GeneratedRegex(@"\bweekends?\b", Flags)]
    private static partial Regex Weekends();

    [GeneratedRegex(@"\b(?:ok|okay|fine|good|too|again|can|may|works?|welcome|allowed|(?:write|message|ping|notify|text)\s+me)\b", Flags)]
    private static partial Regex Welcome();

    [GeneratedRegex(@"\b(?:no|don'?t|dont|do not|not|never|stop|quiet|mute|off|without|except)\b", Flags)]
    private static partial Regex Silence();

    [GeneratedRegex(@"\bquiet\b|\bdo not disturb\b|\bdnd\b|\b(?:don'?t|dont|do not|no|stop)\s+(?:ping|messag\w*|notif\w*|writ\w*|text\w*|bother\w*|disturb)", Flags)]
    private static partial Regex Quiet();

    [GeneratedRegex(@"\b(?:no|without|remove|clear|delete|end|turn off|switch off|disable|stop|drop|cancel)\s+(?:my\s+|the\s+|any\s+|all\s+)?quiet\b|\bquiet\s+(?:hours|time)\s*(?:are|is|to|:)?\s*(?:off|none|over|gone)\b", Flags)]
    private static partial Regex NoQuiet();

    [GeneratedRegex(@"\b(?:from\s+|between\s+|after\s+|hours\s*(?:are|is|to|:|=)?\s*)(?<from>[0-9]{1,4}(?::[0-9]{2})?\s*(?:[ap]\.?m?\.?)?|noon|midnight)\s*(?:-|–|to|till|until|til|and|through|before)\s*(?<to>[0-9]{1,4}(?::[0-9]{2})?\s*(?:[ap]\.?m?\.?)?|noon|midnight)(?![0-9:])", Flags)]
    private static partial Regex Hours();

    [GeneratedRegex(@"\A(?:please\s+)?(?:(?:(?:set|change|switch|update)\s+)?(?:my\s+)?time\s?zone(?:\s+(?:is|to|=)|:)?\s+(?:now\s+)?(?<zone>[a-z_/ +-]{2,60})|(?:i'?m|i am|im)\s+(?:now\s+)?(?:in|on)\s+(?<zone>(?!(?:a|the|my|an)\b)[a-z_/ ]{2,40})|(?:i\s+(?:moved to|live in|work in|am based in|work from))\s+(?<zone>[a-z_/ ]{2,40}))\z", Flags)]
    private static partial Regex Zone();

    [GeneratedRegex(@"\s+(?:standard\s+|daylight\s+)?time(?:\s?zone)?\z|\s+now\z", Flags)]
    private static partial Regex Suffix();

    [GeneratedRegex(@"\A(?<h>[0-9]{1,2})(?::?(?<m>[0-9]{2}))?\s*(?<half>[ap]\.?m?\.?)?\z", Flags)]
    private static partial Regex Clock();
}
