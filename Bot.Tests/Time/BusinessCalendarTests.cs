using CsCheck;
using Demarc.Time;

namespace Demarc.Tests.Time;

public sealed class BusinessCalendarTests
{
    static readonly Gen<DateOnly> Day = Gen.Int[new DateOnly(2024, 1, 1).DayNumber, new DateOnly(2030, 12, 31).DayNumber].Select(DateOnly.FromDayNumber);

    // Where what is looked up and what is walked meet.
    static readonly Gen<DateOnly> Edge = Gen.Select(Gen.OneOf(new DateOnly(2010, 1, 1), new DateOnly(2049, 12, 31), new DateOnly(2026, 11, 18)), Gen.Int[-40, 40], (day, shift) => day.AddDays(shift));

    // The dates the Office of Personnel Management lists, as observed.
    [Theory]
    [InlineData(2024, "01-01 01-15 02-19 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25")]
    [InlineData(2026, "01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25")]
    [InlineData(2027, "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31")]
    [InlineData(2028, "01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25")]
    public void A_year_has_the_holidays_the_government_observes(int year, string expected)
    {
        var found = Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365)
            .Select(offset => new DateOnly(year, 1, 1).AddDays(offset))
            .Where(day => BusinessCalendar.Federal.HolidayOn(day) is not null);

        Assert.Equal(expected, string.Join(' ', found.Select(day => day.ToString("MM-dd"))));
    }

    [Fact]
    public void Juneteenth_and_the_King_holiday_begin_when_they_became_law()
    {
        Assert.Null(BusinessCalendar.Federal.HolidayOn(new DateOnly(2020, 6, 19)));
        Assert.Equal("Juneteenth (observed)", BusinessCalendar.Federal.HolidayOn(new DateOnly(2021, 6, 18)));
        Assert.Null(BusinessCalendar.Federal.HolidayOn(new DateOnly(1985, 1, 21)));
    }

    [Fact]
    public void Adding_business_days_agrees_with_walking_day_by_day() =>
        Gen.Select(Day, Gen.Int[-120, 120]).Sample((from, count) =>
        {
            var day = from;
            for (var left = Math.Abs(count); left > 0;)
            {
                day = day.AddDays(Math.Sign(count));
                left -= NaiveIsWorked(day) ? 1 : 0;
            }

            Assert.Equal(day, BusinessCalendar.Federal.Add(from, count));
        });

    [Fact]
    public void Between_counts_what_walking_counts_and_undoes_add() =>
        Gen.Select(Day, Day).Sample((from, to) =>
        {
            var expected = Enumerable.Range(1, Math.Abs(to.DayNumber - from.DayNumber))
                .Count(step => NaiveIsWorked(from.AddDays(to > from ? step : -step)));

            var between = BusinessCalendar.Federal.Between(from, to);

            Assert.Equal(to > from ? expected : -expected, between);
            Assert.True(BusinessCalendar.Federal.Add(from, between) <= to || to < from);
        }, iter: 500);

    [Fact]
    public void Between_what_was_added_is_what_was_added() =>
        Gen.Select(Day, Gen.Int[-60, 60]).Sample((from, count) =>
            BusinessCalendar.Federal.Between(from, BusinessCalendar.Federal.Add(from, count)) == count);

    [Fact]
    public void Distances_are_the_same_looked_up_and_walked() =>
        Gen.Select(Edge, Gen.Int[-400, 400]).Sample((from, days) =>
        {
            var (to, step) = (from.AddDays(days), Math.Sign(days));
            var walked = Enumerable.Range(1, Math.Abs(days)).Count(i => BusinessCalendar.Federal.IsBusinessDay(from.AddDays(i * step))) * step;
            Assert.Equal(walked, BusinessCalendar.Federal.Between(from, to));
        }, iter: 300);

    [Theory]
    [InlineData("2026-11-25", "2026-11-27", "2026-11-24")]
    [InlineData("2026-11-26", "2026-11-27", "2026-11-25")]
    [InlineData("2026-11-28", "2026-11-30", "2026-11-27")]
    public void The_next_and_previous_business_day_skip_weekends_and_holidays(string day, string next, string previous)
    {
        Assert.Equal(DateOnly.Parse(next), BusinessCalendar.Federal.Next(DateOnly.Parse(day)));
        Assert.Equal(DateOnly.Parse(previous), BusinessCalendar.Federal.Previous(DateOnly.Parse(day)));
    }

    [Fact]
    public void A_supplier_takes_its_own_days_off_and_everyone_those_of_the_star()
    {
        var calendars = Calendars.Parse("# carriers\n*\t12-24\tChristmas Eve\nLumen\t2026-11-27\tDay after Thanksgiving\n");

        Assert.False(calendars.Of("lumen").IsBusinessDay(new DateOnly(2026, 11, 27)));
        Assert.True(calendars.Of("AT&T").IsBusinessDay(new DateOnly(2026, 11, 27)));
        Assert.All(["Lumen", "AT&T", null], who => Assert.Equal("Christmas Eve", calendars.Of(who).HolidayOn(new DateOnly(2026, 12, 24))));
        Assert.True(calendars.Of("Lumen").IsBusinessDay(new DateOnly(2027, 11, 26)));
    }

    [Theory]
    [InlineData("Lumen 2026-11-27 no tabs")]
    [InlineData("Lumen\t11/27/2026\tUS spelling")]
    [InlineData("Lumen\t2026-02-30\tno such day")]
    public void A_line_of_holidays_that_cannot_be_read_is_named(string line) =>
        Assert.Contains("line 2", Assert.Throws<FormatException>(() => Calendars.Parse("*\t12-24\tfine\n" + line)).Message);

    // The same law, told the long way: weekdays except the eleven, moved off weekends.
    static bool NaiveIsWorked(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && !Enumerable.Range(-1, 3).SelectMany(offset => NaiveHolidays(day.Year + offset)).Contains(day);

    static IEnumerable<DateOnly> NaiveHolidays(int year)
    {
        foreach (var (month, day) in new[] { (1, 1), (6, 19), (7, 4), (11, 11), (12, 25) })
        {
            var date = new DateOnly(year, month, day);
            yield return date.AddDays(date.DayOfWeek switch { DayOfWeek.Saturday => -1, DayOfWeek.Sunday => 1, _ => 0 });
        }

        yield return Nth(year, 1, DayOfWeek.Monday, 3);
        yield return Nth(year, 2, DayOfWeek.Monday, 3);
        yield return Nth(year, 6, DayOfWeek.Monday, 1).AddDays(-7) is { Month: 5 } may ? may : Nth(year, 5, DayOfWeek.Monday, 5);
        yield return Nth(year, 9, DayOfWeek.Monday, 1);
        yield return Nth(year, 10, DayOfWeek.Monday, 2);
        yield return Nth(year, 11, DayOfWeek.Thursday, 4);
    }

    static DateOnly Nth(int year, int month, DayOfWeek weekday, int n) =>
        Enumerable.Range(0, 31).Select(offset => new DateOnly(year, month, 1).AddDays(offset)).Where(day => day.DayOfWeek == weekday).ElementAt(n - 1);
}
