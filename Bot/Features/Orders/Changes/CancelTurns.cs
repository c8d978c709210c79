using System.Globalization;
using System.Text.RegularExpressions;
using Demarc.Cards.Model;
using Demarc.Storage;
using Demarc.Turns;
using Demarc.Understanding.Stances;
using Microsoft.Extensions.Options;

namespace Demarc.Features.Orders.Changes;

/// <summary>Cancelling an order in chat: the reason is asked for, then a yes; before that nothing is changed.</summary>
public sealed partial class CancelTurns(ChangeTurns changes, OrderChanging changing, Showing.OrderAccess access, IOptions<OrdersOptions> options)
{
    public const string Intent = "order.cancel";

    const string ReasonSlot = "cancel_reason";
    const string SureSlot = "cancel_sure";
    const int MostReason = 300;

    public async Task<Reply> CancelAsync(Turn turn, Session session, CancellationToken cancel)
    {
        if (turn.Pending is { Intent: Intent, Detail: { } detail } pending && detail.Split('|', 3) is [var id, var on, var reason] && !ChangeTurns.Names(turn).Any())
        {
            return await session.LoadAsync(OrderBook.All, id, cancel) is { } order && access.Allows(turn.Person, Act.ChangeOrder, order)
                ? await AnsweredAsync(turn, session, order, DateOnly.ParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture), pending.Slot, reason, cancel)
                : ChangeQuestions.NotAllowed();
        }

        var said = ChangeTurns.Masked(turn);
        var stance = ChangeStance.OfCancelling(said);
        return IsUncancelled(turn) || stance == Stance.Denied ? await changes.SetAsync(turn, session, cancel)
            : stance != Stance.Told ? await changes.TogetherAsync(turn, session, orders => Task.FromResult<Reply>(NotSaid(orders, stance)), cancel)
            : await changes.TogetherAsync(turn, session, orders => Task.FromResult<Reply>(Ask(turn, orders)), cancel);
    }

    /// <summary>Something that happened is asked for, or other words of an order reached a cancellation: the order itself answers.</summary>
    public static bool IsAsked(Turn turn)
    {
        var said = ChangeTurns.Masked(turn);
        return !ChangeStance.Forbids(said) && (turn.Pending is { Intent: Intent }
            ? ChangeTurns.Names(turn).Count > 0 && !IsUncancelled(turn) && (!Cancels().IsMatch(said) || (ChangeStance.Of(said) == Stance.Asked && ChangeStance.AsksWhetherItIs(said)))
            : ChangeStance.Of(said) == Stance.Asked && ChangeStance.AsksWhetherItIs(said));
    }

    static bool IsUncancelled(Turn turn) => ChangeText.Read(ChangeTurns.Without(turn), DateOnly.FromDateTime(turn.Now.UtcDateTime), turn.Now).Edits.Any(edit => edit is Edit.Date { Which: OrderDate.Cancelled, Day: null });

    static Reply.Say NotSaid(IReadOnlyList<Order> orders, Stance stance) => new(
        Answering.Line("order-unchanged", Text.Plain($"{(stance == Stance.Forbidden ? "As you said, nothing" : "Nothing")} was cancelled: {string.Join(" and ", orders.Select(order => $"order {order.Number} {(order.Dates.Cancelled is null ? "stays as it is" : "is cancelled already")}"))}. To cancel it, say \"cancel {orders[0].Number}\" with the reason.")), Audience.Staff);

    async Task<Reply> AnsweredAsync(Turn turn, Session session, Order order, DateOnly on, string slot, string reason, CancellationToken cancel)
    {
        var said = turn.Inbound.Text.Trim();
        if (turn.Meaning?.Intent is "meta.no" or "meta.cancel" || No().IsMatch(said))
        {
            return new Reply.Say(Answering.Line("order-unchanged", Text.Plain($"Order {order.Number} stays as it is; nothing was cancelled.")), Audience.Staff);
        }

        var isYes = turn.Meaning?.Intent == "meta.yes" || Consent.IsYes(said);
        if (slot == SureSlot && isYes)
        {
            IReadOnlyList<Edit> edits = [new Edit.Date(OrderDate.Cancelled, on), new Edit.Note($"Cancelled: {reason}", IsInternal: true)];
            var edited = await changing.ChangeAsync(turn, session, order, edits, null, cancel);
            return new Reply.Say(edited.Order is null ? OrderChanging.Refused(order, edited) : OrderChanging.Said(edited.Order, edited, edits), Audience.Staff);
        }

        if (ChangeText.Read(said, on, turn.Now) is { Edits: [Edit.Date { Which: OrderDate.Cancelled, Day: null }] })
        {
            return new Reply.Say(Answering.Line("order-unchanged", Text.Plain($"Order {order.Number} stays as it is; nothing was cancelled.")), Audience.Staff);
        }

        return IsReason(said) ? Sure(order, on, slot == ReasonSlot || reason.Length == 0 ? said : $"{reason} {said}")
            : slot == ReasonSlot ? Why(order, on)
            : Sure(order, on, reason);
    }

    /// <summary>A yes, a question, a doubt and a command are no reasons.</summary>
    public static bool IsReason(string said) => said.Count(char.IsLetter) >= 3 && !said.Contains('?') && !Consent.IsYes(said) && !NoReason().IsMatch(said);

    Reply Ask(Turn turn, IReadOnlyList<Order> orders)
    {
        if (orders is not [var order])
        {
            return new Reply.Say(Answering.Line("order-cancel-one", Text.Plain($"I cancel one order at a time, each with its reason. Say \"cancel {orders[0].Number}\" first.")), Audience.Staff);
        }

        if (order.Dates.Cancelled is { } already)
        {
            return new Reply.Say(Answering.Line("order-cancelled-already", Text.Of($"Order {order.Number} is cancelled since {already.On} already. If it is on again, say \"{order.Number} cancelled none\".")), Audience.Staff);
        }

        var today = options.Value.Today(turn.Now);
        var words = ChangeTurns.Without(turn);
        var day = SaidDay.Find(words, today, hasHappened: true);
        var reason = Head().Replace(day is var (_, start, length) ? words.Remove(start, length) : words, " ").Trim(' ', ',', '.', ':', ';', '-', '!');
        return reason.Count(char.IsLetter) >= 4 ? Sure(order, day?.Day ?? today, reason) : Why(order, day?.Day ?? today);
    }

    static Reply.Say Why(Order order, DateOnly on) => new(
        Answering.Line("order-cancel-why", Text.Of($"Why is order {order.Number} for {order.Customer} cancelled? Say the reason, or \"no\" to leave it. Nothing is changed yet.{(order.Dates.Installed is { } installed ? Text.Of($" It is installed since {installed.On}: a disconnect may be what is meant.") : Text.Empty)}")), Audience.Staff)
    {
        Pending = new Pending(Intent, ReasonSlot, Detail(order, on, "")),
    };

    static Reply.Say Sure(Order order, DateOnly on, string reason)
    {
        var kept = reason.Length > MostReason ? reason[..MostReason] : reason;
        return new Reply.Say(
            Answering.Line("order-cancel-sure", Text.Of($"Mark order {order.Number} for {order.Customer} as cancelled on {on}, because: {kept}? Say \"yes\" to do it or \"no\" to leave it. Cancelling it with {(order.Supplier.Length > 0 ? order.Supplier : "the supplier")} is still to be done there.")), Audience.Staff)
        {
            Pending = new Pending(Intent, SureSlot, Detail(order, on, kept)),
        };
    }

    static string Detail(Order order, DateOnly on, string reason) => $"{order.Id}|{on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}|{reason}";

    const RegexOptions Flags = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\A\W*(?:no|nope|don'?t|do not|don'?t (?:do it|cancel(?: it)?)|do not (?:do it|cancel(?: it)?)|leave it|keep it|forget it|cancel that|never ?mind|stop)\b\W*\z", Flags)]
    private static partial Regex No();

    [GeneratedRegex(@"\A\W*(?:(?:h+m+|u+h+|um+|wait|hold on|one (?:sec|second|moment)|let me (?:check|see|think|ask)|i(?:'?m| am) not sure|not sure|unsure|idk|dunno|no idea|i (?:don'?t|do not) know|don'?t know|maybe|perhaps|later|not yet|undo|oops|sorry|help|thanks|thank you)\b|(?:who|what|whats|when|where|why|how|which|is|are|was|were|did|does|do|can|could|should|will|would|show|list|open|find|follow|unfollow|note|escalate|status|foc|set|push|move|assign|cancel|reinstate|uncancel|remind|tell|search|my orders|late orders|next order)\b)", Flags)]
    private static partial Regex NoReason();

    [GeneratedRegex(@"\b(?:cancel\w*|cxl|kill|void|scrap|nix|withdraw|terminate|pull the plug)\b", Flags)]
    private static partial Regex Cancels();

    [GeneratedRegex(@"\b(?:please|pls|can you|go ahead and|cancel(?:l?ed|l?ing|lation)?|cxl|kill|void|scrap|nix|withdraw|terminate|is|was|has been|got|on|as of|order|because|since|the|for|reason|it|this|that|dead|customer wants to)\b", Flags)]
    private static partial Regex Head();
}
