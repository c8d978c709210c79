using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Features.StatusPosts;
using Demarc.Tests.Support;
using Demarc.Turns;

namespace Demarc.Tests.Features.StatusPosts;

/// <summary>Settings hold at once, and no day has two posts or none because of them.</summary>
public sealed class SettingsChangeTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    // Posted at 8:30, moved to 10:00 at 9:00: tomorrow.
    [InlineData("2026-11-17 15:00", "change the status post to 10:00", "2026-11-17T14:30Z", "2026-11-18T16:00Z")]
    // Not yet posted at 8:15, moved to 8:00: right away.
    [InlineData("2026-11-17 14:15", "change the status post to 8:00", "2026-11-17T14:15Z", "2026-11-18T14:00Z")]
    // Not yet posted at 8:15, moved to 9:00: today at 9:00.
    [InlineData("2026-11-17 14:15", "change the status post to 9:00", "", "2026-11-17T15:00Z")]
    // 8:30 Eastern is past already at 8:15 Central.
    [InlineData("2026-11-17 14:15", "post the status here at 8:30 eastern", "2026-11-17T14:15Z", "2026-11-18T13:30Z")]
    // Posted at 8:30 Central; 8:30 Pacific is still to come, but the day has its post.
    [InlineData("2026-11-17 15:00", "post the status here at 8:30 pacific", "2026-11-17T14:30Z", "2026-11-18T16:30Z")]
    // Tuesday is no longer one of the days.
    [InlineData("2026-11-17 14:15", "post the status here only on mondays and thursdays", "", "2026-11-19T14:30Z")]
    [InlineData("2026-11-17 14:15", "pause the status post until thursday", "", "2026-11-19T14:30Z")]
    [InlineData("2026-11-17 15:00", "skip the status post on wednesdays", "2026-11-17T14:30Z", "2026-11-19T14:30Z")]
    [InlineData("2026-11-17 15:00", "also post the status on saturdays", "2026-11-17T14:30Z", "2026-11-18T14:30Z")]
    public async Task What_is_changed_holds_at_once(string at, string said, string posted, string next)
    {
        await using var desk = await StatusBot.StartAsync();
        await desk.SayAsync("post the status here every weekday at 8:30 central");
        await desk.ToAsync(at);

        await desk.SayAsync(said);

        Assert.Equal(posted.Length == 0 ? [] : [DateTimeOffset.Parse(posted)], desk.Posts().Select(post => post.Row.CreatedAt));
        Assert.Equal(DateTimeOffset.Parse(next), await desk.NextAsync());
    }

    [Fact]
    public async Task A_channel_set_up_after_its_time_begins_tomorrow()
    {
        await using var desk = await StatusBot.StartAsync();

        await desk.SayAsync("post the status here every weekday at 8:30 central");

        Assert.Empty(desk.Posts());
        Assert.Equal(DateTimeOffset.Parse("2026-11-17T14:30Z"), await desk.NextAsync());
    }

    [Fact]
    public async Task Moved_back_and_forth_a_day_still_has_one_post()
    {
        await using var desk = await StatusBot.StartAsync();
        await desk.SayAsync("post the status here every weekday at 8:30 central");
        await desk.ToAsync("2026-11-17 14:00");

        await desk.SayAsync("change the status post to 7:00");
        await desk.SayAsync("change the status post to 11:00");
        await desk.SayAsync("change the status post to 8:30");
        await desk.SayAsync("stop the daily post");
        await desk.SayAsync("resume the daily post");
        await desk.ToAsync("2026-11-17 22:00");

        Assert.Equal("2026-11-17", Assert.Single(desk.Posts()).Row.Id[^10..]);
        Assert.Equal(DateTimeOffset.Parse("2026-11-18T14:30Z"), await desk.NextAsync());
    }

    [Fact]
    public async Task Stopping_takes_the_row_away_and_ends_the_live_post()
    {
        await using var desk = await StatusBot.StartAsync();
        await desk.SayAsync("post the status here every weekday at 8:30 central");
        await desk.ToAsync("2026-11-17 15:00");

        var answer = await desk.SayAsync("stop the daily post");
        await desk.ToAsync("2026-11-20 15:00");

        Assert.Contains("Done. The daily status is off here.", answer);
        Assert.Contains("Final, as of", TestBot.Read(Assert.Single(desk.Posts()).Card));
        Assert.Empty(await desk.DueAsync());
        Assert.Contains("There is no daily status here", await desk.SayAsync("stop the daily post"));
    }

    [Fact]
    public async Task Another_coverage_shows_on_the_live_post_at_once_and_counts_no_order_as_new()
    {
        await using var desk = await StatusBot.StartAsync();
        await desk.Bot.AddAsync("Rita Sol");
        await desk.PutAsync(desk.Order("48213"), desk.Order("48214", order => order.With(one => one with { Supplier = "Lumen" })));
        await desk.SayAsync("post the status here every weekday at 8:30 central");
        await desk.ToAsync("2026-11-17 14:30");
        await desk.ToAsync("2026-11-18 14:31");

        await desk.SayAsync("post the status only for lumen");

        var post = desk.Posts()[^1];
        Assert.Equal("Status of Lumen · Wed Nov 18", post.Card.Title);
        Assert.Equal("1 open, all on track: no FOC today or in the next 3 business days, none missed, nothing changed since yesterday.", post.Card.Summary.ToString());
        Assert.Equal(CoverKind.Carrier, (await desk.ChannelAsync()).Covers.Kind);
    }

    [Theory]
    [InlineData("post acme's orders here at 9 central", CoverKind.Agency, "acme")]
    [InlineData("post my orders here at 9 central", CoverKind.ProjectManager, "dana-ortiz")]
    [InlineData("post dana's orders here at 9 central", CoverKind.ProjectManager, "dana-ortiz")]
    [InlineData("post the status for comcast here at 9 central", CoverKind.Carrier, "Comcast")]
    [InlineData("post all orders here at 9 central", CoverKind.Everything, "")]
    [InlineData("post the status for the team at 9 central", CoverKind.Everything, "")]
    public async Task Whom_it_covers_can_be_said(string said, CoverKind kind, string id)
    {
        await using var desk = await StatusBot.StartAsync();
        await desk.Bot.AddAsync("Rita Sol");
        await desk.PutAsync(desk.Order("48213"));

        await desk.SayAsync(said);

        var covers = (await desk.ChannelAsync()).Covers;
        Assert.Equal((kind, id), (covers.Kind, covers.Id));
    }

    [Fact]
    public async Task Every_change_is_in_the_audit_with_before_and_after()
    {
        await using var desk = await StatusBot.StartAsync();
        await desk.SayAsync("post the status here every weekday at 8:30 central");
        await desk.SayAsync("change the status post to 9:00");

        var entries = await desk.Bot.Store.QueryAsync(Audit.Entries, Audit.Entries.Where(entry => entry.Subject == desk.Desk.RoomKey), Cancel);

        Assert.Equal(
            ["off → 8:30 AM (America/Chicago), Monday to Friday, everything", "8:30 AM (America/Chicago), Monday to Friday, everything → 9:00 AM (America/Chicago), Monday to Friday, everything"],
            entries.Where(entry => entry.What == "status.settings").Select(entry => entry.Detail).Order(StringComparer.Ordinal).Reverse());
        Assert.All(entries, entry => Assert.Equal("dana-ortiz", entry.Who));
    }

    [Fact]
    public async Task The_form_does_the_same_as_the_sentence()
    {
        await using var desk = await StatusBot.StartAsync("Team West\t2026-11-18\tRetreat\n");
        await desk.SayAsync("post the status here every weekday at 8:30 central");
        var settings = desk.Bot.Chat.In(desk.Desk)[^1];
        var form = Assert.IsType<Reply.Ask>((await desk.Bot.PressAsync(desk.Dana, settings, "Change")).Reply).Form;
        Assert.Equal("08:30", form.Fields.Single(field => field.Id == "at").Value);

        var outcome = await desk.Bot.SubmitAsync(desk.Dana, form, ("at", "07:15"), ("days", "Tuesday,Wednesday,Thursday"), ("team", "Team West"));
        await desk.ToAsync("2026-11-19 14:00");

        Assert.IsType<Reply.Done>(outcome.Reply);
        Assert.Equal(["2026-11-17", "2026-11-19"], desk.Posts().Select(post => post.Row.Id[^10..]));
        var channel = await desk.ChannelAsync();
        Assert.Equal((new TimeOnly(7, 15), "Team West"), (channel.At, channel.Team));
    }

    [Theory]
    [InlineData("at", "25:00", "Write a time of day")]
    [InlineData("zone", "Mars/Olympus", "is no time zone")]
    [InlineData("days", "", "Choose at least one day")]
    [InlineData("days", "Monday,Someday", "Choose at least one day")]
    [InlineData("covers", "agency:birch", "Choose one from the list")]
    [InlineData("team", "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890", "at most 80")]
    public async Task A_wrong_field_is_answered_at_the_field_and_changes_nothing(string field, string value, string error)
    {
        await using var desk = await StatusBot.StartAsync();
        await desk.SayAsync("post the status here every weekday at 8:30 central");
        var form = Assert.IsType<Reply.Ask>((await desk.Bot.OpenAsync(desk.Dana, StatusSettings.Form, desk.Desk.RoomKey, desk.Desk)).Reply).Form;

        var again = Assert.IsType<Reply.Ask>((await desk.Bot.SubmitAsync(desk.Dana, form, (field, value))).Reply).Form;

        Assert.Contains(error, Assert.Single(again.Errors, one => one.FieldId == field).Message);
        Assert.Equal(StatusChannel.UsualTime, (await desk.ChannelAsync()).At);
    }

    [Fact]
    public async Task A_carriers_name_from_a_tracker_is_shown_in_the_form_and_travels_as_a_hash()
    {
        await using var desk = await StatusBot.StartAsync();
        await desk.PutAsync(desk.Order("48213", order => order.With(one => one with { Supplier = "<at>Everyone</at>" })));
        await desk.SayAsync("post the status here every weekday at 8:30 central");
        var form = Assert.IsType<Reply.Ask>((await desk.Bot.OpenAsync(desk.Dana, StatusSettings.Form, desk.Desk.RoomKey, desk.Desk)).Reply).Form;
        var carrier = Assert.Single(form.Fields.OfType<ChoiceField>().Single(field => field.Id == "covers").Choices, choice => choice.Label == "Carrier: <at>Everyone</at>");

        await desk.Bot.SubmitAsync(desk.Dana, form, ("covers", carrier.Value));

        Assert.DoesNotContain("<", carrier.Value, StringComparison.Ordinal);
        Assert.Equal(new Coverage(CoverKind.Carrier, "<at>Everyone</at>", "<at>Everyone</at>"), (await desk.ChannelAsync()).Covers);
    }
}
