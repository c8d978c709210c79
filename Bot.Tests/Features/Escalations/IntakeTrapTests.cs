using Demarc.Features.Escalations;
using Demarc.Features.Escalations.Intake;
using Demarc.Tests.Support;

namespace Demarc.Tests.Features.Escalations;

/// <summary>What sloppy people do to an intake: wander off, answer with a word, forget it, come back.</summary>
public sealed class IntakeTrapTests
{
    [Theory]
    [InlineData("escalate 48214 … 911 does not work", "911 does not work")]
    [InlineData("48214 site down", "48214 site down")]
    [InlineData("no dial tone on 48214, please escalate", "no dial tone on 48214")]
    [InlineData("hello? all phones dead at 48214!!", "all phones dead at 48214")]
    [InlineData("why is the internet down at 48214", "why is the internet down at 48214")]
    public async Task What_is_down_goes_to_the_urgent_intake_in_the_persons_words(string said, string problem)
    {
        await using var house = await OrderDesk.OpenAsync();

        var first = await house.AskAsync(house.Rita, said);
        var draft = await house.AskAsync(house.Rita, "no ticket");
        await house.AskAsync(house.Rita, "high");

        Assert.Contains("A service is down", first);
        Assert.Contains("I propose High", draft);
        Assert.Equal((EscalationLevel.High, EscalationKind.Outage, problem), ((await house.LastAsync()).Level, (await house.LastAsync()).Kind, (await house.LastAsync()).Problem));
    }

    [Fact]
    public async Task What_only_asks_about_an_outage_is_asked_back_and_opens_nothing()
    {
        await using var house = await OrderDesk.OpenAsync();

        Assert.Contains("Is a service down at this moment?", await house.AskAsync(house.Rita, "who do I call when the internet is down"));
        Assert.Contains("Not escalated", await house.AskAsync(house.Rita, "no"));
        Assert.Contains("Is a service down at this moment?", await house.AskAsync(house.Rita, "what should I do if a site is down"));
        Assert.Contains("Which order is it?", await house.AskAsync(house.Rita, "yes"));
    }

    [Fact]
    public async Task Commands_work_in_between_and_the_question_comes_back()
    {
        await using var house = await OrderDesk.OpenAsync();
        await house.EscalateAsync(house.Rita, "48214", EscalationLevel.Low, "Nothing heard for a week");
        await house.AskAsync(house.Rita, "escalate 48213 Lumen promised Nov 11 and nobody came");

        foreach (var (said, heard) in new[] { ("all orders", "48214"), ("my escalations", "ESC-101"), ("where is 48214", "City Library"), ("help", "Ask in your own words") })
        {
            var answer = await house.AskAsync(house.Rita, said);

            Assert.Contains(heard, answer);
            Assert.Contains("customer's business", answer);
        }

        Assert.Contains("What should come of it", await house.AskAsync(house.Rita, "they cannot see patients"));
    }

    [Fact]
    public async Task At_the_draft_what_is_beside_it_is_kept_out_and_what_is_added_is_said()
    {
        await using var house = await OrderDesk.OpenAsync();
        await house.AskAsync(house.Rita, "escalate 48213 they missed two dates");
        var draft = await house.AskAsync(house.Rita, "send it");

        Assert.Contains("I propose", draft);
        foreach (var aside in new[] { "who pays for inside wiring", "is there an outage at AT&T", "tell dana the gate code is 4411 on ESC-104", "status of zebra corp" })
        {
            Assert.DoesNotContain("I added that", await house.AskAsync(house.Rita, aside));
        }

        Assert.Contains("I added that to what is wrong", await house.AskAsync(house.Rita, "the customer threatens to leave for another carrier"));
        await house.AskAsync(house.Rita, "mid");
        Assert.Equal("they missed two dates. the customer threatens to leave for another carrier", (await house.LastAsync()).Problem);
    }

    [Fact]
    public async Task Staff_acknowledge_one_while_they_open_another()
    {
        await using var house = await OrderDesk.OpenAsync();
        await house.EscalateAsync(house.Rita);
        await house.AskAsync(house.Dana, "I need an escalation, they blew two dates");

        var answer = await house.AskAsync(house.Dana, "ack ESC-101");

        Assert.Contains("ESC-101 is yours", answer);
        Assert.Contains("Which order is it?", answer);
    }

    [Fact]
    public async Task Which_order_takes_a_question_about_another_and_says_what_it_cannot_find()
    {
        await using var house = await OrderDesk.OpenAsync();
        await house.AskAsync(house.Rita, "I need an escalation, they blew two dates");

        Assert.Contains("City Library", await house.AskAsync(house.Rita, "where is 48214"));
        Assert.Contains("I find nothing under \"99999\"", await house.AskAsync(house.Rita, "99999"));
        Assert.Contains("Which order is it?", await house.AskAsync(house.Rita, "ok"));
        Assert.Contains("Escalating 48214", await house.AskAsync(house.Rita, "the second one"));
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("no")]
    [InlineData("ok")]
    [InlineData("k")]
    [InlineData("thanks")]
    [InlineData("...")]
    [InlineData("broken")]
    public async Task A_word_is_no_description_and_no_impact(string said)
    {
        await using var house = await OrderDesk.OpenAsync();
        await house.AskAsync(house.Rita, "escalate 48213");

        Assert.Contains("What is wrong?", await house.AskAsync(house.Rita, said));
        Assert.Contains("customer's business", await house.AskAsync(house.Rita, "Lumen promised Nov 11 and nobody came"));
    }

    [Theory]
    [InlineData("high", "High: noted. What is wrong?")]
    [InlineData("make it mid please", "Mid: noted. What is wrong?")]
    [InlineData("sev 1", "High: noted. What is wrong?")]
    public async Task A_level_said_to_what_is_wrong_is_the_level(string said, string heard)
    {
        await using var house = await OrderDesk.OpenAsync();
        await house.AskAsync(house.Rita, "escalate 48213");

        Assert.Contains(heard, await house.AskAsync(house.Rita, said));
    }

    [Fact]
    public async Task The_level_is_asked_when_nothing_tells_it_and_told_by_a_word_a_place_or_a_fact()
    {
        await using var house = await OrderDesk.OpenAsync();
        await house.AskAsync(house.Rita, "escalate 48214 I would like to see the survey report");
        await house.AskAsync(house.Rita, "skip");

        Assert.Contains("How bad is it?", await house.AskAsync(house.Rita, "skip"));
        Assert.Contains("Low, mid or high?", await house.AskAsync(house.Rita, "hm"));
        Assert.Contains("I propose Mid: work is blocked, as told", await house.AskAsync(house.Rita, "the electrician is stuck without it"));
        await house.AskAsync(house.Rita, "ok");
        Assert.Equal("see the survey report. the electrician is stuck without it", (await house.LastAsync()).Problem);
    }

    [Theory]
    [InlineData("never mind")]
    [InlineData("nvm")]
    [InlineData("Cancel it please")]
    [InlineData("stop")]
    [InlineData("forget about it")]
    [InlineData("actually, forget it")]
    [InlineData("drop this escalation, thanks")]
    [InlineData("no thanks")]
    [InlineData("don't bother")]
    [InlineData("I changed my mind")]
    public void It_is_let_go_in_any_words(string said) => Assert.True(IntakeWords.IsCancel(said));

    [Theory]
    [InlineData("the customer wants to cancel")]
    [InlineData("they stopped answering")]
    [InlineData("drop the price")]
    [InlineData("don't escalate to the VP, only to the manager")]
    [InlineData("no technician came")]
    public void What_is_wrong_is_not_let_go(string said) => Assert.False(IntakeWords.IsCancel(said));

    [Theory]
    [InlineData("They blew two dates", "The tech broke the door", "They blew two dates. The tech broke the door")]
    [InlineData("They blew two dates!", "Help", "They blew two dates! Help")]
    [InlineData("They blew two dates,", "Help", "They blew two dates. Help")]
    [InlineData("", "Help", "Help")]
    public void What_comes_after_is_a_sentence_of_its_own(string before, string after, string joined) => Assert.Equal(joined, IntakeWords.Joined(before, after));

    [Fact]
    public async Task Every_question_and_the_confirmation_can_be_cancelled_by_a_button()
    {
        await using var house = await OrderDesk.OpenAsync();
        foreach (var said in new[] { "I need an escalation, they blew two dates", "48213", "they cannot open", "a date", "Dr. Marlin" })
        {
            await house.AskAsync(house.Rita, said);
            house.Bot.Chat.In(house.Rita.Chat())[^1].Button("Cancel");
        }

        await house.Bot.PressAsync(house.Rita, house.Bot.Chat.In(house.Rita.Chat())[^1], "Cancel");

        Assert.Contains("Not escalated", house.LastTo(house.Rita));
        Assert.Empty(await house.AllAsync());
    }

    [Fact]
    public async Task After_an_hour_of_silence_and_a_restart_it_is_offered_with_what_was_said()
    {
        await using var house = await OrderDesk.OpenAsync();
        await house.AskAsync(house.Rita, "escalate 48213 Lumen promised Nov 11 and nobody came");
        await house.Bot.RestartAsync();

        await house.Bot.PassAsync(TimeSpan.FromMinutes(65), TimeSpan.FromMinutes(5));
        Assert.Contains("nobody has it yet", house.LastTo(house.Rita));
        Assert.Contains("Lumen promised Nov 11 and nobody came", house.LastTo(house.Rita));
        await house.Bot.PressAsync(house.Rita, house.Bot.Chat.In(house.Rita.Chat())[^1], "Go on");

        Assert.Contains("customer's business", house.LastTo(house.Rita));
        await house.Bot.PassAsync(TimeSpan.FromMinutes(65), TimeSpan.FromMinutes(5));
        Assert.Contains("nobody has it yet", house.LastTo(house.Rita));
        Assert.Contains("What should come of it", await house.AskAsync(house.Rita, "they cannot open"));
    }

    [Fact]
    public async Task After_a_while_a_new_question_is_answered_and_the_old_one_asked_again()
    {
        await using var house = await OrderDesk.OpenAsync();
        await house.AskAsync(house.Rita, "escalate 48213 Lumen promised Nov 11 and nobody came");
        await house.Bot.PassAsync(TimeSpan.FromMinutes(40), TimeSpan.FromMinutes(5));

        var answer = await house.AskAsync(house.Rita, "what is a FOC");

        Assert.Contains("Firm Order", answer);
        Assert.Contains("customer's business", answer);
    }
}
