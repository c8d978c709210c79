using CsCheck;
using Demarc.Features.Orders;
using Demarc.Features.Orders.Import;
using Demarc.Tests.Support;
using static Demarc.Tests.Features.Orders.Import.Files;
using static Demarc.Tests.Features.Orders.OrderSamples;

namespace Demarc.Tests.Features.Orders.Import;

public sealed class OrderImportTests
{
    const string One = "Order #,Customer,Agency,Rep,Supplier,Submitted,FOC Date,MRC\n48213,Marlin Dental,Acme Telecom,Rita Sol,CenturyLink,2026-11-02,2026-12-02,1250\n";

    [Fact]
    public void A_new_order_has_its_dates_with_their_evidence()
    {
        var plan = Plan(One);
        var order = Assert.Single(Carry(plan));

        Assert.Equal(new ImportCounts(1, 0, 0, 0), plan.Counts);
        Assert.Equal(("48213", "acme", "rita-sol", "Lumen", 1250m), (order.Id, order.Agency, order.Rep, order.Supplier, order.Mrc));
        Assert.Equal(new DatePoint(new DateOnly(2026, 12, 2), new Evidence("import orders.csv", TestBot.Start, "dana-ortiz")), order.Dates.Foc);
        Assert.Equal(order.Dates.Foc!.From, order.LastWord);
        Assert.Empty(order.History);
    }

    [Fact]
    public void A_changed_one_is_told_field_by_field_and_remembers_it()
    {
        var before = Carry(Plan(One));
        var plan = Plan(One.Replace("2026-12-02", "2026-12-09", StringComparison.Ordinal).Replace(",1250", ",1300", StringComparison.Ordinal), [.. before]);
        var order = Assert.Single(Carry(plan, before));

        Assert.Equal([new FieldChange("Mrc", "1250", "1300"), new FieldChange("Foc", "2026-12-02", "2026-12-09")], Assert.Single(plan.Rows).Changes);
        Assert.Equal(["Mrc", "Foc"], order.History.Select(change => change.Field));
        Assert.Equal(1, OrderHealth.SlipsOf(order));
    }

    [Theory]
    [InlineData("2026-12-05", "Saturday", "2026-12-07")]
    [InlineData("2026-12-25", "Christmas", "2026-12-28")]
    public void A_foc_on_a_day_off_is_pointed_out(string foc, string why, string next)
    {
        var plan = Plan(One.Replace("2026-12-02", foc, StringComparison.Ordinal));
        var problem = Assert.Single(plan.Problems);

        Assert.Equal((1, false, foc), (plan.Counts.New, problem.IsError, problem.Value));
        Assert.Contains(why, problem.Words, StringComparison.Ordinal);
        Assert.Contains(next, problem.Cure, StringComparison.Ordinal);
        Assert.Empty(Plan(One.Replace("2026-12-02", foc, StringComparison.Ordinal), [.. Carry(plan)]).Problems);
    }

    [Fact]
    public void Two_orders_of_one_pon_and_a_rep_nobody_knows_are_pointed_out()
    {
        var plan = Plan("Order #,Customer,PON,Rep\n48213,Marlin Dental,KLM1,Rita Sol\n48214,Oak,klm1,Rita Zol\n48215,Oak,KLM2,\"Sol, Rita\"\n");
        var problem = Assert.Single(plan.Problems);

        Assert.Equal((3, 3, "PON"), (plan.Counts.New, problem.Row, problem.Column));
        Assert.Contains("48213 in row 2", problem.Words, StringComparison.Ordinal);
        Assert.Equal([new UnknownName("Rep", "Rita Zol", 1)], plan.Unknown);
    }

    [Fact]
    public void An_empty_cell_takes_nothing_away()
    {
        var before = Carry(Plan(One));

        Assert.Equal(new ImportCounts(0, 0, 1, 0), Plan("Order #,Customer,FOC Date,MRC,Rep\n48213,,TBD,,\n", [.. before]).Counts);
    }

    [Fact]
    public void A_date_that_is_open_in_the_file_and_known_here_is_pointed_out()
    {
        var problem = Assert.Single(Plan("Order #,Customer,FOC Date\n48213,Marlin Dental,TBD\n", Order().On(OrderDate.Foc, 9)).Problems);

        Assert.False(problem.IsError);
        Assert.Contains("2026-11-25", problem.Words, StringComparison.Ordinal);
        Assert.Contains("48213 foc none", problem.Cure, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_foc_ends_a_jeopardy_unless_the_row_says_otherwise()
    {
        var before = Order() with { Jeopardy = new("1U", "permit", TestBot.Start), Dates = Order().On(OrderDate.Foc, 3).Dates };

        var cleared = Plan("Order #,Customer,FOC Date\n48213,Marlin Dental,2026-12-09\n", before).Rows[0];
        var kept = Plan("Order #,Customer,FOC Date,Jeopardy,Jeopardy Code\n48213,Marlin Dental,2026-12-09,permit,1U\n", before).Rows[0];

        Assert.Contains(new FieldChange("Jeopardy", "1U permit", null), cleared.Changes);
        Assert.DoesNotContain(kept.Changes, change => change.Field == "Jeopardy");
    }

    [Fact]
    public void Names_nobody_knows_are_kept_as_written_and_listed()
    {
        var plan = Plan("Order #,Customer,Agency,Rep,Owner\n1,A,Acme,Rita Sol,Dana Ortiz\n2,B,ACME  telecom,\"Sol, Rita\",dana ortiz\n3,C,Acme Telecom,Bo Lund,Nobody\n4,D,acme,Rita Sol,\n");
        var orders = Carry(plan).ToDictionary(order => order.Id);

        Assert.Equal([new UnknownName("Rep", "Bo Lund of Acme Telecom", 1), new UnknownName("Owner", "Nobody", 1)], plan.Unknown);
        Assert.Equal(("acme", "rita-sol", "dana-ortiz"), (orders["2"].Agency, orders["2"].Rep, orders["2"].Owner));
        Assert.Equal(("acme", null, "Bo Lund"), (orders["3"].Agency, orders["3"].Rep, orders["3"].RepName));
        Assert.Equal((null, "Nobody"), (orders["3"].Owner, orders["3"].OwnerName));
    }

    [Fact]
    public void An_agency_nobody_knows_leaves_the_order_to_staff()
    {
        var plan = Plan("Order #,Customer,Agency,Rep\n1,A,Acme Telecomm,Rita Sol\n");
        var order = Assert.Single(Carry(plan));

        Assert.Equal(("", "Acme Telecomm", null, "Rita Sol"), (order.Agency, order.AgencyName, order.Rep, order.RepName));
        Assert.Equal([new UnknownName("Agency", "Acme Telecomm", 1)], plan.Unknown);
    }

    [Fact]
    public void What_cannot_be_so_is_an_error_and_what_is_odd_a_warning()
    {
        var plan = Plan("Order #,Customer,Submitted,FOC Date,Installed Date,Status\n1,A,2026-11-10,2026-11-02,,\n2,B,2026-11-10,,2027-01-05,\n3,C,,2026-12-01,,\n4,D,2026-11-01,2026-11-10,,Installed\n5,E,2026-11-01,2026-12-10,,FOC date received\n");

        Assert.Equal([2, 3], plan.ErrorRows);
        Assert.Equal(["3", "4", "5"], plan.Rows.Select(row => row.Number));
        Assert.Contains(plan.Problems, problem => problem.Row == 4 && problem.Words.Contains("no date of submission", StringComparison.Ordinal));
        Assert.Contains(plan.Problems, problem => problem.Row == 5 && problem.Words.Contains("nothing says installed", StringComparison.Ordinal));
        Assert.Contains(plan.Problems, problem => problem is { Row: 5, Column: "Status" });
        Assert.DoesNotContain(plan.Problems, problem => problem.Row == 6);
    }

    [Fact]
    public void A_status_that_says_cancelled_cancels_with_a_warning()
    {
        var plan = Plan("Order #,Customer,Submitted,FOC Date,Status\n1,A,2026-09-01,2026-10-01,Canceled by customer\n");
        var order = Assert.Single(Carry(plan));

        Assert.Equal(OrderStage.Cancelled, order.Stage());
        Assert.Contains(plan.Problems, problem => problem is { Column: "Status", IsError: false });
        Assert.Equal(new ImportCounts(0, 0, 1, 0), Plan("Order #,Customer,Submitted,FOC Date,Status\n1,A,2026-09-01,2026-10-01,Canceled by customer\n", order).Counts);
    }

    [Fact]
    public void Zeros_that_excel_ate_do_not_take_the_zeros_that_are_known()
    {
        var before = Order() with { Account = "0004512" };
        var numeric = Read(Xlsx(("Orders", [new() { ["Order #"] = "48213", ["Customer"] = "Marlin Dental", ["Account"] = 4512 }])));

        Assert.Equal(RowKind.Unchanged, Plan(numeric, before).Rows[0].Kind);
        Assert.Equal("Account", Assert.Single(Plan("Order #,Customer,Account\n48213,Marlin Dental,0009999\n", before).Rows[0].Changes).Field);
    }

    [Fact]
    public void An_account_is_never_written_out_in_what_changed()
    {
        var change = Assert.Single(Plan("Order #,Customer,Account\n48213,Marlin Dental,99887766\n", Order() with { Account = "11223344" }).Rows[0].Changes);

        Assert.Equal(("••••3344", "••••7766"), (change.Before, change.After));
    }

    [Fact]
    public void The_first_foc_tells_how_far_it_has_moved()
    {
        const string csv = "Order #,Customer,Submitted,Original FOC,FOC Date\n48213,Marlin,2026-10-01,2026-11-20,2026-12-04\n";
        var order = Assert.Single(Carry(Plan(csv)));

        Assert.Equal(9, OrderHealth.SlipOf(order, Demarc.Time.BusinessCalendar.Federal));
        Assert.Equal(RowKind.Unchanged, Plan(csv, order).Rows[0].Kind);
        Assert.Equal(RowKind.Changed, Plan(csv, order with { History = [] }).Rows[0].Kind);
    }

    [Fact]
    public void A_later_update_without_a_change_still_counts_as_heard()
    {
        var before = Carry(Plan("Order #,Customer,Last Update,Source\n48213,Marlin,2026-11-02,Lumen portal\n"));
        var plan = Plan("Order #,Customer,Last Update,Source\n48213,Marlin,2026-11-13,Lumen portal\n", [.. before]);

        Assert.Equal("LastWord", Assert.Single(plan.Rows[0].Changes).Field);
        Assert.Equal(("Lumen portal", 13), (Carry(plan, before)[0].LastWord.Source, Carry(plan, before)[0].LastWord.AsOf.Day));
    }

    // --- Any table

    static readonly Gen<string> Word = Gen.OneOf(
        Gen.OneOf("", "TBD", "n/a", "Marlin Dental", "Acme Telecom", "Rita Sol", "Lumen", "ATT", "12/02/2026", "25/12/2026", "2026-11-02", "2-Dec-26", "46358", "$1,250.00", "(45)", "36 months", "0004512",
            "(212) 555-0143", "212-555-0150 to 0152", "1.2E+11", "=1+1", "@SUM(A1)", "cleared", "1U permit", "Cancelled", "Installed", "CPE, LOA", "\"", "a\nb", "Order #", "😀", "\uD800"),
        Gen.String[Gen.Char, 0, 12]);

    static readonly Gen<string> Number = Gen.OneOf(Gen.Int[1, 12].Select(i => i.ToString()), Gen.OneOf("ORD-1", "#2", "ord 3", "", "n/a"), Gen.String[Gen.Char, 0, 6]);

    static readonly Gen<string[][]> Table = Gen.Select(
        Gen.OneOf(Enum.GetValues<OrderColumn>().Where(column => column is not OrderColumn.Number).ToArray()).Array[1, 12],
        Gen.Select(Number, Word.Array[12]).Array[0, 20],
        (columns, rows) => (string[][])[["Order #", .. columns.Select(column => column.Name())], .. rows.Select(row => (string[])[row.Item1, .. row.Item2.Take(columns.Length)])]);

    [Fact]
    public void Any_table_is_read_or_refused_and_changes_nothing_the_second_time() =>
        Table.Sample(table =>
        {
            var file = Csv(string.Concat(table.Select(row => string.Join(',', row.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\n")));
            if (OrderSheet.Read(file, Options) is not ({ } sheet, null))
            {
                return;
            }

            var first = Plan(sheet);
            var orders = Carry(first);
            var second = Plan(sheet, orders);

            Assert.Equal(sheet.Drafts.Count + sheet.ErrorRows.Count, first.Counts.Rows);
            Assert.Equal((0, 0, first.Counts.New), (second.Counts.New, second.Counts.Changed, second.Counts.Unchanged));
            Assert.All(first.Problems, problem => Assert.True(problem.Words.Length > 0 && problem.Cure.Length > 0 && problem.Row > 0));
            Assert.All(orders, order => Assert.DoesNotContain(OrderRules.Check(order.Dates, Today), finding => finding.IsError));
        }, iter: 3000);

    [Fact]
    public void A_second_file_over_the_first_changes_nothing_the_third_time() =>
        Gen.Select(Table, Table).Sample((one, other) =>
        {
            IReadOnlyList<Order> orders = [];
            foreach (var table in new[] { one, other })
            {
                if (OrderSheet.Read(Csv(string.Concat(table.Select(row => string.Join(',', row.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\n"))), Options) is ({ } sheet, null))
                {
                    orders = Carry(Plan(sheet, orders), orders);
                    Assert.Equal(0, Plan(sheet, orders).Counts.Changed);
                }
            }
        }, iter: 1500);
}
