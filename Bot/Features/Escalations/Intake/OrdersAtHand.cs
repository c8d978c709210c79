using System.Text.RegularExpressions;
using Demarc.Features.Orders;
using Demarc.Storage;
using Demarc.Turns;
using Demarc.Understanding;

namespace Demarc.Features.Escalations.Intake;

/// <summary>Finds the orders a person means, among those they may escalate. What is not there and what is not theirs are the same to them.</summary>
public sealed partial class OrdersAtHand(Policy policy)
{
    const int MostMatches = 12;
    const int MostTried = 5;
    const int LongestRead = 4000;

    public static Owner OwnerOf(Order order) => new(order.Agency.Length == 0 ? null : order.Agency, order.Rep);

    /// <summary>By order number, the supplier's number, PON, circuit id or telephone number.</summary>
    public async Task<IReadOnlyList<Order>> BySayingAsync(Session session, Person person, string said, CancellationToken cancel)
    {
        var text = said.Trim().TrimStart('#');
        if (text.Length is 0 or > 80)
        {
            return [];
        }

        if (await ByNumberAsync(session, text, cancel) is { } order)
        {
            return Theirs(person, [order]);
        }

        var upper = text.ToUpperInvariant();
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        var found = await session.QueryAsync(
            OrderBook.All,
            OrderBook.All.Where(one => one.Pon == upper || one.Pon == text || one.SupplierOrder == text || one.SupplierOrder == upper || one.CircuitId == text || one.CircuitId == upper).Take(MostMatches),
            cancel);
        if (found.Count == 0 && digits.Length == 10)
        {
            found = await session.QueryAsync(OrderBook.All, OrderBook.All.Where(one => one.Btn == digits || one.Tns.Contains(digits)).Take(MostMatches), cancel);
        }

        return Theirs(person, found);
    }

    /// <summary>What a message names; null when it names nothing at all, empty when nothing of that is to be found.</summary>
    public async Task<IReadOnlyList<Order>?> InMessageAsync(Session session, Person person, Meaning meaning, CancellationToken cancel)
    {
        var ids = meaning.Entities.Where(entity => entity.Kind is EntityKind.OrderId or EntityKind.Pon or EntityKind.CircuitId or EntityKind.Tn).Select(entity => entity.Value).Distinct().Take(MostTried).ToList();
        if (ids.Count > 0)
        {
            var found = new List<Order>();
            foreach (var id in ids)
            {
                found.AddRange(await BySayingAsync(session, person, id, cancel));
            }

            return [.. found.DistinctBy(order => order.Id)];
        }

        return meaning.First(EntityKind.Customer) is { } customer ? await OfCustomerAsync(session, person, customer, cancel) : null;
    }

    /// <summary>The first order of theirs that a text mentions by its number: for a quoted message.</summary>
    public async Task<Order?> MentionedAsync(Session session, Person person, string text, CancellationToken cancel)
    {
        foreach (var number in Number().Matches(text.Length > LongestRead ? text[..LongestRead] : text).Select(match => match.Value).Distinct().Take(MostTried))
        {
            if (await ByNumberAsync(session, number, cancel) is { } order && Theirs(person, [order]) is [var theirs])
            {
                return theirs;
            }
        }

        return null;
    }

    public async Task<IReadOnlyList<Order>> OfCustomerAsync(Session session, Person person, string customer, CancellationToken cancel) =>
        Theirs(person, (await session.QueryAsync(OrderBook.All, OrderBook.All.Where(order => order.Customer == customer).Take(MostMatches * 4), cancel)).Where(order => order.IsOpen()));

    /// <summary>Some open orders of a partner to choose from.</summary>
    public async Task<IReadOnlyList<Order>> SomeAsync(Session session, Person person, int most, CancellationToken cancel)
    {
        var found = await session.QueryAsync(OrderBook.All, OrderBook.All.Where(order => order.Agency == person.Company).Take(200), cancel);
        return [.. Theirs(person, found.Where(order => order.IsOpen())).OrderBy(order => order.Dates.Foc?.On ?? DateOnly.MaxValue).ThenBy(order => order.Id, StringComparer.Ordinal).Take(most)];
    }

    public async Task<Order?> ByIdAsync(Session session, Person person, string? id, CancellationToken cancel) =>
        id is { Length: > 0 and <= 80 } && await ByNumberAsync(session, id, cancel) is { } order && Theirs(person, [order]) is [var theirs] ? theirs : null;

    // "48213", "ORD-48213", "SO 48213" are how people write one number.
    static async Task<Order?> ByNumberAsync(Session session, string said, CancellationToken cancel)
    {
        var id = Order.IdOf(said);
        var bare = Prefix().Replace(id, "");
        foreach (var spelt in new[] { id, bare, "ORD-" + bare, "SO-" + bare }.Distinct().Where(spelt => spelt.Length > 0))
        {
            if (await session.LoadAsync(OrderBook.All, spelt, cancel) is { } order)
            {
                return order;
            }
        }

        return null;
    }

    IReadOnlyList<Order> Theirs(Person person, IEnumerable<Order> orders) => [.. orders.Where(order => policy.Allows(person, Act.OpenEscalation, OwnerOf(order))).Take(MostMatches)];

    [GeneratedRegex(@"\A(?:ORDER|ORD|SO)[-#]?", RegexOptions.CultureInvariant)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"\b(?:(?:ORD|SO)-?)?\d{4,10}\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Number();
}
