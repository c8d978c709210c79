using System.IO.Compression;
using System.Xml;

namespace Demarc.Features.Orders.Import;

/// <summary>
/// Reads workbooks of the Office Open XML kind (ECMA-376), streaming, and only what a table needs. Own code, since a tracker depends on three things
/// that readers at hand leave out: dates counted from 1904, zeros that only the number's format shows, and a lone cell far to the right that must cost nothing.
/// </summary>
static class XlsxFile
{
    /// <summary>What the parts unpack to; a tracker of 100,000 rows takes half of it.</summary>
    public const long MostUnpacked = 400L * 1024 * 1024;

    const int MostParts = 5000;
    const string Damaged = "The workbook is damaged or cut off. Open it in Excel, save it again, and send that.";

    public static (Workbook? Workbook, string? Refusal) Read(ImportFile file, CancellationToken cancel)
    {
        try
        {
            using var zip = new ZipArchive(file.Open(), ZipArchiveMode.Read);
            return zip.Entries.Count > MostParts || zip.Entries.Sum(part => Math.Max(0, part.Length)) > MostUnpacked
                ? (null, $"The workbook unpacks to more than {MostUnpacked / 1024 / 1024} MB, which no order tracker does. Copy the sheet with the orders into a new workbook and send that.")
                : Foreign(zip) is { } words ? (null, words)
                : Read(zip, cancel);
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or FormatException or OverflowException or EndOfStreamException or IOException or NotSupportedException or ArgumentException)
        {
            return (null, Damaged);
        }
    }

    static (Workbook? Workbook, string? Refusal) Read(ZipArchive zip, CancellationToken cancel)
    {
        var parts = new XlsxParts(zip);
        var strings = XlsxStrings.Read(parts, cancel);
        var styles = XlsxStyles.Read(parts);
        var sheets = new List<Sheet>();
        foreach (var (name, path, isHidden) in parts.Sheets)
        {
            if (parts.Open(path) is not { } xml)
            {
                continue;
            }

            using (xml)
            {
                if (new XlsxSheet(strings, styles, parts.CountsFrom1904).Read(xml, cancel) is not { } rows)
                {
                    return (null, Workbook.TooManyRows);
                }

                sheets.Add(new Sheet(name, rows) { IsHidden = isHidden });
            }
        }

        return sheets.Count == 0 ? (null, Damaged) : (new Workbook(sheets, []), null);
    }

    static string? Foreign(ZipArchive zip)
    {
        if (zip.Entries.Any(part => Is(part, "xl/workbook.xml")))
        {
            return null;
        }

        return zip.Entries.Any(part => Is(part, "xl/workbook.bin")) ? "This is a binary workbook (.xlsb). Save it as .xlsx or CSV and send that."
            : zip.Entries.Any(part => part.FullName.StartsWith("word/", StringComparison.OrdinalIgnoreCase)) ? "This is a Word document. I need the table as CSV or XLSX."
            : zip.Entries.Any(part => Is(part, "mimetype")) ? "This is an OpenDocument file. Save it as .xlsx or CSV and send that."
            : "This is a compressed folder, not a workbook. Unpack it and send the CSV or XLSX in it.";
    }

    static bool Is(ZipArchiveEntry part, string name) => part.FullName.TrimStart('/').Equals(name, StringComparison.OrdinalIgnoreCase);
}
