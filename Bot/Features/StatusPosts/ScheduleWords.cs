using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Demarc.Features.StatusPosts;

/// <summary>
/// Reads "post the status here every weekday at 8:30 central, except Fridays". Total: whatever is written gives a wish, which may be empty or say what was not clear.
/// Read in an order in which nothing is taken for something else: pauses, times, days, then whom it covers, the zone, and on or off.
/// </summary>
static partial class ScheduleWords
{
    static readonly FrozenSet<string> Filler = new[]
    {
        "the", "this", "that", "our", "my", "your", "a", "an", "all", "whole", "daily", "weekly", "status", "post", "posts", "posting", "report", "reports", "update", "updates", "digest", "summary",
        "team", "channel", "room", "chat", "group", "us", "everyone", "everybody", "day", "days", "today", "now", "here", "me", "morning", "mornings", "afternoon", "evening", "week", "company", "desk",
        "order", "orders", "please", "it", "again", "back", "same", "time", "times", "zone", "for", "of", "on", "every", "each", "in", "at", "to", "them", "people", "folks", "stand-up", "standup", "meeting", "start", "off",
    }.ToFrozenSet();

    /// <param name="today">The date where it is said.</param>
    public static ScheduleWish Read(string? said, DateOnly today)
    {
        var rest = new Remaining(said);
        var isQuestion = Asking().IsMatch(rest.Text);
        var isSetting = Settings().IsMatch(rest.Text);
        var wish = new ScheduleWish { Channel = rest.TakeFirst(Channel()) is { } channel ? channel.Groups["name"].Value : null };
        if (isQuestion)
        {
            return wish with { IsQuestion = true };
        }

        wish = PauseWords.Read(rest, today, wish);
        var (at, problem) = TimeWords.Read(rest);
        wish = wish with { At = at, Problems = problem is null ? wish.Problems : [.. wish.Problems, problem] };
        wish = DayWords.Read(rest, wish);
        wish = Often(rest, wish);
        wish = Dates(rest, wish);
        wish = Covering(rest, wish);
        wish = ZoneWords.Read(rest, wish);
        wish = Switching(rest, wish);
        return wish.HasContent || wish.Problems.Count > 0 ? wish : wish with { IsQuestion = isSetting };
    }

    static ScheduleWish Often(Remaining rest, ScheduleWish wish)
    {
        var often = rest.TakeFirst(OtherRhythm());
        var weekly = rest.TakeFirst(Weekly());
        return often is not null || (weekly is not null && wish.Days is null)
            ? wish with { Problems = [.. wish.Problems, $"I post once a day on the days you name, not '{(often ?? weekly)!.Value.Trim()}'. For once a week say one day, like \"every Monday at 8:30\"."] }
            : wish;
    }

    static ScheduleWish Covering(Remaining rest, ScheduleWish wish)
    {
        if (rest.Takes(Everything()))
        {
            return wish with { IsAboutEverything = true };
        }

        if (rest.Takes(Own()))
        {
            return wish with { IsAboutOwn = true };
        }

        foreach (var pattern in new[] { OnlyTheirs(), About() })
        {
            foreach (Match match in pattern.Matches(rest.Text))
            {
                if (Someone(match.Groups["who"]) is { } who)
                {
                    rest.Cut(match.Index, who.End);
                    return wish with { About = who.Name };
                }
            }
        }

        return wish;
    }

    /// <summary>"pacific dental" of "post pacific dental central time": without the verb before it and the zone after it.</summary>
    static (string Name, int End)? Someone(Group who)
    {
        var zone = TrailingZone().Match(who.Value);
        var name = zone.Success ? who.Value[..zone.Index] : who.Value;
        var end = who.Index + name.Length;
        name = LeadingVerb().Replace(name, "").Trim(' ', '.', '!', '?', '"', '\'');
        return name.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(Filler.Contains) ? null : (name, end);
    }

    static ScheduleWish Dates(Remaining rest, ScheduleWish wish) => rest.TakeFirst(OneDate()) is { } date
        ? wish with { Problems = [.. wish.Problems, $"I cannot leave out '{date.Groups["date"].Value}' alone. Days off belong into the table of holidays; an administrator can add it."] }
        : wish;

    static ScheduleWish Switching(Remaining rest, ScheduleWish wish)
    {
        var isInstead = Instead().IsMatch(rest.Text);
        if (rest.Takes(NotOff()))
        {
            return wish with { IsOn = true };
        }

        if (!isInstead && rest.Takes(Off()))
        {
            return wish switch
            {
                // "pause until Monday" has its date; "not on Fridays" its day.
                { From: not null } or { NotOn.Count: > 0 } or { OnHolidays: not null } => wish,
                _ => wish with { IsOn = false },
            };
        }

        return rest.Takes(On()) ? wish with { IsOn = true } : wish;
    }

    [GeneratedRegex(@"^\s*(?:so\s+|hey\s+|hi\s+|ok\s+)?(?:what|when|where|which|who|how|why|is|are|does|did|do\s+(?:you|we|i)|show|list|see|view|tell\s+me)\b")]
    private static partial Regex Asking();

    [GeneratedRegex(@"\bsettings?\b|\bconfigured\b")]
    private static partial Regex Settings();

    [GeneratedRegex(@"(?:\b(?:in|to|into|on)\s+)?\#(?<name>[\p{L}\p{N}][\p{L}\p{N}_.-]{0,79})")]
    private static partial Regex Channel();

    [GeneratedRegex(@"\b(?:every\s+other\s+[a-z]+|every\s+(?:[0-9]+|two|three|four|few|second|third)\s+[a-z]+|bi-?weekly|fortnightly|monthly|once\s+a\s+month|every\s+month|hourly|every\s+hour|(?:twice|two\s+times|three\s+times)(?:\s+a\s+(?:day|week))?|quarterly|yearly)\b")]
    private static partial Regex OtherRhythm();

    [GeneratedRegex(@"\b(?:weekly|once\s+a\s+week|every\s+week)\b(?!\s+(?:status|post|report|update|digest|summary)\b)")]
    private static partial Regex Weekly();

    [GeneratedRegex(@"\b(?:all\s+(?:of\s+)?(?:the\s+|our\s+)?orders|everything|every\s+order|all\s+(?:agencies|partners|carriers)|the\s+whole\s+(?:book|team))\b")]
    private static partial Regex Everything();

    [GeneratedRegex(@"\b(?:only\s+)?(?:my\s+(?:own\s+)?orders|mine)\b")]
    private static partial Regex Own();

    [GeneratedRegex(@"\b(?:(?:only|just)\s+)?(?<who>[\p{L}\p{N}][\p{L}\p{N}&.-]*(?:\s[\p{L}\p{N}&][\p{L}\p{N}&.-]*){0,3}?)'s?\s+orders\b|\b(?:only|just)\s+(?:the\s+)?(?<who>[\p{L}\p{N}][\p{L}\p{N}&.' -]{1,60}?)\s+orders\b")]
    private static partial Regex OnlyTheirs();

    [GeneratedRegex(@"\b(?:for|about|covering|cover|of)\s+(?:only\s+|just\s+)?(?:(?:the\s+)?(?:agency|partner|carrier|supplier|pm|project\s+manager)\s+)?(?<who>[\p{L}\p{N}][\p{L}\p{N}&.' -]{1,60}?)(?:'s)?(?:\s+orders)?(?:\s+only)?\s*(?=[¦,;!?]|$|\s(?:here|in|at|every|each|on|to|starting|instead|please|too|now|from|and\s+post)\b)")]
    private static partial Regex About();

    [GeneratedRegex(@"(?:^|\s)(?:eastern|[ecmp][sd]?t|central|mountain|pacific|arizona|hawaii|alaska|utc|gmt|[a-z]+(?=\s+time))(?:\s+(?:standard|daylight))?(?:\s+time(?:\s?zone)?)?$")]
    private static partial Regex TrailingZone();

    [GeneratedRegex(@"^(?:(?:post|send|show|put|share|publish|cover|give|only|just|the|us)\s+)+")]
    private static partial Regex LeadingVerb();

    [GeneratedRegex(@"\b(?:skip|except|not|no|excluding|without)\s+(?:on\s+|for\s+)?(?:the\s+)?(?<date>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s+[0-9]{1,2}(?:st|nd|rd|th)?|[0-9]{1,2}/[0-9]{1,2})\b")]
    private static partial Regex OneDate();

    [GeneratedRegex(@"\binstead\b")]
    private static partial Regex Instead();

    [GeneratedRegex(@"\b(?:don'?t|do\s+not|never)\s+(?:stop|pause|cancel|turn\s+(?:\w+\s+){0,4}off)\b")]
    private static partial Regex NotOff();

    [GeneratedRegex(@"\b(?:stop|(?:turn|switch)(?:ed)?\s+(?:\w+\s+){0,5}off|off|disable|cancel|no\s+more|(?:don'?t|do\s+not)\s+(?:post|send|share)|quit|kill|end|pause|mute|suspend|remove|delete|unschedule|unsubscribe|silence)\b")]
    private static partial Regex Off();

    [GeneratedRegex(@"\b(?:start|resume|restart|(?:turn|switch)\s+(?:\w+\s+){0,5}on|enable|unpause|continue|on\s+again|back\s+on|reactivate|(?<!\b(?:the|this|that|our|my|a|daily|weekly|morning|status|each|every|next|last)\s)post|send|put|publish|share|give\s+us|drop|schedule|set\s*up|deliver)\b")]
    private static partial Regex On();
}
