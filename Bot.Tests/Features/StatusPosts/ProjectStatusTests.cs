using Demarc.Cards.Model;
using Demarc.Features.Escalations;
using Demarc.Features.Orders;
using Demarc.Tests.Support;
using Demarc.Turns;
using Demarc.Understanding;

namespace Demarc.Tests.Features.StatusPosts;

/// <summary>"Status of Marlin": for the staff, for partners, and for those who may not.</summary>
public sealed class ProjectStatusTests
{
    static async Task<StatusBot> FilledAsync()
    {
        var desk = await StatusBot.StartAsync();
        await desk.Bot.AddAsync("Rita Sol");
        await desk.Bot.AddAsync("Bea Lin", Role.AgencyManager, "birch");
        var at = desk.Now;
        await desk.PutAsync(
            desk.Order("48213", order => order.Foc(-3).With(one => one.Moved(new DateOnly(2026, 11, 30), at) with
            {
                TnCount = 40,
                Risk = "landlord",
                Mrc = 499.5m,
                Nrc = 1200m,
                ExpectedFirstCommission = new DateOnly(2026, 11, 1),
                Next = new NextStep("confirm the site contact", Court.Customer, new DateOnly(2026, 11, 12)),
            })),
            desk.Order("48214", order => order.Installed(-3).With(one => one with { Mrc = 100m, FirstCommissionSeen = new DateOnly(2026, 11, 10) })),
            desk.Order("48215", order => order.Foc(2).With(one => one with { Next = new NextStep("chase the Comcast director", Court.Us, new DateOnly(2026, 11, 18)) })),
            desk.Order("60001", order => order.With(one => one with { Customer = "Marlin Logistics", Rep = "ray-poe" })),
            desk.Order("55001", order => order.With(one => one with { Agency = "birch", Customer = "Foreign Freight", Supplier = "Lumen", Rep = "bea-lin" })));
        await desk.PutAsync(desk.Escalation("ESC-104", EscalationLevel.Mid, "48213") with { Assignee = "dana-ortiz", Commitment = new DateOnly(2026, 11, 30) });
        return desk;
    }

    [Fact]
    public async Task A_customers_status_has_the_worst_with_its_reason_and_every_part_of_a_report()
    {
        await using var desk = await FilledAsync();

        var shown = Assert.Single(await desk.Bot.SayAsync(desk.Dana, "status of Marlin Dental"));
        var text = StatusBot.Flat(TestBot.Read(shown.Card));

        Assert.Equal("Marlin Dental: red (R2), FOC slipped 10 business days from the first one given on 48213. 1 of 3 orders installed; next FOC 2026-11-18.", shown.Card.Summary.ToString());
        Assert.Equal(Tone.Bad, shown.Card.Tone);
        Assert.Contains("2 open, 1 installed", text);
        Assert.Contains("2 FOC date received", text);
        Assert.Contains("Dana Ortiz", text);
        var dates = Assert.Single(shown.Card.Body.OfType<Table>(), table => table.Caption == "Dates by order");
        Assert.Equal(["48213", "48215", "48214"], dates.Rows.Select(row => row[0].ToString()));
        Assert.Equal(["2026-11-13", "2026-11-30", "", "10 late"], dates.Rows[0].Skip(3).Select(cell => cell.ToString()));
        Assert.Equal("2026-11-13", dates.Rows[2][5].ToString());
        Assert.Contains("FOC Fri Nov 13, 2026 → Mon Nov 30, 2026", text);
        Assert.Contains("48214 installed Fri Nov 13, 2026", text);
        Assert.Contains("48215 chase the Comcast director: Wed Nov 18, 2026", text);
        Assert.Contains("R2 FOC slipped 10 business days from the first one given; risk: landlord (Dana Ortiz)", text);
        Assert.Contains("48213 Marlin Dental: confirm the site contact (waits on the customer, 2 business days overdue)", text);
        Assert.Contains("ESC-104 mid, Marlin Dental", text);
        Assert.Contains("the carrier committed to Mon Nov 30, 2026", text);
        Assert.Equal(["48213", "40", "2026-11-30", "FOC date received"], Assert.Single(shown.Card.Body.OfType<Table>(), table => table.Caption == "Numbers to port").Rows[0].Select(cell => cell.ToString()));
        Assert.Contains("$599.50 a month, $1,200.00 once", text);
        Assert.Contains("first commission seen on 1 of 3 orders; overdue on 48213", text);
    }

    [Fact]
    public async Task A_partner_reads_it_in_their_words_without_our_plans_and_with_their_money()
    {
        await using var desk = await FilledAsync();
        var rita = await PersonAsync(desk, "rita-sol");

        var text = StatusBot.Flat(await desk.Bot.AskAsync(rita, "status of Marlin Dental"));

        Assert.Contains("Marlin Dental: late or blocked, FOC slipped 10 business days from the first one given on 48213.", text);
        Assert.Contains("$599.50 a month", text);
        Assert.All(["landlord", "chase the Comcast director", "R2", "amber"], internals => Assert.DoesNotContain(internals, text));
    }

    [Fact]
    public async Task Money_is_for_those_who_may_see_it_and_never_in_a_room()
    {
        await using var desk = await FilledAsync();
        var flo = await desk.Bot.AddStaffAsync("Flo Fine", Role.Fulfilment);
        var room = await desk.Bot.RoomAsync("acme-room", sharedWith: "acme");

        Assert.DoesNotContain("Commission", await desk.Bot.AskAsync(flo, "status of Marlin Dental"));
        Assert.DoesNotContain("Commission", await desk.SayAsync("status of Marlin Dental"));
        var shared = await desk.SayAsync("status of Marlin Dental", room: room);
        Assert.Contains("late or blocked", shared);
        Assert.All(["Commission", "landlord", "chase the Comcast director"], internals => Assert.DoesNotContain(internals, shared));
    }

    [Fact]
    public async Task What_not_everyone_in_the_room_may_see_is_answered_privately()
    {
        await using var desk = await FilledAsync();
        var room = await desk.Bot.RoomAsync("acme-room", sharedWith: "acme");

        var shown = await desk.Bot.SayAsync(desk.Dana, "status of Foreign Freight", room);

        Assert.Equal(desk.Dana.Chat().Key, Assert.Single(shown, one => one.Card.Name == "project-status").Address.Key);
    }

    [Theory]
    [InlineData("status of Foreign Freight")]
    [InlineData("status of foreign")]
    [InlineData("status of birch")]
    [InlineData("status of lumen")]
    [InlineData("status of 55001")]
    [InlineData("status of order 55001")]
    [InlineData("status of Marlin Logistics")]
    public async Task Somebody_elses_and_nobodys_get_the_same_words(string said)
    {
        await using var desk = await FilledAsync();
        var rita = await PersonAsync(desk, "rita-sol");
        desk.Entities = text => text.Contains("oreign", StringComparison.Ordinal) ? [new Entity(EntityKind.Customer, "Foreign Freight", text[10..], 10)]
            : text.Contains("55001", StringComparison.Ordinal) ? [new Entity(EntityKind.OrderId, "55001", "55001", text.IndexOf("55001", StringComparison.Ordinal))] : [];
        var name = said["status of ".Length..];

        var foreign = StatusBot.Flat(await desk.Bot.AskAsync(rita, said));
        var missing = StatusBot.Flat(await desk.Bot.AskAsync(rita, "status of zorblax"));

        Assert.Equal(missing.Replace("zorblax", "NAME", StringComparison.Ordinal), foreign.Replace(name.Replace("order ", "", StringComparison.Ordinal), "NAME", StringComparison.Ordinal));
        Assert.Contains("that you may see", missing);
    }

    [Fact]
    public async Task A_name_that_fits_several_is_a_choice()
    {
        await using var desk = await FilledAsync();

        var pick = Assert.Single(await desk.Bot.SayAsync(desk.Dana, "status of Marlin"));
        Assert.Equal(["Marlin Dental (3 orders)", "Marlin Logistics (1 order)"], pick.Card.Buttons.Select(button => button.Label));
        await desk.Bot.PressAsync(desk.Dana, pick, "Logistics");

        Assert.StartsWith("Marlin Logistics: green.", desk.Bot.Chat.All[^1].Card.Summary.ToString());
    }

    [Fact]
    public async Task For_a_partner_with_one_Marlin_there_is_nothing_to_choose()
    {
        await using var desk = await FilledAsync();

        Assert.Contains("Marlin Dental: late or blocked", await desk.Bot.AskAsync(await PersonAsync(desk, "rita-sol"), "status of the Marlin project"));
    }

    [Theory]
    [InlineData("status of acme", "Acme: red")]
    [InlineData("status of Lumen", "Lumen: green")]
    [InlineData("status of 48215", "order 48215: green")]
    [InlineData("report for Foreign Freight please", "Foreign Freight: green")]
    public async Task Agencies_carriers_and_orders_have_one_too(string said, string expected)
    {
        await using var desk = await FilledAsync();

        Assert.Contains(expected, StatusBot.Flat(await desk.Bot.AskAsync(desk.Dana, said)));
    }

    [Fact]
    public async Task Two_names_narrow_each_other()
    {
        await using var desk = await FilledAsync();
        desk.Entities = _ => [new Entity(EntityKind.Partner, "Acme", "acme", 10), new Entity(EntityKind.Customer, "Marlin Logistics", "marlin logistics", 20)];

        Assert.Contains("Status of Acme with Marlin Logistics", await desk.Bot.AskAsync(desk.Dana, "status of acme for marlin logistics"));
    }

    [Fact]
    public async Task Orders_named_by_number_are_reported_together()
    {
        await using var desk = await FilledAsync();
        desk.Entities = _ => [new Entity(EntityKind.OrderId, "48213", "48213", 10), new Entity(EntityKind.OrderId, "55001", "55001", 20), new Entity(EntityKind.OrderId, "99999", "99999", 30)];

        Assert.Contains("2 orders: red", StatusBot.Flat(await desk.Bot.AskAsync(desk.Dana, "status of 48213, 55001 and 99999")));
    }

    [Fact]
    public async Task Without_a_name_it_asks_and_takes_the_answer()
    {
        await using var desk = await FilledAsync();

        var question = Assert.Single(await desk.Bot.SayAsync(desk.Dana, "project status"));
        Assert.Equal("Whose status? Name a customer, an agency, a carrier or an order.", question.Card.Summary.ToString());
        Assert.Equal("Marlin Dental", question.Card.Buttons[0].Label);

        Assert.Contains("Foreign Freight: green", StatusBot.Flat(await desk.Bot.AskAsync(desk.Dana, "foreign freight")));
    }

    static async Task<Person> PersonAsync(StatusBot desk, string id) => (await desk.Bot.Store.LoadAsync(Roster.People, id, TestContext.Current.CancellationToken))!;
}
