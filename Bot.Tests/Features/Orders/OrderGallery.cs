using Demarc.Cards.Model;
using Demarc.Features.Escalations;
using Demarc.Features.Orders;
using Demarc.Features.Orders.Changes;
using Demarc.Features.Orders.Finding;
using Demarc.Features.Orders.Following;
using Demarc.Features.Orders.Import;
using Demarc.Features.Orders.Lists;
using Demarc.Features.Orders.Showing;
using Demarc.Tests.Cards.Gallery;
using Demarc.Tests.Support;
using Demarc.Time;
using Demarc.Turns;
using static Demarc.Tests.Features.Orders.OrderSamples;
using Note = Demarc.Features.Orders.Note;

namespace Demarc.Tests.Features.Orders;

/// <summary>Every card and form of the orders: for each kind of reader, in each state, with nothing known and with far too much.</summary>
public sealed class OrderGallery : IGalleryProvider
{
    static readonly Person Rita = new() { Id = "rita-sol", Name = "Rita Sol", Company = "acme", Role = Role.PartnerRep };
    static readonly Person Dana = new() { Id = "dana-ortiz", Name = "Dana Ortiz", Company = "house", Role = Role.ProjectManager };

    static readonly Viewer Partner = new(Rita) { SeesMoney = true, MayEscalate = true };
    static readonly Viewer Staff = new(Dana) { IsStaff = true, SeesMoney = true, SeesInternal = true, MayChange = true, MayEscalate = true };

    static readonly Evidence Chat = new("Dana Ortiz in chat", TestBot.Start.AddDays(-1), "dana-ortiz");

    static readonly Order Full = Order().On(OrderDate.Foc, 16, new("Lumen portal", TestBot.Start.AddDays(-3))).On(OrderDate.RequestedInstall, 11) with
    {
        Pon = "KLM00219", SupplierOrder = "N-99812", CircuitId = "70/KGGS/123456//PT", Account = "0004512345", Btn = "2125550143", Tns = ["2125550144", "2125550145"], TnCount = 3, Mrc = 1250m, Nrc = 500m, TermMonths = 36,
        SupplierStatus = "Design complete", Owner = "dana-ortiz", Risk = "Landlord is slow", OpenReadiness = ["CPE", "inside wiring"],
        Next = new("Send the floor plan", Court.Partner, Today.AddDays(2)),
        Notes = [new("Customer wants mornings", "dana-ortiz", TestBot.Start.AddDays(-2), true), new("Please send the signed LOA", "dana-ortiz", TestBot.Start.AddDays(-1), false)],
        History = [new(nameof(OrderDates.Foc), "2026-11-25", "2026-12-02", TestBot.Start.AddDays(-3), Portal), new(nameof(Demarc.Features.Orders.Order.Owner), null, "Dana Ortiz", TestBot.Start.AddDays(-1), Chat), new(nameof(Demarc.Features.Orders.Order.Jeopardy), null, "1U permit pending", TestBot.Start.AddDays(-1), Chat)],
    };

    static readonly Order Bare = new() { Id = "9", Number = "9", Customer = "Oak & Pine", LastWord = new("import orders.csv", TestBot.Start) };

    public IEnumerable<GalleryCase> Cases() => [.. OrderCards(), .. MoneyCards(), .. FindingCases(), .. ListCases(), .. ChangeCases(), .. NewsCases(), .. ImportCases(), .. Absurd(), .. Nasty()];

    static IEnumerable<GalleryCase> OrderCards()
    {
        yield return Card("order.partner", Draw(Full, Partner));
        yield return Card("order.staff", Draw(Full, Staff, Escalation(EscalationLevel.High)));
        yield return Card("order.room", Draw(Full, Viewer.Room(isInternal: false)));
        yield return Card("order.bare", Draw(Bare, Staff));
        yield return Card("order.foc", Draw(Full, Partner, Lead.Foc));
        yield return Card("order.no-foc", Draw(Order(), Partner, Lead.Foc));
        yield return Card("order.eta", Draw(Order(), Partner, Lead.Eta));
        yield return Card("order.late", Draw(Order().On(OrderDate.Foc, -4), Partner, Lead.Eta));
        yield return Card("order.port", Draw(Order().On(OrderDate.PortFoc, 4) with { Product = "SIP trunks + port" }, Partner, Lead.Port));
        yield return Card("order.stalled", Draw(Order() with { Hold = new(Court.Customer, "landlord consent", TestBot.Start), Reject = new("6D", "address differs from the CSR", TestBot.Start, 2), Jeopardy = new("1U", "permit", TestBot.Start.AddDays(-3)) }, Staff, Lead.Stalled));
        yield return Card("order.silent", Draw(Order() with { LastWord = new("Lumen portal", TestBot.Start.AddDays(-12)) }, Partner, Lead.Stalled));
        yield return Card("order.installed", Draw(Order().On(OrderDate.Foc, -30).On(OrderDate.Installed, -31).On(OrderDate.Activated, -30), Partner));
        yield return Card("order.cancelled", Draw(Order().On(OrderDate.Cancelled, -3), Partner));
        yield return Card("order.not-here", OrderCard.NotHere());
        yield return Card("order.history", HistoryCard.Draw(Sight(Full, Staff)));
        yield return Card("order.history-none", HistoryCard.Draw(Sight(Bare, Staff)));
    }

    static IEnumerable<GalleryCase> MoneyCards()
    {
        yield return Card("order.commission", OrderMoney.Commission(Sight(Full, Partner)));
        yield return Card("order.commission-late", OrderMoney.Commission(Sight(Full.On(OrderDate.Installed, -100), Partner)));
        yield return Card("order.commission-paid", OrderMoney.Commission(Sight(Full.On(OrderDate.Installed, -100) with { FirstCommissionSeen = Today.AddDays(-3) }, Partner)));
        yield return Card("order.commission-unknown", OrderMoney.Commission(Sight(Order(), Partner)));
    }

    static IEnumerable<GalleryCase> FindingCases()
    {
        var several = new Reference("marlin", [Full, Order("48214") with { Product = "SIP trunks" }]) { What = "customer" };
        yield return Card("order.which", FindingCards.Which([Full, Order("48214")]));
        yield return Card("order.pick", FindingCards.Several(several, several.Hits));
        yield return Card("order.not-found", FindingCards.NotFound([new Reference("48299", []) { What = "order" }, new Reference("Zebra Inc", []) { What = "customer" }]));
        yield return Card("order.limited", FindingCards.Limited(TestBot.Start));
        yield return Card("order.many", FindingCards.Many([Full, Order("48214"), Order("48215"), Order("48216")]));
        yield return Card("order.which-other", FindingCards.WhichOther("48213", [Order("48214"), Order("48215")]));
        yield return Card("order.which-other-none", FindingCards.WhichOther("48213", []));
        yield return Card("order.no-such-name", FindingCards.NoSuchName("Zebra Bakery"));
        yield return Card("order.cancel", DeskCards.Cancel("48213"));
        yield return Card("order.cancel-unnamed", DeskCards.Cancel(null));
        yield return Card("order.contacts", DeskCards.Contacts([("Dana Ortiz", ["48213", "48214"]), (null, ["48215"])]));
        yield return Card("order.contacts-one", DeskCards.Contacts([("Dana Ortiz", ["48213", "48214"])]));
    }

    static IEnumerable<GalleryCase> ListCases()
    {
        var filter = new OrderFilter { States = ListState.Open | ListState.Late, Mine = true, Supplier = "AT&T", From = Today, To = Today.AddDays(6) };
        yield return Card("order.list", ListCard.Draw(new ListFound([Listed(Order("1").On(OrderDate.Foc, -2)), Listed(Full), Listed(Bare)], ListNames.None), new ListShown(filter, 0), []));
        yield return Card("order.refine", ListCard.Refine(filter));
        yield return Card("order.refine-none", ListCard.Refine(new OrderFilter()));
        yield return Card("order.list-nothing-shown", ListCard.NothingShown(null));
        yield return Card("order.list-not-last", ListCard.NothingShown(new ListShown(filter, 0).Write()));
        yield return Card("order.list-end", ListCard.End(new ListShown(filter, 20), 25));
        yield return Card("order.list-beginning", ListCard.Beginning(new ListShown(filter, 0)));
        yield return Card("order.list-what-of-day", ListCard.WhatOfDay("48213", Today));
        yield return Card("order.list-no-such-day", ListCard.NoSuchDay("feb 30"));
        yield return Card("order.list-denied", ListCard.Denied(filter, ["not glimmering"]));
        yield return Card("order.list-none", ListCard.Draw(new ListFound([], ListNames.None), new ListShown(filter, 0), []));
        yield return Card("order.list-page", ListCard.Draw(new ListFound([.. Enumerable.Range(1, 45).Select(i => Listed(Order($"{48_000 + i}")))], ListNames.None), new ListShown(new OrderFilter { States = ListState.Open }, 20), []));
    }

    static IEnumerable<GalleryCase> ChangeCases()
    {
        IReadOnlyList<Edit> edits = [new Edit.Date(OrderDate.Foc, Today.AddDays(23)), new Edit.Note("Please send the LOA", false)];
        var edited = Editing.Apply(Full with { Jeopardy = new("1U", "permit", TestBot.Start) }, edits, Chat, Today);
        yield return Card("order.changed", OrderChanging.Said(edited.Order!, edited, edits));
        yield return Card("order.not-changed", OrderChanging.Refused(Full, Editing.Apply(Full, [new Edit.Date(OrderDate.Installed, Today.AddDays(9))], Chat, Today)));
        yield return GalleryCase.Of("order.form-dates", OrderForms.DatesOf(Full, "ticket"));
        yield return GalleryCase.Of("order.form-dates-overtaken", OrderForms.DatesOf(Full, "ticket").Refused(
            new Dictionary<string, string> { ["Foc"] = "2026-12-16", ["Installed"] = "soon" },
            [new("Foc", "Changed meanwhile by Finn Ode: it is 2026-12-02 now. Submit again to set yours."), new("Installed", "Choose a day, or write it as 2026-12-02.")]));
        yield return GalleryCase.Of("order.form-state", OrderForms.StateOf(Full, [Dana], "ticket"));
        yield return GalleryCase.Of("order.form-note", OrderForms.NoteOn(Full, "Acme Telecom", "ticket"));
    }

    static IEnumerable<GalleryCase> NewsCases()
    {
        yield return Card("order.news", NewsCards.Draw(Sight(Full, Partner), [.. Full.History.Where(change => change.Field != nameof(Demarc.Features.Orders.Order.Owner))], [Full.Notes[1]], "You get this since you are its rep. Say \"unfollow 48213\" to stop."));
        yield return Card("order.import-news", NewsCards.DrawImport(TestBot.Start, [(Full, Text.Of($"{Text.Bold("48213")} Marlin Dental: {ChangeWords.Of("Foc", "2026-11-25", "2026-12-02")}"))], 31, isUndone: false));
        yield return Card("order.import-undone", NewsCards.DrawImport(TestBot.Start, [(Full, Text.Of($"{Text.Bold("48213")} Marlin Dental: {ChangeWords.Of("Foc", "2026-12-02", "2026-11-25")}"))], 1, isUndone: true));
    }

    static IEnumerable<GalleryCase> ImportCases()
    {
        var record = Record("tracker.xlsx", "Q4", 1);
        yield return Card("order.import", ImportCards.Draw(record, "Dana Ortiz"));
        yield return Card("order.import-same", ImportCards.Draw(record with { Planned = new(0, 0, 40, 0), Summary = new() { Earlier = "This very file was imported before as IMP-261116-3F2A on 2026-11-16 by Dana Ortiz: 3 new, 1 changed." } }, "Dana Ortiz"));
        yield return Card("order.import-running", ImportCards.Draw(record with { State = ImportState.Running, Done = new(2, 0, 0, 0), Summary = new() }, "Dana Ortiz"));
        yield return Card("order.import-done", ImportCards.Draw(record with { State = ImportState.Done, Done = record.Planned, Pages = 1, PagesStanding = 1 }, "Dana Ortiz"));
        yield return Card("order.import-stopped", ImportCards.Draw(record with { State = ImportState.Stopped, Done = new(2, 0, 0, 0), Pages = 1, Summary = new() }, "command line"));
        yield return Card("order.import-undoing", ImportCards.Draw(record with { State = ImportState.Undoing, Pages = 4, PagesStanding = 1, Summary = new() }, "Dana Ortiz"));
        yield return Card("order.import-taken-back", ImportCards.Draw(record with { State = ImportState.Undone, Summary = new(), Undone = new("dana-ortiz", TestBot.Start, 1, 2, 1, [new("48213", "changed since by Finn Ode: FOC 2026-12-02 → 2026-12-09")]) }, "Dana Ortiz"));
    }

    static IEnumerable<GalleryCase> Absurd()
    {
        var much = string.Join(' ', Enumerable.Range(1, 600).Select(i => $"word{i}"));
        var order = Stuffed(much) with
        {
            Number = new string('9', 40),
            Notes = [.. Enumerable.Range(1, 60).Select(i => new Note($"{i} {much}", "dana-ortiz", TestBot.Start, i % 2 == 0))],
            History = [.. Enumerable.Range(1, 900).Select(i => new OrderChange(nameof(OrderDates.Foc), $"2026-11-{i % 28 + 1:00}", $"2026-12-{i % 28 + 1:00}", TestBot.Start, Portal))],
            OpenReadiness = [.. Enumerable.Range(1, 60).Select(i => $"item {i} {much}")],
            Tns = [.. Enumerable.Range(0, 5000).Select(i => $"212555{i:0000}")],
        };
        var escalations = Enumerable.Range(1, 60).Select(i => Escalation(EscalationLevel.Mid) with { Id = $"ESC-{i}" }).ToArray();
        yield return Large("order.large", Draw(order, Staff, escalations));
        yield return Large("order.large-history", HistoryCard.Draw(Sight(order, Staff)));
        yield return Large("order.large-list", ListCard.Draw(new ListFound([.. Enumerable.Range(1, 500).Select(i => Listed(order with { Id = $"{i}", Number = $"{i}" }))], ListNames.None), new ListShown(new OrderFilter { Customer = much }, 0), []));
        yield return Large("order.large-list-denied", ListCard.Denied(new OrderFilter { Customer = much }, [.. Enumerable.Repeat(much, 9)]));
        yield return Large("order.large-pick", FindingCards.Several(new Reference(much, []) { What = "customer" }, [.. Enumerable.Repeat(order, 200)]));
        yield return Large("order.large-refine", ListCard.Refine(new OrderFilter { States = (ListState)(-1), Mine = true, Customer = much, Supplier = much, Product = much, Site = much, From = Today, To = Today.AddDays(900) }));
        yield return Large("order.large-no-such-name", FindingCards.NoSuchName(much));
        yield return Large("order.large-cancel", DeskCards.Cancel(new string('9', 60)));
        yield return Large("order.large-contacts", DeskCards.Contacts([.. Enumerable.Range(1, 60).Select(i => ((string?)much, (IReadOnlyList<string>)[.. Enumerable.Range(1, 900).Select(n => $"{n}")]))]));
        yield return Large("order.large-not-found", FindingCards.NotFound([.. Enumerable.Repeat(new Reference(much, []) { What = "order" }, 20)]));
        yield return Large("order.large-news", NewsCards.Draw(Sight(order, Partner), order.History, order.Notes, much));
        yield return Large("order.large-import", ImportCards.Draw(Record(much, much, 50), much));
        yield return GalleryCase.Of("order.large-form", OrderForms.StateOf(order, [.. Enumerable.Range(1, 3000).Select(i => Dana with { Id = $"p{i}", Name = $"Person {i}" })], "ticket")) with { IsGolden = false };
    }

    static IEnumerable<GalleryCase> Nasty() => Hostile.Strings.SelectMany((text, i) => new[]
    {
        Card($"order.hostile-{i:00}", Draw(Stuffed(text), Staff, Escalation(EscalationLevel.Low))) with { IsGolden = i is 0 or 5 },
        Card($"order.hostile-{i:00}-list", ListCard.Draw(new ListFound([Listed(Stuffed(text))], ListNames.None), new ListShown(new OrderFilter { Customer = text, Supplier = text, Product = text }, 0), [])) with { IsGolden = false },
        Card($"order.hostile-{i:00}-list-denied", ListCard.Denied(new OrderFilter { Customer = text }, [text])) with { IsGolden = i is 0 },
        Card($"order.hostile-{i:00}-list-day", ListCard.NoSuchDay(text)) with { IsGolden = false },
        Card($"order.hostile-{i:00}-refine", ListCard.Refine(new OrderFilter { Customer = text, Supplier = text, Product = text })) with { IsGolden = i is 0 },
        Card($"order.hostile-{i:00}-no-such-name", FindingCards.NoSuchName(text)) with { IsGolden = i is 0 },
        Card($"order.hostile-{i:00}-cancel", DeskCards.Cancel(text)) with { IsGolden = false },
        Card($"order.hostile-{i:00}-contacts", DeskCards.Contacts([(text, [text])])) with { IsGolden = i is 0 },
        Card($"order.hostile-{i:00}-missing", FindingCards.NotFound([new Reference(text, []) { What = "order" }])) with { IsGolden = false },
        Card($"order.hostile-{i:00}-import", ImportCards.Draw(Record(text, text, 1), text)) with { IsGolden = i is 0 },
        Card($"order.hostile-{i:00}-news", NewsCards.Draw(Sight(Stuffed(text), Partner), Stuffed(text).History, Stuffed(text).Notes, "You get this since you follow the order.")) with { IsGolden = false },
        GalleryCase.Of($"order.hostile-{i:00}-form", OrderForms.StateOf(Stuffed(text), [Dana with { Name = text }], "ticket")) with { IsGolden = false },
    });

    /// <summary>The text wherever people or files put text.</summary>
    static Order Stuffed(string text) => Full with
    {
        Customer = text, Supplier = text, Product = text, Site = text, Pon = text, SupplierOrder = text, CircuitId = text, Account = text, RepName = text, Rep = null, AgencyName = text, Agency = "", OwnerName = text, Owner = null,
        SupplierStatus = text, Risk = text, Hold = new(Court.Partner, text, TestBot.Start), Jeopardy = new(text, text, TestBot.Start), Reject = new(text, text, TestBot.Start), Next = new(text, Court.Partner, Today), OpenReadiness = [text],
        Notes = [new(text, text, TestBot.Start, false)], LastWord = new(text, TestBot.Start), History = [new(nameof(Demarc.Features.Orders.Order.SupplierStatus), text, text, TestBot.Start, new Evidence(text, TestBot.Start, text))],
    };

    static ImportRecord Record(string file, string words, int times) => new()
    {
        Id = "IMP-261116-3F2A", FileName = file, Hash = "abc", By = "dana-ortiz", At = TestBot.Start, Planned = new(3 * times, times, 40, 2 * times),
        Summary = new ImportSummary
        {
            Sheet = words,
            Remarks = [.. Enumerable.Repeat($"F \"{words}\" and H \"FOC Date\" both look like FOC Date; I read H. Rename the other if that is wrong.", times)],
            Changed = [.. Enumerable.Repeat(new ImportedRow(2, "48213", words, [new("Foc", "2026-11-25", "2026-12-02"), new("SupplierStatus", words, words)]), times)],
            New = [.. Enumerable.Repeat(new ImportedRow(3, "48214", words, []), times)],
            Problems =
            [
                .. Enumerable.Repeat(new ProblemGroup("FOC Date", words, "is no date.", "Write it as 2026-12-02, or leave it empty.", true, 1, [7]), times),
                .. Enumerable.Repeat(new ProblemGroup("Account Number", "••••5123", "is stored as a number: zeros at its start, if it had any, are lost.", "Format the column as text and fill in the zeros.", false, 38, [2, 3, 4, 5, 6, 8, 9, 10]), times),
            ],
            Unknown = [.. Enumerable.Repeat(new UnknownName("Agency", words, 2), times)],
        },
    };

    static GalleryCase Card(string name, Card card) => GalleryCase.Of(name, card);

    static GalleryCase Large(string name, Card card) => GalleryCase.Of(name, card) with { IsGolden = false };

    static Card Draw(Order order, Viewer viewer, params Escalation[] escalations) => OrderCard.Draw(Sight(order, viewer, escalations), Lead.Status);

    static Card Draw(Order order, Viewer viewer, Lead lead) => OrderCard.Draw(Sight(order, viewer), lead);

    static OrderSight Sight(Order order, Viewer viewer, params Escalation[] escalations) =>
        new(order, viewer, new HealthContext(Today, BusinessCalendar.Federal, escalations.Any(escalation => escalation.Level == EscalationLevel.High)), TestBot.Start)
        {
            Commission = CommissionOutlook.Of(order, new OrdersOptions(), Today),
            Agency = "Acme Telecom",
            Names = new Dictionary<string, string> { ["rita-sol"] = "Rita Sol", ["dana-ortiz"] = "Dana Ortiz" },
            Escalations = escalations,
        };

    static ListedOrder Listed(Order order) => new(order, OrderHealth.Of(order, new HealthContext(Today, BusinessCalendar.Federal)));

    static Escalation Escalation(EscalationLevel level) => new()
    {
        Id = "ESC-104", Level = level, Order = "48213", RaisedBy = "rita-sol", RaisedAt = TestBot.Start.AddDays(-1), Problem = "FOC missed", Next = new("Supplier answers", TestBot.Start.AddHours(4)),
    };
}
