using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Features.Admin;
using Demarc.Tests.Delivery;
using Demarc.Tests.Support;
using Demarc.Turns;

namespace Demarc.Tests.Features.Admin;

public sealed class TroubleTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_undeliverable_message_is_told_to_the_administrators_by_name_and_once_a_day()
    {
        var (bot, _) = await Probe.StartAsync();
        await using var _1 = bot;
        var (ana, admin) = (await bot.AddAsync("Ana"), await bot.AddStaffAsync("Olga", Role.Administrator));
        bot.Chat.Answer = row => row.PersonId == ana.Id ? new SendResult.Never("The person blocked the bot. Ask them to allow it again.") : null;

        for (var hour = 0; hour < 30; hour++)
        {
            await bot.DecideAsync(session => session.Tell(ana, $"n{hour}", bot.Now, new Card("note", "", "words nobody else may read")));
            await bot.PassAsync(TimeSpan.FromHours(1));
        }

        var told = bot.Chat.In(admin.Chat());
        Assert.Equal(2, told.Count);
        var words = TestBot.Read(told[0].Card);
        Assert.Contains("A message to Ana on test cannot be delivered: The person blocked the bot.", words);
        Assert.DoesNotContain("nobody else", words);
        Assert.Equal(30, Assert.Single(await bot.Store.QueryAsync(TroubleReport.All, TroubleReport.All.All, Cancel)).Times);
    }

    [Fact]
    public async Task Who_removed_the_bot_gets_nothing_more_until_they_come_back()
    {
        var (bot, _) = await Probe.StartAsync();
        await using var _1 = bot;
        var ana = await bot.AddAsync("Ana");
        bot.Chat.Answer = _ => new SendResult.Never("The bot was removed.", Gone: true);
        await bot.DecideAsync(session => session.Tell(ana, "n", bot.Now, new Card("note", "", "hello")));

        var gone = (await bot.Store.LoadAsync(Roster.People, ana.Id, Cancel))!;
        Assert.Empty(gone.Reach);
        Assert.Null(Telling.AddressOf(gone));

        bot.Chat.Answer = _ => null;
        await bot.SayAsync(ana, "echo back again");
        Assert.NotNull(Telling.AddressOf((await bot.Store.LoadAsync(Roster.People, ana.Id, Cancel))!));
    }

    [Fact]
    public async Task Telling_an_administrator_who_cannot_be_reached_does_not_go_round_in_circles()
    {
        var (bot, _) = await Probe.StartAsync();
        await using var _1 = bot;
        var ana = await bot.AddAsync("Ana");
        await bot.AddStaffAsync("Olga", Role.Administrator);
        await bot.AddStaffAsync("Omar", Role.Administrator);
        bot.Chat.Answer = _ => new SendResult.Never("Nothing is taken here any more.");

        await bot.DecideAsync(session => session.Tell(ana, "n", bot.Now, new Card("note", "", "hello")));
        await bot.PassAsync(TimeSpan.FromHours(20), TimeSpan.FromHours(1));

        Assert.InRange(bot.Chat.Tries.Count, 1, 12);
        Assert.Empty(await bot.Store.QueryAsync(Outbox.Rows, Outbox.Rows.Where(row => row.State == OutgoingState.Waiting), Cancel));
    }

    [Fact]
    public async Task Only_administrators_see_how_the_bot_is_doing()
    {
        var (bot, _) = await Probe.StartAsync();
        await using var _1 = bot;
        var (ana, admin) = (await bot.AddAsync("Ana"), await bot.AddStaffAsync("Olga", Role.Administrator));

        Assert.Contains("Only administrators", await bot.AskAsync(ana, "admin.health"));
        Assert.Contains("Everything that is due was done", await bot.AskAsync(admin, "admin.health"));
    }
}
