using System.Globalization;
using Demarc.Cards.Model;
using Demarc.Turns;
using Demarc.Understanding.Stances;

namespace Demarc.Features.Orders.Changes;

/// <summary>What is asked back, or explained, when a change cannot be made as it was said.</summary>
static class ChangeQuestions
{
    public const string DaySlot = "date";

    /// <param name="unread">What stood where the day should be; empty: nothing.</param>
    public static Reply.Say WhichDay(IReadOnlyList<Order> orders, OrderDate date, string? unread, string? source)
    {
        var (which, number) = (orders is [var only] ? $"order {only.Number}" : $"orders {Numbers(orders)}", orders.Count);
        var now = number == 1 && orders[0].Dates[date] is { } known ? $" It is {known.On.ToString("ddd MMM d, yyyy", CultureInfo.InvariantCulture)} now." : "";
        var lead = unread is { Length: > 0 } ? $"I cannot read \"{unread}\" as one day. Which day is \"{date.Words()}\" of {which}?" : $"Which day is it, \"{date.Words()}\" of {which}?";
        return new Reply.Say(Answering.Line("order-which-day", Text.Plain($"{lead}{now} Write it as 12/2, Dec 2 or tomorrow, or \"none\" to take it away.")), Audience.Staff)
        {
            Pending = new Pending("order.set", DaySlot, string.Join('|', string.Join('\n', orders.Select(order => order.Id)), date, source ?? "")),
            Focus = new Focus(Finding.OrderAsking.FocusKind, [.. orders.Select(order => order.Id)]),
        };
    }

    /// <summary>A date is to be moved that the order does not have.</summary>
    public static Reply.Say NothingToMove(Order order, Move move) => new(
        new Card("order-nothing-to-move", "", Text.Plain($"Order {order.Number} has no date \"{move.Which.Words()}\" that could be moved; nothing was changed. Say which date it is: \"{order.Number} foc {Example(move)}\" or \"{order.Number} requested install {Example(move)}\"."))
        {
            Buttons = [new FormButton($"Change dates of {order.Number}", OrderVerbs.DatesForm, order.Id)],
        },
        Audience.Staff);

    /// <summary>It was not said for certain that it is so: nothing is changed, and how to say it.</summary>
    /// <param name="date">The date that was named.</param>
    /// <param name="day">One to show how a day is written.</param>
    public static Reply.Say NotStated(IReadOnlyList<Order> orders, Stance stance, OrderDate? date, DateOnly day)
    {
        var which = orders is [var only] ? $"order {only.Number}" : $"orders {Numbers(orders)}";
        var why = stance switch
        {
            Stance.Forbidden => ", as you said",
            Stance.Denied => ": you say what is not so, and not what is",
            Stance.Asked => ": you asked",
            _ => ": it was not said for certain",
        };
        var name = (date ?? OrderDate.Foc).Words();
        var how = $"\"{orders[0].Number} {(date is null or OrderDate.Foc ? "foc" : name.ToLowerInvariant())} {day.ToString("M/d", CultureInfo.InvariantCulture)}\"";
        return new Reply.Say(
            Answering.Line("order-unchanged", Text.Plain($"Nothing was changed on {which}{why}. When it is certain, say it like {how}{(date is null ? "" : $", or \"{orders[0].Number} {name.ToLowerInvariant()} none\" to take it away")}.")),
            Audience.Staff);
    }

    /// <summary>A message changes other orders and says nothing of these that can be read.</summary>
    public static Reply.Say NothingRead(IReadOnlyList<Order> orders) => new(
        Answering.Line("order-nothing-read", Text.Plain($"Of {Numbers(orders)} I read no change, so nothing was changed there. Say it on its own, like \"{orders[0].Number} foc 12/2\".")), Audience.Staff);

    /// <summary>Several orders and several days, and nothing tells which is whose.</summary>
    public static Reply.Say WhichIsWhich(IReadOnlyList<Order> orders, OrderDate date, string days) => new(
        Answering.Line("order-which-is-which", Text.Plain($"Which of \"{days}\" is \"{date.Words()}\" of which order? Nothing was changed. Say each with its own day: \"{string.Join(", ", orders.Take(3).Select((order, i) => $"{order.Number} {(date == OrderDate.Foc ? "foc" : date.Words().ToLowerInvariant())} 12/{i + 2}"))}\".")), Audience.Staff);

    public static Reply.Say NotUnderstood(Order order) => new(
        new Card("order-change-how", "", Text.Of($"I did not understand what to change on order {order.Number}. Say it like \"{order.Number} foc 12/2 per Lumen portal\", \"{order.Number} jeopardy 1U permit\", \"{order.Number} next: chase the DLR by Friday\", or use a form."))
        {
            Buttons = [new FormButton($"Change dates of {order.Number}", OrderVerbs.DatesForm, order.Id), new FormButton($"Change state of {order.Number}", OrderVerbs.StateForm, order.Id)],
        },
        Audience.Staff);

    public static Reply.Say NotAllowed() => new(Answering.Line("order-not-allowed", Text.Plain("Your role does not change orders. A project manager or order fulfilment does.")), Audience.Staff);

    /// <summary>A partner says what only the desk changes: who does it, and a way to pass it on.</summary>
    /// <param name="orders">Those of the message that the partner may see.</param>
    public static Reply.Say NotYours(IReadOnlyList<Order> orders) => new(
        new Card("order-not-yours", "", Text.Plain(orders.Count == 0
            ? "Only our order desk changes what is on record of an order. Tell me which order it is, and I pass it on."
            : $"Only our order desk changes what is on record of an order; nothing was changed on {Numbers(orders)}.{Owner(orders)} Press {string.Join(" or ", orders.Select(order => $"\"Pass on {order.Number}\""))} and say what should change; a project manager answers you."))
        {
            Buttons = [.. orders.Take(3).Select(order => new FormButton($"Pass on {order.Number}", OrderVerbs.EscalateForm, order.Id))],
        },
        orders.Count == 0 ? Audience.Anyone : Finding.OrderAsking.AudienceOf(orders));

    /// <summary>The same change on several orders, told once.</summary>
    public static Card Several(IReadOnlyList<(Order Order, Edited Edited, IReadOnlyList<Edit> Edits)> done, IReadOnlyList<string> remarks)
    {
        var made = done.Where(each => each.Edited.Order is not null).ToList();
        var refused = done.Where(each => each.Edited.Order is null).Select(each => OrderChanging.Refused(each.Order, each.Edited).Summary).ToList();
        var cards = made.Select(each => (each.Edited, Card: OrderChanging.Said(each.Edited.Order!, each.Edited, each.Edits))).ToList();
        var warnings = cards.SelectMany(each => each.Edited.Warnings.Select(warning => Text.Plain($"{each.Edited.Order!.Number}: {warning.Words} {warning.Cure}"))).ToList();
        var lead = refused.Count == 0 ? $"{made.Count} orders are changed." : $"{made.Count} of {done.Count} orders {(made.Count == 1 ? "is" : "are")} changed.";
        return new Card("orders-changed", "", Text.Plain(remarks.Count == 0 ? lead : $"{lead} {string.Join(" ", remarks)}"))
        {
            Tone = warnings.Count + refused.Count > 0 ? Tone.Warning : Tone.Good,
            Body =
            [
                new Bullets([.. cards.Select(each => each.Card.Summary), .. refused]),
                .. warnings.Count == 0 ? Array.Empty<Block>() : [new Section("Look at this", [new Bullets(warnings)], Tone.Warning)],
            ],
            Buttons = [.. done.Take(3).Select(each => new ActionButton($"Open {each.Order.Number}", OrderVerbs.Open, each.Order.Id))],
        };
    }

    static string Owner(IReadOnlyList<Order> orders) => orders.Select(order => order.OwnerName).Distinct().ToList() is [{ Length: > 0 } name] ? $" {name} has {(orders.Count == 1 ? "it" : "them")} here." : "";

    static string Numbers(IReadOnlyList<Order> orders) => string.Join(" and ", orders.Select(order => order.Number));

    static string Example(Move move) => move.To is { } day ? day.ToString("M/d", CultureInfo.InvariantCulture) : "12/15";
}
