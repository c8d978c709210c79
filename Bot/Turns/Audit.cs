using Demarc.Storage;

namespace Demarc.Turns;

/// <summary>Who did what to which thing, when. Ids and verbs, never what people wrote.</summary>
public sealed record AuditEntry : Document
{
    public required DateTimeOffset At { get; init; }

    /// <summary>Person id, or "demarc" for what the clock did.</summary>
    public required string Who { get; init; }

    /// <summary>Verb, intent or job: <c>escalation.acknowledge</c>.</summary>
    public required string What { get; init; }

    public string Subject { get; init; } = "";

    /// <summary>Before → after in the trade's words: "FOC 11/18 → 12/02".</summary>
    public string? Detail { get; init; }

    /// <summary>The delivery key it happened under.</summary>
    public string? Turn { get; init; }
}

public static class Audit
{
    public const string TheClock = "demarc";

    public static readonly Collection<AuditEntry> Entries = new("audit") { Indexes = [entry => entry.At, entry => entry.Subject] };

    /// <summary>Records it in the same commit as what was done.</summary>
    public static void Record(this Session session, Turn turn, string what, string subject, string? detail = null) =>
        session.Record(turn.Person.Id, what, subject, turn.Now, detail, turn.Inbound.Key);

    public static void Record(this Session session, string who, string what, string subject, DateTimeOffset now, string? detail = null, string? turn = null) =>
        session.Save(Entries, new AuditEntry
        {
            Id = Guid.CreateVersion7(now).ToString("N"),
            At = now.ToUniversalTime(),
            Who = who,
            What = what,
            Subject = subject,
            Detail = detail,
            Turn = turn,
        });
}
