using Demarc.Delivery;
using Demarc.Storage;

namespace Demarc.Features.Escalations.Intake;

/// <summary>Once a day: forgets what was begun and never finished. People's words are not kept longer than the work on them.</summary>
public sealed class DraftTidying(TimeProvider clock)
{
    public const string Job = "escalation.tidy";

    const string Key = "escalations:tidy";
    const int MostAtOnce = 500;

    static readonly TimeSpan Every = TimeSpan.FromDays(1);

    public static async Task EnsureAsync(Session session, DateTimeOffset now, CancellationToken cancel)
    {
        if (await session.LoadAsync(Schedule.Rows, Key, cancel) is null)
        {
            session.At(Key, Job, now + Every);
        }
    }

    public async Task RunAsync(Due due, Session session, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();

        // A while longer than they can be used, so that whoever comes late is told why.
        var old = now - EscalationDraft.Lifetime * 2;
        var drafts = await session.QueryAsync(EscalationDraft.All, EscalationDraft.All.Where(draft => draft.At < old).Take(MostAtOnce), cancel);
        var messages = await session.QueryAsync(MessageDraft.All, MessageDraft.All.Where(draft => draft.At < old).Take(MostAtOnce), cancel);
        foreach (var draft in drafts)
        {
            session.Delete(EscalationDraft.All, draft);
        }

        foreach (var message in messages)
        {
            session.Delete(MessageDraft.All, message);
        }

        session.At(Key, Job, drafts.Count + messages.Count < MostAtOnce ? now + Every : now.AddMinutes(1));
    }
}
