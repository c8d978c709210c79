using System.Text.RegularExpressions;
using Demarc.Cards.Model;
using Demarc.Features.Orders.Finding;
using Demarc.Features.Orders.Showing;
using Demarc.Storage;
using Demarc.Turns;
using Demarc.Understanding;
using Microsoft.Extensions.Options;

namespace Demarc.Features.Orders.Changes;

/// <summary>Changes said in chat: "48213 foc 12/2 per Lumen portal", "note on 48213: customer wants mornings".</summary>
public sealed partial class ChangeTurns(OrderAsking asking, OrderAccess access, OrderChanging changing, IOptions<OrdersOptions> options)
{
    const string DaySlot = "date";

    public async Task<Reply> SetAsync(Turn turn, Session session, CancellationToken cancel)
    {
        if (turn.Pending is { Slot: DaySlot, Detail: { } detail } && DayAnswered(turn, detail) is var (id, date, day))
        {
            return await ChangeAsync(turn, session, await session.LoadAsync(OrderBook.All, id, cancel), [new Edit.Date(date, day)], null, cancel);
        }

        var said = ChangeText.Read(Without(turn), options.Value.Today(turn.Now), turn.Now);
        return await EachAsync(
            turn, session,
            async order => said switch
            {
                { Edits.Count: > 0 } => await ChangeAsync(turn, session, order, said.Edits, said.Source, cancel),
                { OwnerName: { } name } => await AssignAsync(turn, session, order, name, said.Source, cancel),
                { WithoutDay: { } which } => WhichDay(order, which),
                _ => NotUnderstood(order),
            },
            cancel);
    }

    public Task<Reply> NoteAsync(Turn turn, Session session, CancellationToken cancel)
    {
        var isForPartner = ForPartner().IsMatch(turn.Inbound.Text);
        var words = NoteWords(turn);
        return EachAsync(
            turn, session,
            async order => words.Length == 0
                ? new Reply.Say(
                    new Card("order-note", "", Text.Of($"What shall I note on order {order.Number}? Write it as \"note on {order.Number}: …\", or use the form; it tells internal notes and those to the partner apart."))
                    {
                        Buttons = [new FormButton($"Add a note to {order.Number}", OrderVerbs.NoteForm, order.Id)],
                    },
                    Audience.Staff)
                : await ChangeAsync(turn, session, order, [new Edit.Note(words, !isForPartner)], null, cancel),
            cancel);
    }

    async Task<Reply> EachAsync(Turn turn, Session session, Func<Order, Task<Reply>> act, CancellationToken cancel)
    {
        if (!turn.Person.IsStaff)
        {
            return new Reply.Say(
                Answering.Line("order-not-yours", Text.Plain("Only our order desk changes what is on record of an order. Tell your project manager what is wrong, or escalate the order, and they will see to it.")),
                Audience.Anyone);
        }

        var asked = await asking.AskAsync(turn, session, cancel);
        var replies = new List<Reply>();
        foreach (var found in asked.Orders)
        {
            var order = await session.LoadAsync(OrderBook.All, found.Id, cancel);
            replies.Add((order is null || !access.Allows(turn.Person, Act.ChangeOrder, order) ? NotAllowed() : await act(order)) with { Focus = new Focus(OrderAsking.FocusKind, [.. asked.Orders.Select(each => each.Id)]) });
        }

        replies.AddRange(asked.Others);
        return replies is [var only] ? only : new Reply.Several(replies);
    }

    async Task<Reply> ChangeAsync(Turn turn, Session session, Order? order, IReadOnlyList<Edit> edits, string? source, CancellationToken cancel)
    {
        if (order is null || !access.Allows(turn.Person, Act.ChangeOrder, order))
        {
            return NotAllowed();
        }

        var edited = await changing.ChangeAsync(turn, session, order, edits, source, cancel);
        return new Reply.Say(edited.Order is null ? OrderChanging.Refused(order, edited) : OrderChanging.Said(edited.Order, edited, edits), Audience.Staff);
    }

    async Task<Reply> AssignAsync(Turn turn, Session session, Order order, string name, string? source, CancellationToken cancel)
    {
        var key = Spelling.Key(name);
        var staff = (await session.QueryAsync(Roster.People, Roster.People.All.Take(5000), cancel)).Where(person => person is { IsStaff: true, Gone: false }).ToList();
        var fits = staff.Where(person => Spelling.Key(person.Name) == key || person.Id.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList();
        fits = fits.Count == 0 ? [.. staff.Where(person => Spelling.Words(person.Name).Contains(key))] : fits;
        return fits is [var owner]
            ? await ChangeAsync(turn, session, order, [new Edit.Owner(owner.Id, owner.Name)], source, cancel)
            : new Reply.Say(
                Answering.Line("order-owner", Text.Plain(fits.Count == 0
                    ? $"Nobody of our staff is called \"{name}\". Write the full name."
                    : $"\"{name}\" can be {string.Join(" or ", fits.Select(person => person.Name))}. Write the full name.")),
                Audience.Staff);
    }

    static Reply.Say WhichDay(Order order, OrderDate date) =>
        new(Answering.Line("order-which-day", Text.Plain($"Which day is it, \"{date.Words()}\" of order {order.Number}? Write it as 12/2, Dec 2 or tomorrow, or \"none\" to take it away.")), Audience.Staff)
        {
            Pending = new Pending("order.set", DaySlot, $"{order.Id}|{date}"),
        };

    static Reply.Say NotUnderstood(Order order) => new(
        new Card("order-change-how", "", Text.Of($"I did not understand what to change on order {order.Number}. Say it like \"{order.Number} foc 12/2 per Lumen portal\", \"{order.Number} jeopardy 1U permit\", \"{order.Number} next: chase the DLR by Friday\", or use a form."))
        {
            Buttons = [new FormButton($"Change dates of {order.Number}", OrderVerbs.DatesForm, order.Id), new FormButton($"Change state of {order.Number}", OrderVerbs.StateForm, order.Id)],
        },
        Audience.Staff);

    static Reply.Say NotAllowed() => new(Answering.Line("order-not-allowed", Text.Plain("Your role does not change orders. A project manager or order fulfilment does.")), Audience.Staff);

    (string Id, OrderDate Date, DateOnly? Day)? DayAnswered(Turn turn, string detail)
    {
        if (detail.Split('|') is not [var id, var name] || !Enum.TryParse<OrderDate>(name, out var date))
        {
            return null;
        }

        var said = turn.Inbound.Text.Trim().TrimEnd('.', '!');
        return CellNone().IsMatch(said) ? (id, date, null)
            : SaidDay.Find(said, options.Value.Today(turn.Now), ChangeText.HasHappened(date)) is var (day, _, _) ? (id, date, day)
            : null;
    }

    /// <summary>What was said, without what stands for the order.</summary>
    static string Without(Turn turn)
    {
        var text = turn.Meaning is { Text.Length: > 0 } meaning ? meaning.Text : turn.Inbound.Text;
        foreach (var entity in turn.Meaning?.Entities.Where(entity => entity.Kind is EntityKind.OrderId or EntityKind.Pon or EntityKind.CircuitId or EntityKind.Tn or EntityKind.Account or EntityKind.Customer or EntityKind.Site) ?? [])
        {
            var at = entity.Text.Length > 0 ? text.IndexOf(entity.Text, StringComparison.OrdinalIgnoreCase) : -1;
            text = at < 0 ? text : text.Remove(at, entity.Text.Length);
        }

        return LeadingOrder().Replace(text, " ");
    }

    static string NoteWords(Turn turn)
    {
        var text = turn.Inbound.Text;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return (colon >= 0 ? text[(colon + 1)..] : NoteHead().Replace(Without(turn), "")).Trim();
    }

    [GeneratedRegex(@"\A\s*(?:none|clear|remove|take it away|delete|tbd)\s*\z", RegexOptions.IgnoreCase)]
    private static partial Regex CellNone();

    [GeneratedRegex(@"\b(?:set|update|change|mark|put)\b\s*|\border\b\s*#?", RegexOptions.IgnoreCase)]
    private static partial Regex LeadingOrder();

    [GeneratedRegex(@"\A\s*(?:please\s+)?(?:add\s+(?:a\s+)?)?(?:internal\s+)?note\b\s*(?:on|for|to|that)?\s*(?:the\s+)?(?:partner)?\s*(?:on|for)?\s*", RegexOptions.IgnoreCase)]
    private static partial Regex NoteHead();

    [GeneratedRegex(@"\A[^:]*\b(?:note\s+(?:to|for)\s+(?:the\s+)?(?:partner|agent|agency|rep)|tell\s+(?:the\s+)?(?:partner|agent|agency|rep))\b", RegexOptions.IgnoreCase)]
    private static partial Regex ForPartner();
}
