using Demarc.Delivery;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.Escalations;

/// <summary>Something that went wrong and that somebody answers for until it is proven right. Its id is sayable: "ESC-104".</summary>
public sealed record Escalation : Document
{
    public required EscalationLevel Level { get; init; }

    /// <summary>The rule's finding or who asked for the level. Our own words, never typed ones: partners see it.</summary>
    public string LevelReason { get; init; } = "";

    /// <summary>The same matter on the carriers' own scale; null: opened before it was kept.</summary>
    public CarrierScale? Scale { get; init; }

    public EscalationKind Kind { get; init; }

    public EscalationState State { get; init; }

    /// <summary>Id of the order, when it is about one we know.</summary>
    public string? Order { get; init; }

    /// <summary>PON, circuit id, telephone number or account, as told, when there is no order we know or it has none of them.</summary>
    public string Reference { get; init; } = "";

    public string Customer { get; init; } = "";

    /// <summary>Company id of the agency it is for; empty: nobody's but ours.</summary>
    public string Agency { get; init; } = "";

    /// <summary>Person id of the partner it is for: the order's rep, else the partner who asked.</summary>
    public string? Rep { get; init; }

    public string Supplier { get; init; } = "";

    public string Product { get; init; } = "";

    /// <summary>Person id of who asked for it.</summary>
    public required string RaisedBy { get; init; }

    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>What is wrong, in the requester's words.</summary>
    public required string Problem { get; init; }

    /// <summary>The message it was raised from; its words are the problem.</summary>
    public Quote? Quoted { get; init; }

    /// <summary>What it does to the business, in one sentence.</summary>
    public string Impact { get; init; } = "";

    /// <summary>What is asked for: a date, a technician, a credit.</summary>
    public string Wanted { get; init; } = "";

    /// <summary>What was promised so far, and by whom.</summary>
    public string Promised { get; init; } = "";

    /// <summary>Whom the supplier may call at the customer.</summary>
    public string Contact { get; init; } = "";

    /// <summary>The supplier's ticket number.</summary>
    public string Ticket { get; init; } = "";

    /// <summary>How far up the supplier's ladder it is: 0 not yet there, 1 to 4 (§4.2).</summary>
    public int SupplierLevel { get; init; }

    /// <summary>Person id of who has it; null: nobody could be found yet.</summary>
    public string? Assignee { get; init; }

    /// <summary>Why them: the routing rule in words.</summary>
    public string RoutedBecause { get; init; } = "";

    /// <summary>The version that first had this assignee: a card older than it does not know them.</summary>
    public long AssignedVersion { get; init; }

    /// <summary>Person ids that were asked to acknowledge since it last needed it, the present one last.</summary>
    public IReadOnlyList<string> Asked { get; init; } = [];

    /// <summary>Whom the rules chose so far and whom they passed over, oldest first; only the latest are kept. Ours alone.</summary>
    public IReadOnlyList<Chosen> Choices { get; init; } = [];

    /// <summary>Null: it needs somebody to acknowledge it.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }

    public string? AcknowledgedBy { get; init; }

    public NextAction? Next { get; init; }

    /// <summary>The date the supplier committed to, once there is one.</summary>
    public DateOnly? Commitment { get; init; }

    /// <summary>Set while it waits for the partner or the customer; the other clocks stand still.</summary>
    public Waiting? Waiting { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    public Proof? Proof { get; init; }

    public int Reopened { get; init; }

    /// <summary>Updates that came too late, one after the other; an update in time sets it back.</summary>
    public int PromisesBroken { get; init; }

    /// <summary>When each clock runs out, in UTC. Every one of them is a due row of the same time.</summary>
    public IReadOnlyDictionary<EscalationClock, DateTimeOffset> Clocks { get; init; } = new Dictionary<EscalationClock, DateTimeOffset>();

    /// <summary>What was left of the clocks that stand still: working time, or elapsed time when the level runs round the clock.</summary>
    public IReadOnlyDictionary<EscalationClock, TimeSpan> Held { get; init; } = new Dictionary<EscalationClock, TimeSpan>();

    /// <summary>Person ids who hear of news.</summary>
    public IReadOnlyList<string> Followers { get; init; } = [];

    /// <summary>Talks with the supplier, oldest first. Ours alone.</summary>
    public IReadOnlyList<SupplierContact> Contacts { get; init; } = [];

    public IReadOnlyList<EscalationEntry> Timeline { get; init; } = [];

    public bool IsOpen => State is not (EscalationState.Resolved or EscalationState.Closed);

    public Owner Owner => new(Agency.Length == 0 ? null : Agency, Rep);

    /// <summary>What <see cref="Sending.TouchAsync"/> is told when it changes.</summary>
    public string Subject => SubjectOf(Id);

    public static string SubjectOf(string id) => "escalation:" + id;
}

public static class Escalations
{
    public static readonly Collection<Escalation> All = new("escalations") { Indexes = [escalation => escalation.State, escalation => escalation.Agency, escalation => escalation.Order] };
}
