using Demarc.Cards.Model;
using Demarc.Features.Escalations.Work;
using Demarc.Storage;
using Demarc.Turns;
using Demarc.Understanding;

namespace Demarc.Features.Escalations.Intake;

public sealed partial class IntakeTalk
{
    const int FewestWords = 4;

    async Task<Reply> AnswerAsync(Turn turn, Session session, EscalationDraft draft, IntakeSlot slot, string text, CancellationToken cancel)
    {
        if (IntakeWords.IsCancel(text) || (slot is IntakeSlot.Confirm or IntakeSlot.IsDown && IntakeWords.IsNo(text)))
        {
            return await DiscardAsync(turn, session, draft, cancel);
        }

        if (IntakeWords.IsFormWanted(text))
        {
            return Asking(turn, session, draft, slot, QuestionCards.ToForm(draft));
        }

        // A look at the one that is open does not answer whether to add to it.
        if (EscalationNumbers.IdOf(IntakeWords.ShownIn(text)) is { } shown)
        {
            var hand = await atHand.FindAsync(turn, session, shown, Act.SeeEscalation, cancel);
            return Asking(turn, session, hand.Refusal ?? Answers.Live(turn, hand.Escalation!), draft, slot);
        }

        return slot switch
        {
            IntakeSlot.Order => await OrderAsync(turn, session, draft, text, cancel),
            IntakeSlot.Duplicate => await DuplicateAsync(turn, session, draft, text, cancel),
            IntakeSlot.Confirm => await ConfirmAsync(turn, session, draft, text, cancel),
            IntakeSlot.Level => await LevelAsync(turn, session, draft, text, cancel),
            IntakeSlot.IsDown => await IsDownAnsweredAsync(turn, session, draft, text, cancel),
            IntakeSlot.Switch => await SwitchAsync(turn, session, draft, text, cancel),
            _ => await FreeAsync(turn, session, draft, slot, text, cancel),
        };
    }

    /// <summary>A sentence is taken as it is; a level named instead is kept, and what answers nothing is asked again.</summary>
    async Task<Reply> FreeAsync(Turn turn, Session session, EscalationDraft draft, IntakeSlot slot, string text, CancellationToken cancel)
    {
        if (IntakeWords.OnlyLevelIn(text) is { } level)
        {
            return await NotYetAsync(turn, session, draft with { Asked = level }, slot, $"{level}: noted.", cancel);
        }

        if (IntakeWords.IsGo(text) && draft.Problem.Length > 0)
        {
            return await NextAsync(turn, session, draft with { Done = [.. Enum.GetValues<IntakeSlot>().Except([IntakeSlot.Reference])], Reference = draft.HasNoOrder && draft.Reference.Length == 0 ? "none given" : draft.Reference }, cancel);
        }

        if (await AsideAsync(turn, session, draft, slot, text, cancel) is { } aside)
        {
            return aside;
        }

        // What is down is what is wrong, whatever was asked; so is what they said instead of giving a ticket.
        if (slot is IntakeSlot.Ticket && !IntakeWords.IsTicket(text) && text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length >= FewestWords && OutageReader.Read(text) != OutageSaid.Told)
        {
            return await NextAsync(turn, session, draft with { Problem = Clip(IntakeWords.Joined(draft.Problem, text)) }, cancel);
        }

        if (slot is IntakeSlot.Ticket or IntakeSlot.Contact && OutageReader.Read(text) == OutageSaid.Told)
        {
            return await NotYetAsync(turn, session, draft with { Problem = Clip(IntakeWords.Joined(draft.Problem, text)) }, slot, "Noted.", cancel);
        }

        return IsNoAnswer(slot, text)
            ? await NotYetAsync(turn, session, draft, slot, "That tells me nothing yet.", cancel)
            : await NextAsync(turn, session, Filled(turn, draft, slot, Clip(text)) is var filled && IntakeWords.IsSkip(text) ? filled : filled.WithFactsOf(text), cancel);
    }

    static bool IsNoAnswer(IntakeSlot slot, string text) => slot switch
    {
        IntakeSlot.Problem => !IntakeWords.IsSkip(text) ? IntakeWords.IsNoise(text) || (IntakeWords.IsOneWord(text) && OutageReader.Read(text) != OutageSaid.Told) : IntakeWords.IsNo(text),
        IntakeSlot.Impact => !IntakeWords.IsSkip(text) && (IntakeWords.IsNoise(text) || IntakeWords.IsOneWord(text)),
        IntakeSlot.Ticket => !IntakeWords.IsTicket(text),
        _ => !IntakeWords.IsSkip(text) && IntakeWords.IsNoise(text),
    };

    async Task<Reply> NotYetAsync(Turn turn, Session session, EscalationDraft draft, IntakeSlot slot, string why, CancellationToken cancel)
    {
        if (slot == IntakeSlot.Confirm)
        {
            return new Reply.Several([Answers.Say(turn, Answering.Line("escalation.draft-said", Text.Plain(why))), await NextAsync(turn, session, draft, cancel)]);
        }

        var facts = await reading.OfAsync(session, turn.Person, draft, turn.Now, cancel);
        return Asking(turn, session, draft, slot, QuestionCards.Again(Urgent(facts, Question(slot, facts)), Text.Plain(why)));
    }

    static EscalationDraft Filled(Turn turn, EscalationDraft draft, IntakeSlot slot, string text)
    {
        var said = IntakeWords.IsSkip(text) ? "" : text;
        return slot switch
        {
            IntakeSlot.Problem => draft with { Problem = said },
            IntakeSlot.Ticket => draft with { Ticket = IntakeWords.TicketIn(text) },
            IntakeSlot.Reference => draft with
            {
                Reference = said,
                Supplier = turn.Meaning?.First(EntityKind.Carrier) ?? draft.Supplier,
                Customer = turn.Meaning?.First(EntityKind.Customer) ?? draft.Customer,
            },
            IntakeSlot.Impact => draft with { Impact = said },
            IntakeSlot.Wanted => draft with { Wanted = said },
            _ => draft with { Contact = said },
        };
    }

    async Task<Reply> OrderAsync(Turn turn, Session session, EscalationDraft draft, string text, CancellationToken cancel)
    {
        if (IntakeWords.IsNoOrder(text))
        {
            return await NextAsync(turn, session, draft with { HasNoOrder = true }, cancel);
        }

        if (IntakeWords.OnlyLevelIn(text) is { } level)
        {
            return await WhichOrderAsync(turn, session, draft with { Asked = level }, null, null, cancel);
        }

        var found = turn.Meaning is { } meaning ? await orders.InMessageAsync(session, turn.Person, meaning, cancel) : null;
        found = found is { Count: > 0 } ? found : await orders.BySayingAsync(session, turn.Person, text, cancel);
        found = found.Count > 0 ? found : IntakeWords.IsNoise(text) ? [] : await orders.OfCustomerAsync(session, turn.Person, text, cancel);
        return found is [var order] ? await NextAsync(turn, session, draft with { Order = order.Id, Supplier = order.Supplier }, cancel)
            : found.Count == 0 && IntakeWords.IsNoise(text) ? await WhichOrderAsync(turn, session, draft, null, null, cancel)
            : await WhichOrderAsync(turn, session, draft, found, turn.Meaning is { } named && named.Entities.Count > 0 ? NamedIn(named, text) : text, cancel);
    }

    Task<Reply> DuplicateAsync(Turn turn, Session session, EscalationDraft draft, string text, CancellationToken cancel) => IntakeWords.IsAdd(text)
        ? AddToOpenAsync(turn, session, draft, cancel)
        : NextAsync(turn, session, draft with { IsSeparate = IntakeWords.IsSeparate(text) }, cancel);

    /// <summary>A level by its name, or facts that tell it.</summary>
    Task<Reply> LevelAsync(Turn turn, Session session, EscalationDraft draft, string text, CancellationToken cancel) =>
        (IntakeWords.OnlyLevelIn(text) ?? IntakeWords.LevelIn(text)) is { } level ? NextAsync(turn, session, draft with { Asked = level }, cancel)
        : IntakeWords.IsSkip(text) ? NextAsync(turn, session, draft, cancel)
        : IntakeWords.IsNoise(text) || IntakeWords.IsOneWord(text) ? NotYetAsync(turn, session, draft, IntakeSlot.Level, "Low, mid or high?", cancel)
        : NextAsync(turn, session, draft with { Problem = Clip(IntakeWords.Joined(draft.Problem, text)) }, cancel);

    Task<Reply> IsDownAnsweredAsync(Turn turn, Session session, EscalationDraft draft, string text, CancellationToken cancel) =>
        IntakeWords.IsYes(text) || OutageReader.Read(text) == OutageSaid.Told
            ? NextAsync(turn, session, OutageReader.Read(text) == OutageSaid.Told ? draft with { Problem = Clip(IntakeWords.Joined(draft.Problem, text)) } : draft, cancel)
            : draft.Done.Contains(IntakeSlot.IsDown) ? DiscardAsync(turn, session, draft, cancel)
            : NotYetAsync(turn, session, draft with { Done = [.. draft.Done, IntakeSlot.IsDown] }, IntakeSlot.IsDown, "A yes or a no, please.", cancel);

    async Task<Reply> ConfirmAsync(Turn turn, Session session, EscalationDraft draft, string text, CancellationToken cancel)
    {
        var facts = await reading.OfAsync(session, turn.Person, draft, turn.Now, cancel);
        var isSentence = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length >= FewestWords;
        var said = IntakeWords.OnlyLevelIn(text) ?? (isSentence ? null : IntakeWords.LevelIn(text));
        var level = facts.Proposal.IsFixed ? facts.Proposal.Level : said ?? DraftCard.LevelOf(facts);
        if (said is null && !IntakeWords.IsYes(text) && !IntakeWords.IsGo(text))
        {
            // A sentence instead of a yes tells more, unless it asks something or is about something else; a word or two is neither.
            return await AsideAsync(turn, session, draft, IntakeSlot.Confirm, text, cancel)
                ?? (isSentence ? await NotYetAsync(turn, session, draft with { Problem = Clip(IntakeWords.Joined(draft.Problem, text)) }, IntakeSlot.Confirm, "I added that to what is wrong.", cancel) : await NextAsync(turn, session, draft, cancel));
        }

        // What wakes people is asked for once more, as its button does, unless it is proposed and said by its name.
        var isNamed = said == EscalationLevel.High && facts.Proposal.Level == EscalationLevel.High;
        return level == EscalationLevel.High && !facts.Proposal.IsFixed && !draft.IsHighAsked && !isNamed
            ? Asking(turn, session, draft with { Asked = EscalationLevel.High, IsHighAsked = true }, IntakeSlot.Confirm, QuestionCards.SayHigh(draft, facts.Policy))
            : await OpenNowAsync(turn, session, facts, level, cancel);
    }
}
