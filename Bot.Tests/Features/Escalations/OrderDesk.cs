using Demarc.Cards.Model;
using Demarc.Cards.Render;
using Demarc.Cards.Render.PlainText;
using Demarc.Delivery;
using Demarc.Features.Escalations;
using Demarc.Features.Escalations.Ladder;
using Demarc.Features.Orders;
using Demarc.Tests.Support;
using Demarc.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace Demarc.Tests.Features.Escalations;

/// <summary>
/// A distributor with its people, two agencies and a few orders. It is Monday, 10:00 in New York, when a test begins; the team works 8 to 17 there.
/// </summary>
sealed class OrderDesk : IAsyncDisposable
{
    OrderDesk(TestBot bot, Troubles troubles)
    {
        Bot = bot;
        Troubles = troubles;
    }

    public TestBot Bot { get; }

    public Troubles Troubles { get; }

    public Person Rita { get; private set; } = null!;

    /// <summary>Another rep of Acme.</summary>
    public Person Rob { get; private set; } = null!;

    public Person Mona { get; private set; } = null!;

    /// <summary>A rep of Beta, which has nothing to do with Acme.</summary>
    public Person Bea { get; private set; } = null!;

    /// <summary>Looks after Lumen.</summary>
    public Person Dana { get; private set; } = null!;

    public Person Priya { get; private set; } = null!;

    public Person Lee { get; private set; } = null!;

    public Person Ada { get; private set; } = null!;

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<OrderDesk> OpenAsync(IReadOnlyDictionary<string, string?>? settings = null, bool withStaff = true)
    {
        var troubles = new Troubles();
        var bot = await TestBot.StartAsync(new TestBotOptions(services =>
        {
            services.AddSingleton<IFeature>(troubles);
        }) { Settings = settings ?? new Dictionary<string, string?>() });
        var house = new OrderDesk(bot, troubles);
        await house.PeopleAsync(withStaff);
        await house.OrdersAsync();
        return house;
    }

    public ValueTask DisposeAsync() => Bot.DisposeAsync();

    async Task PeopleAsync(bool withStaff)
    {
        Rita = await Bot.AddAsync("Rita Sol");
        Rob = await Bot.AddAsync("Rob Orr");
        Mona = await Bot.AddAsync("Mona Lind", Role.AgencyManager);
        Bea = await Bot.AddAsync("Bea Hart", Role.PartnerRep, "beta");
        if (withStaff)
        {
            Dana = await Bot.AddStaffAsync("Dana Ortiz", Role.ProjectManager, person => person with { Carriers = ["Lumen"] });
            Priya = await Bot.AddStaffAsync("Priya Nair");
            Lee = await Bot.AddStaffAsync("Lee Grant", Role.Leadership);
            Ada = await Bot.AddStaffAsync("Ada Admin", Role.Administrator);
        }
    }

    Task OrdersAsync() => Bot.DecideAsync(session =>
    {
        session.Save(OrderBook.All, Order("48213", "Marlin Dental", Rita) with { Dates = Foc(new DateOnly(2026, 11, 11)) });
        session.Save(OrderBook.All, Order("48214", "City Library", Rita) with { Dates = Foc(new DateOnly(2026, 12, 2)) });
        session.Save(OrderBook.All, Order("48300", "Bay Clinic", Rob) with { Supplier = "Comcast" });
        session.Save(OrderBook.All, Order("55120", "Oak Furniture", Bea));
    });

    public Order Order(string number, string customer, Person rep) => new()
    {
        Id = number,
        Number = number,
        Customer = customer,
        Agency = rep.Company,
        Rep = rep.Id,
        Supplier = "Lumen",
        Product = "DIA 500M",
        Site = "14 Oak St, Denver",
        Pon = "PON" + number,
        SupplierOrder = "L-" + number,
        CircuitId = $"32/HCFS/{number}//NW",
        Account = "00912345678",
        Tns = ["3035550101", "3035550102"],
        Mrc = 845.50m,
        Dates = Foc(new DateOnly(2026, 12, 2)),
        LastWord = new Evidence("import orders-nov.xlsx", Bot.Now.AddHours(-20)),
    };

    OrderDates Foc(DateOnly date)
    {
        var from = new Evidence("import orders-nov.xlsx", Bot.Now.AddDays(-10));
        return new OrderDates { Submitted = new(new DateOnly(2026, 10, 1), from), Accepted = new(new DateOnly(2026, 10, 5), from), Foc = new(date, from) };
    }

    // --- What people do

    /// <summary>Escalates an order by the form and returns the id.</summary>
    public async Task<string> EscalateAsync(Person person, string order = "48213", EscalationLevel level = EscalationLevel.Mid, string problem = "They missed the date", params (string Field, string Value)[] more)
    {
        var form = Form(await Bot.OpenAsync(person, "escalation.new", order));
        var values = new List<(string, string)> { ("problem", problem), ("impact", "No phones on Monday"), ("wanted", "A date"), ("level", level.ToString()), ("high", "true") };
        values.AddRange(more);
        var outcome = await Bot.SubmitAsync(person, form, [.. values]);
        if (outcome.Reply is Reply.Ask again)
        {
            outcome = await Bot.SubmitAsync(person, again.Form, ("level", level.ToString()), ("high", "true"));
        }

        Assert.True(outcome.Reply is Reply.Done, Describe(outcome.Reply));
        return (await LastAsync()).Id;
    }

    /// <summary>Opens a form of an escalation and submits it.</summary>
    public async Task<Reply> FillAsync(Person person, string form, string id, params (string Field, string Value)[] values)
    {
        var opened = (await Bot.OpenAsync(person, form, id)).Reply;
        return opened is Reply.Ask ask ? (await Bot.SubmitAsync(person, ask.Form, values)).Reply : opened;
    }

    /// <summary>The buttons a person has before them, on the newest card of it.</summary>
    public Shown CardOf(Person person, string id) => Bot.Chat.In(person.Chat()).Last(shown => shown.Card.Name == "escalation" && shown.Card.Title.StartsWith(id + " ", StringComparison.Ordinal));

    public bool HasCard(Person person, string id) => Bot.Chat.In(person.Chat()).Any(shown => shown.Card.Name == "escalation" && shown.Card.Title.StartsWith(id + " ", StringComparison.Ordinal));

    public Task<TurnOutcome> PressAsync(Person person, string id, string label) => Bot.PressAsync(person, CardOf(person, id), label);

    /// <summary>Words on the last message somebody got.</summary>
    public string LastTo(Person person) => Read(Bot.Chat.In(person.Chat())[^1].Card);

    /// <summary>Everything a person can read in their chat now.</summary>
    public string AllTo(Person person) => string.Join("\n", Bot.Chat.In(person.Chat()).Select(shown => Read(shown.Card)));

    /// <summary>The card as plain text, each paragraph on one line.</summary>
    public static string Read(Card card) => PlainTextRenderer.Render(card, new RenderContext(new Reader("America/New_York")), 5000).Payload;

    /// <summary>Says something in a private chat and reads what came of it there.</summary>
    public async Task<string> AskAsync(Person person, string text) =>
        string.Join("\n", (await Bot.SayAsync(person, text)).Where(shown => shown.Address.Key == person.Chat().Key).Select(shown => Read(shown.Card)));

    // --- What is stored

    public async Task<Escalation> LoadAsync(string id) => (await Bot.Store.LoadAsync(Demarc.Features.Escalations.Escalations.All, id, Cancel))!;

    public async Task<IReadOnlyList<Escalation>> AllAsync() => await Bot.Store.QueryAsync(Demarc.Features.Escalations.Escalations.All, Demarc.Features.Escalations.Escalations.All.All, Cancel);

    public async Task<Escalation> LastAsync() => (await AllAsync()).OrderBy(escalation => escalation.Id.Length).ThenBy(escalation => escalation.Id, StringComparer.Ordinal).Last();

    public async Task<IReadOnlyList<Due>> RowsAsync(string id) =>
        [.. (await Bot.Store.QueryAsync(Schedule.Rows, Schedule.Rows.Where(due => due.Subject == id), Cancel)).OrderBy(due => due.At)];

    /// <summary>The due rows are what the document says, neither more nor less.</summary>
    public async Task AssertRowsAsync(string id)
    {
        var escalation = await LoadAsync(id);
        var rows = await RowsAsync(id);
        Assert.Equal(
            escalation.Clocks.OrderBy(clock => clock.Key).Select(clock => (EscalationDue.KeyOf(id, clock.Key), clock.Value)),
            rows.OrderBy(row => Enum.Parse<EscalationClock>(row.Detail!)).Select(row => (row.Id, row.At)));
        Assert.True(escalation.State == EscalationState.Closed || rows.Count > 0, "Nothing would ever happen to it again.");
    }

    public EscalationHours Hours => Bot.Services.GetRequiredService<EscalationHours>();

    /// <summary>On the wall of New York: "2026-11-16 11:00".</summary>
    public static DateTimeOffset Eastern(string local) => new DateTimeOffset(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(-5)).ToUniversalTime();

    /// <summary>Lets time pass up to then, a few minutes at a time.</summary>
    public Task UntilAsync(string local, TimeSpan? step = null) => Bot.PassAsync(Eastern(local) - Bot.Now, step ?? TimeSpan.FromMinutes(5));

    public static Form Form(TurnOutcome outcome) => outcome.Reply is Reply.Ask ask ? ask.Form : throw new Xunit.Sdk.XunitException("No form: " + Describe(outcome.Reply));

    public static string Describe(Reply reply) => reply switch
    {
        Reply.Done done => $"{done.Words}",
        Reply.Refused refused => $"refused: {refused.Words}",
        Reply.Ask ask => "asks again: " + string.Join("; ", ask.Form.Errors.Select(error => $"{error.FieldId}: {error.Message}")),
        _ => reply.GetType().Name,
    };
}

/// <summary>Hears what administrators would hear.</summary>
sealed class Troubles : IFeature
{
    public List<Trouble> All { get; } = [];

    public void Register(Catalog catalog) => catalog.OnTrouble((trouble, _, _) =>
    {
        lock (All)
        {
            All.Add(trouble);
        }

        return Task.CompletedTask;
    });
}
