using Demarc.Delivery;
using Demarc.Storage;

namespace Demarc.Features.Escalations.Ladder;

/// <summary>A card that can never arrive: nobody waits for an acknowledgement that cannot come, the next person is asked at once.</summary>
public sealed class Undelivered(TimeProvider clock)
{
    public const string Job = "escalation.undelivered";

    /// <summary>Leaves it to a due row: what became of the message is being written down, and must not wait for an escalation that others change.</summary>
    public Task HeardAsync(Trouble trouble, Session session, CancellationToken cancel)
    {
        if (trouble.Undelivered is { Importance: Importance.MustArrive, PersonId: { } personId, View: { } view }
            && view.Subject.StartsWith(Escalation.SubjectOf(""), StringComparison.Ordinal))
        {
            var id = view.Subject[Escalation.SubjectOf("").Length..];
            session.At($"{EscalationDue.KeyPrefix}{id}:undelivered:{personId}", Job, clock.GetUtcNow(), id, personId);
        }

        return Task.CompletedTask;
    }
}
