using Demarc.Features.Escalations;
using Demarc.Features.Escalations.Intake;
using Demarc.Features.Escalations.Work;
using Demarc.Features.Orders;
using Demarc.Time;
using Demarc.Understanding.Stances;

namespace Demarc.Tests.Features.Escalations;

/// <summary>What only looks like a command, what proves something, and what harm somebody tells of.</summary>
public sealed class StanceTests
{
    [Theory]
    [InlineData("don't close ESC-101")]
    [InlineData("please do not close esc-101 before friday")]
    [InlineData("never resolve ESC-101 without a test")]
    [InlineData("don't raise ESC-103")]
    [InlineData("hold off on closing ESC-101")]
    [InlineData("ESC-101 should not be closed")]
    [InlineData("keep ESC-101 open")]
    [InlineData("nobody should take ESC-104")]
    public void A_negation_forbids(string text)
    {
        Assert.Equal(Stance.Forbidden, ActsSaid.Of(text));
        Assert.NotNull(ActsSaid.IntentIn(text));
    }

    [Theory]
    [InlineData("who closed ESC-101")]
    [InlineData("why did you close ESC-101")]
    [InlineData("when was ESC-101 resolved")]
    [InlineData("ESC-101: who closed it")]
    [InlineData("should I close ESC-101")]
    [InlineData("is it ok to resolve ESC-101")]
    public void A_question_or_a_doubt_asks(string text) => Assert.Equal(Stance.Asked, ActsSaid.Of(text));

    [Theory]
    [InlineData("maybe close ESC-101")]
    [InlineData("not sure, perhaps we raise ESC-101")]
    [InlineData("might want to close ESC-101")]
    public void A_doubt_is_no_command(string text) => Assert.Equal(Stance.Doubted, ActsSaid.Of(text));

    [Theory]
    [InlineData("they said close ESC-101, customer is screaming")]
    [InlineData("ESC-101: lumen says they closed the ticket, still dead")]
    [InlineData("the tech told me to close ESC-101")]
    [InlineData("ESC-101 noc claims it is resolved, customer is furious")]
    public void What_others_say_is_only_reported(string text) => Assert.Equal(Stance.Reported, ActsSaid.Of(text));

    [Theory]
    [InlineData("close ESC-101 if the test passes")]
    [InlineData("resolve ESC-101 once the customer confirms")]
    public void A_condition_waits(string text) => Assert.Equal(Stance.Conditional, ActsSaid.Of(text));

    [Theory]
    [InlineData("resolve ESC-101: turned up, they did not need to close the account")]
    [InlineData("can you take ESC-104?")]
    [InlineData("please raise ESC-103 to high because they do not take calls")]
    [InlineData("ESC-101 is resolved: test passed")]
    [InlineData("ESC-101 can be closed, test passed")]
    [InlineData("ack ESC-104")]
    [InlineData("the customer said ESC-101 can be closed")]
    [InlineData("they said nobody can come, raise ESC-101 to high")]
    [InlineData("raise ESC-101 as soon as possible")]
    [InlineData("raise ESC-101, when I called they hung up")]
    [InlineData("they don't call back, raise ESC-101")]
    [InlineData("can we raise ESC-101 to high?")]
    [InlineData("don't forget to close ESC-101")]
    [InlineData("assign ESC-104 to Priya")]
    public void A_plain_command_is_told(string text) => Assert.Equal(Stance.Told, ActsSaid.Of(text));

    [Theory]
    [InlineData("don't escalate 48304", true)]
    [InlineData("I do not want to escalate this", true)]
    [InlineData("escalate 48213, they do not escalate at AT&T", false)]
    public void Escalating_itself_can_be_forbidden(string text, bool isAgainst) => Assert.Equal(isAgainst, ActsSaid.IsAgainstEscalating(text));

    [Theory]
    [InlineData("AT&T confirmed suite number in portal", null)]
    [InlineData("confirmed", null)]
    [InlineData("not fixed yet", null)]
    [InlineData("test failed", null)]
    [InlineData("will be installed tomorrow", null)]
    [InlineData("the customer confirmed that it works", ProofKind.CustomerConfirmation)]
    [InlineData("confirmed by the customer", ProofKind.CustomerConfirmation)]
    [InlineData("customer confirmed dial tone", ProofKind.CustomerConfirmation)]
    [InlineData("turned up, test passed", ProofKind.Completion)]
    [InlineData("credit of $200 issued", ProofKind.Credit)]
    public void Only_the_customers_word_is_the_customers_confirmation(string words, ProofKind? proof) => Assert.Equal(proof, SaidWords.ProofIn(words));

    [Theory]
    [InlineData("can't open, 20 staff idle", "H8")]
    [InlineData("clinic can't open", "H8")]
    [InlineData("the restaurant cannot take orders", "H8")]
    [InlineData("they had to send everyone home", "H8")]
    [InlineData("hospital, patients at risk", "H7")]
    [InlineData("loses 5000 dollars a day", "H9")]
    [InlineData("it costs them $2k per hour", "H9")]
    [InlineData("CEO furious, third missed date", "H4")]
    [InlineData("store opening monday and no internet, employees can't work", "H2")]
    [InlineData("grand opening on friday and still no circuit", "H10")]
    [InlineData("the store opens on the 5th", "M8")]
    [InlineData("staff is working from hotspots", "M9")]
    [InlineData("can't open the portal", "L0")]
    [InlineData("nobody is idle, no impact", "L0")]
    [InlineData("MRC is 845 dollars a month", "L0")]
    public void Harm_that_is_told_raises_the_level(string words, string rule) =>
        Assert.Equal(rule, LevelRules.Propose(new LevelFacts(words, null, EscalationKind.Order, new HealthContext(new DateOnly(2026, 11, 16), BusinessCalendar.Federal))).Rule);

    [Fact]
    public void Facts_in_the_first_message_are_found()
    {
        var said = FactsSaid.In("escalate 48213: Lumen missed the date, clinic can't open, need a technician tomorrow, call Bob Smith 303-555-0199");

        Assert.Equal(("clinic can't open", "need a technician tomorrow", "call Bob Smith 303-555-0199"), (said.Impact, said.Wanted, said.Contact));
    }

    [Theory]
    [InlineData("pls do it")]
    [InlineData("send it")]
    [InlineData("go ahead")]
    [InlineData("submit")]
    public void Enough_was_said(string text) => Assert.True(IntakeWords.IsGo(text));
}
