using System.Globalization;
using System.Text.RegularExpressions;
using Demarc.Cards.Model;
using Demarc.Features.Orders.Showing;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.Orders.Changes;

/// <summary>"Undo last change on 48404", and "undo" after a message that changed several: what the person changed last is shown, and taken back after a yes.</summary>
public sealed partial class UndoTurns(ChangeTurns changes, OrderChanging changing, OrderAccess access)
{
    public const string Slot = "undo_sure";

    public static bool IsMeant(Turn turn) => Undo().IsMatch(turn.Inbound.Text) || turn.Pending is { Intent: "order.set", Slot: Slot };

    /// <summary>"undo", "oops, take that back": of what was said last, whatever that is about now. A draft that is open has its own undo.</summary>
    public static string? In(string text, Pending? pending) => pending is null or { Intent: "order.set" } && Alone().IsMatch(text) ? "order.set" : null;

    public async Task<Reply> UndoAsync(Turn turn, Session session, CancellationToken cancel)
    {
        if (turn.Pending is not { Slot: Slot, Detail: { } detail } || Undo().IsMatch(turn.Inbound.Text))
        {
            return await changes.TogetherAsync(turn, session, orders => Task.FromResult<Reply>(Ask(turn, orders)), cancel);
        }

        return ChangeTurns.Names(turn).Count > 0 ? await changes.SetAsync(turn, session, cancel) : await AnsweredAsync(turn, session, detail, cancel);
    }

    /// <param name="detail">Lines of order id and the mark of what is to be taken back there.</param>
    async Task<Reply> AnsweredAsync(Turn turn, Session session, string detail, CancellationToken cancel)
    {
        var asked = new List<(Order Order, string Mark)>();
        foreach (var line in detail.Split('\n'))
        {
            if (line.Split('|') is [var id, var mark] && await session.LoadAsync(OrderBook.All, id, cancel) is { } order && access.Allows(turn.Person, Act.ChangeOrder, order))
            {
                asked.Add((order, mark));
            }
        }

        if (asked.Count == 0)
        {
            return ChangeQuestions.NotAllowed();
        }

        if (!Consent.IsGiven(turn))
        {
            return Said(asked is [var (one, _)] ? $"Order {one.Number} stays as it is; nothing was taken back." : $"Orders {Numbers(asked.Select(each => each.Order))} stay as they are; nothing was taken back.");
        }

        var done = new List<(Order Order, Edited Edited, IReadOnlyList<Edit> Edits)>();
        var left = new List<string>();
        foreach (var (order, mark) in asked)
        {
            var last = Undoing.LastOf(order, turn.Person.Id);
            if (last.Count == 0 || Mark(last) != mark || Undoing.Overtaken(order, last) is not null || Undoing.Back(last, turn.Now) is not { } edits)
            {
                left.Add($"Order {order.Number} was changed meanwhile; nothing was taken back there. Say \"undo last change on {order.Number}\" to look at it again.");
                continue;
            }

            var edited = await changing.ChangeAsync(turn, session, order, edits, null, cancel);
            done.Add((order, edited, edits));
            if (edited.Order is not null)
            {
                session.Record(turn, "order.undo", order.Id, string.Join(", ", last.Select(change => ChangeWords.NameOf(change.Field))));
            }
        }

        return new Reply.Say(done switch
        {
            [] => Answering.Line("order-undo", Text.Plain(string.Join(" ", left))),
            [var (order, edited, edits)] when left.Count == 0 => edited.Order is null ? OrderChanging.Refused(order, edited) : OrderChanging.Said(edited.Order, edited, edits),
            _ => ChangeQuestions.Several(done, left),
        }, Audience.Staff);
    }

    /// <summary>Of orders that are named each has its own last change; said of none, the last message is meant and all that it changed.</summary>
    static Reply.Say Ask(Turn turn, IReadOnlyList<Order> orders)
    {
        var lasts = orders.Select(order => (Order: order, Last: Undoing.LastOf(order, turn.Person.Id))).Where(each => each.Last.Count > 0).ToList();
        if (lasts.Count == 0)
        {
            return Said($"You have changed nothing on {(orders.Count == 1 ? "order" : "orders")} {Numbers(orders)} that I could take back; nothing was changed.");
        }

        if (ChangeTurns.Names(turn).Count == 0)
        {
            var newest = lasts.Max(each => each.Last[^1].At);
            lasts = [.. lasts.Where(each => each.Last[^1].At == newest)];
        }

        var can = lasts.Where(each => WhyNot(each.Order, each.Last, turn.Now) is null).ToList();
        var cannot = lasts.Select(each => WhyNot(each.Order, each.Last, turn.Now)).OfType<Text>().ToList();
        if (can.Count == 0)
        {
            return new Reply.Say(Answering.Line("order-undo", Text.Join(" ", cannot)), Audience.Staff);
        }

        var card = lasts is [var (order, last)]
            ? Answering.Line("order-undo-sure", Text.Of($"You changed order {order.Number} last. {Words(last)}. Take it back? Say \"yes\" to do it or \"no\" to leave it. Nothing is changed yet."))
            : Answering.Line("order-undo-sure", Text.Plain($"You changed {lasts.Count} orders. Take back {(cannot.Count == 0 ? "all of it" : $"what I can, on {Numbers(can.Select(each => each.Order))}")}? Say \"yes\" to do it or \"no\" to leave it. Nothing is changed yet.")) with
            {
                Body = [new Bullets([.. can.Select(each => Text.Of($"{each.Order.Number} for {each.Order.Customer}. {Words(each.Last)}")), .. cannot])],
            };
        return new Reply.Say(card, Audience.Staff) { Pending = new Pending("order.set", Slot, string.Join('\n', can.Select(each => $"{each.Order.Id}|{Mark(each.Last)}"))) };
    }

    /// <returns>Null: it can be taken back.</returns>
    static Text? WhyNot(Order order, IReadOnlyList<OrderChange> last, DateTimeOffset now) =>
        Undoing.Overtaken(order, last) is { } since ? Text.Of($"Your last change on order {order.Number} was changed again since ({since.From.Source}); nothing was taken back. Say what it should be instead.")
        : Undoing.Back(last, now) is null ? Text.Of($"On order {order.Number} I cannot take this back by itself. {Words(last)}. Nothing was changed; say what it should be, or use the form.")
        : null;

    static Text Words(IReadOnlyList<OrderChange> last) => Text.Join("; ", last.Select(change => ChangeWords.Of(change.Field, change.Before, change.After)));

    static string Numbers(IEnumerable<Order> orders) => string.Join(" and ", orders.Select(order => order.Number));

    static string Mark(IReadOnlyList<OrderChange> last) => last[^1].At.UtcTicks.ToString(CultureInfo.InvariantCulture);

    static Reply.Say Said(string words) => new(Answering.Line("order-undo", Text.Plain(words)), Audience.Staff);

    const RegexOptions Flags = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\A\W*(?:(?:please|pls|oops|ooops|whoops|sorry|no|wait|can you|could you|argh|ugh|my bad)\W+)*(?:(?:order\s*)?[\w-]*\d[\w-]*\W+)?(?:undo|revert|roll\s?back|reverse|take\s+(?:it|that|this|my\s+(?:last\s+)?change|the\s+last\s+change)?\s*back)\b", Flags)]
    private static partial Regex Undo();

    [GeneratedRegex(@"\A\W*(?:(?:please|pls|oops|ooops|whoops|sorry|no|wait|can you|could you|argh|ugh|my bad)\W+)*(?:undo|revert|roll\s?back|take\s+(?:it|that|this|all of (?:it|that))\s+back)(?:\s+(?:it|that|this|all|both|them|of|everything|please|pls|again|my|the|last|change|changes|edit|message|one))*\W*\z", Flags)]
    private static partial Regex Alone();
}
