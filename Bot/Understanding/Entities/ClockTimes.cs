using System.Globalization;
using Demarc.Time;

namespace Demarc.Understanding.Entities;

/// <summary>Times of day (<c>8:30</c>, <c>8.30 am</c>, <c>7pm</c>, noon) as <c>HH:mm</c>, and the zone said with them as its IANA name.</summary>
static class ClockTimes
{
    public static void Find(Utterance said, List<Found> found)
    {
        for (var i = 0; i < said.Count; i++)
        {
            if (Read(said, i) is not (var time, var end))
            {
                Zone(said, i, false, found);
                continue;
            }

            found.Add(new Found(EntityKind.Time, time.ToString("HH:mm", CultureInfo.InvariantCulture), i, end) { Rank = 4 });
            Zone(said, end, true, found);
            i = end - 1;
        }
    }

    static (TimeOnly Time, int End)? Read(Utterance said, int i)
    {
        if (said.Is(i, "noon", "midday"))
        {
            return (new TimeOnly(12, 0), i + 1);
        }

        if (said.Is(i, "midnight"))
        {
            return (new TimeOnly(0, 0), i + 1);
        }

        if (said[i].IsGlued && !said[i - 1].Is('(') && !said[i - 1].Is('@'))
        {
            return null;
        }

        return WithMinutes(said, i) ?? WithHalf(said, i);
    }

    // 8:30, 8:30am, 8:30 a.m., 8.30 am; a dot needs the half of the day or an "at" to be no decimal.
    static (TimeOnly Time, int End)? WithMinutes(Utterance said, int i)
    {
        if (!said.IsNumber(i, 1, 2) || !(said[i + 1].Is(':') || said[i + 1].Is('.')) || !said[i + 1].IsGlued || !said[i + 2].IsGlued)
        {
            return null;
        }

        var minutes = said[i + 2].Text;
        var digits = minutes.Length >= 2 && char.IsAsciiDigit(minutes[0]) && char.IsAsciiDigit(minutes[1]) ? minutes[..2] : "";
        var half = minutes.Length > 2 ? minutes[2..] : "";
        var end = i + 3;
        if (half.Length == 0 && Half(said, end) is var (word, after))
        {
            (half, end) = (word, after);
        }

        var isSaid = said[i + 1].Is(':') || half.Length > 0 || said.Is(i - 1, "at");
        return digits.Length == 2 && isSaid && !said[end].Is('/') && !(said[end].IsGlued && said[end].IsAlphanumeric) && TimeOf(said[i].Text, digits, half) is { } time ? (time, end) : null;
    }

    // 7pm, 7 pm, 830am
    static (TimeOnly Time, int End)? WithHalf(Utterance said, int i)
    {
        var text = said[i].Text;
        var digits = text.AsSpan().IndexOfAnyExceptInRange('0', '9') is >= 0 and var at ? text[..at] : text;
        var (half, end) = digits.Length < text.Length ? (text[digits.Length..], i + 1) : Half(said, i + 1) is var (word, after) ? (word, after) : ("", 0);
        if (half is not ("a" or "p" or "am" or "pm") || digits.Length is 0 or > 4 || (half.Length == 1 && digits.Length < text.Length && digits.Length < 3))
        {
            return null;
        }

        return TimeOf(digits.Length > 2 ? digits[..^2] : digits, digits.Length > 2 ? digits[^2..] : "00", half) is { } time ? (time, end) : null;
    }

    static (string Half, int End)? Half(Utterance said, int i)
    {
        if (said.Is(i, "am", "pm"))
        {
            return (said[i].Text, i + 1);
        }

        return said.Is(i, "a", "p") && said[i + 1].Is('.') && said.Is(i + 2, "m") ? (said[i].Text + "m", said[i + 3].Is('.') && said[i + 3].IsGlued ? i + 4 : i + 3) : null;
    }

    static TimeOnly? TimeOf(string hour, string minute, string half)
    {
        var h = int.Parse(hour, CultureInfo.InvariantCulture);
        var m = int.Parse(minute, CultureInfo.InvariantCulture);
        var isHalf = half is "a" or "p" or "am" or "pm";
        if (m > 59 || h > 23 || (isHalf && h is 0 or > 12) || (half.Length > 0 && !isHalf))
        {
            return null;
        }

        return new TimeOnly(!isHalf ? h : half[0] == 'p' ? (h % 12) + 12 : h % 12, m);
    }

    // "central" means a zone after a time, or before "time"; alone it may be a company.
    static void Zone(Utterance said, int i, bool isAfterTime, List<Found> found)
    {
        var isNamed = said.Is(i + 1, "time") && said[i].Text.Length > 4;
        if ((isAfterTime || isNamed) && IanaOf(said[i].Text) is { } zone)
        {
            found.Add(new Found(EntityKind.Zone, zone, i, said.Is(i + 1, "time") ? i + 2 : i + 1) { Rank = 4 });
        }
        else if (said[i + 1].Is('/') && said[i].IsCapitalised && said[i + 2].IsGlued && IanaId(said, i) is var (id, end))
        {
            found.Add(new Found(EntityKind.Zone, id, i, end) { Rank = 6 });
        }
    }

    // People say EST all year and mean the clock on their wall; as an IANA name it would be a fixed offset.
    static string? IanaOf(string word) => word switch
    {
        "est" => "America/New_York",
        "mst" => "America/Denver",
        "hst" => "Pacific/Honolulu",
        "akst" or "akdt" => "America/Anchorage",
        "utc" or "gmt" or "zulu" => "UTC",
        _ => Zones.FromWord(word),
    };

    static (string Id, int End)? IanaId(Utterance said, int i)
    {
        var end = said.GluedRun(i, "/_-", 8);
        for (; end > i + 2; end--)
        {
            if (Zones.Find(said.Cased(i, end)) is { } zone)
            {
                return (zone.Id, end);
            }
        }

        return null;
    }
}
