using Demarc.Delivery;
using Demarc.Features.Escalations;
using Demarc.Features.Knowledge;
using Demarc.Features.Orders.Following;
using Demarc.Storage;
using Demarc.Time;
using Demarc.Turns;
using Microsoft.Extensions.Options;

namespace Demarc.Features.Orders.Showing;

/// <summary>An order as one reader sees it, with all that its card says about it.</summary>
public sealed record OrderSight(Order Order, Viewer Viewer, HealthContext Context, DateTimeOffset Now)
{
    public Health Health { get; init; } = OrderHealth.Of(Order, Context);

    public required CommissionOutlook Commission { get; init; }

    public string Agency { get; init; } = "";

    /// <summary>Names of the people the order and its notes speak of, by id.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();

    /// <summary>Open ones about it.</summary>
    public IReadOnlyList<Escalation> Escalations { get; init; } = [];

    public bool Follows { get; init; }

    /// <summary>What its jeopardy's code means in the industry's list, and whose move it is; null when it has none or the list knows none.</summary>
    public string? JeopardyMeaning { get; init; }

    /// <summary>What its reject's code means.</summary>
    public string? RejectMeaning { get; init; }

    public DateOnly Today => Context.Today;

    public string NameOf(string personId) => Names.GetValueOrDefault(personId, personId);
}

/// <summary>Brings together what a card of an order needs. Who may not see the order gets none, as if it were not there.</summary>
public sealed class OrderSights(OrderAccess access, Calendars calendars, News news, IOptions<OrdersOptions> options, Library library, TimeProvider clock)
{
    public async Task<OrderSight?> OfAsync(Session session, Person person, string id, CancellationToken cancel) =>
        await session.LoadAsync(OrderBook.All, id, cancel) is { } order && access.MaySee(person, order)
            ? await SightAsync(session, order, access.ViewerOf(person, order), cancel) with { Follows = news.Follows(order, person.Id) }
            : null;

    /// <summary>For a room: only when everyone in it may see the order.</summary>
    public async Task<OrderSight?> InRoomAsync(Session session, Address address, string id, CancellationToken cancel)
    {
        var room = await session.LoadAsync(Roster.Rooms, address.RoomKey, cancel);
        return await session.LoadAsync(OrderBook.All, id, cancel) is { } order && AudienceOf(order).Covers(room)
            ? await SightAsync(session, order, Viewer.Room(room is { IsInternal: true }), cancel)
            : null;
    }

    public static Audience AudienceOf(Order order) => order.Agency.Length > 0 ? Audience.Of(order.Agency) : Audience.Staff;

    public HealthContext ContextOf(Order order, bool hasHighEscalation) =>
        new(options.Value.Today(clock.GetUtcNow()), calendars.Of(order.Supplier), hasHighEscalation) { Zone = options.Value.TeamZone };

    /// <summary>Ids of orders with an open escalation of level High.</summary>
    public static async Task<HashSet<string>> EscalatedHighAsync(Session session, CancellationToken cancel)
    {
        var open = await session.QueryAsync(
            Escalations.Escalations.All,
            Escalations.Escalations.All.Where(escalation => escalation.Level == EscalationLevel.High && escalation.State != EscalationState.Resolved && escalation.State != EscalationState.Closed).Take(2000),
            cancel);
        return [.. open.Select(escalation => escalation.Order).OfType<string>()];
    }

    async Task<OrderSight> SightAsync(Session session, Order order, Viewer viewer, CancellationToken cancel)
    {
        var escalations = (await session.QueryAsync(Escalations.Escalations.All, Escalations.Escalations.All.Where(escalation => escalation.Order == order.Id).Take(50), cancel)).Where(escalation => escalation.IsOpen).ToList();
        var context = ContextOf(order, escalations.Exists(escalation => escalation.Level == EscalationLevel.High));
        var names = new Dictionary<string, string>();
        var people = new[] { order.Rep, order.Owner, order.Next?.Person }.OfType<string>()
            .Concat(order.Notes.TakeLast(5).Select(note => note.By)).Concat(order.History.TakeLast(40).Select(change => change.From.By).OfType<string>());
        foreach (var id in people.Distinct())
        {
            if (await session.LoadAsync(Roster.People, id, cancel) is { } person)
            {
                names[id] = person.Name;
            }
        }

        return new OrderSight(order, viewer, context, clock.GetUtcNow())
        {
            Commission = CommissionOutlook.Of(order, options.Value, context.Today),
            Agency = order.Agency.Length == 0 ? "" : (await session.LoadAsync(Roster.Companies, order.Agency, cancel))?.Name ?? order.AgencyName ?? order.Agency,
            Names = names,
            JeopardyMeaning = order.Jeopardy is null ? null : Either(library.Codes.Jeopardy(order.Jeopardy.Code).Select(code => $"{code.Meaning}, the move is {code.Court}'s")),
            RejectMeaning = order.Reject is null ? null : Either(library.Codes.Rejects(order.Reject.Code).Select(code => code.Reason)),
            Escalations = [.. escalations.Where(escalation => access.MaySee(viewer, order, escalation))],
        };
    }

    static string? Either(IEnumerable<string> meanings) => string.Join(", or ", meanings) is { Length: > 0 } all ? all : null;
}
