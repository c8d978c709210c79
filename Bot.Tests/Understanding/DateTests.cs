using Demarc.Understanding;
using Demarc.Understanding.Entities;
using Demarc.Understanding.Words;

namespace Demarc.Tests.Understanding;

public sealed class DateTests
{
    // 20 November 2026 is a Friday.
    [Theory]
    [InlineData("next tues", "2026-11-24")]
    [InlineData("this fri", "2026-11-20")]
    [InlineData("on monday", "2026-11-23")]
    [InlineData("last friday", "2026-11-13")]
    [InlineData("tomorrow", "2026-11-21")]
    [InlineData("tmrw", "2026-11-21")]
    [InlineData("by eom", "2026-11-30")]
    [InlineData("end of next week", "2026-11-27")]
    [InlineData("end of december", "2026-12-31")]
    [InlineData("after thanksgiving", "2026-11-27/..")]
    [InlineData("before christmas", "../2026-12-24")]
    [InlineData("since monday", "2026-11-16/..")]
    [InlineData("12/2", "2026-12-02")]
    [InlineData("foc was 10/3", "2026-10-03")]
    [InlineData("installs 3/2", "2027-03-02")]
    [InlineData("12/2/26", "2026-12-02")]
    [InlineData("2026-12-02", "2026-12-02")]
    [InlineData("20261202", "2026-12-02")]
    [InlineData("12-02-2026", "2026-12-02")]
    [InlineData("dec 3rd", "2026-12-03")]
    [InlineData("Dec. 3, 2027", "2027-12-03")]
    [InlineData("3 dec", "2026-12-03")]
    [InlineData("3rd of december", "2026-12-03")]
    [InlineData("dec3", "2026-12-03")]
    [InlineData("wed 12/2", "2026-12-02")]
    [InlineData("tuesday, dec 1", "2026-12-01")]
    [InlineData("wednsday", "2026-11-25")]
    [InlineData("the 15th", "2026-12-15")]
    [InlineData("this week", "2026-11-16/2026-11-22")]
    [InlineData("next week", "2026-11-23/2026-11-29")]
    [InlineData("the week of dec 7", "2026-12-07/2026-12-13")]
    [InlineData("in 3 bd", "2026-11-25")]
    [InlineData("in 5 business days", "2026-11-30")]
    [InlineData("in two weeks", "2026-12-04")]
    [InlineData("two weeks from now", "2026-12-04")]
    [InlineData("3 days ago", "2026-11-17")]
    [InlineData("q4", "2026-10-01/2026-12-31")]
    [InlineData("q1", "2027-01-01/2027-03-31")]
    [InlineData("mid december", "2026-12-11/2026-12-20")]
    [InlineData("early january", "2027-01-01/2027-01-10")]
    [InlineData("dec 3 to 5", "2026-12-03/2026-12-05")]
    [InlineData("12/2-12/5", "2026-12-02/2026-12-05")]
    [InlineData("between dec 1 and dec 5", "2026-12-01/2026-12-05")]
    [InlineData("next month", "2026-12")]
    [InlineData("january 2028", "2028-01")]
    [InlineData("the october commission", "2026-10")]
    [InlineData("a bill from february", "2026-02")]
    [InlineData("24/7 support", null)]
    [InlineData("50/50 split", null)]
    [InlineData("you may call", null)]
    [InlineData("nothing in 3 weeks", null)]
    [InlineData("the 2nd reject", null)]
    [InlineData("2/30", null)]
    [InlineData("13/13/2026", null)]
    [InlineData("0/0", null)]
    public void Dates_are_read_as_people_mean_them(string text, string? expected)
    {
        var dates = Desk.Read(text).SelectMany(meaning => meaning.Entities).Where(entity => entity.Kind is EntityKind.Date or EntityKind.DateRange or EntityKind.Month).Select(entity => entity.Value);

        Assert.Equal(expected is null ? [] : [expected], dates);
    }

    [Fact]
    public void No_day_of_the_calendar_breaks_the_reading()
    {
        const string Text = "next tues; eom; eoq; next month; last month; in 3 bd; q1; 12/31; feb 29; the 31st; after christmas; new years; early feb; end of next month; 2/29; memorial day; in 12 months";
        var reader = new EntityReader(Names.Load(), new Gazetteer());
        for (var day = new DateOnly(2023, 12, 1); day < new DateOnly(2029, 2, 1); day = day.AddDays(1))
        {
            var found = reader.Read(new Utterance(NormalText.Of(Text), new Context(day)));

            Assert.InRange(found.Count, 12, 17);
        }
    }

    [Fact]
    public void The_first_and_the_last_day_there_is_are_days_too()
    {
        foreach (var day in (DateOnly[])[DateOnly.MinValue, DateOnly.MaxValue])
        {
            Assert.NotEmpty(Desk.Read("next tues, eom, in 3 weeks, q4, after christmas, 12/2, 3 days ago, last month", new Context(day)));
        }
    }
}
