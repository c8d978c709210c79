using Demarc.Cards.Model;
using Demarc.Features.Orders;
using Demarc.Tests.Support;
using Demarc.Turns;

namespace Demarc.Tests.Features.Orders;

/// <summary>People and orders to talk about.</summary>
static class OrderTalk
{
    /// <summary>Two agencies with two reps and a manager each, and a house with all its roles.</summary>
    public static async Task<(TestBot Bot, Cast Cast)> StartAsync(params Order[] orders)
    {
        var bot = await TestBot.StartAsync();
        var cast = new Cast(
            await bot.AddAsync("Rita Sol"), await bot.AddAsync("Al Peck"), await bot.AddAsync("Mia Boss", Role.AgencyManager),
            await bot.AddAsync("Bo Lund", company: "beta"), await bot.AddStaffAsync("Dana Ortiz"), await bot.AddStaffAsync("Finn Ode", Role.Fulfilment), await bot.AddStaffAsync("Cora Mint", Role.Commissions));
        await SaveAsync(bot, orders);
        return (bot, cast);
    }

    /// <summary>What a person reads of a card, without the line ends of plain text.</summary>
    public static string Flat(Card card) => string.Join(' ', TestBot.Read(card).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Asks in a private chat and returns the only answer, without line ends.</summary>
    public static async Task<string> AskFlatAsync(this TestBot bot, Person person, string text) =>
        Flat(Assert.Single(await bot.SayAsync(person, text), one => one.Address.Key == person.Chat().Key).Card);

    public static Task SaveAsync(TestBot bot, params Order[] orders) => bot.DecideAsync(session =>
    {
        foreach (var order in orders)
        {
            session.Save(OrderBook.All, order);
        }
    });

    public static async Task<Order> OrderAsync(TestBot bot, string id) => (await bot.Store.LoadAsync(OrderBook.All, id, TestContext.Current.CancellationToken))!;
}

/// <param name="Rita">Rep of Acme; the sample order is hers.</param>
/// <param name="Al">Another rep of Acme.</param>
/// <param name="Mia">Manager of Acme.</param>
/// <param name="Bo">Rep of Beta.</param>
/// <param name="Dana">Project manager.</param>
/// <param name="Finn">Order fulfilment: sees no money.</param>
/// <param name="Cora">Commissions desk: changes nothing.</param>
sealed record Cast(Person Rita, Person Al, Person Mia, Person Bo, Person Dana, Person Finn, Person Cora);
