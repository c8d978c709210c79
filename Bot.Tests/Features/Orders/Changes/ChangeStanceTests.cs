using CsCheck;
using Demarc.Features.Orders;
using Demarc.Features.Orders.Changes;
using Demarc.Tests.Support;
using Demarc.Understanding.Stances;
using static Demarc.Tests.Features.Orders.OrderSamples;

namespace Demarc.Tests.Features.Orders.Changes;

/// <summary>What is denied, forbidden, guessed or asked is told from what is stated.</summary>
public sealed class ChangeStanceTests
{
    [Theory]
    [InlineData("# not installed on nov 20")]
    [InlineData("# foc isn't dec 5")]
    [InlineData("# foc isn’t dec 5")]
    [InlineData("# wasnt installed today")]
    [InlineData("# has not been accepted 11/3")]
    [InlineData("# is no longer on hold")]
    [InlineData("# never installed nov 3")]
    [InlineData("# hold not released yet")]
    [InlineData("# jeopardy isn't cleared")]
    [InlineData("# install failed nov 12")]
    public void What_is_not_so_is_denied(string text) => Assert.Equal(Stance.Denied, ChangeStance.Of(text));

    [Theory]
    [InlineData("don't cancel #")]
    [InlineData("# don't set the foc to 12/2")]
    [InlineData("please do not mark # installed")]
    [InlineData("no wait, don't move # to dec 9")]
    [InlineData("dont put # on hold")]
    [InlineData("i didn't say foc 12/2 for #")]
    public void What_must_not_be_done_is_forbidden(string text) => Assert.Equal(Stance.Forbidden, ChangeStance.Of(text));

    [Theory]
    [InlineData("# foc maybe dec 8")]
    [InlineData("could be dec 9 unless permit")]
    [InlineData("foc not before dec 8")]
    [InlineData("# foc between dec 5 and dec 9")]
    [InlineData("# foc dec 8 at the earliest")]
    [InlineData("# might be installed dec 8")]
    [InlineData("# foc probably 12/8")]
    [InlineData("# foc around dec 8")]
    [InlineData("# is probably on hold")]
    [InlineData("i think # installed yesterday")]
    [InlineData("# foc may slip to dec 8")]
    public void What_is_not_certain_is_hedged(string text) => Assert.Equal(Stance.Doubted, ChangeStance.Of(text));

    [Theory]
    [InlineData("# foc dec 8 if the permit clears")]
    [InlineData("when the permit clears # foc is dec 8")]
    [InlineData("# installed 12/1 once they sign")]
    [InlineData("unless they cancel # foc dec 8")]
    public void What_depends_on_something_waits_for_it(string text) => Assert.Equal(Stance.Conditional, ChangeStance.Of(text));

    [Theory]
    [InlineData("cancel #, they did not sign", Stance.Told)]
    [InlineData("cancel # because the customer never answered", Stance.Told)]
    [InlineData("don't cancel #", Stance.Forbidden)]
    [InlineData("# was not cancelled", Stance.Denied)]
    [InlineData("cancel # if they don't sign", Stance.Conditional)]
    public void What_is_denied_beside_a_cancellation_is_its_reason(string text, Stance stance) => Assert.Equal(stance, ChangeStance.OfCancelling(text));

    [Theory]
    [InlineData("# got installed yesterday?")]
    [InlineData("should i cancel #")]
    [InlineData("did AT&T cancel #")]
    [InlineData("was # cancelled by the customer")]
    [InlineData("is # on hold")]
    [InlineData("# on hold?")]
    [InlineData("when is # foc dec 8")]
    [InlineData("so was it installed nov 3")]
    [InlineData("# did it install yesterday")]
    public void What_is_asked_is_a_question(string text) => Assert.Equal(Stance.Asked, ChangeStance.Of(text));

    [Theory]
    [InlineData("# foc 12/2 per Lumen portal")]
    [InlineData("was installed yesterday")]
    [InlineData("# foc may 5")]
    [InlineData("can you set # foc to dec 8?")]
    [InlineData("could you please move # to dec 8")]
    [InlineData("# foc dec 8 if you can")]
    [InlineData("no, # foc is dec 14")]
    [InlineData("don't forget to set # foc dec 14")]
    [InlineData("# next: ask whether the permit might come, is it there?")]
    [InlineData("# jeopardy 1U permit not issued")]
    [InlineData("# on hold until friday, customer not ready")]
    [InlineData("# status: not sure what they do")]
    [InlineData("# is not ready: CPE")]
    [InlineData("hold # until friday, customer not ready")]
    public void What_is_stated_is_plain(string text) => Assert.Equal(Stance.Told, ChangeStance.Of(text));

    [Theory]
    [InlineData("foc is not dec 11, it's dec 14", "2026-12-14")]
    [InlineData("foc was dec 10 now dec 12", "2026-12-12")]
    [InlineData("foc isn't dec 5 but dec 6", "2026-12-06")]
    [InlineData("foc is dec 14, not dec 11", "2026-12-14")]
    [InlineData("foc dec 14 instead of dec 11", "2026-12-14")]
    [InlineData("not 12/11 but 12/14 is the foc", "2026-12-14")]
    [InlineData("foc is no longer dec 11, it is dec 14 now", "2026-12-14")]
    [InlineData("foc used to be 12/11 but is 12/14", "2026-12-14")]
    public void Of_a_correction_the_affirmed_day_is_taken(string text, string day)
    {
        var corrected = ChangeStance.Corrected(text, Today);

        Assert.Equal(Stance.Told, ChangeStance.Of(corrected));
        Assert.Equal(new Edit.Date(OrderDate.Foc, DateOnly.Parse(day)), Assert.Single(ChangeText.Read(corrected, Today, TestBot.Start).Edits));
    }

    [Theory]
    [InlineData("foc isn't dec 5")]
    [InlineData("foc not before dec 8")]
    [InlineData("foc was dec 5")]
    [InlineData("accepted 11/3, foc 12/9")]
    public void Without_a_day_beside_it_nothing_is_corrected(string text) => Assert.Equal(text, ChangeStance.Corrected(text, Today));

    [Theory]
    [InlineData("is not on hold", nameof(Edit.OnHold))]
    [InlineData("isn't on hold any more", nameof(Edit.OnHold))]
    [InlineData("not in jeopardy", nameof(Edit.InJeopardy))]
    [InlineData("is no longer in jeopardy", nameof(Edit.InJeopardy))]
    [InlineData("was never rejected", nameof(Edit.Rejected))]
    public void A_state_denied_is_over(string text, string edit) => Assert.Equal(edit, ChangeStance.Over(text)?.GetType().Name);

    [Theory]
    [InlineData("reinstate")]
    [InlineData("uncancel")]
    [InlineData("cancelled none")]
    [InlineData("is not cancelled")]
    public void A_cancellation_is_taken_back(string text) =>
        Assert.Equal(new Edit.Date(OrderDate.Cancelled, null), Assert.Single(ChangeText.Read(text, Today, TestBot.Start).Edits));

    [Theory]
    [InlineData("48404 foc dec 8, 48405 foc dec 9", "foc dec 8", "foc dec 9")]
    [InlineData("48404 foc dec 8 and 48405 foc dec 9", "foc dec 8", "foc dec 9")]
    [InlineData("48404 foc 12/8\n48405 foc 12/9", "foc 12/8", "foc 12/9")]
    [InlineData("48404 foc dec 8, 48405 dec 9", "foc dec 8", "FOC dec 9")]
    [InlineData("foc 12/8 for 48404 and 12/9 for 48405", "foc 12/8", "FOC 12/9")]
    [InlineData("48404 installed yesterday; 48405 on hold, landlord", "installed yesterday", "on hold, landlord")]
    [InlineData("48404 foc dec 8 and 48405", "foc dec 8", "")]
    [InlineData("48404 foc dec 8, same for 48405", "foc dec 8, same", "foc dec 8, same")]
    public void Each_order_gets_what_is_said_of_it(string text, string first, string second)
    {
        var pairs = Pairing.Of(text, ["48404", "48405"], Today, TestBot.Start);

        Assert.Equal([("48404", first), ("48405", second)], pairs!.Select(pair => (Assert.Single(pair.Names), pair.Words.Trim(',', ';', ' '))));
    }

    [Theory]
    [InlineData("48404 and 48405 foc dec 8")]
    [InlineData("48404, 48405 foc dec 8 and dec 9")]
    [InlineData("set the foc of 48404 & 48405 to dec 8")]
    [InlineData("48404 is like 48405")]
    public void One_thing_said_of_all_is_not_parted(string text) => Assert.Null(Pairing.Of(text, ["48404", "48405"], Today, TestBot.Start));

    [Theory]
    [InlineData("went with another carrier", true)]
    [InlineData("too expensive", true)]
    [InlineData("customer did not sign", true)]
    [InlineData("hmm wait", false)]
    [InlineData("i don't know", false)]
    [InlineData("who has 48407", false)]
    [InlineData("show my orders", false)]
    [InlineData("yes", false)]
    [InlineData("why?", false)]
    [InlineData("..", false)]
    public void A_reason_is_told_from_a_doubt_and_a_command(string text, bool isReason) => Assert.Equal(isReason, CancelTurns.IsReason(text));

    [Theory]
    [InlineData("don't unfollow 48302", true)]
    [InlineData("please do not follow 48302 yet", true)]
    [InlineData("don't stop following 48302", true)]
    [InlineData("unfollow 48302", false)]
    [InlineData("don't follow 48302 any more", false)]
    public void To_follow_or_not_may_be_forbidden(string text, bool isForbidden) => Assert.Equal(isForbidden, FollowText.Forbids(text));

    [Theory]
    [InlineData("note 48213 to partner: we are on it", "we are on it", true)]
    [InlineData("partner note on 48213: we wait", "we wait", true)]
    [InlineData("tell the partner on 48213 that we wait", "we wait", true)]
    [InlineData("note to the agency on 48213: x", "x", true)]
    [InlineData("note on 48213: tell the partner nothing", "tell the partner nothing", false)]
    [InlineData("48213 note: customer wants mornings", "customer wants mornings", false)]
    public void Whom_a_note_is_for_is_said_before_it(string text, string words, bool isForPartner)
    {
        Assert.Equal(words, NoteText.Of(text, ["48213"]));
        Assert.Equal(isForPartner, NoteTurns.IsForPartner(text, words));
        Assert.False(NoteTurns.IsForCustomer(text, words));
    }

    [Fact]
    public void A_note_to_the_customer_is_told() => Assert.True(NoteTurns.IsForCustomer("note 48213 to the customer: x", NoteText.Of("note 48213 to the customer: x", ["48213"])));

    [Fact]
    public void What_was_changed_last_goes_back_to_what_it_was()
    {
        var dana = new Evidence("Dana Ortiz in chat", TestBot.Start, "dana-ortiz");
        var before = Order().On(OrderDate.Foc, 2) with { Jeopardy = new("1U", "permit", TestBot.Start), Hold = new(Court.Customer, "landlord", TestBot.Start), Next = new NextStep("call", Court.Supplier, new DateOnly(2026, 11, 20)) };
        var after = Editing.Apply(before, [new Edit.Date(OrderDate.Foc, Today.AddDays(9)), new Edit.OnHold(null), new Edit.Next(null), new Edit.NotReady(["CPE"])], dana, Today).Order!;

        var back = Editing.Apply(after, Undoing.Back(Undoing.LastOf(after, "dana-ortiz"), TestBot.Start)!, dana, Today).Order!;

        Assert.Equal((before.Dates.Foc!.On, "1U", "permit"), (back.Dates.Foc!.On, back.Jeopardy!.Code, back.Jeopardy.Words));
        Assert.Equal((before.Hold, before.Next, 0), (back.Hold, back.Next, back.OpenReadiness.Count));
        Assert.Empty(Undoing.LastOf(after, "finn-ode"));
    }

    [Fact]
    public void Anything_may_be_said() =>
        Gen.OneOf(Gen.OneOf("not", "isn't", "dec 8", "12/9", "but", "was", "now", "#", "48404", "48405", "foc", "maybe", "?", "hold", "and", ","), Gen.String[0, 6]).Array[0, 10]
            .Sample(words => _ = (ChangeStance.Of(string.Join(' ', words)), ChangeStance.Corrected(string.Join(' ', words), Today), Pairing.Of(string.Join(' ', words), ["48404", "48405"], Today, TestBot.Start)));
}
