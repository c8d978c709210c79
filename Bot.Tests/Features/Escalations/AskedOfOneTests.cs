using Demarc.Features.Escalations;
using Demarc.Features.Escalations.Work;
using Demarc.Tests.Features.Orders;
using Demarc.Tests.Support;

namespace Demarc.Tests.Features.Escalations;

/// <summary>What is asked and told of one escalation beside the commands: its history, who did what, what others said, that it is not fixed.</summary>
public sealed class AskedOfOneTests
{
    const string Secret = "their VP is a nightmare";

    [Theory]
    [InlineData("history of ESC-101")]
    [InlineData("ESC-101 history please")]
    [InlineData("show me the full timeline of esc 101")]
    [InlineData("what happened on ESC-101")]
    [InlineData("can I see the internal notes on ESC-101")]
    public async Task A_partner_reads_the_history_without_internal_notes(string said)
    {
        await using var house = await OrderDesk.OpenAsync();
        await house.EscalateAsync(house.Rita);
        await house.AskAsync(house.Dana, "ack ESC-101");
        await house.AskAsync(house.Dana, $"note on ESC-101: {Secret}");

        var theirs = await house.AskAsync(house.Rita, said);
        var ours = await house.AskAsync(house.Dana, said);
        var foreign = await house.AskAsync(house.Bea, said);

        Assert.Contains("2 things happened on ESC-101 that are for you to see", theirs);
        Assert.Contains("Dana Ortiz acknowledged it", theirs);
        Assert.DoesNotContain("nightmare", theirs);
        Assert.Equal(said.Contains("internal", StringComparison.Ordinal), theirs.Contains("Internal notes on ESC-101 are for the distributor's staff", StringComparison.Ordinal));
        Assert.Contains(Secret, ours);
        Assert.Contains("I find no escalation ESC-101 that you may see", foreign);
    }

    [Theory]
    [InlineData("watch ESC-101")]
    [InlineData("snooze ESC-101 until friday")]
    [InlineData("please remind me about esc-101 tomorrow")]
    [InlineData("ESC-101 mute")]
    [InlineData("stop telling me about ESC-101")]
    public async Task Whoever_wants_to_watch_or_snooze_one_hears_what_can_be_done_instead(string said)
    {
        await using var house = await OrderDesk.OpenAsync();
        await house.EscalateAsync(house.Rita);
        await house.AskAsync(house.Dana, "where is 48214");

        Assert.Contains("press \"Waiting…\"", await house.AskAsync(house.Dana, said));
        Assert.Contains("quiet hours in your settings", await house.AskAsync(house.Rita, said));
        Assert.Contains("I find no escalation ESC-101", await house.AskAsync(house.Bea, said));
    }

    [Theory]
    [InlineData("ESC-101 next update in feb 30", "feb 30")]
    [InlineData("next update for ESC-101 whenever", "whenever")]
    [InlineData("next step on ESC-101: call Lumen by feb 30", "feb 30")]
    public async Task A_day_that_is_none_is_asked_for(string said, string unread)
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita);
        await house.AskAsync(house.Dana, "ack ESC-101");

        Assert.Contains($"I cannot read \"{unread}\" as a day", await house.AskAsync(house.Dana, said));
        Assert.Null((await house.LoadAsync(id)).Next);
        Assert.Contains("is set", await house.AskAsync(house.Dana, "tomorrow"));
        Assert.DoesNotContain(unread, (await house.LoadAsync(id)).Next!.What);
    }

    [Theory]
    [InlineData("ESC-101 next update in feb 30", "feb 30")]
    [InlineData("set the next update on esc 101 to friday 3pm", "friday 3pm")]
    [InlineData("next update on ESC-101?", "")]
    [InlineData("when is the next update on ESC-101", "")]
    [InlineData("next update ESC-101", "")]
    public void When_the_next_update_comes_is_told_or_asked(string said, string when) => Assert.Equal(when, SaidWords.UpdateIn(said));

    [Theory]
    [InlineData("they said close ESC-101, customer is screaming")]
    [InlineData("ESC-101: comcast told us to withdraw it, the clinic lost its patients")]
    public async Task What_others_say_of_it_is_kept_and_done_by_nobody(string said)
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita);

        Assert.Contains("Added to ESC-101", await house.AskAsync(house.Rita, said));
        Assert.Contains("internal note", await house.AskAsync(house.Dana, said));

        var after = await house.LoadAsync(id);
        Assert.Equal((true, said, said), (after.IsOpen, after.Timeline[^2].Words, after.Timeline[^1].Words));
    }

    [Fact]
    public async Task Withdrawn_it_is_told_who_did_and_not_fixed_opens_it_again_after_a_yes()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita);

        Assert.Contains("ESC-101 is closed", await house.AskAsync(house.Rita, "withdraw ESC-101"));
        Assert.Contains("Rita Sol withdrew it.", await AnswersAsync(house, house.Rita, "who closed ESC-101 and when"));
        Assert.Null((await house.LoadAsync(id)).Proof);
        Assert.Contains("closed already, by Rita Sol", await house.AskAsync(house.Dana, "take ESC-101"));
        Assert.Contains("Shall I open it again", await house.AskAsync(house.Rita, "it's still not fixed"));
        Assert.False((await house.LoadAsync(id)).IsOpen);
        Assert.Contains("is open again", await house.AskAsync(house.Rita, "yes"));
        Assert.Contains("Rita Sol reopened it", await AnswersAsync(house, house.Dana, "who reopened ESC-101"));
        Assert.Contains("was not acknowledged", await AnswersAsync(house, house.Dana, "who acked ESC-101"));
    }

    [Fact]
    public async Task Closed_by_who_asked_for_it_it_is_their_word_that_it_is_fixed()
    {
        await using var house = await OrderDesk.OpenAsync();
        var id = await house.EscalateAsync(house.Rita);

        Assert.Contains("ESC-101 is closed", await house.AskAsync(house.Rita, "close ESC-101, it works now"));
        Assert.Contains("Rita Sol confirmed that it is fixed.", await AnswersAsync(house, house.Rita, "who closed ESC-101 and when"));
        Assert.Equal(ProofKind.CustomerConfirmation, (await house.LoadAsync(id)).Proof?.Kind);
    }

    [Fact]
    public async Task An_outage_beside_a_question_about_another_order_is_taken_up_and_the_question_answered()
    {
        await using var house = await OrderDesk.OpenAsync();

        var shown = await AnswersAsync(house, house.Rita, "where is 48214? also all phones are dead at 48213");

        Assert.Contains("City Library", shown);
        Assert.Contains("A service is down", shown);
    }

    [Theory]
    [InlineData("escalations")]
    [InlineData("show me the escalations please")]
    public async Task The_bare_word_lists_them(string said)
    {
        await using var house = await OrderDesk.OpenAsync();
        await house.EscalateAsync(house.Rita);

        Assert.Contains("ESC-101", await house.AskAsync(house.Rita, said));
        Assert.Contains("No open escalations", await house.AskAsync(house.Bea, said));
    }

    static async Task<string> AnswersAsync(OrderDesk house, Demarc.Turns.Person person, string text) =>
        string.Join('\n', (await house.Bot.SayAsync(person, text)).Where(one => one.Address.Key == person.Chat().Key).Select(one => OrderTalk.Flat(one.Card)));
}
