using CsCheck;
using Demarc.Time;

namespace Demarc.Tests.Time;

public sealed class WorkingHoursTests
{
    static readonly WorkingHours Denver = WorkingHours.Office(Zones.OrUtc("America/Denver"), BusinessCalendar.Federal);

    [Theory]
    // Friday 16:30 in Denver, one hour: Monday 08:30.
    [InlineData("2026-06-05T22:30:00Z", 60, "2026-06-08T14:30:00Z")]
    // Before opening.
    [InlineData("2026-06-08T09:00:00Z", 15, "2026-06-08T14:15:00Z")]
    // Exactly at closing counts as closed.
    [InlineData("2026-06-08T23:00:00Z", 1, "2026-06-09T14:01:00Z")]
    // The last minute of the day ends at closing, not at the next opening.
    [InlineData("2026-06-08T22:00:00Z", 60, "2026-06-08T23:00:00Z")]
    // Over Thanksgiving: Wednesday 16:00 to Friday 11:00.
    [InlineData("2026-11-25T23:00:00Z", 240, "2026-11-27T18:00:00Z")]
    // Over the change to summer time the opening moves in UTC.
    [InlineData("2026-03-06T23:30:00Z", 60, "2026-03-09T14:30:00Z")]
    public void Working_minutes_pass_only_while_open(string from, int minutes, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected), Denver.Add(DateTimeOffset.Parse(from), TimeSpan.FromMinutes(minutes)));

    [Fact]
    public void No_working_time_is_over_when_the_doors_open() =>
        Assert.Equal(DateTimeOffset.Parse("2026-06-08T14:00:00Z"), Denver.Add(DateTimeOffset.Parse("2026-06-06T12:00:00Z"), TimeSpan.Zero));

    [Fact]
    public void Time_added_is_when_a_minute_by_minute_clock_says() =>
        Gen.Select(ZoneGen.ZoneAndInstant, ZoneGen.TimeOfDay, ZoneGen.TimeOfDay, Gen.Int[1, 900]).Sample((place, opens, closes, minutes) =>
        {
            var hours = new WorkingHours(place.Zone, BusinessCalendar.Federal, opens, closes);
            var from = OnTheMinute(place.From);

            var expected = from;
            for (var left = minutes; left > 0; expected = expected.AddMinutes(1))
            {
                left -= NaiveIsOpen(hours, expected) ? 1 : 0;
            }

            Assert.Equal(expected, hours.Add(from, TimeSpan.FromMinutes(minutes)));
            Assert.Equal(TimeSpan.FromMinutes(minutes), hours.Between(from, expected));
            Assert.Equal(NaiveIsOpen(hours, from), hours.IsOpen(from));
        }, iter: 200);

    [Fact]
    public void Between_is_zero_backwards() =>
        Assert.Equal(TimeSpan.Zero, Denver.Between(DateTimeOffset.Parse("2026-06-09T18:00:00Z"), DateTimeOffset.Parse("2026-06-08T18:00:00Z")));

    // What a person at the door would say, looking at the clock and the calendar on the wall.
    static bool NaiveIsOpen(WorkingHours hours, DateTimeOffset instant)
    {
        var wall = ZoneGen.WallClock(hours.Zone, instant);
        var (day, time) = (DateOnly.FromDateTime(wall), TimeOnly.FromDateTime(wall));
        if (hours.Closes > hours.Opens)
        {
            return hours.Calendar.IsBusinessDay(day) && time >= hours.Opens && time < hours.Closes;
        }

        return (time >= hours.Opens && hours.Calendar.IsBusinessDay(day)) || (time < hours.Closes && hours.Calendar.IsBusinessDay(day.AddDays(-1)));
    }

    static DateTimeOffset OnTheMinute(DateTimeOffset instant) => new(instant.Ticks - instant.Ticks % TimeSpan.TicksPerMinute, TimeSpan.Zero);
}
