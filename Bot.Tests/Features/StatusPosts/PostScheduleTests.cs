using CsCheck;
using Demarc.Delivery;
using Demarc.Features.StatusPosts;
using Demarc.Tests.Time;
using Demarc.Time;

namespace Demarc.Tests.Features.StatusPosts;

/// <summary>When a channel's status is due, in any zone and around every change of a clock.</summary>
public sealed class PostScheduleTests
{
    static readonly Calendars Days = Calendars.Parse("*\t12-24\tChristmas Eve\nTeam West\t2026-11-27\tDay after Thanksgiving\n");

    static readonly Gen<(StatusChannel Channel, DateTimeOffset From)> Any =
        from place in ZoneGen.ZoneAndInstant
        from at in ZoneGen.TimeOfDay
        from days in Gen.OneOf([.. Weekdays.All]).List[1, 7]
        from holidays in Gen.Bool
        from pause in Gen.Int[-5, 40].Nullable()
        select (new StatusChannel
        {
            Id = "r",
            Address = new Address("test", "t", "r", Place.Room),
            Zone = place.Zone.Id,
            At = at,
            Days = Weekdays.Sorted(days),
            OnHolidays = holidays,
            PausedUntil = pause is { } later ? place.From.DateIn(place.Zone).AddDays(later) : null,
            SetBy = "dana-ortiz",
            SetAt = place.From,
        }, place.From);

    [Fact]
    public void Each_date_that_counts_has_one_and_no_other_has() =>
        Any.Sample((channel, from) =>
        {
            var schedule = PostSchedule.Of(channel, Days);
            var zone = Zones.OrUtc(channel.Zone);
            var next = schedule.Next(6, from);

            Assert.Equal(6, next.Count);
            Assert.All(next.Zip(next.Skip(1)), pair => Assert.True(pair.First.At < pair.Second.At && pair.First.Day < pair.Second.Day));
            var between = Enumerable.Range(1, next[^1].Day.DayNumber - next[0].Day.DayNumber - 1).Select(next[0].Day.AddDays);
            Assert.All(between.Except(next.Select(one => one.Day)), day => Assert.False(Counts(channel, day) && DateExists(zone, day), $"{day} has none"));
            Assert.All(next, one => Assert.True(Counts(channel, one.Day)));
        }, iter: 300);

    [Fact]
    public void The_latest_is_the_one_before_the_next() =>
        Any.Sample((channel, from) =>
        {
            var schedule = PostSchedule.Of(channel with { PausedUntil = null }, Days);
            var next = schedule.After(from)!;

            var latest = schedule.LatestBy(next.At)!;

            Assert.Equal(next, latest);
            Assert.True(schedule.LatestBy(next.At.AddTicks(-1)) is not { } before || (before.At <= from && before.Day < next.Day));
        }, iter: 300);

    [Fact]
    public void What_lies_between_two_dates_is_what_was_due_there() =>
        Any.Sample((channel, from) =>
        {
            var schedule = PostSchedule.Of(channel, Days);
            var next = schedule.Next(5, from);

            Assert.Equal(next.Skip(1).Take(3), schedule.Between(next[0].Day, next[^1].Day));
        }, iter: 200);

    [Fact]
    public void A_zone_that_is_gone_is_a_bug_that_names_the_channel() =>
        Assert.Contains("Set it again", Assert.Throws<InvalidOperationException>(() => PostSchedule.Of(Any.Single().Channel with { Zone = "Mars/Olympus" }, Days)).Message);

    static bool Counts(StatusChannel channel, DateOnly day) =>
        channel.Days.Contains(day.DayOfWeek) && !(day < channel.PausedUntil) && (channel.OnHolidays || Days.Default.HolidayOn(day) is null);

    // Samoa and Kwajalein have left out whole dates.
    static bool DateExists(NodaTime.DateTimeZone zone, DateOnly day) =>
        zone.FirstInstantOf(new NodaTime.LocalDate(day.Year, day.Month, day.Day).AtMidnight()).DateIn(zone) == day;
}
