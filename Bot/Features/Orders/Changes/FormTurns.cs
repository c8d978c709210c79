using Demarc.Cards.Model;
using Demarc.Features.Orders.Finding;
using Demarc.Features.Orders.Showing;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.Orders.Changes;

/// <summary>Opens and takes in the forms by which staff change an order. A field that somebody else changed meanwhile is pointed out before it is overwritten.</summary>
public sealed class FormTurns(OrderAccess access, OrderChanging changing, Misses misses)
{
    public Task<Reply> OpenDatesAsync(Turn turn, Session session, CancellationToken cancel) =>
        OpenAsync(turn, session, order => Task.FromResult(OrderForms.DatesOf(order, Ticket(turn))), cancel);

    public Task<Reply> OpenStateAsync(Turn turn, Session session, CancellationToken cancel) =>
        OpenAsync(turn, session, async order => OrderForms.StateOf(order, await StaffAsync(session, cancel), Ticket(turn)), cancel);

    public Task<Reply> OpenNoteAsync(Turn turn, Session session, CancellationToken cancel) =>
        OpenAsync(turn, session, async order => OrderForms.NoteOn(order, await AgencyAsync(order, session, cancel), Ticket(turn)), cancel);

    public Task<Reply> SubmitDatesAsync(Turn turn, Session session, CancellationToken cancel) =>
        SubmitAsync(
            turn, session, OrderForms.DateValues,
            order => Task.FromResult(OrderForms.DatesOf(order, Ticket(turn))),
            (_, stamp) => Task.FromResult(OrderForms.DateEdits(turn.Inbound.Values, stamp)),
            cancel);

    public Task<Reply> SubmitStateAsync(Turn turn, Session session, CancellationToken cancel) =>
        SubmitAsync(
            turn, session, OrderForms.StateValues,
            async order => OrderForms.StateOf(order, await StaffAsync(session, cancel), Ticket(turn)),
            async (order, stamp) => OrderForms.StateEdits(order, turn.Inbound.Values, stamp, await StaffAsync(session, cancel), turn.Now),
            cancel);

    public async Task<Reply> SubmitNoteAsync(Turn turn, Session session, CancellationToken cancel)
    {
        if (await OrderAsync(turn, session, cancel) is not { } order)
        {
            return await MissingAsync(turn, session, cancel);
        }

        var (own, partner) = (turn.Inbound.Values.GetValueOrDefault("internal")?.Trim() ?? "", turn.Inbound.Values.GetValueOrDefault("partner")?.Trim() ?? "");
        var form = OrderForms.NoteOn(order, await AgencyAsync(order, session, cancel), Ticket(turn));
        if (own.Length + partner.Length == 0)
        {
            return new Reply.Ask(form.Refused(turn.Inbound.Values, [new FieldError("internal", "Write a note here, or one to the partner below.")]));
        }

        if (partner.Length > 0 && order.Agency.Length == 0)
        {
            return new Reply.Ask(form.Refused(turn.Inbound.Values, [new FieldError("partner", "No agency is known of this order, so no partner would see it. Keep it as an internal note.")]));
        }

        var edits = new List<Edit>();
        if (own.Length > 0)
        {
            edits.Add(new Edit.Note(own, IsInternal: true));
        }

        if (partner.Length > 0)
        {
            edits.Add(new Edit.Note(partner, IsInternal: false));
        }

        var edited = await changing.ChangeAsync(turn, session, order, edits, null, cancel);
        return new Reply.Done(OrderChanging.Said(edited.Order!, edited, edits).Summary, turn.ViewFor(OrderVerbs.StatusView, Order.SubjectOf(order.Id)));
    }

    async Task<Reply> OpenAsync(Turn turn, Session session, Func<Order, Task<Form>> form, CancellationToken cancel) =>
        await OrderAsync(turn, session, cancel) is { } order ? new Reply.Ask(await form(order)) : await MissingAsync(turn, session, cancel);

    async Task<Reply> SubmitAsync(
        Turn turn, Session session, Func<Order, IReadOnlyList<(string Field, string? Value)>> shown, Func<Order, Task<Form>> fresh,
        Func<Order, FormStamp, Task<(IReadOnlyList<Edit> Edits, IReadOnlyList<FieldError> Errors)>> read, CancellationToken cancel)
    {
        if (await OrderAsync(turn, session, cancel) is not { } order)
        {
            return await MissingAsync(turn, session, cancel);
        }

        var (values, now) = (turn.Inbound.Values, shown(order));
        if (FormStamp.Read(turn.Inbound.Subject ?? "", now.Select(pair => pair.Field)) is not { } stamp)
        {
            return new Reply.Ask((await fresh(order)) with { Errors = [new FieldError("", "This form was opened in an older version. Here it is anew, as the order is now.")] });
        }

        var (edits, errors) = await read(order, stamp);
        errors = [.. errors, .. await OvertakenAsync(order, now, stamp, values, session, cancel)];
        if (errors.Count > 0)
        {
            return new Reply.Ask((await fresh(order)).Refused(Touched(values, stamp), errors));
        }

        if (edits.Count == 0)
        {
            return new Reply.Done(Text.Plain($"Nothing was changed on order {order.Number}."));
        }

        var edited = await changing.ChangeAsync(turn, session, order, edits, OrderForms.SourceIn(values), cancel);
        return edited.Order is null
            ? new Reply.Ask((await fresh(order)).Refused(Touched(values, stamp), [.. edited.Errors.Select(error => new FieldError(error.Date.ToString(), $"{error.Words} {error.Cure}"))]))
            : new Reply.Done(DoneWords(edited, edits), turn.ViewFor(OrderVerbs.StatusView, Order.SubjectOf(order.Id)));
    }

    static Text DoneWords(Edited edited, IReadOnlyList<Edit> edits)
    {
        var words = OrderChanging.Said(edited.Order!, edited, edits).Summary;
        return edited.Warnings.Count == 0 ? words : Text.Of($"{words} Look at this: {string.Join(" ", edited.Warnings.Select(warning => $"{warning.Words} {warning.Cure}"))}");
    }

    // What the person did not touch is shown as it is now.
    static Dictionary<string, string> Touched(IReadOnlyDictionary<string, string> values, FormStamp stamp) =>
        values.Where(pair => !stamp.Fields.ContainsKey(pair.Key) || !stamp.Showed(pair.Key, pair.Value)).ToDictionary();

    /// <summary>Fields the person changed and somebody else did too: shown with what they are now; submitted again, the person's holds.</summary>
    static async Task<List<FieldError>> OvertakenAsync(
        Order order, IReadOnlyList<(string Field, string? Value)> now, FormStamp stamp, IReadOnlyDictionary<string, string> values, Session session, CancellationToken cancel)
    {
        var errors = new List<FieldError>();
        foreach (var (field, value) in now.Where(pair => !stamp.Showed(pair.Field, pair.Value)))
        {
            if (!values.TryGetValue(field, out var wanted) || stamp.Showed(field, wanted) || wanted.Trim() == (value ?? ""))
            {
                continue;
            }

            var last = order.History.Count > 0 ? order.History[^1] : null;
            var who = last?.From.By is { } by ? (await session.LoadAsync(Roster.People, by, cancel))?.Name ?? last.From.Source : last?.From.Source ?? "someone";
            errors.Add(new FieldError(field, $"Changed meanwhile by {who}: it is {(value is { Length: > 0 } ? value : "empty")} now. Submit again to set yours."));
        }

        return errors;
    }

    async Task<Order?> OrderAsync(Turn turn, Session session, CancellationToken cancel) =>
        await session.LoadAsync(OrderBook.All, Order.IdOf(FormStamp.IdIn(turn.Inbound.Subject ?? "")), cancel) is { } order && access.Allows(turn.Person, Act.ChangeOrder, order) ? order : null;

    // Also for those who may see it: the button is not theirs.
    async Task<Reply> MissingAsync(Turn turn, Session session, CancellationToken cancel)
    {
        await misses.CountAsync(turn, session, [turn.Inbound.Subject ?? ""], cancel);
        return new Reply.Refused(turn.Person.IsStaff ? Text.Plain("The order is not there any more, or your role does not change orders.") : OrderTurns.NotThere);
    }

    static async Task<IReadOnlyList<Person>> StaffAsync(Session session, CancellationToken cancel) =>
        [.. (await session.QueryAsync(Roster.People, Roster.People.All.Take(5000), cancel))
            .Where(person => person is { Gone: false, Role: Role.ProjectManager or Role.Fulfilment or Role.Administrator or Role.Leadership or Role.PartnerSupport })
            .OrderBy(person => person.Name, StringComparer.OrdinalIgnoreCase)];

    static async Task<string> AgencyAsync(Order order, Session session, CancellationToken cancel) =>
        order.Agency.Length == 0 ? "" : (await session.LoadAsync(Roster.Companies, order.Agency, cancel))?.Name ?? order.Agency;

    static string Ticket(Turn turn) => turn.Inbound.Ticket ?? turn.Inbound.Key;
}
