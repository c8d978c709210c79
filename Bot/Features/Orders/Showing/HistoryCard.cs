using Demarc.Cards.Model;

namespace Demarc.Features.Orders.Showing;

/// <summary>Every change of an order that its reader may see, newest first, with before, after and who knew it.</summary>
static class HistoryCard
{
    const int Most = 30;

    public static Card Draw(OrderSight sight)
    {
        var changes = sight.Order.History.Where(change => ChangeWords.IsFor(sight.Viewer, change.Field)).Reverse().ToList();
        var summary = changes switch
        {
            [] => Text.Of($"Nothing has changed on order {sight.Order.Number} since it is known here."),
            [var last, ..] => Text.Of($"Order {sight.Order.Number} has changed {(changes.Count == 1 ? "once" : $"{changes.Count} times")}, last: {ChangeWords.NameOf(last.Field)} {ChangeWords.FromTo(last.Before, last.After)}."),
        };
        return new Card("order-history", $"History of {OrderPhrases.Name(sight.Order)}", summary)
        {
            Body = changes.Count == 0 ? [] :
            [
                new Table(
                    changes.Count > Most ? $"The newest {Most} of {changes.Count} changes" : "Changes, newest first",
                    ["What", "When", "From where"],
                    [.. changes.Take(Most).Select(change => (IReadOnlyList<Text>)[ChangeWords.Of(change.Field, change.Before, change.After), Text.At(change.At), Text.Plain(From(change.From, sight))])]),
            ],
            Buttons = [new ActionButton($"Open {sight.Order.Number}", OrderVerbs.Open, sight.Order.Id)],
        };
    }

    // "Dana Ortiz in chat" already says who.
    static string From(Evidence from, OrderSight sight) =>
        from.By is { } by && sight.Viewer.IsStaff && sight.NameOf(by) is var name && !from.Source.Contains(name, StringComparison.OrdinalIgnoreCase) ? $"{from.Source}, by {name}" : from.Source;
}
