using Demarc.Cards.Model;
using Demarc.Features.Escalations.Intake;
using Demarc.Features.Escalations.Lists;
using Demarc.Features.Orders;
using Note = Demarc.Cards.Model.Note;

namespace Demarc.Features.Escalations.Showing;

/// <summary>An order in jeopardy: whose move, which move, what to say, and the level an escalation would have.</summary>
static class JeopardyCard
{
    public static Card Of(Order order, string? asked, IReadOnlyList<OpenEscalation> open, LevelProposal proposal)
    {
        var jeopardy = order.Jeopardy;
        var code = jeopardy?.Code ?? asked;
        var action = JeopardyActions.Of(code);
        return new Card("jeopardy", $"Order {order.Number} · {order.Customer}", Summary(order, jeopardy, code, action))
        {
            Tone = jeopardy is null ? Tone.Unknown : Tone.Warning,
            Body =
            [
                new Facts([.. Facts(order, jeopardy, action).Where(fact => !fact.Value.IsEmpty)]),
                .. JeopardyActions.IsCustomers(action)
                    ? [new Section("Say it early", [new Paragraph(Text.Plain("A delay on the customer's side does not count against the supplier, and some suppliers start billing or charge for it all the same. Confirm with the supplier."))], Tone.Warning)]
                    : Array.Empty<Block>(),
                new Section("What to tell the customer", [new Paragraph(Text.Of($"{order.Supplier} reported: {(jeopardy?.Words is { Length: > 0 } words ? words : "no words")}. We act on it and tell you the new date as soon as there is one, or where it stands by tomorrow."))]),
                new Paragraph(Text.Of($"By the rules an escalation would be {proposal.Level}: {proposal.ToString()}.")),
                new Note(Text.Of($"From {order.LastWord.Source}, as of {order.LastWord.AsOf}. Codes mean different things in different interfaces; the supplier's words decide.")),
            ],
            Buttons = [.. Buttons(order, open, proposal)],
        };
    }

    public static string Whose(Court? court) => court switch
    {
        Court.Supplier => "It is the supplier's move.",
        Court.Customer => "It is the customer's move.",
        Court.Partner => "It is the partner's move.",
        Court.ThirdParty => "It is a third party's move.",
        Court.Us => "It is our move.",
        _ => "Whose move it is, the supplier's words say.",
    };

    static Text Summary(Order order, Jeopardy? jeopardy, string? code, JeopardyAction? action)
    {
        var what = action is null ? Text.Plain("Ask the supplier what they wait for, from whom, and for a new date.") : Text.Of($"{Whose(action.Court)} {action.Do}");
        return jeopardy is null
            ? Text.Of($"Order {order.Number} is not in jeopardy as far as I know{(code is null ? "" : $"; for {code}")}. {what}")
            : Text.Of($"Order {order.Number} is in jeopardy{(code is null ? "" : $" ({code})")} since {jeopardy.Since}. {what}");
    }

    static IEnumerable<Fact> Facts(Order order, Jeopardy? jeopardy, JeopardyAction? action)
    {
        yield return new Fact("Supplier's words", jeopardy?.Words);
        yield return new Fact("Whose move", action is null ? Text.Empty : Text.Plain(Whose(action.Court)));
        yield return new Fact("FOC", order.Dates.Foc is { } foc ? Text.Date(foc.On) : Text.Plain("none given"));
        yield return new Fact("Next step", order.Next is { } next ? Text.Of($"{next.What}{(next.By is { } by ? Text.Of($", by {by}") : Text.Empty)}") : Text.Plain("none set: set one with a date"));
    }

    static IEnumerable<Button> Buttons(Order order, IReadOnlyList<OpenEscalation> open, LevelProposal proposal)
    {
        foreach (var one in open.Take(2))
        {
            yield return new AskButton($"Show {one.Id}", $"show {one.Id}");
        }

        yield return new FormButton($"Escalate {order.Number} as {proposal.Level}", EscalationForms.New, order.Id)
        {
            Style = proposal.Level == EscalationLevel.Low || open.Count > 0 ? ButtonStyle.Default : ButtonStyle.Primary,
        };
    }
}
