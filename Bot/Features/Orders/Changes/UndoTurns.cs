using System.Globalization;
using System.Text.RegularExpressions;
using Demarc.Cards.Model;
using Demarc.Features.Orders.Showing;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.Orders.Changes;

/// <summary>"Undo last change on 48404": what the person changed last on that order is shown, and taken back after a yes.</summary>
public sealed partial class UndoTurns(ChangeTurns changes, OrderChanging changing, OrderAccess access)
{
    public const string Slot = "undo_sure";

    public static bool IsMeant(Turn turn) => Undo().IsMatch(turn.Inbound.Text) || turn.Pending is { Intent: "order.set", Slot: Slot };

    public async Task<Reply> UndoAsync(Turn turn, Session session, CancellationToken cancel)
    {
        if (turn.Pending is not { Slot: Slot, Detail: { } detail } || Undo().IsMatch(turn.Inbound.Text))
        {
            return await changes.TogetherAsync(turn, session, orders => Task.FromResult<Reply>(orders is [var order] ? Ask(turn, order) : Said("I take back the last change of one order at a time: say \"undo last change on " + orders[0].Number + "\".")), cancel);
        }

        if (ChangeTurns.Names(turn).Count > 0)
        {
            return await changes.SetAsync(turn, session, cancel);
        }

        if (detail.Split('|') is not [var id, var at] || await session.LoadAsync(OrderBook.All, id, cancel) is not { } asked || !access.Allows(turn.Person, Act.ChangeOrder, asked))
        {
            return ChangeQuestions.NotAllowed();
        }

        if (turn.Meaning?.Intent != "meta.yes" && !Yes().IsMatch(turn.Inbound.Text))
        {
            return Said($"Order {asked.Number} stays as it is; nothing was taken back.");
        }

        var last = Undoing.LastOf(asked, turn.Person.Id);
        if (last.Count == 0 || Mark(last) != at || Undoing.Overtaken(asked, last) is not null || Undoing.Back(last, turn.Now) is not { } edits)
        {
            return Said($"Order {asked.Number} was changed meanwhile; nothing was taken back. Say \"undo last change on {asked.Number}\" to look at it again.");
        }

        var edited = await changing.ChangeAsync(turn, session, asked, edits, null, cancel);
        if (edited.Order is not null)
        {
            session.Record(turn, "order.undo", asked.Id, string.Join(", ", last.Select(change => ChangeWords.NameOf(change.Field))));
        }

        return new Reply.Say(edited.Order is null ? OrderChanging.Refused(asked, edited) : OrderChanging.Said(edited.Order, edited, edits), Audience.Staff);
    }

    static Reply.Say Ask(Turn turn, Order order)
    {
        var last = Undoing.LastOf(order, turn.Person.Id);
        if (last.Count == 0)
        {
            return Said($"You have changed nothing on order {order.Number} that I could take back; nothing was changed.");
        }

        if (Undoing.Overtaken(order, last) is { } since)
        {
            return Said($"Your last change on order {order.Number} was changed again since ({since.From.Source}); nothing was taken back. Say what it should be instead.");
        }

        var words = Text.Join("; ", last.Select(change => ChangeWords.Of(change.Field, change.Before, change.After)));
        return Undoing.Back(last, turn.Now) is null
            ? Said($"I cannot take this back by itself: {words}. Nothing was changed; say what it should be on order {order.Number}, or use the form.")
            : new Reply.Say(Answering.Line("order-undo-sure", Text.Of($"Your last change on order {order.Number}: {words}. Take it back? Say \"yes\" to do it or \"no\" to leave it. Nothing is changed yet.")), Audience.Staff)
            {
                Pending = new Pending("order.set", Slot, $"{order.Id}|{Mark(last)}"),
            };
    }

    static string Mark(IReadOnlyList<OrderChange> last) => last[^1].At.UtcTicks.ToString(CultureInfo.InvariantCulture);

    static Reply.Say Said(string words) => new(Answering.Line("order-undo", Text.Plain(words)), Audience.Staff);

    const RegexOptions Flags = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\A\W*(?:(?:please|pls|oops|sorry|no|wait)\W+)*(?:(?:order\s*)?[\w-]*\d[\w-]*\W+)?(?:undo|revert|roll\s?back|reverse|take\s+(?:it|that|this|my\s+(?:last\s+)?change|the\s+last\s+change)?\s*back)\b", Flags)]
    private static partial Regex Undo();

    [GeneratedRegex(@"\A\W*(?:yes|yep|yeah|y|ok|okay|sure|do it|go ahead|confirm(?:ed)?)\b\W*\z", Flags)]
    private static partial Regex Yes();
}
