using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Features.Escalations;
using Demarc.Features.Escalations.Ladder;
using Demarc.Tests.Cards.Gallery;
using Demarc.Tests.Support;
using Demarc.Turns;

namespace Demarc.Tests.Features.Escalations;

/// <summary>What people do to an open escalation, by buttons and forms.</summary>
public sealed class ActTests
{
    [Fact]
    public async Task The_second_to_acknowledge_is_told_who_was_first_and_when_and_sees_the_card_as_it_is()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita);
        await house.AskAsync(house.Priya, "show " + id);
        await house.PressAsync(house.Dana, id, "Acknowledge");
        var old = house.Bot.Chat.In(house.Priya.Chat())[^1];

        var outcome = await house.Bot.PressAsync(house.Priya, old, new ActionButton("Acknowledge", "escalation.acknowledge", id, 1));

        Assert.Equal("Dana Ortiz was first and acknowledged ESC-101 2026-11-16 15:00Z. Take it if you should have it.", Assert.IsType<Reply.Refused>(outcome.Reply).Words.ToString());
        Assert.Contains("Dana Ortiz has it", OrderDesk.Read(outcome.Redraw!));
        Assert.Contains("Take ESC-101", OrderDesk.Read(outcome.Redraw!));
    }

    [Fact]
    public async Task Whoever_acknowledges_has_it_and_the_other_is_told()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita);
        await house.AskAsync(house.Priya, "show " + id);

        await house.PressAsync(house.Priya, id, "Acknowledge");

        Assert.Equal(house.Priya.Id, (await house.LoadAsync(id)).Assignee);
        Assert.Contains("Priya Nair has ESC-101 now: acknowledged it. You need not do anything about it.", house.LastTo(house.Dana));
    }

    [Fact]
    public async Task A_stale_take_is_explained_and_a_second_press_does_it()
    {
        await using var house = await OrderDesk.OpenAsync();
        var lou = await house.Bot.AddStaffAsync("Lou Kay");
        var id = await house.EscalateAsync(house.Rita);
        await house.PressAsync(house.Dana, id, "Acknowledge");
        await house.AskAsync(lou, "show " + id);
        var old = house.CardOf(lou, id).Button("Take");
        await house.AskAsync(house.Priya, "take " + id);

        var stale = await house.Bot.PressAsync(lou, house.CardOf(lou, id), old);
        Assert.StartsWith("Priya Nair was first and has ESC-101 since", Assert.IsType<Reply.Refused>(stale.Reply).Words.ToString(), StringComparison.Ordinal);
        Assert.Equal(house.Priya.Id, (await house.LoadAsync(id)).Assignee);

        var again = await house.Bot.PressAsync(lou, house.CardOf(lou, id), stale.Redraw!.Buttons.Single(button => button.Label == "Take ESC-101"));
        Assert.IsType<Reply.Done>(again.Reply);
        Assert.Equal(lou.Id, (await house.LoadAsync(id)).Assignee);
        Assert.Contains("Lou Kay has ESC-101 now: took it", house.LastTo(house.Priya));
    }

    [Fact]
    public async Task Given_to_someone_they_have_to_acknowledge_it_and_know_why()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita);
        await house.PressAsync(house.Dana, id, "Acknowledge");

        await house.FillAsync(house.Dana, "escalation.assign", id, ("person", house.Priya.Id), ("why", "I am in court tomorrow"));

        var after = await house.LoadAsync(id);
        Assert.Equal((house.Priya.Id, null, EscalationState.New), (after.Assignee, after.AcknowledgedAt, after.State));
        Assert.True(after.Clocks.ContainsKey(EscalationClock.Acknowledge));
        var card = OrderDesk.Read(house.CardOf(house.Priya, id).Card);
        Assert.Contains("given by Dana Ortiz", card);
        Assert.Contains("[internal]", card);
        Assert.Contains("I am in court tomorrow", card);
        Assert.DoesNotContain("in court", house.AllTo(house.Rita));
        await house.AssertRowsAsync(id);
    }

    [Theory]
    [InlineData("away", "is away")]
    [InlineData("gone", "Choose one of the people listed.")]
    [InlineData("silent", "has never talked to me")]
    [InlineData("partner", "Choose one of the people listed.")]
    public async Task It_is_given_only_to_those_who_can_take_it(string who, string why)
    {
        await using var house = await OrderDesk.OpenAsync();
        var to = who == "partner" ? house.Rob : await house.Bot.AddStaffAsync("Lou Kay", Role.ProjectManager, person => who switch
        {
            "away" => person with { AwayUntil = new DateOnly(2026, 11, 16) },
            "gone" => person with { Gone = true },
            _ => person with { Reach = new Dictionary<string, Address>() },
        });
        var id = await house.EscalateAsync(house.Rita);

        var reply = await house.FillAsync(house.Dana, "escalation.assign", id, ("person", to.Id));

        Assert.Contains(why, OrderDesk.Describe(reply));
        Assert.Equal(house.Dana.Id, (await house.LoadAsync(id)).Assignee);
    }

    [Fact]
    public async Task A_note_is_ours_alone_and_a_message_goes_out_word_for_word()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita);
        var form = OrderDesk.Form(await house.Bot.OpenAsync(house.Dana, "escalation.message", id));
        Assert.Contains("Rita Sol and everyone at Acme who may see ESC-101 will read, word for word", form.Intro.ToString());

        await house.FillAsync(house.Dana, "escalation.note", id, ("words", "Joe at Lumen is useless"));
        var sent = await house.FillAsync(house.Dana, "escalation.message", id, ("words", "Lumen looks for a technician"), ("nextDate", "2026-11-17"), ("nextTime", "09:30"));

        Assert.Equal("Sent to Rita Sol on ESC-101. The next update is promised by 2026-11-17 14:30Z.", OrderDesk.Describe(sent));
        Assert.Contains("Dana Ortiz: Lumen looks for a technician", house.LastTo(house.Rita));
        Assert.Contains("Next update by Tue Nov 17, 9:30 AM EST", house.LastTo(house.Rita));
        Assert.DoesNotContain("useless", house.AllTo(house.Rita));
        Assert.Contains("useless", OrderDesk.Read(house.CardOf(house.Dana, id).Card));
    }

    [Fact]
    public async Task Working_on_it_first_is_an_acknowledgement()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita);

        await house.FillAsync(house.Dana, "escalation.contact", id, ("who", "Joe"), ("said", "a tech is on the way"), ("step", "1"), ("answered", "true"), ("number", "T-9"));

        var after = await house.LoadAsync(id);
        Assert.Equal((house.Dana.Id, EscalationState.WithSupplier, "T-9", 1), (after.AcknowledgedBy, after.State, after.Ticket, after.SupplierLevel));
        Assert.Contains("T-9", OrderDesk.Read(house.CardOf(house.Rita, id).Card));
        Assert.DoesNotContain("Joe", house.AllTo(house.Rita));
    }

    [Fact]
    public async Task A_date_from_the_supplier_is_told_as_theirs_and_runs_to_its_close_of_business()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita);
        await house.PressAsync(house.Dana, id, "Acknowledge");

        await house.FillAsync(house.Dana, "escalation.commitment", id, ("date", "2026-11-18"), ("who", "Kim, director"));

        var after = await house.LoadAsync(id);
        Assert.Equal((EscalationState.CommitmentReceived, new DateOnly(2026, 11, 18)), (after.State, after.Commitment));
        Assert.Equal(OrderDesk.Eastern("2026-11-18 17:00"), after.Clocks[EscalationClock.Supplier]);
        Assert.Equal(OrderDesk.Eastern("2026-11-18 17:00"), after.Clocks[EscalationClock.Promise]);
        Assert.Contains("Lumen committed to Wed Nov 18, 2026", house.LastTo(house.Rita));
        Assert.DoesNotContain("Kim", house.AllTo(house.Rita));
    }

    [Fact]
    public async Task Waiting_stops_the_clocks_and_the_partners_answer_starts_them_again()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita);
        await house.PressAsync(house.Dana, id, "Acknowledge");
        await house.FillAsync(house.Dana, "escalation.waiting", id, ("on", "Partner"), ("reason", "Who opens the door?"));
        Assert.Equal([EscalationClock.Waiting], (await house.LoadAsync(id)).Clocks.Keys);
        Assert.Contains("waits for you: Who opens the door?", house.LastTo(house.Rita));

        await house.UntilAsync("2026-11-17 10:00", TimeSpan.FromHours(1));
        await house.FillAsync(house.Rita, "escalation.add", id, ("words", "The janitor does, 303-555-0177"));

        var after = await house.LoadAsync(id);
        Assert.Null(after.Waiting);
        Assert.Equal(EscalationState.Acknowledged, after.State);
        Assert.Equal(OrderDesk.Eastern("2026-11-17 14:00"), after.Clocks[EscalationClock.Promise]);
        Assert.Equal(OrderDesk.Eastern("2026-11-18 10:00"), after.Clocks[EscalationClock.Supplier]);
        Assert.Contains("The janitor does", house.LastTo(house.Dana));
        await house.AssertRowsAsync(id);
    }

    [Fact]
    public async Task A_talk_with_the_supplier_meanwhile_is_logged_and_ends_no_wait()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita);
        await house.UntilAsync("2026-11-16 12:00", TimeSpan.FromMinutes(30));
        await house.FillAsync(house.Dana, "escalation.waiting", id, ("on", "Customer"), ("reason", "Power in the rack"));

        await house.FillAsync(house.Dana, "escalation.contact", id, ("who", "Joe"), ("said", "they hold the slot"), ("step", "2"), ("answered", "true"));
        var waiting = await house.LoadAsync(id);
        Assert.Equal((EscalationState.WaitingOnPartner, 2), (waiting.State, waiting.SupplierLevel));
        Assert.Equal([EscalationClock.Waiting], waiting.Clocks.Keys);
        await house.UntilAsync("2026-11-16 16:00", TimeSpan.FromMinutes(60));
        await house.PressAsync(house.Dana, id, "Go on");

        Assert.Equal(OrderDesk.Eastern("2026-11-17 16:00"), (await house.LoadAsync(id)).Clocks[EscalationClock.Supplier]);
        await house.AssertRowsAsync(id);
    }

    [Fact]
    public async Task Going_on_by_the_button_works_once()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita);
        await house.FillAsync(house.Dana, "escalation.waiting", id, ("on", "Customer"), ("reason", "Power in the rack"));
        var button = house.CardOf(house.Dana, id).Button("Go on");

        Assert.IsType<Reply.Done>((await house.Bot.PressAsync(house.Dana, house.CardOf(house.Dana, id), button)).Reply);
        Assert.Contains("does not wait any more", OrderDesk.Describe((await house.Bot.PressAsync(house.Dana, house.CardOf(house.Dana, id), button)).Reply));
    }

    [Fact]
    public async Task Raised_by_hand_it_has_new_clocks_and_everybody_concerned_knows()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita);
        await house.PressAsync(house.Dana, id, "Acknowledge");

        await house.FillAsync(house.Priya, "escalation.raise", id, ("level", "High"), ("why", "their lawyer called me"));

        var after = await house.LoadAsync(id);
        Assert.Equal((EscalationLevel.High, "raised by Priya Nair", null), (after.Level, after.LevelReason, after.AcknowledgedAt));
        Assert.Equal(house.Bot.Now.AddMinutes(15), after.Clocks[EscalationClock.Acknowledge]);
        Assert.Equal(house.Bot.Now.AddHours(1), after.Clocks[EscalationClock.Promise]);
        Assert.Equal(house.Bot.Now.AddHours(2), after.Clocks[EscalationClock.Supplier]);
        Assert.True(house.HasCard(house.Lee, id));
        Assert.Contains("Raised to High", house.LastTo(house.Rita));
        Assert.DoesNotContain("lawyer", house.AllTo(house.Rita));
        Assert.Contains("Acknowledge ESC-101", OrderDesk.Read(house.CardOf(house.Dana, id).Card));
        await house.AssertRowsAsync(id);
    }

    [Fact]
    public async Task Raised_twice_by_two_it_is_raised_once()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita, "48214", EscalationLevel.Low, "Please tell me where it is");
        var (first, second) = (OrderDesk.Form(await house.Bot.OpenAsync(house.Dana, "escalation.raise", id)), OrderDesk.Form(await house.Bot.OpenAsync(house.Priya, "escalation.raise", id)));

        await house.Bot.SubmitAsync(house.Dana, first, ("level", "Mid"), ("why", "date at risk"));
        var reply = (await house.Bot.SubmitAsync(house.Priya, second, ("level", "Mid"), ("why", "date at risk"))).Reply;

        Assert.Equal("refused: ESC-101 is Mid already, by Dana Ortiz, 2026-11-16 15:00Z.", OrderDesk.Describe(reply));
    }

    [Fact]
    public async Task It_climbs_the_suppliers_ladder_to_its_end_and_no_further()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita, level: EscalationLevel.High);
        for (var level = 1; level <= SupplierLadder.Highest; level++)
        {
            Assert.IsType<Reply.Done>(await house.FillAsync(house.Dana, "escalation.raise", id, ("level", "supplier"), ("why", "no answer")));
            Assert.Equal(level, (await house.LoadAsync(id)).SupplierLevel);
        }

        var form = OrderDesk.Form(await house.Bot.OpenAsync(house.Dana, "escalation.raise", id));
        Assert.DoesNotContain(((ChoiceField)form.Fields[0]).Choices, choice => choice.Value == "supplier");
        Assert.Contains("there is no level above", OrderDesk.Describe((await house.Bot.SubmitAsync(house.Dana, form, ("level", "supplier"), ("why", "x"))).Reply));
    }

    [Fact]
    public async Task It_is_resolved_with_proof_only()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita);

        var without = await house.FillAsync(house.Dana, "escalation.resolve", id, ("words", "done"));
        Assert.Contains("proof: Choose what proves it. Without proof it stays open.", OrderDesk.Describe(without));
        await house.FillAsync(house.Dana, "escalation.resolve", id, ("proof", "Credit"), ("words", "Lumen credits November"), ("note", "they hated it"));

        var after = await house.LoadAsync(id);
        Assert.Equal((EscalationState.Resolved, ProofKind.Credit), (after.State, after.Proof!.Kind));
        Assert.Equal(OrderDesk.Eastern("2026-11-18 10:00"), Assert.Single(after.Clocks).Value);
        Assert.Contains("Lumen credits November", house.LastTo(house.Rita));
        Assert.Contains("Not fixed…", house.LastTo(house.Rita));
        Assert.DoesNotContain("hated", house.AllTo(house.Rita));
    }

    [Fact]
    public async Task Nobody_objects_and_it_closes_after_two_business_days()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita);
        await house.UntilAsync("2026-11-20 16:00", TimeSpan.FromHours(6));
        await house.FillAsync(house.Dana, "escalation.resolve", id, ("proof", "Test"), ("words", "Tested"));

        await house.UntilAsync("2026-11-24 15:59", TimeSpan.FromHours(6));
        Assert.Equal(EscalationState.Resolved, (await house.LoadAsync(id)).State);
        await house.UntilAsync("2026-11-24 16:00");

        Assert.Equal(EscalationState.Closed, (await house.LoadAsync(id)).State);
        Assert.Contains("Closed: nobody objected in time", house.LastTo(house.Rita));
        Assert.Empty(await house.RowsAsync(id));
    }

    [Fact]
    public async Task Not_fixed_opens_it_again_with_everything_running()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita);
        await house.FillAsync(house.Dana, "escalation.resolve", id, ("proof", "Test"), ("words", "Tested"));

        var reply = await house.FillAsync(house.Rita, "escalation.reopen", id, ("words", "Still no dial tone"));

        var after = await house.LoadAsync(id);
        Assert.Equal((EscalationState.New, 1, null, null), (after.State, after.Reopened, after.Proof, after.ResolvedAt));
        Assert.Contains("ESC-101 is open again. Dana Ortiz acknowledges by", OrderDesk.Describe(reply));
        Assert.Contains("Still no dial tone", OrderDesk.Read(house.CardOf(house.Dana, id).Card));
        Assert.Equal([EscalationClock.Acknowledge, EscalationClock.Reminder, EscalationClock.Promise, EscalationClock.Supplier], after.Clocks.Keys.Order());
        await house.AssertRowsAsync(id);

        Assert.Contains("open already", OrderDesk.Describe(await house.FillAsync(house.Rita, "escalation.reopen", id, ("words", "Still no dial tone"))));
    }

    [Fact]
    public async Task What_is_resolved_or_closed_is_explained_to_stale_clicks()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita);
        var old = house.CardOf(house.Dana, id);
        var form = OrderDesk.Form(await house.Bot.OpenAsync(house.Dana, "escalation.next", id));
        await house.FillAsync(house.Dana, "escalation.resolve", id, ("proof", "Test"), ("words", "Tested"));

        foreach (var outcome in new[]
        {
            await house.Bot.PressAsync(house.Priya, old, old.Button("Acknowledge")),
            await house.Bot.SubmitAsync(house.Dana, form, ("what", "x"), ("date", "2026-11-18")),
            await house.Bot.OpenAsync(house.Dana, "escalation.waiting", id),
        })
        {
            Assert.Equal("ESC-101 is resolved already, by Dana Ortiz, 2026-11-16 15:00Z. Proof: test passed, \"Tested\". Say \"reopen ESC-101\" if it is not fixed.", Assert.IsType<Reply.Refused>(outcome.Reply).Words.ToString());
        }
    }

    [Fact]
    public async Task Past_dates_and_half_times_are_refused_at_their_fields()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita);

        Assert.Equal("asks again: date: That is past. A commitment lies ahead.", OrderDesk.Describe(await house.FillAsync(house.Dana, "escalation.commitment", id, ("date", "2026-11-15"), ("who", "Kim"))));
        Assert.Equal("asks again: time: That is past. Choose a later time.", OrderDesk.Describe(await house.FillAsync(house.Dana, "escalation.next", id, ("what", "x"), ("date", "2026-11-16"), ("time", "09:59"))));
        Assert.Equal("asks again: date: Say by when.", OrderDesk.Describe(await house.FillAsync(house.Dana, "escalation.next", id, ("what", "x"))));
        Assert.Equal("asks again: nextDate: Choose the date for that time.", OrderDesk.Describe(await house.FillAsync(house.Dana, "escalation.message", id, ("words", "x"), ("nextTime", "12:00"))));
        Assert.Equal("asks again: date: Choose a date.", OrderDesk.Describe(await house.FillAsync(house.Dana, "escalation.next", id, ("what", "x"), ("date", "tomorrow"))));
        Assert.Equal("asks again: step: Choose the level.", OrderDesk.Describe(await house.FillAsync(house.Dana, "escalation.contact", id, ("who", "Joe"), ("said", "x"), ("step", "9"))));
    }

    [Fact]
    public async Task Times_are_read_on_the_wall_of_whoever_typed_them()
    {
        await using var house = await OrderDesk.OpenAsync();
        var wes = await house.Bot.AddStaffAsync("Wes Pacific", Role.ProjectManager, person => person with { Zone = "America/Los_Angeles" });
        var id = await house.EscalateAsync(house.Rita);

        await house.FillAsync(wes, "escalation.next", id, ("what", "Lumen calls back"), ("date", "2026-11-17"), ("time", "09:00"));

        Assert.Equal(OrderDesk.Eastern("2026-11-17 12:00"), (await house.LoadAsync(id)).Next!.By);
    }

    [Fact]
    public async Task Hostile_words_in_every_form_are_kept_as_words()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita);
        foreach (var hostile in Hostile.Strings.Select(text => text.Trim()).Where(text => text.Length is > 0 and < 300))
        {
            foreach (var form in new[] { "note", "message" })
            {
                Assert.IsType<Reply.Done>(await house.FillAsync(house.Dana, "escalation." + form, id, ("words", hostile)));
            }

            Assert.IsType<Reply.Done>(await house.FillAsync(house.Rita, "escalation.add", id, ("words", hostile)));
            Assert.IsType<Reply.Done>(await house.FillAsync(house.Dana, "escalation.contact", id, ("who", hostile), ("said", hostile), ("step", "1"), ("number", hostile.Length > 60 ? "" : hostile)));
        }

        await house.AssertRowsAsync(id);
    }
}
