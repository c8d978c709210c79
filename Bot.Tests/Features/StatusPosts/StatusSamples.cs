using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Features.Escalations;
using Demarc.Features.Orders;
using Demarc.Features.StatusPosts;
using Demarc.Tests.Cards.Gallery;
using Demarc.Time;

namespace Demarc.Tests.Features.StatusPosts;

/// <summary>The status, its settings and reports: nothing, little, a working day, ten thousand orders, and hostile names.</summary>
public sealed class StatusSamples : IGalleryProvider
{
    static readonly Names Known = new(new Dictionary<string, string> { ["dana-ortiz"] = "Dana Ortiz", ["ana-ruiz"] = "Ana Ruiz", ["acme-rep"] = "Rita Sol", ["birch-rep"] = "Bea Lin" });
    static readonly StatusHead Head = new(StatusGen.Now);
    static readonly Since Yesterday = new(StatusGen.Today.AddDays(-1), StatusGen.Now.AddDays(-1));
    static readonly DigestContext Context = new(StatusGen.Today, StatusGen.Now, BusinessCalendar.Federal);

    public IEnumerable<GalleryCase> Cases() =>
    [
        .. Days(),
        .. Reports(),
        .. Settings(),
        .. Hostile.Strings.SelectMany(HostileCases),
    ];

    static IEnumerable<GalleryCase> Days()
    {
        var day = Facts(Day, Escalations, Before);
        yield return Of("status.empty", Facts([], [], []), Head with { Since = Yesterday });
        yield return Of("status.quiet", Facts([OnTime("48210")], [], [OnTime("48210")]), Head with { Since = Yesterday });
        yield return Of("status.first", Facts([OnTime("48210"), Missed], []), Head);
        yield return Of("status.day", day, Head with { Since = Yesterday });
        yield return Of("status.partner", day, Head with { Since = Yesterday, IsForPartners = true, Of = "Acme" });
        yield return Of("status.late", day, Head with { Since = new Since(StatusGen.Today.AddDays(-12), StatusGen.Now.AddDays(-12)), Late = Text.Of($"Due {Text.At(StatusGen.Now, TimeStyle.Time)}, posted {Text.At(StatusGen.Now.AddMinutes(162), TimeStyle.Time)}: I was offline.") });
        yield return Of("status.final", day, Head with { Since = Yesterday, IsFinal = true });
        yield return Of("status.decisions", day, Head with { Since = Yesterday, Part = StatusPart.Decisions });
        yield return Of("status.huge", Facts(StatusGen.Book(10_000), Many(200), StatusGen.Book(9_000)), Head with { Since = Yesterday });
        yield return Of("status.huge.decisions", Facts(StatusGen.Book(10_000), []), Head with { Part = StatusPart.Decisions }) with { IsGolden = false };
        yield return GalleryCase.Of("status.withdrawn", StatusDrawing.Withdrawn);
    }

    static IEnumerable<GalleryCase> Reports()
    {
        yield return Report("project.day", [.. Day], isForPartners: false);
        yield return Report("project.partner", [.. Day], isForPartners: true);
        yield return Report("project.done", [OnTime("48210") with { Dates = new OrderDates { Submitted = On(-30), Installed = On(-2) } }], isForPartners: false);
        yield return Report("project.huge", StatusGen.Book(10_000), isForPartners: false) with { IsGolden = false };
    }

    static IEnumerable<GalleryCase> Settings()
    {
        var channel = Channel;
        var schedule = PostSchedule.Of(channel, Calendars.Parse(""));
        yield return GalleryCase.Of("status-settings.on", SettingsCards.Of(channel, schedule, "Dana Ortiz", "Done: from now on", StatusGen.Now.AddDays(3), isOwedNow: false, mayChange: true));
        yield return GalleryCase.Of("status-settings.now", SettingsCards.Of(channel, schedule, "Dana Ortiz", "Changed:", StatusGen.Now, isOwedNow: true, mayChange: true));
        yield return GalleryCase.Of("status-settings.off", SettingsCards.Of(channel with { IsOn = false, OffBecause = "I was removed from it, or it was archived" }, schedule, null, "", StatusGen.Now, isOwedNow: false, mayChange: false));
        yield return GalleryCase.Of("status-settings.form", SettingsForm.Of(channel, [Coverage.Everything, new(CoverKind.Agency, "acme", "Acme"), new(CoverKind.Carrier, "Lumen", "Lumen")], "ticket"));
        yield return GalleryCase.Of("status-channels", SettingsCards.Of([new Standing(channel, StatusGen.Now.AddDays(1), null), new Standing(channel with { Name = "", IsOn = false }, null, null), new Standing(channel with { Name = "West" }, StatusGen.Now, "StoreFaultException")]));
    }

    static IEnumerable<GalleryCase> HostileCases(string text, int i)
    {
        var order = Missed with
        {
            Number = text,
            Customer = text,
            Supplier = text,
            Product = text,
            Site = text,
            RepName = text,
            Risk = text,
            Hold = new Hold(Court.Customer, text, StatusGen.Now),
            Jeopardy = new Jeopardy(text, text, StatusGen.Now),
            Reject = new Reject(text, text, StatusGen.Now, 3),
            Next = new NextStep(text, Court.Partner, StatusGen.Today.AddDays(-2)),
            OpenReadiness = [text],
            TnCount = 2,
        };
        var escalation = Escalations[0] with { Id = text.Length == 0 ? "x" : text, Customer = text };
        var names = new Names(new Dictionary<string, string> { ["dana-ortiz"] = text, ["acme-rep"] = text });
        yield return GalleryCase.Of($"status.hostile.{i:00}", StatusCard.Draw(Facts([order], [escalation], []), Head with { Since = Yesterday, Of = text }, names)) with { IsGolden = i == 0 };
        var channel = Channel with { Name = text, Team = text, Covers = new Coverage(CoverKind.Carrier, text, text), OffBecause = text };
        yield return GalleryCase.Of($"status-settings.hostile.{i:00}", SettingsCards.Of(channel, PostSchedule.Of(channel, Calendars.Parse("")), text, "Changed:", StatusGen.Now, isOwedNow: false, mayChange: true)) with { IsGolden = false };
        yield return GalleryCase.Of($"status-channels.hostile.{i:00}", SettingsCards.Of([new Standing(channel, StatusGen.Now, null), new Standing(channel with { IsOn = false }, null, null)])) with { IsGolden = false };
        var facts = ProjectFacts.Of([order], [escalation], Context);
        yield return GalleryCase.Of($"project.hostile.{i:00}", new ProjectCard(facts, new ProjectHead(text, StatusGen.Now, IsForPartners: false, HasMoney: true), names).Draw()) with { IsGolden = i == 0 };
    }

    static GalleryCase Report(string name, List<Order> orders, bool isForPartners) => GalleryCase.Of(
        name,
        new ProjectCard(ProjectFacts.Of(orders, Escalations, Context), new ProjectHead("Marlin Dental", StatusGen.Now, isForPartners, HasMoney: true), Known).Draw());

    static GalleryCase Of(string name, DigestFacts facts, StatusHead head) => GalleryCase.Of(name, StatusCard.Draw(facts, head, Known));

    static DigestFacts Facts(IEnumerable<Order> orders, IEnumerable<Escalation> escalations, IEnumerable<Order>? before = null) =>
        Digest.Of(orders, escalations, before is null ? Context : Context with { Since = Digest.Of(before, [], Context).Marks });

    static IReadOnlyList<Order> Day =>
    [
        OnTime("48210"),
        Missed,
        OnTime("48212") with { Customer = "City Library", Supplier = "Lumen", Dates = Dates(0) },
        OnTime("48213") with { Customer = "Bay Clinic", Dates = Dates(2), OpenReadiness = ["inside wiring", "CPE"], Owner = "ana-ruiz" },
        OnTime("48214") with { Customer = "Oak & Pine Furniture", Supplier = "AT&T", Jeopardy = new Jeopardy("1C", "customer not ready", StatusGen.Now.AddDays(-2)), Owner = null },
        OnTime("48215") with { Customer = "Cirrus Group", Reject = new Reject("6D", "wrong BTN", StatusGen.Now.AddDays(-1), 2), TnCount = 40 },
        OnTime("48216") with { Customer = "Summit Legal", LastWord = new Evidence("portal", StatusGen.Now.AddDays(-20)) },
        OnTime("48217") with { Customer = "Pine Valley", Next = new NextStep("approve $8,400 construction", Court.Customer, StatusGen.Today.AddDays(-3)) },
        OnTime("48218") with { Customer = "Harbor Freight", Dates = Dates(9), History = [new OrderChange("Foc", $"{StatusGen.Today.AddDays(1):yyyy-MM-dd}", $"{StatusGen.Today.AddDays(9):yyyy-MM-dd}", StatusGen.Now, Word)] },
        OnTime("48219") with { Customer = "Blue Heron Dental", Dates = new OrderDates { Submitted = On(-30), Foc = On(-1), Installed = On(-1) }, Mrc = 420m, FirstCommissionSeen = StatusGen.Today },
    ];

    static IReadOnlyList<Order> Before => [.. Day.Select(order => order.Number is "48218" or "48219" ? order with { Dates = Dates(1), History = [] } : order).Where(order => order.Number != "48210")];

    static IReadOnlyList<Escalation> Escalations =>
    [
        new()
        {
            Id = "ESC-104",
            Level = EscalationLevel.High,
            State = EscalationState.WithSupplier,
            Order = "48211",
            Customer = "Marlin Dental",
            Agency = "acme",
            Rep = "acme-rep",
            RaisedBy = "acme-rep",
            RaisedAt = StatusGen.Now.AddHours(-30),
            Problem = "FOC missed twice",
            Assignee = "dana-ortiz",
            Next = new NextAction("call the director", StatusGen.Now.AddHours(-1), "dana-ortiz"),
            Commitment = StatusGen.Today.AddDays(2),
        },
        new() { Id = "ESC-105", Level = EscalationLevel.Low, Customer = "Pine Valley", Agency = "acme", Rep = "acme-rep", RaisedBy = "acme-rep", RaisedAt = StatusGen.Now.AddMinutes(-20), Problem = "no word" },
    ];

    static StatusChannel Channel => new()
    {
        Id = "teams|t|19:desk",
        Address = new Address("teams", "t", "19:desk", Place.Room),
        Name = "Order desk",
        IsOn = true,
        Zone = "America/Chicago",
        SetBy = "dana-ortiz",
        SetAt = StatusGen.Now,
        LastDay = StatusGen.Today,
    };

    static List<Escalation> Many(int count) => [.. Enumerable.Range(0, count).Select(i => Escalations[i % 2] with { Id = $"ESC-{i + 200}" })];

    static Order Missed => OnTime("48211") with { Customer = "Marlin Dental", Dates = Dates(-5) };

    static Order OnTime(string number) => new()
    {
        Id = number,
        Number = number,
        Customer = "Marlin Dental",
        Agency = "acme",
        Rep = "acme-rep",
        Supplier = "Comcast",
        Product = "Fibre 500/500",
        Site = "14 Oak St, Denver",
        Owner = "dana-ortiz",
        Mrc = 300m,
        Nrc = 99m,
        Dates = Dates(20),
        LastWord = Word,
        ExpectedFirstCommission = StatusGen.Today.AddDays(60),
    };

    static OrderDates Dates(int foc) => new() { Submitted = On(-7), Foc = On(foc) };

    static DatePoint On(int days) => new(StatusGen.Today.AddDays(days), Word);

    static Evidence Word => new("portal", StatusGen.Now.AddDays(-1));
}
