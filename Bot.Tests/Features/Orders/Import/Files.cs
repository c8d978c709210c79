using System.IO.Compression;
using System.Text;
using Demarc.Features.Orders;
using Demarc.Features.Orders.Import;
using Demarc.Time;
using Demarc.Tests.Support;
using Demarc.Turns;
using MiniExcelLibs;

namespace Demarc.Tests.Features.Orders.Import;

/// <summary>Trackers as people send them.</summary>
static class Files
{
    public static readonly ReadingOptions Options = new(OrderSamples.Today, TestBot.Start);

    public static readonly ImportNames Names = new(
        [new Company { Id = "house", Name = "Northgate", IsDistributor = true }, new Company { Id = "acme", Name = "Acme Telecom" }, new Company { Id = "beta", Name = "Beta & Sons" }],
        [
            new Person { Id = "rita-sol", Name = "Rita Sol", Company = "acme", Role = Role.PartnerRep },
            new Person { Id = "bo-lund", Name = "Bo Lund", Company = "beta", Role = Role.PartnerRep },
            new Person { Id = "dana-ortiz", Name = "Dana Ortiz", Company = "house", Role = Role.ProjectManager },
        ]);

    public static ImportFile Csv(string text, string name = "orders.csv") => new(name, Encoding.UTF8.GetBytes(text));

    public static ImportFile Bytes(byte[] bytes, string name = "orders.csv") => new(name, bytes);

    public static OrderSheet Read(string csv) => Read(Csv(csv));

    public static OrderSheet Read(ImportFile file)
    {
        var (sheet, refusal) = OrderSheet.Read(file, Options);
        Assert.True(sheet is not null, refusal);
        return sheet!;
    }

    public static string Refusal(ImportFile file)
    {
        var (sheet, refusal) = OrderSheet.Read(file, Options);
        Assert.Null(sheet);
        Assert.True(refusal is { Length: > 20 } && refusal.EndsWith('.'), refusal);
        return refusal;
    }

    public static ImportPlan Plan(string csv, params Order[] known) => Plan(Read(csv), known);

    public static ImportPlan Plan(OrderSheet sheet, params IEnumerable<Order> known) =>
        OrderImport.Plan(sheet, known.ToDictionary(order => order.Id), Names, Merging(sheet.FileName), OrderSamples.Today, Calendars.Parse(""));

    public static Merging Merging(string source = "orders.csv", DateTimeOffset? now = null) => new(Names, source, "dana-ortiz", now ?? TestBot.Start);

    /// <summary>The orders after the plan is carried out.</summary>
    public static IReadOnlyList<Order> Carry(ImportPlan plan, params IEnumerable<Order> known)
    {
        var orders = known.ToDictionary(order => order.Id);
        foreach (var row in plan.Rows)
        {
            orders[row.Draft.Id] = Merging().Merge(row.Draft, orders.GetValueOrDefault(row.Draft.Id)).Order;
        }

        return [.. orders.Values];
    }

    public static ImportFile Xlsx(params (string Sheet, IEnumerable<Dictionary<string, object?>> Rows)[] sheets)
    {
        using var stream = new MemoryStream();
        stream.SaveAs(sheets.ToDictionary(sheet => sheet.Sheet, sheet => (object)sheet.Rows.ToList()));
        return new ImportFile("orders.xlsx", stream.ToArray());
    }

    /// <summary>A workbook by hand, for what no writer writes.</summary>
    public static ImportFile Raw(string sheet, string workbookProperties = "", string styles = "", string? shared = null)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(zip, "xl/workbook.xml", $"<workbook xmlns:r='r'>{workbookProperties}<sheets><sheet name='Orders' sheetId='1' r:id='rId1'/></sheets></workbook>");
            Part(zip, "xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id='rId1' Target='worksheets/sheet1.xml'/></Relationships>");
            Part(zip, "xl/worksheets/sheet1.xml", sheet);
            Part(zip, "xl/styles.xml", $"<styleSheet>{styles}</styleSheet>");
            Part(zip, "xl/sharedStrings.xml", $"<sst>{shared}</sst>");
        }

        return new ImportFile("orders.xlsx", stream.ToArray());
    }

    static void Part(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text);
    }
}
