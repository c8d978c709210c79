using Demarc.Delivery;
using Demarc.Features.StatusPosts;
using Demarc.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Demarc.Tests.Features.StatusPosts;

/// <summary>Days of a desk in Chicago, where 8:30 is 14:30Z in winter. The tests begin on Monday, 16 November 2026, at 9:00 there.</summary>
public sealed class PostingTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sentence_sets_it_up_and_every_business_morning_has_one_post()
    {
        await using var desk = await StatusBot.StartAsync();
        await desk.PutAsync(desk.Order("48213"), desk.Order("48214", order => order.Foc(-1)));

        var answer = await desk.SayAsync("post the status here every weekday at 8:30 central");

        Assert.Contains("I post the status here at 8:30 AM (America/Chicago), Monday to Friday, not on holidays.", answer);
        Assert.Contains("Tue Nov 17, 2026 at 8:30 AM", answer);
        Assert.Contains("Thu Nov 19, 2026 at 8:30 AM", answer);
        await desk.ToAsync("2026-11-17 14:29");
        Assert.Empty(desk.Posts());
        await desk.ToAsync("2026-11-17 14:30");
        var post = Assert.Single(desk.Posts());
        Assert.Equal("2 open: 1 red. No FOC today, 1 missed.", post.Card.Summary.ToString());
        Assert.DoesNotContain("offline", TestBot.Read(post.Card));
        await desk.ToAsync("2026-11-23 15:00");

        Assert.Equal(["2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20", "2026-11-23"], Days(desk));
    }

    [Theory]
    [InlineData("", "2026-11-25 2026-11-27 2026-11-30")]
    [InlineData("*\t2026-11-27\tDay after Thanksgiving\n", "2026-11-25 2026-11-30")]
    [InlineData("Team West\t2026-11-27\tDay after Thanksgiving\n", "2026-11-25 2026-11-27 2026-11-30")]
    public async Task Thanksgiving_is_left_out_and_the_Friday_after_when_it_is_taken_off(string holidays, string expected)
    {
        await using var desk = await StatusBot.StartAsync(holidays);
        await desk.SayAsync("post the status here every weekday at 8:30 central");
        await desk.ToAsync("2026-11-24 20:00");
        var before = desk.Posts().Count;

        await desk.ToAsync("2026-11-30 20:00");

        Assert.Equal(expected.Split(' '), Days(desk).Skip(before));
    }

    [Fact]
    public async Task A_holiday_that_is_left_out_is_named_beforehand()
    {
        await using var desk = await StatusBot.StartAsync();
        await desk.ToAsync("2026-11-24 20:00");

        var answer = await desk.SayAsync("post the status here every weekday at 8:30 central");

        Assert.Contains("Left out: Thu Nov 26, 2026 (Thanksgiving Day).", answer);
        Assert.Contains("Fri Nov 27, 2026", answer);
    }

    [Fact]
    public async Task On_holidays_too_when_asked()
    {
        await using var desk = await StatusBot.StartAsync();
        await desk.SayAsync("post the status here every weekday at 8:30 central, also on holidays");
        await desk.ToAsync("2026-11-27 20:00");

        Assert.Contains("2026-11-26", Days(desk));
    }

    [Theory]
    // Spring forward in Denver, 8 March 2027: 8:30 MST is 15:30Z, 8:30 MDT is 14:30Z.
    [InlineData("8:30 mountain every day", "2027-03-13 00:00", "2027-03-13T15:30Z 2027-03-14T14:30Z 2027-03-15T14:30Z")]
    // 2:30 does not exist on 14 March 2027 in Chicago: the moment after the gap, 8:00Z.
    [InlineData("2:30 am central every day", "2027-03-13 00:00", "2027-03-13T08:30Z 2027-03-14T08:00Z 2027-03-15T07:30Z")]
    // 1:30 comes twice on 7 November 2027 in New York: once, at its first, 5:30Z.
    [InlineData("1:30 am eastern every day", "2027-11-06 00:00", "2027-11-06T05:30Z 2027-11-07T05:30Z 2027-11-08T06:30Z")]
    // London falls back a week before, on 31 October 2027.
    [InlineData("8:30 Europe/London every day", "2027-10-30 00:00", "2027-10-30T07:30Z 2027-10-31T08:30Z 2027-11-01T08:30Z")]
    // Phoenix never changes.
    [InlineData("8:30 arizona every day", "2027-03-13 00:00", "2027-03-13T15:30Z 2027-03-14T15:30Z 2027-03-15T15:30Z")]
    public async Task The_clock_on_the_wall_decides_and_each_day_has_one(string when, string from, string expected)
    {
        await using var desk = await StatusBot.StartAsync();
        desk.Bot.Clock.Advance(DateTimeOffset.Parse(from + "Z") - desk.Now);
        await desk.SayAsync("post the status here at " + when);

        var times = new List<DateTimeOffset>();
        for (var day = 0; day < 3; day++)
        {
            times.Add((await desk.NextAsync())!.Value);
            await desk.ToAsync($"{times[^1].UtcDateTime:yyyy-MM-dd HH:mm}");
            Assert.Equal(day + 1, desk.Posts().Count);
        }

        Assert.Equal(expected.Split(' ').Select(DateTimeOffset.Parse), times);
    }

    [Fact]
    public async Task After_two_hours_down_the_post_comes_late_and_says_so()
    {
        await using var desk = await StatusBot.StartAsync();
        await desk.SayAsync("post the status here every weekday at 8:30 central");
        await desk.ToAsync("2026-11-17 14:00");
        await desk.StopAsync();
        desk.Bot.Clock.Advance(TimeSpan.FromMinutes(192));

        await desk.StartAgainAsync();

        Assert.Contains("Due 8:30 AM CST, posted 11:12 AM CST: I was offline.", Chicago(Assert.Single(desk.Posts())));
        Assert.Equal(DateTimeOffset.Parse("2026-11-18T14:30Z"), await desk.NextAsync());
    }

    [Fact]
    public async Task After_three_days_down_there_is_one_post_not_three()
    {
        await using var desk = await StatusBot.StartAsync();
        await desk.SayAsync("post the status here every weekday at 8:30 central");
        await desk.ToAsync("2026-11-17 14:30");
        await desk.StopAsync();
        desk.Bot.Clock.Advance(DateTimeOffset.Parse("2026-11-20T17:00Z") - desk.Now);

        await desk.StartAgainAsync();

        Assert.Equal(["2026-11-17", "2026-11-20"], Days(desk));
        Assert.Contains("Due 8:30 AM CST, posted 11:00 AM CST: I was offline. No post for Wed Nov 18, 2026, Thu Nov 19, 2026: I was offline.", Chicago(desk.Posts()[^1]));
    }

    [Fact]
    public async Task Back_before_the_next_is_due_yesterdays_is_left_out_and_the_next_says_so()
    {
        await using var desk = await StatusBot.StartAsync();
        await desk.SayAsync("post the status here every weekday at 8:30 central");
        await desk.ToAsync("2026-11-17 14:30");
        await desk.StopAsync();
        desk.Bot.Clock.Advance(DateTimeOffset.Parse("2026-11-20T13:00Z") - desk.Now);

        await desk.StartAgainAsync();
        Assert.Single(desk.Posts());
        await desk.ToAsync("2026-11-20 14:30");

        Assert.Equal(["2026-11-17", "2026-11-20"], Days(desk));
        Assert.Contains("No post for Wed Nov 18, 2026, Thu Nov 19, 2026: I was offline.", Chicago(desk.Posts()[^1]));
        Assert.DoesNotContain("Due ", Chicago(desk.Posts()[^1]));
    }

    [Fact]
    public async Task A_restart_at_any_step_neither_loses_nor_doubles_it()
    {
        await using var desk = await StatusBot.StartAsync();
        await desk.RestartAsync();
        await desk.SayAsync("post the status here every weekday at 8:30 central");
        await desk.RestartAsync();
        await desk.ToAsync("2026-11-17 14:30");
        await desk.RestartAsync();
        await desk.ToAsync("2026-11-17 14:31");
        await desk.RestartAsync();
        await desk.ToAsync("2026-11-18 14:30");
        await desk.RestartAsync();

        Assert.Equal(["2026-11-17", "2026-11-18"], Days(desk));
    }

    [Fact]
    public async Task What_a_crash_left_due_and_unsent_is_posted_once()
    {
        await using var desk = await StatusBot.StartAsync();
        await desk.SayAsync("post the status here every weekday at 8:30 central");

        // The commit is made, the platform was not reached.
        desk.Bot.Chat.Answer = _ => new SendResult.NotYet("down", TimeSpan.FromMinutes(1));
        await desk.ToAsync("2026-11-17 14:30");
        await desk.StopAsync();
        desk.Bot.Chat.Answer = _ => null;
        await desk.StartAgainAsync();
        await desk.ToAsync("2026-11-17 14:35");

        Assert.Single(desk.Posts());
    }

    [Fact]
    public async Task Of_two_schedulers_one_posts()
    {
        await using var desk = await StatusBot.StartAsync();
        await desk.SayAsync("post the status here every weekday at 8:30 central");
        var services = desk.Bot.Services;
        var other = new Scheduler(desk.Bot.Store, services.GetRequiredService<Registry>(), desk.Bot.Clock, NullLogger<Scheduler>.Instance);
        await other.StartAsync(Cancel);
        try
        {
            await desk.ToAsync("2026-11-19 15:00");
        }
        finally
        {
            await other.StopAsync(Cancel);
        }

        Assert.Equal(["2026-11-17", "2026-11-18", "2026-11-19"], Days(desk));
        Assert.Empty(desk.Troubles);
    }

    [Fact]
    public async Task A_job_that_runs_again_for_the_same_day_does_nothing()
    {
        await using var desk = await StatusBot.StartAsync();
        await desk.SayAsync("post the status here every weekday at 8:30 central");
        await desk.ToAsync("2026-11-17 14:30");

        await desk.Bot.DecideAsync(session => session.At(PostBook.PostKey(desk.Desk.RoomKey), PostBook.PostJob, desk.Now, desk.Desk.RoomKey, "2026-11-17"));

        Assert.Single(desk.Posts());
        Assert.Equal(DateTimeOffset.Parse("2026-11-18T14:30Z"), await desk.NextAsync());
    }

    [Fact]
    public async Task Several_days_that_the_platform_was_away_end_in_the_newest_post_alone()
    {
        await using var desk = await StatusBot.StartAsync();
        await desk.SayAsync("post the status here every weekday at 8:30 central");
        desk.Bot.Chat.Answer = _ => new SendResult.NotYet("down", TimeSpan.FromMinutes(30));
        await desk.ToAsync("2026-11-19 15:00");

        desk.Bot.Chat.Answer = _ => null;
        await desk.ToAsync("2026-11-19 16:00");

        Assert.Equal(["2026-11-19"], Days(desk));
    }

    [Fact]
    public async Task A_channel_that_is_gone_loses_its_row_and_an_administrator_hears_once()
    {
        await using var desk = await StatusBot.StartAsync();
        await desk.SayAsync("post the status here every weekday at 8:30 central");
        desk.Bot.Chat.Answer = row => row.Address.Key == desk.Desk.Key ? new SendResult.Never("The channel is archived.", Gone: true) : null;

        await desk.ToAsync("2026-11-20 15:00");

        Assert.Null(await desk.NextAsync());
        var channel = await desk.ChannelAsync();
        Assert.False(channel.IsOn);
        Assert.Equal(["2026-11-17"], [$"{channel.LastDay:yyyy-MM-dd}"]);
        var trouble = Assert.Single(desk.Troubles, trouble => trouble.Key.StartsWith("status:", StringComparison.Ordinal));
        Assert.Contains("The daily status of the channel 'desk' is switched off: I was removed from it, or it was archived.", trouble.Words);
        Assert.Empty(await desk.DueAsync());
    }

    [Fact]
    public async Task A_room_nobody_knows_any_more_gets_no_post()
    {
        await using var desk = await StatusBot.StartAsync();
        await desk.SayAsync("post the status here every weekday at 8:30 central");
        await desk.Bot.DecideAsync(session => session.Delete(Demarc.Turns.Roster.Rooms, desk.Desk.RoomKey));

        await desk.ToAsync("2026-11-17 15:00");

        Assert.Empty(desk.Posts());
        Assert.Contains("I am no longer in it", Assert.Single(desk.Troubles).Words);
        Assert.Null(await desk.NextAsync());
    }

    [Fact]
    public async Task A_channel_that_lost_its_row_gets_it_back_at_the_start()
    {
        await using var desk = await StatusBot.StartAsync();
        await desk.SayAsync("post the status here every weekday at 8:30 central");
        await desk.Bot.DecideAsync(session => session.NoLonger(PostBook.PostKey(desk.Desk.RoomKey)));
        Assert.True(Assert.Single(await PostBook.StandingAsync(desk.Bot.Session(), Cancel)).IsStranded);

        await desk.RestartAsync();

        var standing = Assert.Single(await PostBook.StandingAsync(desk.Bot.Session(), Cancel));
        Assert.False(standing.IsStranded);
        Assert.Equal(DateTimeOffset.Parse("2026-11-17T14:30Z"), standing.Next);
    }

    [Fact]
    public async Task Only_what_is_compared_is_kept()
    {
        await using var desk = await StatusBot.StartAsync();
        await desk.PutAsync(desk.Order("48213"));
        await desk.SayAsync("post the status here every weekday at 8:30 central");
        await desk.ToAsync("2026-11-17 14:30");
        var post = (await desk.Bot.Store.LoadAsync(PostBook.All, StatusPost.KeyOf(desk.Desk.RoomKey, new DateOnly(2026, 11, 17)), Cancel))!;
        var old = new DateOnly(2026, 8, 10);
        await desk.Bot.DecideAsync(session => session.Save(PostBook.All, post with { Id = StatusPost.KeyOf(post.Room, old), Day = old, Version = 0 }));

        await desk.ToAsync("2026-11-20 15:00");

        Assert.Equal(["2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20"], (await desk.Bot.Store.QueryAsync(PostBook.All, PostBook.All.All, Cancel)).Select(kept => $"{kept.Day:yyyy-MM-dd}").Order());
        Assert.Equal(["2026-11-19", "2026-11-20"], (await desk.Bot.Store.QueryAsync(PostBook.Marks, PostBook.Marks.All, Cancel)).Select(marks => marks.Id[^10..]).Order());
    }

    static IEnumerable<string> Days(StatusBot desk) => desk.Posts().Select(post => post.Row.Id[^10..]);

    static string Chicago(Shown shown) =>
        StatusBot.Flat(Demarc.Cards.Render.PlainText.PlainTextRenderer.Render(shown.Card, new Demarc.Cards.Render.RenderContext(shown.Row.Reader)).Payload);
}
