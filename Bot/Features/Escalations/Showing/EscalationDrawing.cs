using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Features.Escalations.Ladder;
using Demarc.Features.Escalations.Work;
using Demarc.Features.Orders;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.Escalations.Showing;

/// <summary>Draws an escalation for whoever looks at it now. Who that is and what they may see is asked anew each time, never remembered.</summary>
public sealed class EscalationDrawing(Sight sight, Routing routing, LadderRules rules, EscalationHours hours, TimeProvider clock)
{
    public async ValueTask<Card?> DrawAsync(ViewRef view, Address address, Session session, CancellationToken cancel)
    {
        var id = view.Subject[(view.Subject.IndexOf(':', StringComparison.Ordinal) + 1)..];
        if (await session.LoadAsync(Escalations.All, id, cancel) is not { } escalation)
        {
            return null;
        }

        var person = view.PersonId is null ? null : await session.LoadAsync(Roster.People, view.PersonId, cancel);
        var viewer = view.PersonId is null
            ? sight.OfRoom(await session.LoadAsync(Roster.Rooms, address.RoomKey, cancel), escalation)
            : person is null ? null : sight.Of(person, escalation);
        return viewer is null ? Hidden(escalation.Id) : await ForAsync(escalation, viewer, session, cancel);
    }

    /// <summary>For somebody whose right to see it has been asked.</summary>
    public async Task<Card> ForAsync(Escalation escalation, Viewer viewer, Session session, CancellationToken cancel)
    {
        var names = await Names.OfAsync(session, escalation, cancel);
        var order = escalation.Order is { } id ? await session.LoadAsync(OrderBook.All, id, cancel) : null;
        var version = VersionIn(session, escalation);
        var crew = await routing.CrewAsync(session, escalation, cancel);
        var now = clock.GetUtcNow();
        var ahead = Forecast.Of(rules, escalation, crew, now).Take(AheadWords.MostLookedAt).ToList();
        return viewer.IsStaff
            ? StaffCard.Of(escalation, order, viewer, names.And(crew.Workers), ahead, hours, now, version)
            : PartnerCard.Of(SharedEscalation.Of(escalation, ahead), order?.Number ?? escalation.Order, viewer, names.And(crew.Workers), now, version);
    }

    // Drawn in the turn that changes it, the card already shows what will be stored under the next version.
    static long VersionIn(Session session, Escalation escalation) =>
        escalation.Version + (session.Changes.Any(change => change.Id == escalation.Id && change.Collection.Name == Escalations.All.Name) ? 1 : 0);

    /// <summary>It stood here once, and not everyone who reads here now may see it.</summary>
    static Card Hidden(string id) => new("escalation.hidden", "", Text.Of($"{id} is not shown here any more."));
}
