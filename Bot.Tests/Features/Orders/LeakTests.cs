using CsCheck;
using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Features.Escalations;
using Demarc.Features.Orders;
using Demarc.Tests.Support;
using Demarc.Turns;
using static Demarc.Tests.Features.Orders.OrderSamples;
using Note = Demarc.Features.Orders.Note;

namespace Demarc.Tests.Features.Orders;

/// <summary>
/// What a partner sees never holds a word of another agency's, or of the house alone, whatever is asked, clicked, opened or searched. Every secret here is
/// a word of its own, so that any of them in any answer is a leak.
/// </summary>
public sealed class LeakTests
{
    static readonly Gen<string> Asked = Gen.OneOf(
        "where is {0}", "foc on {0}?", "when is {0} in?", "why is {0} stuck", "did {0} port?", "when am i paid on {0}", "history of {0}", "follow {0}", "unfollow {0}", "{0} foc 12/2", "note on {0}: x", "my orders", "all orders",
        "late", "stale", "in jeopardy", "without a date", "orders for beta", "orders with lumen", "open dia", "foc this week", "all orders for {0}", "and its foc?", "the second one", "{0}?", "{0} and {1}?", "orders for {0}", "list commissions late", "import orders");

    static readonly Gen<(int Rep, int Agency, int State, int Seed)> AnOrder = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[0, 7], Gen.Int[0, 999]);

    [Fact]
    public async Task A_partner_never_sees_another_agencys_or_the_houses_words() =>
        await Gen.Select(AnOrder.Array[8, 14], Gen.Select(Asked, Gen.Int[0, 13], Gen.Int[0, 13], Gen.Int[0, 7], Gen.Int[0, 5]).Array[25]).SampleAsync(AskAllAsync, iter: 2, threads: 1);

    static async Task AskAllAsync((int Rep, int Agency, int State, int Seed)[] drawn, (string Text, int One, int Other, int How, int Where)[] questions)
    {
        var orders = drawn.Select((each, i) => Make(i, each)).ToArray();
        var (bot, cast) = await OrderTalk.StartAsync(orders);
        await using var _ = bot;
        await bot.DecideAsync(session =>
        {
            foreach (var order in orders.Where((_, i) => i % 4 == 0))
            {
                session.Save(Demarc.Features.Escalations.Escalations.All, new Escalation { Id = "ESC-9" + order.Number, Level = EscalationLevel.High, Order = order.Id, RaisedBy = "x", RaisedAt = bot.Now, Problem = "hushproblem" + order.Number });
            }
        });
        Address?[] rooms = [null, null, null, await bot.RoomAsync("acme", sharedWith: "acme"), await bot.RoomAsync("both", sharedWith: ["acme", "beta"]), await bot.RoomAsync("unknown")];
        foreach (var (text, one, other, how, where) in questions)
        {
            foreach (var person in new[] { cast.Rita, cast.Mia, cast.Bo })
            {
                await AskAsync(bot, person, string.Format(System.Globalization.CultureInfo.InvariantCulture, text, NameOf(orders, one, how), NameOf(orders, other, how + 1)), orders[one % orders.Length].Id, how, rooms[where]);
            }
        }

        await bot.SayAsync(cast.Dana, $"{orders[0].Number} foc 12/9");
        await bot.PassAsync(TimeSpan.FromMinutes(2));
        var access = new Demarc.Features.Orders.Showing.OrderAccess(Policy.Load());
        foreach (var shown in bot.Chat.All)
        {
            Check(shown.Card, orders, order => MaySee(shown.Address, order, cast, access), $"{shown.Address.Conversation}: {shown.Card.Name}");
        }
    }

    // Asks, clicks, opens and searches; what comes back in the response is looked at here, what is sent is looked at in the end.
    static async Task AskAsync(TestBot bot, Person person, string text, string id, int how, Address? room)
    {
        await bot.SayAsync(person, text, room);
        var inbound = how switch
        {
            0 => bot.Inbound(person, InboundKind.Action, room) with { Verb = OrderVerbs.Open, Subject = id },
            1 => bot.Inbound(person, InboundKind.Action, room) with { Verb = OrderVerbs.History, Subject = id },
            2 => bot.Inbound(person, InboundKind.Action, room) with { Verb = OrderVerbs.Follow, Subject = id },
            3 => bot.Inbound(person, InboundKind.FormOpened, room) with { Verb = OrderVerbs.DatesForm, Subject = id },
            4 => bot.Inbound(person, InboundKind.Action, room) with { Verb = OrderVerbs.Page, Subject = $"0|s=0;a=beta;u={id}" },
            5 => bot.Inbound(person, InboundKind.FormSubmitted, room) with { Verb = OrderVerbs.NoteForm, Subject = id, Values = new Dictionary<string, string> { ["internal"] = "x" } },
            _ => bot.Inbound(person, InboundKind.Search, room) with { Verb = OrderVerbs.Search, Text = text },
        };
        var outcome = await bot.InlineAsync(inbound);
        var order = await OrderTalk.OrderAsync(bot, id);
        Assert.False(outcome.Reply is Reply.Ask, "a partner gets no form of staff's");
        if (outcome.Reply is Reply.Hits hits)
        {
            Assert.All(hits.Items, hit => Assert.DoesNotContain("hush", TestBot.Read(hit.Card) + hit.Title + hit.Detail, StringComparison.Ordinal));
        }

        var isTheirs = order.Agency == person.Company && (person.Role == Role.AgencyManager || order.Rep == person.Id);
        Assert.True(isTheirs || outcome.Reply is not Reply.Done, "nothing is done to what is not theirs");
    }

    static bool MaySee(Address where, Order order, Cast cast, Demarc.Features.Orders.Showing.OrderAccess access) => where.Conversation switch
    {
        "room:acme" => order.Agency == "acme",
        "room:both" or "room:unknown" => false,
        "dm:dana-ortiz" => true,
        var chat => new[] { cast.Rita, cast.Al, cast.Mia, cast.Bo, cast.Finn, cast.Cora }.First(person => chat == "dm:" + person.Id) is var reader && access.MaySee(reader, order),
    };

    static void Check(Card card, Order[] orders, Func<Order, bool> maySee, string where)
    {
        var words = TestBot.Read(card);
        foreach (var order in orders)
        {
            if (!maySee(order))
            {
                Assert.False(words.Contains("secret" + order.Number, StringComparison.Ordinal), $"{where} leaks {order.Number}: {words}");
                Assert.False(words.Contains($"${order.Mrc:N2}", StringComparison.Ordinal), $"{where} leaks the money of {order.Number}: {words}");
            }

            Assert.False(where.StartsWith("room", StringComparison.Ordinal) && words.Contains('$', StringComparison.Ordinal), $"{where} leaks money: {words}");

            if (!where.StartsWith("dm:dana", StringComparison.Ordinal))
            {
                Assert.False(words.Contains("hush", StringComparison.Ordinal), $"{where} leaks what is internal: {words}");
            }

            Assert.False(words.Contains("7766" + order.Number, StringComparison.Ordinal), $"{where} leaks an account: {words}");
        }
    }

    // By number, PON, circuit, telephone number, account, customer or site: also of what is somebody else's.
    static string NameOf(Order[] orders, int which, int how)
    {
        var order = orders[which % orders.Length];
        return (how % 8) switch
        {
            0 => order.Number,
            1 => order.Pon!,
            2 => order.CircuitId!,
            3 => Telephone.Written(order.Btn!),
            4 => "acct " + order.Account,
            5 => "marlin",
            6 => $"{int.Parse(order.Number, System.Globalization.CultureInfo.InvariantCulture) - 20_000} larkspur",
            _ => "99999",
        };
    }

    static Order Make(int i, (int Rep, int Agency, int State, int Seed) drawn)
    {
        var number = (20_000 + i).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var (agency, reps) = drawn.Agency switch { 0 => ("acme", new[] { "rita-sol", "al-peck", null, "bo-lund" }), 1 => ("beta", ["bo-lund", null, "rita-sol", "bo-lund"]), _ => ("", ["rita-sol", "bo-lund", null, null]) };
        var order = Order(number) with
        {
            Agency = agency,
            Rep = reps[drawn.Rep],
            RepName = "repsecret" + number,
            Customer = "Marlin secret" + number,
            Site = $"{i} Larkspur Ave secret{number}",
            Product = "DIA secret" + number,
            SupplierStatus = "status secret" + number,
            Pon = $"KLM{1000 + i}",
            CircuitId = $"70/KGGS/{100000 + i}//PT",
            Btn = $"21255501{i + 10:00}",
            Account = "7766" + number,
            Mrc = decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture),
            Owner = "dana-ortiz",
            Risk = "hushrisk" + number,
            Notes = [new Note("hushnote" + number, "dana-ortiz", TestBot.Start, true), new Note("to partner secret" + number, "dana-ortiz", TestBot.Start, false)],
            History = [new OrderChange("Jeopardy", "was secret" + number, null, TestBot.Start, Portal), new OrderChange("Risk", "hush" + number, null, TestBot.Start, Portal)],
        };
        return drawn.State switch
        {
            0 => order.On(OrderDate.Foc, -3),
            1 => order.On(OrderDate.Foc, drawn.Seed % 20),
            2 => order with { Jeopardy = new("1U", "jep secret" + number, TestBot.Start.AddDays(-2)) },
            3 => order with { Hold = new(Court.Partner, "hold secret" + number, TestBot.Start) },
            4 => order.On(OrderDate.Installed, -100),
            5 => order with { LastWord = new("portal secret" + number, TestBot.Start.AddDays(-30)) },
            6 => order with { Next = new("step secret" + number, Court.Partner, Today.AddDays(-1)), OpenReadiness = ["ready secret" + number] },
            _ => order with { Reject = new("6D", "reject secret" + number, TestBot.Start) },
        };
    }
}
