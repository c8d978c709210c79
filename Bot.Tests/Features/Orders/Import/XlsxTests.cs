using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Demarc.Features.Orders;
using static Demarc.Tests.Features.Orders.Import.Files;

namespace Demarc.Tests.Features.Orders.Import;

public sealed class XlsxTests
{
    const string Styles = "<numFmts><numFmt numFmtId='164' formatCode='0000000000'/><numFmt numFmtId='165' formatCode='[$-409]d\\-mmm\\-yy;@'/><numFmt numFmtId='166' formatCode='\"day\" 0'/></numFmts><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='165'/><xf numFmtId='166'/></cellXfs>";

    [Fact]
    public void A_workbook_as_a_program_writes_it()
    {
        var sheet = Read(Xlsx(("Orders",
        [
            new() { ["Order #"] = "48213", ["Customer"] = "Marlin Dental", ["Account Number"] = "004512", ["MRC"] = 1250.5, ["FOC Date"] = new DateTime(2026, 12, 2), ["Term"] = 36 },
            new() { ["Order #"] = 48214, ["Customer"] = "Oak & Pine", ["Account Number"] = 4512, ["MRC"] = null, ["FOC Date"] = "TBD", ["Term"] = "MTM" },
        ])));

        Assert.Equal("Orders", sheet.SheetName);
        Assert.Equal(("48213", "004512", 1250.5m, 36), (sheet.Drafts[0].Number, sheet.Drafts[0].Account, sheet.Drafts[0].Mrc, sheet.Drafts[0].TermMonths));
        Assert.Equal(new DateOnly(2026, 12, 2), sheet.Drafts[0].Dates[OrderDate.Foc]);
        Assert.Equal(("48214", "4512", 1), (sheet.Drafts[1].Number, sheet.Drafts[1].Account, sheet.Drafts[1].TermMonths));
        Assert.Empty(sheet.Drafts[1].Dates);
    }

    [Fact]
    public void Zeros_that_excel_ate_are_warned_of()
    {
        var sheet = Read(Xlsx(("Orders", [new() { ["Order #"] = "48213", ["Customer"] = "Marlin", ["Account"] = 4512345 }])));

        var problem = Assert.Single(sheet.Problems);
        Assert.Equal((2, "Account Number", false), (problem.Row, problem.Column, problem.IsError));
        Assert.DoesNotContain("4512345", problem.Value, StringComparison.Ordinal);
        Assert.Contains("zeros", problem.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sheet_that_fits_is_taken_and_the_titles_above_it_passed_over()
    {
        var sheet = Read(Xlsx(
            ("Contacts", [new() { ["Name"] = "Rita Sol", ["Phone"] = "212-555-0143" }]),
            ("Q4 tracker",
            [
                new() { ["A"] = "Northgate order tracker", ["B"] = "as of Nov 16", ["C"] = "", ["D"] = "", ["E"] = "" },
                new() { ["A"] = "", ["B"] = "", ["C"] = "", ["D"] = "", ["E"] = "" },
                new() { ["A"] = "Order No", ["B"] = "End Customer", ["C"] = "Carrier", ["D"] = "FOC", ["E"] = "Mood" },
                new() { ["A"] = "48213", ["B"] = "Marlin", ["C"] = "CenturyLink", ["D"] = "2026-12-02", ["E"] = "good" },
            ])));

        var draft = Assert.Single(sheet.Drafts);
        Assert.Equal(("Q4 tracker", "48213", "Marlin", "Lumen", 5), (sheet.SheetName, draft.Number, draft.Customer, draft.Supplier, draft.Row));
        Assert.Contains(sheet.Remarks, remark => remark.Contains("\"Mood\"", StringComparison.Ordinal));
    }

    [Fact]
    public void A_second_sheet_of_orders_is_said_to_be_left_out()
    {
        static IEnumerable<Dictionary<string, object?>> Rows(string number) => [new() { ["Order #"] = number, ["Customer"] = "Marlin", ["FOC"] = "" }];

        Assert.Contains(Read(Xlsx(("Open", Rows("1")), ("Closed", Rows("2")))).Remarks, remark => remark.Contains("Closed", StringComparison.Ordinal));
    }

    [Fact]
    public void Days_counted_from_1904_are_the_days_they_show()
    {
        var sheet = Raw(
            "<worksheet><sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>Order #</t></is></c><c r='B1' t='inlineStr'><is><t>Customer</t></is></c><c r='C1' t='inlineStr'><is><t>FOC Date</t></is></c></row>"
            + "<row r='2'><c r='A2'><v>48213</v></c><c r='B2' t='str'><f>X1</f><v>Marlin</v></c><c r='C2' s='1'><v>44896</v></c></row></sheetData></worksheet>",
            "<workbookPr date1904='1'/>",
            Styles);

        Assert.Equal(new DateOnly(2026, 12, 2), Read(sheet).Drafts[0].Dates[OrderDate.Foc]);
    }

    [Fact]
    public void Zeros_that_only_the_format_shows_are_kept()
    {
        var draft = Read(One("<c r='C2' s='2'><v>4512345</v></c>", "Account")).Drafts[0];

        Assert.Equal(("0004512345", false), (draft.Account, draft.IsAccountNumber));
    }

    [Theory]
    [InlineData("<c r='C2' s='3'><v>46358.4</v></c>")]
    [InlineData("<c r='C2' s='1'><v>46358</v></c>")]
    [InlineData("<c r='C2'><v>46358</v></c>")]
    [InlineData("<c r='C2' t='d'><v>2026-12-02T00:00:00</v></c>")]
    [InlineData("<c r='C2' t='s'><v>0</v></c>")]
    [InlineData("<c r='C2'><v>20261202</v></c>")]
    public void A_day_in_every_form_of_cell(string cell) =>
        Assert.Equal(new DateOnly(2026, 12, 2), Read(One(cell, "FOC", "<si><r><t>Dec 2, </t></r><r><t>2026</t></r><rPh><t>x</t></rPh></si>")).Drafts[0].Dates[OrderDate.Foc]);

    [Theory]
    [InlineData("<c r='C2' t='e'><v>#REF!</v></c>", "#REF!")]
    [InlineData("<c r='C2'><v>12022026</v></c>", "12022026")]
    [InlineData("<c r='C2' s='4'><v>3</v></c>", "3")]
    [InlineData("<c r='C2' t='b'><v>1</v></c>", "TRUE")]
    public void What_is_no_day_is_an_error_at_its_cell(string cell, string value)
    {
        var problem = Assert.Single(Read(One(cell, "FOC")).Problems);

        Assert.Equal((2, "FOC Date", value, true), (problem.Row, problem.Column, problem.Value, problem.IsError));
        Assert.NotEmpty(problem.Cure);
    }

    [Fact]
    public void A_failed_lookup_is_nothing() => Assert.Empty(Read(One("<c r='C2' t='e'><v>#N/A</v></c>", "FOC")).Problems);

    [Fact]
    public void A_cell_far_to_the_right_or_down_costs_nothing()
    {
        var watch = Stopwatch.StartNew();
        var sheet = Read(Raw(
            "<worksheet><sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>Order #</t></is></c><c r='B1' t='inlineStr'><is><t>Customer</t></is></c></row>"
            + "<row r='1048576'><c r='A1048576'><v>48213</v></c><c r='B1048576' t='inlineStr'><is><t>Marlin</t></is></c><c r='XFD1048576'><v>1</v></c><c r='ZZZZZZZZ9'><v>1</v></c></row></sheetData></worksheet>"));

        Assert.Equal(1_048_576, sheet.Drafts[0].Row);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(8));
    }

    [Fact]
    public void Cells_and_rows_without_a_place_follow_each_other()
    {
        var sheet = Read(Raw(
            "<worksheet><sheetData><row><c t='inlineStr'><is><t>Order #</t></is></c><c t='inlineStr'><is><t>Customer</t></is></c></row>"
            + "<row><c><v>48213</v></c><c t='inlineStr'><is><t>Marlin_x000D_ Dental</t></is></c></row></sheetData></worksheet>"));

        Assert.Equal(("48213", "Marlin Dental"), (sheet.Drafts[0].Number, sheet.Drafts[0].Customer));
    }

    [Theory]
    [InlineData("<c r='C2' t='s'><v>99</v></c>")]
    [InlineData("<c r='C2' s='77'><v>abc</v></c>")]
    [InlineData("<c r='C2' t='nonsense'><v>1e999</v></c>")]
    [InlineData("<c r='C2'/>")]
    public void Broken_references_break_nothing(string cell) => Assert.Single(Read(One(cell, "Product")).Drafts);

    [Fact]
    public void A_bomb_is_refused_before_it_unpacks()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var bomb = zip.CreateEntry("xl/workbook.xml", CompressionLevel.Fastest).Open();
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 500; i++)
            {
                bomb.Write(zeros);
            }
        }

        var watch = Stopwatch.StartNew();
        var refusal = Refusal(Bytes(stream.ToArray()));

        Assert.Contains("unpacks to more than 400 MB", refusal, StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(8));
    }

    [Fact]
    public void A_bomb_that_lies_about_its_size_is_refused_too()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = zip.CreateEntry("xl/workbook.xml").Open();
            part.Write(Encoding.ASCII.GetBytes("<workbook>" + new string(' ', 5_000_000)));
        }

        // The sizes in the table of contents, 24 bytes into each entry of it.
        var bytes = stream.ToArray();
        var entry = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(bytes.AsSpan(entry + 24), 100);

        Assert.Contains("damaged", Refusal(Bytes(bytes)), StringComparison.Ordinal);
    }

    [Fact]
    public void Entities_are_not_unfolded() =>
        Assert.Contains("damaged", Refusal(Raw("<!DOCTYPE x [<!ENTITY a 'aaaa'>]><worksheet><sheetData><row><c t='inlineStr'><is><t>&a;</t></is></c></row></sheetData></worksheet>")), StringComparison.Ordinal);

    static Demarc.Features.Orders.Import.ImportFile One(string cell, string header, string? shared = null) => Raw(
        $"<worksheet><sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>Order #</t></is></c><c r='B1' t='inlineStr'><is><t>Customer</t></is></c><c r='C1' t='inlineStr'><is><t>{header}</t></is></c></row>"
        + $"<row r='2'><c r='A2'><v>48213</v></c><c r='B2' t='inlineStr'><is><t>Marlin</t></is></c>{cell}</row></sheetData></worksheet>",
        "",
        Styles,
        shared);
}
