using Demarc.Delivery;
using Demarc.Features.Orders.Following;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.Orders.Import;

/// <summary>
/// Takes an import back as a whole: every order is again what it was before. One that was changed since stays as it is, and is named with the reason;
/// taking that back too would undo somebody else's work.
/// </summary>
public sealed class ImportUndo(IStore store, News news, TimeProvider clock)
{
    /// <returns>The record as it is in the end, or why the import is not taken back, in words.</returns>
    public async Task<(ImportRecord? Record, string? Refusal)> UndoAsync(string id, string by, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        var record = await store.LoadAsync(Imports.Records, id, cancel);
        if (RefusalOf(record, id) is { } refusal)
        {
            return (null, refusal);
        }

        while (record!.PagesStanding > 0)
        {
            record = await PageAsync(id, by, cancel);
            progress?.Report(new ImportProgress(record.Pages - record.PagesStanding, record.Pages));
        }

        return (await ImportCommit.DecideAsync(store, async session =>
        {
            var now = clock.GetUtcNow();
            var current = (await session.LoadAsync(Imports.Records, id, cancel))!;
            var undone = current.Undone ?? new ImportUndone(by, now, 0, 0, 0, []);
            session.Record(by, "order.import.undo", id, now, $"{undone.Restored} restored, {undone.Removed} removed, {undone.RefusedCount} left");
            await session.TouchAsync(ImportRecord.SubjectOf(id), now, cancel);
            var ended = current with { State = ImportState.Undone, Undone = undone };
            await news.TellOfUndoAsync(session, ended, now, cancel);
            return ended;
        }, cancel), null);
    }

    /// <summary>Why it cannot be taken back; null when it can.</summary>
    public static string? RefusalOf(ImportRecord? record, string id) => record?.State switch
    {
        null => $"There is no import {id}.",
        ImportState.Undone => $"{id} was taken back already.",
        ImportState.Running => $"{id} is still running. Wait until it is done.",
        ImportState.Planned or ImportState.Dropped => $"{id} was never carried out, so there is nothing to take back.",
        _ => null,
    };

    // The last page first, so that an order in two of them ends as it began.
    Task<ImportRecord> PageAsync(string id, string by, CancellationToken cancel) =>
        ImportCommit.DecideAsync(store, async session =>
        {
            var now = clock.GetUtcNow();
            var record = (await session.LoadAsync(Imports.Records, id, cancel))!;
            var page = record.PagesStanding - 1;
            var entries = (await session.LoadAsync(Imports.Pages, ImportPage.IdOf(id, page), cancel))!.Orders();
            var ids = entries.Select(entry => entry.Order).ToList();
            var orders = (await session.QueryAsync(OrderBook.All, OrderBook.All.Where(order => ids.Contains(order.Id)), cancel)).ToDictionary(order => order.Id);
            var escalated = await EscalatedAsync(session, ids, cancel);
            var (undone, touched) = (record.Undone ?? new ImportUndone(by, now, 0, 0, 0, []), new List<string>());
            foreach (var entry in entries)
            {
                undone = await OneAsync(session, entry, orders.GetValueOrDefault(entry.Order), escalated.GetValueOrDefault(entry.Order), undone, cancel);
                touched.Add(Order.SubjectOf(entry.Order));
            }

            await LiveCards.TouchAsync(session, touched, now, cancel);
            return record with { State = ImportState.Undoing, Undone = undone, PagesStanding = page };
        }, cancel);

    static async Task<ImportUndone> OneAsync(Session session, ImportedOrder entry, Order? current, string? escalation, ImportUndone undone, CancellationToken cancel)
    {
        if (current is null)
        {
            return Refuse(undone, entry.Order, "it is no longer there");
        }

        if (Fingerprint.Of(current) != entry.After)
        {
            return Refuse(undone, current.Number, await WhyAsync(session, current, cancel));
        }

        if (entry.Before is { } before)
        {
            session.Save(OrderBook.All, before with { Version = current.Version, Followers = current.Followers, Muted = current.Muted });
            return undone with { Restored = undone.Restored + 1 };
        }

        if (escalation is not null)
        {
            return Refuse(undone, current.Number, $"{escalation} is about it");
        }

        session.Delete(OrderBook.All, current);
        return undone with { Removed = undone.Removed + 1 };
    }

    static async Task<string> WhyAsync(Session session, Order order, CancellationToken cancel)
    {
        var last = order.History.Count > 0 ? order.History[^1] : null;
        var note = order.Notes.Count > 0 ? order.Notes[^1] : null;
        if (note is not null && note.At >= (last?.At ?? DateTimeOffset.MinValue))
        {
            return $"{await NameAsync(session, note.By, cancel)} wrote a note on it since";
        }

        return last is null
            ? "it was changed since"
            : $"changed since by {await NameAsync(session, last.From.By ?? last.From.Source, cancel)}: {Showing.ChangeWords.NameOf(last.Field)} {last.Before ?? "none"} → {last.After ?? "none"}";
    }

    static async Task<string> NameAsync(Session session, string id, CancellationToken cancel) =>
        (await session.LoadAsync(Roster.People, id, cancel))?.Name ?? id;

    static ImportUndone Refuse(ImportUndone undone, string order, string why) => undone with
    {
        RefusedCount = undone.RefusedCount + 1,
        Refused = undone.Refused.Count < ImportUndone.MostRefused ? [.. undone.Refused, new UndoRefusal(order, why)] : undone.Refused,
    };

    static async Task<Dictionary<string, string>> EscalatedAsync(Session session, List<string> orders, CancellationToken cancel)
    {
        var escalations = await session.QueryAsync(Escalations.Escalations.All, Escalations.Escalations.All.Where(escalation => orders.Contains(escalation.Order!)), cancel);
        return escalations.GroupBy(escalation => escalation.Order!).ToDictionary(same => same.Key, same => same.First().Id);
    }
}
