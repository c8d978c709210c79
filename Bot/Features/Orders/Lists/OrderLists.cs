using Demarc.Features.Orders.Finding;
using Demarc.Features.Orders.Showing;
using Demarc.Storage;
using Demarc.Turns;
using Microsoft.Extensions.Options;

namespace Demarc.Features.Orders.Lists;

/// <summary>An order of a list with its health, which also says where in the list it stands.</summary>
public sealed record ListedOrder(Order Order, Health Health);

/// <summary>Lists of the orders a person may see, by filter, what matters first.</summary>
public sealed class OrderLists(OrderIndex index, OrderAccess access, OrderSights sights, IOptions<OrdersOptions> options)
{
    public async Task<IReadOnlyList<ListedOrder>> FindAsync(Turn turn, Session session, OrderFilter filter, CancellationToken cancel)
    {
        var person = turn.Person;
        var named = filter.Customer is { } customer ? index.ByCustomer(customer, order => access.MaySee(person, order)) : [.. index.Everything().Where(order => access.MaySee(person, order))];
        var high = await OrderSights.EscalatedHighAsync(session, cancel);
        var today = options.Value.Today(turn.Now);
        return
        [
            .. named.Where(order => Fits(order, filter, person))
                .Select(order => new ListedOrder(order, OrderHealth.Of(order, sights.ContextOf(order, high.Contains(order.Id)))))
                .Where(listed => FitsState(listed, filter.States, person, today))
                .OrderBy(listed => Rank(listed.Health.Rag)).ThenBy(listed => listed.Order.Dates.Foc?.On ?? DateOnly.MaxValue).ThenBy(listed => listed.Order.Number, StringComparer.OrdinalIgnoreCase),
        ];
    }

    static bool Fits(Order order, OrderFilter filter, Person person) =>
        (!filter.Mine || (person.IsStaff ? order.Owner == person.Id : order.Rep == person.Id || person.Role == Role.AgencyManager))
        && (filter.Supplier is not { } supplier || order.Supplier.Equals(supplier, StringComparison.OrdinalIgnoreCase))
        && (filter.Product is not { } product || Products.Fits(order.Product, product))
        && (filter.Agency is not { } agency || order.Agency == agency)
        && (filter.Owner is not { } owner || order.Owner == owner)
        && (filter.FocFrom is not { } from || (order.Dates.Foc?.On is { } foc && foc >= from && foc <= (filter.FocTo ?? from) && order.Stage() != OrderStage.Cancelled));

    bool FitsState(ListedOrder listed, ListState states, Person person, DateOnly today)
    {
        var (order, health) = listed;
        return Has(ListState.Open, order.IsOpen())
            && Has(ListState.Installed, order.IsDone())
            && Has(ListState.Cancelled, order.Stage() == OrderStage.Cancelled)
            && Has(ListState.Late, order.IsOpen() && (health.IsLate || order.Dates.Foc?.On < today))
            && Has(ListState.Stale, health.Rag == Rag.Unknown)
            && Has(ListState.Jeopardy, order.IsOpen() && order.Jeopardy is not null)
            && Has(ListState.Rejected, order.IsOpen() && order.Reject is not null)
            && Has(ListState.Held, order.IsOpen() && order.Hold is not null)
            && Has(ListState.Dateless, order.IsOpen() && order.Dates.Foc is null)
            && Has(ListState.NotSubmitted, order.Stage() == OrderStage.NotSubmitted)
            && Has(ListState.Red, health.Rag == Rag.Red)
            && Has(ListState.Amber, health.Rag == Rag.Amber)
            && Has(ListState.Unpaid, access.Allows(person, Act.SeeMoney, order) && CommissionOutlook.Of(order, options.Value, today).DaysLate > 0);

        bool Has(ListState state, bool fits) => !states.HasFlag(state) || fits;
    }

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
