using Demarc.Features.Orders.Finding;
using Demarc.Features.Orders.Showing;
using Demarc.Storage;
using Demarc.Turns;
using Microsoft.Extensions.Options;

namespace Demarc.Features.Orders.Lists;

/// <summary>An order of a list with its health, which also says where in the list it stands.</summary>
public sealed record ListedOrder(Order Order, Health Health);

/// <summary>What a question over orders found.</summary>
public sealed record ListFound(IReadOnlyList<ListedOrder> Orders, ListNames Names)
{
    /// <summary>The monthly charges that are known and for the asker to see, when their sum was asked for.</summary>
    public IReadOnlyList<decimal> Charges { get; init; } = [];

    public string GroupOf(Order order, ListGroup by) => by switch
    {
        ListGroup.Carrier => Or(order.Supplier, "no carrier"),
        ListGroup.Customer => Or(order.Customer, "no customer"),
        ListGroup.Rep => Or(Names.RepOf(order), "no rep"),
        ListGroup.Product => Or(order.Product, "no product"),
        ListGroup.Month => order.Dates.Foc?.On.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture) ?? "no FOC",
        ListGroup.Owner => Or(Names.OwnerOf(order), "no project manager"),
        _ => order.Stage().Words(),
    };

    static string Or(string? name, string none) => name is { Length: > 0 } ? name : none;
}

/// <summary>Lists of the orders a person may see, by filter, what matters first.</summary>
public sealed class OrderLists(OrderIndex index, OrderAccess access, OrderSights sights, IOptions<OrdersOptions> options)
{
    public async Task<ListFound> FindAsync(Turn turn, Session session, OrderFilter filter, CancellationToken cancel)
    {
        var person = turn.Person;
        var seen = Seen(person);
        var not = filter.Not ?? new OrderFilter();
        var names = (filter.Person ?? filter.Agency ?? not.Person ?? not.Agency) is null && filter.By is not (ListGroup.Rep or ListGroup.Owner) ? ListNames.None : await ListNames.OfAsync(session, seen, cancel);
        var named = filter.Customer is null ? seen : [.. OfCustomers(filter.Customer, person)];
        var places = filter.Site is { } sites ? AtSites(sites, person).Select(order => order.Id).ToHashSet() : null;
        var left = OfCustomers(not.Customer, person).Concat(AtSites(not.Site, person)).Select(order => order.Id).ToHashSet();
        var high = await OrderSights.EscalatedHighAsync(session, cancel);
        var today = options.Value.Today(turn.Now);
        var fitting = named
            .Where(order => places?.Contains(order.Id) != false && !left.Contains(order.Id) && !ListFit.IsLeftOut(order, not) && !names.IsLeftOut(order, not) && ListFit.Fits(order, filter, today) && names.Fit(order, filter) && IsTheirs(order, filter, person) && FitsMoney(order, filter, person))
            .Select(order => new ListedOrder(order, OrderHealth.Of(order, sights.ContextOf(order, high.Contains(order.Id)))))
            .Where(listed => FitsState(listed, filter, person, today));
        var listed = Sorted(fitting, filter, person).Take(filter.First ?? int.MaxValue).ToList();
        return new ListFound(listed, names) { Charges = filter.Sums ? [.. listed.Select(each => MrcOf(each.Order, person)).OfType<decimal>()] : [] };
    }

    IEnumerable<Order> OfCustomers(string? names, Person person) =>
        OrderFilter.AnyOf(names).SelectMany(name => index.ByCustomer(name, order => access.MaySee(person, order))).DistinctBy(order => order.Id);

    IEnumerable<Order> AtSites(string? places, Person person) => OrderFilter.AnyOf(places).SelectMany(place => index.BySite(place, order => access.MaySee(person, order)));

    /// <summary>Is it a customer's, a site's, a carrier's or somebody's among the orders the person may see?</summary>
    public bool Knows(Person person, string name) =>
        index.ByCustomer(name, order => access.MaySee(person, order)).Count > 0 || index.BySite(States.CodeOf(name) ?? name, order => access.MaySee(person, order)).Count > 0
        || Seen(person).Any(order => order.Supplier.Equals(Suppliers.Named(name), StringComparison.OrdinalIgnoreCase) || ListNames.None.IsOf(order, name) || ListNames.None.IsAgency(order, name));

    /// <summary>A name said in a question: whose or what it is among the orders the person may see. What is elsewhere alone is unknown, as if it were not there.</summary>
    public async Task<OrderFilter?> ResolveAsync(Turn turn, Session session, OrderFilter filter, string name, CancellationToken cancel)
    {
        var person = turn.Person;
        var seen = Seen(person);
        var names = await ListNames.OfAsync(session, seen, cancel);
        if (names.AgencyManagedBy(name) is { } managed)
        {
            return filter with { Agency = OrderFilter.Or(filter.Agency, managed) };
        }

        if (seen.Any(order => names.IsOf(order, name)))
        {
            return filter with { Person = OrderFilter.Or(filter.Person, name) };
        }

        if (index.ByCustomer(name, order => access.MaySee(person, order)).Count > 0)
        {
            return filter with { Customer = OrderFilter.Or(filter.Customer, name) };
        }

        var place = States.CodeOf(name) ?? name;
        if (index.BySite(place, order => access.MaySee(person, order)).Count > 0)
        {
            return filter with { Site = OrderFilter.Or(filter.Site, place) };
        }

        if (seen.Any(order => names.IsAgency(order, name)))
        {
            return filter with { Agency = OrderFilter.Or(filter.Agency, name) };
        }

        var supplier = Suppliers.Named(name);
        return seen.Any(order => order.Supplier.Equals(supplier, StringComparison.OrdinalIgnoreCase)) ? filter with { Supplier = OrderFilter.Or(filter.Supplier, supplier) } : null;
    }

    List<Order> Seen(Person person) => [.. index.Everything().Where(order => access.MaySee(person, order))];

    static bool IsTheirs(Order order, OrderFilter filter, Person person) =>
        !filter.Mine || (person.IsStaff ? order.Owner == person.Id : order.Rep == person.Id || person.Role == Role.AgencyManager);

    // What a charge finds or sorts, it tells.
    decimal? MrcOf(Order order, Person person) => access.Allows(person, Act.SeeMoney, order) ? order.Mrc : null;

    bool FitsMoney(Order order, OrderFilter filter, Person person) =>
        !filter.HasMrc
        || (MrcOf(order, person) is { } mrc
            && (filter.MrcOver is not { } over || mrc > over) && (filter.MrcUnder is not { } under || mrc < under)
            && (filter.MrcFrom is not { } least || mrc >= least) && (filter.MrcTo is not { } most || mrc <= most));

    IOrderedEnumerable<ListedOrder> Sorted(IEnumerable<ListedOrder> listed, OrderFilter filter, Person person)
    {
        var sorted = filter.Order switch
        {
            ListOrder.Oldest => listed.OrderBy(each => ListFit.BeganOn(each.Order) ?? DateOnly.MaxValue),
            ListOrder.Newest => listed.OrderByDescending(each => ListFit.BeganOn(each.Order) ?? DateOnly.MinValue),
            ListOrder.Largest => listed.OrderByDescending(each => MrcOf(each.Order, person) ?? -1),
            ListOrder.Smallest => listed.OrderBy(each => MrcOf(each.Order, person) ?? decimal.MaxValue),
            ListOrder.LastDate => listed.OrderByDescending(each => ListFit.DayOf(each.Order, filter.On) ?? DateOnly.MinValue),
            ListOrder.Customer => listed.OrderBy(each => each.Order.Customer, StringComparer.OrdinalIgnoreCase),
            ListOrder.Carrier => listed.OrderBy(each => each.Order.Supplier, StringComparer.OrdinalIgnoreCase),
            ListOrder.Date => listed.OrderBy(each => ListFit.DayOf(each.Order, filter.On) ?? DateOnly.MaxValue),
            _ => listed.OrderBy(each => Rank(each.Health.Rag)),
        };
        return sorted.ThenBy(each => each.Order.Dates.Foc?.On ?? DateOnly.MaxValue).ThenBy(each => each.Order.Number, StringComparer.OrdinalIgnoreCase);
    }

    bool FitsState(ListedOrder listed, OrderFilter filter, Person person, DateOnly today)
    {
        var left = filter.Not?.States ?? ListState.None;
        var states = StatesOf(listed, filter.States | filter.AnyStates | left, person, today);
        return (states & filter.States) == filter.States && (filter.AnyStates == ListState.None || (states & filter.AnyStates) != ListState.None) && (states & left) == ListState.None;
    }

    /// <summary>Which of the states asked for it is in.</summary>
    ListState StatesOf(ListedOrder listed, ListState asked, Person person, DateOnly today)
    {
        var (order, health) = listed;
        var (states, isOpen) = (ListState.None, order.IsOpen());
        Add(ListState.Open, isOpen);
        Add(ListState.Installed, order.IsDone());
        Add(ListState.Cancelled, order.Stage() == OrderStage.Cancelled);
        Add(ListState.Late, isOpen && (health.IsLate || order.Dates.Foc?.On < today));
        Add(ListState.Stale, health.Rag == Rag.Unknown);
        Add(ListState.Jeopardy, isOpen && order.Jeopardy is not null);
        Add(ListState.Rejected, isOpen && order.Reject is not null);
        Add(ListState.Held, isOpen && order.Hold is not null);
        Add(ListState.Dateless, isOpen && order.Dates.Foc is null);
        Add(ListState.NotSubmitted, order.Stage() == OrderStage.NotSubmitted);
        Add(ListState.Red, health.Rag == Rag.Red);
        Add(ListState.Amber, health.Rag == Rag.Amber);
        Add(ListState.Green, health.Rag == Rag.Green);
        Add(ListState.Unassigned, isOpen && order.Owner is null && order.OwnerName is not { Length: > 0 });
        Add(ListState.Unpaid, asked.HasFlag(ListState.Unpaid) && access.Allows(person, Act.SeeMoney, order) && CommissionOutlook.Of(order, options.Value, today).DaysLate > 0);

        // Bits that are no state ask for nothing.
        return states | (asked & ~Known);

        void Add(ListState state, bool isIn) => states |= isIn ? state : ListState.None;
    }

    static readonly ListState Known = Enum.GetValues<ListState>().Aggregate((all, state) => all | state);

    // What is wrong first, then what nobody knows, then what is well.
    static int Rank(Rag rag) => rag switch
    {
        Rag.Red => 0,
        Rag.Unknown => 1,
        Rag.Amber => 2,
        Rag.Green => 3,
        Rag.Grey => 4,
        _ => 5,
    };
}
