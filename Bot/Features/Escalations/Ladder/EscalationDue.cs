using Demarc.Delivery;
using Demarc.Features.Escalations.Work;
using Demarc.Storage;

namespace Demarc.Features.Escalations.Ladder;

/// <summary>The due rows of an escalation: one for each clock that runs, at its time. They follow from the document and can be made again from it.</summary>
public static class EscalationDue
{
    public const string Job = "escalation.clock";

    public const string KeyPrefix = "esc:";

    public static string KeyOf(string id, EscalationClock clock) => $"{KeyPrefix}{id}:{clock.ToString().ToLowerInvariant()}";

    /// <summary>Brings the rows from how the clocks were to how they are. Null: it is new.</summary>
    public static void Follow(Session session, Escalation? before, Escalation after)
    {
        var was = before?.Clocks ?? Clocks.Empty;
        foreach (var clock in Enum.GetValues<EscalationClock>())
        {
            if (after.Clocks.TryGetValue(clock, out var at))
            {
                if (!was.TryGetValue(clock, out var earlier) || earlier != at)
                {
                    Set(session, after, clock);
                }
            }
            else if (was.ContainsKey(clock))
            {
                session.NoLonger(KeyOf(after.Id, clock));
            }
        }
    }

    public static void Set(Session session, Escalation escalation, EscalationClock clock) =>
        session.At(KeyOf(escalation.Id, clock), Job, escalation.Clocks[clock], escalation.Id, clock.ToString());
}
