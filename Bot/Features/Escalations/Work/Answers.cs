using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Turns;

namespace Demarc.Features.Escalations.Work;

/// <summary>The same answer to a click and to words: a click is told in one line and its card is redrawn, words are answered where they were said.</summary>
static class Answers
{
    public static Reply Done(Turn turn, Text words, Escalation escalation) => IsClick(turn)
        ? new Reply.Done(words, View(turn, escalation)) { Focus = FocusOn(escalation) }
        : Say(turn, Answering.Line("done", words, Tone.Good), escalation);

    public static Reply Refused(Turn turn, Text words, Escalation? escalation = null, params IReadOnlyList<Button> offered) => IsClick(turn)
        ? new Reply.Refused(words, escalation is null ? null : View(turn, escalation))
        : Say(turn, Answering.Line("refused", words, Tone.Warning) with { Buttons = offered }, escalation);

    public static Reply Say(Turn turn, Card card, Escalation? escalation = null) =>
        new Reply.Say(card, Sight.AudienceOf(turn.Person)) { Focus = escalation is null ? null : FocusOn(escalation) };

    /// <summary>The escalation itself, up to date from now on.</summary>
    public static Reply Live(Turn turn, Escalation escalation) =>
        new Reply.Live(View(turn, escalation), Sight.AudienceOf(turn.Person)) { Focus = FocusOn(escalation) };

    public static ViewRef View(Turn turn, Escalation escalation) => turn.ViewFor(EscalationViews.Escalation, escalation.Subject);

    public static Focus FocusOn(params IReadOnlyList<Escalation> escalations) => new("escalation", [.. escalations.Select(escalation => escalation.Id)]);

    static bool IsClick(Turn turn) => turn.Inbound.Kind != InboundKind.Message;
}
