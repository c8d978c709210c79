using Demarc.Storage;

namespace Demarc.Features.Escalations.Work;

/// <summary>That somebody was told of an escalation, and by which rule. Its id is the key of the message.</summary>
public sealed record Told : Document
{
    public static readonly Collection<Told> All = new("escalationtold") { Indexes = [told => told.Escalation, told => told.Person] };

    public required string Escalation { get; init; }

    /// <summary>Person id; of a room its id.</summary>
    public required string Person { get; init; }

    /// <summary>Why them, in our own words: "has it: looks after Lumen; 0 open".</summary>
    public required string Why { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>False: there was no way to reach them, so no message was made.</summary>
    public bool IsReached { get; init; } = true;

    /// <summary>A first attempt is in the ledger.</summary>
    public bool IsAttempted { get; init; }

    /// <summary>What became of the message is known and in the ledger.</summary>
    public bool IsSettled { get; init; }
}
