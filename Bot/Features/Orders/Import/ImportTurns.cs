using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.Orders.Import;

/// <summary>Importing from a chat: a file sent by staff is read and compared at once, carried out and taken back by buttons, in the background and with progress on the card.</summary>
public sealed class ImportTurns(OrderImporter importer, ImportUndo undo, Policy policy, IEnumerable<IChannel> channels, IStore store)
{
    /// <summary>A file nobody said "import" to is forgotten.</summary>
    static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public async Task<Reply> FileAsync(Turn turn, Session session, CancellationToken cancel)
    {
        if (turn.Inbound.Files is not [var first, ..])
        {
            return new Reply.Silence();
        }

        if (!policy.AllowsAny(turn.Person, Act.ImportOrders))
        {
            return Say(turn.Person.IsStaff
                ? "Your role does not import orders. A project manager or order fulfilment does."
                : "I cannot take files from partners here. Send documents to your project manager; for an order, tell me its number.");
        }

        var replies = new List<Reply>();
        foreach (var file in turn.Inbound.Files.Take(5))
        {
            replies.Add(await OneAsync(turn, session, file, cancel));
        }

        return replies is [var only] ? only : new Reply.Several(replies);
    }

    /// <summary>"Import" without a file: how, and what was imported lately.</summary>
    public async Task<Reply> HowAsync(Turn turn, Session session, CancellationToken cancel)
    {
        if (!policy.AllowsAny(turn.Person, Act.ImportOrders))
        {
            return Say("Importing orders is for project managers and order fulfilment.");
        }

        var last = await session.QueryAsync(Imports.Records, Imports.Records.All.OrderByDescending(record => record.At).Take(5), cancel);
        return new Reply.Say(
            new Card("order-import-how", "Import orders", Text.Plain("Send me the tracker as a file in this chat, CSV or XLSX with a header row. I show what would change before anything is, and every import can be taken back."))
            {
                Body = last.Count == 0 ? [] : [new Table("Lately", ["Import", "File", "Result"], [.. last.Select(record => (IReadOnlyList<Text>)[Text.Of($"{record.Id}, {record.At}"), record.FileName, $"{record.State}: {record.Done.New} new, {record.Done.Changed} changed"])])],
                Buttons = last.FirstOrDefault(record => record is { State: ImportState.Done or ImportState.Stopped, Pages: > 0 }) is { } undoable
                    ? [new ActionButton($"Undo {undoable.Id}", OrderVerbs.UndoImport, undoable.Id, undoable.Version, Confirm: $"Take back all of {undoable.Id}, {undoable.FileName}? Orders that somebody changed since stay as they are.") { Style = ButtonStyle.Danger }]
                    : [],
            },
            Audience.Staff);
    }

    public async Task<Reply> RunAsync(Turn turn, Session session, CancellationToken cancel)
    {
        if (await AllowedAsync(turn, session, cancel) is not { } record)
        {
            return NotThere();
        }

        var view = turn.ViewFor(OrderVerbs.ImportView, ImportRecord.SubjectOf(record.Id));
        if (record.State != ImportState.Planned)
        {
            return new Reply.Refused(Text.Plain(record.State == ImportState.Dropped ? $"{record.Id} was dropped. Send the file again." : $"{record.Id} was started already."), view);
        }

        session.Save(Imports.Records, record with { State = ImportState.Running, By = turn.Person.Id });
        session.At($"{OrderVerbs.ImportJob}:{record.Id}", OrderVerbs.ImportJob, turn.Now, record.Id);
        session.NoLonger(ForgetKey(record.Id));
        session.Record(turn, OrderVerbs.RunImport, record.Id);
        await session.TouchAsync(ImportRecord.SubjectOf(record.Id), turn.Now, cancel);
        return new Reply.Done(Text.Plain($"Importing {record.FileName}. The card shows how far it is."), view);
    }

    public async Task<Reply> DropAsync(Turn turn, Session session, CancellationToken cancel)
    {
        if (await AllowedAsync(turn, session, cancel) is not { } record)
        {
            return NotThere();
        }

        var view = turn.ViewFor(OrderVerbs.ImportView, ImportRecord.SubjectOf(record.Id));
        if (record.State != ImportState.Planned)
        {
            return new Reply.Refused(Text.Plain($"{record.Id} is no longer waiting."), view);
        }

        session.Save(Imports.Records, record with { State = ImportState.Dropped });
        ImportUploads.Forget(session, record.Id);
        session.NoLonger(ForgetKey(record.Id));
        await session.TouchAsync(ImportRecord.SubjectOf(record.Id), turn.Now, cancel);
        return new Reply.Done(Text.Plain($"{record.FileName} is not imported."), view);
    }

    public async Task<Reply> UndoAsync(Turn turn, Session session, CancellationToken cancel)
    {
        if (await AllowedAsync(turn, session, cancel) is not { } record)
        {
            return NotThere();
        }

        var view = turn.ViewFor(OrderVerbs.ImportView, ImportRecord.SubjectOf(record.Id));
        if (record.State == ImportState.Undoing || ImportUndo.RefusalOf(record, record.Id) is not null)
        {
            return new Reply.Refused(Text.Plain(ImportUndo.RefusalOf(record, record.Id) ?? $"{record.Id} is being taken back already."), view);
        }

        session.Save(Imports.Records, record with { State = ImportState.Undoing });
        session.At($"{OrderVerbs.UndoJob}:{record.Id}", OrderVerbs.UndoJob, turn.Now, record.Id, turn.Person.Id);
        session.Record(turn, OrderVerbs.UndoImport, record.Id);
        await session.TouchAsync(ImportRecord.SubjectOf(record.Id), turn.Now, cancel);
        return new Reply.Done(Text.Plain($"Taking {record.Id} back. The card shows how far it is."), view);
    }

    /// <summary>Carries an import out. After a crash it is run again, and goes on where it stopped.</summary>
    public async Task RunJobAsync(Due due, Session session, CancellationToken cancel)
    {
        if (await session.LoadAsync(Imports.Records, due.Subject, cancel) is not { } record)
        {
            return;
        }

        if (record.State == ImportState.Running)
        {
            var file = await ImportUploads.LoadAsync(session, record, cancel);
            if (file is not null && (await importer.PlanAsync(file, record.By, null, cancel)).Plan is { } plan)
            {
                await importer.RunAsync(record.Id, plan, null, cancel);
            }
            else
            {
                session.Save(Imports.Records, record with { State = ImportState.Stopped });
            }
        }

        ImportUploads.Forget(session, record.Id);
    }

    public async Task UndoJobAsync(Due due, Session session, CancellationToken cancel) => await undo.UndoAsync(due.Subject, due.Detail ?? Audit.TheClock, null, cancel);

    public async Task ForgetJobAsync(Due due, Session session, CancellationToken cancel)
    {
        if (await session.LoadAsync(Imports.Records, due.Subject, cancel) is { State: ImportState.Planned } record)
        {
            session.Save(Imports.Records, record with { State = ImportState.Dropped });
            ImportUploads.Forget(session, record.Id);
            await session.TouchAsync(ImportRecord.SubjectOf(record.Id), due.At, cancel);
        }
    }

    public async ValueTask<Card?> DrawAsync(ViewRef view, Address address, Session session, CancellationToken cancel)
    {
        if (await session.LoadAsync(Imports.Records, view.Subject[(view.Subject.IndexOf(':', StringComparison.Ordinal) + 1)..], cancel) is not { } record)
        {
            return null;
        }

        // A person who moved to another job, or a room that is no longer internal, sees nothing further of it.
        var maySee = view.PersonId is null
            ? await session.LoadAsync(Roster.Rooms, address.RoomKey, cancel) is { IsInternal: true }
            : await session.LoadAsync(Roster.People, view.PersonId, cancel) is { Gone: false } person && policy.AllowsAny(person, Act.ImportOrders);
        return maySee ? ImportCards.Draw(record, (await session.LoadAsync(Roster.People, record.By, cancel))?.Name ?? record.By) : Answering.Line("import-gone", Text.Plain("This import is no longer shown here."));
    }

    async Task<Reply> OneAsync(Turn turn, Session session, SentFile sent, CancellationToken cancel)
    {
        if (channels.FirstOrDefault(channel => channel.Name == turn.Inbound.Address.Channel) is not { } channel)
        {
            return Say("I cannot read files here.");
        }

        if (sent.Size > ImportFile.MostBytes)
        {
            return Say(ImportFile.TooLarge);
        }

        var fetched = await channel.FetchAsync(sent, turn.Inbound.Address, ImportFile.MostBytes, cancel);
        if (fetched is not FetchedFile.Fetched { Bytes: var bytes })
        {
            return Say(((FetchedFile.Refused)fetched).Why);
        }

        var file = new ImportFile(sent.Name, bytes);
        var (plan, refusal) = await importer.PlanAsync(file, turn.Person.Id, null, cancel);
        if (plan is null)
        {
            return new Reply.Say(Answering.Line("order-import-refused", Text.Of($"{file.Name}: {refusal}"), Tone.Warning), Audience.Staff);
        }

        var record = OrderImporter.RecordOf(plan, turn.Person.Id, turn.Now);
        record = record with { Summary = record.Summary with { Earlier = await EarlierAsync(file.Hash, session, cancel) } };
        session.Save(Imports.Records, record);
        if (plan.Counts.Effective > 0)
        {
            ImportUploads.Keep(session, record.Id, file);
            session.At(ForgetKey(record.Id), OrderVerbs.ForgetJob, turn.Now + Kept, record.Id);
        }

        return new Reply.Live(turn.ViewFor(OrderVerbs.ImportView, ImportRecord.SubjectOf(record.Id)), Audience.Staff);
    }

    async Task<string?> EarlierAsync(string hash, Session session, CancellationToken cancel) =>
        await importer.EarlierAsync(hash, cancel) is { } earlier
            ? $"This very file was imported before as {earlier.Id} on {earlier.At.UtcDateTime:yyyy-MM-dd} by {(await session.LoadAsync(Roster.People, earlier.By, cancel))?.Name ?? earlier.By}: {earlier.Done.New} new, {earlier.Done.Changed} changed."
            : null;

    async Task<ImportRecord?> AllowedAsync(Turn turn, Session session, CancellationToken cancel) =>
        policy.AllowsAny(turn.Person, Act.ImportOrders) ? await session.LoadAsync(Imports.Records, turn.Inbound.Subject ?? "", cancel) : null;

    /// <summary>Imports that a process left running and nobody goes on with: from the command line, when it was killed.</summary>
    public async Task StartAsync(Session session, CancellationToken cancel)
    {
        foreach (var record in await store.QueryAsync(Imports.Records, Imports.Records.Where(record => record.State == ImportState.Running).Take(100), cancel))
        {
            if (await session.LoadAsync(Schedule.Rows, $"{OrderVerbs.ImportJob}:{record.Id}", cancel) is null)
            {
                session.Save(Imports.Records, record with { State = ImportState.Stopped });
            }
        }
    }

    static string ForgetKey(string id) => $"{OrderVerbs.ForgetJob}:{id}";

    static Reply.Refused NotThere() => new(Text.Plain("There is no such import for you."));

    static Reply.Say Say(string words) => new(Answering.Line("order-import", Text.Plain(words), Tone.Warning), Audience.Anyone);
}
