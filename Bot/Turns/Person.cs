using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Storage;

namespace Demarc.Turns;

/// <summary>Someone the bot knows. What they may do follows from role and company; who they are from linked identities, never from a name.</summary>
public sealed record Person : Document
{
    public required string Name { get; init; }

    /// <summary>Id of a <see cref="Company"/>.</summary>
    public required string Company { get; init; }

    public required Role Role { get; init; }

    /// <summary>IANA zone id.</summary>
    public string Zone { get; init; } = "America/New_York";

    public string Locale { get; init; } = "en-US";

    /// <summary>No notices between these times of their zone; what must arrive still does.</summary>
    public QuietHours? Quiet { get; init; }

    /// <summary>Where to reach them, by channel; filled in as they talk to the bot.</summary>
    public IReadOnlyDictionary<string, Address> Reach { get; init; } = new Dictionary<string, Address>();

    /// <summary>The channel to use when there are several; the last one they used otherwise.</summary>
    public string? PreferredChannel { get; init; }

    /// <summary>Where to call them back, as they wrote it; empty: nobody said.</summary>
    public string Callback { get; init; } = "";

    /// <summary>How they like to be reached about an escalation.</summary>
    public ContactWay ContactBy { get; init; }

    /// <summary>For routing work to staff: carriers and partner companies they look after. Empty: any.</summary>
    public IReadOnlyList<string> Carriers { get; init; } = [];

    public IReadOnlyList<string> Partners { get; init; } = [];

    /// <summary>Away up to and including this day of their zone: nothing new is routed to them.</summary>
    public DateOnly? AwayUntil { get; init; }

    /// <summary>Left the company: linked identities find nobody, nothing is routed to them.</summary>
    public bool Gone { get; init; }

    public bool IsStaff => Role is not (Role.PartnerRep or Role.AgencyManager);

    public Reader Reader => new(Zone, Locale);
}

public enum Role
{
    PartnerRep,
    AgencyManager,
    ProjectManager,
    Fulfilment,
    PartnerSupport,
    Commissions,
    Leadership,
    Administrator,
}

public enum ContactWay
{
    /// <summary>Here, in the conversation with the bot.</summary>
    Chat,
    Call,
    TextMessage,
    Email,
}

public sealed record QuietHours(TimeOnly From, TimeOnly To, bool Weekends = false);

/// <summary>The distributor itself, or an agency of sales partners.</summary>
public sealed record Company : Document
{
    public required string Name { get; init; }

    /// <summary>Exactly one company is the distributor.</summary>
    public bool IsDistributor { get; init; }

    /// <summary>Tenants ("teams|{tenant id}") whose people belong to this company without an invitation.</summary>
    public IReadOnlyList<string> Tenants { get; init; } = [];

    /// <summary>What those people are: reps, who see their own, or managers, who see all of the agency's.</summary>
    public Role TenantRole { get; init; } = Role.PartnerRep;
}

/// <summary>Links an identity to a person; its id is the identity's key, so one identity is one person.</summary>
public sealed record IdentityLink : Document
{
    public required string PersonId { get; init; }

    public required DateTimeOffset LinkedAt { get; init; }

    /// <summary>How: "invitation CODE's id", "tenant", "sample", "approved by {person}".</summary>
    public required string By { get; init; }
}

/// <summary>A conversation of several people: who may be reading. Unknown until someone in charge says so, and unknown means outsiders.</summary>
public sealed record Room : Document
{
    public string Name { get; init; } = "";

    public required Address Address { get; init; }

    /// <summary>Only the distributor's own staff is in here.</summary>
    public bool IsInternal { get; init; }

    /// <summary>The agencies whose people are in here, when it is shared and someone in charge said with whom.</summary>
    public IReadOnlyList<string> SharedWith { get; init; } = [];

    public string Zone { get; init; } = "America/New_York";
}

/// <summary>Everyone known and everywhere they meet.</summary>
public static class Roster
{
    public static readonly Collection<Person> People = new("people") { Indexes = [person => person.Company] };

    public static readonly Collection<Company> Companies = new("companies");

    public static readonly Collection<IdentityLink> Links = new("links") { Indexes = [link => link.PersonId] };

    public static readonly Collection<Room> Rooms = new("rooms");
}
