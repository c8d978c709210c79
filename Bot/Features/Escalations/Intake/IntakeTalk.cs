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

    /// <summary>"escalate 48213 they blew two dates", and the answers to what was asked back.</summary>
    public async Task<Reply> OpenAsync(Turn turn, Session session, CancellationToken cancel)
    {
        var text = TextOf(turn);
        if (ActsSaid.IsAgainstEscalating(text))
        {
            return await PendingAsync(turn, session, cancel) is ({ } unwanted, _)
                ? await DiscardAsync(turn, session, unwanted, cancel)
                : Answers.Say(turn, Answering.Line("done", Text.Plain("All right, nothing is escalated.")));
        }

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

        if (slot == IntakeSlot.IsDown)
        {
            // Whoever goes on to something else has nothing that is down.
            await SettleAsync(session, draft with { IsDiscarded = true }, turn.Now, cancel);
            return new Reply.Silence();
        }

        return await AgainAsync(turn, session, draft, slot, cancel);
    }

    /// <summary>Begun and left: the question that was open, with what was said before.</summary>
    public Task<Reply> GoOnAsync(Turn turn, Session session, EscalationDraft draft, CancellationToken cancel) =>
        draft.Open is { } slot ? AgainAsync(turn, session, draft, slot, cancel) : NextAsync(turn, session, draft, cancel);

    async Task<Reply> AgainAsync(Turn turn, Session session, EscalationDraft draft, IntakeSlot slot, CancellationToken cancel)
    {
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

    /// <summary>"our phones are all down": the repair desk first, then the ticket. What only asks about it, or may be about something else, is asked back.</summary>
    public async Task<Reply> OutageAsync(Turn turn, Session session, CancellationToken cancel)
    {
        var text = TextOf(turn);
        var said = OutageReader.Read(text);
        if (said == OutageSaid.Told && await PendingAsync(turn, session, cancel) is ({ } open, _))
        {
            return await NextAsync(turn, session, open with { Kind = EscalationKind.Outage, Problem = Clip(IntakeWords.Joined(open.Problem, text)) }, cancel);
        }

        return said is OutageSaid.Asked or OutageSaid.Otherwise && !OutageReader.IsLifeSafety(text)
            ? await IsDownAsync(turn, session, text, cancel)
            : await StartAsync(turn, session, EscalationKind.Outage, text, cancel);
    }

    async Task<Reply> IsDownAsync(Turn turn, Session session, string text, CancellationToken cancel)
    {
        var draft = await BegunAsync(turn, session, EscalationKind.Outage, text, cancel);
        return Asking(turn, session, draft.Draft, IntakeSlot.IsDown, QuestionCards.IsDown(draft.Draft));
    }

    async Task<Reply> StartAsync(Turn turn, Session session, EscalationKind kind, string text, CancellationToken cancel)
    {
        var (draft, named) = await BegunAsync(turn, session, kind, text, cancel);
        return named is not null && draft.Order is null
            ? await WhichOrderAsync(turn, session, draft, named, NamedIn(turn.Meaning!), cancel)
            : await NextAsync(turn, session, draft, cancel);
    }

    /// <summary>A draft of what was said, and the orders it names; null when it names none.</summary>
    async Task<(EscalationDraft Draft, IReadOnlyList<Order>? Named)> BegunAsync(Turn turn, Session session, EscalationKind kind, string text, CancellationToken cancel)
    {
        var meaning = turn.Meaning!;
        var named = await orders.InMessageAsync(session, turn.Person, meaning, cancel);
        if (named is null or { Count: 0 } && await orders.MentionedAsync(session, turn.Person, text, cancel) is { } mentioned)
        {
            named = [mentioned];
        }

        var order = named is null ? await FocusedAsync(turn, session, cancel) : named is [var only] ? only : null;
        var problem = IntakeWords.ProblemOf(text, meaning.Entities);
        kind = OutageReader.Read(text, order?.IsOpen() == true) == OutageSaid.Told ? EscalationKind.Outage : kind;
        var draft = New(turn, kind) with
        {
            Order = order?.Id,
            Supplier = order?.Supplier ?? meaning.First(EntityKind.Carrier) ?? "",
            Problem = Clip(kind == EscalationKind.Outage && problem.Length == 0 ? text : problem),
            Asked = IntakeWords.LevelIn(meaning.First(EntityKind.Level) ?? ""),
        };
        return (draft.WithFactsOf(text), named);
    }

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
        session.NoLonger(UnfinishedDrafts.KeyOf(over.Id));
        await session.TouchAsync(over.Subject, now, cancel);
        if (over.From is { } from && await session.LoadAsync(EscalationDraft.All, from, cancel) is { } origin)
        {
            session.Save(EscalationDraft.All, origin with { OpenedAs = over.OpenedAs, IsDiscarded = over.IsDiscarded });
            session.NoLonger(UnfinishedDrafts.KeyOf(origin.Id));
            await session.TouchAsync(origin.Subject, now, cancel);
        }
    }

    static EscalationDraft New(Turn turn, EscalationKind kind) => new() { Id = Guid.CreateVersion7(turn.Now).ToString("N"), PersonId = turn.Person.Id, At = turn.Now, Kind = kind };

    async Task<Order?> FocusedAsync(Turn turn, Session session, CancellationToken cancel) =>
        turn.Focus is { Kind: "order", Ids: [var id] } ? await orders.ByIdAsync(session, turn.Person, id, cancel) : null;

    static string NamedIn(Meaning meaning, string otherwise = "that") => meaning.Entities
        .Where(entity => entity.Kind is EntityKind.OrderId or EntityKind.Pon or EntityKind.CircuitId or EntityKind.Tn or EntityKind.Customer)
        .Select(entity => entity.Text)
        .FirstOrDefault() ?? otherwise;

    static string TextOf(Turn turn) => turn.Meaning?.Text is { Length: > 0 } text ? text : turn.Inbound.Text;

    static string Clip(string text) => text.Length <= FormValues.LongText ? text : text[..(FormValues.LongText - 1)] + "…";
}
