using Demarc.Features.Orders;
using Demarc.Features.Orders.Finding;
using Demarc.Features.Orders.Showing;
using Demarc.Storage;
using Demarc.Turns;
using Demarc.Understanding;

namespace Demarc.Features.Escalations.Intake;

/// <summary>Finds the orders a person means, among those they may escalate. What is not there and what is not theirs are the same to them.</summary>
public sealed class OrdersAtHand(OrderIndex index, OrderFinder finder, OrderAccess access)
{
    const int MostMatches = 12;
    const int MostTried = 40;
    const int ShortestNumber = 4;
    const int LongestNumber = 60;
    const int LongestRead = 4000;

    public static Owner OwnerOf(Order order) => new(order.Agency.Length == 0 ? null : order.Agency, order.Rep);

    /// <summary>By order number, the supplier's number, PON, circuit id, telephone number or account, in any spelling.</summary>
    public async Task<IReadOnlyList<Order>> BySayingAsync(Session session, Person person, string said, CancellationToken cancel) =>
        said.Trim().Length is 0 or > 80 ? [] : await WholeAsync(session, index.ByNumber(said, null, May(person)), cancel);

    /// <summary>What a message names; null when it names nothing at all, empty when nothing of that is to be found. A carrier alone names no order.</summary>
    public async Task<IReadOnlyList<Order>?> InMessageAsync(Session session, Person person, Meaning meaning, CancellationToken cancel)
    {
        var named = finder.Find(person, meaning).Where(reference => reference.Said.Length > 0).ToList();
        return named.Count == 0 ? null : await WholeAsync(session, OpenFirst(named.SelectMany(reference => reference.Hits).DistinctBy(order => order.Id).Where(May(person))), cancel);
    }

    /// <summary>The first order of theirs that a text mentions by one of its numbers: for a quoted message.</summary>
    public async Task<Order?> MentionedAsync(Session session, Person person, string text, CancellationToken cancel)
    {
        var numbers = (text.Length > LongestRead ? text[..LongestRead] : text)
            .Split([' ', ',', ';', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Trim('.', ':', '"', '\'', '(', ')', '[', ']', '#', '?', '!', '*', '_', '<', '>'))
            .Where(word => word.Length is >= ShortestNumber and <= LongestNumber && word.Any(char.IsAsciiDigit))
            .Distinct()
            .Take(MostTried);
        var order = numbers.Select(number => index.ByNumber(number, null, May(person))).FirstOrDefault(found => found.Count == 1);
        return order is null ? null : await session.LoadAsync(OrderBook.All, order[0].Id, cancel);
    }

    /// <summary>By words of the customer's name, typos and all.</summary>
    public async Task<IReadOnlyList<Order>> OfCustomerAsync(Session session, Person person, string customer, CancellationToken cancel) =>
        await WholeAsync(session, OpenFirst(index.ByCustomer(customer, May(person))), cancel);

    /// <summary>Some open orders of a partner to choose from.</summary>
    public IReadOnlyList<Order> Some(Person person, int most) =>
    [
        .. index.Everything()
            .Where(order => order.Agency == person.Company && order.IsOpen() && May(person)(order))
            .OrderBy(order => order.Dates.Foc?.On ?? DateOnly.MaxValue)
            .ThenBy(order => order.Id, StringComparer.Ordinal)
            .Take(most),
    ];

    public async Task<Order?> ByIdAsync(Session session, Person person, string? id, CancellationToken cancel) =>
        id is { Length: > 0 and <= 80 } && await session.LoadAsync(OrderBook.All, Order.IdOf(id), cancel) is { } order && May(person)(order) ? order : null;

    Func<Order, bool> May(Person person) => order => access.Allows(person, Act.OpenEscalation, order);

    // An order that is done with is meant only when nothing else of that name is open.
    static IEnumerable<Order> OpenFirst(IEnumerable<Order> orders) => orders.ToList() is var all && all.Where(order => order.IsOpen()).ToList() is { Count: > 0 } open ? open : all;

    // The index leaves out what is only shown: numbers, notes.
    static async Task<IReadOnlyList<Order>> WholeAsync(Session session, IEnumerable<Order> found, CancellationToken cancel)
    {
        var orders = new List<Order>();
        foreach (var order in found.Take(MostMatches))
        {
            if (await session.LoadAsync(OrderBook.All, order.Id, cancel) is { } whole)
            {
                orders.Add(whole);
            }
        }

        return orders;
    }
}
