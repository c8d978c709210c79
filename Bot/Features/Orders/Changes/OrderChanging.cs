using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Features.Orders.Following;
using Demarc.Features.Orders.Showing;
using Demarc.Storage;
using Demarc.Time;
using Demarc.Turns;
using Microsoft.Extensions.Options;

namespace Demarc.Features.Orders.Changes;

/// <summary>Makes changes that staff said or filled in: rules, audit trail, live cards, followers, in one session.</summary>
public sealed class OrderChanging(News news, Calendars calendars, IOptions<OrdersOptions> options)
{
    /// <param name="source">Who knows it; null: the person says so themselves.</param>
    public async Task<Edited> ChangeAsync(Turn turn, Session session, Order order, IReadOnlyList<Edit> edits, string? source, CancellationToken cancel)
    {
        var evidence = new Evidence(source is { Length: > 0 } ? source : $"{turn.Person.Name} in chat", turn.Now, turn.Person.Id);
        var edited = Editing.Apply(order, edits, evidence, options.Value.Today(turn.Now));
        if (edited.Order is null)
        {
            return edited;
        }

        session.Save(OrderBook.All, edited.Order);
        foreach (var change in edited.Changes)
        {
            session.Record(turn, "order.change", order.Id, $"{ChangeWords.NameOf(change.Field)} {change.Before ?? "none"} → {change.After ?? "none"}");
        }

        foreach (var note in edits.OfType<Edit.Note>())
        {
            session.Record(turn, note.IsInternal ? "order.note-internal" : "order.note-to-partner", order.Id);
        }

        await session.TouchAsync(Order.SubjectOf(order.Id), turn.Now, cancel);
        if (edited.Changes.Any(change => ChangeWords.IsNews(change.Field)) || edits.Any(edit => edit is Edit.Note { IsInternal: false }))
        {
            await news.TellAsync(session, edited.Order, turn.Person.Id, turn.Now, cancel);
        }

        return edited with { Warnings = [.. edited.Warnings, .. DayChecks.Of(order, edits, calendars.Of(order.Supplier))] };
    }

    /// <summary>What was done, with what followed from it and what to look at.</summary>
    public static Card Said(Order order, Edited edited, IReadOnlyList<Edit> edits)
    {
        var changes = edited.Changes.Select(change => ChangeWords.Of(change.Field, change.Before, change.After)).ToList();
        var notes = edits.OfType<Edit.Note>().Select(note => Text.Plain(note.IsInternal ? "internal note kept" : "note to the partner kept")).ToList();
        var lead = changes.Count + notes.Count == 0
            ? Text.Of($"Order {order.Number}: {(edited.Remarks.Count > 0 ? string.Join(" ", edited.Remarks) : "it is so already; nothing was changed.")}")
            : Text.Of($"Order {order.Number} for {order.Customer}{(changes.Count > 0 ? " is changed." : ":")} {Text.Join("; ", changes.Concat(notes))}.{(edited.Remarks.Count > 0 ? " " + string.Join(" ", edited.Remarks) : "")}");
        return new Card("order-changed", "", lead)
        {
            Tone = edited.Warnings.Count > 0 ? Tone.Warning : Tone.Good,
            Body = edited.Warnings.Count == 0 ? [] : [new Section("Look at this", [new Bullets([.. edited.Warnings.Select(warning => Text.Plain($"{warning.Words} {warning.Cure}"))])], Tone.Warning)],
            Buttons = [new ActionButton($"Open {order.Number}", OrderVerbs.Open, order.Id)],
        };
    }

    public static Card Refused(Order order, Edited edited) => new("order-not-changed", "", Text.Plain($"Order {order.Number} was not changed. {string.Join(" ", edited.Errors.Select(error => $"{error.Words} {error.Cure}"))}"))
    {
        Tone = Tone.Warning,
        Buttons = [new FormButton($"Change dates of {order.Number}", OrderVerbs.DatesForm, order.Id)],
    };
}
