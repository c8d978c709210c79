using System.Text.Json;
using CsCheck;
using Demarc.Cards.Model;
using Demarc.Cards.Render;
using Demarc.Cards.Render.AdaptiveCards;
using Demarc.Cards.Render.PlainText;
using Demarc.Features.Escalations;
using Demarc.Features.Escalations.Policies;
using Demarc.Features.Escalations.Showing;
using Demarc.Features.Escalations.Work;
using Demarc.Storage;
using Demarc.Tests.Support;
using Demarc.Turns;

namespace Demarc.Tests.Features.Escalations;

/// <summary>What is ours alone never reaches a partner: on no card, in no message, list or form, in no rendering, whatever happened before.</summary>
public sealed class LeakTests
{
    const string Secret = "zzsecretzz";
    const string Open = "zzopenzz";

    [Fact]
    public void Of_any_timeline_partners_see_only_what_is_theirs() =>
        Gen.Select(Gen.Select(Gen.Int[0, 11], Gen.Int[0, 600]).Array[1, 30], Gen.Bool).Sample((deeds, isAnswered) =>
        {
            var samples = new Samples();
            var moves = new EscalationMoves(Samples.Hours, EscalationPolicy.Shipped);
            var escalation = samples.New with { RoutedBecause = Secret, Choices = [new Chosen(Samples.Now, "dana", Secret, [new Passed("lee", Secret)])] };
            foreach (var (deed, minutes) in deeds)
            {
                escalation = Happen(moves, escalation, samples, deed, new Stamp(samples.Dana.Id, escalation.Timeline[^1].At.AddMinutes(minutes)));
            }

            var shared = SharedEscalation.Of(escalation, samples.Ahead(escalation));
            var fresh = shared.Facts.Timeline.TakeLast(4).ToList();
            AssertNothing(PartnerCard.Of(shared, "48213", samples.Partner, samples.Names, Samples.Now, 1));
            AssertNothing(NewsCard.ForPartner(shared, fresh, "48213", samples.Names));
            AssertNothing(ListCard.Of("Mine", [shared.Facts], samples.Rita, new Dictionary<string, string>(), Samples.Now));
            if (shared.Facts.Waiting is { } waiting)
            {
                AssertNothing(NewsCard.WaitsForYou(shared.Facts, waiting));
            }

            AssertNothing(JsonSerializer.Serialize(shared, StoreJson.Options));
            AssertNothing(WorkForms.Add(escalation, "t"));
            AssertNothing(WorkForms.Reopen(escalation, "t"));
        }, iter: 300);

    [Fact]
    public async Task Through_the_front_door_nothing_internal_arrives_at_any_partner_or_room_of_theirs()
    {
        await using var house = await OrderDesk.OpenAsync();
        var shared = await house.Bot.RoomAsync("acme", sharedWith: "acme");
        var unknown = await house.Bot.RoomAsync("someone");
        var id = await house.EscalateAsync(house.Rita, problem: Open + " they missed the date");

        await house.FillAsync(house.Dana, "escalation.note", id, ("words", Secret));
        await house.FillAsync(house.Dana, "escalation.contact", id, ("who", Secret), ("said", Secret), ("step", "2"), ("answered", "true"));
        await house.FillAsync(house.Dana, "escalation.next", id, ("what", Open), ("date", "2026-11-18"), ("note", Secret));
        await house.FillAsync(house.Dana, "escalation.commitment", id, ("date", "2026-11-19"), ("who", Secret));
        await house.FillAsync(house.Dana, "escalation.raise", id, ("level", "High"), ("why", Secret));
        await house.FillAsync(house.Dana, "escalation.assign", id, ("person", house.Priya.Id), ("why", Secret));
        await house.AskAsync(house.Priya, $"note on {id}: {Secret}");
        await house.AskAsync(house.Priya, $"note to the partner on {id}: {Secret}");
        await house.Bot.PressAsync(house.Priya, house.Bot.Chat.In(house.Priya.Chat())[^1], "Keep as an internal note");
        await house.FillAsync(house.Priya, "escalation.resolve", id, ("proof", "Test"), ("words", Open), ("note", Secret));
        await house.FillAsync(house.Rita, "escalation.reopen", id, ("words", Open));
        foreach (var room in new[] { shared, unknown })
        {
            await house.Bot.SayAsync(house.Dana, "show " + id, room);
            await house.Bot.SayAsync(house.Dana, "open escalations", room);
            await house.Bot.SayAsync(house.Dana, $"note on {id}: {Secret}", room);
            await house.Bot.SayAsync(house.Rita, "show " + id, room);
        }

        foreach (var partner in new[] { house.Rita, house.Rob, house.Mona, house.Bea })
        {
            foreach (var question in new[] { "show " + id, "my escalations", "status of " + id, "escalations on 48213", $"note on {id}", "raise " + id })
            {
                await house.AskAsync(partner, question);
            }

            foreach (var form in new[] { "note", "message", "next", "contact", "commitment", "waiting", "raise", "assign", "resolve", "reopen", "add", "new" })
            {
                var reply = (await house.Bot.OpenAsync(partner, "escalation." + form, form == "new" ? "48213" : id)).Reply;
                AssertNothing(JsonSerializer.Serialize(reply is Reply.Ask ask ? ask.Form : (object)OrderDesk.Describe(reply)));
            }

            foreach (var shown in house.Bot.Chat.In(partner.Chat()))
            {
                AssertNothing(shown.Card);
            }
        }

        Assert.All(house.Bot.Chat.In(shared).Concat(house.Bot.Chat.In(unknown)), shown => AssertNothing(shown.Card));
        Assert.Contains(Open, house.AllTo(house.Rita));
        Assert.Contains(Secret, OrderDesk.Read(house.CardOf(house.Priya, id).Card));
    }

    [Fact]
    public async Task A_card_in_a_room_of_ours_shows_nothing_any_more_once_partners_are_in_it()
    {
        await using var house = await OrderDesk.OpenAsync();
        var room = await house.Bot.RoomAsync("desk", isInternal: true);
        var id = await house.EscalateAsync(house.Rita);
        await house.FillAsync(house.Dana, "escalation.note", id, ("words", Secret));
        await house.Bot.SayAsync(house.Dana, "show " + id, room);
        Assert.Contains(Secret, OrderDesk.Read(Assert.Single(house.Bot.Chat.In(room)).Card));
        Assert.DoesNotContain("845.50", OrderDesk.Read(Assert.Single(house.Bot.Chat.In(room)).Card));

        await house.Bot.DecideAsync(session => session.Put(Roster.Rooms, new Room { Id = room.RoomKey, Address = room, SharedWith = ["acme"] }));
        await house.FillAsync(house.Dana, "escalation.note", id, ("words", "another"));

        var card = Assert.Single(house.Bot.Chat.In(room)).Card;
        Assert.Equal("ESC-101 is not shown here any more.", card.Summary.ToString());
        AssertNothing(card);
    }

    [Fact]
    public async Task Money_is_only_for_those_who_may_see_it()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita);
        var (fin, cam) = (await house.Bot.AddStaffAsync("Fin", Role.Fulfilment), await house.Bot.AddStaffAsync("Cam", Role.Commissions));

        Assert.DoesNotContain("845.50", await house.AskAsync(fin, "show " + id));
        Assert.Contains("845.50", await house.AskAsync(cam, "show " + id));
    }

    static Escalation Happen(EscalationMoves moves, Escalation was, Samples samples, int deed, Stamp stamp)
    {
        var dana = samples.Dana;
        if (!was.IsOpen)
        {
            return moves.Note(moves.Reopen(was, Open, stamp with { By = samples.Rita.Id }), Secret, stamp);
        }

        return deed switch
        {
            0 or 1 => moves.Note(was, Secret, stamp),
            2 => moves.Contacted(was, dana, new SupplierContact(Secret, Secret, 2, true, stamp.At, dana.Id), "T-1", stamp),
            3 => moves.Message(was, dana, Open, null, stamp),
            4 => moves.Note(moves.SetNext(was, dana, new NextAction(Open, stamp.At.AddDays(1), dana.Id), null, stamp), Secret, stamp),
            5 => moves.Wait(was, dana, WaitsOn.Partner, Open, stamp),
            6 => moves.Add(was, samples.Rita, Open, stamp with { By = samples.Rita.Id }),
            7 => moves.AcknowledgeMissed(was, Secret, 0, stamp with { By = Audit.TheClock }),
            8 => moves.Assign(moves.Note(was, Secret, stamp), samples.Lee, Secret, stamp),
            9 => moves.Note(moves.Commit(was, dana, new DateOnly(2026, 12, 2), null, stamp), Secret, stamp),
            10 => moves.NextStepMissed(was with { Next = new NextAction(Open, stamp.At) }, stamp with { By = Audit.TheClock }),
            _ => moves.Resolve(moves.Note(was, Secret, stamp), dana, new Proof(ProofKind.Test, Open, dana.Id), stamp),
        };
    }

    static void AssertNothing(Card card)
    {
        var context = new RenderContext(new Reader("America/New_York")) { Now = Samples.Now };
        AssertNothing(PlainTextRenderer.Render(card, context).Payload);
        AssertNothing(AdaptiveCardRenderer.Render(card, context).Payload.ToJsonString());
        AssertNothing(JsonSerializer.Serialize(card, StoreJson.Options));
    }

    static void AssertNothing(Form form) => AssertNothing(JsonSerializer.Serialize(form, StoreJson.Options));

    static void AssertNothing(string words) => Assert.DoesNotContain(Secret, words, StringComparison.OrdinalIgnoreCase);
}
