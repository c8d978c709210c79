using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Features.Escalations.Work;
using Demarc.Features.Orders;
using Demarc.Storage;
using Demarc.Turns;
using Demarc.Understanding;

namespace Demarc.Features.Escalations.Intake;

/// <summary>Asking for an escalation in words: takes what was said, asks for what is missing one short question at a time, and shows it all for a yes.</summary>
public sealed partial class IntakeTalk(OrdersAtHand orders, DraftReading reading, Opening opening, EscalationActs acts, AtHand atHand, RepairContacts contacts)
{
    const string OpenIntent = "esc.open";
    const int MostChoices = 5;
    const int FewestWords = 4;

    /// <summary>"escalate 48213 they blew two dates", and the answers to what was asked back.</summary>
    public async Task<Reply> OpenAsync(Turn turn, Session session, CancellationToken cancel)
    {
        var text = TextOf(turn);
        return !IntakeWords.IsNewRequest(text) && await PendingAsync(turn, session, cancel) is ({ } draft, var slot)
            ? await AnswerAsync(turn, session, draft, slot, text, cancel)
            : await StartAsync(turn, session, EscalationKind.Order, text, cancel);
    }

    /// <summary>Something else was asked and answered in between; the question stands.</summary>
    public async Task<Reply> ResumeAsync(Turn turn, Session session, CancellationToken cancel)
    {
        if (await PendingAsync(turn, session, cancel) is not ({ } draft, var slot))
        {
            return new Reply.Silence();
        }

        var facts = await reading.OfAsync(session, turn.Person, draft, turn.Now, cancel);
        return slot switch
        {
            IntakeSlot.Order => await WhichOrderAsync(turn, session, draft, null, null, cancel),
            IntakeSlot.Duplicate or IntakeSlot.Confirm => await NextAsync(turn, session, draft, cancel),
            _ => Asking(turn, session, draft, slot, Urgent(facts, Question(slot, facts))),
        };
    }

    /// <summary>The draft that waits for an answer, and the answer it waits for.</summary>
    static async Task<(EscalationDraft? Draft, IntakeSlot Slot)> PendingAsync(Turn turn, Session session, CancellationToken cancel) =>
        turn.Pending is { Intent: OpenIntent, Detail: { } id } pending && SlotOf(pending.Slot) is { } slot
        && await session.LoadAsync(EscalationDraft.All, id, cancel) is { } draft && draft.PersonId == turn.Person.Id && draft.IsAlive(turn.Now)
            ? (draft, slot)
            : default;

    /// <summary>"our phones are all down": the repair desk first, then the ticket.</summary>
    public Task<Reply> OutageAsync(Turn turn, Session session, CancellationToken cancel) => StartAsync(turn, session, EscalationKind.Outage, TextOf(turn), cancel);

    async Task<Reply> StartAsync(Turn turn, Session session, EscalationKind kind, string text, CancellationToken cancel)
    {
        var meaning = turn.Meaning!;
        var named = await orders.InMessageAsync(session, turn.Person, meaning, cancel);
        var order = named is null ? await FocusedAsync(turn, session, cancel) : named is [var only] ? only : null;
        var draft = New(turn, kind) with
        {
            Order = order?.Id,
            Supplier = order?.Supplier ?? meaning.First(EntityKind.Carrier) ?? "",
            Problem = kind == EscalationKind.Outage ? Clip(text) : Clip(IntakeWords.ProblemOf(text, meaning.Entities)),
            Asked = IntakeWords.LevelIn(meaning.First(EntityKind.Level) ?? ""),
        };
        return named is not null && order is null
            ? await WhichOrderAsync(turn, session, draft, named, NamedIn(meaning), cancel)
            : await NextAsync(turn, session, draft, cancel);
    }

    async Task<Reply> AnswerAsync(Turn turn, Session session, EscalationDraft draft, IntakeSlot slot, string text, CancellationToken cancel)
    {
        if (IntakeWords.IsCancel(text) && slot != IntakeSlot.Duplicate)
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
            _ => await NextAsync(turn, session, Filled(turn, draft, slot, Clip(text)), cancel),
        };
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

        var found = turn.Meaning is { } meaning ? await orders.InMessageAsync(session, turn.Person, meaning, cancel) : null;
        found = found is { Count: > 0 } ? found : await orders.BySayingAsync(session, turn.Person, text, cancel);
        found = found.Count > 0 ? found : await orders.OfCustomerAsync(session, turn.Person, text, cancel);
        return found is [var order]
            ? await NextAsync(turn, session, draft with { Order = order.Id, Supplier = order.Supplier }, cancel)
            : await WhichOrderAsync(turn, session, draft, found, text, cancel);
    }

    Task<Reply> DuplicateAsync(Turn turn, Session session, EscalationDraft draft, string text, CancellationToken cancel) => IntakeWords.IsAdd(text)
        ? AddToOpenAsync(turn, session, draft, cancel)
        : NextAsync(turn, session, draft with { IsSeparate = IntakeWords.IsSeparate(text) }, cancel);

    /// <summary>What was to become one of its own joins the one that is open.</summary>
    public async Task<Reply> AddToOpenAsync(Turn turn, Session session, EscalationDraft draft, CancellationToken cancel)
    {
        var facts = await reading.OfAsync(session, turn.Person, draft, turn.Now, cancel);
        if (facts.Duplicates is not [var open, ..])
        {
            return await NextAsync(turn, session, draft, cancel);
        }

        await SettleAsync(session, draft with { OpenedAs = open.Id }, turn.Now, cancel);
        var added = await acts.AddAsync(turn, session, open, draft.Problem.Length > 0 ? draft.Problem : "Asked to escalate this again.", cancel);
        return new Reply.Several([added, Answers.Live(turn, open)]);
    }

    async Task<Reply> ConfirmAsync(Turn turn, Session session, EscalationDraft draft, string text, CancellationToken cancel)
    {
        var facts = await reading.OfAsync(session, turn.Person, draft, turn.Now, cancel);
        var said = IntakeWords.LevelIn(text);
        var level = facts.Proposal.IsFixed ? facts.Proposal.Level : said ?? DraftCard.LevelOf(facts);
        if (said is null && !IntakeWords.IsYes(text))
        {
            // A sentence instead of a yes tells more; a word or two is neither.
            var isMore = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length >= FewestWords;
            return await NextAsync(turn, session, isMore ? draft with { Problem = Clip($"{draft.Problem} {text}".Trim()) } : draft, cancel);
        }

        // A "yes" alone is not enough for what wakes people; the word or the button is.
        return level == EscalationLevel.High && said != EscalationLevel.High && !facts.Proposal.IsFixed
            ? Asking(turn, session, draft, IntakeSlot.Confirm, QuestionCards.SayHigh(draft))
            : await OpenNowAsync(turn, session, facts, level, cancel);
    }

    /// <summary>The confirmed draft, opened and thanked for.</summary>
    public async Task<Reply> OpenNowAsync(Turn turn, Session session, DraftFacts facts, EscalationLevel level, CancellationToken cancel)
    {
        if (facts.Duplicates is [var open, ..] && !facts.Draft.IsSeparate)
        {
            return await NextAsync(turn, session, facts.Draft, cancel);
        }

        if (await opening.OpenAsync(turn, session, facts, level, cancel) is not { } opened)
        {
            return Answers.Refused(turn, Text.Of($"I find nothing under {facts.Draft.Order ?? "that"} that you may escalate."));
        }

        await SettleAsync(session, facts.Draft with { OpenedAs = opened.Id }, turn.Now, cancel);
        var thanks = await opening.ThanksAsync(turn, session, opened, cancel);
        return new Reply.Several(turn.Inbound.Kind == InboundKind.Message
            ? [Answers.Say(turn, thanks, opened), Answers.Live(turn, opened)]
            : [new Reply.Done(thanks.Summary, turn.Inbound.Kind == InboundKind.Action ? turn.ViewFor(EscalationViews.Draft, facts.Draft.Subject) : null), Answers.Say(turn, thanks, opened), Answers.Live(turn, opened)]);
    }

    public async Task<Reply> DiscardAsync(Turn turn, Session session, EscalationDraft draft, CancellationToken cancel)
    {
        await SettleAsync(session, draft with { IsDiscarded = true }, turn.Now, cancel);
        return turn.Inbound.Kind == InboundKind.Message
            ? Answers.Say(turn, Answering.Line("done", Text.Plain("Not escalated. Say \"escalate\" and the order number when you need it.")))
            : new Reply.Done(Text.Plain("Not escalated."), turn.ViewFor(EscalationViews.Draft, draft.Subject));
    }

    /// <summary>The draft is over, and so is the one it came from; their cards say so.</summary>
    public static async Task SettleAsync(Session session, EscalationDraft over, DateTimeOffset now, CancellationToken cancel)
    {
        session.Save(EscalationDraft.All, over);
        await session.TouchAsync(over.Subject, now, cancel);
        if (over.From is { } from && await session.LoadAsync(EscalationDraft.All, from, cancel) is { } origin)
        {
            session.Save(EscalationDraft.All, origin with { OpenedAs = over.OpenedAs, IsDiscarded = over.IsDiscarded });
            await session.TouchAsync(origin.Subject, now, cancel);
        }
    }

    static EscalationDraft New(Turn turn, EscalationKind kind) => new() { Id = Guid.CreateVersion7(turn.Now).ToString("N"), PersonId = turn.Person.Id, At = turn.Now, Kind = kind };

    async Task<Order?> FocusedAsync(Turn turn, Session session, CancellationToken cancel) =>
        turn.Focus is { Kind: "order", Ids: [var id] } ? await orders.ByIdAsync(session, turn.Person, id, cancel) : null;

    static string NamedIn(Meaning meaning) => meaning.Entities
        .Where(entity => entity.Kind is EntityKind.OrderId or EntityKind.Pon or EntityKind.CircuitId or EntityKind.Tn or EntityKind.Customer)
        .Select(entity => entity.Text)
        .FirstOrDefault() ?? "that";

    static string TextOf(Turn turn) => turn.Meaning?.Text is { Length: > 0 } text ? text : turn.Inbound.Text;

    static string Clip(string text) => text.Length <= FormValues.LongText ? text : text[..(FormValues.LongText - 1)] + "…";
}
