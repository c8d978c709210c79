using Demarc.Storage;

namespace Demarc.Features.Escalations;

/// <summary>Something that went wrong and that somebody answers for until it is proven right. Its id is sayable: "ESC-104".</summary>
public sealed record Escalation : Document
{
    public required EscalationLevel Level { get; init; }

    public EscalationState State { get; init; }

    /// <summary>Id of the order, when it is about one we know.</summary>
    public string? Order { get; init; }

    public string Customer { get; init; } = "";

    /// <summary>Company id of the agency it is for.</summary>
    public string Agency { get; init; } = "";

    public string Supplier { get; init; } = "";

    public string Product { get; init; } = "";

    /// <summary>Person id of who asked for it.</summary>
    public required string RaisedBy { get; init; }

    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>What is wrong, in the requester's words.</summary>
    public required string Problem { get; init; }

    /// <summary>What it does to the business, in one sentence.</summary>
    public string Impact { get; init; } = "";

    /// <summary>Person id of the project manager who has it; null: nobody yet.</summary>
    public string? Assignee { get; init; }

    public DateTimeOffset? AcknowledgedAt { get; init; }

    public NextAction? Next { get; init; }

    /// <summary>The date the supplier committed to, once there is one.</summary>
    public DateOnly? Commitment { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    public IReadOnlyList<EscalationEntry> Timeline { get; init; } = [];

    public bool IsOpen => State is not (EscalationState.Resolved or EscalationState.Closed);
}

/// <summary>Low and mid are the project managers', high goes up (§4.1).</summary>
public enum EscalationLevel
{
    Low,
    Mid,
    High,
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

public sealed record NextAction(string What, DateTimeOffset By, string? Person = null);

/// <summary>One thing that happened to it.</summary>
/// <param name="IsInternal">Never shown to partners.</param>
public sealed record EscalationEntry(string What, string Words, string By, DateTimeOffset At, bool IsInternal);

public static class Escalations
{
    public static readonly Collection<Escalation> All = new("escalations") { Indexes = [escalation => escalation.State, escalation => escalation.Agency, escalation => escalation.Order] };
}
