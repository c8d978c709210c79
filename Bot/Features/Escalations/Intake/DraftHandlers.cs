using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Features.Escalations.Ladder;
using Demarc.Features.Escalations.Work;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.Escalations.Intake;

/// <summary>The buttons of drafts, and their live card. A draft is its author's alone.</summary>
public sealed class DraftHandlers(IntakeTalk talk, DraftReading reading, EscalationActs acts, AtHand atHand, EscalationHours hours, RepairContacts contacts, TimeProvider clock)
{
    public void Register(Catalog catalog)
    {
        foreach (var level in Enum.GetValues<EscalationLevel>())
        {
            catalog.Action(EscalationVerbs.Open(level), Alive((turn, session, draft, cancel) => OpenAsync(turn, session, draft, level, cancel)));
        }

        catalog.Action(EscalationVerbs.Discard, Alive(talk.DiscardAsync));
        catalog.Action(EscalationVerbs.NoOrder, Alive((turn, session, draft, cancel) => talk.NextAsync(turn, session, draft with { HasNoOrder = true }, cancel)));
        catalog.Action(EscalationVerbs.AddToOpen, Alive(talk.AddToOpenAsync));
        catalog.Action(EscalationVerbs.Separate, Alive((turn, session, draft, cancel) => talk.NextAsync(turn, session, draft with { IsSeparate = true }, cancel)));
        catalog.Action(EscalationVerbs.IsDown, Alive((turn, session, draft, cancel) => talk.NextAsync(turn, session, draft, cancel)));
        catalog.Action(EscalationVerbs.GoOn, Alive(talk.GoOnAsync));
        catalog.Action(EscalationVerbs.Send, (turn, session, cancel) => MessageAsync(turn, session, isForPartner: true, cancel));
        catalog.Action(EscalationVerbs.Keep, (turn, session, cancel) => MessageAsync(turn, session, isForPartner: false, cancel));
        catalog.View(EscalationViews.Draft, DrawAsync);
    }

    async Task<Reply> OpenAsync(Turn turn, Session session, EscalationDraft draft, EscalationLevel level, CancellationToken cancel)
    {
        var facts = await reading.OfAsync(session, turn.Person, draft, turn.Now, cancel);
        return await talk.OpenNowAsync(turn, session, facts, facts.Proposal.IsFixed ? facts.Proposal.Level : level, cancel);
    }

    delegate Task<Reply> Do(Turn turn, Session session, EscalationDraft draft, CancellationToken cancel);

    /// <summary>With the draft that was pressed on, while it is one.</summary>
    static Handle Alive(Do work) => async (turn, session, cancel) => await MineAsync(turn, session, cancel) switch
    {
        null => Gone(),
        var draft when !draft.IsAlive(turn.Now) => Over(turn, draft),
        var draft => await work(turn, session, draft, cancel),
    };

    /// <summary>The words shown before go out, or stay among ourselves; either way only once.</summary>
    async Task<Reply> MessageAsync(Turn turn, Session session, bool isForPartner, CancellationToken cancel)
    {
        var hand = await atHand.FindAsync(turn, session, turn.Inbound.Subject, isForPartner ? Act.WorkEscalation : Act.SeeInternalNotes, cancel);
        if (hand.Escalation is not { } escalation)
        {
            return hand.Refusal!;
        }

        if (await session.LoadAsync(MessageDraft.All, MessageDraft.IdOf(turn.Person.Id, escalation.Id), cancel) is not { } draft || turn.Now - draft.At > EscalationDraft.Lifetime)
        {
            return new Reply.Refused(Text.Of($"These words on {escalation.Id} were sent or kept already, or are too old. Write them again."));
        }

        session.Delete(MessageDraft.All, draft);
        return isForPartner
            ? await acts.MessageAsync(turn, session, escalation, draft.Words, null, cancel)
            : await acts.NoteAsync(turn, session, escalation, draft.Words, cancel);
    }

    async ValueTask<Card?> DrawAsync(ViewRef view, Address address, Session session, CancellationToken cancel)
    {
        var id = view.Subject[(view.Subject.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return view.PersonId is { } personId
            && await session.LoadAsync(EscalationDraft.All, id, cancel) is { } draft && draft.PersonId == personId
            && await session.LoadAsync(Roster.People, personId, cancel) is { } person
                ? DraftCard.Of(await reading.OfAsync(session, person, draft, clock.GetUtcNow(), cancel), hours, contacts, clock.GetUtcNow())
                : null;
    }

    static async Task<EscalationDraft?> MineAsync(Turn turn, Session session, CancellationToken cancel) =>
        turn.Inbound.Subject is { Length: > 0 and <= 200 } id && await session.LoadAsync(EscalationDraft.All, id, cancel) is { } draft && draft.PersonId == turn.Person.Id ? draft : null;

    static Reply.Refused Over(Turn turn, EscalationDraft draft) => new(
        draft switch
        {
            { OpenedAs: { } id } => Text.Of($"This became {id} already. Say \"show {id}\"."),
            { IsDiscarded: true } => Text.Plain("You let this one go. Say \"escalate\" and the order number to begin again."),
            _ => Text.Plain("This is too old now. Say \"escalate\" and the order number to begin again."),
        },
        turn.ViewFor(EscalationViews.Draft, draft.Subject));

    static Reply.Refused Gone() => new(Text.Plain("This is not there any more. Say \"escalate\" and the order number to begin again."));
}
