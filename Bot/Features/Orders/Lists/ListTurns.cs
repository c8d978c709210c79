using Demarc.Features.Orders.Finding;
using Demarc.Storage;
using Demarc.Time;
using Demarc.Turns;
using Demarc.Understanding;

namespace Demarc.Features.Orders.Lists;

/// <summary>Asking for lists, and turning their pages.</summary>
public sealed class ListTurns(OrderLists lists)
{
    public async Task<Reply> ListAsync(Turn turn, Session session, CancellationToken cancel)
    {
        var meaning = turn.Meaning ?? new Meaning("order.list", 0);
        var text = meaning.Text.Length > 0 ? meaning.Text : turn.Inbound.Text;
        var filter = ListText.Read(text, turn.Now.DateIn(Zones.OrUtc(turn.Person.Zone))) with
        {
            Supplier = meaning.First(EntityKind.Carrier) is { } carrier ? Suppliers.Named(carrier) : null,
            Product = meaning.First(EntityKind.Product),
            Customer = OrderFinder.Customer(meaning),
        };
        filter = await NamedAsync(Dated(filter, meaning), turn, meaning, session, cancel);
        return await PageAsync(turn, session, filter, 0, cancel);
    }

    public Task<Reply> TurnPageAsync(Turn turn, Session session, CancellationToken cancel)
    {
        var parts = (turn.Inbound.Subject ?? "").Split('|', 2);
        return PageAsync(turn, session, OrderFilter.Read(parts.Length == 2 ? parts[1] : ""), int.TryParse(parts[0], out var start) ? start : 0, cancel);
    }

    async Task<Reply> PageAsync(Turn turn, Session session, OrderFilter filter, int start, CancellationToken cancel)
    {
        var found = await lists.FindAsync(turn, session, filter, cancel);
        var names = new ListNames(
            filter.Agency is { } agency && (turn.Person.IsStaff || turn.Person.Company == agency) ? (await session.LoadAsync(Roster.Companies, agency, cancel))?.Name : null,
            filter.Owner is { } owner && found.Count > 0 ? (await session.LoadAsync(Roster.People, owner, cancel))?.Name : null);

        // A partner's list is theirs alone; staff's may stand where all who read it may see all of it.
        var orders = found.Select(listed => listed.Order).ToList();
        var audience = !turn.Person.IsStaff && found.Count > 0 ? Audience.Asker : orders.Count == 0 ? Audience.Anyone : OrderAsking.AudienceOf(orders);
        var page = found.Skip(start).Take(ListCard.PageSize).ToList();
        return new Reply.Say(ListCard.Draw(found, filter, names, start), audience)
        {
            Focus = page is [var only] ? new Focus(OrderAsking.FocusKind, [only.Order.Id]) : null,
        };
    }

    // A day, a span of days or a month is the FOC's. Spans are two days with a slash between; an open end is two dots (ISO 8601-2).
    static OrderFilter Dated(OrderFilter filter, Meaning meaning)
    {
        if (filter.FocFrom is not null)
        {
            return filter;
        }

        if (meaning.First(EntityKind.DateRange)?.Split('/') is [var first, var last] && (Day(first) ?? Day(last)) is not null)
        {
            return filter with { FocFrom = Day(first) ?? OrderRules.Earliest, FocTo = Day(last) ?? DateOnly.MaxValue };
        }

        if (Day(meaning.First(EntityKind.Month) + "-01") is { } month)
        {
            return filter with { FocFrom = month, FocTo = month.AddMonths(1).AddDays(-1) };
        }

        return Day(meaning.First(EntityKind.Date)) is { } day ? filter with { FocFrom = day, FocTo = day } : filter;
    }

    /// <summary>"for Marlin" may be a customer, an agency or, said by staff, one of their own.</summary>
    async Task<OrderFilter> NamedAsync(OrderFilter filter, Turn turn, Meaning meaning, Session session, CancellationToken cancel)
    {
        if (meaning.First(EntityKind.Partner) is { } partner && turn.Person.IsStaff)
        {
            var companies = await session.QueryAsync(Roster.Companies, Roster.Companies.All.Take(5000), cancel);
            var company = companies.FirstOrDefault(each => !each.IsDistributor && (Spelling.Key(each.Name) == Spelling.Key(partner) || each.Id == partner));
            company ??= companies.Where(each => !each.IsDistributor && Spelling.Words(each.Name).Intersect(Spelling.Words(partner)).Any()).ToList() is [var like] ? like : null;
            filter = filter with { Agency = company?.Id ?? partner };
        }

        if (meaning.First(EntityKind.Person) is { } name && turn.Person.IsStaff)
        {
            var people = await session.QueryAsync(Roster.People, Roster.People.All.Take(5000), cancel);
            var owner = people.FirstOrDefault(person => person.IsStaff && (Spelling.Key(person.Name) == Spelling.Key(name) || Spelling.Words(person.Name).Contains(Spelling.Key(name))));
            filter = filter with { Owner = owner?.Id ?? filter.Owner };
        }

        return filter;
    }

    static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day) ? day : null;
}
