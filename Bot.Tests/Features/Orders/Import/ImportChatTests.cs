using System.Text;
using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Features.Orders;
using Demarc.Features.Orders.Import;
using Demarc.Storage;
using Demarc.Tests.Support;
using Demarc.Turns;
using Microsoft.Extensions.DependencyInjection;
using static Demarc.Tests.Features.Orders.OrderSamples;

namespace Demarc.Tests.Features.Orders.Import;

public sealed class ImportChatTests
{
    const string Tracker = "Order #,Customer,Agency,Rep,Supplier,Submitted,FOC Date,MRC\n48213,Marlin Dental,Acme,Rita Sol,Lumen,2026-10-27,2026-12-09,1250\n48214,Oak & Pine,Acme,Rita Sol,ATT,2026-11-02,,99\n48215,Bad,Acme,Rita Sol,Lumen,someday,,1\n48216,Far,Akme,X,Lumen,,,\n";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_shown_as_what_it_would_change_and_changes_nothing_yet()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Order().On(OrderDate.Foc, 2));
        await using var _ = bot;

        var card = Assert.Single(await bot.SendAsync(cast.Dana, "tracker.csv", Encoding.UTF8.GetBytes(Tracker)));
        var text = OrderTalk.Flat(card.Card);

        Assert.Contains("tracker.csv: 2 new, 1 changed, 0 unchanged, 1 with errors. Nothing is changed yet.", text, StringComparison.Ordinal);
        Assert.Contains("FOC: Wed Nov 18, 2026 → Wed Dec 9, 2026", text, StringComparison.Ordinal);
        Assert.Contains("Row 4: Submitted To Carrier someday is no date. Write it as 2026-12-02", text, StringComparison.Ordinal);
        Assert.Contains("Agency Akme: 1 row", text, StringComparison.Ordinal);
        Assert.Equal(Today.AddDays(2), (await OrderTalk.OrderAsync(bot, "48213")).Dates.Foc!.On);
        Assert.Equal(1, await bot.Store.CountAsync(OrderBook.All, OrderBook.All.All, Cancel));
    }

    [Fact]
    public async Task The_button_imports_and_its_successor_takes_it_back()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Order().On(OrderDate.Foc, 2));
        await using var _ = bot;
        var card = Assert.Single(await bot.SendAsync(cast.Dana, "tracker.csv", Encoding.UTF8.GetBytes(Tracker)));

        Assert.IsType<Reply.Done>((await bot.PressAsync(cast.Dana, card, "Import 3 orders")).Reply);

        var done = bot.Chat.All.Single(one => one.Id == card.Id);
        Assert.Contains("is imported by Dana Ortiz: 2 new, 1 changed, 0 unchanged, 1 with errors", done.Card.Summary.ToString(), StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2026, 12, 9), (await OrderTalk.OrderAsync(bot, "48213")).Dates.Foc!.On);
        Assert.Empty(await bot.Store.QueryAsync(Imports.Uploads, Imports.Uploads.All, Cancel));

        Assert.IsType<Reply.Done>((await bot.PressAsync(cast.Finn, done, "Undo import")).Reply);
        Assert.Contains("was taken back: 1 order as before, 2 orders removed again", bot.Chat.All.Single(one => one.Id == card.Id).Card.Summary.ToString(), StringComparison.Ordinal);
        Assert.Equal(Today.AddDays(2), (await OrderTalk.OrderAsync(bot, "48213")).Dates.Foc!.On);
        Assert.Equal(1, await bot.Store.CountAsync(OrderBook.All, OrderBook.All.All, Cancel));
    }

    [Fact]
    public async Task The_same_file_again_says_so()
    {
        var (bot, cast) = await OrderTalk.StartAsync();
        await using var _ = bot;
        var bytes = Encoding.UTF8.GetBytes(Tracker);
        await bot.PressAsync(cast.Dana, Assert.Single(await bot.SendAsync(cast.Dana, "tracker.csv", bytes)), "Import 3");

        var again = Assert.Single(await bot.SendAsync(cast.Finn, "copy of tracker.csv", bytes));

        var text = OrderTalk.Flat(again.Card);
        Assert.Contains("nothing would change", text, StringComparison.Ordinal);
        Assert.Contains("imported before as IMP-", text, StringComparison.Ordinal);
        Assert.Contains("by Dana Ortiz", text, StringComparison.Ordinal);
        Assert.Empty(again.Card.Buttons);
    }

    [Fact]
    public async Task Pressed_twice_it_is_imported_once()
    {
        var (bot, cast) = await OrderTalk.StartAsync();
        await using var _ = bot;
        var card = Assert.Single(await bot.SendAsync(cast.Dana, "tracker.csv", Encoding.UTF8.GetBytes(Tracker)));

        var outcomes = await Task.WhenAll(bot.PressAsync(cast.Dana, card, "Import 3"), bot.PressAsync(cast.Finn, card, "Import 3"));

        Assert.Single(outcomes, outcome => outcome.Reply is Reply.Done);
        Assert.Contains("started already", Assert.IsType<Reply.Refused>(outcomes.Single(outcome => outcome.Reply is Reply.Refused).Reply).Words.ToString(), StringComparison.Ordinal);
        Assert.Equal(ImportState.Done, Assert.Single(await bot.Store.QueryAsync(Imports.Records, Imports.Records.All, Cancel)).State);
    }

    [Fact]
    public async Task A_file_nobody_wants_is_forgotten()
    {
        var (bot, cast) = await OrderTalk.StartAsync();
        await using var _ = bot;
        var dropped = Assert.Single(await bot.SendAsync(cast.Dana, "a.csv", Encoding.UTF8.GetBytes(Tracker)));
        await bot.PressAsync(cast.Dana, dropped, "Do not import");
        await bot.SendAsync(cast.Dana, "b.csv", Encoding.UTF8.GetBytes(Tracker + "1,x,,,,,,\n"));

        await bot.PassAsync(TimeSpan.FromHours(25));

        Assert.All(await bot.Store.QueryAsync(Imports.Records, Imports.Records.All, Cancel), record => Assert.Equal(ImportState.Dropped, record.State));
        Assert.Empty(await bot.Store.QueryAsync(Imports.Uploads, Imports.Uploads.All, Cancel));
        Assert.Contains("forgotten", bot.Chat.All[^1].Card.Summary.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Partners_and_roles_without_the_right_import_nothing()
    {
        var (bot, cast) = await OrderTalk.StartAsync();
        await using var _ = bot;
        var bytes = Encoding.UTF8.GetBytes(Tracker);

        Assert.Contains("files from partners", Assert.Single(await bot.SendAsync(cast.Rita, "tracker.csv", bytes)).Card.Summary.ToString(), StringComparison.Ordinal);
        Assert.Contains("does not import orders", Assert.Single(await bot.SendAsync(cast.Cora, "tracker.csv", bytes)).Card.Summary.ToString(), StringComparison.Ordinal);
        await bot.SendAsync(cast.Dana, "tracker.csv", bytes);
        var record = Assert.Single(await bot.Store.QueryAsync(Imports.Records, Imports.Records.All, Cancel));
        foreach (var verb in new[] { OrderVerbs.RunImport, OrderVerbs.UndoImport, OrderVerbs.DropImport })
        {
            Assert.IsType<Reply.Refused>((await bot.InlineAsync(bot.Inbound(cast.Rita, InboundKind.Action) with { Verb = verb, Subject = record.Id })).Reply);
        }

        Assert.Equal(0, await bot.Store.CountAsync(OrderBook.All, OrderBook.All.All, Cancel));
    }

    [Fact]
    public async Task In_a_shared_room_a_tracker_is_answered_privately()
    {
        var (bot, cast) = await OrderTalk.StartAsync();
        await using var _ = bot;
        var room = await bot.RoomAsync("acme", sharedWith: "acme");

        var shown = await bot.SendAsync(cast.Dana, "tracker.csv", Encoding.UTF8.GetBytes(Tracker), room);

        Assert.Equal("told-privately", Assert.Single(shown, one => one.Address.Key == room.Key).Card.Name);
        Assert.Equal("order-import", Assert.Single(shown, one => one.Address.Key == cast.Dana.Chat().Key).Card.Name);
    }

    [Fact]
    public async Task What_cannot_be_read_is_refused_in_words()
    {
        var (bot, cast) = await OrderTalk.StartAsync();
        await using var _ = bot;

        Assert.Contains("scan.pdf: This is a PDF", Assert.Single(await bot.SendAsync(cast.Dana, "scan.pdf", "%PDF-1.7"u8.ToArray())).Card.Summary.ToString(), StringComparison.Ordinal);
        var huge = bot.Inbound(cast.Dana, InboundKind.FileSent) with { Files = [new SentFile("huge.csv", 200L * 1024 * 1024)] };
        await bot.Services.GetRequiredService<Receiver>().AcceptAsync(huge, Cancel);
        await bot.SettleAsync();
        Assert.Contains("50 MB", bot.Chat.All[^1].Card.Summary.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_that_was_interrupted_goes_on_at_the_next_start()
    {
        var (bot, cast) = await OrderTalk.StartAsync();
        await using var _ = bot;
        await bot.SendAsync(cast.Dana, "tracker.csv", Encoding.UTF8.GetBytes(Tracker));
        var record = Assert.Single(await bot.Store.QueryAsync(Imports.Records, Imports.Records.All, Cancel));

        // What the press of the button leaves when the process dies right after it.
        await bot.RestartWithAsync(
            new Change(Imports.Records, record.Id, record.Version, record with { State = ImportState.Running }),
            new Change(Schedule.Rows, "order.import:" + record.Id, 0, new Due { Id = "order.import:" + record.Id, Job = OrderVerbs.ImportJob, At = bot.Now, Subject = record.Id }));
        await bot.SettleAsync();

        Assert.Equal((ImportState.Done, 3), ((await bot.Store.LoadAsync(Imports.Records, record.Id, Cancel))!.State, (await bot.Store.LoadAsync(Imports.Records, record.Id, Cancel))!.Done.New));
        Assert.Contains("is imported", bot.Chat.All[^1].Card.Summary.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_from_a_command_line_that_was_killed_is_said_to_have_stopped()
    {
        var (bot, _) = await OrderTalk.StartAsync();
        await using var _1 = bot;
        await bot.RestartWithAsync(new Change(Imports.Records, "IMP-1", 0, new ImportRecord { Id = "IMP-1", FileName = "x.csv", Hash = "x", By = "command line", At = bot.Now, State = ImportState.Running }));

        Assert.Equal(ImportState.Stopped, (await bot.Store.LoadAsync(Imports.Records, "IMP-1", Cancel))!.State);
    }

    [Fact]
    public async Task Followers_hear_of_an_import_in_one_message_and_of_its_undoing()
    {
        var (bot, cast) = await OrderTalk.StartAsync(Order().On(OrderDate.Foc, 2), Order("48214") with { Dates = Order().On(OrderDate.Foc, 5).Dates, Owner = "finn-ode" }, Order("48299") with { Agency = "beta", Rep = "bo-lund" });
        await using var _ = bot;
        const string csv = "Order #,FOC Date,Risk\n48213,2026-12-09,x\n48214,2026-12-10,y\n48299,,z\n";
        var card = Assert.Single(await bot.SendAsync(cast.Dana, "tracker.csv", Encoding.UTF8.GetBytes(csv)));
        await bot.PressAsync(cast.Dana, card, "Import 3");

        var news = OrderTalk.Flat(Assert.Single(News(bot, cast.Rita)).Card);
        Assert.Contains("2 orders you follow changed", news, StringComparison.Ordinal);
        Assert.Contains("48213 Marlin Dental: FOC: Wed Nov 18, 2026 → Wed Dec 9, 2026", news, StringComparison.Ordinal);
        Assert.Contains("1 order you follow changed", TestBot.Read(Assert.Single(News(bot, cast.Finn)).Card), StringComparison.Ordinal);
        Assert.Empty(News(bot, cast.Bo));
        Assert.Empty(News(bot, cast.Dana));

        await bot.PressAsync(cast.Dana, bot.Chat.All.Single(one => one.Id == card.Id), "Undo import");
        Assert.Contains("was a mistake and was taken back", OrderTalk.Flat(News(bot, cast.Rita)[^1].Card), StringComparison.Ordinal);
        Assert.Equal(2, News(bot, cast.Rita).Count);
    }

    [Fact]
    public async Task How_to_import_is_told_with_the_last_ones()
    {
        var (bot, cast) = await OrderTalk.StartAsync();
        await using var _ = bot;
        await bot.PressAsync(cast.Dana, Assert.Single(await bot.SendAsync(cast.Dana, "tracker.csv", Encoding.UTF8.GetBytes(Tracker))), "Import 3");

        var how = Assert.Single(await bot.SayAsync(cast.Finn, "import orders"));

        Assert.Contains("tracker.csv", TestBot.Read(how.Card), StringComparison.Ordinal);
        Assert.StartsWith("Undo IMP-", Assert.IsType<ActionButton>(Assert.Single(how.Card.Buttons)).Label, StringComparison.Ordinal);
        Assert.Contains("for project managers", await bot.AskAsync(cast.Rita, "import orders"), StringComparison.Ordinal);
    }

    static List<Shown> News(TestBot bot, Person person) => [.. bot.Chat.In(person.Chat()).Where(one => one.Card.Name == "order-import-news")];
}
