using CsCheck;
using Demarc.Features.Orders;
using Demarc.Features.Orders.Changes;
using Demarc.Tests.Support;
using static Demarc.Tests.Features.Orders.OrderSamples;

namespace Demarc.Tests.Features.Orders.Changes;

public sealed class ChangeTextTests
{
    public static TheoryData<string, OrderDate, string?> Dates => new()
    {
        { "foc 12/2", OrderDate.Foc, "2026-12-02" },
        { "set the foc to dec 2", OrderDate.Foc, "2026-12-02" },
        { "foc date is now 12/02/2026", OrderDate.Foc, "2026-12-02" },
        { "foc moved from the 18th to 2026-12-09", OrderDate.Foc, "2026-12-09" },
        { "foc moved from 11/18 to 12/9", OrderDate.Foc, "2026-12-09" },
        { "put 12/4 as the foc on", OrderDate.Foc, "2026-12-04" },
        { "enter a foc of december 5 for", OrderDate.Foc, "2026-12-05" },
        { "record submitted date 11/12 for", OrderDate.Submitted, "2026-11-12" },
        { "the accepted date on  to yesterday", OrderDate.Accepted, "2026-11-15" },
        { "install for  moved to 11/13, please update the record", OrderDate.Installed, "2026-11-13" },
        { "turned up today, mark it complete", OrderDate.Installed, "2026-11-16" },
        { "foc none", OrderDate.Foc, null },
        { "foc pulled by carrier", OrderDate.Foc, null },
        { "foc 1/5", OrderDate.Foc, "2027-01-05" },
        { "installed today", OrderDate.Installed, "2026-11-16" },
        { "was installed yesterday", OrderDate.Installed, "2026-11-15" },
        { "installed 12/20", OrderDate.Installed, "2025-12-20" },
        { "submitted friday", OrderDate.Submitted, "2026-11-13" },
        { "accepted 11/3", OrderDate.Accepted, "2026-11-03" },
        { "requested install 12/15", OrderDate.RequestedInstall, "2026-12-15" },
        { "port foc 12/4", OrderDate.PortFoc, "2026-12-04" },
        { "ported 11/13", OrderDate.Ported, "2026-11-13" },
        { "activated nov 10th", OrderDate.Activated, "2026-11-10" },
        { "cancelled 11/12", OrderDate.Cancelled, "2026-11-12" },
        { "invoice reviewed 11/2", OrderDate.InvoiceReviewed, "2026-11-02" },
        { "foc next tues", OrderDate.Foc, "2026-11-24" },
        { "foc tuesday", OrderDate.Foc, "2026-11-17" },
        { "foc in 2 weeks", OrderDate.Foc, "2026-11-30" },
        { "foc tomorrow", OrderDate.Foc, "2026-11-17" },
    };

    [Theory]
    [MemberData(nameof(Dates))]
    public void A_date_is_changed_in_a_few_words(string text, OrderDate which, string? day)
    {
        var edit = Assert.IsType<Edit.Date>(Assert.Single(Read(text).Edits));

        Assert.Equal((which, day), (edit.Which, edit.Day?.ToString("yyyy-MM-dd")));
    }

    [Fact]
    public void Several_dates_in_one_breath() =>
        Assert.Equal(
            [new Edit.Date(OrderDate.Accepted, new DateOnly(2026, 11, 3)), new Edit.Date(OrderDate.Foc, new DateOnly(2026, 12, 9))],
            Read("accepted 11/3, foc 12/9").Edits);

    [Fact]
    public void A_date_named_without_a_day_is_asked_for()
    {
        Assert.Equal(OrderDate.Foc, Read("foc").WithoutDay);
        Assert.Equal(OrderDate.Installed, Read("is installed").WithoutDay);
        Assert.Null(Read("foc 12/2").WithoutDay);
    }

    [Theory]
    [InlineData("foc 12/2 per Lumen portal", "Lumen portal")]
    [InlineData("foc 12/2, according to Jane at AT&T.", "Jane at AT&T")]
    [InlineData("foc 12/2 (source: carrier mail)", "carrier mail")]
    [InlineData("foc 12/2", null)]
    public void Who_knows_it_may_be_said(string text, string? source)
    {
        var said = Read(text);

        Assert.Equal(source, said.Source);
        Assert.Single(said.Edits);
    }

    public static TheoryData<string, Edit> States => new()
    {
        { "jeopardy 1U permit pending", new Edit.InJeopardy(new Jeopardy("1U", "permit pending", TestBot.Start)) },
        { "in jeopardy: no facilities", new Edit.InJeopardy(new Jeopardy(null, "no facilities", TestBot.Start)) },
        { "jep code 1C customer not ready", new Edit.InJeopardy(new Jeopardy("1C", "customer not ready", TestBot.Start)) },
        { "jeopardy cleared", new Edit.InJeopardy(null) },
        { "out of jeopardy", new Edit.InJeopardy(null) },
        { "rejected 6D wrong address", new Edit.Rejected(new Reject("6D", "wrong address", TestBot.Start)) },
        { "reject corrected", new Edit.Rejected(null) },
        { "on hold, waiting on customer: landlord consent", new Edit.OnHold(new Hold(Court.Customer, "landlord consent", TestBot.Start)) },
        { "hold released", new Edit.OnHold(null) },
        { "off hold", new Edit.OnHold(null) },
        { "next: chase the DLR by 11/20 (supplier)", new Edit.Next(new NextStep("chase the DLR", Court.Supplier, new DateOnly(2026, 11, 20))) },
        { "next step is call the site", new Edit.Next(new NextStep("call the site", Court.Us)) },
        { "status: design complete", new Edit.SupplierStatus("design complete") },
        { "carrier status is FOC issued", new Edit.SupplierStatus("FOC issued") },
    };

    [Theory]
    [MemberData(nameof(States))]
    public void A_state_is_set_or_ended(string text, Edit edit) => Assert.Equal(edit, Assert.Single(Read(text).Edits));

    [Fact]
    public void Readiness_is_a_list_and_grows_shorter()
    {
        Assert.Equal(["CPE", "inside wiring", "LOA"], Assert.IsType<Edit.NotReady>(Assert.Single(Read("not ready: CPE, inside wiring and LOA").Edits)).Items);
        Assert.Equal(["CPE"], Assert.IsType<Edit.Ready>(Assert.Single(Read("CPE is ready").Edits)).Items);
        Assert.Equal(["LOA"], Assert.IsType<Edit.Ready>(Assert.Single(Read("ready: LOA").Edits)).Items);
        Assert.Empty(Assert.IsType<Edit.NotReady>(Assert.Single(Read("all ready").Edits)).Items);
    }

    [Theory]
    [InlineData("owner Dana Ortiz", "Dana Ortiz")]
    [InlineData("assign to dana", "dana")]
    [InlineData("reassign it to Dana Ortiz", "Dana Ortiz")]
    public void An_owner_is_named(string text, string name) => Assert.Equal(name, Read(text).OwnerName);

    [Theory]
    [InlineData("hello there")]
    [InlineData("")]
    [InlineData("12/2")]
    public void What_is_not_understood_changes_nothing(string text)
    {
        var said = Read(text);

        Assert.Empty(said.Edits);
        Assert.Null(said.WithoutDay ?? (object?)said.OwnerName);
    }

    [Fact]
    public void Anything_may_be_said() =>
        Gen.Select(Gen.String, Gen.OneOf(Gen.OneOf("foc", "installed", "jeopardy", "reject", "hold", "next:", "ready", "status:", "owner", "12/2", "per", "by", "none", "(supplier)", "99/99/9999", "in 400 weeks"), Gen.String[0, 6]).Array[0, 8])
            .Sample((any, words) => _ = (Read(any), Read(string.Join(' ', words))));

    static ChangeSaid Read(string text) => ChangeText.Read(text, Today, TestBot.Start);
}
