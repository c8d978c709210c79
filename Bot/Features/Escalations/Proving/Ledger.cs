using Demarc.Delivery;
using Demarc.Features.Escalations.Work;
using Demarc.Storage;

namespace Demarc.Features.Escalations.Proving;

/// <summary>Writes the lines: what happened and who was told in its own commit, what became of the messages as soon as it is known.</summary>
public sealed class Ledger(TimeProvider clock)
{
    public const string Job = "escalation.ledger";

    const string KeyPrefix = "ledger:";

    /// <summary>Messages of one escalation that are looked after at a time.</summary>
    const int MostUnsettled = 200;

    static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(5);
    static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(15);

    /// <summary>A clock ran out: when it was due, and how late that is seen.</summary>
    public Task DueAsync(Session session, string id, EscalationClock ran, DateTimeOffset due, Stamp stamp, CancellationToken cancel)
    {
        var late = stamp.At - due;
        return WriteAsync(session, id, [Line(LedgerStep.Due, due, stamp.By, ran.ToString(), late >= TimeSpan.FromSeconds(1) ? $"taken {late:c} later" : "taken at once")], cancel);
    }

    /// <summary>The new entries of an escalation that is being saved, and the messages this session makes about it.</summary>
    public async Task FollowAsync(Session session, Escalation? before, Escalation after, CancellationToken cancel)
    {
        var lines = after.Timeline.Skip(before?.Timeline.Count ?? 0).Select(entry =>
            Line(entry.Kind == EntryKind.Acknowledged ? LedgerStep.Acknowledged : LedgerStep.Happened, entry.At, entry.By, entry.Kind.ToString(), $"{after.Level}, {after.State}, {after.Assignee ?? "nobody"}"));
        var written = session.Changes.Select(change => change.Document).OfType<LedgerLine>().Select(line => (line.Chain, line.What)).ToHashSet();
        var told = session.Changes.Select(change => change.Document).OfType<Told>().Where(told => told.Escalation == after.Id && !written.Contains((after.Id, told.Id))).ToList();
        await WriteAsync(session, after.Id, [.. lines, .. told.Select(told => Line(told.IsReached ? LedgerStep.Told : LedgerStep.Unreachable, told.At, told.Person, told.Id, told.Why))], cancel);
        if (told.Any(told => told.IsReached))
        {
            session.At(KeyPrefix + after.Id, Job, clock.GetUtcNow() + FirstLook, KeyPrefix + after.Id, after.Id);
        }
    }

    /// <summary>What became of the messages since the last look. Looks again while something is open, less and less often.</summary>
    public async Task LookAsync(Due due, Session session, CancellationToken cancel)
    {
        var id = due.Detail ?? "";
        var all = await session.QueryAsync(Told.All, Told.All.Where(told => told.Escalation == id && !told.IsSettled).OrderBy(told => told.At).Take(MostUnsettled), cancel);
        var lines = new List<LedgerLine>();
        var open = new List<Told>();
        foreach (var told in all)
        {
            var (after, fate) = FateOf(told, await session.LoadAsync(Outbox.Rows, told.Id, cancel), clock.GetUtcNow());
            lines.AddRange(fate);
            if (after != told)
            {
                session.Save(Told.All, after);
            }

            if (!after.IsSettled)
            {
                open.Add(after);
            }
        }

        await WriteAsync(session, id, lines, cancel);
        if (open.Count > 0 || all.Count == MostUnsettled)
        {
            var age = open.Count == 0 ? TimeSpan.Zero : clock.GetUtcNow() - open.Max(told => told.At);
            session.At(due.Id, Job, clock.GetUtcNow() + (age < FirstLook ? FirstLook : age < LongestRest ? age : LongestRest), due.Subject, id);
        }
    }

    static (Told After, IReadOnlyList<LedgerLine> Lines) FateOf(Told told, Outgoing? row, DateTimeOffset now)
    {
        LedgerLine Of(LedgerStep step, DateTimeOffset at, string detail) => Line(step, at, told.Person, told.Id, detail);
        if (row is null)
        {
            return (told with { IsSettled = true }, [Of(LedgerStep.NotAccepted, now, "the message is not on record any more")]);
        }

        var attempts = $"on {row.Address.Channel}, {(row.Attempts == 1 ? "once" : $"{row.Attempts} times")}";
        IReadOnlyList<LedgerLine> attempted = row.Attempts > 0 && !told.IsAttempted ? [Of(LedgerStep.Attempted, row.SentAt ?? now, attempts)] : [];
        return row.State switch
        {
            OutgoingState.Sent => (told with { IsAttempted = true, IsSettled = true }, [.. attempted, Of(LedgerStep.Accepted, row.SentAt ?? now, $"{attempts}, as message {row.MessageId ?? "without an id"}")]),
            OutgoingState.Dead or OutgoingState.InDoubt or OutgoingState.Superseded =>
                (told with { IsAttempted = told.IsAttempted || row.Attempts > 0, IsSettled = true }, [.. attempted, Of(LedgerStep.NotAccepted, now, $"{row.State}: {row.Problem}")]),
            _ => (told with { IsAttempted = told.IsAttempted || row.Attempts > 0 }, attempted),
        };
    }

    static LedgerLine Line(LedgerStep step, DateTimeOffset at, string who, string what, string detail) => new()
    {
        Id = "",
        Chain = "",
        Number = 0,
        Step = step,
        At = at.ToUniversalTime(),
        Who = who,
        What = what,
        Detail = detail,
        Previous = "",
        Hash = "",
    };

    static async Task WriteAsync(Session session, string id, IReadOnlyList<LedgerLine> lines, CancellationToken cancel)
    {
        if (lines.Count == 0)
        {
            return;
        }

        var head = await session.LoadAsync(LedgerHead.All, id, cancel) ?? new LedgerHead { Id = id, Count = 0, Hash = LedgerLine.First };
        foreach (var line in lines)
        {
            var number = head.Count + 1;
            var written = (line with { Id = LedgerLine.IdOf(id, number), Chain = id, Number = number, Previous = head.Hash }).Sealed();
            session.Save(LedgerLine.All, written);
            head = head with { Count = number, Hash = written.Hash };
        }

        session.Save(LedgerHead.All, head);
    }
}
