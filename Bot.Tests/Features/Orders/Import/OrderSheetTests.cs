using Demarc.Features.Orders;
using Demarc.Features.Orders.Import;
using static Demarc.Tests.Features.Orders.Import.Files;

namespace Demarc.Tests.Features.Orders.Import;

public sealed class OrderSheetTests
{
    [Theory]
    [InlineData("Order #")]
    [InlineData("Order No")]
    [InlineData("order no.")]
    [InlineData("ORDER NUMBER")]
    [InlineData("TSD order")]
    [InlineData(" Order_Number ")]
    [InlineData("Order # (ours)")]
    public void The_order_number_by_any_name(string header) => Assert.Equal("48213", Read($"{header},Customer\n48213,Marlin\n").Drafts[0].Number);

    [Fact]
    public void Every_column_of_RPM_and_of_a_tracker_is_known()
    {
        string[] headers =
        [
            "Order #", "PON", "Supplier order #", "Customer", "Partner/agency", "Rep", "Product", "Site", "Supplier", "MRC", "NRC", "Term", "Contract signed", "Submitted To Carrier",
            "Order Accepted", "Requested Install Date", "FOC Date", "Installed Date", "Activation Date", "Customer Invoice Reviewed", "Account number", "Circuit ID", "BTN", "TN count", "Status",
            "Days in status", "Next action", "Owner", "Risk", "Escalation", "Notes", "Expected first commission", "First commission seen", "Renewal date",
        ];

        Assert.All(headers, header => Assert.NotNull(OrderColumns.Of(header)));
        Assert.Equal(OrderColumn.Supplier, OrderColumns.Of("Carrier"));
        Assert.Equal(OrderColumn.Agency, OrderColumns.Of("Partner"));
        Assert.Equal(OrderColumn.Mrc, OrderColumns.Of("Monthly"));
        Assert.Equal(OrderColumn.Installed, OrderColumns.Of("Install Date"));
    }

    [Fact]
    public void A_row_longer_or_shorter_than_the_header_is_named_with_its_number()
    {
        var sheet = Read("Order #,Customer,FOC Date,MRC\n48213,Marlin\n48214,Oak,2026-12-02,5,spare\n48215,Pine,2026-12-02,5\n48216,Sam,2026-12-02,5,,,\n");

        Assert.Equal([(2, "row.short"), (3, "row.long")], sheet.Problems.Where(problem => problem.Kind.StartsWith("row.", StringComparison.Ordinal)).Select(problem => (problem.Row, problem.Kind)));
        Assert.Equal(4, sheet.Drafts.Count);
    }

    [Fact]
    public void Where_most_rows_leave_empty_ends_out_none_is_named() =>
        Assert.Empty(Read("Order #,Customer,FOC Date,MRC\n48213,Marlin\n48214,Oak\n48215,Pine,2026-12-02,5\n").Problems);

    [Fact]
    public void The_header_once_more_and_totals_are_no_orders()
    {
        var sheet = Read("Order #,Customer,MRC\n48213,Marlin,5\nORDER #,Customer,MRC\n48214,Oak,7\nTotal,,12\nGrand total:,2 orders,12\nTOTAL-1,Real Co,3\n");

        Assert.Equal(["48213", "48214", "TOTAL-1"], sheet.Drafts.Select(draft => draft.Number));
        Assert.Contains("Passed over, since the header stands there again: row 3.", sheet.Remarks);
        Assert.Contains("Passed over, since a total is no order: rows 5, 6.", sheet.Remarks);
    }

    [Theory]
    [InlineData("04.12.2026", "11.12.2026", "2026-12-04", "day.month.year, since it is written with dots")]
    [InlineData("04/12/2026", "25/12/2026", "2026-12-04", "day/month/year, since other days of the column can be nothing else")]
    [InlineData("04/12/2026", "11/12/2026", "2026-04-12", "month/day/year, since nothing in the file decides it")]
    public void How_days_of_two_readings_were_read_is_said(string first, string second, string day, string said)
    {
        var sheet = Read($"Order #,Customer,FOC Date\n48213,Marlin,{first}\n48214,Oak,{second}\n");

        Assert.Equal(DateOnly.Parse(day), sheet.Drafts[0].Dates[OrderDate.Foc]);
        Assert.Contains(sheet.Remarks, remark => remark.Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_not_read_and_what_is_there_twice_is_said()
    {
        var sheet = Read("Order #,Customer,FOC,FOC Date,Favorite color\n48213,Marlin,2026-12-01,2026-12-02,red\n");

        Assert.Equal(new DateOnly(2026, 12, 2), sheet.Drafts[0].Dates[OrderDate.Foc]);
        Assert.Contains(sheet.Remarks, remark => remark.Contains("C \"FOC\" and D \"FOC Date\"", StringComparison.Ordinal));
        Assert.Contains(sheet.Remarks, remark => remark.Contains("E \"Favorite color\"", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_without_order_numbers_is_told_what_is_missing()
    {
        Assert.Contains("no column for the order number", Refusal(Csv("Customer,Carrier,FOC\nMarlin,Lumen,2026-12-02\n")), StringComparison.Ordinal);
        Assert.Contains("no header row", Refusal(Csv("hello,world\n1,2\n")), StringComparison.Ordinal);
        Assert.Contains("no rows below", Refusal(Csv("Order #,Customer,FOC\n")), StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_names_row_column_value_and_cure()
    {
        var sheet = Read("Order #,Customer,FOC Date,MRC\n48213,Marlin,someday,12\n48214,Oak,2026-12-02,lots\n,Pine,2026-12-02,1\n48216,Sam,2026-12-02,=cmd|' /C calc'!A0\n48217,Bo,2026-12-02,5\n");

        Assert.Equal(
            [(2, "FOC Date", "someday"), (3, "MRC", "lots"), (4, "Order #", ""), (5, "MRC", "=cmd|' /C calc'!A0")],
            sheet.Problems.Select(problem => (problem.Row, problem.Column, problem.Value)));
        Assert.All(sheet.Problems, problem => Assert.True(problem.IsError && problem.Cure.EndsWith('.') && problem.Words.EndsWith('.')));
        Assert.Equal([2, 3, 4, 5], sheet.ErrorRows);
        Assert.Equal("48217", Assert.Single(sheet.Drafts).Number);
    }

    [Theory]
    [InlineData("12/02/2026,11/25/2026", 12, 2)]
    [InlineData("12/02/2026,25/11/2026", 2, 12)]
    public void The_order_of_day_and_month_is_found_by_evidence(string days, int month, int day)
    {
        var parts = days.Split(',');
        var sheet = Read($"Order #,Customer,FOC Date\n48213,Marlin,{parts[0]}\n48214,Oak,{parts[1]}\n");

        Assert.Equal(new DateOnly(2026, month, day), sheet.Drafts[0].Dates[OrderDate.Foc]);
        Assert.DoesNotContain(sheet.Remarks, remark => remark.Contains("nothing in the file decides it", StringComparison.Ordinal));
    }

    [Fact]
    public void What_has_happened_cannot_lie_ahead_and_tells_the_order()
    {
        // 5 December lies ahead on 16 November; 12 May does not.
        var sheet = Read("Order #,Customer,Submitted,FOC Date\n48213,Marlin,12/05/2026,10/12/2026\n");

        Assert.Equal(new DateOnly(2026, 5, 12), sheet.Drafts[0].Dates[OrderDate.Submitted]);
        Assert.Equal(new DateOnly(2026, 12, 10), sheet.Drafts[0].Dates[OrderDate.Foc]);
    }

    [Theory]
    [InlineData("FOC Date (DD/MM/YYYY)", 2, 12)]
    [InlineData("FOC Date (mm/dd/yy)", 12, 2)]
    public void A_header_may_say_it(string header, int month, int day) =>
        Assert.Equal(new DateOnly(2026, month, day), Read($"Order #,Customer,{header}\n48213,Marlin,12/02/2026\n").Drafts[0].Dates[OrderDate.Foc]);

    [Fact]
    public void Without_evidence_it_is_month_first_and_said()
    {
        var sheet = Read("Order #,Customer,FOC Date\n48213,Marlin,12/02/2026\n");

        Assert.Equal(new DateOnly(2026, 12, 2), sheet.Drafts[0].Dates[OrderDate.Foc]);
        Assert.Contains(sheet.Remarks, remark => remark.Contains("month/day/year", StringComparison.Ordinal));
        Assert.Equal(new DateOnly(2026, 2, 12), OrderSheet.Read(Csv("Order #,Customer,FOC Date\n48213,Marlin,12/02/2026\n"), Options with { Days = DayOrder.DayFirst }, TestContext.Current.CancellationToken).Sheet!.Drafts[0].Dates[OrderDate.Foc]);
    }

    [Fact]
    public void A_column_with_both_orders_makes_the_doubtful_ones_errors()
    {
        var sheet = Read("Order #,Customer,FOC Date\n1,A,12/25/2026\n2,B,25/12/2026\n3,C,12/02/2026\n4,D,11/11/2026\n");

        Assert.Equal(["1", "2", "4"], sheet.Drafts.Select(draft => draft.Number));
        Assert.Contains("two ways", Assert.Single(sheet.Problems).Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_in_many_words_is_nothing()
    {
        var draft = Read("Order #,Customer,FOC Date,MRC,Account,Product,BTN,Status\n48213,Marlin,TBD,n/a,-,tba,N/A,\n").Drafts[0];

        Assert.Equal((null, null, null, null), (draft.Mrc, draft.Account, draft.Product, draft.Btn));
        Assert.Empty(draft.Dates);
    }

    [Fact]
    public void Accounts_keep_their_zeros_and_a_shortened_one_is_refused()
    {
        Assert.Equal("0004512", Read("Order #,Customer,Account\n48213,Marlin,0004512\n").Drafts[0].Account);
        Assert.Equal("0004512", Read("Order #,Customer,Account\n48213,Marlin,=\"0004512\"\n").Drafts[0].Account);
        Assert.Contains("shortened by Excel", Assert.Single(Read("Order #,Customer,Account\n48213,Marlin,1.23457E+11\n").Problems).Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_of_lines_are_read_and_odd_ones_left_out_with_a_word()
    {
        var sheet = Read("Order #,Customer,BTN,TNs,TN Count\n48213,Marlin,(212) 555-0143,\"212-555-0144; 212-555-0150 to 0152, 555\",5\n");

        Assert.Equal("2125550143", sheet.Drafts[0].Btn);
        Assert.Equal(["2125550144", "2125550150", "2125550151", "2125550152"], sheet.Drafts[0].Tns);
        Assert.Equal(("555", false), (Assert.Single(sheet.Problems).Value, sheet.Problems[0].IsError));
    }

    [Theory]
    [InlineData("36", 36)]
    [InlineData("36 months", 36)]
    [InlineData("3 years", 36)]
    [InlineData("3yr", 36)]
    [InlineData("MTM", 1)]
    [InlineData("Month-to-month", 1)]
    public void A_term_is_months(string text, int months) => Assert.Equal(months, Read($"Order #,Customer,Term\n48213,Marlin,{text}\n").Drafts[0].TermMonths);

    [Fact]
    public void The_same_row_twice_is_read_once_and_two_that_differ_are_errors()
    {
        var sheet = Read("Order #,Customer,MRC\n48213,Marlin,10\n48213,Marlin,10\nORD 9,Oak,1\nord9,Oak,2\n48215,Sam,1\n");

        Assert.Equal(["48213", "48215"], sheet.Drafts.Select(draft => draft.Number));
        Assert.Equal([4, 5], sheet.ErrorRows);
        Assert.Equal([3, 4, 5], sheet.Problems.Select(problem => problem.Row).Order());
    }

    [Fact]
    public void Totals_below_the_table_are_passed_over_and_said()
    {
        var sheet = Read("Order #,Customer,MRC\n48213,Marlin,10\n,,10\nNotes:,,\n");

        Assert.Equal("48213", Assert.Single(sheet.Drafts).Number);
        Assert.Contains(sheet.Remarks, remark => remark.Contains("row 3", StringComparison.Ordinal));
    }

    [Fact]
    public void Street_city_and_state_are_one_site() =>
        Assert.Equal("410 Larkspur Ave, Denver, CO 80202", Read("Order #,Customer,Address,City,State,Zip\n48213,Marlin,410 Larkspur Ave,Denver,CO,80202\n").Drafts[0].Site);

    [Fact]
    public void A_state_is_set_with_its_code_and_ended_with_a_word()
    {
        var sheet = Read("Order #,Customer,Jeopardy,Jeopardy Code,Hold,Hold For,Not Ready,Next Action,Next Action By,Waiting On\n1,A,permit pending,1U,landlord,customer,\"CPE, LOA\",Chase,2026-11-20,carrier\n2,B,cleared,,released,,ready,done,,\n");

        var (set, ended) = (sheet.Drafts[0], sheet.Drafts[1]);
        Assert.Equal(("1U", "permit pending"), (set.Jeopardy!.Value!.Code, set.Jeopardy.Value.Words));
        Assert.Equal(("landlord", Court.Customer), (set.Hold!.Value!.Reason, set.Hold.Value.Court));
        Assert.Equal(["CPE", "LOA"], set.NotReady!);
        Assert.Equal(new NextStep("Chase", Court.Supplier, new DateOnly(2026, 11, 20)), set.Next!.Value);
        Assert.Equal((null, null, null), (ended.Jeopardy!.Value, ended.Hold!.Value, ended.Next!.Value));
        Assert.Empty(ended.NotReady!);
    }
}
