using Demarc.Cards.Model;
using Demarc.Features.Escalations.Ladder;
using Demarc.Features.Escalations.Work;
using Demarc.Storage;
using Demarc.Turns;
using Note = Demarc.Cards.Model.Note;

namespace Demarc.Features.Escalations.Intake;

/// <summary>Turns a confirmed draft into an escalation: numbered, routed, with its clocks running, everybody told.</summary>
public sealed class Opening(Numbers numbers, EscalationMoves moves, EscalationDesk desk, Routing routing, Policy policy, EscalationHours hours)
{
    const int MostManagers = 5;

    /// <returns>Null: they may not escalate it, or not any more.</returns>
    public async Task<Escalation?> OpenAsync(Turn turn, Session session, DraftFacts facts, EscalationLevel level, CancellationToken cancel)
    {
        var (draft, order) = (facts.Draft, facts.Order);
        if (draft.Order is not null && order is null)
        {
            return null;
        }

        var person = turn.Person;
        var agency = order?.Agency ?? (person.IsStaff ? draft.Agency : person.Company);
        var rep = order?.Rep ?? (person.IsStaff ? null : person.Id);
        if (!policy.Allows(person, Act.OpenEscalation, order is not null ? OrdersAtHand.OwnerOf(order) : new Owner(agency.Length == 0 ? null : agency, rep)))
        {
            return null;
        }

        var raised = Raised(turn, facts, level, agency, rep) with
        {
            Id = await numbers.NextIdAsync(cancel),
            Followers = await FollowersAsync(session, person, agency, rep, cancel),
        };
        var route = Routing.Choose(await routing.CrewAsync(session, raised, cancel), raised, turn.Now, [], isUp: false);
        var stamp = EscalationActs.StampOf(turn);
        var opened = moves.Open(route.NotedOn(raised, stamp.At), route.Person, route.Because, stamp);
        await desk.SaveAsync(session, null, opened, stamp, turn.Inbound.Key, cancel);
        return opened;
    }

    /// <summary>Thanks at once: the id, who has it, and what happens when.</summary>
    public async Task<Card> ThanksAsync(Turn turn, Session session, Escalation opened, CancellationToken cancel)
    {
        var assignee = opened.Assignee is { } id ? await session.LoadAsync(Roster.People, id, cancel) : null;
        var first = turn.Person.Name.Split(' ')[0];
        var supplier = opened.Supplier.Length > 0 ? opened.Supplier : "the supplier";
        var isOff = opened.Level != EscalationLevel.High && !hours.IsOpen(turn.Now);
        List<Text> steps =
        [
            assignee is null
                ? Text.Plain("It is being given to a person; whoever is in charge was told.")
                : opened.AcknowledgedAt is not null ? Text.Of($"{assignee.Name} has it.") : Text.Of($"{assignee.Name} has it and acknowledges by {opened.Clocks[EscalationClock.Acknowledge]}; otherwise the next person is asked."),
            Text.Of($"You hear the next step by {opened.Clocks[EscalationClock.Promise]}."),
            Text.Of($"Without an answer from {supplier} by {opened.Clocks[EscalationClock.Supplier]} it goes up by itself."),
        ];
        return new Card("escalation.thanks", $"{opened.Id} is open", Text.Of($"Thank you, {first}. {opened.Id} is open as {opened.Level}: {opened.LevelReason}."))
        {
            Tone = Tone.Good,
            Body =
            [
                new Bullets(steps, Numbered: true),
                .. isOff ? [new Note(Text.Of($"Our team is out at present and back {hours.OpenFrom(turn.Now)}; the clocks of {opened.Level} run from then. If it cannot wait, say so and make it High."))] : Array.Empty<Block>(),
            ],
        };
    }

    static Escalation Raised(Turn turn, DraftFacts facts, EscalationLevel level, string agency, string? rep)
    {
        var (draft, order) = (facts.Draft, facts.Order);
        return new Escalation
        {
            Id = "",
            Level = level,
            LevelReason = level == facts.Proposal.Level ? facts.Proposal.ToString() : $"asked for by {turn.Person.Name}; the rules proposed {facts.Proposal.Level}: {facts.Proposal}",
            Scale = CarrierScales.Of(draft.Words, facts.IsOutage ? EscalationKind.Outage : draft.Kind, level),
            Kind = facts.IsOutage ? EscalationKind.Outage : draft.Kind,
            Order = order?.Id,
            Reference = draft.Reference,
            Customer = order?.Customer ?? draft.Customer,
            Agency = agency,
            Rep = rep,
            Supplier = facts.Supplier,
            Product = order?.Product ?? "",
            RaisedBy = turn.Person.Id,
            RaisedAt = turn.Now.ToUniversalTime(),
            Problem = draft.Problem,
            Quoted = draft.Quoted,
            Impact = draft.Impact,
            Wanted = draft.Wanted,
            Promised = draft.Promised,
            Contact = draft.Contact,
            Ticket = draft.Ticket,
            SupplierLevel = draft.Ticket.Length > 0 ? 1 : 0,
        };
    }

    /// <summary>Who asked and the rep it is for; of an agency whose rep nobody knows here, its managers.</summary>
    static async Task<IReadOnlyList<string>> FollowersAsync(Session session, Person person, string agency, string? rep, CancellationToken cancel)
    {
        var followers = new List<string> { person.Id };
        if (rep is not null)
        {
            followers.Add(rep);
        }
        else if (agency.Length > 0 && person.IsStaff)
        {
            var managers = await session.QueryAsync(Roster.People, Roster.People.Where(one => one.Company == agency && one.Role == Role.AgencyManager).Take(MostManagers), cancel);
            followers.AddRange(managers.Where(manager => !manager.Gone).Select(manager => manager.Id));
        }

        return [.. followers.Distinct()];
    }
}
