using Demarc.Features.Escalations;
using Demarc.Features.Orders;
using Demarc.Time;
using NodaTime;

namespace Demarc.Features.StatusPosts;

/// <summary>What a digest is made of besides the orders and escalations.</summary>
/// <param name="Today">The date where the team is.</param>
/// <param name="Since">How things stood at the last post; null when there was none.</param>
/// <param name="IsSameScope">False: the last post was about other orders, so one that it lacks is no news.</param>
public sealed record DigestContext(DateOnly Today, DateTimeOffset Now, BusinessCalendar Calendar, Marks? Since = null, bool IsSameScope = true)
{
    /// <summary>Where the team is: the day on which something was said is the day there.</summary>
    public DateTimeZone Zone { get; init; } = DateTimeZone.Utc;

    public HealthContext Health(bool hasHighEscalation) => new(Today, Calendar, hasHighEscalation) { Zone = Zone };
}

/// <summary>Where everything stands. Every number is the length of a list that says which orders it counts.</summary>
public sealed record DigestFacts
{
    public required DateOnly Today { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>Ids of the open orders by the numbered rules. Unknown is never green.</summary>
    public required IReadOnlyDictionary<Rag, IReadOnlyList<string>> ByRag { get; init; }

    /// <summary>Waits on us, the partner or the customer, worst first.</summary>
    public required IReadOnlyList<Decision> Decisions { get; init; }

    /// <summary>Committed date missed; <see cref="OrderLine.Days"/> business days late.</summary>
    public required IReadOnlyList<OrderLine> Missed { get; init; }

    /// <summary>FOC today.</summary>
    public required IReadOnlyList<OrderLine> DueToday { get; init; }

    /// <summary>FOC after today, within 3 business days.</summary>
    public required IReadOnlyList<OrderLine> DueSoon { get; init; }

    /// <summary>Since <see cref="OrderLine.Days"/> business days.</summary>
    public required IReadOnlyList<OrderLine> Jeopardies { get; init; }

    public required IReadOnlyList<OrderLine> Rejects { get; init; }

    /// <summary>No word for longer than the stage allows: <see cref="OrderLine.Days"/> business days.</summary>
    public required IReadOnlyList<OrderLine> Stale { get; init; }

    /// <summary>Open ones, highest first.</summary>
    public required IReadOnlyList<Escalation> Escalations { get; init; }

    /// <summary>Null when there is no last post to compare with.</summary>
    public required Moves? Moves { get; init; }

    /// <summary>How it all stands now, for the next post to compare with.</summary>
    public required Marks Marks { get; init; }

    public int Open => ByRag.Values.Sum(ids => ids.Count);

    public IReadOnlyList<string> Of(Rag rag) => ByRag.GetValueOrDefault(rag) ?? [];

    /// <summary>Nothing in it that anyone must look at.</summary>
    public bool IsQuiet =>
        Of(Rag.Red).Count + Of(Rag.Amber).Count + Of(Rag.Unknown).Count == 0
        && Decisions.Count + Missed.Count + DueToday.Count + DueSoon.Count + Jeopardies.Count + Rejects.Count + Stale.Count + Escalations.Count == 0
        && Moves is null or { IsEmpty: true };
}

/// <param name="Days">Business days; of what, the list says.</param>
public sealed record OrderLine(Order Order, Health Health, int Days);

/// <summary>Someone must do or decide something before this order moves.</summary>
/// <param name="Court">Us, the partner or the customer.</param>
/// <param name="Overdue">Business days after the day it was due.</param>
/// <param name="Person">Person id of who has it, when a person has.</param>
public sealed record Decision(Order Order, Court Court, string What, int Overdue, string? Person);

/// <summary>What became different since the last post, in the order of the events' weight.</summary>
public sealed record Moves(IReadOnlyList<OrderMove> Orders, IReadOnlyList<EscalationMove> Escalations)
{
    public bool IsEmpty => Orders.Count + Escalations.Count == 0;

    /// <summary>Ids of the orders with at least one change.</summary>
    public IReadOnlyList<string> Moved => [.. Orders.Select(move => move.Order).Distinct(StringComparer.Ordinal)];

    public IEnumerable<OrderMove> Of(MoveKind kind) => Orders.Where(move => move.Kind == kind);
}

/// <param name="Order">Order id.</param>
/// <param name="Before">FOC dates, where a FOC changed.</param>
public sealed record OrderMove(MoveKind Kind, string Order, string Number, DateOnly? Before = null, DateOnly? After = null)
{
    /// <summary>The stage it is in now, where that changed.</summary>
    public OrderStage? Stage { get; init; }
}

public enum MoveKind
{
    Installed,

    /// <summary>FOC moved to a later date.</summary>
    Slipped,
    TurnedRed,
    Jeopardy,
    Rejected,
    FocWithdrawn,
    Held,
    Cancelled,

    /// <summary>Was red, is not.</summary>
    Rescued,
    FocGiven,

    /// <summary>FOC moved to an earlier date.</summary>
    PulledIn,
    JeopardyOver,
    RejectOver,
    Released,
    StageChanged,
    CameIn,

    /// <summary>Gone from what this status is about.</summary>
    Left,
}

public sealed record EscalationMove(EscalationMoveKind Kind, string Id, EscalationLevel Level);

public enum EscalationMoveKind
{
    Opened,
    Raised,
    Lowered,
    Resolved,
}
