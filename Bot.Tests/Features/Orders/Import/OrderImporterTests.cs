using System.Diagnostics;
using System.Globalization;
using System.Text;
using Demarc.Features.Escalations;
using Demarc.Features.Orders;
using Demarc.Features.Orders.Import;
using Demarc.Tests.Support;
using Demarc.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace Demarc.Tests.Features.Orders.Import;

public sealed class OrderImporterTests(ITestOutputHelper output)
{
    const string Header = "Order #,Customer,Agency,Rep,Supplier,Product,Site,PON,Account,MRC,Term,Submitted To Carrier,Order Accepted,FOC Date,Status,Notes\n";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_import_is_one_record_and_the_same_file_changes_nothing_again()
    {
        await using var bot = await StartAsync();
        var first = await ImportAsync(bot, Rows(450));
        var (plan, _) = await Importer(bot).PlanAsync(Files.Csv(Rows(450)), "dana-ortiz", null, Cancel);
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await ImportAsync(bot, Rows(450));

        Assert.Equal((ImportState.Done, new ImportCounts(450, 0, 0, 0), 3), (first.State, first.Done, first.Pages));
        Assert.Equal(new ImportCounts(0, 0, 450, 0), plan!.Counts);
        Assert.Equal((ImportState.Done, new ImportCounts(0, 0, 450, 0), 0), (second.State, second.Done, second.Pages));
        Assert.Equal(second.Id, (await Importer(bot).EarlierAsync(plan.Sheet.Hash, Cancel))!.Id);
        Assert.Equal(450, await bot.Store.CountAsync(OrderBook.All, OrderBook.All.All, Cancel));
        Assert.Equal(2, await bot.Store.CountAsync(Audit.Entries, Audit.Entries.Where(entry => entry.What == "order.import"), Cancel));
    }

    [Fact]
    public async Task Taken_back_everything_is_as_it_was()
    {
        await using var bot = await StartAsync();
        await ImportAsync(bot, Rows(300));
        var before = await OrdersAsync(bot);
        var changed = await ImportAsync(bot, Rows(320, foc: "2026-12-09", mrc: "1,300.10"));

        var (undone, refusal) = await Undo(bot).UndoAsync(changed.Id, "dana-ortiz", null, Cancel);

        Assert.Null(refusal);
        Assert.Equal(new ImportCounts(20, 300, 0, 0), changed.Done);
        Assert.Equal((300, 20, 0), (undone!.Undone!.Restored, undone.Undone.Removed, undone.Undone.RefusedCount));
        Assert.Equal(Written(before), Written(await OrdersAsync(bot)));
        Assert.Equal("IMP", (await Undo(bot).UndoAsync(changed.Id, "dana-ortiz", null, Cancel)).Refusal![..3]);
    }

    [Fact]
    public async Task What_someone_changed_since_stays_and_is_named_with_the_reason()
    {
        await using var bot = await StartAsync();
        var dana = await bot.AddStaffAsync("Dana Ortiz");
        var record = await ImportAsync(bot, Rows(4));
        await ChangeAsync(bot, "10000", order => order with { History = [new OrderChange("Foc", "2026-12-02", "2026-12-16", bot.Now, new Evidence("in chat", bot.Now, dana.Id))] });
        await ChangeAsync(bot, "10001", order => order with { Followers = ["rita-sol"] });
        await ChangeAsync(bot, "10002", order => order with { Notes = [new Note("mornings", dana.Id, bot.Now, true)] });
        await bot.DecideAsync(session => session.Save(Demarc.Features.Escalations.Escalations.All, new Escalation { Id = "ESC-1", Level = EscalationLevel.Low, Order = "10003", RaisedBy = "x", RaisedAt = bot.Now, Problem = "x" }));

        var (undone, _) = await Undo(bot).UndoAsync(record.Id, "dana-ortiz", null, Cancel);

        Assert.Equal((0, 1, 3), (undone!.Undone!.Restored, undone.Undone.Removed, undone.Undone.RefusedCount));
        Assert.Equal(
            [("10000", "changed since by Dana Ortiz: FOC 2026-12-02 → 2026-12-16"), ("10002", "Dana Ortiz wrote a note on it since"), ("10003", "ESC-1 is about it")],
            undone.Undone.Refused.Select(refused => (refused.Order, refused.Why)));
        Assert.Equal(["10000", "10002", "10003"], (await OrdersAsync(bot)).Select(order => order.Id));
    }

    [Fact]
    public async Task Stopped_half_way_it_goes_on_with_the_same_file_and_can_be_taken_back()
    {
        await using var bot = await StartAsync();
        using var stop = new CancellationTokenSource();
        var (plan, _) = await Importer(bot).PlanAsync(Files.Csv(Rows(1000)), "dana-ortiz", null, Cancel);
        var stopped = await Importer(bot).ImportAsync(plan!, "dana-ortiz", new Seen(progress => { if (progress.Done >= 400) { stop.Cancel(); } }), stop.Token);
        var rest = await ImportAsync(bot, Rows(1000));

        Assert.Equal((ImportState.Stopped, 400), (stopped.State, stopped.Done.New));
        Assert.Equal(new ImportCounts(600, 0, 400, 0), rest.Done);
        Assert.Equal(400, (await Undo(bot).UndoAsync(stopped.Id, "dana-ortiz", null, Cancel)).Record!.Undone!.Removed);
    }

    [Fact]
    public async Task Someone_who_changes_an_order_between_the_plan_and_the_import_loses_nothing()
    {
        await using var bot = await StartAsync();
        await ImportAsync(bot, Rows(3));
        var (plan, _) = await Importer(bot).PlanAsync(Files.Csv(Rows(3, foc: "2026-12-09")), "dana-ortiz", null, Cancel);
        await ChangeAsync(bot, "10001", order => order with { SupplierStatus = "Design complete", Risk = "permit" });

        await Importer(bot).ImportAsync(plan!, "dana-ortiz", null, Cancel);

        var order = (await bot.Store.LoadAsync(OrderBook.All, "10001", Cancel))!;
        Assert.Equal(("permit", new DateOnly(2026, 12, 9)), (order.Risk, order.Dates.Foc!.On));
    }

    [Fact]
    public async Task Errors_leave_their_rows_out_and_the_good_ones_in()
    {
        await using var bot = await StartAsync();
        var record = await ImportAsync(bot, Rows(3) + "10009,Bad,,,,,,,,lots,,,,,,\n");

        Assert.Equal(new ImportCounts(3, 0, 0, 1), record.Done);
        var problem = Assert.Single(record.Summary.Problems, problem => problem.IsError);
        Assert.Equal(("MRC", "lots", 5), (problem.Column, problem.Value, Assert.Single(problem.Rows)));
    }

    [Fact]
    public async Task Ten_thousand_rows_take_seconds()
    {
        await using var bot = await StartAsync();
        var csv = Rows(10_000);
        var watch = Stopwatch.StartNew();
        var (plan, _) = await Importer(bot).PlanAsync(Files.Csv(csv), "dana-ortiz", null, Cancel);
        var planned = watch.Elapsed;
        var reports = new List<ImportProgress>();
        var record = await Importer(bot).ImportAsync(plan!, "dana-ortiz", new Seen(reports.Add), Cancel);
        var imported = watch.Elapsed - planned;
        watch.Restart();
        var change = await ImportAsync(bot, Rows(1000, foc: "2026-12-09"));
        var changed = watch.Elapsed;
        await Undo(bot).UndoAsync(change.Id, "dana-ortiz", null, Cancel);
        var undone = watch.Elapsed - changed;

        output.WriteLine($"10,000 new rows, {csv.Length / 1024:N0} KB: read and compared {planned.TotalSeconds:F1} s, imported {imported.TotalSeconds:F1} s; 1,000 of them changed {changed.TotalSeconds:F1} s, taken back {undone.TotalSeconds:F1} s");
        Assert.Equal((10_000, 1000), (record.Done.New, change.Done.Changed));
        Assert.Equal((10_000, 10_000), (reports[^1].Done, reports[^1].Total));
        Assert.True(planned + imported < TimeSpan.FromSeconds(60), $"{planned} {imported}");
    }

    static async Task<TestBot> StartAsync() => await TestBot.StartAsync();

    static OrderImporter Importer(TestBot bot) => bot.Services.GetRequiredService<OrderImporter>();

    static ImportUndo Undo(TestBot bot) => bot.Services.GetRequiredService<ImportUndo>();

    static async Task<ImportRecord> ImportAsync(TestBot bot, string csv)
    {
        var (plan, refusal) = await Importer(bot).PlanAsync(Files.Csv(csv), "dana-ortiz", null, Cancel);
        Assert.True(plan is not null, refusal);
        return await Importer(bot).ImportAsync(plan!, "dana-ortiz", null, Cancel);
    }

    static async Task<IReadOnlyList<Order>> OrdersAsync(TestBot bot) => await bot.Store.QueryAsync(OrderBook.All, OrderBook.All.All.OrderBy(order => order.Id), Cancel);

    static List<string> Written(IEnumerable<Order> orders) => [.. orders.Select(order => System.Text.Json.JsonSerializer.Serialize(order, Demarc.Storage.StoreJson.Options))];

    static async Task ChangeAsync(TestBot bot, string id, Func<Order, Order> change)
    {
        var order = (await bot.Store.LoadAsync(OrderBook.All, id, Cancel))!;
        await bot.DecideAsync(session => session.Save(OrderBook.All, change(order)));
    }

    static string Rows(int count, string foc = "2026-12-02", string mrc = "1,250.00")
    {
        var text = new StringBuilder(Header);
        for (var i = 0; i < count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{10000 + i},Customer {i % 997} Dental,Agency {i % 40},Rep {i % 90},Lumen,DIA 500M,\"{i} Larkspur Ave, Denver CO 80202\",PON{i:00000},00{45120000 + i},\"{mrc}\",36,2026-11-02,2026-11-05,{foc},Design,\n");
        }

        return text.ToString();
    }

    sealed class Seen(Action<ImportProgress> seen) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => seen(value);
    }
}
