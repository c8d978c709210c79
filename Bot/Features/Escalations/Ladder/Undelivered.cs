using Demarc.Delivery;
using Demarc.Storage;

namespace Demarc.Features.Escalations.Ladder;

/// <summary>A card that can never arrive: nobody waits for an acknowledgement that cannot come, the next person is asked at once.</summary>
public sealed class Undelivered(TimeProvider clock)
{
    public async Task HeardAsync(Trouble trouble, Session session, CancellationToken cancel)
    {
        if (trouble.Undelivered is not { Importance: Importance.MustArrive, PersonId: { } personId, View: { } view }
            || !view.Subject.StartsWith(Escalation.SubjectOf(""), StringComparison.Ordinal)
            || await session.LoadAsync(Escalations.All, view.Subject[Escalation.SubjectOf("").Length..], cancel) is not { } escalation
            || escalation.Assignee != personId
            || !escalation.Clocks.ContainsKey(EscalationClock.Acknowledge))
        {
            return;
        }

        var now = clock.GetUtcNow();
        session.Save(Escalations.All, escalation with { Clocks = Work.Clocks.With(escalation.Clocks, EscalationClock.Acknowledge, now) });
        session.At(EscalationDue.KeyOf(escalation.Id, EscalationClock.Acknowledge), EscalationDue.Job, now, escalation.Id, nameof(EscalationClock.Acknowledge));
    }
}
