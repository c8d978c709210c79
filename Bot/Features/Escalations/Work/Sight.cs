using Demarc.Turns;

namespace Demarc.Features.Escalations.Work;

/// <summary>What somebody, or everybody in a room, may see of an escalation and do to it.</summary>
/// <param name="Person">Null: a room.</param>
/// <param name="Opens">Acts as the requester: adds, confirms, reopens.</param>
public sealed record Viewer(Person? Person, bool IsStaff, bool SeesInternal, bool SeesMoney, bool Works, bool Assigns, bool Opens);

/// <summary>Asks the policy with the escalation at hand. Nothing is drawn or changed without it.</summary>
public sealed class Sight(Policy policy)
{
    static readonly Role[] Staff = [.. Enum.GetValues<Role>().Where(role => role is not (Role.PartnerRep or Role.AgencyManager))];

    /// <returns>Null: they may not know that it is there.</returns>
    public Viewer? Of(Person person, Escalation escalation)
    {
        bool May(Act act) => policy.Allows(person, act, escalation.Owner);
        return May(Act.SeeEscalation)
            ? new Viewer(person, person.IsStaff, person.IsStaff && May(Act.SeeInternalNotes), May(Act.SeeMoney), May(Act.WorkEscalation), May(Act.AssignEscalation), May(Act.OpenEscalation))
            : null;
    }

    /// <summary>In a room of our own staff: what every one of them may see, and the buttons that some may press; the press is checked.</summary>
    /// <returns>Null: somebody in there may not see it.</returns>
    public Viewer? OfRoom(Room? room, Escalation escalation)
    {
        bool EveryoneMay(Act act) => Staff.All(role => policy.Allows(Somebody(role), act, escalation.Owner));
        bool SomeoneMay(Act act) => Staff.Any(role => policy.Allows(Somebody(role), act, escalation.Owner));
        return room is { IsInternal: true } && EveryoneMay(Act.SeeEscalation)
            ? new Viewer(null, true, EveryoneMay(Act.SeeInternalNotes), EveryoneMay(Act.SeeMoney), SomeoneMay(Act.WorkEscalation), SomeoneMay(Act.AssignEscalation), SomeoneMay(Act.OpenEscalation))
            : null;
    }

    public bool MaySee(Person person, Escalation escalation) => policy.Allows(person, Act.SeeEscalation, escalation.Owner);

    /// <summary>
    /// Who may read an answer about it. Reps see their own alone, so in a room shared with their agency even they are answered privately.
    /// </summary>
    public static Audience AudienceOf(Person asker) => asker.IsStaff ? Audience.Staff : Audience.Asker;

    static Person Somebody(Role role) => new() { Id = "", Name = "", Company = "", Role = role };
}
