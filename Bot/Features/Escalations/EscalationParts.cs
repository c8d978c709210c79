using Demarc.Turns;

namespace Demarc.Features.Escalations;

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

/// <summary>What the rules of routing decided, with the facts of that moment.</summary>
/// <param name="Person">Person id; null: nobody was left.</param>
/// <param name="Because">The rule that matched, in words.</param>
/// <param name="Passed">Those who may work on it and were not chosen.</param>
public sealed record Chosen(DateTimeOffset At, string? Person, string Because, IReadOnlyList<Passed> Passed)
{
    /// <summary>Choices kept with an escalation.</summary>
    public const int MostKept = 12;

    /// <summary>People kept with a choice.</summary>
    public const int MostPassed = 40;
}

/// <param name="Person">Person id.</param>
/// <param name="Why">E.g. <c>is away until Nov 20</c>.</param>
public sealed record Passed(string Person, string Why);

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

    /// <summary>Called off by who asked for it; that it is fixed nobody said.</summary>
    Withdrawn,
}
