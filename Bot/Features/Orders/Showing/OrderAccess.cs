using Demarc.Features.Escalations;
using Demarc.Turns;

namespace Demarc.Features.Orders.Showing;

/// <summary>Who may see an order. An order of no known agency is seen by staff only, whatever the policy says of a person's own.</summary>
public sealed class OrderAccess(Policy policy)
{
    public bool MaySee(Person person, Order order) => Allows(person, Act.SeeOrder, order);

    public bool Allows(Person person, Act act, Order order) =>
        (order.Agency.Length > 0 || person.IsStaff) && policy.Allows(person, act, new Owner(order.Agency, order.Rep));

    /// <summary>An escalation is its owner's, who may no longer be the order's; in a room it is shown to those the order's own agency is.</summary>
    public bool MaySee(Viewer viewer, Order order, Escalation escalation) => viewer.Person is { } person
        ? policy.Allows(person, Act.SeeEscalation, escalation.Owner)
        : viewer.IsStaff || escalation.Agency == order.Agency;

    public Viewer ViewerOf(Person person, Order order) => new(person)
    {
        IsStaff = person.IsStaff,
        SeesMoney = Allows(person, Act.SeeMoney, order),
        SeesInternal = person.IsStaff && policy.AllowsAny(person, Act.SeeInternalNotes),
        MayChange = Allows(person, Act.ChangeOrder, order),
        MayEscalate = Allows(person, Act.OpenEscalation, order),
    };
}

/// <summary>What a reader of an order may see of it and do to it.</summary>
/// <param name="Person">Null: a room, and then only what each of its members may.</param>
public sealed record Viewer(Person? Person)
{
    public bool IsStaff { get; init; }

    public bool SeesMoney { get; init; }

    public bool SeesInternal { get; init; }

    public bool MayChange { get; init; }

    public bool MayEscalate { get; init; }

    /// <summary>A room: no money, since not everyone who works here may see it, and of a shared one nothing internal.</summary>
    public static Viewer Room(bool isInternal) => new((Person?)null) { IsStaff = isInternal, SeesInternal = isInternal, MayChange = isInternal, MayEscalate = true };
}
