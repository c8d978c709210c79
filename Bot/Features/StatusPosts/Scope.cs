using Demarc.Features.Escalations;
using Demarc.Features.Orders;
using Demarc.Turns;

namespace Demarc.Features.StatusPosts;

/// <summary>Which orders and escalations a status is about, and for whose eyes: what a room's members or a person may see, less what was not asked for.</summary>
/// <param name="Key">Two scopes with one key hold the same things.</param>
/// <param name="Of">Whose status it is, for titles: "Acme"; empty for all.</param>
/// <param name="IsForPartners">In partners' words, with nothing internal.</param>
public sealed record Scope(string Key, string Of, bool IsForPartners, Func<Order, bool> HasOrder, Func<Escalation, bool> HasEscalation)
{
    /// <returns>Null when nothing may be shown there: nobody has said who is in the room, or it holds agencies that may not see each other's orders.</returns>
    public static Scope? ForRoom(Room? room, Coverage covers, StatusBoard board)
    {
        if (room is null || !(room.IsInternal || room.SharedWith.Distinct().Count() == 1))
        {
            return null;
        }

        var asked = Covering(covers, board);
        return asked with
        {
            Key = (room.IsInternal ? "staff/" : $"agency:{room.SharedWith[0]}/") + asked.Key,
            IsForPartners = !room.IsInternal,
            HasOrder = order => Audience.Of(order.Agency).Covers(room) && asked.HasOrder(order),
            HasEscalation = escalation => Audience.Of(escalation.Agency).Covers(room) && asked.HasEscalation(escalation),
        };
    }

    /// <summary>What this person may see, wherever it is.</summary>
    public static Scope ForPerson(Person person, Policy policy)
    {
        return new Scope("person:" + person.Id, "", !person.IsStaff, HasOrder, HasEscalation);

        bool HasOrder(Order order) => Sees(new Owner(order.Agency, order.Rep), Act.SeeOrder);

        bool HasEscalation(Escalation escalation) => Sees(escalation.Owner, Act.SeeEscalation);

        bool Sees(Owner owner, Act act) => policy.Allows(person, Act.SeeStatus, owner) && policy.Allows(person, act, owner);
    }

    /// <summary>Of all this, what a project manager looks after.</summary>
    public Scope LookedAfterBy(Person manager, StatusBoard board)
    {
        var theirs = Covering(new Coverage(CoverKind.ProjectManager, manager.Id, manager.Name), board);
        return this with
        {
            Key = Key + "/" + theirs.Key,
            Of = theirs.Of,
            HasOrder = order => theirs.HasOrder(order) && HasOrder(order),
            HasEscalation = escalation => theirs.HasEscalation(escalation) && HasEscalation(escalation),
        };
    }

    static Scope Covering(Coverage covers, StatusBoard board) => covers.Kind switch
    {
        CoverKind.Agency => new Scope("agency:" + covers.Id, covers.Name, false, order => order.Agency == covers.Id, escalation => escalation.Agency == covers.Id),
        CoverKind.Carrier => new Scope("carrier:" + covers.Id, covers.Name, false, order => order.Supplier == covers.Id, escalation => escalation.Supplier == covers.Id),
        CoverKind.ProjectManager => new Scope(
            "pm:" + covers.Id,
            covers.Name,
            false,
            order => order.Owner == covers.Id,
            escalation => escalation.Assignee == covers.Id || board.Order(escalation.Order)?.Owner == covers.Id),
        _ => new Scope("all", "", false, _ => true, _ => true),
    };
}
