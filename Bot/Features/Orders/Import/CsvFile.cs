using System.Globalization;
using System.Text;
using CsvHelper;

namespace Demarc.Features.Orders.Import;

/// <summary>Reads text with separated columns: comma, semicolon, tab or bar, found by looking.</summary>
static class CsvFile
{
    /// <summary>One record may hold long notes; more than this is a quotation mark that nobody closed.</summary>
    const int MostInRecord = 1024 * 1024;

    public static (Workbook? Workbook, string? Refusal) Read(ImportFile file, CancellationToken cancel)
    {
        var (encoding, remark) = FileText.EncodingOf(file.Bytes.Span);
        if (encoding is null)
        {
            return (null, "This is neither a CSV nor an XLSX file. Save the sheet as one of them and send that.");
        }

        var head = HeadOf(file, encoding);
        if (Foreign(head) is { } words)
        {
            return (null, words);
        }

        var (rows, refusal) = Rows(file, encoding, cancel);
        if (rows is null)
        {
            return (null, refusal);
        }

        // Excel's own line for the separator is a row to no spreadsheet.
        var before = head.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        return (new Workbook([new Sheet("", before == 0 ? rows : [.. rows.Select(row => row with { Number = row.Number + before })])], remark is null ? [] : [remark]), null);
    }

    static (List<SheetRow>? Rows, string? Refusal) Rows(ImportFile file, Encoding encoding, CancellationToken cancel)
    {
        var rows = new List<SheetRow>();
        var number = 0;
        var isOpen = false;
        using var reader = CsvReader.Create(file.Open(), new CsvReaderOptions
        {
            HasHeader = false,
            Encoding = encoding,
            SkipEmptyLines = false,
            MaxRecordSize = MostInRecord,
            OnMalformedRecord = record => isOpen |= record.Reason == CsvMalformedReason.UnterminatedQuote,
        });
        try
        {
            while (reader.Read())
            {
                cancel.ThrowIfCancellationRequested();
                number++;
                var row = new SheetRow(number, CellsOf(reader));
                if (isOpen)
                {
                    return (null, Unclosed(number));
                }

                if (row.IsBlank)
                {
                    continue;
                }

                if (rows.Count == Workbook.MostRows)
                {
                    return (null, Workbook.TooManyRows);
                }

                rows.Add(row);
            }
        }
        catch (CsvFormatException)
        {
            return (null, Unclosed(number + 1));
        }

        return (rows, null);
    }

    static Cell[] CellsOf(CsvReader reader)
    {
        var cells = new Cell[Math.Min(reader.FieldCount, Workbook.MostColumns)];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = Cell.Of(CellText.Clean(reader.GetString(i)));
        }

        return cells;
    }

    static string Unclosed(int row) =>
        string.Create(CultureInfo.InvariantCulture, $"A quotation mark opened in row {row} is never closed, so the rest of the file cannot be told apart. Close it and send the file again.");

    static string HeadOf(ImportFile file, Encoding encoding)
    {
        using var text = new StreamReader(file.Open(), encoding, detectEncodingFromByteOrderMarks: true);
        var head = new char[4096];
        return new string(head, 0, text.ReadBlock(head)).TrimStart();
    }

    static string? Foreign(string head) => head switch
    {
        "" => "The file holds nothing but blanks. Export it again and check that it has rows.",
        ['<', ..] => "This is a web page or XML, whatever its name says. Open it in Excel, save it as .xlsx or CSV, and send that.",
        ['{' or '[', ..] => "This is JSON. I read CSV and XLSX: save the table as one of them.",
        _ => null,
    };
}
