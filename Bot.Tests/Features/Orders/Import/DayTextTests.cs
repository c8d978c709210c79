using CsCheck;
using Demarc.Features.Orders;

namespace Demarc.Tests.Features.Orders.Import;

public sealed class DayTextTests
{
    [Theory]
    [InlineData("2026-12-02")]
    [InlineData("2026/12/2")]
    [InlineData("2-Dec-26")]
    [InlineData("02-Dec-2026")]
    [InlineData("Dec 2 2026")]
    [InlineData("Dec 2, 2026")]
    [InlineData("December 2nd, 2026")]
    [InlineData("2 December 2026")]
    [InlineData("2nd of Dec 2026")]
    [InlineData("DEC-02-2026")]
    [InlineData("Wed, Dec 2, 2026")]
    [InlineData("Wednesday 2 Dec 2026")]
    [InlineData("2026-12-02T00:00:00")]
    [InlineData("2026-12-02 14:30:00.000 -05:00")]
    [InlineData("Dec 2, 2026 5:00 PM EST")]
    [InlineData("20261202")]
    [InlineData("46358")]
    [InlineData("46358.70833")]
    public void One_day_in_many_spellings(string text) =>
        Assert.Equal(new DateOnly(2026, 12, 2), Assert.IsType<DayText.Exact>(DayText.Of(text)).Day);

    [Theory]
    [InlineData("12/02/2026")]
    [InlineData("12-2-26")]
    [InlineData("12.02.2026")]
    [InlineData("12/2/2026 0:00")]
    [InlineData("12/2/26 5:00 pm")]
    public void Two_numbers_and_a_year_are_read_in_the_order_that_is_known(string text)
    {
        var numbers = Assert.IsType<DayText.Numbers>(DayText.Of(text));

        Assert.True(numbers.IsAmbiguous);
        Assert.Equal(new DateOnly(2026, 12, 2), numbers.In(DayOrder.MonthFirst, numbers.Year!.Value));
        Assert.Equal(new DateOnly(2026, 2, 12), numbers.In(DayOrder.DayFirst, numbers.Year!.Value));
    }

    [Fact]
    public void A_day_above_twelve_needs_no_order()
    {
        var numbers = Assert.IsType<DayText.Numbers>(DayText.Of("25/12/2026"));

        Assert.False(numbers.IsAmbiguous);
        Assert.Equal(new DateOnly(2026, 12, 25), numbers.In(DayOrder.MonthFirst, 2026));
    }

    [Fact]
    public void Without_a_year_it_stays_open()
    {
        Assert.Equal(new DayText.Numbers(12, 2, null), DayText.Of("12/2"));
        Assert.Equal(new DayText.Yearless(12, 2), DayText.Of("dec 2nd"));
        Assert.Equal(new DayText.Yearless(12, 2), DayText.Of("2 dec"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("13/13/2026")]
    [InlineData("2026-02-30")]
    [InlineData("Feb 30 2026")]
    [InlineData("12/02/2026 per Lumen")]
    [InlineData("99999999")]
    [InlineData("1/2/3/4")]
    [InlineData("Dec")]
    [InlineData("decaf 2 2026")]
    public void What_is_no_day_is_none(string text) => Assert.Null(DayText.Of(text));

    [Fact]
    public void Every_day_survives_every_way_of_writing_it() =>
        Gen.Date[new DateTime(2001, 1, 1), new DateTime(2099, 12, 31)].Select(DateOnly.FromDateTime).Sample(day =>
        {
            foreach (var format in new[] { "yyyy-MM-dd", "d MMM yyyy", "MMMM d, yyyy", "dd-MMM-yy", "ddd, MMM d yyyy", "yyyyMMdd", "yyyy/M/d" })
            {
                Assert.Equal(new DayText.Exact(day), DayText.Of(day.ToString(format, System.Globalization.CultureInfo.InvariantCulture)));
            }

            var american = Assert.IsType<DayText.Numbers>(DayText.Of(day.ToString("M/d/yyyy", System.Globalization.CultureInfo.InvariantCulture)));
            Assert.Equal(day, american.In(DayOrder.MonthFirst, american.Year!.Value));
        });

    [Fact]
    public void Any_text_is_a_day_or_none() =>
        Gen.Select(Gen.String, Gen.String[Gen.Char["0123456789/-. JanFebMarDec"], 0, 14]).Sample((any, near) => _ = (DayText.Of(any), DayText.Of(near)));
}
