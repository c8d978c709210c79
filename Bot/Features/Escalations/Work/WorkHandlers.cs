using System.Globalization;
using Demarc.Cards.Model;
using Demarc.Features.Escalations.Intake;
using Demarc.Features.Escalations.Ladder;
using Demarc.Features.Escalations.Policies;
using Demarc.Features.Escalations.Showing;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.Escalations.Work;

/// <summary>Opens and takes the forms of <see cref="WorkForms"/>.</summary>
public sealed class WorkHandlers(AtHand atHand, EscalationActs acts, EscalationMoves moves, EscalationHours hours, EscalationPolicy policy)
{
    /// <summary>What a submitted form does; with errors it is shown again.</summary>
    delegate Task<Reply> Do(Turn turn, Session session, Escalation escalation, FormValues values, CancellationToken cancel);

    delegate Task<Form> DrawForm(Turn turn, Session session, Escalation escalation, string ticket, CancellationToken cancel);

    public void Register(Catalog catalog)
    {
        Register(catalog, EscalationForms.Note, Act.SeeInternalNotes, isForClosed: true, (t, s, e, ticket, c) => WithNames(s, e, names => WorkForms.Note(e, ticket, names), c), NoteAsync);
        Register(catalog, EscalationForms.Message, Act.WorkEscalation, isForClosed: false, MessageFormAsync, MessageAsync);
        Register(catalog, EscalationForms.Next, Act.WorkEscalation, isForClosed: false, (t, s, e, ticket, c) => WithNames(s, e, names => WorkForms.Next(e, ticket, names), c), NextAsync);
        Register(catalog, EscalationForms.Contact, Act.WorkEscalation, isForClosed: false, (t, s, e, ticket, c) => Task.FromResult(WorkForms.Contact(e, ticket)), ContactAsync);
        Register(catalog, EscalationForms.Commit, Act.WorkEscalation, isForClosed: false, (t, s, e, ticket, c) => WithNames(s, e, names => WorkForms.Commit(e, ticket, names), c), CommitAsync);
        Register(catalog, EscalationForms.Wait, Act.WorkEscalation, isForClosed: false, (t, s, e, ticket, c) => WithNames(s, e, names => WorkForms.Wait(e, ticket, names), c), WaitAsync);
        Register(catalog, EscalationForms.Raise, Act.WorkEscalation, isForClosed: false, (t, s, e, ticket, c) => Task.FromResult(WorkForms.Raise(e, ticket, policy)), RaiseAsync);
        Register(catalog, EscalationForms.Assign, Act.AssignEscalation, isForClosed: false, AssignFormAsync, AssignAsync);
        Register(catalog, EscalationForms.Resolve, Act.WorkEscalation, isForClosed: false, (t, s, e, ticket, c) => WithNames(s, e, names => WorkForms.Resolve(e, ticket, names, policy), c), ResolveAsync);
        Register(catalog, EscalationForms.Reopen, Act.OpenEscalation, isForClosed: true, (t, s, e, ticket, c) => Task.FromResult(WorkForms.Reopen(e, ticket)), ReopenAsync);
        Register(catalog, EscalationForms.Add, Act.OpenEscalation, isForClosed: true, (t, s, e, ticket, c) => Task.FromResult(WorkForms.Add(e, ticket)), AddAsync);
    }

    void Register(Catalog catalog, string name, Act act, bool isForClosed, DrawForm draw, Do work) => catalog.Form(
        name,
        async (turn, session, cancel) =>
        {
            var (escalation, refusal) = await FindAsync(turn, session, act, isForClosed, cancel);
            return refusal ?? new Reply.Ask(await draw(turn, session, escalation!, TicketOf(turn), cancel));
        },
        async (turn, session, cancel) =>
        {
            var (escalation, refusal) = await FindAsync(turn, session, act, isForClosed, cancel);
            if (refusal is not null)
            {
                return refusal;
            }

            var values = new FormValues(turn.Inbound.Values);
            var reply = await work(turn, session, escalation!, values, cancel);
            return values.Errors.Count == 0
                ? reply
                : new Reply.Ask((await draw(turn, session, escalation!, TicketOf(turn), cancel)).Refused(turn.Inbound.Values, values.Errors));
        });

    async Task<(Escalation? Escalation, Reply? Refusal)> FindAsync(Turn turn, Session session, Act act, bool isForClosed, CancellationToken cancel)
    {
        var hand = await atHand.FindAsync(turn, session, turn.Inbound.Subject, act, cancel);
        return hand.Refusal is null && !isForClosed && await EscalationActs.ClosedAsync(turn, session, hand.Escalation!, cancel) is { } closed
            ? (null, closed)
            : (hand.Escalation, hand.Refusal);
    }

    /// <summary>With the words that were typed for the partner in the talk.</summary>
    static async Task<Form> MessageFormAsync(Turn turn, Session session, Escalation escalation, string ticket, CancellationToken cancel)
    {
        var form = WorkForms.Message(escalation, ticket, await Names.OfAsync(session, escalation, cancel), turn.Person);
        return await session.LoadAsync(MessageDraft.All, MessageDraft.IdOf(turn.Person.Id, escalation.Id), cancel) is { } draft
            ? form with { Fields = [.. form.Fields.Select(field => field.Id == "words" ? field with { Value = draft.Words } : field)] }
            : form;
    }

    Task<Reply> NoteAsync(Turn turn, Session session, Escalation escalation, FormValues values, CancellationToken cancel)
    {
        var words = values.Needed("words", "Write the note.");
        return Then(values, () => acts.NoteAsync(turn, session, escalation, words, cancel));
    }

    Task<Reply> MessageAsync(Turn turn, Session session, Escalation escalation, FormValues values, CancellationToken cancel)
    {
        var words = values.Needed("words", "Write what the partner should read.");
        var next = values.Moment("nextDate", "nextTime", turn.Person.Zone, hours, turn.Now);
        return Then(values, () =>
        {
            session.Delete(MessageDraft.All, MessageDraft.IdOf(turn.Person.Id, escalation.Id));
            return acts.MessageAsync(turn, session, escalation, words, next, cancel);
        });
    }

    Task<Reply> NextAsync(Turn turn, Session session, Escalation escalation, FormValues values, CancellationToken cancel)
    {
        var what = values.Needed("what", "Say what happens next.", FormValues.ShortText);
        var by = values.Moment("date", "time", turn.Person.Zone, hours, turn.Now);
        var note = values.Text("note");
        if (by is null && values.Errors.All(error => error.FieldId is not ("date" or "time")))
        {
            values.Refuse("date", "Say by when.");
        }

        return Then(values, () => acts.SetNextAsync(turn, session, escalation, what, by!.Value, note, cancel));
    }

    Task<Reply> ContactAsync(Turn turn, Session session, Escalation escalation, FormValues values, CancellationToken cancel)
    {
        var who = values.Needed("who", "Say whom you spoke with.", FormValues.ShortText);
        var said = values.Needed("said", "Say what they said.");
        var number = values.Text("number", 60);
        if (!int.TryParse(turn.Inbound.Values.GetValueOrDefault("step"), NumberStyles.None, CultureInfo.InvariantCulture, out var level) || level is < 1 or > SupplierLadder.Highest)
        {
            values.Refuse("step", "Choose the level.");
        }

        return Then(values, async () =>
        {
            var contact = new SupplierContact(who, said, level, values.IsOn("answered"), turn.Now, turn.Person.Id);
            var after = await acts.SaveAsync(turn, session, escalation, moves.Contacted(escalation, turn.Person, contact, number, EscalationActs.StampOf(turn)), cancel);
            return Answers.Done(turn, Text.Of($"Logged on {escalation.Id}. The partner does not see it; their next update is promised by {EscalationActs.Due(after, EscalationClock.Promise)}."), after);
        });
    }

    Task<Reply> CommitAsync(Turn turn, Session session, Escalation escalation, FormValues values, CancellationToken cancel)
    {
        var date = values.Date("date");
        var who = values.Needed("who", "Say who committed.", FormValues.ShortText);
        var next = values.Moment("nextDate", "nextTime", turn.Person.Zone, hours, turn.Now);
        if (date is null && values.Errors.All(error => error.FieldId != "date"))
        {
            values.Refuse("date", "Choose the date the supplier gave.");
        }
        else if (date < hours.Today(turn.Now))
        {
            values.Refuse("date", "That is past. A commitment lies ahead.");
        }

        return Then(values, async () =>
        {
            var committed = moves.Commit(escalation, turn.Person, date!.Value, next, EscalationActs.StampOf(turn));
            var after = await acts.SaveAsync(turn, session, escalation, moves.Note(committed, $"Committed by {who}.", EscalationActs.StampOf(turn)), cancel);
            return Answers.Done(turn, Text.Of($"{escalation.Id}: the supplier's date is {date.Value}. The partner was told, and hears again by {EscalationActs.Due(after, EscalationClock.Promise)}."), after);
        });
    }

    Task<Reply> WaitAsync(Turn turn, Session session, Escalation escalation, FormValues values, CancellationToken cancel)
    {
        var on = values.Choice<WaitsOn>("on", "Choose for whom.");
        var reason = values.Needed("reason", "Say what is needed from them.", FormValues.ShortText);
        return Then(values, async () =>
        {
            var after = await acts.SaveAsync(turn, session, escalation, moves.Wait(escalation, turn.Person, on!.Value, reason, EscalationActs.StampOf(turn)), cancel);
            return Answers.Done(turn, Text.Of($"{escalation.Id} waits, and its clocks stand still. They are reminded {EscalationActs.Due(after, EscalationClock.Waiting)}."), after);
        });
    }

    Task<Reply> RaiseAsync(Turn turn, Session session, Escalation escalation, FormValues values, CancellationToken cancel)
    {
        var why = values.Needed("why", "Say why; only our own staff reads it.");
        var isAtSupplier = turn.Inbound.Values.GetValueOrDefault("level") == WorkForms.SupplierStep;
        var level = isAtSupplier ? null : values.Choice<EscalationLevel>("level", "Choose the level.");
        return Then(values, () => isAtSupplier
            ? acts.RaiseAtSupplierAsync(turn, session, escalation, why, cancel)
            : acts.RaiseAsync(turn, session, escalation, level!.Value, why, cancel));
    }

    async Task<Form> AssignFormAsync(Turn turn, Session session, Escalation escalation, string ticket, CancellationToken cancel)
    {
        var people = await Workers.AllAsync(session, cancel);
        return WorkForms.Assign(
            escalation,
            ticket,
            people.Where(person => acts.CannotHave(person, escalation, turn.Now) is null).Select(person => new Choice(person.Id, person.Id == escalation.Assignee ? $"{person.Name} (has it now)" : person.Name)));
    }

    async Task<Reply> AssignAsync(Turn turn, Session session, Escalation escalation, FormValues values, CancellationToken cancel)
    {
        var why = values.Text("why");
        var to = (await Workers.AllAsync(session, cancel)).FirstOrDefault(person => person.Id == turn.Inbound.Values.GetValueOrDefault("person"));
        if (to is null)
        {
            values.Refuse("person", "Choose one of the people listed.");
        }

        return await Then(values, () => acts.AssignAsync(turn, session, escalation, to!, why, cancel));
    }

    Task<Reply> ResolveAsync(Turn turn, Session session, Escalation escalation, FormValues values, CancellationToken cancel)
    {
        var proof = values.Choice<ProofKind>("proof", "Choose what proves it. Without proof it stays open.");
        var words = values.Needed("words", "Say what was done.");
        var note = values.Text("note");
        return Then(values, () => acts.ResolveAsync(turn, session, escalation, proof!.Value, words, note, cancel));
    }

    Task<Reply> ReopenAsync(Turn turn, Session session, Escalation escalation, FormValues values, CancellationToken cancel)
    {
        var words = values.Needed("words", "Say what is still wrong.");
        return Then(values, () => acts.ReopenAsync(turn, session, escalation, words, cancel));
    }

    Task<Reply> AddAsync(Turn turn, Session session, Escalation escalation, FormValues values, CancellationToken cancel)
    {
        var words = values.Needed("words", "Write what they should know.");
        return Then(values, () => acts.AddAsync(turn, session, escalation, words, cancel));
    }

    // Nothing is done while a field is wrong; the form is shown again instead of this answer.
    static Task<Reply> Then(FormValues values, Func<Task<Reply>> work) => values.Errors.Count == 0 ? work() : Task.FromResult<Reply>(new Reply.Silence());

    static async Task<Form> WithNames(Session session, Escalation escalation, Func<Names, Form> form, CancellationToken cancel) => form(await Names.OfAsync(session, escalation, cancel));

    /// <summary>The ticket a form was opened with, kept when it is shown again.</summary>
    static string TicketOf(Turn turn) => turn.Inbound.Ticket is { Length: > 0 } ticket ? ticket : turn.Inbound.Key;
}
