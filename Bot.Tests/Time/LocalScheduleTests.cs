using CsCheck;
using Demarc.Time;
using NodaTime;

namespace Demarc.Tests.Time;

public sealed class LocalScheduleTests
{
    static readonly DateTimeZone NewYork = Zones.OrUtc("America/New_York");

    [Theory]
    // Friday after the post: Monday.
    [InlineData("2026-06-05T12:30:00Z", "2026-06-08T12:30:00Z")]
    // A second before: now.
    [InlineData("2026-06-05T12:29:59Z", "2026-06-05T12:30:00Z")]
    // Thanksgiving is left out, and the clock has changed by then.
    [InlineData("2026-11-25T14:00:00Z", "2026-11-27T13:30:00Z")]
    public void The_next_morning_post_is_on_the_next_business_day(string after, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected), new LocalSchedule(new TimeOnly(8, 30), NewYork, BusinessCalendar.Federal).After(DateTimeOffset.Parse(after))!.At);

    [Fact]
    public void A_time_that_is_skipped_runs_when_the_clock_has_jumped() =>
        Assert.Equal(
            new Occurrence(new DateOnly(2026, 3, 8), DateTimeOffset.Parse("2026-03-08T07:00:00Z")),
            new LocalSchedule(new TimeOnly(2, 30), NewYork).After(DateTimeOffset.Parse("2026-03-07T20:00:00Z")));

    [Fact]
    public void A_time_that_comes_twice_runs_once()
    {
        var schedule = new LocalSchedule(new TimeOnly(1, 30), NewYork);

        var first = schedule.After(DateTimeOffset.Parse("2026-11-01T05:00:00Z"))!;

        Assert.Equal(DateTimeOffset.Parse("2026-11-01T05:30:00Z"), first.At);
        Assert.Equal(DateTimeOffset.Parse("2026-11-02T06:30:00Z"), schedule.After(first.At)!.At);
    }

    [Fact]
    public void A_date_that_never_was_is_left_out()
    {
        var samoa = new LocalSchedule(new TimeOnly(8, 30), Zones.OrUtc("Pacific/Apia"));

        var before = samoa.After(DateTimeOffset.Parse("2011-12-29T12:00:00Z"))!;

        Assert.Equal(new DateOnly(2011, 12, 29), before.Day);
        Assert.Equal(new DateOnly(2011, 12, 31), samoa.After(before.At)!.Day);
    }

    [Fact]
    public void Without_a_day_of_the_week_there_is_no_next() =>
        Assert.Null(new LocalSchedule(new TimeOnly(8, 30), NewYork, Days: []).After(DateTimeOffset.Parse("2026-06-05T12:30:00Z")));

    [Fact]
    public void The_next_occurrence_is_the_first_minute_at_which_the_wall_clock_says_so() =>
        Gen.Select(ZoneGen.ZoneAndInstant, ZoneGen.TimeOfDay, Gen.Bool).Sample((place, at, business) =>
        {
            var calendar = business ? BusinessCalendar.Federal : null;
            var schedule = new LocalSchedule(at, place.Zone, calendar);
            var from = new DateTimeOffset(place.From.Ticks - place.From.Ticks % TimeSpan.TicksPerMinute, TimeSpan.Zero);

            var found = schedule.After(from)!;

            Assert.Equal(Naive(place.Zone, at, calendar, from), found.At);
        }, iter: 150);

    [Fact]
    public void Each_day_has_exactly_one_occurrence() =>
        Gen.Select(ZoneGen.ZoneAndInstant, ZoneGen.TimeOfDay).Sample((place, at) =>
        {
            var schedule = new LocalSchedule(at, place.Zone);
            var next = schedule.After(place.From)!;
            for (var i = 1; i <= 10; i++)
            {
                var following = schedule.After(next.At)!;
                Assert.Equal(next.Day.AddDays(1), following.Day);
                Assert.True(following.At > next.At);
                next = following;
            }
        }, iter: 300);

    // Walks minute by minute from two days before, and notes for each day when its time was first reached.
    static DateTimeOffset Naive(DateTimeZone zone, TimeOnly at, BusinessCalendar? calendar, DateTimeOffset after)
    {
        var begin = after.AddDays(-3);
        var day = DateOnly.FromDateTime(ZoneGen.WallClock(zone, begin)).AddDays(1);
        for (var now = begin; ; now = now.AddMinutes(1))
        {
            if (ZoneGen.WallClock(zone, now) >= day.ToDateTime(at))
            {
                if (now > after && calendar?.IsBusinessDay(day) != false)
                {
                    return now;
                }

                day = day.AddDays(1);
            }
        }
    }
}
