using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Tests.Support;
using Demarc.Turns;
using Demarc.Understanding;
using Microsoft.Extensions.DependencyInjection;

namespace Demarc.Tests.Features.People;

/// <summary>Who reads along decides what is said: in a room only what every member may see.</summary>
public sealed class RoomTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static readonly Address Channel = new(TestChannel.ChannelName, "t", "room:general", Place.Room);

    [Fact]
    public async Task In_a_room_nobody_has_vouched_for_private_answers_go_to_the_person()
    {
        await using var bot = await StartAsync();
        var ana = await bot.AddAsync("Ana");

        await bot.SayAsync(ana, "private acme", Channel);

        Assert.Equal("secret of acme", Assert.Single(bot.Chat.In(ana.Chat())).Card.Summary.ToString());
        var inRoom = TestBot.Read(Assert.Single(bot.Chat.In(Channel)).Card);
        Assert.Contains("I answered you privately", inRoom);
        Assert.DoesNotContain("secret", inRoom);
    }

    [Theory]
    [InlineData("this channel is internal", true, true, true)]
    [InlineData("This channel is shared with Acme", false, true, false)]
    [InlineData("this channel is shared with Acme, Birch and Cedar.", false, false, false)]
    [InlineData("forget this channel", false, false, false)]
    public async Task What_a_room_may_read_follows_from_who_is_in_it(string said, bool isStaffRoom, bool readsAcme, bool readsStaff)
    {
        await using var bot = await StartAsync();
        var ana = await bot.AddAsync("Ana");
        await bot.AddAsync("Bea", company: "birch");
        await bot.AddAsync("Cy", company: "cedar");
        var dana = await bot.AddStaffAsync("Dana");
        await bot.SayAsync(dana, said, Channel);
        var room = await bot.Store.LoadAsync(Roster.Rooms, Channel.RoomKey, Cancel);

        var acme = await bot.SayAsync(ana, "private acme", Channel);
        var staff = await bot.SayAsync(dana, "private staff", Channel);

        Assert.Equal(isStaffRoom, room!.IsInternal);
        Assert.Equal(readsAcme, acme.Any(one => one.Address.Key == Channel.Key && one.Card.Summary.ToString() == "secret of acme"));
        Assert.Equal(readsStaff, staff.Any(one => one.Address.Key == Channel.Key && one.Card.Summary.ToString() == "secret of staff"));
    }

    [Fact]
    public async Task What_is_only_for_the_asker_is_never_said_in_a_room()
    {
        await using var bot = await StartAsync();
        var dana = await bot.AddStaffAsync("Dana");
        await bot.SayAsync(dana, "this channel is internal", Channel);

        var said = await bot.SayAsync(dana, "private asker", Channel);

        Assert.DoesNotContain(said, one => one.Address.Key == Channel.Key && one.Card.Summary.ToString().Contains("secret"));
    }

    [Fact]
    public async Task Partners_do_not_say_who_is_in_a_room()
    {
        await using var bot = await StartAsync();
        var ana = await bot.AddAsync("Ana");

        await bot.SayAsync(ana, "this channel is internal", Channel);

        Assert.Null(await bot.Store.LoadAsync(Roster.Rooms, Channel.RoomKey, Cancel));
    }

    [Theory]
    [InlineData("this channel is shared with Nobody Inc")]
    [InlineData("this channel is shared with House")]
    public async Task A_company_that_is_not_known_or_no_agency_changes_nothing(string said)
    {
        await using var bot = await StartAsync();
        await bot.AddAsync("Ana");
        var dana = await bot.AddStaffAsync("Dana");

        var answer = await bot.SayAsync(dana, said, Channel);

        Assert.NotEmpty(answer);
        Assert.Null(await bot.Store.LoadAsync(Roster.Rooms, Channel.RoomKey, Cancel));
    }

    static Task<TestBot> StartAsync() => TestBot.StartAsync(new TestBotOptions(services =>
    {
        services.AddSingleton<IFeature, Secrets>();
        services.AddSingleton<Understand>((text, _) => [new Meaning(text.StartsWith("private", StringComparison.Ordinal) ? "private" : "room.set", 1) { Text = text }]);
    }));

    sealed class Secrets : IFeature
    {
        public void Register(Catalog catalog) => catalog.Intent("private", (turn, _, _) =>
        {
            var whose = turn.Inbound.Text.Split(' ')[1];
            var audience = whose switch { "staff" => Audience.Staff, "asker" => Audience.Asker, _ => Audience.Of(whose) };
            return Task.FromResult<Reply>(new Reply.Say(new Card("secret", "", Text.Plain("secret of " + whose)), audience));
        });
    }
}
