using Demarc.Delivery;
using Demarc.Features.Orders;
using Demarc.Tests.Channels.Slack.Wire;
using Demarc.Tests.Channels.Teams.Wire;
using Demarc.Tests.Support;
using Demarc.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace Demarc.Tests.Stories;

/// <summary>One bot on Teams and Slack at once, with a partner, a project manager and an order that is late.</summary>
sealed class House : IAsyncDisposable
{
    readonly FakeIssuer issuer;
    readonly FakeConnector connector;

    House(TestBot bot, FakeIssuer issuer, FakeConnector connector, FakeSlack slack)
    {
        (Bot, this.issuer, this.connector, Slack) = (bot, issuer, connector, slack);
        TeamsWire = TeamsWire.Around(bot, issuer, connector);
        SlackWire = SlackWire.Around(bot, slack);
    }

    public TestBot Bot { get; }

    public FakeSlack Slack { get; }

    public FakeConnector Teams => connector;

    TeamsWire TeamsWire { get; }

    SlackWire SlackWire { get; }

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<House> OpenAsync()
    {
        var (issuer, connector, slack) = (await FakeIssuer.StartAsync(), await FakeConnector.StartAsync(), await FakeSlack.StartAsync());
        var settings = SlackWire.Settings(slack);
        foreach (var (name, value) in TeamsWire.Settings(issuer, connector))
        {
            settings[name] = value;
        }

        return new House(await TestBot.StartAsync(new TestBotOptions { Settings = settings, IsListening = true }), issuer, connector, slack);
    }

    /// <summary>Someone known, met on this platform.</summary>
    public async Task<Colleague> MeetAsync(string platform, string name, Role role, string company, Func<Person, Person>? more = null)
    {
        Colleague colleague = platform == "slack" ? new SlackColleague(SlackWire, SlackWire.Person(name)) : new TeamsColleague(TeamsWire, TeamsWire.User(name));
        await Bot.AddAsync(name, role, company, person => (more?.Invoke(person) ?? person) with { Reach = new Dictionary<string, Address>() });
        var session = Bot.Session();
        session.Save(Roster.Links, new IdentityLink { Id = colleague.Identity.Key, PersonId = name.ToLowerInvariant(), LinkedAt = Bot.Now, By = "test" });
        Assert.True((await session.CommitAsync(Cancel)).IsCommitted);
        await colleague.SayAsync("hello");
        return colleague;
    }

    public Task LateOrderAsync(string rep)
    {
        var known = new Evidence("import orders-nov.xlsx", Bot.Now.AddDays(-10));
        return Bot.DecideAsync(session => session.Save(OrderBook.All, new Order
        {
            Id = "48213",
            Number = "48213",
            Customer = "Marlin Dental",
            Agency = "acme",
            Rep = rep,
            Supplier = "Lumen",
            Product = "DIA 500M",
            Site = "14 Oak St, Denver",
            Pon = "PON48213",
            SupplierOrder = "L-48213",
            CircuitId = "32/HCFS/48213//NW",
            LastWord = known,
            Dates = new OrderDates { Submitted = new(new DateOnly(2026, 10, 1), known), Accepted = new(new DateOnly(2026, 10, 5), known), Foc = new(new DateOnly(2026, 11, 11), known) },
        }));
    }

    /// <summary>Until nothing more happens, with the seconds that pacing takes.</summary>
    public static async Task SettleAsync(TestBot bot)
    {
        for (var turn = 0; turn < 40; turn++)
        {
            await bot.Services.GetRequiredService<Demarc.Channels.Slack.SlackErrands>().WhenIdleAsync();
            await bot.SettleAsync();
            if (bot.Services.GetRequiredService<Pump>().Waiting().Count == 0)
            {
                return;
            }

            bot.Clock.Advance(TimeSpan.FromMilliseconds(1100));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        await issuer.DisposeAsync();
        await connector.DisposeAsync();
        await Slack.DisposeAsync();
    }
}
