using Demarc.Cards.Model;
using Demarc.Features.Escalations.Intake;
using Demarc.Features.Escalations.Ladder;
using Demarc.Features.Escalations.Showing;
using Demarc.Features.Orders;
using Demarc.Storage;
using Demarc.Turns;
using Demarc.Understanding;
using Note = Demarc.Cards.Model.Note;

namespace Demarc.Features.Escalations.Lists;

/// <summary>"The order went to jeop, now what": whose move, which move, what to tell the customer, and whether it is time to escalate.</summary>
public sealed class JeopardyHelp(OrdersAtHand orders, EscalationHours hours, Policy policy)
{
    public async Task<Reply> AnswerAsync(Turn turn, Session session, CancellationToken cancel)
    {
        var meaning = turn.Meaning!;
        var named = await orders.InMessageAsync(session, turn.Person, meaning, cancel);
        if (named is null && turn.Focus is { Kind: "order", Ids: [var focused] } && await orders.ByIdAsync(session, turn.Person, focused, cancel) is { } order)
        {
            named = [order];
        }

        var code = meaning.First(EntityKind.Code);
        var seen = named?.Where(one => policy.Allows(turn.Person, Act.SeeOrder, OrdersAtHand.OwnerOf(one))).ToList();
        var replies = new List<Reply>();
        foreach (var one in seen ?? [])
        {
            replies.Add(await OfOrderAsync(turn, session, one, code, cancel));
        }

        return seen switch
        {
            { Count: 1 } => replies[0],
            { Count: > 1 } => new Reply.Several(replies),
            { Count: 0 } => Say(turn, Answering.Line("jeopardy", Text.Of($"I find nothing under {meaning.Entities[0].Text} that you may see. Check the number, or send a PON or circuit id."), Tone.Unknown)),
            _ when code is not null => Say(turn, OfCode(code)),
            _ => Say(turn, Answering.Line("jeopardy", Text.Plain("Which order is it, and which code or words did the supplier give? With the order number I can say whose move it is.")))
                with { Pending = new Pending("jep.action", "order_id") },
        };
    }

    async Task<Reply> OfOrderAsync(Turn turn, Session session, Order order, string? code, CancellationToken cancel)
    {
        var open = (await OpenEscalations.OfOrderAsync(session, order.Id, cancel)).Where(one => policy.Allows(turn.Person, Act.SeeEscalation, one.Owner)).ToList();
        var context = new HealthContext(hours.Today(turn.Now), hours.Calendar);
        var proposal = LevelRules.Propose(new LevelFacts("", order, EscalationKind.Order, context));
        return Say(turn, JeopardyCard.Of(order, code, open, proposal)) with { Focus = new Focus("order", [order.Id]) };
    }

    static Card OfCode(string code) => new("jeopardy", $"Jeopardy {code}", JeopardyActions.Of(code) is { } action
        ? Text.Of($"{JeopardyCard.Whose(action.Court)} {action.Do}")
        : Text.Of($"I do not know the code {code}. Go by the supplier's words: ask what they wait for, from whom, and for a new date."))
    {
        Body = [new Note(Text.Plain("Codes mean different things in different interfaces; the supplier's text beside the code decides. Industry list (ASOG); confirm with the supplier."))],
    };

    static Reply.Say Say(Turn turn, Card card) => new(card, Work.Sight.AudienceOf(turn.Person));
}
