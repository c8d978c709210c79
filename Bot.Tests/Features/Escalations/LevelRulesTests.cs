using CsCheck;
using Demarc.Features.Escalations;
using Demarc.Features.Escalations.Intake;
using Demarc.Features.Orders;
using Demarc.Tests.Cards.Gallery;
using Demarc.Time;

namespace Demarc.Tests.Features.Escalations;

public sealed class LevelRulesTests
{
    static readonly HealthContext Today = new(new DateOnly(2026, 11, 16), BusinessCalendar.Federal);

    [Theory]
    [InlineData("911 is not working at the clinic", EscalationLevel.High, "H1")]
    [InlineData("customer can't dial 911", EscalationLevel.High, "H1")]
    [InlineData("the elevator phone is dead after the port", EscalationLevel.High, "H1")]
    [InlineData("our phones are all down right now", EscalationLevel.High, "H2")]
    [InlineData("internet is down at Blue Heron", EscalationLevel.High, "H2")]
    [InlineData("customer has no dial tone", EscalationLevel.High, "H2")]
    [InlineData("numbers ported and now calls go nowhere", EscalationLevel.High, "H2")]
    [InlineData("the port left their main number down", EscalationLevel.High, "H2")]
    [InlineData("site has been down since 8", EscalationLevel.High, "H2")]
    [InlineData("they ported our number without our permission", EscalationLevel.High, "H3")]
    [InlineData("they blew two dates and the CEO is on me", EscalationLevel.High, "H4")]
    [InlineData("their lawyer called about breach of contract", EscalationLevel.High, "H4")]
    [InlineData("customer is threatening to cancel, need management involved", EscalationLevel.High, "H5")]
    [InlineData("we're about to lose this client", EscalationLevel.High, "H5")]
    [InlineData("second port reject on this one", EscalationLevel.Mid, "M3")]
    [InlineData("they blew two dates", EscalationLevel.Mid, "M4")]
    [InlineData("tech never showed up today", EscalationLevel.Mid, "M4")]
    [InlineData("billed twice for the same circuit", EscalationLevel.Mid, "M5")]
    [InlineData("commission still missing for october", EscalationLevel.Mid, "M5")]
    [InlineData("the order is stuck in design", EscalationLevel.Mid, "M6")]
    [InlineData("this is unacceptable", EscalationLevel.Mid, "M7")]
    [InlineData("I would like a status on the survey", EscalationLevel.Low, "L0")]
    [InlineData("please update the 911 address to suite 200", EscalationLevel.Low, "L0")]
    [InlineData("the customer turned down the quote", EscalationLevel.Low, "L0")]
    [InlineData("the site was down last week, works now, just asking for the RFO", EscalationLevel.Low, "L0")]
    [InlineData("they get a slow down at noon sometimes", EscalationLevel.Low, "L0")]
    public void The_words_alone_propose(string words, EscalationLevel level, string rule)
    {
        var proposal = LevelRules.Propose(new LevelFacts(words, null, EscalationKind.Order, Today));

        Assert.Equal((level, rule), (proposal.Level, proposal.Rule));
    }

    [Fact]
    public void A_missed_FOC_is_mid_whatever_is_said()
    {
        var proposal = LevelRules.Propose(new LevelFacts("just checking", Order(foc: new DateOnly(2026, 11, 12)), EscalationKind.Order, Today));

        Assert.Equal("FOC missed by 2 business days (M1)", proposal.ToString());
    }

    [Fact]
    public void Several_sites_slipped_far_are_high_and_a_little_are_not()
    {
        Assert.Equal("H6", LevelRules.Propose(new LevelFacts("all 12 sites are late", Order(foc: new DateOnly(2026, 10, 20)), EscalationKind.Order, Today)).Rule);
        Assert.Equal("M1", LevelRules.Propose(new LevelFacts("all 12 sites are late", Order(foc: new DateOnly(2026, 11, 12)), EscalationKind.Order, Today)).Rule);
    }

    [Fact]
    public void A_jeopardy_without_a_date_and_two_rejects_are_mid()
    {
        var order = Order(foc: new DateOnly(2026, 12, 2));

        Assert.Equal("M2", LevelRules.Propose(new LevelFacts("", order with { Jeopardy = new Jeopardy("1A", "facility", At(12)) }, EscalationKind.Order, Today)).Rule);
        Assert.Equal("M3", LevelRules.Propose(new LevelFacts("", order with { Reject = new Reject("6D", "wrong BTN", At(13), 2) }, EscalationKind.Order, Today)).Rule);
    }

    [Fact]
    public void Silence_alone_is_low()
    {
        var order = Order(foc: new DateOnly(2026, 12, 20)) with { LastWord = new Evidence("portal", At(2)) };

        Assert.Equal("L1", LevelRules.Propose(new LevelFacts("anything new?", order, EscalationKind.Order, Today)).Rule);
    }

    [Fact]
    public void Only_life_safety_cannot_be_chosen_away()
    {
        Assert.True(LevelRules.Propose(new LevelFacts("911 fails", null, EscalationKind.Order, Today)).IsFixed);
        Assert.False(LevelRules.Propose(new LevelFacts("all phones are down", null, EscalationKind.Order, Today)).IsFixed);
    }

    [Fact]
    public void Any_text_is_read()
    {
        Assert.All(Hostile.Strings, text => LevelRules.Propose(new LevelFacts(text, null, EscalationKind.Order, Today)));
        Gen.String[0, 300].Sample(text => LevelRules.Propose(new LevelFacts(text, null, EscalationKind.Outage, Today)).Level == EscalationLevel.High);
    }

    [Fact]
    public void A_very_long_text_is_read_in_no_time()
    {
        var text = string.Concat(Enumerable.Repeat("the site is was been has been all now ", 20_000));
        var watch = System.Diagnostics.Stopwatch.StartNew();

        LevelRules.Propose(new LevelFacts(text, null, EscalationKind.Order, Today));

        Assert.InRange(watch.ElapsedMilliseconds, 0, 5000);
    }

    static DateTimeOffset At(int day) => new(2026, 11, day, 15, 0, 0, TimeSpan.Zero);

    static Order Order(DateOnly foc)
    {
        var from = new Evidence("import", At(1));
        return new Order
        {
            Id = "1",
            Number = "1",
            Customer = "Marlin",
            Dates = new OrderDates { Submitted = new(new DateOnly(2026, 10, 1), from), Foc = new(foc, from) },
            LastWord = new Evidence("portal", At(13)),
        };
    }
}
