using Demarc.Features.Orders.Finding;
using CsCheck;
using Demarc.Cards.Model;
using Demarc.Cards.Render;
using Demarc.Cards.Render.AdaptiveCards;
using Demarc.Cards.Render.PlainText;
using Demarc.Delivery;
using Demarc.Features.Escalations;
using Demarc.Features.Orders;
using Demarc.Features.StatusPosts;
using Demarc.Storage;
using Demarc.Tests.Support;
using Demarc.Time;
using Demarc.Turns;
using Gazetteer = Demarc.Understanding.Entities.Gazetteer;

namespace Demarc.Tests.Features.StatusPosts;

/// <summary>Whoever looks, in whatever room, sees nothing of another agency and nothing that is internal. Every secret here says that it is one.</summary>
public sealed class StatusLeakTests
{
    const string Internal = "INTERNAL";

    static readonly RenderContext Reading = new(new Reader("America/Chicago"));
    static readonly Policy Policy = Policy.Load();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static readonly Gen<Order> Marked =
        from order in StatusGen.Order
        let mark = $"{order.Agency.ToUpperInvariant()}_ORDER_{order.Id}"
        select order with
        {
            Number = mark,
            Customer = mark + "_CUSTOMER",
            Agency = order.Agency,
            Rep = order.Agency.Length == 0 ? null : order.Agency + "-rep",
            RepName = mark + "_REP",
            Site = mark + "_SITE",
            Account = Internal + "_ACCOUNT",
            Risk = Internal + "_RISK",
            SupplierStatus = Internal + "_STATUS",
            TnCount = 4,
            Mrc = 987654.32m,
            Hold = order.Hold is null ? null : order.Hold with { Reason = order.Hold.Court is Court.Us or Court.Supplier or Court.ThirdParty ? Internal + "_HOLD" : mark + "_HOLD" },
            Jeopardy = order.Jeopardy is null ? null : order.Jeopardy with { Words = mark + "_JEOPARDY" },
            Reject = order.Reject is null ? null : order.Reject with { Words = mark + "_REJECT" },
            Next = order.Next is null ? null : order.Next with { What = order.Next.Court is Court.Partner or Court.Customer ? mark + "_NEXT" : Internal + "_NEXT" },
            OpenReadiness = order.OpenReadiness.Count > 0 ? [mark + "_READY"] : [],
            Notes = [new Demarc.Features.Orders.Note(Internal + "_NOTE", "dana-ortiz", StatusGen.Now, IsInternal: true)],
            History = [.. order.History, new OrderChange("Risk", Internal + "_BEFORE", Internal + "_AFTER", StatusGen.Now, new Evidence("x", StatusGen.Now))],
        };

    static readonly Gen<Escalation> MarkedEscalation =
        from escalation in StatusGen.Escalation
        let mark = $"{escalation.Agency.ToUpperInvariant()}_{escalation.Id}"
        select escalation with
        {
            Id = mark,
            Customer = mark + "_CUSTOMER",
            Problem = Internal + "_PROBLEM",
            Impact = Internal + "_IMPACT",
            Order = null,
            Next = escalation.Next is null ? null : escalation.Next with { What = Internal + "_STEP" },
            Timeline = [new EscalationEntry(default!, Internal + "_ENTRY", "dana-ortiz", StatusGen.Now, IsInternal: true)],
        };

    static readonly Gen<Room> Rooms =
        from isInternal in Gen.Bool
        from members in Gen.OneOf("acme", "birch", "cedar").List[0, 2]
        select new Room { Id = "r", Address = new Address("test", "t", "r", Place.Room), IsInternal = isInternal && members.Count == 0, SharedWith = members };

    [Fact]
    public async Task Nothing_of_another_agency_and_nothing_internal_is_in_any_rendering()
    {
        await using var temp = TempStore.Open(OrderBook.All, Demarc.Features.Escalations.Escalations.All);
        var board = new StatusBoard(temp.Store, new OrderIndex(temp.Store, new OrderNames(new Gazetteer())));
        await board.LoadAsync(Cancel);
        var covers = Gen.OneOf(Coverage.Everything, new Coverage(CoverKind.Agency, "birch", "Birch"), new Coverage(CoverKind.Carrier, "Lumen", "Lumen"), new Coverage(CoverKind.ProjectManager, "dana-ortiz", "Dana Ortiz"));

        await Gen.Select(Marked.List[0, 30], MarkedEscalation.List[0, 8], Rooms, covers, Gen.Enum<StatusPart>()).SampleAsync(
            async (orders, escalations, room, coverage, part) =>
            {
                await FillAsync(temp, board, [.. orders.DistinctBy(order => order.Id)], [.. escalations.DistinctBy(one => one.Id)]);
                if (Scope.ForRoom(room, coverage, board) is not { } scope)
                {
                    Assert.False(room.IsInternal);
                    Assert.NotEqual(1, room.SharedWith.Distinct().Count());
                    return;
                }

                Hold(Status(scope, board, part), room.IsInternal ? null : room.SharedWith[0]);
            },
            iter: 150,
            threads: 1);
    }

    [Fact]
    public async Task Nobody_sees_in_private_what_is_not_theirs()
    {
        await using var temp = TempStore.Open(OrderBook.All, Demarc.Features.Escalations.Escalations.All);
        var board = new StatusBoard(temp.Store, new OrderIndex(temp.Store, new OrderNames(new Gazetteer())));
        await board.LoadAsync(Cancel);

        await Gen.Select(Marked.List[0, 30], MarkedEscalation.List[0, 8], Gen.OneOf("acme", "birch", "cedar"), Gen.Bool).SampleAsync(
            async (orders, escalations, agency, isManager) =>
            {
                // Half of the agency's orders are another rep's.
                orders = [.. orders.DistinctBy(order => order.Id).Select((order, i) => i % 2 == 0 ? order : order with { Rep = "other-rep", Number = "OTHERS_" + order.Number, Customer = "OTHERS_" + order.Customer, Site = "OTHERS", RepName = "OTHERS", Hold = null, Jeopardy = null, Reject = null, Next = null, OpenReadiness = [] })];
                await FillAsync(temp, board, orders, [.. escalations.DistinctBy(one => one.Id)]);
                var person = new Person { Id = agency + "-rep", Name = "Rita Sol", Company = agency, Role = isManager ? Role.AgencyManager : Role.PartnerRep };
                var scope = Scope.ForPerson(person, Policy);

                var shown = Status(scope, board, StatusPart.Everything).Concat(Reports(scope, board)).ToList();

                Hold(shown, agency);
                Assert.All(shown, text => Assert.True(isManager || !text.Contains("OTHERS", StringComparison.Ordinal)));
            },
            iter: 100,
            threads: 1);
    }

    /// <summary>The card in both renderings, with changes since a time when nothing was there.</summary>
    static IEnumerable<string> Status(Scope scope, StatusBoard board, StatusPart part)
    {
        var context = new DigestContext(StatusGen.Today, StatusGen.Now, BusinessCalendar.Federal, Digest.Of([], [], new DigestContext(StatusGen.Today, StatusGen.Now, BusinessCalendar.Federal)).Marks);
        var facts = Digest.Of(board.Orders.Where(scope.HasOrder), board.Escalations.Where(scope.HasEscalation), context);
        var head = new StatusHead(StatusGen.Now) { Of = scope.Of, IsForPartners = scope.IsForPartners, Part = part, Since = new Since(StatusGen.Today.AddDays(-1), StatusGen.Now.AddDays(-1)) };
        return Rendered(StatusCard.Draw(facts, head, Names.None));
    }

    static IEnumerable<string> Reports(Scope scope, StatusBoard board)
    {
        var visible = board.Orders.Where(scope.HasOrder).ToList();
        if (visible.Count == 0)
        {
            return [];
        }

        var facts = ProjectFacts.Of(visible, [.. board.Escalations.Where(scope.HasEscalation)], new DigestContext(StatusGen.Today, StatusGen.Now, BusinessCalendar.Federal));
        return Rendered(new ProjectCard(facts, new ProjectHead("all", StatusGen.Now, scope.IsForPartners, HasMoney: false), Names.None).Draw());
    }

    static IEnumerable<string> Rendered(Card card) =>
    [
        PlainTextRenderer.Render(card, Reading).Payload,
        AdaptiveCardRenderer.Render(card, Reading).Payload.ToJsonString(),
        System.Text.Json.JsonSerializer.Serialize(card, StoreJson.Options),
    ];

    /// <param name="agency">Null: staff, who may see everything but what nobody is shown here.</param>
    static void Hold(IEnumerable<string> shown, string? agency)
    {
        foreach (var text in shown)
        {
            foreach (var secret in new[] { "_NOTE", "_ENTRY", "_ACCOUNT", "_BEFORE", "_AFTER", "987,654" })
            {
                Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
            }

            if (agency is not null)
            {
                Assert.DoesNotContain(Internal, text, StringComparison.Ordinal);
                Assert.All(StatusGen.Agencies.Where(other => other != agency), other => Assert.DoesNotContain($"{other.ToUpperInvariant()}_ORDER", other.Length == 0 ? text.Replace($"{agency.ToUpperInvariant()}_ORDER", "", StringComparison.Ordinal) : text, StringComparison.Ordinal));
                Assert.All(StatusGen.Agencies.Where(other => other != agency), other => Assert.DoesNotContain($"{other.ToUpperInvariant()}_ESC", other.Length == 0 ? text.Replace($"{agency.ToUpperInvariant()}_ESC", "", StringComparison.Ordinal) : text, StringComparison.Ordinal));
            }
        }
    }

    static async Task FillAsync(TempStore temp, StatusBoard board, List<Order> orders, List<Escalation> escalations)
    {
        List<Change> changes =
        [
            .. board.Orders.Select(order => order.Id).Except(orders.Select(order => order.Id)).Select(id => new Change(OrderBook.All, id, null, null)),
            .. board.Escalations.Select(one => one.Id).Except(escalations.Select(one => one.Id)).Select(id => new Change(Demarc.Features.Escalations.Escalations.All, id, null, null)),
            .. orders.Select(order => new Change(OrderBook.All, order.Id, null, order)),
            .. escalations.Select(one => new Change(Demarc.Features.Escalations.Escalations.All, one.Id, null, one)),
        ];
        if (changes.Count > 0)
        {
            Assert.True((await temp.Store.CommitAsync(changes, Cancel)).IsCommitted);
        }

        Assert.Equal(orders.Select(order => order.Id).Order(), board.Orders.Select(order => order.Id).Order());
    }
}
