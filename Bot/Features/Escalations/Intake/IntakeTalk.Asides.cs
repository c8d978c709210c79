using Demarc.Features.Escalations.Work;
using Demarc.Features.Orders;
using Demarc.Storage;
using Demarc.Turns;
using Demarc.Understanding;

namespace Demarc.Features.Escalations.Intake;

public sealed partial class IntakeTalk
{
    /// <summary>What is said beside the question is none of its facts: it is told so, and the question is asked again. Null: it may be an answer.</summary>
    async Task<Reply?> AsideAsync(Turn turn, Session session, EscalationDraft draft, IntakeSlot slot, string text, CancellationToken cancel)
    {
        if (ActsSaid.NamesOne(text) && (ActsSaid.IntentIn(text) is not null || Openers.IsCommand(text)))
        {
            var id = turn.Meaning?.First(EntityKind.EscalationId) ?? "another escalation";
            return await NotYetAsync(turn, session, draft, slot, $"That is about {id}, so I keep it out of this one; say it again when this is sent or cancelled.", cancel);
        }

        if (slot is not (IntakeSlot.Ticket or IntakeSlot.Reference) && await OtherOrderAsync(turn, session, draft, cancel) is { } other)
        {
            if (IntakeWords.IsOnlyNumber(text))
            {
                return await AskSwitchAsync(turn, session, draft with { Instead = other.Id }, slot, cancel);
            }

            if (Openers.IsCommand(text))
            {
                return await NotYetAsync(turn, session, draft, slot, $"That is about order {other.Number}, so I keep it out of this escalation; say it again when this is sent or cancelled.", cancel);
            }
        }

        return IntakeWords.IsAside(text, slot)
            ? await NotYetAsync(turn, session, draft, slot, "That is not part of this escalation, so I did not write it down. Ask it when this is sent or cancelled.", cancel)
            : null;
    }

    async Task<Order?> OtherOrderAsync(Turn turn, Session session, EscalationDraft draft, CancellationToken cancel) =>
        turn.Meaning is { } meaning && draft.Order is not null && await orders.InMessageAsync(session, turn.Person, meaning, cancel) is [var order] && order.Id != draft.Order ? order : null;

    async Task<Reply> AskSwitchAsync(Turn turn, Session session, EscalationDraft draft, IntakeSlot slot, CancellationToken cancel)
    {
        var facts = await reading.OfAsync(session, turn.Person, draft, turn.Now, cancel);
        var other = await orders.ByIdAsync(session, turn.Person, draft.Instead, cancel);
        // The question that was open is asked again after either answer.
        return Asking(turn, session, draft with { Done = [.. draft.Done.Where(done => done != slot)] }, IntakeSlot.Switch, QuestionCards.Switch(draft, facts.Order?.Number ?? "this one", other?.Number ?? "the other"));
    }

    Task<Reply> SwitchAsync(Turn turn, Session session, EscalationDraft draft, string text, CancellationToken cancel) =>
        IntakeWords.IsYes(text) || IntakeWords.IsGo(text) || (IntakeWords.IsOnlyNumber(text) && text.Contains(draft.Instead ?? "?", StringComparison.OrdinalIgnoreCase))
            ? NextAsync(turn, session, draft with { Order = draft.Instead, Instead = null, IsSeparate = false }, cancel)
            : NextAsync(turn, session, IntakeWords.IsNo(text) || IntakeWords.IsNoise(text) || IntakeWords.IsOneWord(text) ? draft with { Instead = null } : (draft with { Instead = null, Problem = Clip(IntakeWords.Joined(draft.Problem, text)) }).WithFactsOf(text), cancel);
}
