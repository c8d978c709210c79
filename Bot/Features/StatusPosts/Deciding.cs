using Demarc.Features.Orders;

namespace Demarc.Features.StatusPosts;

/// <summary>Which order waits on a person of ours, the partner or the customer, and for what. What waits on a supplier is no decision.</summary>
static class Deciding
{
    /// <returns>The one thing that comes first: a next step that is due, else a hold, else a reject or a jeopardy nobody has a plan for.</returns>
    public static Decision? On(Order order, Health health, DigestContext context)
    {
        if (order.Next is { } next && IsOurs(next.Court) && !(next.By > context.Today))
        {
            var overdue = next.By is { } by ? Math.Max(0, context.Calendar.Between(by, context.Today)) : 0;
            return new Decision(order, next.Court, next.What, overdue, next.Person ?? (next.Court == Court.Us ? order.Owner : null));
        }

        if (order.Hold is { } hold && IsOurs(hold.Court))
        {
            return new Decision(order, hold.Court, hold.Reason, 0, hold.Court == Court.Us ? order.Owner : null);
        }

        if (order.Next is not null)
        {
            return null;
        }

        return order switch
        {
            { Reject: not null } => new Decision(order, Court.Us, "correct the reject and send it again", 0, order.Owner),
            { Jeopardy: not null } when health.Rule == "R3" => new Decision(order, Court.Us, "get a new date for the jeopardy", 0, order.Owner),
            _ => null,
        };
    }

    static bool IsOurs(Court court) => court is Court.Us or Court.Partner or Court.Customer;
}
