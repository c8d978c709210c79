using Demarc.Delivery;
using Demarc.Storage;

namespace Demarc.Features.Orders;

/// <summary>Redraws the cards of many orders at once: one look tells which of them stand anywhere.</summary>
static class LiveCards
{
    public static async Task TouchAsync(Session session, IReadOnlyList<string> subjects, DateTimeOffset now, CancellationToken cancel)
    {
        if (subjects.Count == 0)
        {
            return;
        }

        var posted = await session.QueryAsync(Outbox.Posted, Outbox.Posted.Where(card => subjects.Contains(card.Subject)), cancel);
        foreach (var subject in posted.Select(card => card.Subject).Distinct())
        {
            await session.TouchAsync(subject, now, cancel);
        }
    }
}
