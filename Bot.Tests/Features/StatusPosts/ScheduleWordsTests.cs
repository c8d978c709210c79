using CsCheck;
using Demarc.Features.StatusPosts;
using Demarc.Tests.Cards.Gallery;

namespace Demarc.Tests.Features.StatusPosts;

/// <summary>What people write when they want a daily post, and what is made of it. Said on Wednesday, 18 November 2026.</summary>
public sealed class ScheduleWordsTests
{
    static readonly DateOnly Today = new(2026, 11, 18);

    [Theory]
    [InlineData("post the status here every weekday at 8:30 central", "8:30 AM, America/Chicago, Monday to Friday, on")]
    [InlineData("send the daily report at 7am eastern", "7:00 AM, America/New_York, on")]
    [InlineData("change the status post to 9:00", "9:00 AM")]
    [InlineData("move the morning post to 8:15", "8:15 AM")]
    [InlineData("move the 8:30 post to 9", "9:00 AM, on")]
    [InlineData("9:00 instead of 8:30", "9:00 AM")]
    [InlineData("from 8:30 to 9:15 please", "9:15 AM")]
    [InlineData("set daily status time to 8:30", "8:30 AM")]
    [InlineData("post the daily status in this channel", "on")]
    [InlineData("put the status in #order-desk every morning", "on, #order-desk")]
    [InlineData("schedule the status report for weekdays 8 am", "8:00 AM, Monday to Friday, on")]
    [InlineData("Post status mon-thu 8.30a CT", "8:30 AM, America/Chicago, Monday to Thursday, on")]
    [InlineData("post at 0830 EST mon–fri", "8:30 AM, America/New_York, Monday to Friday, on")]
    [InlineData("8:30AM CST M-F not on holidays", "8:30 AM, America/Chicago, Monday to Friday, no holidays")]
    [InlineData("every day at 8 a.m. pacific", "8:00 AM, America/Los_Angeles, every day")]
    [InlineData("every day except fridays at half past eight", "8:30 AM, every day, not every Friday")]
    [InlineData("at noon on tuesdays and thursdays", "12:00 PM, Tuesday and Thursday")]
    [InlineData("mwf 7:45 denver time", "7:45 AM, America/Denver, Monday, Wednesday and Friday")]
    [InlineData("tues/thurs at 9", "9:00 AM, Tuesday and Thursday")]
    [InlineData("post the status here, mon, wed and fri, 7:15am, mountain standard time", "7:15 AM, America/Denver, Monday, Wednesday and Friday, on")]
    [InlineData("monday through thursday at quarter to nine", "8:45 AM, Monday to Thursday")]
    [InlineData("fri-mon 10:00", "10:00 AM, Monday, Friday, Saturday and Sunday")]
    [InlineData("business days at 8h30", "8:30 AM, Monday to Friday, no holidays")]
    [InlineData("at 20:15", "8:15 PM")]
    [InlineData("at 05:30", "5:30 AM")]
    [InlineData("at 5pm", "5:00 PM")]
    [InlineData("5 in the afternoon", "5:00 PM")]
    [InlineData("midnight", "12:00 AM")]
    [InlineData("at 12am", "12:00 AM")]
    [InlineData("at 12:30 pm", "12:30 PM")]
    [InlineData("eight thirty central", "8:30 AM, America/Chicago")]
    [InlineData("at eight o'clock", "8:00 AM")]
    [InlineData("830am central", "8:30 AM, America/Chicago")]
    [InlineData("every weekday 8 30 central", "8:30 AM, America/Chicago, Monday to Friday")]
    [InlineData("7 days a week at 7", "7:00 AM, every day")]
    [InlineData("8:30 in new york", "8:30 AM, America/New_York")]
    [InlineData("8:30 America/Chicago", "8:30 AM, America/Chicago")]
    [InlineData("post at 8:30 London", "8:30 AM, Europe/London, on")]
    [InlineData("8:30 our time", "8:30 AM, own zone")]
    [InlineData("post daily at 8:30 am Arizona", "8:30 AM, America/Phoenix, on")]
    [InlineData("at 8:30 est except holidays and fridays", "8:30 AM, America/New_York, not every Friday, no holidays")]
    [InlineData("dont post the status on fridays", "not every Friday")]
    [InlineData("don’t post on Fridays", "not every Friday")]
    [InlineData("stop posting on weekends", "not Saturday and Sunday")]
    [InlineData("skip the status post on wednesdays", "not every Wednesday")]
    [InlineData("weekends too", "also Saturday and Sunday")]
    [InlineData("add saturdays", "also every Saturday")]
    [InlineData("skip holidays", "no holidays")]
    [InlineData("observe holidays", "no holidays")]
    [InlineData("don't post on holidays", "no holidays")]
    [InlineData("also on holidays", "holidays")]
    [InlineData("weekdays and holidays 8:30", "8:30 AM, Monday to Friday, holidays")]
    [InlineData("don't skip holidays", "holidays")]
    [InlineData("stop the daily post", "off")]
    [InlineData("turn off the daily post", "off")]
    [InlineData("turn the morning status off", "off")]
    [InlineData("no more status posts please", "off")]
    [InlineData("don't stop the daily post", "on")]
    [InlineData("turn it back on", "on")]
    [InlineData("resume", "on")]
    [InlineData("pause the daily status until january", "from 2027-01-01")]
    [InlineData("pause until 1/4", "from 2027-01-04")]
    [InlineData("no posts until monday", "from 2026-11-23")]
    [InlineData("pause for two weeks", "from 2026-12-02")]
    [InlineData("nothing for 3 days", "from 2026-11-21")]
    [InlineData("stop until next week", "from 2026-11-23")]
    [InlineData("start on monday at 8:30", "8:30 AM, from 2026-11-23")]
    [InlineData("post the status for acme at 8:30", "8:30 AM, on, about acme")]
    [InlineData("post for Pacific Dental at 8:30 central", "8:30 AM, America/Chicago, on, about pacific dental")]
    [InlineData("for acme central time 8:30", "8:30 AM, America/Chicago, about acme")]
    [InlineData("only lumen orders", "about lumen")]
    [InlineData("send only at&t orders at 9", "9:00 AM, on, about at&t")]
    [InlineData("post dana's orders here at 8:30 mountain", "8:30 AM, America/Denver, about dana")]
    [InlineData("post my orders here weekdays at 9", "9:00 AM, Monday to Friday, on, own")]
    [InlineData("cover all orders", "everything")]
    [InlineData("for the team at 8:30", "8:30 AM")]
    [InlineData("weekly on monday at 8:30", "8:30 AM, every Monday")]
    [InlineData("where does the daily status go", "question")]
    [InlineData("what time is the post on mondays?", "question")]
    [InlineData("status post settings", "question")]
    [InlineData("show status settings", "question")]
    [InlineData("is the status on?", "question")]
    public void Is_understood(string said, string expected) => Assert.Equal(expected, Told(ScheduleWords.Read(said, Today)));

    [Theory]
    [InlineData("post at 5", "Is that 5:00 AM or PM?")]
    [InlineData("post at 5:30 central", "Is that 5:30 AM or PM?")]
    [InlineData("at 25:00", "is no time of day")]
    [InlineData("at 8:75", "is no time of day")]
    [InlineData("at 8 and at 9", "You named 8:00 AM and 9:00 AM.")]
    [InlineData("8:30 mars time", "'mars' is no time zone")]
    [InlineData("8:30 utc-6", "would not follow daylight saving time")]
    [InlineData("every other day at 8", "I post once a day on the days you name, not 'every other day'")]
    [InlineData("make the daily post weekly", "say one day")]
    [InlineData("post every hour", "not 'every hour'")]
    [InlineData("twice a day", "not 'twice a day'")]
    [InlineData("pause until february 30", "I cannot pause")]
    [InlineData("pause for 900 days", "I cannot pause")]
    [InlineData("weekdays at 8:30, skip july 4", "I cannot leave out 'july 4' alone")]
    public void What_is_not_clear_or_cannot_be_is_said(string said, string problem) =>
        Assert.Contains(problem, Assert.Single(ScheduleWords.Read(said, Today).Problems));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   \t\n ")]
    [InlineData("asdf qwer")]
    [InlineData("🙂🙂🙂")]
    [InlineData("until further notice")]
    [InlineData("¦¦¦ :: -- '' ,,,")]
    [InlineData("((((((((((((((((((((")]
    public void Nonsense_is_no_wish(string? said)
    {
        var wish = ScheduleWords.Read(said, Today);

        Assert.False(wish.HasContent);
        Assert.Empty(wish.Problems);
    }

    [Fact]
    public void Whatever_is_written_is_read_without_a_throw()
    {
        var pieces = new[]
        {
            "post", "stop", "every", "weekday", "mon", "-", "fri", "at", "8", ":", "30", "8:30", "830", "am", "pm", "p.m.", "central", "time", "zone", "until", "january", "99", "/", "4", "for", "two", "weeks",
            "except", "holidays", "skip", "only", "orders", "acme", "'s", "#x", "half past", "quarter to", "24:00", "2026-02-31", "next", "month", "¦", "\u2013", "\u0000", "🙂", "İ", "ß", "our", "don't", "not", "to", "and", ",",
        };
        Gen.OneOf(Gen.String, Gen.OneOf(pieces).List[0, 25].Select(words => string.Join(' ', words)), Gen.OneOf(pieces).List[0, 25].Select(words => string.Concat(words)))
            .Sample(said =>
            {
                var wish = ScheduleWords.Read(said, Today);

                Assert.All(wish.Problems, problem => Assert.NotEmpty(problem));
                Assert.True(wish.From is null || (wish.From > Today && wish.From <= Today.AddYears(1)));
                Assert.True(wish.Zone is null || Demarc.Time.Zones.Find(wish.Zone) is not null);
            }, iter: 1000);
    }

    [Fact]
    public void What_attackers_type_is_read_without_a_throw() =>
        Assert.All(Hostile.Strings.Append(Hostile.Everything).Append(new string('8', 100_000)).Append(string.Concat(Enumerable.Repeat("mon-", 5000))), text => ScheduleWords.Read(text, Today));

    [Fact]
    public void A_time_that_is_written_in_full_is_always_that_time() =>
        Gen.Select(Gen.Int[0, 23], Gen.Int[0, 59]).Sample((hour, minute) =>
        {
            var at = new TimeOnly(hour, minute);

            Assert.Equal(at, ScheduleWords.Read($"post the status at {at:h\\:mm tt}", Today).At);
            Assert.Equal(at, ScheduleWords.Read($"post the status at {at:HH\\:mm}", Today).At);
        });

    [Fact]
    public void Days_that_are_listed_are_those_days() =>
        Gen.OneOf([.. Weekdays.All]).List[1, 7].Sample(days =>
        {
            var named = string.Join(", ", days.Select(day => day.ToString().ToLowerInvariant()));

            Assert.Equal(Weekdays.Sorted(days), ScheduleWords.Read($"post on {named} at 8:30", Today).Days);
            Assert.Equal(Weekdays.All.Except(days), ScheduleWords.Read($"every day except {named}", Today).DaysAfter(Weekdays.Working));
        });

    static string Told(ScheduleWish wish) => string.Join(", ", Parts(wish));

    static IEnumerable<string> Parts(ScheduleWish wish) => new[]
    {
        wish.IsQuestion ? "question" : null,
        wish.At is { } at ? TimeWords.Words(at) : null,
        wish.Zone,
        wish.IsOwnZone ? "own zone" : null,
        wish.Days is { } days ? Weekdays.Words(days) : null,
        wish.AlsoOn.Count > 0 ? "also " + Weekdays.Words(wish.AlsoOn) : null,
        wish.NotOn.Count > 0 ? "not " + Weekdays.Words(wish.NotOn) : null,
        wish.OnHolidays switch { true => "holidays", false => "no holidays", _ => null },
        wish.IsOn switch { true => "on", false => "off", _ => null },
        wish.From is { } from ? $"from {from:yyyy-MM-dd}" : null,
        wish.Channel is { } channel ? "#" + channel : null,
        wish.About is { } about ? "about " + about : null,
        wish.IsAboutEverything ? "everything" : null,
        wish.IsAboutOwn ? "own" : null,
    }.OfType<string>().Concat(wish.Problems);
}
