using Demarc.Delivery;
using Demarc.Features.Orders;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.StatusPosts;

/// <summary>What a channel's status can be about: everything, or one agency's, project manager's or carrier's orders, within what the room may see.</summary>
public sealed class Coverages(StatusBoard board)
{
    const int MostChoices = 300;

    /// <summary>All that may be chosen for a room, everything first.</summary>
    public async Task<IReadOnlyList<Coverage>> ForAsync(Room room, Session session, CancellationToken cancel)
    {
        var companies = await session.QueryAsync(Roster.Companies, Roster.Companies.All.OrderBy(company => company.Name).Take(MostChoices), cancel);
        var staff = companies.Where(company => company.IsDistributor).Select(company => company.Id).ToList();
        var people = await session.QueryAsync(Roster.People, Roster.People.Where(person => staff.Contains(person.Company)).Take(MostChoices), cancel);
        return
        [
            Coverage.Everything,
            .. companies.Where(company => !company.IsDistributor && (room.IsInternal || room.SharedWith.Contains(company.Id))).Select(company => new Coverage(CoverKind.Agency, company.Id, company.Name)),
            .. people.Where(person => !person.Gone && LooksAfterOrders(person)).OrderBy(person => person.Name, StringComparer.OrdinalIgnoreCase).Select(person => new Coverage(CoverKind.ProjectManager, person.Id, person.Name)),
            .. Carriers(room).Select(carrier => new Coverage(CoverKind.Carrier, carrier, carrier)),
        ];
    }

    /// <summary>By name as people say it: the whole, or its first word where only one has it.</summary>
    /// <returns>The one meant, or why not, in words.</returns>
    public static (Coverage? Found, string? Refusal) Find(IReadOnlyList<Coverage> choices, string said)
    {
        var named = choices.Where(choice => choice.Kind != CoverKind.Everything).ToList();
        var whole = named.Where(choice => choice.Name.Equals(said, StringComparison.OrdinalIgnoreCase) || choice.Id.Equals(said, StringComparison.OrdinalIgnoreCase)).ToList();
        var begins = whole.Count > 0 ? whole : named.Where(choice => choice.Name.StartsWith(said + " ", StringComparison.OrdinalIgnoreCase)).ToList();
        return begins switch
        {
            [var only] => (only, null),
            [] => (null, $"I know no agency, project manager or carrier called '{StatusLines.Short(said)}' that this channel may see. Leave it out to cover everything the channel may see."),
            _ => (null, $"'{StatusLines.Short(said)}' could be {string.Join(" or ", begins.Take(4).Select(Words))}. Say the whole name."),
        };
    }

    /// <summary>"all orders", "Acme's orders", "orders with Lumen".</summary>
    public static string Words(Coverage covers) => covers.Kind switch
    {
        CoverKind.Agency or CoverKind.ProjectManager => $"{covers.Name}'s orders",
        CoverKind.Carrier => $"orders with {covers.Name}",
        _ => "all orders that may be seen here",
    };

    /// <summary>For the audit.</summary>
    public static string IdOf(Coverage covers) => covers.Kind == CoverKind.Everything ? "everything" : $"{covers.Kind}:{covers.Id}";

    /// <summary>For forms: a carrier's name came from a tracker, so it travels as a hash.</summary>
    public static string ValueOf(Coverage covers) => covers.Kind == CoverKind.Carrier ? $"{covers.Kind}:{References.Of(covers.Id)}" : IdOf(covers);

    IEnumerable<string> Carriers(Room room) => Scope.ForRoom(room, Coverage.Everything, board) is not { } scope ? [] : board.Orders
        .Where(order => order.Supplier.Length > 0 && order.IsOpen() && scope.HasOrder(order))
        .Select(order => order.Supplier)
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.OrdinalIgnoreCase)
        .Take(MostChoices);

    bool LooksAfterOrders(Person person) => person.Role == Role.ProjectManager || board.Orders.Any(order => order.Owner == person.Id);
}
