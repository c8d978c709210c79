using Demarc.Delivery;
using Demarc.Features.Orders.Following;
using Demarc.Storage;
using Demarc.Time;
using Demarc.Turns;
using Microsoft.Extensions.Options;

namespace Demarc.Features.Orders.Import;

/// <summary>How far an import or its undoing is.</summary>
public sealed record ImportProgress(int Done, int Total);

/// <summary>
/// Imports on the store, the same for the command line, the chat and the sample: <see cref="PlanAsync"/> reads and compares, <see cref="ImportAsync"/> carries out
/// in batches, <see cref="ImportUndo"/> takes it back. Each batch is one commit of the orders, what they were before, and how far it is; so a crash
/// or a cancelled token loses nothing, and the same file again goes on where it stopped.
/// </summary>
public sealed class OrderImporter(IStore store, IOptions<OrdersOptions> options, Calendars calendars, News news, TimeProvider clock)
{
    const int InABatch = 200;
    /// <summary>A card of the import is redrawn no more often than this.</summary>
    static readonly TimeSpan BetweenRedraws = TimeSpan.FromSeconds(2);

    /// <summary>Reads the file and compares it with what is known. Nothing is stored.</summary>
    /// <param name="by">Person id, or "command line".</param>
    /// <param name="days">Which number of 12/02/2026 is the month; null: found by evidence.</param>
    /// <returns>The plan, or why the file cannot be read, in words that say what to do.</returns>
    public async Task<(ImportPlan? Plan, string? Refusal)> PlanAsync(ImportFile file, string by, DayOrder? days, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var today = options.Value.Today(now);
        var (sheet, refusal) = OrderSheet.Read(file, new ReadingOptions(today, now, days), cancel);
        if (sheet is null)
        {
            return (null, refusal);
        }

        var names = await NamesAsync(cancel);
        var known = new Dictionary<string, Order>(StringComparer.Ordinal);
        foreach (var chunk in sheet.Drafts.Chunk(InABatch))
        {
            foreach (var order in await OrdersAsync(new Session(store), [.. chunk.Select(draft => draft.Id)], cancel))
            {
                known[order.Id] = order;
            }
        }

        return (OrderImport.Plan(sheet, known, names, new Merging(names, file.Name, by, now), today, calendars), null);
    }

    /// <summary>The last time this very file was imported and not taken back.</summary>
    public async Task<ImportRecord?> EarlierAsync(string hash, CancellationToken cancel)
    {
        var same = await store.QueryAsync(Imports.Records, Imports.Records.Where(record => record.Hash == hash).OrderByDescending(record => record.At).Take(20), cancel);
        return same.FirstOrDefault(record => record.State is ImportState.Done or ImportState.Stopped or ImportState.Running);
    }

    /// <summary>Imports of the last time, the newest first.</summary>
    public ValueTask<IReadOnlyList<ImportRecord>> LatestAsync(CancellationToken cancel) =>
        store.QueryAsync(Imports.Records, Imports.Records.All.OrderByDescending(record => record.At).Take(20), cancel);

    public static ImportRecord RecordOf(ImportPlan plan, string by, DateTimeOffset now) => new()
    {
        Id = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"IMP-{now:yyMMdd}-{Guid.CreateVersion7(now).ToString("N")[^4..].ToUpperInvariant()}"),
        FileName = plan.Sheet.FileName,
        Hash = plan.Sheet.Hash,
        By = by,
        At = now,
        Planned = plan.Counts,
        Summary = ImportSummary.Of(plan),
    };

    /// <summary>Carries a plan out. Rows with errors are left out; whoever wants all or nothing looks at the plan's counts first.</summary>
    /// <returns>The record, as it is in the end.</returns>
    public async Task<ImportRecord> ImportAsync(ImportPlan plan, string by, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        var record = RecordOf(plan, by, clock.GetUtcNow());
        await store.CommitAsync([new Change(Imports.Records, record.Id, 0, record)], cancel);
        try
        {
            return await RunAsync(record.Id, plan, progress, cancel);
        }
        catch (OperationCanceledException)
        {
            return await EndAsync(record.Id, ImportState.Stopped, plan, CancellationToken.None);
        }
    }

    /// <summary>Carries out a recorded import, from its beginning or from where it stopped. Cancelled, it can be run again.</summary>
    public async Task<ImportRecord> RunAsync(string id, ImportPlan plan, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        var names = await NamesAsync(cancel);
        var merging = new Merging(names, plan.Sheet.FileName, (await StoredAsync(id, cancel)).By, clock.GetUtcNow());
        var waiting = plan.Rows.Where(row => row.Kind != RowKind.Unchanged).Select(row => row.Draft).ToList();
        var redrawn = DateTimeOffset.MinValue;
        var done = 0;
        foreach (var batch in waiting.Chunk(InABatch))
        {
            cancel.ThrowIfCancellationRequested();
            var now = clock.GetUtcNow();
            var redraw = now - redrawn >= BetweenRedraws;
            await BatchAsync(id, batch, merging, redraw, cancel);
            redrawn = redraw ? now : redrawn;
            progress?.Report(new ImportProgress(done += batch.Length, waiting.Count));
        }

        return await EndAsync(id, ImportState.Done, plan, cancel);
    }

    // Whoever changed an order meanwhile was first: what the rows say is laid over what is there now.
    Task<ImportRecord> BatchAsync(string id, IReadOnlyList<OrderDraft> drafts, Merging merging, bool redraw, CancellationToken cancel) =>
        ImportCommit.DecideAsync(store, async session =>
        {
            var record = (await session.LoadAsync(Imports.Records, id, cancel))!;
            var known = (await OrdersAsync(session, [.. drafts.Select(draft => draft.Id)], cancel)).ToDictionary(order => order.Id);
            var today = options.Value.Today(clock.GetUtcNow());
            var (entries, touched, counts) = (new List<ImportedOrder>(), new List<string>(), record.Done);
            foreach (var draft in drafts)
            {
                var before = known.GetValueOrDefault(draft.Id);
                var (order, changes) = merging.Merge(draft, before);
                var kind = before is null ? RowKind.New : changes.Count > 0 ? RowKind.Changed : RowKind.Unchanged;
                counts = counts.Plus(kind);
                if (kind == RowKind.Unchanged)
                {
                    continue;
                }

                // It fitted when it was planned; what somebody changed since may not.
                if (!OrderImport.IsPossible(order, changes, before, today))
                {
                    counts = counts.Minus(kind) with { Errors = counts.Errors + 1 };
                    continue;
                }

                session.Save(OrderBook.All, order);
                entries.Add(new ImportedOrder(order.Id, before, Fingerprint.Of(order), changes));
                touched.Add(Order.SubjectOf(order.Id));
            }

            if (entries.Count > 0)
            {
                session.Save(Imports.Pages, ImportPage.Of(id, record.Pages, entries));
            }

            var now = clock.GetUtcNow();
            await LiveCards.TouchAsync(session, touched, now, cancel);
            if (redraw)
            {
                await session.TouchAsync(ImportRecord.SubjectOf(id), now, cancel);
            }

            var pages = record.Pages + (entries.Count > 0 ? 1 : 0);
            return record with { State = ImportState.Running, Done = counts, Pages = pages, PagesStanding = pages };
        }, cancel);

    Task<ImportRecord> EndAsync(string id, ImportState state, ImportPlan plan, CancellationToken cancel) =>
        ImportCommit.DecideAsync(store, async session =>
        {
            var record = (await session.LoadAsync(Imports.Records, id, cancel))!;
            var now = clock.GetUtcNow();
            var counts = record.Done with { Errors = record.Done.Errors + plan.ErrorRows.Count };
            counts = state == ImportState.Done ? counts with { Unchanged = plan.Sheet.Drafts.Count + plan.Sheet.ErrorRows.Count - counts.Effective - counts.Errors } : counts;
            await session.TouchAsync(ImportRecord.SubjectOf(id), now, cancel);
            session.Record(record.By, "order.import", id, now, $"{counts.New} new, {counts.Changed} changed, {counts.Unchanged} unchanged, {counts.Errors} errors{(state == ImportState.Stopped ? ", stopped" : "")}");
            await news.TellOfImportAsync(session, record, now, cancel);
            return record with { State = state, Done = counts, FinishedAt = now };
        }, cancel);

    async Task<ImportRecord> StoredAsync(string id, CancellationToken cancel) =>
        await store.LoadAsync(Imports.Records, id, cancel) ?? throw new InvalidOperationException($"There is no import {id}.");

    async Task<ImportNames> NamesAsync(CancellationToken cancel) => new(
        await store.QueryAsync(Roster.Companies, Roster.Companies.All, cancel),
        await store.QueryAsync(Roster.People, Roster.People.All, cancel));

    static ValueTask<IReadOnlyList<Order>> OrdersAsync(Session session, IReadOnlyList<string> ids, CancellationToken cancel) =>
        session.QueryAsync(OrderBook.All, OrderBook.All.Where(order => ids.Contains(order.Id)), cancel);
}
