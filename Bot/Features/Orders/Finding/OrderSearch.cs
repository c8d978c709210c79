using Demarc.Features.Orders.Showing;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.Orders.Finding;

/// <summary>Search while typing, for putting an order into a conversation. The card that is put there goes to whoever reads along, so it holds what a shared room may see.</summary>
public sealed class OrderSearch(OrderIndex index, OrderFinder finder, OrderAccess access, OrderSights sights)
{
    const int Most = 15;
    const int LeastLetters = 2;

    public async Task<Reply> SearchAsync(Turn turn, Session session, CancellationToken cancel)
    {
        var person = turn.Person;
        var typed = turn.Inbound.Text.Trim();
        var found = typed.Length < LeastLetters ? finder.Mine(person) : Matching(person, typed);
        var hits = new List<Hit>();
        foreach (var order in found.Take(Most))
        {
            if (await sights.OfAsync(session, person, order.Id, cancel) is { } sight)
            {
                hits.Add(new Hit(order.Id, OrderPhrases.Name(order), $"{OrderPhrases.ServiceOf(order)}, {order.Stage().Words()}, {OrderPhrases.WordOf(sight.Health).ToLowerInvariant()}", OrderCard.Draw(sight with { Viewer = Viewer.Room(isInternal: false) }, Lead.Status)));
            }
        }

        return new Reply.Hits(hits);
    }

    List<Order> Matching(Person person, string typed)
    {
        var key = Spelling.Key(typed);
        bool Seen(Order order) => access.MaySee(person, order);
        var exact = finder.ByWords(person, typed).Hits;
        var begun = key.Length >= LeastLetters ? index.Everything().Where(order => Seen(order) && Begins(order, key)) : [];
        return [.. exact.Concat(begun.OrderByDescending(order => order.IsOpen()).ThenBy(order => order.Number, StringComparer.OrdinalIgnoreCase)).DistinctBy(order => order.Id).Take(Most)];
    }

    static bool Begins(Order order, string key) =>
        Spelling.Key(order.Number) is var number && (number.StartsWith(key, StringComparison.Ordinal) || (OrderKeys.BareOf(number) ?? number).StartsWith(key, StringComparison.Ordinal))
        || Spelling.Key(order.Customer).StartsWith(key, StringComparison.Ordinal)
        || (order.Pon is not null && Spelling.Key(order.Pon).StartsWith(key, StringComparison.Ordinal));
}
