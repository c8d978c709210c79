using Demarc.Features.Orders;
using Demarc.Features.Orders.Changes;
using Demarc.Tests.Support;
using static Demarc.Tests.Features.Orders.OrderSamples;

namespace Demarc.Tests.Features.Orders.Changes;

public sealed class EditingTests
{
    static readonly Evidence Dana = new("Dana Ortiz in chat", TestBot.Start, "dana-ortiz");

    [Fact]
    public void A_change_remembers_before_after_and_who_knew_it()
    {
        var edited = Apply(Order().On(OrderDate.Foc, 2), new Edit.Date(OrderDate.Foc, Today.AddDays(16)));

        var change = Assert.Single(edited.Changes);
        Assert.Equal((nameof(OrderDates.Foc), "2026-11-18", "2026-12-02", Dana), (change.Field, change.Before, change.After, change.From));
        Assert.Equal(change, edited.Order!.History[^1]);
        Assert.Equal(new DatePoint(new DateOnly(2026, 12, 2), Dana), edited.Order.Dates.Foc);
        Assert.Equal(Dana, edited.Order.LastWord);
    }

    [Fact]
    public void A_new_foc_ends_a_jeopardy_and_says_so()
    {
        var edited = Apply(Order() with { Jeopardy = new("1U", "permit", TestBot.Start.AddDays(-2)) }, new Edit.Date(OrderDate.Foc, Today.AddDays(9)));

        Assert.Null(edited.Order!.Jeopardy);
        Assert.Contains(edited.Remarks, remark => remark.Contains("ends the jeopardy", StringComparison.Ordinal));
        Assert.Contains(edited.Changes, change => change is { Field: "Jeopardy", Before: "1U permit", After: null });
    }

    [Fact]
    public void The_same_date_again_is_a_confirmation()
    {
        var edited = Apply(Order().On(OrderDate.Foc, 9), new Edit.Date(OrderDate.Foc, Today.AddDays(9)));

        Assert.Empty(edited.Changes);
        Assert.Equal(Dana, edited.Order!.Dates.Foc!.From);
        Assert.Contains("confirmed", Assert.Single(edited.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_so_is_refused_whole()
    {
        var edited = Apply(Order(), new Edit.SupplierStatus("done"), new Edit.Date(OrderDate.Installed, Today.AddDays(1)));

        Assert.Null(edited.Order);
        Assert.Equal(OrderDate.Installed, Assert.Single(edited.Errors).Date);
    }

    [Fact]
    public void A_second_reject_counts_up_and_notes_keep_who_they_are_for()
    {
        var once = Apply(Order(), new Edit.Rejected(new Reject("6D", "address", TestBot.Start))).Order!;
        var twice = Apply(once, new Edit.Rejected(new Reject("6E", "BTN", TestBot.Start)), new Edit.Note("mornings", true), new Edit.Note("Please send the LOA", false)).Order!;

        Assert.Equal(2, twice.Reject!.Count);
        Assert.Equal([("mornings", true), ("Please send the LOA", false)], twice.Notes.Select(note => (note.Words, note.IsInternal)));
    }

    [Fact]
    public void Readiness_grows_shorter()
    {
        var order = Order() with { OpenReadiness = ["CPE", "inside wiring"] };

        Assert.Equal(["inside wiring"], Apply(order, new Edit.Ready(["cpe"])).Order!.OpenReadiness);
        Assert.Empty(Apply(order, new Edit.NotReady([])).Order!.OpenReadiness);
    }

    [Fact]
    public void An_older_word_does_not_replace_a_newer_one_and_a_new_owner_is_no_word()
    {
        var old = new Evidence("carrier mail", TestBot.Start.AddDays(-9), "dana-ortiz");

        Assert.Equal(Portal, Editing.Apply(Order(), [new Edit.SupplierStatus("x")], old, Today).Order!.LastWord);
        Assert.Equal(Portal, Apply(Order(), new Edit.Owner("dana-ortiz", "Dana Ortiz")).Order!.LastWord);
    }

    static Edited Apply(Order order, params Edit[] edits) => Editing.Apply(order, edits, Dana, Today);
}
