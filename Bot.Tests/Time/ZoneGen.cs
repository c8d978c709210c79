using CsCheck;
using NodaTime;

namespace Demarc.Tests.Time;

/// <summary>Zones and instants worth trying: every known zone, half of the time near a change of its clock.</summary>
static class ZoneGen
{
    static readonly Instant First = Instant.FromUtc(2024, 1, 1, 0, 0);
    static readonly Instant Last = Instant.FromUtc(2030, 12, 20, 0, 0);

    public static readonly Gen<DateTimeZone> Zone =
        Gen.Int[0, DateTimeZoneProviders.Tzdb.Ids.Count - 1].Select(index => DateTimeZoneProviders.Tzdb[DateTimeZoneProviders.Tzdb.Ids[index]]);

    public static readonly Gen<(DateTimeZone Zone, DateTimeOffset From)> ZoneAndInstant =
        from zone in Zone
        from minutes in Gen.Int[0, (int)(Last - First).TotalMinutes]
        from near in Gen.Bool
        from shift in Gen.Int[-3 * 1440, 1440]
        let any = First.Plus(Duration.FromMinutes(minutes))
        let change = zone.GetZoneInterval(any)
        let at = near && change.HasEnd && change.End < Last ? change.End.Plus(Duration.FromMinutes(shift)) : any
        select (zone, at.ToDateTimeOffset());

    public static readonly Gen<TimeOnly> TimeOfDay =
        from quarter in Gen.Int[0, 95]
        select new TimeOnly(quarter / 4, quarter % 4 * 15);

    public static DateTime WallClock(DateTimeZone zone, DateTimeOffset instant) =>
        Instant.FromDateTimeOffset(instant).InZone(zone).LocalDateTime.ToDateTimeUnspecified();
}
