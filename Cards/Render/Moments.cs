using System.Globalization;
using Demarc.Cards.Model;
using NodaTime;
using LocalTime = Demarc.Cards.Model.LocalTime;

namespace Demarc.Cards.Render;

/// <summary>
/// Writes instants and dates for one reader: in their zone, which is always named, in their language's order of day and month,
/// with the month as a word, so that no American and no European reads a different day. Always the Gregorian calendar: carriers use no other.
/// </summary>
public sealed class Moments
{
    /// <summary>Beyond half a year the weekday no longer tells which year is meant.</summary>
    static readonly TimeSpan YearGoesWithoutSaying = TimeSpan.FromDays(180);

    readonly DateTimeZone zone;
    readonly CultureInfo culture;
    readonly bool isIsoOrder;
    readonly bool isMonthFirst;
    readonly bool isTwelveHours;
    readonly DateTimeOffset? now;

    public Moments(Reader reader, DateTimeOffset? now = null)
    {
        this.now = now;
        zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(reader.Zone ?? "") ?? DateTimeZone.Utc;
        var known = Culture(reader.Locale);
        culture = Gregorian(known);
        isTwelveHours = known.DateTimeFormat.ShortTimePattern.Contains('h');
        isMonthFirst = known.DateTimeFormat.MonthDayPattern.TrimStart().StartsWith('M');
        isIsoOrder = known.TwoLetterISOLanguageName is "ja" or "zh" or "ko";
    }

    /// <summary>E.g. <c>Mon Nov 23, 10:42 AM CST</c>.</summary>
    public string Write(LocalTime time)
    {
        // NodaTime covers the years -9998 to 9999, DateTimeOffset fewer; only the local side can fall off the edge.
        var instant = Instant.FromDateTimeOffset(time.Instant);
        var zoned = instant.InZone(IsNearEdge(time.Instant) ? DateTimeZone.Utc : zone);
        var local = zoned.ToDateTimeUnspecified();
        var name = ZoneName(zoned);
        return time.Style switch
        {
            TimeStyle.Date => $"{Day(local, withYear: true)} {name}",
            TimeStyle.Time => $"{Clock(local)} {name}",
            _ => $"{Day(local, IsFar(time.Instant))}, {Clock(local)} {name}",
        };
    }

    /// <summary>E.g. <c>Mon Nov 23, 2026</c>, for some readers <c>Mon 23 Nov 2026</c>.</summary>
    public string Write(DateOnly date) => Day(date.ToDateTime(TimeOnly.MinValue), withYear: true);

    string Day(DateTime day, bool withYear) => day.ToString(
        (isIsoOrder, isMonthFirst, withYear) switch
        {
            (true, _, true) => "yyyy-MM-dd '('ddd')'",
            (true, _, false) => "MM-dd '('ddd')'",
            (_, true, true) => "ddd MMM d, yyyy",
            (_, true, false) => "ddd MMM d",
            (_, false, true) => "ddd d MMM yyyy",
            _ => "ddd d MMM",
        },
        culture);

    string Clock(DateTime time) => time.ToString(isTwelveHours ? "h:mm tt" : "HH:mm", culture);

    bool IsFar(DateTimeOffset instant) => now is { } today && (instant - today).Duration() > YearGoesWithoutSaying;

    static bool IsNearEdge(DateTimeOffset instant) => instant.UtcDateTime.Year is <= 1 or >= 9999;

    /// <remarks>Zones without letters are named by their offset in the database: "+03".</remarks>
    static string ZoneName(ZonedDateTime zoned)
    {
        var name = zoned.GetZoneInterval().Name;
        return name.StartsWith('+') || name.StartsWith('-') ? "UTC" + name : name;
    }

    static CultureInfo Culture(string? locale)
    {
        try
        {
            var culture = CultureInfo.GetCultureInfo(locale ?? "", predefinedOnly: true);
            return culture.Equals(CultureInfo.InvariantCulture) ? CultureInfo.GetCultureInfo("en-US") : culture;
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.GetCultureInfo("en-US");
        }
    }

    static CultureInfo Gregorian(CultureInfo culture)
    {
        if (culture.Calendar is GregorianCalendar)
        {
            return culture;
        }

        var gregorian = culture.OptionalCalendars.OfType<GregorianCalendar>().FirstOrDefault();
        if (gregorian is null)
        {
            return CultureInfo.GetCultureInfo("en-US");
        }

        var copy = (CultureInfo)culture.Clone();
        copy.DateTimeFormat.Calendar = gregorian;
        return copy;
    }
}
