using Demarc.Delivery;
using Demarc.Features.Escalations.Ladder;
using Demarc.Features.Escalations.Proving;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.Escalations.Work;

/// <summary>Writes down what happened to an escalation: the document, its due rows, its live cards, the audit, the news and the ledger, in the one session.</summary>
public sealed class EscalationDesk(EscalationNews news, Ledger ledger)
{
    /// <param name="before">Null: it is new.</param>
    /// <param name="turn">The delivery key it happened under, when a person did it.</param>
    public async Task SaveAsync(Session session, Escalation? before, Escalation after, Stamp stamp, string? turn, CancellationToken cancel)
    {
        session.Save(Escalations.All, after);
        EscalationDue.Follow(session, before, after);
        await EscalationAuditor.EnsureAsync(session, stamp.At, cancel);
        await session.TouchAsync(after.Subject, stamp.At, cancel);
        if (after.Order is { } order)
        {
            await session.TouchAsync("order:" + order, stamp.At, cancel);
        }

        foreach (var entry in after.Timeline.Skip(before?.Timeline.Count ?? 0))
        {
            session.Record(stamp.By, $"escalation.{entry.Kind}", after.Id, stamp.At, Detail(before, after), turn);
        }

        await news.TellAsync(session, before, after, stamp, cancel);
        await ledger.FollowAsync(session, before, after, cancel);
    }

    // What it was and what it is, in the trade's words; nothing that anybody typed.
    static string? Detail(Escalation? before, Escalation after)
    {
        var parts = new List<string>();
        if (before is null || before.State != after.State)
        {
            parts.Add(before is null ? $"{after.State}" : $"{before.State} → {after.State}");
        }

        if (before is null || before.Level != after.Level)
        {
            parts.Add(before is null ? $"{after.Level}" : $"{before.Level} → {after.Level}");
        }

        if (before?.Assignee != after.Assignee)
        {
            parts.Add($"{before?.Assignee ?? "nobody"} → {after.Assignee ?? "nobody"}");
        }

        return parts.Count == 0 ? null : string.Join(", ", parts);
    }
}
