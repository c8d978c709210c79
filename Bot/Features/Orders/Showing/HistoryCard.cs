using Demarc.Cards.Model;

namespace Demarc.Features.Orders.Showing;

/// <summary>Every change and note of an order that its reader may see, newest first, with before, after and who knew it.</summary>
static class HistoryCard
{
    const int Most = 30;

    public static Card Draw(OrderSight sight)
    {
        var order = sight.Order;
        var changes = order.History.Where(change => ChangeWords.IsFor(sight.Viewer, change.Field))
            .Select(change => (change.At, What: ChangeWords.Of(change.Field, change.Before, change.After), From: From(change.From, sight)));
        var notes = order.Notes.Where(note => !note.IsInternal || sight.Viewer.SeesInternal)
            .Select(note => (note.At, What: Text.Of($"{Text.Bold(note.IsInternal ? "Internal note" : sight.Viewer.IsStaff ? "Note to the partner" : "Note to you")}: {note.Words}"), From: sight.NameOf(note.By)));
        var (known, written) = (changes.ToList(), notes.ToList());
        var all = known.Concat(written).OrderByDescending(each => each.At).ToList();
        return new Card("order-history", $"History of {OrderPhrases.Name(order)}", Summary(order, known.Count, written.Count, all.Count > 0 ? all[0].What : Text.Empty))
        {
            Body = all.Count == 0 ? [] :
            [
                new Table(
                    all.Count > Most ? $"The newest {Most} of {all.Count} entries" : "Newest first",
                    ["What", "When", "From where"],
                    [.. all.Take(Most).Select(each => (IReadOnlyList<Text>)[each.What, Text.At(each.At), Text.Plain(each.From)])]),
            ],
            Buttons = [new ActionButton($"Open {order.Number}", OrderVerbs.Open, order.Id)],
        };
    }

    static Text Summary(Order order, int changes, int notes, Text last) => (changes, notes) switch
    {
        (0, 0) => Text.Of($"Nothing has changed on order {order.Number} since it is known here."),
        (0, _) => Text.Of($"Order {order.Number} has not changed since it is known here; it has {Counted(notes, "note")}. Last: {last}."),
        (_, 0) => Text.Of($"Order {order.Number} has changed {Times(changes)}, last: {last}."),
        _ => Text.Of($"Order {order.Number} has changed {Times(changes)} and has {Counted(notes, "note")}. Last: {last}."),
    };

    static string Times(int count) => count == 1 ? "once" : $"{count} times";

    static string Counted(int count, string what) => count == 1 ? $"one {what}" : $"{count} {what}s";

    // "Dana Ortiz in chat" already says who.
    static string From(Evidence from, OrderSight sight) =>
        from.By is { } by && sight.Viewer.IsStaff && sight.NameOf(by) is var name && !from.Source.Contains(name, StringComparison.OrdinalIgnoreCase) ? $"{from.Source}, by {name}" : from.Source;
}
