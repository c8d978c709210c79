using System.Text;

namespace Demarc.Features.Orders.Import;

/// <summary>Tells by its first bytes what a file is, whatever its name says, and reads it or says what to save it as.</summary>
public static class SheetFiles
{
    static readonly (byte[] Start, string Words)[] NoTables =
    [
        ("%PDF"u8.ToArray(), "This is a PDF. I need the table itself: send the CSV or XLSX it was made from."),
        ([0x1F, 0x8B], "This is a compressed file. Unpack it and send the CSV or XLSX in it."),
        ([0x37, 0x7A, 0xBC, 0xAF], "This is a compressed file. Unpack it and send the CSV or XLSX in it."),
        ("Rar!"u8.ToArray(), "This is a compressed file. Unpack it and send the CSV or XLSX in it."),
        ([0x89, 0x50, 0x4E, 0x47], "This is a picture. I need the table itself, as CSV or XLSX."),
        ([0xFF, 0xD8, 0xFF], "This is a picture. I need the table itself, as CSV or XLSX."),
        ("GIF8"u8.ToArray(), "This is a picture. I need the table itself, as CSV or XLSX."),
    ];

    static readonly byte[] Zip = [0x50, 0x4B];
    static readonly byte[] OldOffice = [0xD0, 0xCF, 0x11, 0xE0];

    /// <returns>Its sheets, or why not, in words that say what to do.</returns>
    public static (Workbook? Workbook, string? Refusal) Read(ImportFile file, CancellationToken cancel)
    {
        var bytes = file.Bytes;
        if (bytes.Length > ImportFile.MostBytes)
        {
            return (null, ImportFile.TooLarge);
        }

        if (bytes.Length == 0)
        {
            return (null, "The file is empty. Export it again and check that it has rows.");
        }

        var start = bytes.Span;
        foreach (var (known, words) in NoTables)
        {
            if (start.StartsWith(known))
            {
                return (null, words);
            }
        }

        if (start.StartsWith(Zip))
        {
            return XlsxFile.Read(file, cancel);
        }

        return start.StartsWith(OldOffice)
            ? (null, start.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0
                ? "This workbook is protected with a password. Save a copy without one and send that."
                : "This is an old Excel workbook (.xls). Open it, save it as .xlsx or CSV, and send that.")
            : CsvFile.Read(file, cancel);
    }
}
