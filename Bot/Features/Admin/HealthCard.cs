using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Storage;

namespace Demarc.Features.Admin;

/// <summary>How the bot itself stands: what waits, what is late, what will never arrive.</summary>
sealed class HealthCard(Pump pump, Scheduler scheduler, Receiver receiver, IStore store)
{
    const int MostTroubles = 8;

    static readonly TimeSpan Recent = TimeSpan.FromDays(7);

    public async Task<Card> DrawAsync(Session session, DateTimeOffset now, CancellationToken cancel)
    {
        var since = now - Recent;
        var troubles = await session.QueryAsync(TroubleReport.All, TroubleReport.All.Where(report => report.LastAt > since).OrderByDescending(report => report.LastAt).Take(MostTroubles), cancel);
        var (waiting, oldest) = pump.Waiting();
        var (overdue, first) = scheduler.Overdue();
        var dead = await store.CountAsync(Outbox.Rows, Outbox.Rows.Where(row => row.State == OutgoingState.Dead), cancel);
        var inDoubt = await store.CountAsync(Outbox.Rows, Outbox.Rows.Where(row => row.State == OutgoingState.InDoubt), cancel);
        var isWell = store.Fault is null && overdue == 0 && (oldest is null || now - oldest < Pump.LateAfter);
        return new Card("health", "Demarc itself", isWell ? Text.Plain("Everything that is due was done, and nothing waits longer than it should.") : Text.Plain("Something waits longer than it should; see below."))
        {
            Tone = isWell ? Tone.Good : Tone.Warning,
            Body =
            [
                new Facts(
                [
                    new("Store", store.Fault is null ? Text.Plain("Reads and writes") : Text.Plain("Cannot write at present; it is tried again every second")),
                    new("Messages to send", oldest is { } at ? Text.Of($"{waiting}, the oldest since {at}") : Text.Plain(waiting > 0 ? $"{waiting} held until their readers' quiet hours end" : "None waiting")),
                    new("Due and not done", first is { } from ? Text.Of($"{overdue}, the first since {from}") : Text.Plain("Nothing")),
                    new("Being worked on", Text.Plain(receiver.IsIdle ? "Nothing" : "Messages are being answered")),
                    new("Never delivered", Text.Of($"{dead}, and {inDoubt} in doubt")),
                ]),
                .. troubles.Count == 0 ? [] : new Block[] { new Section("Troubles of the last 7 days", [new Bullets([.. troubles.Select(report => Text.Of($"{report.LastAt}: {report.Words} ({report.Times} times)"))])]) },
            ],
        };
    }
}
