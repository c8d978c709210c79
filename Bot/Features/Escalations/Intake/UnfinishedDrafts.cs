using Demarc.Delivery;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.Escalations.Intake;

/// <summary>An escalation that was begun and left: after a while of silence its author is asked once more, with all that was said. Nobody else has it yet.</summary>
public sealed class UnfinishedDrafts(TimeProvider clock)
{
    public const string Job = "escalation.unfinished";

    static readonly TimeSpan Silence = TimeSpan.FromHours(1);

    public static string KeyOf(string draftId) => "escdraft:" + draftId;

    /// <summary>Each answer puts it off.</summary>
    public static void Watch(Session session, EscalationDraft draft, DateTimeOffset now) => session.At(KeyOf(draft.Id), Job, now + Silence, draft.Id);

    public async Task RunAsync(Due due, Session session, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await session.LoadAsync(EscalationDraft.All, due.Subject, cancel) is not { } draft || !draft.IsAlive(now)
            || await session.LoadAsync(Roster.People, draft.PersonId, cancel) is not { Gone: false } person)
        {
            return;
        }

        session.Tell(person, $"{KeyOf(draft.Id)}:{due.At.UtcTicks}", now, QuestionCards.Unfinished(draft), Importance.MustArrive);
    }
}
