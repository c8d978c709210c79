using System.Collections.Frozen;
using NodaTime;
using NodaTime.TimeZones;

namespace Demarc.Time;

/// <summary>Time zones by their IANA names, and what a clock on the wall there says.</summary>
public static class Zones
{
    static readonly FrozenDictionary<string, string> Everyday = new Dictionary<string, string>
    {
        ["eastern"] = "America/New_York",
        ["et"] = "America/New_York",
        ["edt"] = "America/New_York",
        ["central"] = "America/Chicago",
        ["ct"] = "America/Chicago",
        ["cst"] = "America/Chicago",
        ["cdt"] = "America/Chicago",
        ["mountain"] = "America/Denver",
        ["mt"] = "America/Denver",
        ["mdt"] = "America/Denver",
        ["arizona"] = "America/Phoenix",
        ["pacific"] = "America/Los_Angeles",
        ["pt"] = "America/Los_Angeles",
        ["pst"] = "America/Los_Angeles",
        ["pdt"] = "America/Los_Angeles",
        ["alaska"] = "America/Anchorage",
        ["hawaii"] = "Pacific/Honolulu",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static DateTimeZone? Find(string? id) =>
        string.IsNullOrWhiteSpace(id) ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(id.Trim());

    /// <summary>The zone people mean by a word such as "central" or "pt", as its IANA name.</summary>
    public static string? FromWord(string word) => Everyday.GetValueOrDefault(word);

    /// <summary>For reading only: an unknown zone is shown as UTC, and says UTC. What is decided by a zone asks <see cref="Read"/>.</summary>
    public static DateTimeZone OrUtc(string? id) => Find(id) ?? DateTimeZone.Utc;

    /// <returns>The zone, or why not, in words that name the likely right one.</returns>
    public static (DateTimeZone? Zone, string? Refusal) Read(string? id)
    {
        if (Find(id) is { } zone)
        {
            return (zone, null);
        }

        var said = (id ?? "").Trim();
        var meant = Meant(said);
        return (null, said.Length == 0
            ? "A time zone is needed. Use an IANA name such as America/Chicago."
            : $"'{Short(said)}' is no time zone. {(meant is null ? "Use an IANA name such as America/Chicago." : $"Did you mean {meant}?")}");
    }

    /// <summary>The calendar date there, at that instant.</summary>
    public static DateOnly DateIn(this DateTimeOffset instant, DateTimeZone zone) =>
        Instant.FromDateTimeOffset(instant).InZone(zone).Date.ToDateOnly();

    /// <summary>The earliest instant at which the clock there shows that time or later: a skipped time is the moment after the gap, a doubled one its first.</summary>
    public static DateTimeOffset FirstInstantOf(this DateTimeZone zone, LocalDateTime local)
    {
        var mapping = zone.MapLocal(local);
        var instant = mapping.Count == 0 ? mapping.LateInterval.Start : mapping.First().ToInstant();
        return instant.ToDateTimeOffset();
    }

    /// <summary>The zone's name that people mean by "central", "Pacific time", "Denver" or Windows' "Central Standard Time". Say how it was understood.</summary>
    public static string? Meant(string said)
    {
        var word = said.EndsWith(" time", StringComparison.OrdinalIgnoreCase) ? said[..^5] : said;
        if (Everyday.TryGetValue(word, out var everyday))
        {
            return everyday;
        }

        var windows = TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping
            .FirstOrDefault(pair => pair.Key.Equals(said, StringComparison.OrdinalIgnoreCase)).Value;
        if (windows is not null)
        {
            return windows;
        }

        var city = "/" + said.Replace(' ', '_');
        return DateTimeZoneProviders.Tzdb.Ids.FirstOrDefault(known =>
            known.EndsWith(city, StringComparison.OrdinalIgnoreCase) || known.Equals(said, StringComparison.OrdinalIgnoreCase));
    }

    static string Short(string said) => said.Length <= 40 ? said : said[..40] + "…";
}
