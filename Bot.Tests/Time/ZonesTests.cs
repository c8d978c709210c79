using Demarc.Time;
using NodaTime;

namespace Demarc.Tests.Time;

public sealed class ZonesTests
{
    [Theory]
    [InlineData("America/Chicago")]
    [InlineData(" America/Chicago ")]
    public void A_zone_is_found_by_its_name(string id) => Assert.Equal("America/Chicago", Zones.Find(id)?.Id);

    [Theory]
    [InlineData("Eastern", "America/New_York")]
    [InlineData("pacific time", "America/Los_Angeles")]
    [InlineData("Central Standard Time", "America/Chicago")]
    [InlineData("Phoenix", "America/Phoenix")]
    [InlineData("new york", "America/New_York")]
    [InlineData("america/denver", "America/Denver")]
    public void A_wrong_name_is_refused_with_the_likely_right_one(string said, string meant)
    {
        var (zone, refusal) = Zones.Read(said);

        Assert.Null(zone);
        Assert.Equal($"'{said}' is no time zone. Did you mean {meant}?", refusal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Mars/Olympus")]
    [InlineData("../../etc/passwd")]
    public void An_unknown_name_is_refused_with_an_example(string? said)
    {
        var (zone, refusal) = Zones.Read(said);

        Assert.Null(zone);
        Assert.Contains("America/Chicago", refusal);
    }

    [Fact]
    public void A_very_long_name_is_not_repeated_in_full() =>
        Assert.True(Zones.Read(new string('x', 5000)).Refusal!.Length < 200);

    [Fact]
    public void A_date_is_the_date_on_the_wall_there()
    {
        var instant = new DateTimeOffset(2026, 3, 1, 4, 30, 0, TimeSpan.Zero);

        Assert.Equal(new DateOnly(2026, 2, 28), instant.DateIn(Zones.OrUtc("America/New_York")));
        Assert.Equal(new DateOnly(2026, 3, 1), instant.DateIn(Zones.OrUtc("no such place")));
    }

    [Theory]
    [InlineData(3, 8, 2, 30, "2026-03-08T07:00:00Z")]
    [InlineData(11, 1, 1, 30, "2026-11-01T05:30:00Z")]
    [InlineData(7, 1, 8, 30, "2026-07-01T12:30:00Z")]
    public void A_skipped_time_is_the_end_of_the_gap_and_a_doubled_one_its_first(int month, int day, int hour, int minute, string expected) =>
        Assert.Equal(
            DateTimeOffset.Parse(expected),
            Zones.OrUtc("America/New_York").FirstInstantOf(new LocalDateTime(2026, month, day, hour, minute)));
}
