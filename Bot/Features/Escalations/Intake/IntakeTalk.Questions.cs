using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Features.Orders;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.Escalations.Intake;

public sealed partial class IntakeTalk
{
    /// <summary>A slot that stands for a kind of thing; answers to the others are taken whole.</summary>
    const string OrderSlot = "order_id";

    /// <summary>A yes or a no; whatever else is said is no answer to it.</summary>
    const string YesSlot = "yes_no";

    static IntakeSlot? SlotOf(string name) => name == OrderSlot ? IntakeSlot.Order : name == YesSlot ? IntakeSlot.IsDown : Enum.TryParse<IntakeSlot>(name, out var slot) ? slot : null;

    /// <summary>The next thing that is missing, or the whole for a yes.</summary>
    public async Task<Reply> NextAsync(Turn turn, Session session, EscalationDraft draft, CancellationToken cancel)
    {
        var facts = await reading.OfAsync(session, turn.Person, draft, turn.Now, cancel);
        if (draft.Order is null && !draft.HasNoOrder)
        {
            return await WhichOrderAsync(turn, session, draft, null, null, cancel);
        }

        if (facts.Duplicates is [var open, ..] && !draft.IsSeparate)
        {
            return Asking(turn, session, draft, IntakeSlot.Duplicate, Urgent(facts, QuestionCards.Duplicate(draft, open, facts.Order!.Number)));
        }

        return Missing(facts) is { } slot
            ? Asking(turn, session, draft with { Done = [.. draft.Done, slot] }, slot, Urgent(facts, Question(slot, facts)))
            : Confirmation(turn, session, draft with { Shown = facts.Proposal.Level });
    }

    static IntakeSlot? Missing(DraftFacts facts)
    {
        var draft = facts.Draft;
        bool Asks(IntakeSlot slot, string known) => known.Length == 0 && !draft.Done.Contains(slot);
        var isUrgent = facts.IsOutage || facts.IsLifeSafety;
        return
            Asks(IntakeSlot.Problem, draft.Problem) ? IntakeSlot.Problem
            : isUrgent && Asks(IntakeSlot.Ticket, draft.Ticket) ? IntakeSlot.Ticket
            : draft.HasNoOrder && Asks(IntakeSlot.Reference, draft.Reference) ? IntakeSlot.Reference
            : isUrgent ? null
            : facts.HasNoIds && Asks(IntakeSlot.Reference, draft.Reference) ? IntakeSlot.Reference
            : Asks(IntakeSlot.Impact, draft.Impact) ? IntakeSlot.Impact
            : Asks(IntakeSlot.Wanted, draft.Wanted) ? IntakeSlot.Wanted
            : Asks(IntakeSlot.Contact, draft.Contact) ? IntakeSlot.Contact
            : draft.Problem.Length == 0 ? IntakeSlot.Problem
            : facts.Proposal.IsGuess && draft.Asked is null && !draft.Done.Contains(IntakeSlot.Level) ? IntakeSlot.Level
            : null;
    }

    /// <summary>Whatever is asked, what cannot wait comes first.</summary>
    Card Urgent(DraftFacts facts, Card question) => !facts.IsOutage && !facts.IsLifeSafety
        ? question
        : question with
        {
            Title = "A service is down",
            Tone = Tone.Bad,
            Body =
            [
                .. facts.IsLifeSafety ? OutageWords.LifeSafetyFirst(facts.Supplier, facts.Order, contacts) : [],
                .. facts.Draft.Ticket.Length == 0 ? OutageWords.RepairFirst(facts.Supplier, facts.Order, contacts) : [],
                .. question.Body,
            ],
        };

    static Card Question(IntakeSlot slot, DraftFacts facts) => slot switch
    {
        IntakeSlot.Problem => QuestionCards.Problem(facts.Draft),
        IntakeSlot.Ticket => QuestionCards.Ticket(facts.Draft),
        IntakeSlot.Reference => facts.Order is { } order ? QuestionCards.Ids(facts.Draft, order) : QuestionCards.Reference(facts.Draft),
        IntakeSlot.Impact => QuestionCards.Impact(facts.Draft),
        IntakeSlot.Wanted => QuestionCards.Wanted(facts.Draft),
        IntakeSlot.Level => QuestionCards.Level(facts.Draft, facts.Policy),
        IntakeSlot.IsDown => QuestionCards.IsDown(facts.Draft),
        _ => QuestionCards.Contact(facts.Draft),
    };

    async Task<Reply> WhichOrderAsync(Turn turn, Session session, EscalationDraft draft, IReadOnlyList<Order>? found, string? said, CancellationToken cancel)
    {
        var choices = found is { Count: > 0 } ? found : turn.Person.IsStaff ? [] : orders.Some(turn.Person, MostChoices);
        var facts = await reading.OfAsync(session, turn.Person, draft, turn.Now, cancel);
        return Asking(turn, session, draft, IntakeSlot.Order, Urgent(facts, QuestionCards.WhichOrder(draft, choices, found is { Count: 0 } ? said : null)));
    }

    static Reply Confirmation(Turn turn, Session session, EscalationDraft draft)
    {
        return Asking(turn, session, new Reply.Live(turn.ViewFor(EscalationViews.Draft, draft.Subject), Audience.Asker), draft with { IsHighAsked = false }, IntakeSlot.Confirm);
    }

    static Reply Asking(Turn turn, Session session, EscalationDraft draft, IntakeSlot slot, Card card) =>
        Asking(turn, session, new Reply.Say(card, Audience.Asker), draft, slot);

    static Reply Asking(Turn turn, Session session, Reply reply, EscalationDraft draft, IntakeSlot slot)
    {
        session.Save(EscalationDraft.All, draft with { Open = slot });
        UnfinishedDrafts.Watch(session, draft, turn.Now);
        var pending = new Pending(OpenIntent, slot switch { IntakeSlot.Order => OrderSlot, IntakeSlot.IsDown => YesSlot, _ => slot.ToString() }, draft.Id);
        var focus = draft.Order is { } order ? new Focus("order", [order]) : null;
        if (turn.Inbound.Address.Place != Place.Personal || turn.Inbound.Kind != InboundKind.Message)
        {
            // Asked privately, so answered there; and after a press nobody else remembers what was asked.
            session.Put(Dialogues.All, new Dialogue { Id = Dialogues.KeyOf(turn.Inbound.Private, turn.Person.Id), Focus = focus, Pending = pending, At = turn.Now });
        }

        return reply with { Pending = pending, Focus = focus };
    }
}
