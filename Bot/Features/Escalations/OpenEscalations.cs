using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.Escalations;

/// <summary>An open escalation in a line, for other features.</summary>
/// <param name="DueAt">The earliest clock that counts towards us or the supplier; null while it waits for the partner or customer.</param>
public sealed record OpenEscalation(
    string Id, EscalationLevel Level, EscalationState State, string? Order, string Customer, Owner Owner, string Supplier, string? Assignee, DateTimeOffset RaisedAt, DateTimeOffset? DueAt, EscalationClock? Due)
{
    public bool IsOverdue(DateTimeOffset now) => DueAt < now;

    public TimeSpan Age(DateTimeOffset now) => now - RaisedAt;
}

/// <summary>
/// What is open, for those who show it elsewhere: an order's card, a status post. Highest level first, then the oldest. Whether a person may see one is
/// asked by whoever shows it, with <see cref="OpenEscalation.Owner"/>.
/// </summary>
public static class OpenEscalations
{
    static readonly EscalationState[] Open =
        [EscalationState.New, EscalationState.Acknowledged, EscalationState.WithSupplier, EscalationState.CommitmentReceived, EscalationState.WaitingOnPartner];

    // A reminder is for one person; the promise it is about counts.
    static readonly EscalationClock[] Shown = [EscalationClock.Acknowledge, EscalationClock.Promise, EscalationClock.Supplier, EscalationClock.NextStep];

    public static async Task<IReadOnlyList<OpenEscalation>> AllAsync(Session session, CancellationToken cancel) => Lines(await DocumentsAsync(session, cancel));

    public static async Task<IReadOnlyList<OpenEscalation>> OfOrderAsync(Session session, string orderId, CancellationToken cancel) =>
        Lines(await session.QueryAsync(Escalations.All, Escalations.All.Where(escalation => escalation.Order == orderId && Open.Contains(escalation.State)), cancel));

    public static async Task<IReadOnlyList<OpenEscalation>> OfAgencyAsync(Session session, string agency, CancellationToken cancel) =>
        Lines(await session.QueryAsync(Escalations.All, Escalations.All.Where(escalation => escalation.Agency == agency && Open.Contains(escalation.State)), cancel));

    /// <summary>Orders with an open escalation of the highest level: what makes an order red (R4).</summary>
    public static async Task<IReadOnlySet<string>> OrdersWithHighAsync(Session session, CancellationToken cancel) =>
        (await DocumentsAsync(session, cancel)).Where(escalation => escalation.Level == EscalationLevel.High).Select(escalation => escalation.Order).OfType<string>().ToHashSet();

    /// <summary>The documents themselves, in no order: for this feature.</summary>
    internal static async Task<IReadOnlyList<Escalation>> DocumentsAsync(Session session, CancellationToken cancel) =>
        [.. (await session.QueryAsync(Escalations.All, Escalations.All.Where(escalation => Open.Contains(escalation.State)), cancel)).Where(escalation => escalation.IsOpen)];

    public static OpenEscalation LineOf(Escalation escalation)
    {
        var next = escalation.Clocks.Where(clock => Shown.Contains(clock.Key)).OrderBy(clock => clock.Value).Select(clock => (KeyValuePair<EscalationClock, DateTimeOffset>?)clock).FirstOrDefault();
        return new OpenEscalation(
            escalation.Id,
            escalation.Level,
            escalation.State,
            escalation.Order,
            escalation.Customer,
            escalation.Owner,
            escalation.Supplier,
            escalation.Assignee,
            escalation.RaisedAt,
            next?.Value,
            next?.Key);
    }

    static List<OpenEscalation> Lines(IEnumerable<Escalation> escalations) =>
        [.. escalations.Where(escalation => escalation.IsOpen).Select(LineOf).OrderByDescending(line => line.Level).ThenBy(line => line.RaisedAt).ThenBy(line => EscalationNumbers.NumberOf(line.Id))];
}
