using Demarc.Features.Escalations.Ladder;
using Demarc.Features.Escalations.Policies;
using Demarc.Features.Orders;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.Escalations.Intake;

/// <summary>A draft with what the order knows about it, and what the rules make of both.</summary>
/// <param name="Duplicates">Open ones on the same order that the person may see.</param>
/// <param name="Policy">What the levels promise.</param>
public sealed record DraftFacts(EscalationDraft Draft, Order? Order, LevelProposal Proposal, IReadOnlyList<Escalation> Duplicates, EscalationPolicy Policy)
{
    public string Supplier => Order?.Supplier is { Length: > 0 } supplier ? supplier : Draft.Supplier;

    /// <summary>Nothing on record that the supplier would find the order by.</summary>
    public bool HasNoIds => Order is { SupplierOrder: null or "", Pon: null or "", CircuitId: null or "" } && Draft.Ticket.Length == 0;

    public bool IsLifeSafety => Situation.IsLifeSafety(Draft.Words);

    /// <summary>A service that ran is down: the order, if any, is installed, so that its repair desk is in charge.</summary>
    public bool IsOutage => Draft.Kind == EscalationKind.Outage || (Situation.IsOutage(Draft.Words) && Order?.IsOpen() != true);
}

/// <summary>Puts a draft together with what is known.</summary>
public sealed class DraftReading(Policy policy, EscalationPolicy targets, OrdersAtHand orders, EscalationHours hours)
{
    public async Task<DraftFacts> OfAsync(Session session, Person person, EscalationDraft draft, DateTimeOffset now, CancellationToken cancel)
    {
        var order = await orders.ByIdAsync(session, person, draft.Order, cancel);
        var facts = new LevelFacts(draft.Words, order, draft.Kind, new HealthContext(hours.Today(now), hours.Calendar), draft.Impact.Length > 0);
        return new DraftFacts(draft, order, LevelRules.Propose(facts), order is null ? [] : await DuplicatesAsync(session, person, order.Id, cancel), targets);
    }

    async Task<IReadOnlyList<Escalation>> DuplicatesAsync(Session session, Person person, string orderId, CancellationToken cancel)
    {
        var all = await session.QueryAsync(Escalations.All, Escalations.All.Where(escalation => escalation.Order == orderId), cancel);
        return [.. all.Where(escalation => escalation.IsOpen && policy.Allows(person, Act.SeeEscalation, escalation.Owner)).OrderByDescending(escalation => escalation.Level).ThenBy(escalation => escalation.RaisedAt).ThenBy(escalation => EscalationNumbers.NumberOf(escalation.Id))];
    }
}
