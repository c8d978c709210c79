using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Features.Escalations;
using Demarc.Features.Escalations.Policies;
using Demarc.Features.Escalations.Intake;
using Demarc.Features.Escalations.Lists;
using Demarc.Features.Escalations.Proving;
using Demarc.Features.Escalations.Showing;
using Demarc.Features.Escalations.Why;
using Demarc.Features.Escalations.Work;
using Demarc.Tests.Cards.Gallery;

namespace Demarc.Tests.Features.Escalations;

/// <summary>Every card and form of escalations: as people see them every day, with far too much in them, and with what attackers type.</summary>
public sealed class EscalationGallery : IGalleryProvider
{
    /// <summary>Markdown, mentions, addresses, and letters that overlap; each string alone is tried on every kind of block elsewhere.</summary>
    static readonly int[] Typed = [0, 5];

    static readonly RepairContacts Contacts = RepairContacts.Parse("Lumen\t800-555-0111\tLumen's welcome letter\t2026-10-01");

    public IEnumerable<GalleryCase> Cases()
    {
        var everyday = new Samples();
        var hostile = Typed.Select(i => (Name: $"hostile.{i:00}", Samples: new Samples(Hostile.Strings.ElementAt(i)))).Append((Name: "hostile.all", Samples: new Samples(Hostile.Everything)));
        var large = new Samples(string.Join(' ', Enumerable.Range(1, 400).Select(i => $"word{i}")));
        return All("escalation", everyday)
            .Concat(hostile.SelectMany(each => All("escalation." + each.Name, each.Samples)).Select(one => one with { IsGolden = one.Name is "escalation.hostile.00.staff.high" or "escalation.hostile.05.partner.working" }))
            .Concat(All("escalation.large", large).Concat(Large(everyday)).Select(one => one with { IsGolden = false }));
    }

    static IEnumerable<GalleryCase> All(string name, Samples samples) => Cards(name, samples).Concat(Intake(name, samples)).Concat(Forms(name + ".form", samples));

    static IEnumerable<GalleryCase> Cards(string name, Samples samples)
    {
        foreach (var (stage, escalation) in new[]
        {
            ("new", samples.New), ("working", samples.WithSupplier), ("committed", samples.Committed), ("waiting", samples.Waiting), ("resolved", samples.Resolved), ("closed", samples.Closed), ("high", samples.High),
        })
        {
            yield return GalleryCase.Of($"{name}.staff.{stage}", StaffCard.Of(escalation, samples.Order, Samples.Staff(samples.Lee), samples.Names, samples.Ahead(escalation), Samples.Hours, Samples.Now, 7));
            yield return GalleryCase.Of($"{name}.partner.{stage}", PartnerCard.Of(SharedEscalation.Of(escalation, samples.Ahead(escalation)), samples.Order.Number, samples.Partner, samples.Names, Samples.Now, 7));
        }

        yield return GalleryCase.Of($"{name}.room", StaffCard.Of(samples.WithSupplier, samples.Order, Samples.Staff() with { SeesMoney = false }, samples.Names, samples.Ahead(samples.WithSupplier), Samples.Hours, Samples.Now, 7));
        var shared = SharedEscalation.Of(samples.Resolved);
        yield return GalleryCase.Of($"{name}.news.partner", NewsCard.ForPartner(shared, [.. shared.Facts.Timeline.TakeLast(1)], samples.Order.Number, samples.Names));
        yield return GalleryCase.Of($"{name}.news.staff", NewsCard.ForStaff(samples.High, [.. samples.High.Timeline.TakeLast(2)], samples.Names));
        yield return GalleryCase.Of($"{name}.history.staff", HistoryCard.Of(samples.WithSupplier, samples.Names, seesInternal: true, asksForNotes: false));
        yield return GalleryCase.Of($"{name}.history.partner", HistoryCard.Of(SharedEscalation.Of(samples.Resolved).Facts, samples.Names, seesInternal: false, asksForNotes: true));
        yield return GalleryCase.Of($"{name}.reminder", NewsCard.Reminder(samples.WithSupplier, Samples.Now.AddMinutes(30), samples.Names));
        yield return GalleryCase.Of($"{name}.waits", NewsCard.WaitsForYou(SharedEscalation.Of(samples.Waiting).Facts, samples.Waiting.Waiting!));
        yield return GalleryCase.Of($"{name}.preview", PreviewCard.Of(samples.WithSupplier, samples.Dana, samples.Text ?? "Lumen sends a technician on Tuesday.", samples.Names));
        var names = new Dictionary<string, string> { ["dana"] = samples.Dana.Name };
        Escalation[] some = [samples.High, samples.New with { Id = "ESC-105" }, samples.Waiting with { Id = "ESC-106" }];
        yield return GalleryCase.Of($"{name}.list.staff", ListCard.Of("Open escalations", some, samples.Dana, names, Samples.Now));
        yield return GalleryCase.Of($"{name}.list.partner", ListCard.Of("Open escalations", [.. some.Select(one => SharedEscalation.Of(one).Facts)], samples.Rita, names, Samples.Now));
        foreach (var one in Reasons(name, samples))
        {
            yield return one;
        }

        yield return GalleryCase.Of($"{name}.jeopardy", JeopardyCard.Of(samples.Order, "1C", [OpenEscalations.LineOf(samples.New)], Facts(samples).Proposal));
        yield return GalleryCase.Of($"{name}.howto", HowTo.For(samples.Rita, EscalationPolicy.Shipped));
    }

    static IEnumerable<GalleryCase> Reasons(string name, Samples samples)
    {
        var why = samples.Why;
        yield return GalleryCase.Of($"{name}.why.staff", WhyCard.ForStaff(why));
        yield return GalleryCase.Of($"{name}.why.partner", WhyCard.ForPartner(SharedEscalation.Of(why.Escalation, samples.Ahead(why.Escalation)), samples.Names, "You asked for it.", why.Notices));
        yield return GalleryCase.Of($"{name}.proof", ProofCard.Of(samples.Book(3)));
        yield return GalleryCase.Of($"{name}.proof.tampered", ProofCard.Of(samples.Book(3) with { Report = new LedgerReport(1, 3, ["ESC-104: line 2 was changed; its hash does not fit what it says.", samples.Text ?? "ESC-104: line 3 does not follow the line before it."]) }));
        yield return GalleryCase.Of($"{name}.proof.none", ProofCard.Of(samples.Book(0)));
    }

    static IEnumerable<GalleryCase> Intake(string name, Samples samples)
    {
        var facts = Facts(samples);
        var danger = Facts(samples, "911 is not working at the clinic", EscalationKind.Outage);
        yield return GalleryCase.Of($"{name}.draft", DraftCard.Of(facts, Samples.Hours, Contacts, Samples.Now));
        yield return GalleryCase.Of($"{name}.draft.asked", DraftCard.Of(facts with { Draft = facts.Draft with { Asked = EscalationLevel.High } }, Samples.Hours, Contacts, Samples.Now));
        yield return GalleryCase.Of($"{name}.draft.danger", DraftCard.Of(danger, Samples.Hours, Contacts, Samples.Now));
        yield return GalleryCase.Of($"{name}.draft.over", DraftCard.Of(facts with { Draft = facts.Draft with { OpenedAs = "ESC-104" } }, Samples.Hours, Contacts, Samples.Now));
        yield return GalleryCase.Of($"{name}.question.order", QuestionCards.WhichOrder(facts.Draft, [samples.Order], samples.Text ?? "99999"));
        yield return GalleryCase.Of($"{name}.question.duplicate", QuestionCards.Duplicate(facts.Draft, samples.New, samples.Order.Number));
        yield return GalleryCase.Of($"{name}.question.ids", QuestionCards.Ids(facts.Draft, samples.Order));
        yield return GalleryCase.Of($"{name}.question.impact", QuestionCards.Impact(facts.Draft));
        yield return GalleryCase.Of($"{name}.question.ticket", QuestionCards.Ticket(danger.Draft) with { Body = [.. OutageWords.LifeSafetyFirst("Lumen", samples.Order, Contacts), .. OutageWords.RepairFirst(samples.Text ?? "Zayo", samples.Order, Contacts)] });
    }

    static IEnumerable<GalleryCase> Forms(string name, Samples samples)
    {
        var escalation = samples.WithSupplier;
        var facts = Facts(samples);
        yield return GalleryCase.Of($"{name}.new", IntakeForm.Of(facts, Samples.Hours, "ticket-1", "48213", samples.Rita, [], Samples.Now));
        yield return GalleryCase.Of($"{name}.new.high", IntakeForm.AskingForHigh(IntakeForm.Of(facts, Samples.Hours, "ticket-1", "48213", samples.Rita, [], Samples.Now))
            .Refused(new Dictionary<string, string> { ["level"] = "High" }, [new FieldError("high", "High tells leadership at once, at any hour. Confirm that it is, or choose Mid.")]));
        yield return GalleryCase.Of($"{name}.new.duplicate", IntakeForm.Of(facts with { Duplicates = [samples.New] }, Samples.Hours, "ticket-1", "48213", samples.Rita, [], Samples.Now));
        yield return GalleryCase.Of($"{name}.new.staff", IntakeForm.Of(facts with { Order = null }, Samples.Hours, "ticket-1", "", samples.Dana, [new Choice("acme", samples.Text ?? "Acme")], Samples.Now));
        yield return GalleryCase.Of($"{name}.note", WorkForms.Note(escalation, "ticket-1", samples.Names));
        yield return GalleryCase.Of($"{name}.message", WorkForms.Message(escalation, "ticket-1", samples.Names, samples.Dana));
        yield return GalleryCase.Of($"{name}.next", WorkForms.Next(escalation, "ticket-1", samples.Names));
        yield return GalleryCase.Of($"{name}.contact", WorkForms.Contact(escalation, "ticket-1"));
        yield return GalleryCase.Of($"{name}.commitment", WorkForms.Commit(escalation, "ticket-1", samples.Names));
        yield return GalleryCase.Of($"{name}.waiting", WorkForms.Wait(escalation, "ticket-1", samples.Names));
        yield return GalleryCase.Of($"{name}.raise", WorkForms.Raise(escalation, "ticket-1", EscalationPolicy.Shipped));
        yield return GalleryCase.Of($"{name}.assign", WorkForms.Assign(escalation, "ticket-1", [new Choice("dana", samples.Dana.Name), new Choice("lee", "Lee Grant")]));
        yield return GalleryCase.Of($"{name}.resolve", WorkForms.Resolve(escalation, "ticket-1", samples.Names, EscalationPolicy.Shipped));
        yield return GalleryCase.Of($"{name}.reopen", WorkForms.Reopen(samples.Resolved, "ticket-1"));
        yield return GalleryCase.Of($"{name}.add", WorkForms.Add(samples.Waiting, "ticket-1"));
    }

    static IEnumerable<GalleryCase> Large(Samples samples)
    {
        var moves = new EscalationMoves(Samples.Hours, EscalationPolicy.Shipped);
        var busy = Enumerable.Range(1, 400).Aggregate(samples.WithSupplier, (was, i) => moves.Note(was, $"Note {i} about what was said on the phone", new Stamp("dana", Samples.Now.AddMinutes(i))));
        yield return GalleryCase.Of("escalation.large.timeline", StaffCard.Of(busy, samples.Order, Samples.Staff(samples.Lee), samples.Names, samples.Ahead(busy), Samples.Hours, Samples.Now, 7));
        yield return GalleryCase.Of("escalation.large.ledger", ProofCard.Of(samples.Book(3000)));
        yield return GalleryCase.Of("escalation.large.reasons", WhyCard.ForStaff(samples.Why with { Notices = [.. Enumerable.Repeat(samples.Why.Notices[0], 200)] }));
        yield return GalleryCase.Of("escalation.large.list", ListCard.Of("Open escalations", [.. Enumerable.Range(1, 3000).Select(i => samples.New with { Id = $"ESC-{i}" })], samples.Dana, new Dictionary<string, string>(), Samples.Now));
    }

    static DraftFacts Facts(Samples samples, string? problem = null, EscalationKind kind = EscalationKind.Order)
    {
        var draft = new EscalationDraft
        {
            Id = "draft-1",
            PersonId = "rita",
            At = Samples.Now.AddMinutes(-3),
            Kind = kind,
            Order = "48213",
            Problem = problem ?? samples.Text ?? "They blew two dates and nobody calls back.",
            Impact = samples.Text ?? "Practice closed on Monday without phones",
            Wanted = samples.Text ?? "An expedited technician visit",
            Quoted = new Quote("", samples.Text ?? "Rob Orr", Samples.Now.AddHours(-2), samples.Text),
        };
        var order = samples.Order;
        var health = new Demarc.Features.Orders.HealthContext(Samples.Hours.Today(Samples.Now), Samples.Hours.Calendar);
        return new DraftFacts(draft, order, LevelRules.Propose(new LevelFacts(draft.Words, order, kind, health)), [], EscalationPolicy.Shipped);
    }
}
