using Demarc.Features.Orders;
using Demarc.Features.Orders.Import;
using Demarc.Features.Orders.Showing;
using Demarc.Sample;
using Demarc.Tests.Support;
using Demarc.Time;
using Demarc.Turns;

namespace Demarc.Tests.Sample;

public sealed class SampleCompanyTests
{
    static readonly TestBotOptions WithSample = new() { Settings = new Dictionary<string, string?> { ["Sample:Load"] = "true" } };

    /// <summary>Production starts with an app alone.</summary>
    const string App = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_store_gets_a_company_once()
    {
        await using var bot = await TestBot.StartAsync(WithSample);
        var people = await bot.Store.CountAsync(Roster.People, Roster.People.All, Cancel);
        var record = Assert.Single(await bot.Store.QueryAsync(Imports.Records, Imports.Records.All, Cancel));
        await bot.RestartAsync();

        Assert.Equal(15, people);
        Assert.Equal((ImportState.Done, 58, 0), (record.State, record.Done.New, record.Done.Errors));
        Assert.Equal(58, await bot.Store.CountAsync(OrderBook.All, OrderBook.All.All, Cancel));
        Assert.Single(await bot.Store.QueryAsync(Imports.Records, Imports.Records.All, Cancel));
    }

    [Theory]
    [InlineData("Production", null, 0)]
    [InlineData("Production", "true", 15)]
    [InlineData("Development", "false", 0)]
    public async Task It_is_loaded_where_it_is_wanted(string environment, string? load, int people)
    {
        await using var bot = await TestBot.StartAsync(new TestBotOptions { Environment = environment, Settings = new Dictionary<string, string?> { ["Sample:Load"] = load, ["Teams:AppId"] = App, ["Teams:TenantId"] = App, ["Teams:AppPassword"] = "secret" } });

        Assert.Equal(people, await bot.Store.CountAsync(Roster.People, Roster.People.All, Cancel));
    }

    [Fact]
    public async Task A_store_with_anything_in_it_stays_as_it_is()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.AddAsync("Rita Sol");
        await bot.StopAsync();
        await using var again = await TestBot.StartAsync(WithSample);

        Assert.Equal(15, await again.Store.CountAsync(Roster.People, Roster.People.All, Cancel));
        await bot.StartAgainAsync();
        Assert.Equal(1, await bot.Store.CountAsync(Roster.People, Roster.People.All, Cancel));
    }

    [Fact]
    public async Task Its_people_are_linked_on_the_chat_page_and_its_names_are_known()
    {
        await using var bot = await TestBot.StartAsync(WithSample);
        var record = Assert.Single(await bot.Store.QueryAsync(Imports.Records, Imports.Records.All, Cancel));
        var orders = await bot.Store.QueryAsync(OrderBook.All, OrderBook.All.All, Cancel);

        Assert.Equal("dana-ortiz", (await bot.Store.LoadAsync(Roster.Links, "local|local|dana-ortiz", Cancel))!.PersonId);
        Assert.Equal("local|local|dm:maya-torres", (await bot.Store.LoadAsync(Roster.People, "maya-torres", Cancel))!.Reach["local"].Key);
        Assert.True((await bot.Store.LoadAsync(Roster.Rooms, "local|local|room:project-desk", Cancel))!.IsInternal);
        Assert.Equal(["ridgeline-partners"], (await bot.Store.LoadAsync(Roster.Rooms, "local|local|room:ridgeline", Cancel))!.SharedWith);
        Assert.Equal(["Summit Sales Group"], record.Summary.Unknown.Select(name => name.Name));
        Assert.All(orders.Where(order => order.AgencyName != "Summit Sales Group"), order => Assert.True(order is { Agency.Length: > 0, Rep: not null, Owner: not null }, order.Number));
        Assert.All(orders.SelectMany(order => order.Tns.Append(order.Btn)).OfType<string>(), tn => Assert.Matches("^[0-9]{3}55501[0-9]{2}$", tn));
        Assert.DoesNotContain(record.Summary.Problems, problem => problem.IsError);
    }

    /// <summary>Whatever day it is: weekends, holidays and the turn of the year move the days about.</summary>
    [Theory]
    [InlineData("2026-11-16")]
    [InlineData("2026-11-28")]
    [InlineData("2026-12-31")]
    [InlineData("2027-01-01")]
    [InlineData("2027-02-28")]
    [InlineData("2027-07-05")]
    public void Every_state_and_rule_is_there_on_any_day(string day)
    {
        var today = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        var now = new DateTimeOffset(today.ToDateTime(new TimeOnly(15, 0)), TimeSpan.Zero);
        var (sheet, refusal) = OrderSheet.Read(new ImportFile("orders.csv", System.Text.Encoding.UTF8.GetBytes(SampleFiles.Orders(today, BusinessCalendar.Federal))), new ReadingOptions(today, now), Cancel);
        Assert.True(sheet is not null, refusal);
        var names = new ImportNames([], []);
        var plan = OrderImport.Plan(sheet!, new Dictionary<string, Order>(), names, new Merging(names, "orders.csv", "sample", now), today, Calendars.Parse(""));
        var orders = plan.Rows.Select(row => new Merging(names, "orders.csv", "sample", now).Merge(row.Draft, null).Order).ToList();
        var health = orders.Select(order => OrderHealth.Of(order, new HealthContext(today, BusinessCalendar.Federal))).ToList();

        Assert.DoesNotContain(plan.Problems, problem => problem.IsError);
        Assert.Equal(["A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "B1", "G1", "G2", "OK", "R1", "R2", "R3", "R5", "R6", "R7", "U1"], health.Select(each => each.Rule).Distinct().Order());
        Assert.Equal(Enum.GetValues<OrderStage>(), orders.Select(order => order.Stage()).Distinct().Order());
        Assert.Contains(orders, order => order.Dates.Ported is not null);
        Assert.Contains(orders, order => order.FirstCommissionSeen is not null);
        Assert.Contains(orders, order => CommissionOutlook.Of(order, new OrdersOptions(), today).DaysLate >= CommissionOutlook.Escalate);
        Assert.Contains(orders, order => CommissionOutlook.Of(order, new OrdersOptions(), today).DaysLate is >= CommissionOutlook.Flag and < CommissionOutlook.Escalate);
    }
}
