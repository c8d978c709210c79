using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Features.Escalations.Ladder;
using Demarc.Features.Escalations.Work;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.Escalations.Intake;

/// <summary>Opens the form with everything known, and takes it: errors at their fields, the level confirmed, a duplicate decided.</summary>
public sealed class IntakeFormHandlers(OrdersAtHand orders, DraftReading reading, IntakeTalk talk, EscalationActs acts, EscalationHours hours, RepairContacts contacts)
{
    public async Task<Reply> OpenAsync(Turn turn, Session session, CancellationToken cancel)
    {
        var (draft, refusal) = await StartAsync(turn, session, cancel);
        if (draft is null)
        {
            return refusal!;
        }

        var facts = await reading.OfAsync(session, turn.Person, draft, turn.Now, cancel);
        session.Save(EscalationDraft.All, draft with { Shown = facts.Proposal.Level });
        return new Reply.Ask(await FormAsync(turn, session, facts, cancel));
    }

    public async Task<Reply> SubmitAsync(Turn turn, Session session, CancellationToken cancel)
    {
        var (started, refusal) = await StartAsync(turn, session, cancel);
        if (started is null)
        {
            return refusal!;
        }

        if (started.OpenedAs is { } id)
        {
            return new Reply.Done(Text.Of($"This became {id} already. Say \"show {id}\"."));
        }

        var values = new FormValues(turn.Inbound.Values);
        var draft = await FilledAsync(turn, session, started, values, cancel);
        var facts = await reading.OfAsync(session, turn.Person, draft, turn.Now, cancel);
        var chosen = facts.Proposal.IsFixed ? facts.Proposal.Level : values.Choice<EscalationLevel>("level", "Choose a level.") ?? facts.Proposal.Level;
        if (Decided(turn, facts, values) is { } add && values.Errors.Count == 0)
        {
            return await AddAsync(turn, session, draft, add, cancel);
        }

        facts = facts with { Draft = facts.Draft with { IsSeparate = facts.Draft.IsSeparate || turn.Inbound.Values.GetValueOrDefault("duplicate") == IntakeForm.Separate } };
        CheckUrgent(turn, facts, values);
        CheckLevel(facts, chosen, values);
        if (values.Errors.Count == 0)
        {
            return await talk.OpenNowAsync(turn, session, facts, chosen, cancel);
        }

        // What was proposed is kept, so that it is said once.
        session.Save(EscalationDraft.All, draft with { Shown = facts.Proposal.Level });
        var form = await FormAsync(turn, session, facts with { Draft = draft with { Asked = chosen } }, cancel);
        form = chosen == EscalationLevel.High || facts.Proposal.Level == EscalationLevel.High ? IntakeForm.AskingForHigh(form) : form;
        return new Reply.Ask(form.Refused(Kept(turn.Inbound.Values, facts, chosen), values.Errors));
    }

    /// <summary>The draft of this form: what the chat knew, what the message said, or what the order's card was about.</summary>
    async Task<(EscalationDraft? Draft, Reply? Refusal)> StartAsync(Turn turn, Session session, CancellationToken cancel)
    {
        var key = $"form|{turn.Person.Id}|{TicketOf(turn)}";
        if (await session.LoadAsync(EscalationDraft.All, key, cancel) is { } known)
        {
            return (known, null);
        }

        var subject = turn.Inbound.Subject ?? "";
        var fresh = new EscalationDraft { Id = key, PersonId = turn.Person.Id, At = turn.Now };
        if (subject.StartsWith(EscalationDraft.SubjectPrefix, StringComparison.Ordinal))
        {
            return await session.LoadAsync(EscalationDraft.All, subject[EscalationDraft.SubjectPrefix.Length..], cancel) is { } told && told.PersonId == turn.Person.Id && told.IsAlive(turn.Now)
                ? (told with { Id = key, From = told.Id, At = turn.Now, Version = 0 }, null)
                : (fresh, null);
        }

        if (subject.Length > 0)
        {
            return await orders.ByIdAsync(session, turn.Person, subject, cancel) is { } order
                ? (fresh with { Order = order.Id, Supplier = order.Supplier }, null)
                : (null, new Reply.Refused(Text.Of($"I find nothing under {Short(subject)} that you may escalate.")));
        }

        return (turn.Inbound.Quoted is { } quote ? await QuotedAsync(turn, session, fresh, quote, cancel) : fresh, null);
    }

    async Task<EscalationDraft> QuotedAsync(Turn turn, Session session, EscalationDraft draft, Quote quote, CancellationToken cancel)
    {
        var order = await orders.MentionedAsync(session, turn.Person, quote.Text, cancel);
        var text = quote.Text.Trim();
        return draft with
        {
            Order = order?.Id,
            Supplier = order?.Supplier ?? "",
            Problem = text.Length <= FormValues.LongText ? text : text[..(FormValues.LongText - 1)] + "…",
            Quoted = quote with { Text = "" },
        };
    }

    async Task<EscalationDraft> FilledAsync(Turn turn, Session session, EscalationDraft draft, FormValues values, CancellationToken cancel)
    {
        var filled = draft with
        {
            Problem = values.Needed("problem", "Say what is wrong."),
            Impact = values.Needed("impact", "Say what it does to the customer's business.", FormValues.ShortText),
            Wanted = values.Needed("wanted", "Say what should come of it.", FormValues.ShortText),
            Promised = values.Text("promised", FormValues.ShortText),
            Contact = values.Text("contact", FormValues.ShortText),
            Ticket = IntakeWords.TicketIn(values.Text("number", 60)),
        };
        return draft.Order is null ? await UnorderedAsync(turn, session, filled, values, cancel) : filled with { Reference = values.Text("reference", 80) is { Length: > 0 } told ? told : draft.Reference };
    }

    async Task<EscalationDraft> UnorderedAsync(Turn turn, Session session, EscalationDraft draft, FormValues values, CancellationToken cancel)
    {
        var said = values.Text("order", 80);
        var found = said.Length > 0 ? await orders.BySayingAsync(session, turn.Person, said, cancel) : [];
        if (found is [var order])
        {
            return draft with { Order = order.Id, Supplier = order.Supplier };
        }

        var (customer, supplier) = (values.Text("customer", 120), values.Text("supplier", 60));
        if (found.Count > 1)
        {
            values.Refuse("order", $"That is on several orders: {string.Join(", ", found.Select(one => one.Number))}. Write the order number.");
        }
        else if (customer.Length == 0 || supplier.Length == 0)
        {
            values.Refuse(
                said.Length > 0 ? "order" : customer.Length == 0 ? "customer" : "supplier",
                said.Length > 0
                    ? "I find nothing under this that you may escalate. Check it, or fill in customer and carrier to escalate without an order."
                    : "Without an order, say which customer and carrier it is about.");
        }

        var agency = turn.Person.IsStaff ? turn.Inbound.Values.GetValueOrDefault("partner") ?? "" : "";
        if (agency.Length > 0 && await session.LoadAsync(Roster.Companies, agency, cancel) is not { IsDistributor: false })
        {
            values.Refuse("partner", "Choose one of the agencies listed.");
        }

        return draft with { HasNoOrder = true, Reference = said, Customer = customer, Supplier = supplier, Agency = agency };
    }

    /// <returns>The one to add to; null to open one of its own, or when nothing was chosen yet.</returns>
    static Escalation? Decided(Turn turn, DraftFacts facts, FormValues values)
    {
        if (facts.Duplicates.Count == 0 || facts.Draft.IsSeparate)
        {
            return null;
        }

        var choice = turn.Inbound.Values.GetValueOrDefault("duplicate");
        var add = facts.Duplicates.FirstOrDefault(open => open.Id == choice);
        if (add is null && choice != IntakeForm.Separate)
        {
            values.Refuse("duplicate", $"{facts.Duplicates[0].Id} is open on this already. Add yours to it, or open a separate one.");
        }

        return add;
    }

    async Task<Reply> AddAsync(Turn turn, Session session, EscalationDraft draft, Escalation to, CancellationToken cancel)
    {
        await IntakeTalk.SettleAsync(session, draft with { OpenedAs = to.Id }, turn.Now, cancel);
        var added = await acts.AddAsync(turn, session, to, draft.Problem, cancel);
        return new Reply.Several([added, Answers.Live(turn, to)]);
    }

    /// <summary>A live service that is down is the repair desk's first: asked for once, never in the way twice.</summary>
    void CheckUrgent(Turn turn, DraftFacts facts, FormValues values)
    {
        var said = (turn.Inbound.Values.GetValueOrDefault("number") ?? "").Trim();
        if (!facts.IsOutage || said.Length > 0)
        {
            return;
        }

        var line = contacts.Of(facts.Supplier) is { } contact ? $"{facts.Supplier}'s repair line {contact.Number}" : "the repair number on the customer's bill";
        values.Refuse("number", $"This sounds like a service that is down. Call {line} first and write their ticket number here; write none if they gave none.");
    }

    static void CheckLevel(DraftFacts facts, EscalationLevel chosen, FormValues values)
    {
        if (facts.Proposal.Level != facts.Draft.Shown && chosen != facts.Proposal.Level)
        {
            values.Refuse("level", $"From what you wrote I propose {facts.Proposal.Level}: {facts.Proposal}. Choose, and submit again.");
        }
        else if (chosen == EscalationLevel.High && !facts.Proposal.IsFixed && !values.IsOn("high"))
        {
            values.Refuse("high", "High tells leadership at once, at any hour. Confirm that it is, or choose Mid.");
        }
    }

    async Task<Form> FormAsync(Turn turn, Session session, DraftFacts facts, CancellationToken cancel)
    {
        IReadOnlyList<Choice> agencies = [];
        if (turn.Person.IsStaff && facts.Order is null)
        {
            var companies = await session.QueryAsync(Roster.Companies, Roster.Companies.Where(company => !company.IsDistributor).OrderBy(company => company.Name).Take(500), cancel);
            agencies = [.. companies.Select(company => new Choice(company.Id, company.Name))];
        }

        return IntakeForm.Of(facts, hours, TicketOf(turn), turn.Inbound.Subject ?? "", turn.Person, agencies, turn.Now);
    }

    static Dictionary<string, string> Kept(IReadOnlyDictionary<string, string> values, DraftFacts facts, EscalationLevel chosen) =>
        new(values) { ["level"] = (facts.Proposal.Level != facts.Draft.Shown && chosen < facts.Proposal.Level ? facts.Proposal.Level : chosen).ToString() };

    static string TicketOf(Turn turn) => turn.Inbound.Ticket is { Length: > 0 } ticket ? ticket : turn.Inbound.Key;

    static string Short(string said) => said.Length > 40 ? said[..40] + "…" : said;
}
