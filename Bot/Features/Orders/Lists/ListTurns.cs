using Demarc.Features.Orders.Finding;
using Demarc.Storage;
using Demarc.Time;
using Demarc.Turns;
using Demarc.Understanding;

namespace Demarc.Features.Orders.Lists;

/// <summary>Asking for lists, turning their pages, and correcting how a question was read.</summary>
public sealed class ListTurns(OrderLists lists)
{
    public async Task<Reply> ListAsync(Turn turn, Session session, CancellationToken cancel)
    {
        var meaning = turn.Meaning ?? new Meaning("order.list", 0);
        var text = meaning.Text.Length > 0 ? meaning.Text : turn.Inbound.Text;
        var reading = ListText.Read(text, meaning.Entities, turn.Now.DateIn(Zones.OrUtc(turn.Person.Zone)));
        if (ListDays.Impossible(text) is { } day)
        {
            return new Reply.Say(ListCard.NoSuchDay(day), Audience.Anyone);
        }

        var filter = reading.Filter with { Person = null, Agency = null };
        var (unread, denied) = (new List<string>(), reading.Denied.ToList());

        // Whom one knows and whom one does not are told apart by nothing but the orders one may see.
        foreach (var name in new[] { reading.Filter.Person, reading.Filter.Agency }.OfType<string>().Concat(reading.Names))
        {
            filter = await lists.ResolveAsync(turn, session, filter, name, cancel) ?? filter with { Unknown = filter.Unknown ?? name };
        }

        foreach (var word in reading.Unread)
        {
            if (await lists.ResolveAsync(turn, session, filter, word, cancel) is { } resolved)
            {
                filter = resolved;
            }
            else
            {
                unread.Add(word);
            }
        }

        foreach (var name in reading.Excluded)
        {
            if (await lists.ResolveAsync(turn, session, filter.Not ?? new OrderFilter(), name, cancel) is { } not)
            {
                filter = filter with { Not = not };
            }
            else
            {
                denied.Add($"not {name}");
            }
        }

        return denied.Count > 0
            ? new Reply.Say(ListCard.Denied(filter, denied), Audience.Asker)
            : await PageAsync(turn, session, filter, unread, 0, cancel);
    }

    public Task<Reply> TurnPageAsync(Turn turn, Session session, CancellationToken cancel)
    {
        var parts = (turn.Inbound.Subject ?? "").Split('|', 2);
        return PageAsync(turn, session, OrderFilter.Read(parts.Length == 2 ? parts[1] : ""), [], int.TryParse(parts[0], out var start) ? start : 0, cancel);
    }

    public Task<Reply> RefineAsync(Turn turn, Session session, CancellationToken cancel) =>
        Task.FromResult<Reply>(new Reply.Say(ListCard.Refine(OrderFilter.Read(turn.Inbound.Subject ?? "")), Audience.Asker));

    async Task<Reply> PageAsync(Turn turn, Session session, OrderFilter filter, IReadOnlyList<string> unread, int start, CancellationToken cancel)
    {
        var found = await lists.FindAsync(turn, session, filter, cancel);

        // A partner's list is theirs alone; staff's may stand where all who read it may see all of it.
        var orders = found.Orders.Select(listed => listed.Order).ToList();
        var audience = !turn.Person.IsStaff && orders.Count > 0 ? Audience.Asker : orders.Count == 0 ? Audience.Anyone : OrderAsking.AudienceOf(orders);
        var page = orders.Skip(start).Take(ListCard.PageSize).ToList();
        return new Reply.Say(ListCard.Draw(found, filter, unread, start), audience)
        {
            // "The second one" is the second of these.
            Focus = page.Count > 0 ? new Focus(OrderAsking.FocusKind, [.. page.Select(order => order.Id)]) : null,
        };
    }
}
