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

    public EscalationKind Kind { get; init; }

    public EscalationState State { get; init; }

    /// <summary>Id of the order, when it is about one we know.</summary>
    public string? Order { get; init; }

    /// <summary>PON, circuit id, telephone number or account, as told, when there is no order we know.</summary>
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

/// <summary>Low and mid are the project managers', high goes up (§4.1).</summary>
public enum EscalationLevel
{
    Low,
    Mid,
    High,
}

public enum EscalationKind
{
    /// <summary>An order, a bill, a commission.</summary>
    Order,

    /// <summary>A live service is down: the supplier's repair comes first.</summary>
    Outage,

    /// <summary>Someone wants to talk to a person.</summary>
    Callback,
}

public enum EscalationState
{
    New,
    Acknowledged,
    WithSupplier,
    CommitmentReceived,
    WaitingOnPartner,
    Resolved,
    Closed,
}

public enum EscalationClock
{
    Acknowledge,

    /// <summary>Whoever has it is reminded of the promise before it breaks.</summary>
    Reminder,

    /// <summary>The partner was told that they hear something by then.</summary>
    Promise,

    /// <summary>The supplier answers, or keeps the date it gave.</summary>
    Supplier,
    NextStep,

    /// <summary>Partner or customer are reminded that it waits for them.</summary>
    Waiting,

    /// <summary>Resolved, and nobody said otherwise.</summary>
    Close,
}

/// <param name="What">Written for the partner too.</param>
public sealed record NextAction(string What, DateTimeOffset By, string? Person = null);

/// <param name="Reason">What is needed from them; they read it.</param>
/// <param name="Before">The state it goes back to.</param>
/// <param name="Reminders">How often they were reminded.</param>
public sealed record Waiting(WaitsOn On, string Reason, DateTimeOffset Since, EscalationState Before, int Reminders = 0);

public enum WaitsOn
{
    Partner,
    Customer,
}

/// <summary>How it is known to be right again.</summary>
public sealed record Proof(ProofKind Kind, string Words, string By);

public enum ProofKind
{
    Completion,
    Test,
    Credit,
    CustomerConfirmation,
}

/// <param name="Level">Of the supplier's ladder.</param>
/// <param name="Answered">They said something to the matter; a voicemail is no answer.</param>
public sealed record SupplierContact(string Who, string Said, int Level, bool Answered, DateTimeOffset At, string By);

/// <summary>One thing that happened to it.</summary>
/// <param name="Words">What a person typed, or a detail; empty when the kind says it all.</param>
/// <param name="By">Person id, or <see cref="Audit.TheClock"/>.</param>
/// <param name="IsInternal">Never shown to partners.</param>
public sealed record EscalationEntry(EntryKind Kind, string Words, string By, DateTimeOffset At, bool IsInternal);

public enum EntryKind
{
    Opened,
    Acknowledged,
    Assigned,
    Note,

    /// <summary>From us to the partner.</summary>
    Message,

    /// <summary>From the partner to us.</summary>
    Added,
    NextStep,
    Contact,
    Commitment,
    Waiting,
    Resumed,
    Raised,
    Lowered,
    RaiseAsked,
    SupplierLevel,
    AcknowledgeMissed,
    PromiseMissed,
    NextStepMissed,
    CommitmentMissed,
    Resolved,
    Confirmed,
    Reopened,
    Closed,
}

public static class Escalations
{
    public static readonly Collection<Escalation> All = new("escalations") { Indexes = [escalation => escalation.State, escalation => escalation.Agency, escalation => escalation.Order] };
}
