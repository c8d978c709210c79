using Microsoft.Extensions.DependencyInjection;
using System.Text.RegularExpressions;
using Demarc.Cards.Model;
using Demarc.Features.Orders;
using Demarc.Tests.Support;
using Demarc.Turns;
using Demarc.Understanding;

namespace Demarc.Tests.Features.Orders;

/// <summary>A bot that understands just enough of what is said in these tests, and people and orders to talk about.</summary>
static partial class OrderTalk
{
    static readonly (string Pattern, EntityKind Kind, Func<Match, string> Value)[] Entities =
    [
        (@"\b[0-9]{2}/[A-Z]{4}/[0-9]+//[A-Z]+\b", EntityKind.CircuitId, match => match.Value.ToUpperInvariant()),
        (@"\b[0-9]{3}-[0-9]{3}-[0-9]{4}\b", EntityKind.Tn, match => match.Value.Replace("-", "", StringComparison.Ordinal)),
        (@"\bKLM[0-9]+\b", EntityKind.Pon, match => match.Value.ToUpperInvariant()),
        (@"\bacct ([0-9]{6,})\b", EntityKind.Account, match => match.Groups[1].Value),
        (@"(?<![/0-9-])#?(?:ORD-)?[0-9]{5}\b(?![/-])", EntityKind.OrderId, match => match.Value.TrimStart('#').ToUpperInvariant()),
        (@"\b(?:marl[ie]n(?: dental| bakery)?|oak & pine|blue heron|zebra(?: inc)?|gamma clinic)\b", EntityKind.Customer, match => match.Value),
        (@"\b(?:at&t|att|lumen|comcast)\b", EntityKind.Carrier, match => Suppliers.Named(match.Value)),
        (@"\b(?:dia|sip|port order)\b", EntityKind.Product, match => match.Value.ToUpperInvariant()),
        (@"\b(?:acme|beta)\b", EntityKind.Partner, match => match.Value),
        (@"\b[0-9]+ larkspur\b", EntityKind.Site, match => match.Value),
    ];

    static readonly (string Pattern, string Intent)[] Intents =
    [
        (@"^import\b", "order.import"),
        (@"\bhistory\b", "order.history"),
        (@"\bunfollow\b|\bstop following\b", "order.unfollow"),
        (@"\bfollow\b", "order.follow"),
        (@"\bnote\b|\btell the partner\b", "order.note"),
        (@"^why\b|\bstuck\b", "order.stalled"),
        (@"\bpaid\b|\bcommission\b(?!s? late)", "comm.when"),
        (@"\bport(?:ed)?\b.*\?|^did\b", "port.status"),
        (@"^(?:list|my orders|late|stale|open|all|everything|without|orders|in jeopardy|not installed|foc (?:this|next))\b", "order.list"),
        (@"\?|^and\b", "?"),
        (@"(?:^|\s)#?[0-9]{5}\b.*\b(?:foc|installed|accepted|submitted|jeopardy|hold|status:|next:|ready|owner|reject|ported)|^(?:set|assign)\b", "order.set"),
    ];

    public static TestBotOptions Options { get; } = new(services => services.AddSingleton<Understand>(Read));

    public static IReadOnlyList<Meaning> Read(string text, Context context)
    {
        var taken = new bool[text.Length];
        var entities = new List<Entity>();
        foreach (var (pattern, kind, value) in Entities)
        {
            foreach (Match match in Regex.Matches(text, pattern, RegexOptions.IgnoreCase))
            {
                if (!taken.AsSpan(match.Index, match.Length).Contains(true))
                {
                    taken.AsSpan(match.Index, match.Length).Fill(true);
                    entities.Add(new Entity(kind, value(match), match.Value, match.Index));
                }
            }
        }

        var intent = Intents.FirstOrDefault(each => Regex.IsMatch(text, each.Pattern, RegexOptions.IgnoreCase)).Intent;
        intent = intent is null && context.PendingIntent is { } pending ? pending
            : intent is null or "?" ? Question(text)
            : intent;
        return [new Meaning(intent, 1) { Text = text, Entities = [.. entities.OrderBy(entity => entity.Start)] }];
    }

    static string Question(string text) =>
        text.Contains("foc", StringComparison.OrdinalIgnoreCase) ? "order.foc"
        : text.Contains("when", StringComparison.OrdinalIgnoreCase) ? "order.eta"
        : "order.status";

    /// <summary>Two agencies with two reps and a manager each, and a house with all its roles.</summary>
    public static async Task<(TestBot Bot, Cast Cast)> StartAsync(params Order[] orders)
    {
        var bot = await TestBot.StartAsync(Options);
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
